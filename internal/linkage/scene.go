package linkage

import (
	"context"
	"slices"
	"strconv"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/ingest/iosheet"
	"naru/internal/inout"
)

// Choice is a table that can be looked at.
type Choice struct {
	Key   string
	Title core.Text
	Kind  dataset.Kind
	Years []string
}

// Scene is what a page looks at: one table or one set of published
// coefficients, of a year and a place.
type Scene struct {
	View    View
	Choices []Choice
	Empty   bool // there is no table yet

	Dataset dataset.Dataset
	Version dataset.Version
	Reading dataset.TableReading
	Year    core.Period
	Place   core.Text // 전국, 경기도
	Level   core.Text // what the coefficients are of, and of what they are not
	Notes   []core.Text
	Quality dataset.TableQuality

	Sectors []Sector

	economy   *economy         // of an input–output table
	published *inout.Published // of coefficients
}

// Matrix reports whether the transactions between sectors are known.
func (sc *Scene) Matrix() bool { return sc.economy != nil }

// Regional reports whether effects are told inside and outside a region.
func (sc *Scene) Regional() bool { return sc.published != nil && !sc.published.Undivided }

// Sector finds a sector by its code.
func (sc *Scene) Sector(code string) (Sector, bool) {
	i := slices.IndexFunc(sc.Sectors, func(s Sector) bool { return s.Code == code })
	if i < 0 {
		return Sector{}, false
	}
	return sc.Sectors[i], true
}

// Scene finds what a view asks for. Without a dataset it is the newest table;
// an empty scene says that there is none.
func (s *Service) Scene(ctx context.Context, actor core.Actor, v View) (*Scene, error) {
	sc := &Scene{View: v}
	if err := s.choose(ctx, actor, sc); err != nil || sc.Empty {
		return sc, err
	}
	var err error
	if sc.Dataset, sc.Version, err = s.Tables.Version(ctx, actor, sc.View.Dataset, sc.View.Version); err != nil {
		return nil, err
	}
	if !sc.Dataset.Kind.Tabular() {
		return nil, core.Fail(core.Invalid, "‘%[1]s’은(는) 산업연관표가 아닙니다(%[2]s).", "‘%[1]s’ is not an input–output table (%[2]s).", sc.Dataset.Title, sc.Dataset.Kind.Title())
	}
	if sc.Reading, err = sc.Version.Reading(); err != nil {
		return nil, err
	}
	years := sc.Reading.Years
	if !slices.Contains(years, sc.View.Year) {
		sc.View.Year = years[len(years)-1]
	}
	if sc.Year, err = core.ParsePeriod(sc.View.Year); err != nil {
		return nil, err
	}
	if q := slices.IndexFunc(sc.Version.Quality.Tables, func(q dataset.TableQuality) bool { return q.Year == sc.Year.String() }); q >= 0 {
		sc.Quality = sc.Version.Quality.Tables[q]
	}
	s.placeOf(sc)
	if sc.Dataset.Kind == dataset.Inducement {
		return sc, s.readPublished(ctx, sc)
	}
	if sc.economy, err = s.economy(ctx, sc.Version, sc.View.Year, sc.Reading); err != nil {
		return nil, err
	}
	sc.Sectors = sc.economy.rows
	sc.note()
	return sc, nil
}

// choose lists the tables in use and takes the newest where none is asked for.
func (s *Service) choose(ctx context.Context, actor core.Actor, sc *Scene) error {
	entries, err := s.Tables.List(ctx, actor)
	if err != nil {
		return err
	}
	var newest dataset.Version
	key := ""
	for _, e := range entries {
		if !e.Dataset.Kind.Tabular() || e.Latest == nil {
			continue
		}
		r, err := e.Latest.Reading()
		if err != nil {
			return err
		}
		sc.Choices = append(sc.Choices, Choice{Key: e.Dataset.Key, Title: e.Dataset.Title, Kind: e.Dataset.Kind, Years: r.Years})
		if key == "" || e.Latest.ImportedAt.After(newest.ImportedAt) {
			newest, key = *e.Latest, e.Dataset.Key
		}
	}
	if sc.View.Dataset == "" {
		sc.View.Dataset, sc.Empty = key, key == ""
	}
	return nil
}

// placeOf says what the coefficients are of, and of what they are not.
func (s *Service) placeOf(sc *Scene) {
	code := sc.Reading.Region
	if code == "" {
		sc.Place = core.T(sc.Reading.Area, sc.Reading.Area)
		sc.Level = core.Tf("%[1]s 수준입니다. 그 안 시도나 시군구의 효과로 읽으면 안 됩니다.", "Level of %[1]s: not to be read as effects in a province or a city within it.", sc.Place)
		return
	}
	if code == core.Nation {
		sc.Place = s.Regions.Nation().Name
		sc.Level = core.T("전국 수준입니다. 한 시도나 시군구의 효과로 읽으면 안 됩니다.", "National level: not to be read as effects in a province or a city.")
		return
	}
	sc.Place = s.Regions.FullName(code)
	sc.Level = core.Tf("%[1]s 수준입니다. 그 안 시군구의 효과로 읽으면 안 됩니다.", "Level of %[1]s: not to be read as effects in a city within it.", sc.Place)
}

