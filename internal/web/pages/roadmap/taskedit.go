package roadmap

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"naru/internal/core"
	"naru/internal/revision"
	"naru/internal/roadmap"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/revise"
	"naru/internal/web/ui"
)

// taskFormView is the form of a task on its way to and fro.
type taskFormView struct {
	frame

	Task      roadmap.Task // as it is; without an id for a new one
	Form      taskInput
	Err       error
	Meanwhile *revise.Meanwhile
	Policies  []ui.Option
	Strategic []ui.Option // industries that the linked studies chose
	Others    []ui.Option // tasks to wait for
}

func (s *Section) taskNewForm(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frame(r, viewPlan)
	if err != nil {
		return err
	}
	t := roadmap.Task{Strategy: r.URL.Query().Get("strategy")}
	v := taskFormView{frame: f, Task: t, Form: taskInputOf(t, &f.Plan.Roadmap)}
	v.Form.After = []afterInput{{}}
	return s.showTaskForm(w, r, v)
}

func (s *Section) taskEditForm(w http.ResponseWriter, r *http.Request) error {
	v, err := s.editedTask(r)
	if err != nil {
		return err
	}
	v.Form = taskInputOf(v.Task, &v.Plan.Roadmap)
	return s.showTaskForm(w, r, v)
}

func (s *Section) editedTask(r *http.Request) (taskFormView, error) {
	f, err := s.frame(r, viewPlan)
	v := taskFormView{frame: f}
	if err != nil {
		return v, err
	}
	t, ok := f.Plan.Task(r.PathValue("task"))
	if !ok {
		return v, noTask()
	}
	v.Task = *t
	return v, nil
}

func noTask() error {
	return core.Fail(core.NotFound, "그런 과제가 없습니다. 과제 목록을 확인해 주십시오.", "There is no such task. Look at the list of tasks.")
}

func (s *Section) taskNewPost(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frame(r, viewPlan)
	if err != nil {
		return err
	}
	return s.postTask(w, r, taskFormView{frame: f})
}

func (s *Section) taskEditPost(w http.ResponseWriter, r *http.Request) error {
	v, err := s.editedTask(r)
	if err != nil {
		return err
	}
	return s.postTask(w, r, v)
}

// postTask carries out the pressed button. Every act but a successful save shows
// the form again with all that was typed.
func (s *Section) postTask(w http.ResponseWriter, r *http.Request, v taskFormView) error {
	if err := r.ParseForm(); err != nil {
		return unreadable(err)
	}
	v.Form = readTask(r.PostForm)
	switch act, on := pressed(r.PostForm); act {
	case actAdd:
		v.Form.add(on, s.Roadmaps.IDs())
	case actRemove:
		v.Form.remove(on)
	case actSave:
		return s.saveTask(w, r, v)
	default:
	}
	return s.showTaskForm(w, r, v)
}

func (f *taskInput) add(rows, id string) {
	switch rows {
	case "milestone":
		f.Milestones = append(f.Milestones, milestoneInput{ID: id})
	case "after":
		f.After = append(f.After, afterInput{})
	default:
	}
}

// remove takes out a row named as milestone-0.
func (f *taskInput) remove(row string) {
	if i, err := strconv.Atoi(row); err == nil && i >= 0 && i < len(f.Milestones) {
		f.Milestones = slices.Delete(f.Milestones, i, i+1)
	}
}

func (s *Section) saveTask(w http.ResponseWriter, r *http.Request, v taskFormView) error {
	ctx, who := r.Context(), page.Actor(r.Context())
	t, err := v.Form.onto(v.Task, &v.Plan.Roadmap)
	if v.Task.ID == "" {
		t.ID, t.Revision = "", 0
	}
	if err == nil {
		t, err = s.decided(ctx, who, t, revise.Theirs(r.PostForm))
	}
	if err == nil {
		var saved roadmap.Task
		if saved, err = s.Roadmaps.SaveTask(ctx, who, t, v.Form.Note); err == nil {
			return page.SeeOther(w, r, taskHref(v.ID(), saved.ID)+"?"+paramDone+"=saved")
		}
	}
	if stale, ok := errors.AsType[*roadmap.StaleError[roadmap.Task]](err); ok {
		v.Meanwhile = meanwhile(stale.Since, stale.Conflicts, stale.TheirChanges, core.MessageOf(err))
		note := v.Form.Note
		v.Form = taskInputOf(stale.Merged, &v.Plan.Roadmap)
		v.Form.Note = note
	}
	switch core.CodeOf(err) {
	case core.Invalid, core.Conflict:
		v.Err = renamed(err, taskField(&t))
		return s.showTaskForm(w, r, v)
	default:
		return err
	}
}

// decided takes over what the person chose of another's edit, from the revision
// that the form was brought together with.
func (s *Section) decided(ctx context.Context, who core.Actor, t roadmap.Task, theirs []string) (roadmap.Task, error) {
	if len(theirs) == 0 || t.ID == "" {
		return t, nil
	}
	other, err := s.Roadmaps.TaskAt(ctx, who, t.Roadmap, t.ID, t.Revision)
	if err != nil {
		return t, err
	}
	t, err = revision.Take(roadmap.NormaliseTask(t), other, theirs)
	if err != nil {
		return t, fmt.Errorf("take the other edit: %w", err)
	}
	return t, nil
}

