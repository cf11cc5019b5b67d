package roadmap

import (
	"context"

	"naru/internal/core"
)

// Carried is a budget line that went to another year with its task.
type Carried struct {
	Task     *Task
	Source   Source
	From, To int
	Won      *int64 // nil: not known yet
}

// Carried tells which money the last change of a task took to other years, its own
// and that of the tasks which were changed in the same act.
func (s *Service) Carried(ctx context.Context, actor core.Actor, p *Plan, id string) ([]Carried, error) {
	moved, ok := p.Task(id)
	if !ok {
		return nil, noTask()
	}
	var out []Carried
	for _, t := range p.sorted() {
		if !t.UpdatedAt.Equal(moved.UpdatedAt) || t.Revision < 2 {
			continue
		}
		before, err := s.TaskAt(ctx, actor, p.Roadmap.ID, t.ID, t.Revision-1)
		if err != nil {
			return nil, err
		}
		out = append(out, carried(&before, t)...)
	}
	return out, nil
}

// carried tells which money a move took to other years: a bar that moves as a
// whole takes its lines by as many years as its start goes.
func carried(before, after *Task) []Carried {
	if !before.Dated() || !after.Dated() || len(before.Budget) != len(after.Budget) {
		return nil
	}
	var out []Carried
	for i, was := range before.Budget {
		if is := after.Budget[i]; is.Source == was.Source && is.Year != was.Year {
			out = append(out, Carried{Task: after, Source: was.Source, From: was.Year, To: is.Year, Won: is.Won})
		}
	}
	return out
}
