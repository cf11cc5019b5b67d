package linkage

import (
	"context"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/inout"
)

// Scene is what a page looks at: one table or one set of published
// coefficients, of a year and a place.
type Scene struct {
	View    View
	Choices []Choice
	Empty   bool  // there is no table yet
	Fault   error // why nothing can be computed with the table; others can be chosen

	Dataset dataset.Dataset
	Version dataset.Version
	Reading dataset.TableReading
	Year    core.Period
	Place   core.Text // 전국, 경기도
	Level   core.Text // what the coefficients are of, and of what they are not
	Region  core.Text // the region that was chosen, where the table is not its own
	Notes   []core.Text
	Quality dataset.TableQuality

	Sectors []Sector

	economy   *economy         // of an input–output table
	published *inout.Published // of coefficients
}

// Matrix reports whether the transactions between sectors are known.
func (sc *Scene) Matrix() bool { return sc.economy != nil }

// Sound reports whether there is a table, and nothing wrong with it.
func (sc *Scene) Sound() bool { return !sc.Empty && sc.Fault == nil }

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

// Scene finds what a view asks for. Without a dataset it is the table nearest to
// the view's region, the newest of these; an empty scene says that there is none.
// A table that is at fault comes back as a scene with Fault.
func (s *Service) Scene(ctx context.Context, actor core.Actor, v View) (*Scene, error) {
	sc := &Scene{View: v}
	for _, home := range s.Home {
		if _, known := s.Regions.Get(home); known && sc.View.Region == "" {
			sc.View.Region = home
		}
	}
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
	if err = s.read(ctx, sc); core.CodeOf(err) == core.Invalid && err != nil {
		sc.Fault, sc.Sectors, sc.economy, sc.published = err, nil, nil, nil
		return sc, nil //nolint:nilerr // the scene tells it
	}
	return sc, err
}

// read computes what the pages show of the table that was chosen.
func (s *Service) read(ctx context.Context, sc *Scene) (err error) {
	if sc.Reading, err = sc.Version.Reading(); err != nil {
		return err
	}
	years := sc.Reading.Years
	if !slices.Contains(years, sc.View.Year) {
		sc.View.Year = years[len(years)-1]
	}
	if sc.Year, err = core.ParsePeriod(sc.View.Year); err != nil {
		return err
	}
	if q := slices.IndexFunc(sc.Version.Quality.Tables, func(q dataset.TableQuality) bool { return q.Year == sc.Year.String() }); q >= 0 {
		sc.Quality = sc.Version.Quality.Tables[q]
	}
	s.placeOf(sc)
	if sc.Dataset.Kind == dataset.Inducement {
		return s.readPublished(ctx, sc)
	}
	if sc.economy, err = s.economy(ctx, sc.Version, sc.View.Year, sc.Reading); err != nil {
		return err
	}
	sc.Sectors = sc.economy.rows
	sc.note()
	return nil
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
	if aside := sc.Quality.AsideNames(); len(aside) > 0 {
		sc.Notes = append(sc.Notes, core.Tf("총산출이 0인 부문 %[1]s은(는) 빼고 계산했습니다. 다른 부문의 수치에는 영향이 없습니다.",
			"Sectors with zero output (%[1]s) were set aside; the others are not affected.", joinFew(aside)))
	}
	const few = 20
	if n := len(sc.Sectors); n < few {
		sc.Notes = append(sc.Notes, core.Tf("부문이 %d개뿐인 성긴 표입니다. 한 부문 안의 서로 다른 산업이 한 값으로 보입니다.", "A coarse table of %d sectors: different industries share one number.", n))
	}
}

// joinFew lists sectors for a sentence, not a hundred of them.
func joinFew(list []core.Text) core.Text {
	const few = 8
	var ko, en []string
	for _, x := range list[:min(few, len(list))] {
		ko, en = append(ko, x.Ko), append(en, x.In(core.English))
	}
	out := core.T(strings.Join(ko, ", "), strings.Join(en, ", "))
	if more := len(list) - few; more > 0 {
		out = core.Tf("%[1]s (+%[2]d)", "%[1]s (+%[2]d)", out, more)
	}
	return out
}
