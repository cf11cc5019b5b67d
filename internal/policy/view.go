package policy

import (
	"context"

	"naru/internal/core"
	"naru/internal/revision"
)

// View is one policy as its page shows it.
type View struct {
	Policy     Policy
	Place      core.Text
	Industries []IndustryLine
	Above      []Policy // the plans above, nearest first
	Below      []Policy // what names this one as its plan
	Money      Money
	Latest     int // the newest revision
	History    []revision.Entry
}

// IndustryLine is an industry that a policy names.
type IndustryLine struct {
	Industry Industry
	Title    core.Text
	Found    bool // the code or definition is at hand
}

// View gives a policy as it stood at a revision, as it stands now for 0, with
// what is around it now.
func (s *Service) View(ctx context.Context, actor core.Actor, id string, number int) (View, error) {
	p, err := s.Get(ctx, actor, id, number)
	if err != nil {
		return View{}, err
	}
	k, err := s.knowledge(ctx, actor)
	if err != nil {
		return View{}, err
	}
	out := View{Policy: p, Place: s.Regions.FullName(p.Region), Money: p.Money(0, nil), Latest: k.byID[id].Revision}
	if p.Region == core.Nation {
		out.Place = s.Regions.Nation().Name
	}
	for _, ind := range p.Industries {
		t, ok := k.Target(ind)
		out.Industries = append(out.Industries, IndustryLine{Industry: ind, Title: t.Title, Found: ok})
	}
	seen := map[string]bool{id: true}
	for above, ok := k.byID[p.Parent]; ok && !seen[above.ID]; above, ok = k.byID[above.Parent] {
		seen[above.ID] = true
		out.Above = append(out.Above, above)
	}
	for _, other := range k.all {
		if other.Parent == id && !other.Archived {
			out.Below = append(out.Below, other)
		}
	}
	out.History, err = s.History(ctx, actor, id)
	return out, err
}

// Compare tells field by field how a policy changed between two revisions.
func (s *Service) Compare(ctx context.Context, actor core.Actor, id string, from, to int) ([]revision.Change, error) {
	a, err := s.Get(ctx, actor, id, from)
	if err != nil {
		return nil, err
	}
	b, err := s.Get(ctx, actor, id, to)
	if err != nil {
		return nil, err
	}
	return revision.Compare(a, b)
}

// Matrix makes the linkage matrix of strategic industries against the agency's
// policies. Industries come from a study's decision or from Targets.
func (s *Service) Matrix(ctx context.Context, actor core.Actor, industries []Target, f Filter) (*Matrix, error) {
	k, err := s.knowledge(ctx, actor)
	if err != nil {
		return nil, err
	}
	return NewMatrix(k.all, industries, k.Classes, f), nil
}

// Targets makes targets of codes and definitions. The error names those that
// are not at hand.
func (s *Service) Targets(ctx context.Context, actor core.Actor, industries []Industry) ([]Target, error) {
	c, err := s.Classes(ctx, actor)
	if err != nil {
		return nil, err
	}
	fault := core.Fail(core.Invalid, "찾을 수 없는 산업이 있습니다. 목록에서 다시 골라 주십시오.", "Some industries are not at hand. Choose them again.")
	out := make([]Target, 0, len(industries))
	for _, ind := range industries {
		t, ok := c.Target(ind)
		if !ok {
			name := ind.Definition + ind.Code
			fault = fault.With("industries", core.T(name, name))
		}
		out = append(out, t)
	}
	if len(fault.Fields) > 0 {
		return nil, fault
	}
	return out, nil
}

// Options choose how the synergy of a task is worked out.
type Options struct {
	Home    string  // canonical code of the place, which tells what is local, what applies there and what does not
	Weights Weights // DefaultWeights where nil
	Cut     float64 // DefaultCut where 0
	Filter  Filter  // of the policies outside; those that may pass are held against the task too
}

// Synergy holds a local task against the policies of other levels that apply to
// its place.
func (s *Service) Synergy(ctx context.Context, actor core.Actor, t Task, o Options) (Comparison, error) {
	if err := t.Validate(); err != nil {
		return Comparison{}, err
	}
	if err := o.Weights.Validate(); err != nil {
		return Comparison{}, err
	}
	g, err := s.Ground(ctx, actor, t.Industries, o)
	if err != nil {
		return Comparison{}, err
	}
	return Comparison{Pairs: Synergy(t, g), Scope: g.Scope}, nil
}

// Ground reads what the synergy of tasks is worked out from, once for as many
// tasks as there are. The targets are the industries of all of them.
func (s *Service) Ground(ctx context.Context, actor core.Actor, targets []Target, o Options) (Ground, error) {
	k, err := s.knowledge(ctx, actor)
	if err != nil {
		return Ground{}, err
	}
	g := Ground{Classes: k.Classes, Weights: o.Weights, Cut: o.Cut, Scope: scopeOf(s.Regions, o.Home)}
	for _, p := range k.all {
		if p.Example && !p.Archived {
			g.Scope.Examples++
		}
		if p.Archived || o.Filter.setsAside(&p) {
			continue
		}
		switch where := g.Scope.of(s.Regions, &p); {
		case where == local:
			g.Local = append(g.Local, p)
			g.Scope.Local++
		case where == elsewhere:
			g.Scope.Elsewhere++
		case o.Filter.takes(&p) == No:
			g.Scope.Filtered++
		default:
			g.Outside = append(g.Outside, p)
			g.Scope.Compared[p.Level]++
		}
	}
	if s.Reach != nil {
		g.Reached = map[string]int{}
		for _, p := range g.Outside {
			if n, known := s.Reach.Reach(ctx, p); known {
				g.Reached[p.ID] = n
			}
		}
	}
	if s.Spill != nil {
		if g.Multipliers, err = s.Spill.Multipliers(ctx, actor, targets); err != nil {
			return Ground{}, err
		}
	}
	return g, nil
}
