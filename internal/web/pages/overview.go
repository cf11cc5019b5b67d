package pages

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"net/http"
	"slices"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/web/ui"
)

// overview is 관제: a region's industry at a glance.
func (s *Site) overview(w http.ResponseWriter, r *http.Request) error {
	o, err := s.readOverview(r)
	if err != nil {
		return err
	}
	f := s.frame(r, ui.SectionControl, o.Scene)
	v := overviewView{frame: f, Stale: o.Stale}
	v.Title = core.T("관제", "Overview")
	v.Help = core.T(
		"고른 지역의 산업이 어떻게 서 있는지 한 화면에서 봅니다. 위쪽에서 지역과 시점을 바꾸면 주소에 남으므로 그대로 동료에게 보낼 수 있습니다.",
		"How the industry of the chosen region stands, in one screen. Change region and period at the top: the address keeps them, so it can be sent to a colleague.")
	if f.Empty == nil {
		v.Title = core.Tf("%s 산업 관제", "Industry of %s", o.Scene.Region.Name)
		if err := s.fillOverview(r.Context(), &v, o); err != nil {
			return err
		}
	}
	return renderScene(w, r, v.frame, overviewTempl(v))
}

func (s *Site) readOverview(r *http.Request) (*diagnosis.Overview, error) {
	view, err := readView(r)
	if err != nil {
		return nil, err
	}
	return s.Diagnosis.Overview(r.Context(), actor(r.Context()), view)
}

type overviewView struct {
	frame

	Lead       core.Text
	Findings   []ui.Finding
	Figures    []ui.KeyFigure
	Units      []ui.Tab
	Levels     []ui.Tab
	Matrix     ui.Chart
	Map        ui.Chart
	Indicators []ui.Tab
	Movers     *ui.Chart
	Turnover   *ui.Table
	Stale      []diagnosis.SavedState
	Drawers    []drawer
	Files      []ui.Download
	Next       []ui.Link
	Keep       keep
}

// keep is what the form that saves a diagnosis is filled with.
type keep struct {
	Name    core.Text
	Address string // of the view, every choice made
}

func keepOf(sc *diagnosis.Scene) keep {
	return keep{
		Name:    core.Tf("%[1]s %[2]s %[3]s", "%[1]s, %[2]s, %[3]s", sc.Region.Name, sc.Measure.Title, periodText(sc.View.To)),
		Address: sc.View.Query().Encode(),
	}
}

func (s *Site) fillOverview(ctx context.Context, v *overviewView, o *diagnosis.Overview) error {
	sc := o.Scene
	values := make([]float64, 0, len(o.Matrix))
	for _, p := range o.Matrix {
		values = append(values, p.Value)
	}
	write := writingOf(ctx, sc.Measure, values...)
	v.Lead = lead(sc)
	v.Findings, v.Figures, v.Units = findings(o.Findings), write.figures(o.Figures), write.tabs(ctx)
	v.Levels = levelTabs(ctx, sc)
	v.Matrix = matrixChart(ctx, write, o)
	var err error
	if v.Map, err = s.mapChart(ctx, write, o); err != nil {
		return err
	}
	v.Indicators = indicatorTabs(ctx, o)
	v.Movers, v.Turnover = moversChart(ctx, write, o), turnoverTable(ctx, write, o)
	v.Drawers = drawers(evidenceOf(o.Findings, o.Figures), o.Evidence, []core.Evidence{o.Map.Evidence})
	v.Files = files(ctx, "/industries")
	v.Keep = keepOf(sc)
	v.Next = overviewNext(ctx, o)
	return nil
}

// lead says what the numbers of the page are of.
func lead(sc *diagnosis.Scene) core.Text {
	span := periodText(sc.View.To)
	if !sc.View.From.IsZero() && sc.View.From != sc.View.To {
		span = core.T(sc.View.From.In(core.Korean)+"~"+span.Ko, sc.View.From.In(core.English)+"–"+span.En)
	}
	return core.Tf("%[1]s 기준 · %[2]s · 비교 대상 %[3]s", "By %[1]s · %[2]s · held against %[3]s", sc.Measure.Title, span, sc.Reference.Name)
}

