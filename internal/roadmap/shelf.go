package roadmap

import (
	"context"
	"slices"
	"sync"
)

// mostPlans bounds the plans at hand.
const mostPlans = 32

// shelf keeps plans that were read, so that the pages of a large one do not
// decode it each time. A plan is at hand only while its stamp is the store's.
type shelf struct {
	mu    sync.Mutex
	plans map[[2]string]Plan // by agency and id
}

func (s *shelf) plan(ctx context.Context, store Store, agency, id string) (Plan, error) {
	stamp, err := store.PlanStamp(ctx, agency, id)
	if err != nil {
		return Plan{}, err
	}
	key := [2]string{agency, id}
	s.mu.Lock()
	p, ok := s.plans[key]
	s.mu.Unlock()
	if !ok || p.Stamp != stamp {
		if p, err = store.Plan(ctx, agency, id); err != nil {
			return Plan{}, err
		}
		s.keep(key, p)
	}
	p.Tasks = slices.Clone(p.Tasks)
	return p, nil
}

func (s *shelf) keep(key [2]string, p Plan) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.plans == nil || len(s.plans) >= mostPlans {
		s.plans = map[[2]string]Plan{}
	}
	s.plans[key] = p
}
