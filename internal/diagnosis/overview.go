package diagnosis

import (
	"cmp"
	"context"
	"slices"

	"naru/internal/core"
	"naru/internal/structure"
)

// Overview is a region's industry at a glance.
type Overview struct {
	Scene    *Scene
	Findings []Finding
	Figures  []KeyFigure   // at most four
	Matrix   []MatrixPoint // every industry that can be placed; shared: do not change it
	Map      Map
	Changes  Changes
	Stale    []SavedState    // snapshots of the agency whose data moved on
	Evidence []core.Evidence // of the matrix and the changes
}

// MatrixPoint is an industry in the plane of specialisation and growth.
type MatrixPoint struct {
	Code   string
	Name   core.Text
	LQ     float64
	Growth float64 // annual, less that of all industries in the reference
	Value  float64 // for the size of the point
	Share  float64
	Type   structure.Verdict
}

// Overview gives the page of a region.
func (s *Service) Overview(ctx context.Context, actor core.Actor, v View) (*Overview, error) {
	sc, err := s.scene(ctx, actor, v)
	if err != nil {
		return nil, err
	}
	stale, err := s.staleSnapshots(ctx, actor, sc.shelf)
	if err != nil || sc.Empty != nil {
		return &Overview{Scene: sc, Stale: stale}, err
	}
	a, err := s.analysis(sc)
	if err != nil {
		return nil, err
	}
	sums, err := s.sums(sc, []int{sc.region})
	if err != nil {
		return nil, err
	}
	o := &Overview{Scene: sc, Stale: stale, Evidence: sc.tableEvidence(), Figures: sc.figures(a, sums)}
	o.Matrix, o.Changes = a.matrix, a.changes
	o.Findings = sc.findings(a, sums, o.Changes)
	o.Map, err = s.mapOf(sc, a)
	return o, err
}

func (sc *Scene) findings(a analysis, sums regionSums, c Changes) []Finding {
	var out []Finding
	add := func(f Finding, ok bool) {
		if ok {
			out = append(out, f)
		}
	}
	if k := standout(a.rows); k >= 0 {
		add(sc.findSpecialisation(a.rows[k], momentumOf(sc.path(a.rows[k].Code))))
	}
	f, ok := sc.findGrowth(a.total, sc.referenceGrowth(), sums.parts[0].Competitive)
	f.Evidence = sums.evidence
	add(f, ok)
	add(sc.findTurnover(c))
	return out
}

// referenceGrowth is the total growth of the reference between the periods.
func (sc *Scene) referenceGrowth() float64 {
	if sc.from < 0 {
		return structure.NA()
	}
	return structure.Growth(sc.panel.all(sc.from), sc.panel.all(sc.to))
}

// figures are the four numbers on top: size, pace, breadth, own strength.
func (sc *Scene) figures(a analysis, sums regionSums) []KeyFigure {
	at := core.T(sc.View.To.In(core.Korean), sc.View.To.In(core.English))
	size := KeyFigure{
		ID: "size", Title: sc.Measure.Title, Value: a.total.Value, Unit: sc.Measure.Unit, Kind: KindAmount, Period: at,
		Evidence: sc.evidence(methodValue, sc.Measure.Unit, nil),
	}
	year := sc.View.To.Plus(-sc.View.To.Freq.Parts())
	if t := sc.frame.cube.PeriodAt(year); t >= 0 {
		size.Change = &Change{structure.Growth(sc.frame.sum(sc.region, t), a.total.Value), KindRate, year}
	}
	if sc.Region.Code != sc.Reference.Code {
		name := core.Tf("%s에서 차지하는 비중", "share of %s", sc.Reference.Name)
		size.Comparison = &Comparator{name, a.total.Value / sc.panel.all(sc.to), KindShare}
	}
	special, specialBefore, known := 0, 0, 0
	for i := range a.rows {
		r := &a.rows[i]
		special += one(r.LQ >= specialisedCut)
		specialBefore += one(r.LQStart >= specialisedCut)
		known += one(defined(r.LQ))
	}
	breadth := KeyFigure{
		ID: "specialised", Title: core.T("특화 산업(입지계수 1 이상)", "Specialised industries (LQ of 1 or more)"),
		Value: float64(special), Unit: core.T(industries.Ko, core.Plural(special, "industry", industries.En)), Kind: KindCount, Period: at,
		Comparison: &Comparator{core.T("값이 있는 산업", core.Plural(known, "industry with a value", "industries with a value")), float64(known), KindCount},
		Evidence:   sc.evidence(structure.MethodLQ, industries, map[string]string{"cut": "1"}),
	}
	if sc.from < 0 {
		return []KeyFigure{size, breadth}
	}
	breadth.Change = &Change{float64(special - specialBefore), KindCount, sc.View.From}
	span := core.T(sc.View.From.In(core.Korean)+"~"+sc.View.To.In(core.Korean), sc.View.From.String()+"–"+sc.View.To.String())
	pace := KeyFigure{
		ID: "growth", Title: core.T("연평균 증가율", "Annual growth"), Value: a.total.AnnualGrowth, Kind: KindRate, Period: span,
		Comparison: &Comparator{sc.Reference.Name, a.total.Reference, KindRate},
		Evidence:   sc.grown(structure.MethodGrowth, noUnit),
	}
	own := KeyFigure{
		ID: "competitive", Title: core.T("지역경쟁력 요인", "Competitive part of growth"),
		Value: sums.parts[0].Competitive, Unit: sc.Measure.Unit, Kind: KindAmount, Period: span,
		Comparison: &Comparator{core.T("시작 값 대비", "of the value at the start"), sums.parts[0].Competitive / a.total.Start, KindRate},
		Evidence:   sums.evidence,
	}
	return []KeyFigure{size, pace, breadth, own}
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// Largest are at most so many points of the matrix with the largest values, and
// the industries that a finding is about, in the order of the matrix.
func (o *Overview) Largest(most int) []MatrixPoint {
	if len(o.Matrix) <= most {
		return o.Matrix
	}
	order := make([]int, len(o.Matrix))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		p, q := &o.Matrix[a], &o.Matrix[b]
		return cmp.Or(cmp.Compare(q.Value, p.Value), cmp.Compare(p.Code, q.Code))
	})
	chosen := order[:most:most]
	for _, i := range order[most:] {
		if slices.ContainsFunc(o.Findings, func(f Finding) bool { return f.Industry == o.Matrix[i].Code }) {
			chosen = append(chosen, i)
		}
	}
	slices.Sort(chosen)
	out := make([]MatrixPoint, len(chosen))
	for k, i := range chosen {
		out[k] = o.Matrix[i]
	}
	return out
}

