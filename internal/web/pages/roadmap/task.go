package roadmap

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/revise"
	"naru/internal/web/ui"
)

// taskView is a task's card.
type taskView struct {
	frame

	Sheet    *roadmap.TaskSheet
	Facts    []ui.Fact
	Lists    []linkList
	Budget   ui.Table
	Findings []ui.Finding
	Figures  []ui.KeyFigure
	Report   reportForm
	History  []revise.Entry
	Err      error
	Acts     []ui.Button
}

// linkList is a heading with links: dependencies, policies, studies.
type linkList struct {
	Title core.Text
	Links []ui.Link
	None  core.Text
}

// reportForm is the form of progress.
type reportForm struct {
	Action, Status, Percent, On, Note string
}

func (s *Section) taskPage(w http.ResponseWriter, r *http.Request) error {
	v, err := s.taskView(r)
	if err != nil {
		return err
	}
	return page.Render(w, r, taskTempl(v))
}

func (s *Section) taskView(r *http.Request) (taskView, error) {
	ctx := r.Context()
	f, err := s.frame(r, viewPlan)
	v := taskView{frame: f}
	if err != nil {
		return v, err
	}
	if v.Sheet, err = f.Plan.Sheet(r.PathValue("task"), f.Now); err != nil {
		return v, err
	}
	t := v.Sheet.Task
	v.Title = core.T(t.Name(), t.Name())
	v.Help = core.T("과제 카드입니다. 왜, 무엇을, 언제, 누가, 얼마로 하는지와 무엇으로 재는지를 한 장에 봅니다. 진척은 승인된 뒤에도 보고할 수 있습니다.",
		"The card of a task: why, what, when, who, with how much money, and by what it is measured. Progress can be reported after approval, too.")
	v.done(r, map[string]core.Text{
		"saved":    core.Tf("저장했습니다(%s).", "Saved (%s).", t.UpdatedAt.In(core.Seoul).Format("15:04")),
		"reported": core.T("진척을 적어 두었습니다.", "The progress is recorded."),
		"restored": core.T("앞선 내용을 되살렸습니다. 지금 내용도 이력에 남아 있습니다.", "The earlier state is back. What stood here until now stays in the history."),
		"back":     core.T("과제를 계획에 다시 넣었습니다.", "The task is back in the plan."),
	})
	v.facts(ctx)
	v.Budget = v.budget()
	v.links(ctx)
	if v.Lists, err = s.linked(ctx, &v); err != nil {
		return v, err
	}
	v.Report = reportForm{Action: taskHref(f.ID(), t.ID) + "/report", Status: string(t.Status), On: f.Now.In(core.Seoul).Format("2006-01-02")}
	if t.Progress != nil {
		v.Report.Percent = strconv.FormatFloat(t.Progress.Percent, 'f', -1, 64)
	}
	steps, err := s.Roadmaps.Steps(ctx, f.Who, f.ID(), t.ID)
	if err != nil {
		return v, err
	}
	for _, x := range steps {
		v.History = append(v.History, revise.Entry{Revision: x.Entry.Revision, At: x.Entry.At, By: x.Entry.By, Action: x.Action, Note: x.Entry.Note, Changes: changesOf(x.Changes)})
	}
	return v, nil
}

