package roadmap

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// mover is the form that moves a task without a mouse or a script. The task is
// chosen first, because the form says its revision.
type mover struct {
	Roadmap string
	Options []ui.Option
	Chosen  *roadmap.Task
	When    core.Text
	Action  string
}

// moveStep is one press of a button: what of the bar, and how far.
type moveStep struct {
	Value string
	Text  core.Text
}

func moveSteps() []moveStep {
	return []moveStep{
		{"whole:-1", core.T("한 분기 당기기", "A quarter sooner")},
		{"whole:1", core.T("한 분기 미루기", "A quarter later")},
		{"start:-1", core.T("시작 당기기", "Start sooner")},
		{"start:1", core.T("시작 미루기", "Start later")},
		{"end:-1", core.T("끝 줄이기", "End sooner")},
		{"end:1", core.T("끝 늘리기", "End later")},
	}
}

func gripOptions() []ui.Option {
	return []ui.Option{
		{Value: string(roadmap.GripWhole), Label: core.T("전체를 옮기기", "Move the whole")},
		{Value: string(roadmap.GripStart), Label: core.T("시작만", "The start only")},
		{Value: string(roadmap.GripEnd), Label: core.T("끝만", "The end only")},
	}
}

func (v *planView) mover(chosen string) *mover {
	if !v.CanEdit() {
		return nil
	}
	m := &mover{Roadmap: v.ID(), Action: home(v.ID()) + "/move"}
	for _, l := range v.Gantt.Lanes {
		for _, r := range l.Rows {
			if r.Width > 0 {
				m.Options = append(m.Options, ui.Option{Value: r.Task.ID, Label: core.T(r.Task.Name(), r.Task.Name()), Group: l.Title})
			}
		}
	}
	if t, ok := v.Plan.Task(chosen); ok && t.Dated() {
		m.Chosen = t
		m.When = core.Tf("%[1]s – %[2]s", "%[1]s – %[2]s", t.Start.Title(), t.End.Title())
	}
	return m
}

// move moves one bar, and leads back to the picture as it was.
func (s *Section) move(w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	m, err := readMove(r)
	if err == nil {
		var saved []roadmap.Task
		if saved, err = s.Roadmaps.MoveTask(r.Context(), page.Actor(r.Context()), id, m); err == nil {
			return page.SeeOther(w, r, back(r, id, m.Task, "moved", len(saved)))
		}
	}
	return s.refuse(w, r, m.Task, err)
}

// refuse shows the plan again with what stands against a move.
func (s *Section) refuse(w http.ResponseWriter, r *http.Request, task string, err error) error {
	switch core.CodeOf(err) {
	case core.Invalid, core.Conflict:
	default:
		return err
	}
	f, loadErr := s.frame(r, viewPlan)
	if loadErr != nil {
		return loadErr
	}
	at := *r.URL
	q := at.Query()
	q.Set(paramTask, task)
	at.Path, at.RawQuery = home(f.ID()), q.Encode()
	shown := r.Clone(r.Context())
	shown.URL = &at
	view := ui.From(r.Context())
	view.URL = &at
	shown = shown.WithContext(ui.With(r.Context(), view))
	v := newPlanView(shown, f)
	v.Err = err
	if stale, ok := errors.AsType[*roadmap.StaleError[roadmap.Task]](err); ok {
		v.Theirs = stale.TheirChanges
	}
	return page.Answer(w, shown, err, planTempl(v))
}

// readMove reads the form: a button's step, or a grip with a number.
func readMove(r *http.Request) (roadmap.Move, error) {
	m := roadmap.Move{Task: r.PostFormValue(paramTask), Followers: r.PostFormValue("followers") != ""}
	grip, far, pressed := strings.Cut(r.PostFormValue("step"), ":")
	if !pressed {
		grip, far = r.PostFormValue("grip"), r.PostFormValue("quarters")
	}
	m.Grip = roadmap.Grip(grip)
	m.Revision, _ = strconv.Atoi(r.PostFormValue("revision")) // one that is not there is stale
	n, err := strconv.Atoi(strings.TrimPrefix(strings.TrimSpace(far), "+"))
	if err != nil || n == 0 {
		text := core.T("몇 분기 옮길지 0이 아닌 정수로 적어 주십시오. 당길 때는 −를 붙입니다.", "Write by how many quarters to move, not 0; − is sooner.")
		return m, core.Fail(core.Invalid, "%s", "%s", text).With("quarters", text)
	}
	m.Quarters = n
	return m, nil
}

// back is where the plan stands after an act, with the view that was there.
func back(r *http.Request, id, task, done string, count int) string {
	q := url.Values{}
	for _, name := range []string{paramZoom, paramGroup, ui.ParamUnit} {
		if v := r.URL.Query().Get(name); v != "" {
			q.Set(name, v)
		}
	}
	q.Set(paramTask, task)
	q.Set(paramDone, done)
	if count > 0 {
		q.Set(paramCount, strconv.Itoa(count))
	}
	return home(id) + "?" + q.Encode()
}