// meanwhile tells the second of two editors what the first one did.
func meanwhile(since []revision.Entry, clashes []roadmap.Clash, changes []roadmap.Difference, message core.Text) *revise.Meanwhile {
	m := &revise.Meanwhile{Message: message}
	for i, e := range since {
		one := revise.Entry{Revision: e.Revision, At: e.At, By: e.By, Action: roadmap.ActionTitle(e.Action), Note: e.Note}
		if i == 0 {
			one.Changes = changesOf(changes)
		}
		m.Since = append(m.Since, one)
	}
	for _, c := range clashes {
		m.Overlaps = append(m.Overlaps, revise.Overlap{Path: c.Path, Field: c.Title, Base: c.Base, Mine: c.Mine, Their: c.Theirs})
	}
	return m
}

// changesOf shows differences of the domain in the common table.
func changesOf(list []roadmap.Difference) []revise.Change {
	out := make([]revise.Change, len(list))
	for i, d := range list {
		out[i] = revise.Change{Field: d.Title, Kind: d.Kind, Before: d.Before, After: d.After}
	}
	return out
}

func (s *Section) showTaskForm(w http.ResponseWriter, r *http.Request, v taskFormView) error {
	if !v.CanEdit() {
		return core.Fail(core.Conflict, "지금은 과제를 고칠 수 없습니다. 로드맵이 초안일 때, 고칠 수 있는 역할로 고칩니다.",
			"Tasks cannot be changed now: only in a draft, by someone whose role may.")
	}
	var err error
	if v.Policies, err = s.policyOptions(r.Context()); err != nil {
		return err
	}
	if v.Strategic, err = s.strategicIndustries(r.Context(), v.Plan.Roadmap.Studies); err != nil {
		return err
	}
	v.Title = core.T("과제 더하기", "Add a task")
	if v.Task.ID != "" {
		v.Title = core.Tf("‘%s’ 고치기", "Edit ‘%s’", v.Task.Name())
	}
	v.Help = core.T("과제 카드를 채웁니다. 이름과 전략만 있으면 저장할 수 있습니다. 저장 단추를 누르기 전에는 아무것도 바뀌지 않습니다.",
		"The card of a task. A name and a strategy are enough to save. Nothing changes before you press save.")
	v.Others = v.others()
	if v.Err != nil {
		return page.Answer(w, r, v.Err, taskFormTempl(v))
	}
	return page.Render(w, r, taskFormTempl(v))
}

// others are the tasks that this one may wait for, by strategy.
func (v *taskFormView) others() []ui.Option {
	out := []ui.Option{{Label: core.T("없음", "None")}}
	for _, c := range v.Plan.Board(roadmap.BoardByStrategy, v.Now) {
		for _, card := range c.Cards {
			if card.Task.ID != v.Task.ID {
				out = append(out, ui.Option{Value: card.Task.ID, Label: core.T(card.Task.Name(), card.Task.Name()), Group: c.Title})
			}
		}
	}
	return out
}

func (v *taskFormView) strategies() []ui.Option {
	out := []ui.Option{{Label: core.T("전략을 골라 주십시오", "Choose a strategy")}}
	for _, s := range v.Plan.Roadmap.Strategies {
		out = append(out, ui.Option{Value: s.ID, Label: core.T(s.Title, s.Title)})
	}
	return out
}

// quarters are the choices of a date: the years of the plan, and what is there.
func (v *taskFormView) quarters(value string) []ui.Option {
	out := []ui.Option{{Label: core.T("정하지 않음", "not set")}}
	from, to := roadmap.QuarterOf(v.Plan.Roadmap.From, 1), roadmap.QuarterOf(v.Plan.Roadmap.To, 4)
	known := value == ""
	for q := from; q <= to; q++ {
		known = known || q.String() == value
		out = append(out, ui.Option{Value: q.String(), Label: q.Title(), Group: core.Tf("%d년", "%d", q.Year())})
	}
	if !known {
		out = append(out, ui.Option{Value: value, Label: core.T(value, value)})
	}
	return out
}

func (v *taskFormView) terms() []ui.Option {
	out := []ui.Option{{Label: core.T("기간을 따름", "by its dates")}}
	for _, t := range roadmap.Terms() {
		out = append(out, ui.Option{Value: string(t), Label: t.Title()})
	}
	return out
}

func linkKinds() []ui.Option {
	var out []ui.Option
	for _, l := range roadmap.Links() {
		out = append(out, ui.Option{Value: string(l), Label: l.Title()})
	}
	return out
}

func (v *taskFormView) action() string {
	if v.Task.ID == "" {
		return home(v.ID()) + "/tasks/" + pathNew
	}
	return taskHref(v.ID(), v.Task.ID) + "/edit"
}

func (v *taskFormView) leave() string {
	if v.Task.ID == "" {
		return home(v.ID())
	}
	return taskHref(v.ID(), v.Task.ID)
}