func (v *taskView) facts(ctx context.Context) {
	t, sheet := v.Sheet.Task, v.Sheet
	unset := func(text string) ui.Cell {
		if text == "" {
			return ui.NA(core.T("적지 않음", "not written"))
		}
		return ui.Plain(text)
	}
	v.Facts = []ui.Fact{
		{Label: core.T("전략", "Strategy"), Value: ui.Plain(sheet.Strategy)},
		{Label: core.T("기간", "When"), Value: ui.Label(sheet.When)},
		{Label: core.T("단계", "Stage"), Value: ui.Label(sheet.Term.Title())},
		{Label: core.T("주체", "Owner"), Value: unset(t.Owner)},
		{Label: core.T("협력 기관", "Partners"), Value: unset(strings.Join(t.Partners, ", "))},
		{Label: core.T("산업", "Industries"), Value: unset(strings.Join(sheet.Industries, ", "))},
		{Label: core.T("시책수단", "Instruments"), Value: listed(sheet.Instruments)},
		{Label: core.T("기업 단계", "Stages of firms"), Value: listed(sheet.FirmStages)},
	}
	progress := ui.KeyFigure{Label: core.T("진척률", "Progress"), Value: ui.NA(core.T("미보고", "nobody has reported")), Compare: core.T("미보고", "not reported")}
	if t.Status == roadmap.Planned && !sheet.NotBegun() && !sheet.Late {
		progress.Compare = core.T("시작 전", "not begun, and not due to")
	}
	if sheet.Percent != nil {
		progress.Compare = core.Text{}
		progress.Value = ui.Num(*sheet.Percent/100, ui.Percent(0))
	}
	if t.Progress != nil {
		progress.Period = core.Tf("%s 기준", "as of %s", t.Progress.On)
	}
	slack := ui.NA(core.T("날짜가 없음", "no dates"))
	if sheet.Slot.Task != nil {
		slack = ui.Num(float64(sheet.Slot.Slack), ui.Whole())
	}
	v.Figures = []ui.KeyFigure{
		{Label: core.T("상태", "Status"), Value: ui.Label(t.Status.Title())},
		progress,
		{Label: core.T("예산", "Budget"), Value: v.Money.cell(sheet.Money), Unit: v.Money.scale.Unit()},
		{Label: core.T("여유", "Slack"), Value: slack, Unit: core.T("분기", "quarters"), Compare: core.T("이만큼 늦어도 다른 과제가 밀리지 않음", "so much later delays nothing else")},
	}
	for _, l := range sheet.LateStarts {
		v.Findings = append(v.Findings, ui.Finding{Text: l.Text()})
	}
	if sheet.Late {
		v.Findings = append(v.Findings, ui.Finding{Text: core.Tf("‘%[1]s’은(는) %[2]s까지 끝났어야 합니다.", "‘%[1]s’ should have ended by %[2]s.", t.Name(), t.End.Title())})
	}
	if sheet.NotBegun() {
		v.Findings = append(v.Findings, ui.Finding{Text: core.Tf("‘%[1]s’은(는) %[2]s에 시작했어야 하는데 아직 ‘계획’입니다.", "‘%[1]s’ should have begun in %[2]s, and is still planned.", t.Name(), t.Start.Title())})
	}
	if v.CanEdit() {
		v.Acts = []ui.Button{
			{Text: core.T("과제 고치기", "Edit the task"), Href: taskHref(v.ID(), t.ID) + "/edit", Kind: ui.Primary},
			{Text: core.T("계획표에서 옮기기", "Move it in the plan"), Href: ui.To(ctx, home(v.ID()), paramTask, t.ID) + "#move"},
		}
	}
}

func listed(titles []core.Text) ui.Cell {
	if len(titles) == 0 {
		return ui.NA(core.T("적지 않음", "not written"))
	}
	return ui.Label(page.Listed(titles))
}

// budget is the money by source and year.
func (v *taskView) budget() ui.Table {
	unit := v.Money.scale.Unit()
	t := ui.Table{ID: "budget", Caption: core.T("재원별 예산", "Money by source"), Dense: true, Columns: []ui.Column{{Title: core.T("재원", "Source")}}}
	for _, y := range v.Sheet.Years {
		t.Columns = append(t.Columns, ui.Column{Title: core.T(itoa(y), itoa(y)), Unit: unit, Numeric: true})
	}
	t.Columns = append(t.Columns, ui.Column{Title: core.T("합계", "Total"), Unit: unit, Numeric: true})
	for _, row := range v.Sheet.Rows {
		cells := []ui.Cell{ui.Label(row.Source.Title())}
		for _, sum := range row.Cells {
			cells = append(cells, v.Money.cell(sum))
		}
		t.Rows = append(t.Rows, ui.Row{Cells: append(cells, v.Money.cell(row.Total))})
	}
	total := []ui.Cell{ui.Label(core.T("합계", "Total"))}
	for _, sum := range v.Sheet.Sums {
		total = append(total, v.Money.cell(sum))
	}
	t.Rows = append(t.Rows, ui.Row{Total: true, Cells: append(total, v.Money.cell(v.Sheet.Money))})
	return t
}

// links are the tasks on both sides, and the KPIs.
func (v *taskView) links(ctx context.Context) {
	tasks := func(list []roadmap.SheetLink) []ui.Link {
		var out []ui.Link
		for _, l := range list {
			text := core.Tf("%[1]s (%[2]s)", "%[1]s (%[2]s)", l.Task.Name(), l.Kind.Title())
			if l.Lag != 0 {
				text = core.Tf("%[1]s %+[2]d분기", "%[1]s %+[2]d quarters", text, l.Lag)
			}
			out = append(out, ui.Link{Text: text, Href: to(ctx, taskHref(v.ID(), l.Task.ID))})
		}
		return out
	}
	v.Lists = []linkList{
		{Title: core.T("기다리는 과제", "Waits for"), Links: tasks(v.Sheet.Before), None: core.T("없음", "none")},
		{Title: core.T("이 과제를 기다리는 과제", "Waited for by"), Links: tasks(v.Sheet.Next), None: core.T("없음", "none")},
	}
	kpis := linkList{Title: core.T("KPI와 기여", "KPIs and contribution"), None: core.T("없음", "none")}
	for _, k := range v.Sheet.KPIs {
		amount := core.T("기여 미정", "contribution not known")
		if k.Amount != nil {
			amount = core.Tf("%[1]s %[2]s", "%[1]s %[2]s", core.Grouped(*k.Amount, decimalsOf(*k.Amount), "−"), k.KPI.Unit)
		}
		kpis.Links = append(kpis.Links, ui.Link{Text: core.Tf("%[1]s: %[2]s", "%[1]s: %[2]s", k.KPI.Title, amount), Href: to(ctx, home(v.ID())+string(viewKPI)) + "#kpi-" + k.KPI.ID})
	}
	v.Lists = append(v.Lists, kpis)
}

