package study

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/revision"
)

// Comparison sets two studies side by side.
type Comparison struct {
	A, B     Look
	Settings []Setting // fields of the text that differ
	Rows     []Pairing // candidates of either, by rank in A, then in B
}

// Setting is one field that differs, in words.
type Setting struct {
	Step          Step
	Path          string
	Title         core.Text
	Kind          revision.Kind
	Before, After core.Text
}

// Pairing is one candidate in both studies. A standing that is nil means that
// it is no candidate there.
type Pairing struct {
	ID   string
	Name core.Text
	A, B *Standing
}

// Shift is how many ranks by the numbers a candidate gained from A to B;
// ok is false where it has no rank in one of them.
func (p Pairing) Shift() (ranks int, ok bool) {
	if p.A == nil || p.B == nil || p.A.Rank == 0 || p.B.Rank == 0 {
		return 0, false
	}
	return p.A.Rank - p.B.Rank, true
}

// Compare sets two studies, or two revisions of one, side by side.
func (s *Service) Compare(ctx context.Context, actor core.Actor, a, b Study) (Comparison, error) {
	var c Comparison
	var err error
	if c.A, err = s.Look(ctx, actor, a); err != nil {
		return c, err
	}
	if c.B, err = s.Look(ctx, actor, b); err != nil {
		return c, err
	}
	changes, err := compare(a, b)
	if err != nil {
		return c, err
	}
	for _, x := range changes {
		if set, ok := setting(x, c.title); ok {
			c.Settings = append(c.Settings, set)
		}
	}
	slices.SortStableFunc(c.Settings, func(x, y Setting) int {
		return cmp.Compare(slices.Index(Steps(), x.Step), slices.Index(Steps(), y.Step))
	})
	c.Rows = pair(c.A.Result, c.B.Result)
	return c, nil
}

// title is what an element is called in either study; a candidate by its name.
func (c *Comparison) title(id string) core.Text {
	for _, r := range []*Result{&c.A.Result, &c.B.Result} {
		if x, ok := r.Standing(id); ok {
			return x.Name
		}
	}
	return elementTitle(id, c.A.Study, c.B.Study)
}

func pair(a, b Result) []Pairing {
	rows := map[string]*Pairing{}
	add := func(r Result, side func(*Pairing) **Standing) {
		for i := range r.Candidates {
			x := r.Candidates[i]
			if rows[x.ID] == nil {
				rows[x.ID] = &Pairing{ID: x.ID, Name: x.Name}
			}
			*side(rows[x.ID]) = &x
		}
	}
	add(a, func(p *Pairing) **Standing { return &p.A })
	add(b, func(p *Pairing) **Standing { return &p.B })
	rank := func(s *Standing) int {
		if s == nil {
			return lastIfNone(0)
		}
		return lastIfNone(s.Rank)
	}
	out := make([]Pairing, 0, len(rows))
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		out = append(out, *rows[id])
	}
	slices.SortStableFunc(out, func(x, y Pairing) int {
		return cmp.Or(cmp.Compare(rank(x.A), rank(y.A)), cmp.Compare(rank(x.B), rank(y.B)))
	})
	return out
}

// setting puts a change into words. What merely records, such as the ground of
// a decision, is none.
func setting(x revision.Change, title func(id string) core.Text) (Setting, bool) {
	parts := strings.Split(x.Path, ".")
	step, ok := stepOf[parts[0]]
	if !ok || slices.Contains(parts, "ground") || slices.Contains(parts, "sha256") || parts[0] == "continues" {
		return Setting{}, false
	}
	return Setting{
		Step: step, Path: x.Path, Kind: x.Kind, Title: fieldTitle(parts, title),
		Before: ValueTitle(x.Path, x.Before), After: ValueTitle(x.Path, x.After),
	}, true
}
