package space

import (
	"context"
	"net/http"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/region"
	"naru/internal/structure"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// spacePath is the address of 융합·신산업; its tables lie beneath it.
const spacePath = ui.SectionOpportunities

// space is 융합·신산업: what lies near to what the region is good at.
func (s *Section) space(w http.ResponseWriter, r *http.Request) error {
	x, refused, err := s.readSpace(r)
	if err != nil {
		return err
	}
	f := scene.FrameOf(r, s.Regions, ui.SectionOpportunities, x.Scene)
	v := spaceView{Frame: f}
	v.Title = core.T("융합·신산업", "Related industries")
	v.Help = core.T(
		"어느 산업이 지역의 특화 산업과 가까운지, 아직 특화되지 않은 산업 가운데 무엇이 노려 볼 만한지 봅니다. 두 산업을 함께 특화한 지역이 많을수록 가깝다고 봅니다.",
		"Which industries lie near what the region is strong in, and which of the others are worth reaching for. The more regions are specialised in two industries at once, the nearer the two.")
	if f.Empty == nil {
		fillSpace(r.Context(), s.Regions, &v, x, refused)
	} else if x.Scene.Empty.Reason == diagnosis.NoMatrix && x.Scene.View.Level != "" && ui.From(r.Context()).URL.Query().Get(ui.ParamLevel) != "" {
		f.Empty.Actions = append(f.Empty.Actions, ui.Button{
			Text: core.T("다른 산업 수준으로 보기", "See another level of industries"), Kind: ui.Primary, Href: ui.Here(r.Context(), ui.ParamLevel, ""),
		})
	}
	if refused != nil {
		return page.Answer(w, r, refused, spaceTempl(v))
	}
	return scene.Render(w, r, v.Frame, spaceTempl(v))
}

// readSpace reads the space that an address asks for. Cuts that cannot be read
// are refused, and stand as usual in what comes back.
func (s *Section) readSpace(r *http.Request) (x *diagnosis.Space, refused, err error) {
	view, err := scene.ReadView(r)
	if err != nil {
		return nil, nil, err
	}
	ask, refused := diagnosis.ParseSpaceAsk(r.URL.Query().Get)
	x, err = s.Diagnosis.Space(r.Context(), page.Actor(r.Context()), view, ask)
	return x, refused, err
}

// spaceFile answers with one of the page's tables as a file.
func (s *Section) spaceFile(name string, sheet func(*diagnosis.Space) diagnosis.Sheet) http.Handler {
	return page.Handler(func(w http.ResponseWriter, r *http.Request) error {
		x, refused, err := s.readSpace(r)
		if err != nil {
			return err
		}
		if refused != nil {
			return refused
		}
		return scene.SendSheet(w, r, x.Scene, name, func() diagnosis.Sheet { return sheet(x) })
	})
}

type spaceView struct {
	scene.Frame

	Lead        core.Text
	Refused     error
	Findings    []ui.Finding
	Figures     []ui.KeyFigure
	Levels      []ui.Tab
	Units       []ui.Tab
	Network     ui.Chart
	Near        *nearView
	Cuts        cutsForm
	Map         *ui.Chart
	NoMap       core.Text
	Suggestions []suggestion
	Table       ui.Table
	Beside      *ui.Table
	Years       *ui.Chart
	Matrix      []matrixFile
	Moves       *ui.Table
	NoMoves     core.Text
	Trust       trustView
	Places      ui.Table
	Drawers     []scene.Drawer
	Files       []ui.Download
	Next        []ui.Link
}

// matrixFile is a table for those who compute again.
type matrixFile struct {
	Name  core.Text
	Files []ui.Download
}

// suggestion is one industry worth reading about.
type suggestion struct {
	Name     core.Text
	Href     string
	Prospect core.Text
	Tone     ui.Tone
	Spend    string // what spending on it would do
	Reasons  []core.Text
}

// nearView is what lies near to the industry in focus.
type nearView struct {
	Name    core.Text
	Facts   core.Text
	Text    []core.Text
	Table   ui.Table
	Links   []ui.Link
	Without string // the address without an industry in focus
}

func fillSpace(ctx context.Context, regions *region.Registry, v *spaceView, x *diagnosis.Space, refused error) {
	sc := x.Scene
	values := make([]float64, 0, len(x.Nodes))
	for _, n := range x.Nodes {
		values = append(values, n.Value)
	}
	write := scene.WritingOf(ctx, sc.Measure, values...)
	v.Title = core.Tf("%s의 융합·신산업", "Related industries of %s", sc.Region.Name)
	v.Lead = scene.Lead(sc)
	v.Findings, v.Figures, v.Units = scene.Findings(x.Findings), write.Figures(x.Figures), write.Tabs(ctx)
	v.Levels = spaceLevels(ctx, sc)
	v.Network = networkChart(ctx, write, x)
	v.Near = nearOf(ctx, write, x)
	v.Refused, v.Cuts = refused, cutsOf(ctx, regions, x, refused)
	if v.Map = prospectChart(ctx, write, x); v.Map == nil {
		v.NoMap = core.T("복잡도가 정해지지 않거나 놓을 산업이 둘보다 적어 지도를 그리지 않았습니다. 까닭은 아래 ‘얼마나 믿을 수 있나’에 있습니다.",
			"There is no map: complexity is not defined, or fewer than two industries can be placed. See “How far to rely on it” below.")
	}
	for _, o := range x.Suggestions {
		item := suggestion{Name: o.Name, Href: nearHref(ctx, o.Code), Reasons: o.Reasons}
		item.Spend = ui.To(ctx, ui.SectionLinkage+"/what-if", "industry", string(x.Scene.Version.Summary.IndustrySystem)+":"+o.Code)
		if x.Trust.Firm {
			item.Prospect, item.Tone = scene.Capital(o.Prospect.Title()), ui.Neutral
			if o.Prospect == structure.ProspectLead {
				item.Tone = ui.Success
			}
		}
		v.Suggestions = append(v.Suggestions, item)
	}
	v.Table = optionsTable(ctx, write, x)
	v.fillMoves(ctx, write, x)
	v.Beside, v.Years = besideTable(ctx, write, x), yearsChart(ctx, write, x)
	v.Matrix = []matrixFile{
		{core.T("행렬의 값", "Values of the matrix"), scene.Files(ctx, spacePath+"/matrix")},
		{core.T("모든 지역과 산업의 쌍", "Every pair of region and industry"), scene.Files(ctx, spacePath+"/pairs")},
		{core.T("복잡도의 방향을 정한 값", "What gave the direction"), scene.Files(ctx, spacePath+"/anchor")},
		{core.T("그림에 그은 선", "The ties in the picture"), scene.Files(ctx, spacePath+"/links")},
	}
	v.Trust = trustTable(x)
	v.Places = placesTable(ctx, write, x)
	v.Notices = append(v.Notices, doubts(ctx, x)...)
	v.Drawers = scene.Drawers(x.Evidence)
	for k := range v.Drawers[1:] {
		v.Drawers[k+1].Evidence.Notes = nil // the same as the first's
	}
	v.Files = scene.Files(ctx, spacePath)
	v.Next = []ui.Link{
		{Text: core.T("산업별로 진단하기", "Diagnose industry by industry"), Href: ui.To(ctx, "/industries")},
		{Text: core.T("다른 지역과 나란히 비교하기", "Compare with other regions"), Href: ui.To(ctx, "/compare")},
	}
}

// doubts warn where the orders of the page may mislead. A better direction, where
// there is one, is offered first.
func doubts(ctx context.Context, x *diagnosis.Space) []ui.Notice {
	t := x.Trust
	said := t.Doubts()
	if len(said) == 0 {
		return nil
	}
	n := ui.Notice{
		Tone: ui.Warning, Text: together(append(said, t.Direction())...),
		Link: ui.Link{Text: core.T("얼마나 믿을 수 있나", "How far to rely on it"), Href: "#trust"},
	}
	for _, a := range t.Anchors {
		if t.Defined && !t.Anchored && t.Passed == 0 && a.Income() {
			n.Link = ui.Link{
				Text: core.Tf("‘%s’을(를) 기준으로 다시 보기", "See it with %s as the anchor", a.Title),
				Href: ui.Here(ctx, diagnosis.KeyAnchor, a.ID, diagnosis.KeyComplexity, ""),
			}
			break
		}
	}
	return []ui.Notice{n}
}

// spaceLevels is the switch of levels; the industry in focus belongs to one of
// them and is let go.
func spaceLevels(ctx context.Context, sc *diagnosis.Scene) []ui.Tab {
	tabs := scene.LevelTabs(ctx, sc)
	for i := range tabs {
		tabs[i].Href = ui.Here(ctx, ui.ParamLevel, string(sc.Levels[i]), "industry", "", "page", "", "in", "",
			diagnosis.KeyDensity, "", diagnosis.KeyComplexity, "", diagnosis.KeyLink, "")
	}
	return tabs
}

// nearHref looks at the same page with an industry in focus.
func nearHref(ctx context.Context, code string) string {
	return ui.Here(ctx, "industry", code) + "#near"
}

func nearOf(ctx context.Context, write scene.Writing, x *diagnosis.Space) *nearView {
	f := x.Focus
	if f == nil {
		return nil
	}
	v := &nearView{Name: f.Node.Name, Without: ui.Here(ctx, "industry", "")}
	v.Facts = core.Tf("입지계수 %[1]s · 밀도 %[2]s · 복잡도 %[3]s", "LQ %[1]s · density %[2]s · complexity %[3]s",
		page.SayNumber(quotient(f.Node.LQ, x.Ask.Threshold), f.Node.LQ), write.Say(f.Density, diagnosis.KindRatio), write.Say(f.Node.Complexity, diagnosis.KindRatio))
	switch {
	case f.Option != nil:
		v.Text = f.Option.Reasons
	case f.Node.Held:
		v.Text = []core.Text{core.Tf("%[1]s의 특화 산업입니다(입지계수 %[2]s).", "%[1]s is strong in it already (LQ %[2]s).",
			x.Scene.Region.Short, write.Say(f.Node.LQ, diagnosis.KindRatio))}
	}
	v.Table = write.Table("near-table", x.FocusSheet(), scene.Files(ctx, spacePath+"/near"))
	v.Table.Empty = core.T("이 산업과 함께 특화된 산업이 없습니다.", "No region is specialised in it together with anything else.")
	for i, n := range f.Neighbour {
		v.Table.Rows[i].Cells[0] = ui.Label(n.Name).Linked(nearHref(ctx, n.Code))
	}
	v.Links = []ui.Link{{Text: core.Tf("‘%s’ 자세히 보기", "%s in detail", f.Node.Name), Href: scene.IndustryHref(ctx, f.Node.Code)}}
	return v
}