// MatrixSheet is the table behind the matrix, of all of its points or some.
func (o *Overview) MatrixSheet(points []MatrixPoint) Sheet {
	sc := o.Scene
	sheet := Sheet{
		Title: sc.title(core.T("특화와 성장", "Specialisation and growth")),
		Columns: []Column{
			{colCode, core.T("코드", "Code"), noUnit, KindCode},
			{colName, core.T("산업", "Industry"), noUnit, KindText},
			{colLQ, core.T("입지계수", "LQ"), noUnit, KindRatio},
			{"relative_growth", core.T("상대 연평균 증가율", "Annual growth against the reference"), noUnit, KindPoints},
			{colValue, sc.Measure.Title, sc.Measure.Unit, KindAmount},
			{colShare, core.T("비중", "Share"), noUnit, KindShare},
			{colStage, core.T("성장단계", "Stage"), noUnit, KindText},
			{colStrategy, core.T("전략 유형", "Strategy"), noUnit, KindText},
		},
		Evidence: o.Evidence, Notes: sc.Notes,
	}
	for _, p := range points {
		sheet.Rows = append(sheet.Rows, []Cell{
			code(p.Code), word(p.Name), number(p.LQ), number(p.Growth), number(p.Value), number(p.Share),
			word(p.Type.Stage.Title()), word(p.Type.Strategy.TitleAt(p.Type.Stage)),
		})
	}
	return sheet
}

// ChangesSheet is the table of what moved most, of all changes or the largest.
func (o *Overview) ChangesSheet(c Changes) Sheet {
	sc := o.Scene
	sheet := Sheet{
		Title: sc.title(core.T("크게 변한 산업", "What changed most")),
		Columns: []Column{
			{"list", core.T("구분", "List"), noUnit, KindText},
			{colCode, core.T("코드", "Code"), noUnit, KindCode},
			{colName, core.T("산업", "Industry"), noUnit, KindText},
			{colStart, core.T("시작 값", "Start"), sc.Measure.Unit, KindAmount},
			{colValue, core.T("끝 값", "End"), sc.Measure.Unit, KindAmount},
			{"lq_start", core.T("시작 입지계수", "LQ at the start"), noUnit, KindRatio},
			{colLQ, core.T("끝 입지계수", "LQ at the end"), noUnit, KindRatio},
		},
		Evidence: o.Evidence, Notes: sc.Notes,
	}
	for _, l := range []struct {
		name core.Text
		rows []IndustryRow
	}{
		{core.T("증가", "Rise"), c.Risers},
		{core.T("감소", "Fall"), c.Fallers},
		{core.T("특화 진입", "Entry"), c.Entries},
		{core.T("특화 이탈", "Exit"), c.Exits},
	} {
		for _, r := range l.rows {
			sheet.Rows = append(sheet.Rows, []Cell{word(l.name), code(r.Code), word(r.Name), number(r.Start), number(r.Value), number(r.LQStart), number(r.LQ)})
		}
	}
	return sheet
}