// linked names the policies and programmes of the task, and the studies of its
// roadmap. One that is no longer there is named by its id.
func (s *Section) linked(ctx context.Context, v *taskView) ([]linkList, error) {
	list, err := s.Studies.List(ctx, v.Who)
	if err != nil {
		return nil, err
	}
	policies, err := s.policyOptions(ctx)
	if err != nil {
		return nil, err
	}
	named := func(title core.Text, section string, options []ui.Option, ids []string) linkList {
		l := linkList{Title: title, None: core.T("없음", "none")}
		for _, id := range ids {
			one := ui.Link{Text: core.T(id, id), Href: section + "/" + id}
			for _, o := range options {
				if o.Value == id {
					one.Text = o.Label
				}
			}
			l.Links = append(l.Links, one)
		}
		return l
	}
	out := append(slices.Clone(v.Lists),
		named(core.T("잇는 정책", "Linked policies"), ui.SectionPolicies, policies, v.Sheet.Task.Policies),
		named(core.T("근거가 된 연구", "Studies it rests on"), ui.SectionStudies, s.studyOptions(list), v.Plan.Roadmap.Studies))
	programmes := linkList{Title: core.T("지원사업", "Programmes"), None: core.T("없음", "none")}
	for _, name := range v.Sheet.Task.Programmes {
		programmes.Links = append(programmes.Links, ui.Link{Text: core.T(name, name)})
	}
	return append(out, programmes), nil
}

// taskReport keeps how far the task has come.
func (s *Section) taskReport(w http.ResponseWriter, r *http.Request) error {
	id, task := r.PathValue("id"), r.PathValue("task")
	form := reportForm{
		Status: r.PostFormValue("status"), Percent: strings.TrimSpace(r.PostFormValue("progress-percent")),
		On: strings.TrimSpace(r.PostFormValue("progress-on")), Note: strings.TrimSpace(r.PostFormValue("note")),
	}
	var m mistakes
	var report *roadmap.Report
	if percent := m.number("progress-percent", strings.TrimSuffix(form.Percent, "%")); percent != nil {
		report = &roadmap.Report{Percent: *percent, On: form.On}
	}
	err := m.error()
	if err == nil {
		_, err = s.Roadmaps.ReportTask(r.Context(), page.Actor(r.Context()), id, task, roadmap.Status(form.Status), report, form.Note)
	}
	if err == nil {
		return page.SeeOther(w, r, taskHref(id, task)+"?"+paramDone+"=reported#report")
	}
	if core.CodeOf(err) != core.Invalid {
		return err
	}
	v, loadErr := s.taskView(r)
	if loadErr != nil {
		return loadErr
	}
	form.Action = v.Report.Action
	v.Report, v.Err = form, renamed(err, taskField(v.Sheet.Task))
	return page.Answer(w, r, v.Err, taskTempl(v))
}

// taskArchive takes the task out of the plan, or brings it back.
func (s *Section) taskArchive(w http.ResponseWriter, r *http.Request) error {
	id, task := r.PathValue("id"), r.PathValue("task")
	away := r.PostFormValue("away") != ""
	if _, err := s.Roadmaps.ArchiveTask(r.Context(), page.Actor(r.Context()), id, task, away, strings.TrimSpace(r.PostFormValue("note"))); err != nil {
		return err
	}
	if away {
		return page.SeeOther(w, r, home(id)+"?"+paramDone+"=archived&"+paramTask+"="+task)
	}
	return page.SeeOther(w, r, taskHref(id, task)+"?"+paramDone+"=back")
}

// taskRestore makes an earlier state the newest again.
func (s *Section) taskRestore(w http.ResponseWriter, r *http.Request) error {
	id, task := r.PathValue("id"), r.PathValue("task")
	number, err := strconv.Atoi(r.PostFormValue("revision"))
	if err != nil {
		return core.Fail(core.Invalid, "어느 때로 되돌릴지 골라 주십시오.", "Choose the state to bring back.").Because(err)
	}
	if _, err := s.Roadmaps.RestoreTask(r.Context(), page.Actor(r.Context()), id, task, number); err != nil {
		return err
	}
	return page.SeeOther(w, r, taskHref(id, task)+"?"+paramDone+"=restored")
}

func statusOptions() []ui.Option {
	var out []ui.Option
	for _, s := range roadmap.Statuses() {
		out = append(out, ui.Option{Value: string(s), Label: s.Title()})
	}
	return out
}

// earlier are the states that can be brought back.
func (v *taskView) earlier() []ui.Option {
	var out []ui.Option
	for i, e := range v.History {
		if i > 0 {
			out = append(out, ui.Option{Value: itoa(e.Revision), Label: core.Tf("%[1]d판 · %[2]s · %[3]s", "revision %[1]d · %[2]s · %[3]s", e.Revision, e.Action, page.TimeText(e.At))})
		}
	}
	return out
}
