package roadmap

import (
	"context"
	"net/http"
	"strings"
	"time"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// planPage shows the plan in time.
func (s *Section) planPage(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frame(r, viewPlan)
	if err != nil {
		return err
	}
	if err := s.cautions(r.Context(), &f); err != nil {
		return err
	}
	v := newPlanView(r, f)
	if v.Undo != nil {
		if err := s.tellMoney(r.Context(), &v); err != nil {
			return err
		}
	}
	return page.Render(w, r, planTempl(v))
}

type planView struct {
	frame

	Err      error
	Theirs   []roadmap.Difference // what somebody else saved meanwhile
	Findings []ui.Finding
	Figures  []ui.KeyFigure
	Zooms    []ui.Tab
	Groups   []ui.Tab
	Gantt    ganttView
	Mover    *mover
	Undo     *undoForm
	Table    ui.Table
	Faults   []faultView
	More     int            // faults that are not listed
	Away     []roadmap.Task // taken out of the plan
	Next     []ui.Link
	Acts     []ui.Button
}

// faultView is something that does not fit, with the task that it is about.
type faultView struct {
	Blocks bool
	Text   core.Text
	Href   string
}

func newPlanView(r *http.Request, f frame) planView {
	ctx, q := r.Context(), r.URL.Query()
	f.Help = core.T(
		"과제를 분기 단위로 그린 계획표입니다. 막대를 골라 옮기거나 늘리고 줄일 수 있고, 선행 과제가 허락하지 않는 시작과 늦은 과제는 모양으로도 표시합니다. 마우스로 끌거나, 막대에서 Enter를 누른 뒤 화살표 키로 옮기고 Enter로 놓으십시오.",
		"The tasks by quarter. Bars can be moved, lengthened and shortened; starts that come too early and overdue tasks are marked by shape as well. Drag with the mouse, or press Enter on a bar, move with the arrow keys and drop with Enter.")
	f.done(r, map[string]core.Text{
		"created":  core.T("로드맵을 만들었습니다. 이제 과제를 더해 보십시오.", "The roadmap is made. Now add tasks."),
		"saved":    core.T("저장했습니다.", "Saved."),
		"archived": core.T("과제를 계획에서 뺐습니다. 아래 ‘계획에서 뺀 과제’에서 다시 넣을 수 있습니다.", "The task is out of the plan. It can come back under “Taken out of the plan” below."),
		"applied":  core.Tf("시나리오를 초안에 적용했습니다. 과제 %s개가 바뀌었고, 저마다 이력에서 되돌릴 수 있습니다.", "The scenario is applied to the draft: %s task(s) changed, each of which can be brought back in its history.", q.Get(paramCount)),
		"imported": core.Tf("파일에서 과제 %s개를 가져왔습니다.", "Took %s task(s) from the file.", q.Get(paramCount)),
		"undone":   core.T("되돌렸습니다. 이것도 이력에 남습니다.", "Undone. The history keeps this, too."),
	})
	v := planView{frame: f}
	o := ganttOptions{zoom: byYear, room: roomOf(r), group: byStrategy, chosen: q.Get(paramTask), overdue: map[string]bool{}}
	if zoom(q.Get(paramZoom)) == byQuarter || q.Get(paramZoom) == "" && f.Plan.Roadmap.To-f.Plan.Roadmap.From < 4 {
		o.zoom = byQuarter
	}
	if grouping(q.Get(paramGroup)) == byStart {
		o.group = byStart
	}
	for _, c := range f.Plan.Board(roadmap.BoardByStatus, f.Now) {
		for _, card := range c.Cards {
			o.overdue[card.Task.ID] = card.Late
		}
	}
	var g roadmap.Gantt
	v.Gantt, g = newGantt(ctx, &v.frame, o)
	v.Zooms = []ui.Tab{
		{Text: core.T("해", "Years"), Href: ui.Here(ctx, paramZoom, string(byYear)), Current: o.zoom == byYear},
		{Text: core.T("분기", "Quarters"), Href: ui.Here(ctx, paramZoom, string(byQuarter)), Current: o.zoom == byQuarter},
	}
	v.Groups = []ui.Tab{
		{Text: core.T("전략별", "By strategy"), Href: ui.Here(ctx, paramGroup, ""), Current: o.group == byStrategy},
		{Text: core.T("시작하는 순서", "By start"), Href: ui.Here(ctx, paramGroup, string(byStart)), Current: o.group == byStart},
	}
	findings := f.Plan.Findings()
	v.sum(g, o.overdue)
	v.faults(ctx, findings)
	v.Table = planTable(ctx, &v.frame, g, o)
	v.Mover = v.mover(q.Get(paramTask))
	v.Undo = v.undoForm(q)
	for i := range f.Plan.Tasks {
		if f.Plan.Tasks[i].Archived {
			v.Away = append(v.Away, f.Plan.Tasks[i])
		}
	}
	v.links(ctx)
	return v
}

// sum leads with what the plan says as a whole.
func (v *planView) sum(g roadmap.Gantt, overdue map[string]bool) {
	advance := v.Plan.Advance(v.Now)
	glance := v.Plan.Glance(nil, v.Now, 0) // as the overview counts
	tasks := len(overdue)
	if tasks == 0 {
		return
	}
	said := v.Plan.Pace(v.Now)
	if said.IsZero() {
		said = g.Text
	}
	v.Findings = []ui.Finding{{Text: said}}
	dated := ui.NA(core.T("날짜가 있는 과제가 없음", "no task has dates"))
	if g.Schedule.End > 0 {
		dated = ui.Label(g.Schedule.End.Title())
	}
	progress := ui.KeyFigure{Label: core.T("진척률", "Progress"), Value: ui.NA(advance.Text), Compare: advance.By.Title()}
	if advance.Percent != nil {
		progress.Value = ui.Num(*advance.Percent/100, ui.Percent(0))
		if advance.Expected != nil {
			progress.Compare = core.Tf("날짜로는 %.0[1]f%%, %[2]s", "by the dates %.0[1]f%%, %[2]s", *advance.Expected, advance.By.Title())
		}
	}
	budgets := v.Plan.Budgets()
	v.Figures = []ui.KeyFigure{
		{Label: core.T("과제", "Tasks"), Value: ui.Num(float64(tasks), ui.Whole()), Unit: core.T("개", "in all"), Compare: core.Tf("늦은 과제 %[1]d개(끝 %[2]d, 시작 %[3]d)", "%[1]d late (%[2]d to end, %[3]d to begin)", glance.Late+glance.NotBegun, glance.Late, glance.NotBegun)},
		progress,
		{Label: core.T("마지막 과제가 끝나는 때", "The last task ends"), Value: dated},
		{Label: core.T("총예산", "Money in all"), Value: v.Money.cell(budgets.Total), Unit: v.Money.scale.Unit(), Href: home(v.ID()) + string(viewBudget)},
	}
}

// mostFaults is how many faults stand on the page; the others are counted.
const mostFaults = 12

func (v *planView) faults(ctx context.Context, findings []roadmap.Finding) {
	if len(v.Plan.Tasks) == 0 {
		return
	}
	for i, x := range findings {
		if i == mostFaults {
			v.More = len(findings) - mostFaults
			return
		}
		one := faultView{Blocks: x.Blocks, Text: x.Text}
		if x.Task != "" {
			one.Href = to(ctx, taskHref(v.ID(), x.Task))
		}
		v.Faults = append(v.Faults, one)
	}
}

func (v *planView) links(ctx context.Context) {
	if v.CanEdit() {
		v.Acts = append(v.Acts,
			ui.Button{Text: core.T("과제 더하기", "Add a task"), Href: home(v.ID()) + "/tasks/" + pathNew, Kind: ui.Primary},
			ui.Button{Text: core.T("파일로 주고받기", "Tasks as a file"), Href: home(v.ID()) + "/import"},
			ui.Button{Text: core.T("비전·목표·전략 고치기", "Edit vision, goals, strategies"), Href: home(v.ID()) + "/edit"})
	}
	v.Next = []ui.Link{
		{Text: core.T("예산을 한도와 견주기", "Hold the budget against its ceilings"), Href: to(ctx, home(v.ID())+string(viewBudget))},
		{Text: core.T("과제를 옮기면 어떻게 되는지 보기", "See what moving a task would do"), Href: to(ctx, home(v.ID())+string(viewWhatIf))},
		{Text: core.T("승인과 판", "Approval and versions"), Href: to(ctx, home(v.ID())+string(viewLife))},
		{Text: core.T("이 로드맵의 보고서 만들기", "Make the report of this roadmap"), Href: ui.SectionReports + "/new?roadmap=" + v.ID()},
	}
}

// planTable is the picture as a table, with the same facts.
func planTable(ctx context.Context, f *frame, g roadmap.Gantt, o ganttOptions) ui.Table {
	t := ui.Table{
		ID: "tasks", Caption: core.T("과제", "Tasks"), Dense: true,
		Columns: []ui.Column{
			{Title: core.T("과제", "Task")},
			{Title: core.T("전략", "Strategy")},
			{Title: core.T("시작", "Start")},
			{Title: core.T("끝", "End")},
			{Title: core.T("상태", "Status")},
			{Title: core.T("진척률", "Progress"), Unit: core.T("%", "%"), Numeric: true},
			{Title: core.T("예산", "Budget"), Unit: f.Money.scale.Unit(), Numeric: true},
			{Title: core.T("선행 과제", "Waits for")},
			{Title: core.T("여유", "Slack"), Unit: core.T("분기", "quarters"), Numeric: true},
			{Title: core.T("주체", "Owner")},
		},
		Empty: core.T("과제가 없습니다.", "There are no tasks."),
	}
	titles := map[string]string{}
	var bars []roadmap.Bar
	lanes := map[string]string{}
	for _, l := range g.Lanes {
		lanes[l.ID] = l.Title
	}
	for _, l := range grouped(g.Lanes, o.group) {
		bars = append(bars, l.Bars...)
	}
	for _, b := range bars {
		titles[b.Task.ID] = b.Task.Number
	}
	paging := scene.PagingOf(ctx, len(bars))
	t.Paging = &paging
	for _, b := range bars[min((paging.Page-1)*paging.Size, len(bars)):min(paging.Page*paging.Size, len(bars))] {
		t.Rows = append(t.Rows, planRow(ctx, f, b, lanes[b.Task.Strategy], titles, o.overdue[b.Task.ID], f.Now))
	}
	return t
}

func planRow(ctx context.Context, f *frame, b roadmap.Bar, strategy string, numbers map[string]string, overdue bool, now time.Time) ui.Row {
	t := b.Task
	unset := core.T("날짜 미정", "no dates")
	start, end, slack := ui.NA(unset), ui.NA(unset), ui.NA(unset)
	if t.Dated() {
		start, end = ui.Label(t.Start.Title()), ui.Label(t.End.Title())
		slack = ui.Num(float64(b.Slack), ui.Whole())
	}
	if len(b.Late) > 0 {
		start = start.Toned(ui.Warning).Noted(b.Late[0].Text())
	} else if t.Pace(now) == roadmap.PaceNotBegun {
		start = start.Toned(ui.Danger).Noted(core.T("시작했어야 할 때가 지남", "should have begun"))
	}
	if overdue {
		end = end.Toned(ui.Danger).Noted(core.T("끝났어야 할 때가 지남", "overdue"))
	}
	percent := ui.NA(core.T("미보고", "nobody has reported"))
	if b.Percent != nil {
		percent = ui.Num(*b.Percent, ui.Whole())
	}
	after := make([]string, len(t.After))
	for i, d := range t.After {
		after[i] = numbers[d.Task]
	}
	return ui.Row{Cells: []ui.Cell{
		ui.Plain(t.Number + " " + t.Title).Linked(to(ctx, taskHref(f.ID(), t.ID))), ui.Plain(strategy),
		start, end, ui.Label(t.Status.Title()), percent, f.Money.cell(b.Money), ui.Plain(strings.Join(after, ", ")), slack, ui.Plain(t.Owner),
	}}
}
