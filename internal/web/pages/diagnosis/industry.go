package diagnosis

import (
	"context"
	"math"
	"net/http"
	"net/url"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// industry is the page of one industry in the region.
func (s *Section) industry(w http.ResponseWriter, r *http.Request) error {
	p, err := s.readIndustry(r)
	if err != nil {
		return err
	}
	f := scene.FrameOf(r, s.Regions, ui.SectionIndustries, p.Scene)
	v := industryView{Frame: f}
	v.Title = core.T(r.PathValue("code"), r.PathValue("code"))
	v.Help = core.T(
		"한 산업이 지역에서 걸어온 길, 그 변화를 만든 요인, 다른 지역과의 순위, 그리고 유형 판정과 그 까닭을 봅니다.",
		"The path of one industry in the region, what made its change, its rank among regions, and its type with the reasons.")
	v.Crumbs = []ui.Link{{Text: core.T("산업 진단", "Industry diagnosis"), Href: ui.To(r.Context(), "/industries")}}
	if f.Empty == nil {
		fillIndustry(r.Context(), &v, p)
	}
	return scene.Render(w, r, v.Frame, industryTempl(v))
}

func (s *Section) readIndustry(r *http.Request) (*diagnosis.IndustryProfile, error) {
	view, err := scene.ReadView(r)
	if err != nil {
		return nil, err
	}
	view.Industry = r.PathValue("code")
	return s.Diagnosis.Industry(r.Context(), page.Actor(r.Context()), view)
}

type industryView struct {
	scene.Frame

	Crumbs    []ui.Link
	Lead      core.Text
	Findings  []ui.Finding
	Figures   []ui.KeyFigure
	Units     []ui.Tab
	Index     ui.Chart
	Level     ui.Chart
	Share     ui.Chart
	Methods   []ui.Tab
	Bases     []ui.Tab
	Waterfall *ui.Chart
	NoSplit   core.Text
	Meanings  []ui.Fact
	Peers     ui.Chart
	Verdict   verdictView
	Kin       *ui.Table
	Honesty   core.Text
	Drawers   []scene.Drawer
	Files     []ui.Download
	Next      []ui.Link
}

func fillIndustry(ctx context.Context, v *industryView, p *diagnosis.IndustryProfile) {
	sc := p.Scene
	values := make([]float64, 0, len(p.Series))
	for _, x := range p.Series {
		values = append(values, x.Value)
	}
	write := scene.WritingOf(ctx, sc.Measure, values...)
	v.Title = core.Tf("%[1]s · %[2]s", "%[1]s · %[2]s", p.Row.Name, sc.Region.Name)
	v.Lead = scene.Lead(sc)
	if p.Row.Level != diagnosis.Definitions && p.Row.Level != diagnosis.Own {
		v.Lead = core.Tf("%[1]s 코드 %[2]s · %[3]s", "%[1]s, code %[2]s · %[3]s", sc.Version.Summary.IndustrySystem.Title(), p.Row.Code, v.Lead)
	}
	if p.Parent != nil {
		v.Crumbs = append(v.Crumbs, ui.Link{Text: p.Parent.Name, Href: scene.IndustryHref(ctx, p.Parent.Code)})
	}
	v.Findings, v.Figures, v.Units = scene.Findings(p.Findings), write.Figures(p.Figures), write.Tabs(ctx)
	v.fillSeries(ctx, write, p)
	v.fillSplit(ctx, write, p)
	v.Peers = peersChart(ctx, write, p)
	v.Verdict = verdictOf(p.Row)
	v.Kin = kinTable(ctx, write, p)
	if c := p.Row.Coverage; c != nil {
		v.Honesty = c.Note
	}
	v.Files = scene.Files(ctx, industryPath(p)+"/series")
	v.Drawers = scene.Drawers(scene.EvidenceOf(p.Findings, p.Figures), []core.Evidence{p.Waterfall.Evidence}, p.Evidence)
	v.Next = []ui.Link{
		{Text: core.T("이 산업을 지도에서 보기", "See this industry on the map"), Href: ui.To(ctx, "/", "map", string(diagnosis.MapLQ), "industry", p.Row.Code, ui.ParamLevel, string(p.Row.Level)) + "#map"},
		{Text: core.T("이 산업 가까이에 있는 산업 보기", "See what lies near this industry"), Href: ui.To(ctx, ui.SectionOpportunities, ui.ParamLevel, string(p.Row.Level), "industry", p.Row.Code) + "#near"},
		{Text: core.T("이 산업에 100억을 쓰면 어떻게 되는지 보기", "See what spending 10 billion won on it would do"), Href: ui.To(ctx, ui.SectionLinkage+"/what-if", "industry", string(sc.Version.Summary.IndustrySystem)+":"+p.Row.Code)},
		{Text: core.T("다른 지역과 나란히 비교하기", "Compare with other regions"), Href: ui.To(ctx, "/compare", ui.ParamLevel, string(p.Row.Level))},
		{Text: core.T("산업 표로 돌아가기", "Back to the table of industries"), Href: ui.To(ctx, "/industries", ui.ParamLevel, string(p.Row.Level))},
	}
}

func industryPath(p *diagnosis.IndustryProfile) string {
	return "/industries/" + url.PathEscape(p.Scene.View.Industry)
}

// fillSeries draws the path: size as an index, so that region and reference fit
// one picture, then specialisation and share.
func (v *industryView) fillSeries(ctx context.Context, write scene.Writing, p *diagnosis.IndustryProfile) {
	sc := p.Scene
	table := func(id string) *ui.Table {
		t := write.Table(id, p.SeriesSheet(), scene.Files(ctx, industryPath(p)+"/series"))
		return &t
	}
	periods := make([]string, len(p.Series))
	own, other := make([]float64, len(p.Series)), make([]float64, len(p.Series))
	var level, share, otherShare []ui.Real
	for i, x := range p.Series {
		periods[i] = x.Period.String()
		own[i], other[i] = x.Value, x.Reference
		level = append(level, ui.Real(x.LQ))
		share, otherShare = append(share, ui.Real(x.Share)), append(otherShare, ui.Real(x.ReferenceShare))
	}
	base := firstOf(own, other)
	alone := sc.Region.Code == sc.Reference.Code
	pair := func(a, b []ui.Real) []ui.Line {
		out := []ui.Line{{Label: sc.Region.Short, Values: a, Role: ui.RoleChosen}}
		if !alone && b != nil {
			out = append([]ui.Line{{Label: sc.Reference.Short, Values: b, Role: ui.RoleComparison}}, out...)
		}
		return out
	}
	first := core.Text{}
	if base >= 0 {
		first = core.Tf("%[1]s = 100", "%[1]s = 100", page.PeriodText(p.Series[base].Period))
	}
	v.Index = ui.Chart{
		ID: "index", Table: table("index-table"), Source: scene.Source(sc),
		Title: core.Tf("%[1]s 추이", "Path of %[1]s", sc.Measure.Title),
		Spec: ui.Lines{
			Y: ui.Axis{Title: core.Tf("%s 지수", "%s, index", sc.Measure.Title), Unit: first, Format: ui.Fixed(1)}, Periods: periods,
			Series: pair(indexed(own, base), indexed(other, base)),
		},
		Summary: pathSummary(write, p),
	}
	v.Level = ui.Chart{
		ID: "lq", Height: ui.Short, Table: table("lq-table"), Source: scene.Source(sc), Title: core.T("특화(입지계수) 추이", "Path of specialisation (LQ)"),
		Spec: ui.Lines{
			Y: ui.Axis{Title: core.T("입지계수", "LQ"), Format: ui.Fixed(2)}, Periods: periods, Series: pair(level, nil),
			Reference: &ui.Marker{At: 1, Label: core.Tf("%s = 1", "%s = 1", sc.Reference.Short)},
		},
		Summary: core.Tf("%[1]s의 입지계수는 %[2]s에 %[3]s입니다.", "The LQ of %[1]s was %[3]s in %[2]s.", sc.Region.Short, page.PeriodText(sc.View.To), write.Say(p.Row.LQ, diagnosis.KindRatio)),
	}
	v.Share = ui.Chart{
		ID: "share", Height: ui.Short, Table: table("share-table"), Source: scene.Source(sc), Title: core.T("전체 산업에서 차지하는 비중", "Share of all industries"),
		Spec: ui.Lines{Y: ui.Axis{Title: core.T("비중", "Share"), Format: ui.Percent(1)}, Periods: periods, Series: pair(share, otherShare)},
		Summary: core.Tf("%[1]s에 %[2]s에서는 %[3]s, %[4]s에서는 %[5]s입니다.", "In %[1]s it was %[3]s in %[2]s and %[5]s in %[4]s.",
			page.PeriodText(sc.View.To), sc.Region.Short, write.Say(p.Row.Share, diagnosis.KindShare), sc.Reference.Short, write.Say(p.Row.ReferenceShare, diagnosis.KindShare)),
	}
}

// firstOf is the first position at which every series is above zero, or -1.
func firstOf(series ...[]float64) int {
	for i := range series[0] {
		ok := true
		for _, s := range series {
			ok = ok && s[i] > 0
		}
		if ok {
			return i
		}
	}
	return -1
}

func indexed(series []float64, base int) []ui.Real {
	out := make([]ui.Real, len(series))
	for i, x := range series {
		out[i] = ui.Real(math.NaN())
		if base >= 0 {
			out[i] = ui.Real(100 * x / series[base])
		}
	}
	return out
}

func pathSummary(write scene.Writing, p *diagnosis.IndustryProfile) core.Text {
	sc, r := p.Scene, p.Row
	if math.IsNaN(r.Start) || math.IsNaN(r.Value) {
		return core.Text{}
	}
	start, end := write.Say(r.Start, diagnosis.KindAmount), write.Say(r.Value, diagnosis.KindAmount)
	return core.Tf("%[1]s %[2]s%[5]s에서 %[3]s %[4]s%[5]s(으)로, 한 해 평균 %[6]s 변했습니다. %[7]s은(는) %[8]s입니다.",
		"From %[2]s %[5]s in %[1]s to %[4]s %[5]s in %[3]s: %[6]s a year, against %[8]s in %[7]s.",
		page.PeriodText(sc.View.From), start, page.PeriodText(sc.View.To), end, write.Unit, write.Say(r.AnnualGrowth, diagnosis.KindRate),
		sc.Reference.Short, write.Say(r.Reference, diagnosis.KindRate))
}

func (s *Section) seriesFile(w http.ResponseWriter, r *http.Request) error {
	p, err := s.readIndustry(r)
	if err != nil {
		return err
	}
	return scene.SendSheet(w, r, p.Scene, "series-"+anchor(p.Scene.View.Industry), p.SeriesSheet)
}

func (s *Section) waterfallFile(w http.ResponseWriter, r *http.Request) error {
	p, err := s.readIndustry(r)
	if err != nil {
		return err
	}
	return scene.SendSheet(w, r, p.Scene, "shift-share-"+anchor(p.Scene.View.Industry), func() diagnosis.Sheet { return p.Waterfall.Sheet(p.Scene) })
}

func (s *Section) peersFile(w http.ResponseWriter, r *http.Request) error {
	p, err := s.readIndustry(r)
	if err != nil {
		return err
	}
	return scene.SendSheet(w, r, p.Scene, "regions-"+anchor(p.Scene.View.Industry), p.PeersSheet)
}
