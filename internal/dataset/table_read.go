package dataset

import (
	"context"
	"encoding/json"
	"math"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/ingest/iosheet"
	"naru/internal/inout"
	"naru/internal/source"
)

// table checks a file of a table in every year that it has, and fills in its
// version. A year in which nothing can be computed refuses the file.
func (s *Service) table(ctx context.Context, q Request, v *Version) error {
	r := q.Table
	if err := r.Validate(q.Dataset.Kind); err != nil {
		return err
	}
	f, err := s.originals.Open(ctx, q.Upload.SHA256)
	if err != nil {
		return err
	}
	defer f.Close()
	t, err := source.Open(ctx, f, f.Size(), q.Upload.Name, source.Options{Sheet: r.Sheet, HeaderRows: r.HeaderRows, SkipRows: r.SkipRows})
	if err != nil {
		return err
	}
	info := t.Info()
	if err := t.Close(); err != nil {
		return err
	}
	v.Original.Format, v.Original.Encoding, v.Original.Delimiter = string(info.Format), string(info.Encoding), info.Delimiter
	v.Original.HeaderRows, v.Original.Sheet = info.HeaderRows, info.Sheet
	v.Summary.RegionSystem, v.Summary.IndustrySystem = core.MOIS, core.Custom
	note := func(text core.Text) {
		if !slices.Contains(v.Summary.Warnings, text) {
			v.Summary.Warnings = append(v.Summary.Warnings, text)
		}
	}
	for _, year := range r.Years {
		p, _ := core.ParsePeriod(year) // validated above
		v.Summary.Periods = append(v.Summary.Periods, p)
		var quality TableQuality
		if q.Dataset.Kind == Inducement {
			quality, r.Elsewhere, err = r.checkPublished(ctx, f, q.Upload.Name, year, note)
		} else {
			quality, err = r.checkTable(ctx, f, q.Upload.Name, year, note)
		}
		if err != nil {
			return err
		}
		quality.Year = p.String()
		v.Summary.Items = max(v.Summary.Items, quality.Sectors)
		v.Quality.Tables = append(v.Quality.Tables, quality)
	}
	if v.Profile, err = json.Marshal(r); err != nil {
		return core.Fail(core.Internal, "매핑을 적지 못했습니다.", "The mapping could not be written.").Because(err)
	}
	return nil
}

// checkTable reads the table of a year and says how sound it is.
func (r TableReading) checkTable(ctx context.Context, f Blob, name, year string, note func(core.Text)) (TableQuality, error) {
	t, off, err := r.readIO(ctx, f, name, year, note)
	if err != nil {
		return TableQuality{}, err
	}
	m, err := inout.NewModel(t, inout.Options{})
	if err == nil {
		err = m.Productive(ctx)
	}
	if err != nil {
		return TableQuality{}, err
	}
	at := t.Index()
	q := assess(m.Faults, t.Sectors, func(f inout.Fault) float64 {
		if output := t.Output[at[f.Sector]]; output != 0 {
			return f.Gap / output
		}
		return 1 // all of it is off
	})
	q.Checked, q.Totals = t.Output != nil && t.Final != nil, len(off)
	for _, m := range off[:min(len(off), mostMismatches)] {
		q.Faults = append(q.Faults, m.Text())
	}
	return q, nil
}

// mostMismatches is how many printed totals that do not match are told in words.
const mostMismatches = 5

// checkPublished reads the coefficients of a year and says how the columns of
// the other regions were taken.
func (r TableReading) checkPublished(ctx context.Context, f Blob, name, year string, note func(core.Text)) (TableQuality, iosheet.Elsewhere, error) {
	p, how, err := r.readPublished(ctx, f, name, year, note)
	if err != nil {
		return TableQuality{}, r.Elsewhere, err
	}
	faults := p.Check()
	if err := faults.Err(); err != nil {
		return TableQuality{}, how, err
	}
	sectors := make([]inout.Sector, len(p.Sectors))
	for k, s := range p.Sectors {
		sectors[k] = s.Sector
	}
	q := assess(faults, sectors, func(f inout.Fault) float64 { return f.Gap })
	q.Checked = true
	return q, how, nil
}

// assess counts the faults and keeps the first of each kind in words, with the
// names of the sectors.
func assess(faults inout.Faults, sectors []inout.Sector, gap func(inout.Fault) float64) TableQuality {
	q := TableQuality{Sectors: len(sectors)}
	seen := map[inout.FaultKind]bool{}
	for _, f := range faults {
		if !seen[f.Kind] {
			q.Faults = append(q.Faults, f.Message)
		}
		seen[f.Kind] = true
		switch f.Kind {
		case inout.FaultZeroOutput:
			q.SetAside, q.Aside = append(q.SetAside, f.Sector), append(q.Aside, nameIn(sectors, f.Sector))
		case inout.FaultNegative:
			q.Negative++
		case inout.FaultRowMargin, inout.FaultColumnMargin:
			q.Off++
			if g := math.Abs(gap(f)); g > q.Largest {
				q.Largest, q.Where = g, f.Sector
			}
		default:
		}
	}
	return q
}

// nameIn is what a sector is called; its code where it has no name.
func nameIn(sectors []inout.Sector, code string) core.Text {
	for _, s := range sectors {
		if s.Code == code && !s.Name.IsZero() {
			return s.Name
		}
	}
	return core.T(code, code)
}

