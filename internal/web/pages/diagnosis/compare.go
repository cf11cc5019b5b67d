package diagnosis

import (
	"context"
	"maps"
	"net/http"
	"slices"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// compare is 지역 비교: regions side by side.
func (s *Section) compare(w http.ResponseWriter, r *http.Request) error {
	c, err := s.readComparison(r)
	if err != nil {
		return err
	}
	f := scene.FrameOf(r, s.Regions, ui.SectionCompare, c.Scene)
	v := compareView{Frame: f}
	v.Title = core.T("지역 비교", "Compare regions")
	v.Help = core.T(
		"고른 지역을 다른 지역과 나란히 놓고 무엇에 특화되어 있는지, 얼마나 빨리 크는지, 산업구조가 얼마나 닮았는지 봅니다.",
		"The chosen region beside others: what each is specialised in, how fast it grows, and how alike their structures are.")
	if f.Empty == nil {
		s.fillComparison(r.Context(), &v, c)
	}
	return scene.Render(w, r, v.Frame, compareTempl(v))
}

func (s *Section) readComparison(r *http.Request) (*diagnosis.Comparison, error) {
	view, err := scene.ReadView(r)
	if err != nil {
		return nil, err
	}
	return s.Diagnosis.Compare(r.Context(), page.Actor(r.Context()), view)
}

type compareView struct {
	scene.Frame

	Lead       core.Text
	Findings   []ui.Finding
	Levels     []ui.Tab
	Units      []ui.Tab
	Peers      peerForm
	Standing   *ui.Chart
	Growth     *ui.Chart
	Types      *ui.Chart
	Leading    *ui.Chart
	Similarity *ui.Chart
	Table      ui.Table
	Measures   ui.Table
	Drawers    []scene.Drawer
	Files      []ui.Download
	Next       []ui.Link
}

// peerForm chooses the regions to set beside. It is a plain form: the choice is
// in the address.
type peerForm struct {
	Hidden   []page.Hidden
	Groups   []peerGroup
	Names    core.Text // of the chosen ones
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

func (s *Section) fillComparison(ctx context.Context, v *compareView, c *diagnosis.Comparison) {
	sc := c.Scene
	values := make([]float64, 0, len(c.Places))
	for _, p := range c.Places {
		values = append(values, p.Value)
	}
	write := scene.WritingOf(ctx, sc.Measure, values...)
	v.Title = core.Tf("지역 비교: %s", "Compare regions: %s", sc.Region.Name)
	v.Lead = scene.Lead(sc)
	v.Findings, v.Levels, v.Units = scene.Findings(c.Findings), scene.LevelTabs(ctx, sc), write.Tabs(ctx)
	v.Peers = s.peersOf(ctx, sc, sc.Options().Regions)
	v.Standing, v.Growth = standingChart(ctx, c), growthChart(ctx, write, c)
	v.Types = typesChart(ctx, write, c)
	v.Table, v.Measures = comparisonTable(ctx, write, c), measuresTable(ctx, c)
	v.Leading, v.Similarity = leadingChart(ctx, write, c), similarityChart(ctx, write, c)
	v.Drawers = scene.Drawers(scene.EvidenceOf(c.Findings, nil), c.Evidence)
	v.Files = scene.Files(ctx, "/compare")
	v.Next = []ui.Link{
		{Text: core.Tf("%s의 산업별 진단", "Industry by industry in %s", sc.Region.Short), Href: ui.To(ctx, "/industries")},
		{Text: core.T("관제로 돌아가기", "Back to the overview"), Href: ui.To(ctx, "/")},
	}
}

// peersOf offers every region of the data but the nation and the chosen one,
// grouped as in the top bar.
func (s *Section) peersOf(ctx context.Context, sc *diagnosis.Scene, places []diagnosis.Place) peerForm {
	f := peerForm{Explicit: sc.Explicit, Chosen: len(sc.Peers), Siblings: ui.Here(ctx, ui.ParamPeers, "")}
	q := ui.From(ctx).URL.Query()
	q.Del(ui.ParamPeers)
	q.Del("lang")
	for _, name := range slices.Sorted(maps.Keys(q)) {
		for _, value := range q[name] {
			f.Hidden = append(f.Hidden, page.Hidden{Name: name, Value: value})
		}
	}
	chosen := map[string]bool{}
	for i, p := range sc.Peers {
		chosen[p.Code] = true
		if i > 0 {
			f.Names.Ko, f.Names.En = f.Names.Ko+", ", f.Names.En+", "
		}
		f.Names.Ko, f.Names.En = f.Names.Ko+p.Short.Ko, f.Names.En+p.Short.In(core.English)
	}
	for _, option := range scene.RegionOptions(s.Regions, places) {
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

func (s *Section) compareFile(w http.ResponseWriter, r *http.Request) error {
	c, err := s.readComparison(r)
	if err != nil {
		return err
	}
	return scene.SendSheet(w, r, c.Scene, "compare", c.Sheet)
}

func (s *Section) similarityFile(w http.ResponseWriter, r *http.Request) error {
	c, err := s.readComparison(r)
	if err != nil {
		return err
	}
	return scene.SendSheet(w, r, c.Scene, "similarity", c.SimilaritySheet)
}

func (s *Section) leadingFile(w http.ResponseWriter, r *http.Request) error {
	c, err := s.readComparison(r)
	if err != nil {
		return err
	}
	return scene.SendSheet(w, r, c.Scene, "leading", c.LeadingSheet)
}

func (s *Section) typesFile(w http.ResponseWriter, r *http.Request) error {
	c, err := s.readComparison(r)
	if err != nil {
		return err
	}
	return scene.SendSheet(w, r, c.Scene, "types", c.TypesSheet)
}
