package report

import (
	"context"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/policy"
)

// mostPairs is how many suggestions a task card names.
const mostPairs = 3

// gatherPolicies reads the policies, how they cover the strategic industries,
// and which of them each task would do well to be joined with.
func (s *Service) gatherPolicies(ctx context.Context, actor core.Actor, m *Material) error {
	p := &m.Policies
	var err error
	if p.Classes, err = s.Policies.Classes(ctx, actor); err != nil {
		return err
	}
	for n := 1; ; n++ {
		part, err := s.Policies.List(ctx, actor, policy.Query{Page: n, Size: 500})
		if err != nil {
			return err
		}
		for _, row := range part.Rows {
			p.All = append(p.All, row.Policy)
		}
		if n >= part.Pages {
			break
		}
	}
	p.Linked = m.linkedPolicies()
	p.Targets = m.targets()
	m.industryNames = map[string]core.Text{}
	for _, t := range m.tasks() {
		for _, i := range t.Industries {
			if target, ok := p.Classes.Target(policy.Industry(i)); ok {
				m.industryNames[i.String()] = target.Title
			}
		}
	}
	if len(p.own()) == 0 {
		return nil
	}
	if len(p.Targets) > 0 && m.Ask.What != Cards {
		p.Matrix = policy.NewMatrix(p.All, p.Targets, p.Classes, policy.Filter{})
	}
	if m.outline { // a suggestion is never missing
		return nil
	}
	return s.gatherPairs(ctx, actor, m)
}

// own are the policies without the examples that Naru ships: those say what was
// guessed from their names, and count nowhere in a report.
func (p *Policies) own() []policy.Policy {
	return slices.DeleteFunc(slices.Clone(p.All), func(x policy.Policy) bool { return x.Example })
}

// listed are the agency's own policies, and the examples that the plan names.
func (p *Policies) listed() []policy.Policy {
	return slices.DeleteFunc(slices.Clone(p.All), func(x policy.Policy) bool {
		return x.Example && !slices.ContainsFunc(p.Linked, func(l policy.Policy) bool { return l.ID == x.ID })
	})
}

// aside is how many examples a list leaves out.
func (p *Policies) aside(list []policy.Policy) int {
	n := 0
	for _, x := range p.All {
		if x.Example && !slices.ContainsFunc(list, func(l policy.Policy) bool { return l.ID == x.ID }) {
			n++
		}
	}
	return n
}

// linkedPolicies are those that the roadmap or one of its tasks names.
func (m *Material) linkedPolicies() []policy.Policy {
	named := map[string]bool{}
	for _, id := range m.Plan.Roadmap.Policies {
		named[id] = true
	}
	for _, t := range m.tasks() {
		for _, id := range t.Policies {
			named[id] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(m.Policies.All), func(p policy.Policy) bool { return !named[p.ID] })
}

// targets are the industries that the studies chose, or else those that the
// tasks serve.
func (m *Material) targets() []policy.Target {
	var out []policy.Target
	add := func(i policy.Industry) {
		t, ok := m.Policies.Classes.Target(i)
		if ok && !slices.ContainsFunc(out, func(o policy.Target) bool { return o.Key == t.Key }) {
			out = append(out, t)
		}
	}
	for _, l := range m.Studies {
		for _, c := range l.Result.Candidates {
			if c.Choice != nil {
				add(candidateIndustry(c.ID, l.Inputs.System))
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, t := range m.tasks() {
		for _, i := range t.Industries {
			add(policy.Industry(i))
		}
	}
	return out
}

// gatherPairs finds the best suggestions for each task.
func (s *Service) gatherPairs(ctx context.Context, actor core.Actor, m *Material) error {
	p := &m.Policies
	var asked []policy.Task
	var targets []policy.Target
	seen := map[string]bool{}
	for _, t := range m.tasks() {
		x, _ := t.Local(p.Classes) // an industry that is not at hand meets no policy
		if len(x.Industries) == 0 {
			continue
		}
		asked = append(asked, x)
		for _, target := range x.Industries {
			if !seen[target.Key] {
				seen[target.Key] = true
				targets = append(targets, target)
			}
		}
	}
	if len(asked) == 0 {
		return nil
	}
	g, err := s.Policies.Ground(ctx, actor, targets, policy.Options{Home: m.Plan.Roadmap.Region})
	if err != nil {
		return err
	}
	p.Pairs = map[string][]policy.Pair{}
	for _, t := range asked {
		if ctx.Err() != nil {
			return stopped(ctx)
		}
		for _, pair := range policy.Synergy(t, g) {
			if pair.Suggestion.IsZero() || len(p.Pairs[t.ID]) == mostPairs {
				break
			}
			p.Pairs[t.ID] = append(p.Pairs[t.ID], pair)
		}
	}
	return nil
}

// candidateIndustry is a candidate of a study as policies name industries.
func candidateIndustry(id string, system core.System) policy.Industry {
	if key, _, versioned := strings.Cut(id, "@"); versioned {
		return policy.Industry{Definition: key}
	}
	return policy.Industry{System: system, Code: id}
}
