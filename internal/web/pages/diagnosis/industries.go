package diagnosis

import (
	"context"
	"maps"
	"math"
	"net/http"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/structure"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// The columns of the table that the page treats apart, by their keys; the first
// two also name the filters in an address.
const (
	columnStage    = "stage"
	columnStrategy = "strategy"
	columnCoverage = "coverage"
	columnName     = "name"
	columnCode     = "code"
)

// industries is 산업 진단: every industry of the region at one level.
func (s *Section) industries(w http.ResponseWriter, r *http.Request) error {
	t, err := s.readIndustries(r)
	if err != nil {
		return err
	}
	f := scene.FrameOf(r, s.Regions, ui.SectionIndustries, t.Scene)
	v := industriesView{Frame: f}
	v.Title = core.T("산업 진단", "Industry diagnosis")
	v.Help = core.T(
		"산업마다 얼마나 특화되어 있고(입지계수), 얼마나 빨리 크며(연평균 증가율), 어떤 단계와 전략 유형에 드는지 봅니다. 판정 옆의 *에 초점을 두면 까닭이 보입니다.",
		"How specialised each industry is (LQ), how fast it grows, and which stage and strategy it falls under. Focus the * beside a verdict for its reasons.")
	if f.Empty == nil {
		s.fillIndustries(r.Context(), &v, t)
	}
	return scene.Render(w, r, v.Frame, industriesTempl(v))
}

func (s *Section) readIndustries(r *http.Request) (*diagnosis.IndustryTable, error) {
	view, err := scene.ReadView(r)
	if err != nil {
		return nil, err
	}
	return s.Diagnosis.Industries(r.Context(), page.Actor(r.Context()), view)
}

func (s *Section) industriesFile(w http.ResponseWriter, r *http.Request) error {
	t, err := s.readIndustries(r)
	if err != nil {
		return err
	}
	return scene.SendSheet(w, r, t.Scene, "industries", t.Sheet)
}

type industriesView struct {
	scene.Frame

	Lead     core.Text
	Levels   []ui.Tab
	Units    []ui.Tab
	Columns  []ui.Tab
	Filter   filterForm
	Chart    *ui.Chart
	Table    ui.Table
	Honesty  []core.Text
	Drawers  []scene.Drawer
	Files    []ui.Download
	Filtered bool
	Clear    string
	Next     []ui.Link
}

// filterForm narrows the table. Hidden keeps the rest of the address.
type filterForm struct {
	Hidden           []page.Hidden
	Search           string
	Stages           ui.Select
	Strategies       ui.Select
	Action           string
	Within           core.Text // the wider industry that the table is confined to
	WithinAll        string    // the address without it
	Shown, All, Page int
}

func (s *Section) fillIndustries(ctx context.Context, v *industriesView, t *diagnosis.IndustryTable) {
	sc := t.Scene
	values := make([]float64, len(t.Rows))
	for i := range t.Rows {
		values[i] = t.Rows[i].Value
	}
	write := scene.WritingOf(ctx, sc.Measure, values...)
	v.Title = core.Tf("%s 산업 진단", "Industry diagnosis of %s", sc.Region.Name)
	v.Lead = scene.Lead(sc)
	v.Levels, v.Units, v.Columns = scene.LevelTabs(ctx, sc), write.Tabs(ctx), columnTabs(ctx)
	v.Filter = filterOf(ctx, t)
	v.Filtered = len(t.Rows) != t.All
	v.Clear = ui.Here(ctx, "q", "", columnStage, "", columnStrategy, "", "in", "", "page", "")
	v.Chart = industriesChart(ctx, write, t)
	v.Files = scene.Files(ctx, "/industries")
	v.Table = industriesTable(ctx, write, t)
	v.Table.Downloads = v.Files
	v.Honesty = honesty(t)
	v.Drawers = scene.Drawers(t.Evidence)
	v.Next = []ui.Link{
		{Text: core.T("다른 지역과 나란히 비교하기", "Compare with other regions"), Href: ui.To(ctx, "/compare")},
		{Text: core.T("관제로 돌아가기", "Back to the overview"), Href: ui.To(ctx, "/")},
	}
	if sc.View.Level == diagnosis.Definitions {
		v.Next = append(v.Next, ui.Link{Text: core.T("산업 정의 살펴보고 고치기", "See and change the definitions"), Href: ui.To(ctx, "/definitions")})
	}
}

// wideTable is the value of the cols parameter that shows every column.
const wideTable = "all"

func allColumns(ctx context.Context) bool {
	return ui.From(ctx).URL.Query().Get("cols") == wideTable
}

func columnTabs(ctx context.Context) []ui.Tab {
	all := allColumns(ctx)
	return []ui.Tab{
		{Text: core.T("주요 열", "Main"), Href: ui.Here(ctx, "cols", ""), Current: !all},
		{Text: core.T("모든 열", "All"), Href: ui.Here(ctx, "cols", wideTable), Current: all},
	}
}

func filterOf(ctx context.Context, t *diagnosis.IndustryTable) filterForm {
	view := t.Scene.View
	f := filterForm{Action: "/industries", Search: view.Search, Shown: len(t.Rows), All: t.All}
	q := ui.From(ctx).URL.Query()
	for _, name := range []string{"q", columnStage, columnStrategy, "page", "lang"} {
		q.Del(name)
	}
	for _, name := range slices.Sorted(maps.Keys(q)) {
		for _, value := range q[name] {
			f.Hidden = append(f.Hidden, page.Hidden{Name: name, Value: value})
		}
	}
	f.Stages = ui.Select{Field: ui.Field{Name: columnStage, Label: core.T("성장단계", "Stage"), Value: view.Stage}, Options: stageOptions()}
	f.Strategies = ui.Select{Field: ui.Field{Name: columnStrategy, Label: core.T("전략 유형", "Strategy"), Value: view.Strategy}, Options: strategyOptions()}
	if view.Within != "" {
		f.Within = core.Tf("‘%s’에 드는 산업만 보고 있습니다.", "Only industries within ‘%s’ are shown.", view.Within)
		f.WithinAll = ui.Here(ctx, "in", "", "page", "")
	}
	return f
}

func stageOptions() []ui.Option {
	out := []ui.Option{{Value: "", Label: core.T("모두", "All")}}
	for _, s := range []structure.Stage{structure.StageIntroduction, structure.StageGrowth, structure.StageMaturity, structure.StageDecline} {
		out = append(out, ui.Option{Value: string(s), Label: s.Title()})
	}
	return append(out, ui.Option{Value: "unknown", Label: structure.StageUnknown.Title()})
}

func strategyOptions() []ui.Option {
	out := []ui.Option{{Value: "", Label: core.T("모두", "All")}}
	for _, s := range []structure.Strategy{
		structure.StrategyLead, structure.StrategyAttract, structure.StrategyTransform, structure.StrategyBase, structure.StrategyWatch,
	} {
		out = append(out, ui.Option{Value: string(s), Label: s.Title()})
	}
	return append(out, ui.Option{Value: "unknown", Label: structure.StrategyUnknown.Title()})
}

// industriesChart draws the rows that the filters let through; nil where none
// has both a level and a growth.
func industriesChart(ctx context.Context, write scene.Writing, t *diagnosis.IndustryTable) *ui.Chart {
	sc := t.Scene
	points := make([]plotted, 0, len(t.Rows))
	for i := range t.Rows {
		if r := &t.Rows[i]; !math.IsNaN(r.LQ) && !math.IsNaN(r.AnnualGrowth) {
			points = append(points, plotted{r.Code, r.Name, r.LQ, r.AnnualGrowth, r.Value})
		}
	}
	all := len(points)
	points = largest(points, mostPoints)
	b := bubbles(ctx, points, "")
	if len(b.Points) < scene.FewestPoints {
		return nil
	}
	b.X = ui.Axis{Title: core.T("특화(입지계수)", "Specialisation (LQ)"), Format: ui.Fixed(2), Log: b.X.Log}
	b.Y = ui.Axis{Title: core.T("연평균 증가율", "Annual growth"), Format: ui.Percent(1).WithSign()}
	b.Size = write.Axis(sc.Measure.Title, diagnosis.KindAmount, sc.Measure.Unit)
	b.XLine = &ui.Marker{At: 1, Label: core.T("특화 기준 1", "LQ 1")}
	b.YLine = &ui.Marker{At: ui.Real(t.Total.Reference), Label: core.Tf("%[1]s 전체 %[2]s", "all of %[1]s %[2]s", sc.Reference.Short, write.Say(t.Total.Reference, diagnosis.KindRate))}
	c := &ui.Chart{
		ID: "bubbles", Height: ui.Tall, Spec: b, Source: scene.Source(sc),
		Title: core.Tf("%[1]s %[2]s별 특화와 성장, %[3]s", "Specialisation and growth by %[2]s in %[1]s, %[3]s", sc.Region.Name, sc.View.Level.Title(), spanText(sc)),
		Summary: core.Tf("점 하나가 산업 하나입니다. 오른쪽일수록 %[1]s보다 특화되어 있고 위일수록 빨리 늘었습니다. 또렷한 점은 특화 산업, 크기는 %[2]s입니다. 수치는 아래 표에 있습니다.",
			"Each point is an industry: further right, more specialised than %[1]s; higher, faster growth. Bold points are specialised; area is %[2]s. The numbers are in the table below.", sc.Reference.Short, sc.Measure.Title),
	}
	if len(points) < all {
		c.Summary = page.Together([]core.Text{c.Summary, partOf(write, sc.Measure, all, len(points))})
	}
	return c
}

// mainColumns are shown unless all are asked for. The name and the code stand
// in one column.
func mainColumns() map[string]bool {
	return map[string]bool{
		"value": true, "share": true, "lq": true, "cagr": true, "reference_cagr": true,
		"competitive": true, columnStage: true, columnStrategy: true, columnCoverage: true,
	}
}

func columnHelp(key string) core.Text {
	switch key {
	case "lq":
		return core.T("지역에서 이 산업의 비중을 비교 대상에서의 비중으로 나눈 값. 1보다 크면 특화", "the industry's share in the region over its share in the reference; above 1 is specialised")
	case "rsca":
		return core.T("입지계수를 -1과 1 사이로 옮긴 값. (LQ-1)/(LQ+1)", "the LQ between −1 and 1: (LQ−1)/(LQ+1)")
	case "competitive":
		return core.T("변이할당에서, 비교 대상의 같은 산업과 다르게 움직인 몫", "in shift-share, what moved otherwise than the same industry in the reference")
	case columnStage:
		return core.T("최근의 특화와 성장 경로로 판정", "by the recent path of level and growth")
	case columnStrategy:
		return core.T("특화, 성장, 연관으로 판정", "by level, growth and linkage")
	case columnCoverage:
		return core.T("정의의 무게 가운데 자료가 그대로 보여 줄 수 있는 몫", "how much of the definition's weight the data can show exactly")
	default:
		return core.Text{}
	}
}

func industriesTable(ctx context.Context, write scene.Writing, t *diagnosis.IndustryTable) ui.Table {
	sc := t.Scene
	all, wanted := allColumns(ctx), mainColumns()
	out := ui.Table{
		ID: "industries", Dense: true,
		Caption: core.Tf("%[1]s의 %[2]s, %[3]s", "%[2]s of %[1]s, %[3]s", sc.Region.Name, scene.Capital(sc.View.Level.Title()), spanText(sc)),
		Columns: []ui.Column{{Key: columnName, Title: core.T("산업", "Industry")}, {Key: columnCode, Title: core.T("코드", "Code")}},
		Empty:   core.T("조건에 맞는 산업이 없습니다. 찾는 말이나 고른 유형을 바꾸어 보십시오.", "No industry matches. Try other words or types."),
		Note:    core.T("–: 값이 없거나 계산할 수 없음(칸에 초점을 두면 까닭이 보입니다). *: 까닭이나 유의할 점이 있음.", "–: no value, or not defined (focus the cell for the reason). *: there is a reason or a remark."),
		Sort:    sortState(sc.View),
	}
	var columns []diagnosis.Column
	for _, c := range t.Columns {
		if c.Key == columnCode || c.Key == columnName || !all && !wanted[c.Key] {
			continue
		}
		columns = append(columns, c)
		key := c.Key
		if key == "reasons" {
			key = ""
		}
		out.Columns = append(out.Columns, ui.Column{Key: key, Title: c.Title, Unit: write.UnitOf(c.Kind, c.Unit), Numeric: c.Numeric(), Help: columnHelp(c.Key)})
	}
	paging := scene.PagingOf(ctx, len(t.Rows))
	out.Paging = &paging
	from := (paging.Page - 1) * scene.PageSize
	for _, r := range t.Rows[from:min(from+scene.PageSize, len(t.Rows))] {
		out.Rows = append(out.Rows, industryRow(ctx, write, columns, r))
	}
	total := ui.Row{Total: true, Cells: []ui.Cell{ui.Label(t.Total.Name), ui.Plain("")}}
	for _, c := range columns {
		total.Cells = append(total.Cells, totalCell(write, c, t.Total.Cell(c.Key)))
	}
	if len(t.Rows) > 0 {
		out.Rows = append(out.Rows, total)
	}
	return out
}

func totalCell(write scene.Writing, c diagnosis.Column, x diagnosis.Cell) ui.Cell {
	switch c.Key {
	case columnStage, columnStrategy, "reasons":
		return ui.Plain("")
	case columnCoverage:
		return ui.NA(core.T("합계에는 정의되지 않음", "not defined for a total"))
	default:
		return write.Cell(c, x)
	}
}

func industryRow(ctx context.Context, write scene.Writing, columns []diagnosis.Column, r diagnosis.IndustryRow) ui.Row {
	name := ui.Label(r.Name).Linked(scene.IndustryHref(ctx, r.Code))
	row := ui.Row{Anchor: "i-" + anchor(r.Code), Cells: []ui.Cell{name, ui.Plain(r.Code)}}
	reasons := page.Together(r.Verdict.Reasons())
	for _, c := range columns {
		cell := write.Cell(c, r.Cell(c.Key))
		switch c.Key {
		case columnStage, columnStrategy:
			cell = ui.Label(scene.Capital(r.Cell(c.Key).Text)).Noted(reasons)
		case columnCoverage:
			if r.Coverage != nil && !r.Coverage.Note.IsZero() {
				cell = cell.Noted(r.Coverage.Note)
			}
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// sortState is the order as the table's links write it.
func sortState(v diagnosis.View) string {
	if v.Ascending {
		return v.Sort
	}
	return "-" + v.Sort
}

// honesty says what the data cannot show of the definitions.
func honesty(t *diagnosis.IndustryTable) []core.Text {
	var out []core.Text
	for i := range t.Rows {
		r := &t.Rows[i]
		if r.Coverage == nil || r.Coverage.Note.IsZero() {
			continue
		}
		out = append(out, core.Tf("%[1]s: %[2]s", "%[1]s: %[2]s", r.Name, r.Coverage.Note))
	}
	return out
}

// anchor makes a code fit for an element's id.
func anchor(code string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return '_'
	}, code)
}