func overviewNext(ctx context.Context, o *diagnosis.Overview) []ui.Link {
	sc := o.Scene
	next := []ui.Link{
		{Text: core.T("산업별로 진단하기", "Diagnose industry by industry"), Href: ui.To(ctx, "/industries")},
		{Text: core.T("다른 지역과 나란히 비교하기", "Compare with other regions"), Href: ui.To(ctx, "/compare")},
	}
	if slices.Contains(sc.Levels, diagnosis.Definitions) {
		next = append(next, ui.Link{
			Text: core.T("반도체·수소 같은 산업 정의로 보기", "Look through industry definitions such as semiconductors"),
			Href: ui.To(ctx, "/industries", ui.ParamLevel, string(diagnosis.Definitions)),
		})
	}
	for _, f := range o.Findings {
		if f.Industry == "" {
			continue
		}
		for _, p := range o.Matrix {
			if p.Code == f.Industry {
				first := ui.Link{Text: core.Tf("‘%s’ 자세히 보기", "‘%s’ in detail", p.Name), Href: industryHref(ctx, p.Code)}
				return append([]ui.Link{first}, next...)
			}
		}
	}
	return next
}

func levelTabs(ctx context.Context, sc *diagnosis.Scene) []ui.Tab {
	if len(sc.Levels) < 2 {
		return nil
	}
	var out []ui.Tab
	for _, l := range sc.Levels {
		out = append(out, ui.Tab{
			Text: capital(l.Title()), Current: l == sc.View.Level,
			Href: ui.Here(ctx, ui.ParamLevel, string(l), "page", "", "in", ""),
		})
	}
	return out
}

// capital begins the English of a title with a capital.
func capital(t core.Text) core.Text {
	if t.En != "" && t.En[0] >= 'a' && t.En[0] <= 'z' {
		t.En = string(t.En[0]-'a'+'A') + t.En[1:]
	}
	return t
}

// labelled is how many points of a picture have their name written beside them.
const labelled = 8

// matrixChart is the plane of specialisation and growth.
func matrixChart(ctx context.Context, write writing, o *diagnosis.Overview) ui.Chart {
	sc := o.Scene
	files := files(ctx, "/matrix")
	table := write.table("matrix-table", o.MatrixSheet(), files)
	focus := ""
	for _, f := range o.Findings {
		focus = cmp.Or(focus, f.Industry)
	}
	points := make([]plotted, len(o.Matrix))
	special, fast := 0, 0
	for i, p := range o.Matrix {
		points[i] = plotted{p.Code, p.Name, p.LQ, p.Growth, p.Value}
		if p.LQ >= 1 {
			special++
			if p.Growth > 0 {
				fast++
			}
		}
	}
	b := bubbles(ctx, points, focus)
	b.X = ui.Axis{Title: core.T("특화(입지계수)", "Specialisation (LQ)"), Format: ui.Fixed(2), Log: b.X.Log}
	b.Y = ui.Axis{Title: core.T("상대 성장(연평균, 비교 대상 전체보다)", "Relative growth (a year, against all of the reference)"), Format: ui.PercentPoints(1)}
	b.Size = write.axis(sc.Measure.Title, diagnosis.KindAmount, sc.Measure.Unit)
	b.XLine = &ui.Marker{At: 1, Label: core.T("특화 기준 1", "LQ 1")}
	b.YLine = &ui.Marker{At: 0, Label: core.Tf("%s 평균", "%s mean", sc.Reference.Short)}
	b.Quadrants = ui.Quadrants{
		TopLeft: core.T("작지만 빠르게", "Small, fast"), TopRight: core.T("특화되고 빠르게", "Specialised, fast"),
		BottomLeft: core.T("작고 느리게", "Small, slow"), BottomRight: core.T("특화되었으나 느리게", "Specialised, slow"),
	}
	return ui.Chart{
		ID: "matrix", Height: ui.Tall, Spec: b, Table: &table, Source: source(sc),
		Title: core.Tf("%[1]s 산업의 특화와 성장, %[2]s", "Specialisation and growth of industry in %[1]s, %[2]s", sc.Region.Name, spanText(sc)),
		Summary: core.Tf(
			"산업 %[1]d개 가운데 %[2]d개가 특화되어 있고(입지계수 1 이상), 그중 %[3]d개는 %[4]s 전체보다 빠르게 성장했습니다. 또렷한 점은 특화 산업, 크기는 %[5]s입니다.",
			"Of %[1]d industries, %[2]d are specialised (LQ of 1 or more), and %[3]d of these grew faster than all of %[4]s. Bold points are specialised; area is %[5]s.",
			len(o.Matrix), special, fast, sc.Reference.Name, sc.Measure.Title),
	}
}

