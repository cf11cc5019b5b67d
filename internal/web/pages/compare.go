package pages

import (
	"cmp"
	"context"
	"maps"
	"math"
	"net/http"
	"slices"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/web/ui"
)

// compare is 지역 비교: regions side by side.
func (s *Site) compare(w http.ResponseWriter, r *http.Request) error {
	c, err := s.readComparison(r)
	if err != nil {
		return err
	}
	f, err := s.frame(r, ui.SectionCompare, c.Scene)
	if err != nil {
		return err
	}
	v := compareView{frame: f}
	v.Title = core.T("지역 비교", "Compare regions")
	v.Help = core.T(
		"고른 지역을 다른 지역과 나란히 놓고 무엇에 특화되어 있는지, 얼마나 빨리 크는지, 산업구조가 얼마나 닮았는지 봅니다.",
		"The chosen region beside others: what each is specialised in, how fast it grows, and how alike their structures are.")
	if f.Empty == nil {
		if err := s.fillComparison(r.Context(), &v, c); err != nil {
			return err
		}
	}
	return render(w, r, compareTempl(v))
}

func (s *Site) readComparison(r *http.Request) (*diagnosis.Comparison, error) {
	view, err := readView(r)
	if err != nil {
		return nil, err
	}
	return s.Diagnosis.Compare(r.Context(), actor(r.Context()), view)
}

type compareView struct {
	frame

	Lead       core.Text
	Findings   []ui.Finding
	Levels     []ui.Tab
	Units      []ui.Tab
	Peers      peerForm
	Leading    *ui.Chart
	Growth     *ui.Chart
	Table      ui.Table
	Measures   ui.Table
	Similarity *ui.Chart
	Drawers    []drawer
	Files      []ui.Download
	Next       []ui.Link
}

// peerForm chooses the regions to set beside. It is a plain form: the choice is
// in the address.
type peerForm struct {
	Hidden   []hidden
	Groups   []peerGroup
	Chosen   int
	Siblings string // the address that goes back to all of the same tier
	Explicit bool
}

type peerGroup struct {
	Title core.Text
	Peers []peerChoice
}

type peerChoice struct {
	Code    string
	Name    core.Text
	Checked bool
}

func (s *Site) fillComparison(ctx context.Context, v *compareView, c *diagnosis.Comparison) error {
	sc := c.Scene
	o, err := s.Diagnosis.Options(ctx, actor(ctx), sc.View)
	if err != nil {
		return err
	}
	values := make([]float64, 0, len(c.Places))
	for _, p := range c.Places {
		values = append(values, p.Value)
	}
	write := writingOf(ctx, sc.Measure, values...)
	v.Title = core.Tf("지역 비교: %s", "Compare regions: %s", sc.Region.Name)
	v.Lead = lead(sc)
	v.Findings, v.Levels, v.Units = findings(c.Findings), levelTabs(ctx, sc), write.tabs(ctx)
	v.Peers = s.peersOf(ctx, sc, o)
	v.Leading, v.Growth = leadingChart(ctx, write, c), growthChart(ctx, write, c)
	v.Table, v.Measures = comparisonTable(ctx, write, c), measuresTable(ctx, c)
	v.Similarity = similarityChart(ctx, write, c)
	v.Drawers = drawers(evidenceOf(c.Findings, nil), c.Evidence)
	v.Files = files(ctx, "/compare")
	v.Next = []ui.Link{
		{Text: core.Tf("%s의 산업별 진단", "Industry by industry in %s", sc.Region.Short), Href: ui.To(ctx, "/industries")},
		{Text: core.T("관제로 돌아가기", "Back to the overview"), Href: ui.To(ctx, "/")},
	}
	return nil
}

