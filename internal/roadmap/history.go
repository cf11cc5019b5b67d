package roadmap

import (
	"context"

	"naru/internal/core"
	"naru/internal/revision"
)

// Step is one entry of an object's history in words.
type Step struct {
	Entry   revision.Entry
	Action  core.Text
	Changes []Difference
}

// Steps gives what was done to a roadmap or one of its tasks, latest first, in
// words. The revision of a task's step can be restored.
func (s *Service) Steps(ctx context.Context, actor core.Actor, roadmap, object string) ([]Step, error) {
	p, err := s.Plan(ctx, actor, roadmap)
	if err != nil {
		return nil, err
	}
	entries, err := s.History(ctx, actor, object)
	if err != nil {
		return nil, err
	}
	n := newNames(&p)
	out := make([]Step, len(entries))
	for i, e := range entries {
		out[i] = Step{Entry: e, Action: ActionTitle(e.Action)}
		for _, c := range e.Changes {
			out[i].Changes = append(out[i].Changes, n.difference(c.Path, c))
		}
	}
	return out, nil
}
