package roadmap

import (
	"context"
	"errors"

	"naru/internal/core"
)

// SaveNarrative keeps what was written. Read is the revision that the person
// wrote on: what others saved since stays, and only a passage that both changed
// is a *StaleError[Roadmap].
func (s *Service) SaveNarrative(ctx context.Context, actor core.Actor, id string, read int, n Narrative) (Roadmap, error) {
	var saved Roadmap
	err := s.change(ctx, actor, id, func(a *act) error {
		if err := a.draft(); err != nil {
			return err
		}
		next := a.plan.Roadmap
		next.Revision, next.Narrative = read, n
		next = NormaliseRoadmap(next)
		if err := next.Validate(); err != nil {
			return err
		}
		if now := a.plan.Roadmap; read != now.Revision {
			err := stale(ctx, a, next, now, now.ID, read)
			late, ok := errors.AsType[*StaleError[Roadmap]](err)
			if !ok || len(late.Conflicts) > 0 {
				return err
			}
			next = NormaliseRoadmap(late.Merged)
		}
		var err error
		saved, err = a.head(next, ActEdited, "")
		return err
	})
	return saved, err
}