// undoForm offers to take back the move that the address tells of.
type undoForm struct {
	Action   string
	Task     string
	Revision int
	Count    int
	Text     core.Text
}

func (v *planView) undoForm(q url.Values) *undoForm {
	t, ok := v.Plan.Task(q.Get(paramTask))
	count, err := strconv.Atoi(q.Get(paramCount))
	if !ok || err != nil || count < 1 || q.Get(paramDone) != "moved" || !v.CanEdit() || !t.Dated() {
		return nil
	}
	u := &undoForm{Task: t.ID, Revision: t.Revision, Count: count, Action: home(v.ID()) + "/undo"}
	u.Text = core.Tf("‘%[1]s’을(를) %[2]s – %[3]s(으)로 옮겼습니다.", "Moved ‘%[1]s’ to %[2]s – %[3]s.", t.Name(), t.Start.Title(), t.End.Title())
	if count > 1 {
		u.Text = core.Tf("%[1]s 뒤따르는 과제 %[2]d개도 함께 옮겼습니다.", "%[1]s So were %[2]d that wait for it.", u.Text, count-1)
	}
	return u
}

// mostCarried is how many budget lines the message about a move names.
const mostCarried = 6

// tellMoney adds to the message about a move which money went to another year.
func (s *Section) tellMoney(ctx context.Context, v *planView) error {
	lines, err := s.Roadmaps.Carried(ctx, v.Who, &v.Plan, v.Undo.Task)
	if err != nil {
		return err
	}
	if len(lines) == 0 {
		v.Undo.Text = core.Tf("%s 예산은 적힌 해에 그대로 있습니다.", "%s Its money stays in the years that it had.", v.Undo.Text)
		return nil
	}
	said := make([]core.Text, 0, mostCarried)
	for _, l := range lines[:min(len(lines), mostCarried)] {
		won := core.T(unknownMark, "not known yet")
		if l.Won != nil {
			won = v.Money.sayWon(*l.Won)
		}
		one := core.Tf("%[1]s %[2]d년 %[4]s → %[3]d년 %[4]s", "%[1]s %[4]s of %[2]d → %[3]d", l.Source.Title(), l.From, l.To, won)
		if v.Undo.Count > 1 {
			one = core.Tf("%[1]s %[2]s", "%[1]s %[2]s", l.Task.Number, one)
		}
		said = append(said, one)
	}
	text := page.Listed(said)
	if more := len(lines) - len(said); more > 0 {
		text = core.Tf("%[1]s 외 %[2]d줄", "%[1]s and %[2]d more", text, more)
	}
	v.Undo.Text = core.Tf("%[1]s 예산도 옮겼습니다: %[2]s.", "%[1]s Money moved along: %[2]s.", v.Undo.Text, text)
	return nil
}

// undo takes back the last move of a task and of those that went with it: what
// one act changed has one moment.
func (s *Section) undo(w http.ResponseWriter, r *http.Request) error {
	ctx, who, id := r.Context(), page.Actor(r.Context()), r.PathValue("id")
	task := r.PostFormValue(paramTask)
	seen, err := s.lastMove(ctx, who, id, r)
	if err == nil {
		if _, err = s.Roadmaps.UndoTasks(ctx, who, id, seen...); err == nil {
			return page.SeeOther(w, r, back(r, id, task, "undone", 0))
		}
	}
	return s.refuse(w, r, task, err)
}

func (s *Section) lastMove(ctx context.Context, who core.Actor, id string, r *http.Request) ([]roadmap.Seen, error) {
	p, err := s.Roadmaps.Plan(ctx, who, id)
	if err != nil {
		return nil, err
	}
	t, ok := p.Task(r.PostFormValue(paramTask))
	if !ok {
		return nil, core.Fail(core.NotFound, "그런 과제가 없습니다. 과제 목록을 확인해 주십시오.", "There is no such task. Look at the list of tasks.")
	}
	seen := []roadmap.Seen{{Task: t.ID}}
	seen[0].Revision, _ = strconv.Atoi(r.PostFormValue("revision"))
	for i := range p.Tasks {
		if x := &p.Tasks[i]; x.ID != t.ID && x.UpdatedAt.Equal(t.UpdatedAt) {
			seen = append(seen, roadmap.Seen{Task: x.ID, Revision: x.Revision})
		}
	}
	if count, _ := strconv.Atoi(r.PostFormValue(paramCount)); count != len(seen) && seen[0].Revision == t.Revision {
		return nil, core.Fail(core.Conflict, "그사이 다른 사람이 함께 옮긴 과제를 고쳐 되돌리지 않았습니다. 아무것도 바뀌지 않았습니다.",
			"Somebody changed a task that was moved along, so that nothing was undone.")
	}
	return seen, nil
}

// keeping is an address to send a form to, with the view that it comes from.
func keeping(ctx context.Context, path string) string {
	q := ui.From(ctx).URL.Query()
	return ui.To(ctx, path, paramZoom, q.Get(paramZoom), paramGroup, q.Get(paramGroup))
}