// spanText is the period of a page: 2021년~2024년.
func spanText(sc *diagnosis.Scene) core.Text {
	to := periodText(sc.View.To)
	if sc.View.From.IsZero() || sc.View.From == sc.View.To {
		return to
	}
	return core.T(sc.View.From.In(core.Korean)+"~"+to.Ko, sc.View.From.In(core.English)+"–"+to.En)
}

// plotted is one industry of a bubble chart.
type plotted struct {
	code       string
	name       core.Text
	x, y, size float64
}

// bubbles draws industries by LQ and growth. The one in focus has the colour of
// what is chosen, specialised ones that of the comparison. A wide range of LQ is
// drawn on a logarithmic axis, so that half and double lie equally far from 1.
func bubbles(ctx context.Context, points []plotted, focus string) ui.Bubbles {
	const wide = 5
	var b ui.Bubbles
	largest := slices.Clone(points)
	slices.SortFunc(largest, func(a, b plotted) int { return cmp.Or(cmp.Compare(b.size, a.size), cmp.Compare(a.code, b.code)) })
	named := map[string]bool{focus: true}
	for _, p := range largest[:min(labelled, len(largest))] {
		named[p.code] = true
	}
	most := 0.0
	for _, p := range points {
		if p.x > most { // never NaN, which would hide all others
			most = p.x
		}
	}
	b.X.Log = most > wide
	for _, p := range points {
		if b.X.Log && p.x <= 0 || math.IsNaN(p.x) || math.IsNaN(p.y) {
			continue
		}
		role := ui.RoleOther
		switch {
		case p.code == focus:
			role = ui.RoleChosen
		case p.x >= 1:
			role = ui.RoleComparison
		}
		b.Points = append(b.Points, ui.Bubble{
			Label: p.name, X: ui.Real(p.x), Y: ui.Real(p.y), Size: ui.Real(p.size), Role: role,
			Labelled: named[p.code], Href: industryHref(ctx, p.code),
		})
	}
	return b
}

// moversChart shows the largest rises and falls; nil where nothing moved.
func moversChart(ctx context.Context, write writing, o *diagnosis.Overview) *ui.Chart {
	sc, c := o.Scene, o.Changes
	if len(c.Risers)+len(c.Fallers) == 0 {
		return nil
	}
	bars := ui.Bars{Axis: write.axis(core.Tf("%s 증감", "Change in %s", sc.Measure.Title), diagnosis.KindAmount, sc.Measure.Unit)}
	bars.Axis.Format = bars.Axis.Format.WithSign()
	add := func(r diagnosis.IndustryRow, role ui.Role) {
		bars.Items = append(bars.Items, ui.Bar{Label: r.Name, Value: ui.Real(r.Value - r.Start), Role: role, Href: industryHref(ctx, r.Code)})
	}
	for _, r := range c.Risers {
		add(r, ui.RoleChosen)
	}
	for _, r := range slices.Backward(c.Fallers) {
		add(r, ui.RoleComparison)
	}
	table := write.table("changes-table", o.ChangesSheet(), files(ctx, "/changes"))
	return &ui.Chart{
		ID: "movers", Spec: bars, Table: &table, Source: source(sc),
		Title:   core.Tf("%[1]s이(가) 가장 크게 변한 산업, %[2]s", "Largest changes in %[1]s, %[2]s", sc.Measure.Title, spanText(sc)),
		Summary: moversSummary(write, c),
	}
}