// peersOf offers every region of the data but the nation and the chosen one,
// grouped as in the top bar.
func (s *Site) peersOf(ctx context.Context, sc *diagnosis.Scene, o *diagnosis.Options) peerForm {
	f := peerForm{Explicit: sc.Explicit, Chosen: len(sc.Peers), Siblings: ui.Here(ctx, ui.ParamPeers, "")}
	q := ui.From(ctx).URL.Query()
	q.Del(ui.ParamPeers)
	q.Del("lang")
	for _, name := range slices.Sorted(maps.Keys(q)) {
		for _, value := range q[name] {
			f.Hidden = append(f.Hidden, hidden{name, value})
		}
	}
	chosen := map[string]bool{}
	for _, p := range sc.Peers {
		chosen[p.Code] = true
	}
	for _, option := range s.regionOptions(o.Regions) {
		if option.Value == core.Nation || option.Value == sc.Region.Code {
			continue
		}
		if n := len(f.Groups); n == 0 || f.Groups[n-1].Title != option.Group {
			f.Groups = append(f.Groups, peerGroup{Title: option.Group})
		}
		g := &f.Groups[len(f.Groups)-1]
		g.Peers = append(g.Peers, peerChoice{option.Value, option.Label, chosen[option.Value]})
	}
	return f
}

// leadingChart is a grid of LQ: regions by the industries in which some of them
// stand out; nil where there is none.
func leadingChart(ctx context.Context, write writing, c *diagnosis.Comparison) *ui.Chart {
	if len(c.Leading) == 0 {
		return nil
	}
	const top = 4 // an LQ beyond this has the strongest colour, so that one outlier does not pale the rest
	h := ui.Heatmap{
		X: ui.Axis{Title: core.T("지역", "Region")}, Y: ui.Axis{Title: core.T("산업", "Industry")},
		Value: ui.Axis{Title: core.T("입지계수", "LQ"), Format: ui.Fixed(2)}, Min: 0, Max: top,
	}
	for _, p := range c.Places {
		h.Columns = append(h.Columns, p.Place.Short)
	}
	best := c.Leading[0]
	where, most := 0, 0.0
	for row, x := range c.Leading {
		h.Rows = append(h.Rows, x.Name)
		for column, lq := range x.LQ {
			h.Cells = append(h.Cells, ui.HeatCell{Column: column, Row: row, Value: ui.Real(lq), Note: missingNote(lq)})
			if lq > most {
				best, where, most = x, column, lq
			}
		}
	}
	table := write.table("leading-table", c.LeadingSheet(), files(ctx, "/leading"))
	return &ui.Chart{
		ID: "leading", Height: ui.Tall, Spec: h, Table: &table, Source: source(c.Scene),
		Title: core.Tf("지역별 대표 특화 산업의 입지계수, %s", "LQ of the leading specialities by region, %s", periodText(c.Scene.View.To)),
		Summary: core.Tf("가장 특화된 조합은 %[1]s의 %[2]s(%[3]s)입니다. 첫 열이 고른 지역입니다.", "The strongest is %[2]s in %[1]s (%[3]s). The first column is the chosen region.",
			c.Places[where].Place.Short, best.Name, write.say(most, diagnosis.KindRatio)),
	}
}

