package diagnosis

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// overview is 관제: a region's industry at a glance.
func (s *Section) overview(w http.ResponseWriter, r *http.Request) error {
	o, err := s.readOverview(r)
	if err != nil {
		return err
	}
	f := scene.FrameOf(r, s.Regions, ui.SectionControl, o.Scene)
	v := overviewView{Frame: f, Stale: o.Stale}
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
	if v.Roadmap, err = s.roadmapBlock(r.Context(), o.Scene.Region.Code); err != nil {
		return err
	}
	return scene.Render(w, r, v.Frame, overviewTempl(v))
}

func (s *Section) readOverview(r *http.Request) (*diagnosis.Overview, error) {
	view, err := scene.ReadView(r)
	if err != nil {
		return nil, err
	}
	return s.Diagnosis.Overview(r.Context(), page.Actor(r.Context()), view)
}

type overviewView struct {
	scene.Frame

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
	Roadmap    *roadmapBlock
	Stale      []diagnosis.SavedState
	Drawers    []scene.Drawer
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
		Name:    core.Tf("%[1]s %[2]s %[3]s", "%[1]s, %[2]s, %[3]s", sc.Region.Name, sc.Measure.Title, page.PeriodText(sc.View.To)),
		Address: sc.View.Query().Encode(),
	}
}

func (s *Section) fillOverview(ctx context.Context, v *overviewView, o *diagnosis.Overview) error {
	sc := o.Scene
	values := make([]float64, len(o.Matrix))
	for i := range o.Matrix {
		values[i] = o.Matrix[i].Value
	}
	write := scene.WritingOf(ctx, sc.Measure, values...)
	v.Lead = scene.Lead(sc)
	v.Findings, v.Figures, v.Units = scene.Findings(o.Findings), write.Figures(o.Figures), write.Tabs(ctx)
	v.Levels = scene.LevelTabs(ctx, sc)
	v.Matrix = matrixChart(ctx, write, o)
	var err error
	if v.Map, err = s.mapChart(ctx, write, o); err != nil {
		return err
	}
	v.Indicators = indicatorTabs(ctx, o)
	v.Movers, v.Turnover = moversChart(ctx, write, o), turnoverTable(ctx, write, o)
	v.Drawers = scene.Drawers(scene.EvidenceOf(o.Findings, o.Figures), o.Evidence, []core.Evidence{o.Map.Evidence})
	v.Files = scene.Files(ctx, "/industries")
	v.Keep = keepOf(sc)
	v.Next = overviewNext(ctx, o)
	return nil
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
		for i := range o.Matrix {
			if p := &o.Matrix[i]; p.Code == f.Industry {
				first := ui.Link{Text: core.Tf("‘%s’ 자세히 보기", "‘%s’ in detail", p.Name), Href: scene.IndustryHref(ctx, p.Code)}
				return append([]ui.Link{first}, next...)
			}
		}
	}
	return next
}

func staleText(x diagnosis.SavedState) core.Text {
	ko, en := "", ""
	for _, s := range x.Stale {
		t := s.Text()
		ko, en = ko+" "+t.Ko, en+" "+t.En
	}
	return core.T(fmt.Sprintf("‘%s’:%s", x.Name, ko), fmt.Sprintf("‘%s’:%s", x.Name, en))
}

func (s *Section) mapFile(w http.ResponseWriter, r *http.Request) error {
	o, err := s.readOverview(r)
	if err != nil {
		return err
	}
	return scene.SendSheet(w, r, o.Scene, "map", func() diagnosis.Sheet { return o.Map.Sheet(o.Scene) })
}

// spanText is the period of a page: 2021년~2024년.
func spanText(sc *diagnosis.Scene) core.Text {
	to := page.PeriodText(sc.View.To)
	if sc.View.From.IsZero() || sc.View.From == sc.View.To {
		return to
	}
	return core.T(sc.View.From.In(core.Korean)+"~"+to.Ko, sc.View.From.In(core.English)+"–"+to.En)
}
