package ingest

import (
	"strings"

	"naru/internal/core"
	"naru/internal/source"
)

// Profile says how to read a table as observations. It is a plain value that
// is saved as JSON, shown to people and kept with each version made by it.
//
// A table is tidy (one value column: Value is set) or wide (several value
// columns, each of a fixed period or measure: Wide is set).
type Profile struct {
	Reading Reading `json:"reading"`

	Region   Ref          `json:"region"`
	Industry Ref          `json:"industry"`
	Period   Ref          `json:"period"`
	Measure  Ref          `json:"measure"`
	Unit     Ref          `json:"unit,omitzero"`
	Value    string       `json:"value,omitempty"` // column of the number
	Flag     string       `json:"flag,omitempty"`  // column of "-", "X", "*" when not in the value itself
	Dims     []DimColumn  `json:"dims,omitempty"`
	Wide     []WideColumn `json:"wide,omitempty"`

	RegionSystem   core.System `json:"regionSystem"`
	IndustrySystem core.System `json:"industrySystem"`

	Filters     []Filter                `json:"filters,omitempty"`
	RegionFix   map[string]string       `json:"regionFix,omitempty"`   // label in the file → region code; "" leaves the rows out
	IndustryFix map[string]string       `json:"industryFix,omitempty"` // label in the file → industry code; "" leaves the rows out
	Measures    map[string]core.Measure `json:"measures,omitempty"`    // label in the file → what it is

	// Neighbours tells regions of the same name apart by the province of the
	// rows before and after, for files that list one province after another.
	Neighbours bool `json:"neighbours,omitempty"`
	// Complete declares that a combination that is absent means zero.
	Complete bool `json:"complete,omitempty"`
	// Negative accepts values below zero.
	Negative bool `json:"negative,omitempty"`
	// SumDuplicates adds rows of the same cell instead of refusing them.
	SumDuplicates bool `json:"sumDuplicates,omitempty"`
	// MaxRejects is the share of rows that may be rejected before the import
	// is refused as a whole; 0 means DefaultMaxRejects.
	MaxRejects float64 `json:"maxRejects,omitempty"`
}

// DefaultMaxRejects is the share of rejected rows above which the mapping is
// taken not to fit the file.
const DefaultMaxRejects = 0.05

// Reading is how to open the file; empty fields are found from the content.
type Reading struct {
	Format     source.Format   `json:"format,omitempty"`
	Encoding   source.Encoding `json:"encoding,omitempty"`
	Delimiter  string          `json:"delimiter,omitempty"`
	HeaderRows int             `json:"headerRows,omitempty"`
	SkipRows   int             `json:"skipRows,omitempty"` // title rows above the header
	Sheet      string          `json:"sheet,omitempty"`
}

// Options gives the reading as the source package takes it.
func (r Reading) Options() source.Options {
	o := source.Options{Format: r.Format, Encoding: r.Encoding, HeaderRows: r.HeaderRows, SkipRows: r.SkipRows, Sheet: r.Sheet}
	for _, d := range r.Delimiter {
		o.Delimiter = d
		break
	}
	return o
}

// ReadingOf keeps what was found out about a file.
func ReadingOf(i source.Info) Reading {
	return Reading{
		Format: i.Format, Encoding: i.Encoding, Delimiter: i.Delimiter,
		HeaderRows: i.HeaderRows, SkipRows: i.SkipRows, Sheet: i.Sheet,
	}
}

// Ref takes a dimension from a column, or from a constant when the whole file
// is about one region, industry, period or measure.
type Ref struct {
	Column   string `json:"column,omitempty"`
	Constant string `json:"constant,omitempty"`
}

// IsZero reports whether neither is given.
func (r Ref) IsZero() bool { return r.Column == "" && r.Constant == "" }

// DimColumn keeps a further column as a named dimension.
type DimColumn struct {
	Name   string `json:"name"`
	Column string `json:"column"`
}

// WideColumn is one value column of a wide table. Empty fields come from the
// profile's Period, Measure and Unit.
type WideColumn struct {
	Column  string `json:"column"`
	Period  string `json:"period,omitempty"`
	Measure string `json:"measure,omitempty"`
	Unit    string `json:"unit,omitempty"`
	Flag    string `json:"flag,omitempty"` // column that marks this one's values, such as a standard error of "*"
}

// Filter keeps the rows whose column holds one of the values (or none of
// them, when Except is set).
type Filter struct {
	Column string   `json:"column"`
	Values []string `json:"values"`
	Except bool     `json:"except,omitempty"`
}

// Validate checks the profile against itself and the columns of a file.
func (p *Profile) Validate(columns []string) error {
	e := core.Fail(core.Invalid,
		"매핑이 파일과 맞지 않습니다. 표시된 항목을 고쳐 주십시오.",
		"The mapping does not fit the file. Please mend the marked entries.")
	has := make(map[string]bool, len(columns))
	for _, c := range columns {
		has[c] = true
	}
	bad := false
	complain := func(field string, t core.Text) { e, bad = e.With(field, t), true }
	column := func(field, name string) {
		if name != "" && !has[name] {
			complain(field, core.Tf("파일에 ‘%s’ 열이 없습니다. 있는 열: %s", "The file has no column ‘%s’. It has: %s", name, listed(columns)))
		}
	}
	for _, r := range []struct {
		field string
		ref   Ref
		name  core.Text
	}{
		{"region", p.Region, core.T("지역", "region")},
		{"industry", p.Industry, core.T("산업", "industry")},
		{"period", p.Period, core.T("시점", "period")},
		{"measure", p.Measure, core.T("지표", "measure")},
	} {
		column(r.field, r.ref.Column)
		fromWide := len(p.Wide) > 0 && (r.field == "period" || r.field == "measure")
		if r.ref.IsZero() && !fromWide {
			complain(r.field, core.Tf("%s을(를) 담은 열을 고르거나 값을 적어 주십시오.", "Choose the column of the %s, or write a fixed value.", r.name))
		}
	}
	column("unit", p.Unit.Column)
	column("flag", p.Flag)
	column("value", p.Value)
	for _, d := range p.Dims {
		column("dims", d.Column)
	}
	for _, f := range p.Filters {
		column("filters", f.Column)
	}
	for _, w := range p.Wide {
		column("wide", w.Column)
		column("wide", w.Flag)
		if w.Period == "" && p.Period.IsZero() {
			complain("wide", core.Tf("‘%s’ 열의 시점을 적어 주십시오.", "Give the period of column ‘%s’.", w.Column))
		}
		if w.Measure == "" && p.Measure.IsZero() {
			complain("wide", core.Tf("‘%s’ 열의 지표를 적어 주십시오.", "Give the measure of column ‘%s’.", w.Column))
		}
	}
	if (p.Value == "") == (len(p.Wide) == 0) {
		complain("value", core.T("값을 담은 열을 하나 고르거나, 여러 값 열(가로로 펼친 표)을 지정해 주십시오.",
			"Choose one value column, or the several value columns of a wide table."))
	}
	if p.MaxRejects < 0 || p.MaxRejects > 1 {
		complain("maxRejects", core.T("0과 1 사이로 적어 주십시오.", "Write a share between 0 and 1."))
	}
	if bad {
		return e
	}
	return nil
}

func listed(columns []string) string {
	const most = 12
	if len(columns) > most {
		return strings.Join(columns[:most], ", ") + " …"
	}
	return strings.Join(columns, ", ")
}