// growthChart ranks the places by growth; nil with one period.
func growthChart(ctx context.Context, write writing, c *diagnosis.Comparison) *ui.Chart {
	ranked := slices.DeleteFunc(slices.Clone(c.Places), func(p diagnosis.ComparedPlace) bool { return math.IsNaN(p.AnnualGrowth) })
	if len(ranked) < 2 {
		return nil
	}
	slices.SortStableFunc(ranked, func(a, b diagnosis.ComparedPlace) int { return cmp.Compare(b.AnnualGrowth, a.AnnualGrowth) })
	bars := ui.Bars{Axis: ui.Axis{Title: core.T("연평균 증가율", "Annual growth"), Format: ui.Percent(1).WithSign()}}
	for i, p := range ranked {
		if i < mostBars || p.Chosen {
			bars.Items = append(bars.Items, ui.Bar{
				Label: p.Place.Short, Value: ui.Real(p.AnnualGrowth), Role: roleOf(p.Chosen, false), Href: regionHref(ctx, p.Place.Code),
			})
		}
	}
	first, last := ranked[0], ranked[len(ranked)-1]
	return &ui.Chart{
		ID: "growth", Spec: bars, Source: source(c.Scene), Height: tallFor(len(bars.Items)),
		Title: core.Tf("%[1]s의 연평균 증가율, %[2]s", "Annual growth of %[1]s, %[2]s", c.Scene.Measure.Title, spanText(c.Scene)),
		Summary: core.Tf("가장 빠른 곳은 %[1]s(%[2]s), 가장 느린 곳은 %[3]s(%[4]s)입니다. 수치는 아래 표에 있습니다.",
			"Fastest is %[1]s (%[2]s), slowest %[3]s (%[4]s). The numbers are in the table below.",
			first.Place.Short, write.say(first.AnnualGrowth, diagnosis.KindRate), last.Place.Short, write.say(last.AnnualGrowth, diagnosis.KindRate)),
	}
}

// tallFor gives a bar chart room for its bars.
func tallFor(bars int) ui.Height {
	const few, many = 8, 14
	switch {
	case bars <= few:
		return ui.Short
	case bars <= many:
		return ui.Medium
	default:
		return ui.Tall
	}
}

// similarityChart is a grid of the distance between structures; nil with a
// region alone.
func similarityChart(ctx context.Context, write writing, c *diagnosis.Comparison) *ui.Chart {
	if len(c.Places) < 2 {
		return nil
	}
	h := ui.Heatmap{
		X: ui.Axis{Title: core.T("지역", "Region")}, Y: ui.Axis{Title: core.T("지역", "Region")},
		Value: ui.Axis{Title: core.T("크루그먼 지수(작을수록 닮음)", "Krugman index (smaller is more alike)"), Format: ui.Fixed(2)},
	}
	for i, p := range c.Places {
		h.Columns, h.Rows = append(h.Columns, p.Place.Short), append(h.Rows, p.Place.Short)
		for j, d := range c.Similarity[i] {
			if i != j {
				h.Cells = append(h.Cells, ui.HeatCell{Column: j, Row: i, Value: ui.Real(d), Note: missingNote(d)})
			}
		}
	}
	table := write.table("similarity-table", c.SimilaritySheet(), files(ctx, "/similarity"))
	return &ui.Chart{
		ID: "similarity", Height: ui.Tall, Spec: h, Table: &table, Source: source(c.Scene),
		Title: core.Tf("산업구조는 얼마나 닮았나(%[1]s 기준), %[2]s", "How alike the structures are (by %[1]s), %[2]s", c.Level.Title(), periodText(c.Scene.View.To)),
		Summary: core.T("두 지역의 산업별 비중 차이를 모두 더한 값입니다. 0이면 같고 2이면 겹치는 산업이 없습니다. 옅을수록 닮았습니다.",
			"The differences of the industries' shares between two regions, added up: 0 is the same, 2 has nothing in common. Paler is more alike."),
	}
}

func (s *Site) compareFile(w http.ResponseWriter, r *http.Request) error {
	c, err := s.readComparison(r)
	if err != nil {
		return err
	}
	return sendSheet(w, r, c.Scene, "compare", c.Sheet)
}

func (s *Site) similarityFile(w http.ResponseWriter, r *http.Request) error {
	c, err := s.readComparison(r)
	if err != nil {
		return err
	}
	return sendSheet(w, r, c.Scene, "similarity", c.SimilaritySheet)
}

func (s *Site) leadingFile(w http.ResponseWriter, r *http.Request) error {
	c, err := s.readComparison(r)
	if err != nil {
		return err
	}
	return sendSheet(w, r, c.Scene, "leading", c.LeadingSheet)
}
