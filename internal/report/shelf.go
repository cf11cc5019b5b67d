package report

import (
	"context"
	"crypto/sha256"
	"fmt"
	"hash"
	"sync"

	"naru/internal/core"
)

// mostOutlines bounds the outlines at hand.
const mostOutlines = 64

// shelf keeps outlines that were worked out, which takes studies, policies and
// statistics. One is at hand only while all that it was made from is as it was.
type shelf struct {
	mu       sync.Mutex
	outlines map[mark]Outline
}

// mark stands for what is asked and every object that the answer rests on.
type mark [sha256.Size]byte

func (s *shelf) find(m mark) (Outline, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	o, ok := s.outlines[m]
	return o, ok
}

func (s *shelf) keep(m mark, o Outline) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.outlines == nil || len(s.outlines) >= mostOutlines {
		s.outlines = map[mark]Outline{}
	}
	s.outlines[m] = o
}

// mark reads which revision everything has that a report is built from. The day
// counts too: progress and KPIs are judged by it.
func (s *Service) mark(ctx context.Context, actor core.Actor, a Ask) (mark, error) {
	sum := sha256.New()
	put := func(parts ...any) { _, _ = fmt.Fprintln(sum, parts...) } // a hash takes everything
	put(actor.Agency, a.What, a.Roadmap, a.Version, a.Study, s.Clock().In(core.Seoul).Format("2006-01-02"))
	plan, err := s.Roadmaps.Plan(ctx, actor, a.Roadmap)
	if err != nil {
		return mark{}, err
	}
	put(plan.Stamp)
	studies, err := s.Studies.List(ctx, actor)
	if err != nil {
		return mark{}, err
	}
	for _, x := range studies {
		put(x.ID, x.Revision)
	}
	policies, err := s.Policies.Store.Policies(ctx, actor.Agency)
	if err != nil {
		return mark{}, err
	}
	for i := range policies {
		put(policies[i].ID, policies[i].Revision, policies[i].Archived)
	}
	definitions, err := s.Policies.Definitions.List(ctx, actor)
	if err != nil {
		return mark{}, err
	}
	for _, x := range definitions {
		put(x.Key, x.Version, x.State)
	}
	if err := s.markData(ctx, actor, sum); err != nil {
		return mark{}, err
	}
	return mark(sum.Sum(nil)), nil
}

// markData puts down the versions of all datasets, and the bridges between
// sectors and codes.
func (s *Service) markData(ctx context.Context, actor core.Actor, sum hash.Hash) error {
	sets, err := s.Catalogue.Datasets(ctx, actor.Agency)
	if err != nil {
		return err
	}
	for _, d := range sets {
		_, _ = fmt.Fprintln(sum, d.ID, d.Title, d.Demo)
		if !d.Kind.Tabular() {
			continue
		}
		b, err := s.Linkage.Bridges.Bridge(ctx, actor.Agency, d.Key)
		if err != nil && core.CodeOf(err) != core.NotFound {
			return err
		}
		_, _ = fmt.Fprintln(sum, b.UpdatedAt.UnixNano())
	}
	versions, err := s.Catalogue.Versions(ctx, actor.Agency, "")
	if err != nil {
		return err
	}
	for _, v := range versions {
		_, _ = fmt.Fprintln(sum, v.ID, v.State)
	}
	return nil
}
