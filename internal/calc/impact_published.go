package calc

import (
	"context"
	"errors"
	"io"
	"maps"
	"math"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/inout"
	"naru/internal/source"
)

// PublishedInput says which published inducement table to read: a file with one row
// per sector and the columns sector_code, sector_name and prod, va and emp, each with
// _in and _out: inside the region and in the rest of the country.
type PublishedInput struct {
	File  string    // path, or "-" for Stdin
	Stdin io.Reader // read when File is "-"

	Level         string  // what the region is, shown with every result: 시도
	Year          string  // of the table
	EmploymentPer float64 // money per which employment is given, in the unit of the demand; 0 is the usual one, which is told
}

// usualEmploymentPer is what offices give employment for: 10억원.
const usualEmploymentPer = 1e9

// publishedColumns are the columns of a published table.
var publishedColumns = []string{"sector_code", "sector_name", "prod_in", "prod_out", "va_in", "va_out", "emp_in", "emp_out"}

// PublishedImpact writes what a final demand sets in motion by published
// coefficients: sector, demand, output, value_added, employment, and each of the
// three split by _inside and _outside. The sectors are those on which the demand
// falls: where its effects arise among the sectors, such a table does not tell.
func PublishedImpact(ctx context.Context, in PublishedInput, demand DemandInput, out Output) error {
	if err := out.validate(); err != nil {
		return err
	}
	switch {
	case demand.File == "":
		return usage("--demand에 최종수요 파일을 적어 주십시오.", "Name the file of final demand with --demand.")
	case demand.File == "-" && in.File == "-":
		return usage("표와 수요를 모두 표준 입력에서 읽을 수는 없습니다.", "The table and the demand cannot both come from standard input.")
	case in.Level == "" || in.Year == "":
		return usage("--level과 --year에 공표 계수의 공간 수준과 연도를 적어 주십시오. 예: --level 시도 --year 2020",
			"State the level and the year of the published coefficients, as in --level province --year 2020.")
	}
	if in.EmploymentPer == 0 {
		in.EmploymentPer = usualEmploymentPer
		out.note(core.T("취업유발계수를 수요 1,000,000,000(원이면 10억원)당 명으로 보았습니다. 파일의 단위나 수요의 단위가 다르면 --employment-per에 적으십시오.",
			"Employment is taken as persons per 1,000,000,000 of demand (a billion won, if demand is in won). Write --employment-per where the file or the demand counts otherwise."))
	}
	byCode, err := demand.read(ctx, in.Stdin)
	if err != nil {
		return err
	}
	p, err := in.ReadPublished(ctx)
	if err != nil {
		return err
	}
	noteFaults(p.Check(), out.note)
	impact, err := p.Impact(byCode)
	if err != nil {
		return err
	}
	out.note(core.Tf("%[1]s 수준, %[2]s 계수입니다. 더 작은 지역의 효과로 읽으면 안 됩니다. 부문은 수요가 생긴 부문입니다.",
		"Coefficients of %[1]s level, %[2]s: not to be read as effects in a smaller region. Sectors are those of the demand.", impact.Level, impact.Year.String()))
	measures := []string{"output", "value_added", "employment"}
	names := append([]string{"demand"}, measures...)
	for _, m := range measures {
		names = append(names, m+"_inside", m+"_outside")
	}
	return out.write([]string{"sector"}, names, func(w rowWriter) error {
		for _, e := range impact.Sectors {
			row := []float64{e.Demand, e.Production.Sum(), e.ValueAdded.Sum(), e.Employment.Sum()}
			for _, pair := range []inout.Pair{e.Production, e.ValueAdded, e.Employment} {
				row = append(row, pair.Inside, pair.Outside)
			}
			if err := w.row([]string{e.Code}, row); err != nil {
				return err
			}
		}
		return nil
	})
}

// ReadPublished reads the table; blanks are NA. Its faults are for Published.Check.
func (in PublishedInput) ReadPublished(ctx context.Context) (*inout.Published, error) {
	if err := (Input{File: in.File, Stdin: in.Stdin}).validate(); err != nil {
		return nil, err
	}
	year, err := core.ParsePeriod(in.Year)
	if err != nil {
		return nil, err
	}
	t, err := open(ctx, in.File, in.Stdin)
	if err != nil {
		return nil, err
	}
	defer t.close()
	at, err := in.columns(t)
	if err != nil {
		return nil, err
	}
	p := &inout.Published{
		Title: core.T(t.name, t.name), Level: core.T(in.Level, in.Level), Year: year,
		EmploymentPer: in.EmploymentPer,
	}
	for {
		b, err := t.Next()
		if errors.Is(err, io.EOF) {
			return p, nil
		}
		if err != nil {
			return nil, err
		}
		for row := range b.Len() {
			s, err := newCells(t.name, false).published(b, row, at)
			if err != nil {
				return nil, err
			}
			p.Sectors = append(p.Sectors, s)
		}
	}
}

// columns finds where each column stands.
func (in PublishedInput) columns(t *opened) (map[string]int, error) {
	names := plainColumns(t)
	at := map[string]int{}
	for _, column := range publishedColumns {
		if at[column] = slices.Index(names, column); at[column] < 0 {
			return nil, core.Fail(core.Invalid,
				"%[1]s에 ‘%[2]s’ 열이 없습니다. 공표 유발계수표에는 %[3]s 열이 있어야 합니다.",
				"%[1]s has no column ‘%[2]s’. A published inducement table needs %[3]s.", t.name, column, strings.Join(publishedColumns, ", "))
		}
	}
	return at, nil
}

// published reads a row of a published table.
func (c *cells) published(b *source.Block, row int, at map[string]int) (inout.PublishedSector, error) {
	v := make(map[string]float64, len(at))
	for _, column := range slices.Sorted(maps.Keys(at)) {
		if strings.HasPrefix(column, "sector_") {
			continue
		}
		x, err := c.number(b, row, at[column])
		if err != nil {
			return inout.PublishedSector{}, err
		}
		v[column] = x
	}
	text := func(column string) string {
		return plainName(string(b.Field(row, at[column])))
	}
	pair := func(measure string) inout.Pair {
		return inout.Pair{Inside: v[measure+"_in"], Outside: v[measure+"_out"]}
	}
	return inout.PublishedSector{
		Sector:     inout.Sector{Code: text("sector_code"), Name: core.T(text("sector_name"), "")},
		Production: pair("prod"), ValueAdded: pair("va"), Employment: pair("emp"),
		Imports: math.NaN(),
	}, nil
}
