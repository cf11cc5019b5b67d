package dataset

import (
	"context"
	"encoding/json"
	"math"
	"slices"
	"strings"

	"naru/internal/calc"
	"naru/internal/core"
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
	for _, year := range r.Years {
		p, _ := core.ParsePeriod(year) // validated above
		v.Summary.Periods = append(v.Summary.Periods, p)
		var quality TableQuality
		if q.Dataset.Kind == Inducement {
			quality, err = r.checkPublished(ctx, f, q.Upload.Name)
		} else {
			quality, err = r.checkTable(ctx, f, q.Upload.Name, year, v)
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
func (r TableReading) checkTable(ctx context.Context, f Blob, name, year string, v *Version) (TableQuality, error) {
	t, err := r.readIO(ctx, f, name, year, func(note core.Text) {
		if !slices.Contains(v.Summary.Warnings, note) {
			v.Summary.Warnings = append(v.Summary.Warnings, note)
		}
	})
	if err != nil {
		return TableQuality{}, err
	}
	m, err := inout.NewModel(t, inout.Options{})
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
	q.Checked = t.Output != nil && t.Final != nil
	return q, nil
}

func (r TableReading) checkPublished(ctx context.Context, f Blob, name string) (TableQuality, error) {
	p, err := r.readPublished(ctx, f, name)
	if err != nil {
		return TableQuality{}, err
	}
	faults := p.Check()
	if err := faults.Err(); err != nil {
		return TableQuality{}, err
	}
	sectors := make([]inout.Sector, len(p.Sectors))
	for k, s := range p.Sectors {
		sectors[k] = s.Sector
	}
	q := assess(faults, sectors, func(f inout.Fault) float64 { return f.Gap })
	q.Checked = true
	return q, nil
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
			q.SetAside = append(q.SetAside, f.Sector)
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

// readIO reads the table of a year. Names of rows and columns that are no
// longer there are told in the words of the form.
func (r TableReading) readIO(ctx context.Context, f Blob, name, year string, note func(core.Text)) (*inout.Table, error) {
	in := r.input(f, name, year)
	look, err := in.Look(ctx)
	if err != nil {
		return nil, err
	}
	if err := r.fits(look, name); err != nil {
		return nil, err
	}
	t, err := in.ReadTable(ctx, note)
	if err != nil {
		return nil, err
	}
	splitNames(t.Sectors)
	return t, nil
}

// fits checks a reading against the names of the file: it must be square but
// for what the reading names.
func (r TableReading) fits(look calc.IOLook, name string) error {
	named := func(roles []Role, n string) bool {
		return slices.ContainsFunc(roles, func(x Role) bool { return x.Name == n && x.Is != "" })
	}
	for _, role := range r.Rows {
		if !slices.Contains(look.Rows, role.Name) && !slices.Contains(look.Sectors, role.Name) {
			return core.Fail(core.Invalid, "‘%[1]s’에 ‘%[2]s’ 행이 없습니다. 행의 뜻을 다시 골라 주십시오.", "‘%[1]s’ has no row ‘%[2]s’. Choose the meaning of its rows again.", name, role.Name).
				With("rows", core.T("파일에 없는 행이 있습니다.", "A row is not in the file."))
		}
	}
	for _, role := range r.Columns {
		if !slices.Contains(look.Columns, role.Name) && !slices.Contains(look.Sectors, role.Name) {
			return core.Fail(core.Invalid, "‘%[1]s’에 ‘%[2]s’ 열이 없습니다. 열의 뜻을 다시 골라 주십시오.", "‘%[1]s’ has no column ‘%[2]s’. Choose the meaning of its columns again.", name, role.Name).
				With("columns", core.T("파일에 없는 열이 있습니다.", "A column is not in the file."))
		}
	}
	var uneven []string
	for _, n := range look.Uneven {
		if !named(r.Rows, n) && !named(r.Columns, n) {
			uneven = append(uneven, n)
		}
	}
	if len(uneven) == 0 && len(look.Sectors) > 0 {
		return nil
	}
	return core.Fail(core.Invalid,
		"‘%[1]s’은(는) 정방이 아닙니다. 행과 열에 모두 있는 부문은 %[2]d개이고, 한쪽에만 있는 부문이 있습니다: %[3]s. 빠진 행이나 열을 채우거나, 부문이 아니면 뜻을 골라 주십시오.",
		"‘%[1]s’ is not square: %[2]d sectors are rows and columns alike, and some are on one side only: %[3]s. Add the missing row or column, or say what it is when it is no sector.",
		name, len(look.Sectors), firstFew(uneven)).
		With("rows", core.Tf("한쪽에만 있는 이름: %s", "On one side only: %s", firstFew(uneven)))
}

func firstFew(list []string) string {
	const few = 8
	if len(list) > few {
		return strings.Join(list[:few], ", ") + ", …"
	}
	return strings.Join(list, ", ")
}

// splitNames takes names such as “01|농림수산품” apart, which headings of two
// rows give, where the first parts alone tell the sectors apart.
func splitNames(sectors []inout.Sector) {
	codes := map[string]bool{}
	for _, s := range sectors {
		code, name, two := strings.Cut(s.Code, "|")
		if !two || strings.Contains(name, "|") || codes[code] {
			return
		}
		codes[code] = true
	}
	for k, s := range sectors {
		code, name, _ := strings.Cut(s.Code, "|")
		sectors[k] = inout.Sector{Code: code, Name: core.T(name, "")}
	}
}

func (r TableReading) readPublished(ctx context.Context, f Blob, name string) (*inout.Published, error) {
	in := calc.PublishedInput{
		Held: &calc.Held{R: f, Size: f.Size(), Name: name}, Columns: r.Published,
		Level: r.Region, Year: r.Years[0], EmploymentPer: r.Money.Won(),
	}
	p, err := in.ReadPublished(ctx)
	if err != nil {
		return nil, err
	}
	p.Region, p.Money = r.Region, r.Money.Title()
	for k := range p.Sectors {
		s := &p.Sectors[k].Sector
		if s.Name.IsZero() {
			s.Name = core.T(s.Code, "")
		}
	}
	return p, nil
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
		return r.readIO(ctx, f, v.Original.Name, year, func(core.Text) {}) // told when it was imported
	})
}

// Published reads the inducement coefficients of a version.
func (s *Service) Published(ctx context.Context, v Version) (*inout.Published, error) {
	return cached(s.tables, v.ID, func() (*inout.Published, error) {
		r, err := v.Reading()
		if err != nil {
			return nil, err
		}
		f, err := s.originals.Open(ctx, v.Original.SHA256)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return r.readPublished(ctx, f, v.Original.Name)
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
