package diagnosis

import (
	"context"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// mostDeadlines is how many deadlines the overview lists.
const mostDeadlines = 4

// roadmapBlock is the current roadmap at a glance; without one, the invitation
// to make one.
type roadmapBlock struct {
	Title   core.Text // with which version it is
	Href    string
	Finding ui.Finding
	Figures []ui.KeyFigure
	Next    []ui.Link
	None    bool
}

// roadmapBlock sums up the roadmap of a region. A site without roadmaps has none.
func (s *Section) roadmapBlock(ctx context.Context, region string) (*roadmapBlock, error) {
	if s.Roadmaps == nil {
		return nil, nil //nolint:nilnil // no block is an answer
	}
	who := page.Actor(ctx)
	list, err := s.Roadmaps.List(ctx, who)
	if err != nil {
		return nil, err
	}
	current, found := roadmap.Current(list, region)
	if !found {
		return &roadmapBlock{None: true}, nil
	}
	p, err := s.Roadmaps.Plan(ctx, who, current.ID)
	if err != nil {
		return nil, err
	}
	tracks, err := s.Roadmaps.Tracks(ctx, who, &p)
	if err != nil {
		return nil, err
	}
	now := s.Roadmaps.Clock()
	b := newRoadmapBlock(p.Glance(tracks, now, mostDeadlines), ui.SectionRoadmaps+"/"+current.ID)
	said := p.Pace(now)
	if said.IsZero() {
		said = p.Advance(now).Text
	}
	b.Title, b.Finding = core.Tf("%[1]s — %[2]s", "%[1]s — %[2]s", current.Title, p.Roadmap.Edition()), ui.Finding{Text: said, Why: b.Href}
	return b, nil
}

func newRoadmapBlock(g roadmap.Glance, href string) *roadmapBlock {
	b := &roadmapBlock{Href: href}
	money, unit := ui.Money(ui.Won, ui.Eok, 1), ui.Eok.Unit()
	spend := ui.NA(core.Tf("%d년의 예산을 적지 않았거나 미정", "the money of %d is not written or not known yet", g.Year))
	if g.Money.Lines > g.Money.Unknown {
		spend = ui.Num(float64(g.Money.Won), money)
	}
	ceiling := core.T("한도를 모름", "no ceiling is known")
	if g.Ceiling != nil {
		x := float64(*g.Ceiling)
		ceiling = core.Tf("한도 %[1]s억원", "of a ceiling of %[1]s", core.T(money.In(core.Korean, x), money.In(core.English, x)))
	}
	if g.Money.Unknown > 0 {
		ceiling = core.Tf("%[1]s, 미정 %[2]d줄 제외", "%[1]s, without %[2]d unknown", ceiling, g.Money.Unknown)
	}
	kpis := 0
	for _, n := range g.Standing {
		kpis += n
	}
	count := func(n int) ui.Cell { return ui.Num(float64(n), ui.Whole()) }
	unitOf := core.T("개", "tasks")
	b.Figures = []ui.KeyFigure{
		{
			Label: core.T("제때 가는 과제", "Tasks on time"), Value: count(g.OnTime + g.Done), Unit: unitOf, Href: href,
			Compare: core.Tf("모두 %[1]d개, 중단 %[2]d개", "of %[1]d, %[2]d stopped", g.Tasks, g.Stopped),
		},
		{
			Label: core.T("늦은 과제", "Late tasks"), Value: count(g.Late + g.NotBegun), Unit: unitOf, Href: href + "/board",
			Compare: core.Tf("끝 %[1]d개, 시작 %[2]d개 · 진척 미보고 %[3]d개", "%[1]d to end, %[2]d to begin; %[3]d not reported", g.Late, g.NotBegun, g.Unreported),
		},
		{
			Label: core.T("올해 계획한 예산", "Money planned"), Value: spend, Unit: unit, Period: core.Tf("%d년", "%d", g.Year), Compare: ceiling, Href: href + "/budget",
		},
		{
			Label: core.T("목표를 따라가는 KPI", "KPIs on track"), Value: count(g.Standing[roadmap.OnTrack]), Unit: core.T("개", "KPIs"), Href: href + "/kpi",
			Compare: core.Tf("모두 %[1]d개, 뒤처짐 %[2]d개, 모름 %[3]d개", "of %[1]d, %[2]d behind, %[3]d not known", kpis, g.Standing[roadmap.Behind], g.Standing[roadmap.Unknown]),
		},
	}
	for _, d := range g.Next {
		text := core.Tf("%[1]s 말: %[2]s 끝", "end of %[1]s: %[2]s ends", d.At.Title(), d.Task.Name())
		if d.Milestone != "" {
			text = core.Tf("%[1]s 말: %[2]s(%[3]s)", "end of %[1]s: %[2]s (%[3]s)", d.At.Title(), d.Milestone, d.Task.Name())
		}
		b.Next = append(b.Next, ui.Link{Text: text, Href: href + "/tasks/" + d.Task.ID})
	}
	return b
}