func moversSummary(write writing, c diagnosis.Changes) core.Text {
	tell := func(r diagnosis.IndustryRow) core.Text {
		n := write.say(math.Abs(r.Value-r.Start), diagnosis.KindAmount)
		return core.T(n.Ko+write.unit.Ko, n.En+" "+write.unit.En)
	}
	switch {
	case len(c.Risers) > 0 && len(c.Fallers) > 0:
		up, down := c.Risers[0], c.Fallers[0]
		return core.Tf("가장 크게 늘어난 산업은 %[1]s(%[2]s)이고, 가장 크게 줄어든 산업은 %[3]s(%[4]s)입니다.",
			"The largest rise is in %[1]s (%[2]s), the largest fall in %[3]s (%[4]s).", up.Name, tell(up), down.Name, tell(down))
	case len(c.Risers) > 0:
		return core.Tf("가장 크게 늘어난 산업은 %[1]s(%[2]s)이고, 줄어든 산업은 없습니다.", "The largest rise is in %[1]s (%[2]s); none fell.", c.Risers[0].Name, tell(c.Risers[0]))
	default:
		return core.Tf("가장 크게 줄어든 산업은 %[1]s(%[2]s)이고, 늘어난 산업은 없습니다.", "The largest fall is in %[1]s (%[2]s); none rose.", c.Fallers[0].Name, tell(c.Fallers[0]))
	}
}

// turnoverTable lists what became specialised and what ceased to be; nil when
// nothing did.
func turnoverTable(ctx context.Context, write writing, o *diagnosis.Overview) *ui.Table {
	c := o.Changes
	if len(c.Entries)+len(c.Exits) == 0 {
		return nil
	}
	t := &ui.Table{
		ID: "turnover", Caption: core.Tf("특화에 들어오거나 벗어난 산업, %s", "Industries that became specialised or ceased to be, %s", spanText(o.Scene)),
		Columns: []ui.Column{
			{Title: core.T("산업", "Industry")},
			{Title: core.T("구분", "Change")},
			{Title: core.T("시작 입지계수", "LQ at the start"), Numeric: true},
			{Title: core.T("끝 입지계수", "LQ at the end"), Numeric: true},
		},
		Dense: true,
	}
	add := func(r diagnosis.IndustryRow, mark ui.Cell) {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			ui.Label(r.Name).Linked(industryHref(ctx, r.Code)), mark,
			ui.Num(r.LQStart, write.format(diagnosis.KindRatio)), ui.Num(r.LQ, write.format(diagnosis.KindRatio)),
		}})
	}
	for _, r := range c.Entries {
		add(r, ui.Label(core.T("진입", "entered")).Toned(ui.Success))
	}
	for _, r := range c.Exits {
		add(r, ui.Label(core.T("이탈", "left")).Toned(ui.Warning))
	}
	return t
}

func staleText(x diagnosis.SavedState) core.Text {
	ko, en := "", ""
	for _, s := range x.Stale {
		t := s.Text()
		ko, en = ko+" "+t.Ko, en+" "+t.En
	}
	return core.T(fmt.Sprintf("‘%s’:%s", x.Name, ko), fmt.Sprintf("‘%s’:%s", x.Name, en))
}

func (s *Site) matrixFile(w http.ResponseWriter, r *http.Request) error {
	o, err := s.readOverview(r)
	if err != nil {
		return err
	}
	return sendSheet(w, r, o.Scene, "matrix", o.MatrixSheet)
}

func (s *Site) changesFile(w http.ResponseWriter, r *http.Request) error {
	o, err := s.readOverview(r)
	if err != nil {
		return err
	}
	return sendSheet(w, r, o.Scene, "changes", o.ChangesSheet)
}

func (s *Site) mapFile(w http.ResponseWriter, r *http.Request) error {
	o, err := s.readOverview(r)
	if err != nil {
		return err
	}
	return sendSheet(w, r, o.Scene, "map", func() diagnosis.Sheet { return o.Map.Sheet(o.Scene) })
}
