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

// TaskAt gives a task as one of its revisions left it.
func (s *Service) TaskAt(ctx context.Context, actor core.Actor, roadmap, id string, number int) (Task, error) {
	var t Task
	if err := s.Store.RoadmapRevision(ctx, actor.Agency, id, number, &t); err != nil {
		return Task{}, err
	}
	if t.Roadmap != roadmap {
		return Task{}, noTask()
	}
	return t, nil
}

// FrameAt gives a roadmap without its tasks as one of its revisions left it.
func (s *Service) FrameAt(ctx context.Context, actor core.Actor, id string, number int) (Roadmap, error) {
	var r Roadmap
	err := s.Store.RoadmapRevision(ctx, actor.Agency, id, number, &r)
	return r, err
}