// readIO reads the table of a year.
func (r TableReading) readIO(ctx context.Context, f Blob, name, year string, note func(core.Text)) (*inout.Table, []iosheet.Mismatch, error) {
	book, err := iosheet.Open(ctx, iosheet.File{R: f, Size: f.Size(), Name: name}, r.at(year), r.sheets())
	if err != nil {
		return nil, nil, err
	}
	if regions := book.Look().Regions; len(regions) > 0 && r.Block == "" && r.Region != core.Nation {
		return nil, nil, core.Fail(core.Invalid, "여러 지역 사이의 표입니다(%s). 한 지역을 골라 그 블록만 쓰거나, 전국표로 들이십시오.",
			"The table is between several regions (%s). Choose one to use its block, or import it as of the nation.", firstFew(regions)).
			With("block", core.T("지역을 골라 주십시오.", "Choose the region."))
	}
	t, off, err := book.Table(r.roles(), note)
	if err != nil {
		return nil, nil, err
	}
	r.sayChoices(note)
	return t, off, nil
}

func firstFew(list []string) string {
	const few = 8
	if len(list) > few {
		return strings.Join(list[:few], ", ") + ", …"
	}
	return strings.Join(list, ", ")
}

// sayChoices says what a choice of the reading means for the results.
func (r TableReading) sayChoices(note func(core.Text)) {
	if r.RemoveImports {
		note(RemovedImports())
	}
	if r.Block != "" {
		note(OwnBlock(r.Block))
	}
}

// OwnBlock says what is left out where one region of a table between regions is
// used.
func OwnBlock(region string) core.Text {
	return core.Tf("지역간 표에서 ‘%s’ 블록만 썼습니다. 다른 지역에서 산 것은 수입과 함께 ‘수입’으로 세고, 다른 지역을 거쳐 되돌아오는 파급은 들어 있지 않습니다.",
		"Of the table between regions only the block of ‘%s’ is used: what is bought of other regions counts among imports, and effects that come back through them are not in it.", region)
}

// RemovedImports says what is assumed where imports were taken out of a total
// table.
func RemovedImports() core.Text {
	return core.T("총거래표에서 수입을 덜어 낸 국산거래표입니다. 품목마다 수입 비중이 모든 국내 수요에 같다고 가정했습니다(수출 제외).",
		"A domestic table made of a total one: imports were taken out on the assumption that each product is imported in the same proportion for every domestic use (exports left out).")
}

func (r TableReading) readPublished(ctx context.Context, f Blob, name, year string, note func(core.Text)) (*inout.Published, iosheet.Elsewhere, error) {
	p, how, err := iosheet.ReadCoefficients(ctx, iosheet.File{R: f, Size: f.Size(), Name: name}, iosheet.Coefficients{
		Parts: r.Published, Elsewhere: r.Elsewhere, Region: r.Block, Year: year,
	}, note)
	if err != nil {
		return nil, "", err
	}
	if p.Year, err = core.ParsePeriod(year); err != nil {
		return nil, "", err
	}
	of := r.Region
	if of == "" {
		of = r.Area
	}
	p.Title, p.Level, p.Region = core.T(name, name), core.T(of, of), of
	p.Money, p.EmploymentPer = r.Money.Title(), r.Money.Won()
	for k := range p.Sectors {
		s := &p.Sectors[k].Sector
		if s.Name.IsZero() {
			s.Name = core.T(s.Code, "")
		}
	}
	return p, how, nil
}

// Reading gives how a version of a table was read.
func (v Version) Reading() (TableReading, error) {
	var r TableReading
	if err := json.Unmarshal(v.Profile, &r); err != nil {
		return r, core.Fail(core.Internal, "이 판의 매핑을 읽지 못했습니다.", "The mapping of this version cannot be read.").Because(err)
	}
	return r, nil
}

// IOTable reads the input–output table of a year of a version.
func (s *Service) IOTable(ctx context.Context, v Version, year string) (*inout.Table, error) {
	return cached(s.tables, v.ID+"/"+year, func() (*inout.Table, error) {
		r, err := v.Reading()
		if err != nil {
			return nil, err
		}
		f, err := s.originals.Open(ctx, v.Original.SHA256)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		t, _, err := r.readIO(ctx, f, v.Original.Name, year, func(core.Text) {}) // told when it was imported
		return t, err
	})
}

// Published reads the inducement coefficients of a year of a version.
func (s *Service) Published(ctx context.Context, v Version, year string) (*inout.Published, error) {
	return cached(s.tables, v.ID+"/"+year, func() (*inout.Published, error) {
		r, err := v.Reading()
		if err != nil {
			return nil, err
		}
		f, err := s.originals.Open(ctx, v.Original.SHA256)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		p, _, err := r.readPublished(ctx, f, v.Original.Name, year, func(core.Text) {})
		return p, err
	})
}

// TryTable reads a received file as a table without keeping anything. What the
// version would tell of it comes back: sectors, quality and warnings.
func (s *Service) TryTable(ctx context.Context, actor core.Actor, u Upload, kind Kind, r TableReading) (Version, error) {
	if err := mayWrite(actor); err != nil {
		return Version{}, err
	}
	var v Version
	err := s.table(ctx, Request{Upload: u, Dataset: Dataset{Kind: kind}, Table: r}, &v)
	return v, err
}