// note gathers what a reader of every number should know.
func (sc *Scene) note() {
	sc.Notes = append(sc.Notes, sc.Level)
	t := sc.economy.model.Table
	if t.Scope == inout.Total {
		sc.Notes = append(sc.Notes, core.T("총거래표라 생산유발에 수입품이 해외에서 일으킨 생산이 섞여 있습니다. 부가가치·수입·취업 유발은 국산거래표로만 냅니다.",
			"A total table: the production induced includes what is made abroad. Value added, imports and employment are given from domestic tables only."))
	}
	sc.noteChoices()
	if t.Employment == nil {
		sc.Notes = append(sc.Notes, core.T("표에 취업자 행이 없어 취업유발은 내지 않습니다.", "The table has no row of employment: no employment is given."))
	}
	if sc.Reading.CloseValueAdded {
		sc.Notes = append(sc.Notes, core.T("부가가치는 총산출에서 중간재를 뺀 나머지입니다(세금이 섞일 수 있습니다).", "Value added is output less intermediates (taxes may be in it)."))
	}
	if aside := sc.Quality.SetAside; len(aside) > 0 {
		sc.Notes = append(sc.Notes, core.Tf("총산출이 0인 부문 %[1]s은(는) 빼고 계산했습니다. 다른 부문의 수치에는 영향이 없습니다.",
			"Sectors with zero output (%[1]s) were set aside; the others are not affected.", joinFew(aside)))
	}
	const few = 20
	if n := len(sc.Sectors); n < few {
		sc.Notes = append(sc.Notes, core.Tf("부문이 %d개뿐인 성긴 표입니다. 한 부문 안의 서로 다른 산업이 한 값으로 보입니다.", "A coarse table of %d sectors: different industries share one number.", n))
	}
}

func (s *Service) readPublished(ctx context.Context, sc *Scene) error {
	p, err := s.Tables.Published(ctx, sc.Version, sc.View.Year)
	if err != nil {
		return err
	}
	named := *p
	named.Level = sc.Place
	sc.published = &named
	var total float64
	jobs := perJobs / named.EmploymentPer
	why := core.T("공표 계수에는 산업 사이의 거래가 없어 감응도를 알 수 없습니다.", "Published coefficients hold no transactions between sectors: sensitivity is not known.")
	for _, x := range named.Sectors {
		row := Sector{
			Code: x.Code, Name: x.Name, Production: x.Production, ValueAdded: x.ValueAdded,
			Employment: inout.Pair{Inside: x.Employment.Inside * jobs, Outside: x.Employment.Outside * jobs},
			Output:     nan(), Imports: x.Imports, Forward: nan(), ForwardGhosh: nan(), Quadrant: QuadrantUnknown,
		}
		if row.ValueAdded.Sum() == 0 {
			row.Reason = core.T("이 지역에 이 부문이 없습니다(부가가치 0). 수요는 그대로 밖으로 나갑니다.", "The region has none of this sector (value added of 0): demand for it leaves.")
		}
		total += row.Production.Sum()
		sc.Sectors = append(sc.Sectors, row)
	}
	for k := range sc.Sectors {
		sc.Sectors[k].Backward = sc.Sectors[k].Production.Sum() / (total / float64(len(sc.Sectors)))
	}
	sortSectors(sc.Sectors)
	sc.Notes = append(sc.Notes, sc.Level, why)
	sc.noteChoices()
	if sc.Quality.Off > 0 {
		sc.Notes = append(sc.Notes, core.Tf("부가가치유발계수의 합이 1을 넘는 부문이 %d개 있습니다. 파일의 열을 확인해 주십시오.", "The value added induced exceeds 1 in %d sectors. Check the columns of the file.", sc.Quality.Off))
	}
	return nil
}

// noteChoices says what people chose where the file left a choice.
func (sc *Scene) noteChoices() {
	r := sc.Reading
	if r.RemoveImports {
		sc.Notes = append(sc.Notes, dataset.RemovedImports())
	}
	if r.Block != "" && sc.economy != nil {
		sc.Notes = append(sc.Notes, dataset.OwnBlock(r.Block))
	}
	if r.BlankZero {
		sc.Notes = append(sc.Notes, core.T("표의 빈칸은 0으로 읽었습니다(들일 때 고름).", "Blank cells of the table count as zero (chosen at import)."))
	}
	switch {
	case sc.published == nil:
	case sc.published.Undivided:
		sc.Notes = append(sc.Notes, core.T("지역 안과 밖을 나누지 않은 계수입니다. 효과가 어느 지역에서 생기는지는 알 수 없습니다.", "The coefficients are not divided: in which region effects arise is not known."))
	case r.Elsewhere != iosheet.Outside && r.Elsewhere != "":
		sc.Notes = append(sc.Notes, core.Tf("파일의 다른 지역 열은 이렇게 읽었습니다(들일 때 고름): %s.", "The file's columns of the other regions were read as chosen at import: %s.", r.Elsewhere.Title()))
	}
}

// joinFew lists codes for a sentence, not a hundred of them.
func joinFew(list []string) string {
	const few = 8
	out := ""
	for k, x := range list {
		if k == few {
			return out + " (+" + strconv.Itoa(len(list)-few) + ")"
		}
		if k > 0 {
			out += ", "
		}
		out += x
	}
	return out
}
