package roadmap

import (
	"context"
	"strconv"

	"naru/internal/core"
)

// SaveRoadmap keeps an edited roadmap. Its Revision is the one that the person
// read; when somebody saved another since, the error is a *StaleError[Roadmap].
// State and numbering belong to Submit, Approve and their like.
func (s *Service) SaveRoadmap(ctx context.Context, actor core.Actor, r Roadmap, note string) (Roadmap, error) {
	var saved Roadmap
	err := s.change(ctx, actor, r.ID, func(a *act) error {
		if err := a.draft(); err != nil {
			return err
		}
		now := a.plan.Roadmap
		if r.Revision != now.Revision {
			return stale(ctx, a, r, now, now.ID, r.Revision)
		}
		r = NormaliseRoadmap(r)
		r.State, r.Versions, r.Archived, r.Demo = now.State, now.Versions, now.Archived, now.Demo
		if err := r.Validate(); err != nil {
			return err
		}
		var err error
		if saved, err = a.head(r, ActEdited, note); err != nil {
			return err
		}
		after := a.after()
		return after.Check()
	})
	return saved, err
}

// SaveTask keeps a new task (Revision 0) or an edited one, whose Revision is
// the one that the person read; when somebody saved another since, the error is
// a *StaleError[Task]. A new task without a number gets the next of its strategy.
func (s *Service) SaveTask(ctx context.Context, actor core.Actor, t Task, note string) (Task, error) {
	var saved Task
	err := s.change(ctx, actor, t.Roadmap, func(a *act) error {
		if err := a.draft(); err != nil {
			return err
		}
		next, action := NormaliseTask(t), ActEdited
		if t.Revision == 0 {
			next.ID, action = s.IDs(), ActCreated
			if next.Number == "" {
				next.Number = a.plan.nextNumber(t.Strategy)
			}
		} else {
			now, ok := a.plan.any(t.ID)
			if !ok {
				return noTask()
			}
			if now.Revision != t.Revision {
				return stale(ctx, a, t, *now, now.ID, t.Revision)
			}
		}
		var err error
		saved, err = a.keep(next, action, note)
		return err
	})
	return saved, err
}

// keep checks a task and the plan with it, and puts it.
func (a *act) keep(t Task, action, note string) (Task, error) {
	if err := t.Validate(); err != nil {
		return t, err
	}
	t, err := a.put(t, action, note)
	if err != nil {
		return t, err
	}
	after := a.after()
	return t, after.Check()
}

// nextNumber is the first free number of a strategy: 2-1, 2-2, ….
func (p *Plan) nextNumber(strategy string) string {
	at := 0
	for i, s := range p.Roadmap.Strategies {
		if s.ID == strategy {
			at = i + 1
		}
	}
	taken := map[string]bool{}
	for i := range p.Tasks {
		taken[p.Tasks[i].Number] = true
	}
	for n := 1; ; n++ {
		if number := strconv.Itoa(at) + "-" + strconv.Itoa(n); !taken[number] {
			return number
		}
	}
}

// ArchiveTask takes a task out of the plan, or brings it back. Nothing is lost:
// its revisions stay.
func (s *Service) ArchiveTask(ctx context.Context, actor core.Actor, roadmap, id string, archived bool, note string) (Task, error) {
	return s.edit(ctx, actor, roadmap, id, ActArchived, note, func(t *Task) { t.Archived = archived })
}

// edit changes one task as it is now, whatever its revision.
func (s *Service) edit(ctx context.Context, actor core.Actor, roadmap, id, action, note string, do func(*Task)) (Task, error) {
	var saved Task
	err := s.change(ctx, actor, roadmap, func(a *act) error {
		if err := a.draft(); err != nil {
			return err
		}
		now, ok := a.plan.any(id)
		if !ok {
			return noTask()
		}
		next := *now
		do(&next)
		var err error
		saved, err = a.keep(NormaliseTask(next), action, note)
		return err
	})
	return saved, err
}

func noTask() error {
	return core.Fail(core.NotFound, "그런 과제가 없습니다. 과제 목록을 확인해 주십시오.", "There is no such task. Look at the list of tasks.")
}
