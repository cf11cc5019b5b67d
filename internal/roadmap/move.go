package roadmap

import (
	"context"

	"naru/internal/core"
)

// Grip is what of a bar is moved.
type Grip string

// The grips: the bar as a whole keeps its length.
const (
	GripWhole Grip = "whole"
	GripStart Grip = "start"
	GripEnd   Grip = "end"
)

// Move is one step of a bar in the plan, by mouse or by key.
type Move struct {
	Task      string
	Revision  int // of the task that the person sees
	Quarters  int // negative is sooner
	Grip      Grip
	Followers bool // all that wait for it move as far; for GripWhole
}

// MoveTask moves a task in the plan and keeps it as a new revision, with its
// followers where asked. Money and steps go with a bar that moves as a whole,
// as in Scenario.Apply; a new start or end alone leaves them.
func (s *Service) MoveTask(ctx context.Context, actor core.Actor, roadmap string, m Move) ([]Task, error) {
	var saved []Task
	err := s.change(ctx, actor, roadmap, func(a *act) error {
		saved = nil
		if err := a.draft(); err != nil {
			return err
		}
		now, ok := a.plan.Task(m.Task)
		switch {
		case !ok:
			return noTask()
		case now.Revision != m.Revision:
			return stale(ctx, a, m.on(*now), *now, now.ID, m.Revision)
		case !now.Dated():
			return core.Fail(core.Invalid, "‘%s’의 시작과 끝이 없어 옮길 수 없습니다. 먼저 날짜를 적어 주십시오.",
				"‘%s’ has no start and end, so that it cannot be moved. Give it dates first.", now.Name())
		}
		for _, t := range m.moved(&a.plan) {
			if err := t.Validate(); err != nil {
				return err
			}
			kept, err := a.put(t, ActMoved, "")
			if err != nil {
				return err
			}
			saved = append(saved, kept)
		}
		after := a.after()
		return after.Check()
	})
	return saved, err
}

// moved are the tasks as the move makes them.
func (m Move) moved(p *Plan) []Task {
	t, _ := p.Task(m.Task)
	if m.Grip == GripStart || m.Grip == GripEnd {
		return []Task{m.on(*t)}
	}
	copied := (&Scenario{}).Apply(p)
	var out []Task
	for _, t := range copied.moved(Edit{Task: m.Task, Followers: m.Followers}) {
		if t.Dated() {
			t.shift(m.Quarters)
			out = append(out, *t)
		}
	}
	return out
}

// on moves one task.
func (m Move) on(t Task) Task {
	t = t.clone()
	switch m.Grip {
	case GripStart:
		t.Start = min(t.Start+Quarter(m.Quarters), t.End)
	case GripEnd:
		t.End = max(t.End+Quarter(m.Quarters), t.Start)
	default:
		t.shift(m.Quarters)
	}
	return t
}

// RestoreTask makes an earlier state of a task the newest one again, as a
// revision of its own. Status and progress stay as they are: they are what
// happened, not what was planned.
func (s *Service) RestoreTask(ctx context.Context, actor core.Actor, roadmap, id string, number int) (Task, error) {
	earlier, err := s.TaskAt(ctx, actor, roadmap, id, number)
	if err != nil {
		return Task{}, err
	}
	return s.edit(ctx, actor, roadmap, id, ActRestored, "", func(t *Task) {
		status, progress := t.Status, t.Progress
		*t = earlier
		t.Status, t.Progress = status, progress
	})
}

// Seen is a task as a person sees it.
type Seen struct {
	Task     string
	Revision int
}

// UndoTasks takes back the last change of tasks, such as a move with all that
// followed: what each was before is restored as a new revision, of all or of
// none. When somebody changed one of them meanwhile, nothing is undone.
func (s *Service) UndoTasks(ctx context.Context, actor core.Actor, roadmap string, tasks ...Seen) ([]Task, error) {
	var saved []Task
	err := s.change(ctx, actor, roadmap, func(a *act) error {
		saved = nil
		if err := a.draft(); err != nil {
			return err
		}
		for _, seen := range tasks {
			earlier, err := a.before(ctx, seen)
			if err != nil {
				return err
			}
			t, err := a.put(earlier, ActRestored, "")
			if err != nil {
				return err
			}
			saved = append(saved, t)
		}
		after := a.after()
		return after.Check()
	})
	return saved, err
}

// before is a task as it was before its last change, with what happened since.
func (a *act) before(ctx context.Context, seen Seen) (Task, error) {
	now, ok := a.plan.any(seen.Task)
	switch {
	case !ok:
		return Task{}, noTask()
	case now.Revision != seen.Revision:
		return Task{}, core.Fail(core.Conflict, "그사이 다른 사람이 ‘%s’을(를) 고쳐 되돌리지 않았습니다. 화면을 새로 고쳐 주십시오.",
			"Somebody changed ‘%s’ meanwhile, so that nothing was undone. Reload the page.", now.Name())
	case now.Revision == 1:
		return Task{}, core.Fail(core.Conflict, "‘%s’에는 되돌릴 것이 없습니다. 처음 만든 그대로입니다.",
			"There is nothing to undo in ‘%s’: it is as it was made.", now.Name())
	}
	var earlier Task
	if err := a.service.Store.RoadmapRevision(ctx, a.actor.Agency, now.ID, now.Revision-1, &earlier); err != nil {
		return Task{}, err
	}
	earlier.Status, earlier.Progress = now.Status, now.Progress
	return earlier, nil
}
