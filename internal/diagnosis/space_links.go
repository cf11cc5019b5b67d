package diagnosis

import (
	"cmp"
	"math"
	"slices"

	"naru/internal/structure"
)

// tie joins two industries, by position with a < b.
type tie struct {
	a, b      int
	proximity float64
	spanning  bool // of the maximum spanning tree: drawn whatever the cut
}

// backbone is what is drawn of the proximities: the tree that joins every
// industry to its nearest kin, and the ties that are at least as strong as a cut.
type backbone struct {
	nodes []int // industries drawn, by position
	all   int   // industries that could be drawn
	ties  []tie // spanning ones first, then by proximity, strongest first
	cut   float64
	left  float64 // the strongest proximity of the pairs that are not kept; 0 when all are
	of    int     // industries in all
}

const (
	// mostNodes is how many industries a picture can still show.
	mostNodes = 300
	// usualTies and mostTies are ties per industry: by rule, and at a reader's cut.
	usualTies, mostTies = 2, 6
)

// newBackbone finds the ties of the industries that have a proximity; where there
// are too many to draw, of those that weigh most in the reference.
//
// Source: Hidalgo et al. (2007), Science 317: the maximum spanning tree with the
// strongest links on top of it.
func newBackbone(m *structure.Relatedness, weight []float64) backbone {
	b := backbone{of: len(m.Industries)}
	for i, why := range m.Why {
		if why == structure.Defined {
			b.nodes = append(b.nodes, i)
		}
	}
	b.all = len(b.nodes)
	if b.all > mostNodes {
		slices.SortStableFunc(b.nodes, func(i, j int) int { return cmp.Compare(worth(weight[j]), worth(weight[i])) })
		b.nodes = slices.Clone(b.nodes[:mostNodes])
		slices.Sort(b.nodes)
	}
	var pairs []tie
	for k, i := range b.nodes {
		for _, j := range b.nodes[k+1:] {
			if phi := m.At(i, j); phi > 0 {
				pairs = append(pairs, tie{a: i, b: j, proximity: phi})
			}
		}
	}
	slices.SortFunc(pairs, strongerTie)
	group := newForest(len(m.Industries))
	for k, p := range pairs {
		pairs[k].spanning = group.join(p.a, p.b)
	}
	b.cut = usualCut(pairs, len(b.nodes))
	slices.SortStableFunc(pairs, func(x, y tie) int { return cmp.Compare(one(y.spanning), one(x.spanning)) })
	spanning := 0
	for spanning < len(pairs) && pairs[spanning].spanning {
		spanning++
	}
	b.ties = slices.Clone(pairs[:min(len(pairs), spanning+mostTies*len(b.nodes))])
	if len(b.ties) < len(pairs) {
		b.left = pairs[len(b.ties)].proximity
	}
	return b
}

func worth(x float64) float64 {
	if math.IsNaN(x) {
		return -1
	}
	return x
}

// strongerTie orders by proximity; equal ones by position, so that the same data
// always give the same tree.
func strongerTie(x, y tie) int {
	return cmp.Or(cmp.Compare(y.proximity, x.proximity), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
}

// usualCut is the smallest proximity at which no more ties than the usual number
// are drawn; equal ties are drawn all or none. Above 1 when even the strongest
// are too many.
func usualCut(sorted []tie, nodes int) float64 {
	room := usualTies * nodes
	if len(sorted) <= room {
		return 0
	}
	for k := room; k > 0; k-- {
		if sorted[k-1].proximity > sorted[k].proximity {
			return sorted[k-1].proximity
		}
	}
	return sorted[0].proximity
}

// drawn are the ties at a cut; the usual one for NaN.
func (b *backbone) drawn(cut float64) []tie {
	if math.IsNaN(cut) {
		cut = b.cut
	}
	var out []tie
	for _, t := range b.ties {
		if t.spanning || t.proximity >= cut {
			out = append(out, t)
		}
	}
	return out
}

// forest tells which things hang together already (union–find).
type forest struct{ parent []int }

func newForest(n int) *forest {
	f := &forest{parent: make([]int, n)}
	for i := range f.parent {
		f.parent[i] = i
	}
	return f
}

func (f *forest) root(i int) int {
	for f.parent[i] != i {
		f.parent[i] = f.parent[f.parent[i]]
		i = f.parent[i]
	}
	return i
}

// join reports whether the two did not hang together before.
func (f *forest) join(a, b int) bool {
	a, b = f.root(a), f.root(b)
	if a == b {
		return false
	}
	f.parent[max(a, b)] = min(a, b)
	return true
}
