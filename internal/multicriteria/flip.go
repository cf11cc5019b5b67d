package multicriteria

import (
	"cmp"
	"math"
	"slices"
)

// Flip is the smallest change of one weight that changes the top k, the others
// giving way in proportion.
type Flip struct {
	Indicator int
	From, To  float64 // of that weight; at To the two stand level
	Leaves    int     // the candidate that drops out
	Enters    int     // the one that takes its place
}

// Flips gives the smallest change of each weight that changes the top k, the
// smallest first. A weight that may move from 0 to 1 without changing the list
// is left out, as are candidates without a score, now or as soon as the weight
// leaves 0: what is not scored can neither drop out nor enter. The change is
// solved for, not searched. A list with a tie at its edge is not decided by the
// weights to begin with: see Top.
func (t Table) Flips(weights []float64, k int) []Flip {
	scores := t.Score(weights)
	top := Top(scores, k)
	var out []Flip
	for j, w := range weights {
		if w >= 1 {
			continue // the others have nothing to give way in proportion to
		}
		if f, found := t.flip(weights, scores, top, j); found {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b Flip) int {
		return cmp.Compare(math.Abs(a.To-a.From), math.Abs(b.To-b.From))
	})
	return out
}

func (t Table) flip(weights []float64, scores []Score, top []bool, j int) (Flip, bool) {
	paths := make([]path, len(t.Values))
	for i, row := range t.Values {
		paths[i] = t.path(row, weights, j)
		paths[i].scored = paths[i].scored && defined(scores[i].Total)
	}
	w := weights[j]
	best, found := Flip{Indicator: j, From: w}, false
	for a := range paths {
		for b := range paths {
			if !top[a] || top[b] || !paths[a].scored || !paths[b].scored {
				continue
			}
			for _, to := range meet(paths[a], paths[b], w) {
				if math.Abs(to-w) > same && (!found || math.Abs(to-w) < math.Abs(best.To-w)) {
					best.To, best.Leaves, best.Enters, found = to, a, b, true
				}
			}
		}
	}
	return best, found
}

// path is how a score moves with one weight v, the others scaled by
// s = (1 − v)/(1 − w): (v·own + s·rest)/(v·has + s·weight).
type path struct {
	scored       bool
	own, has     float64 // value of the indicator, and 1 where it is known
	rest, weight float64 // the other parts and their weights
}

func (t Table) path(row, weights []float64, j int) path {
	p := path{scored: true}
	for k, x := range row {
		switch {
		case !defined(x) && (t.Renormalise || k != j && weights[k] == 0):
		case !defined(x):
			p.scored = false
		case k == j:
			p.own, p.has = x, 1
		default:
			p.rest += weights[k] * x
			p.weight += weights[k]
		}
	}
	return p
}

// meet gives the weights in 0…1 at which two paths cross. With q = v/s both
// sides multiplied out are a quadratic in q; where nothing is missing, one of
// its roots is negative.
func meet(a, b path, w float64) []float64 {
	var out []float64
	for _, q := range roots(
		a.own*b.has-b.own*a.has,
		a.own*b.weight+a.rest*b.has-b.own*a.weight-b.rest*a.has,
		a.rest*b.weight-b.rest*a.weight,
	) {
		if q >= 0 && defined(q) {
			out = append(out, q/(q+1-w))
		}
	}
	return out
}

// roots solves a·q² + b·q + c = 0 without cancellation.
func roots(a, b, c float64) []float64 {
	d := b*b - 4*a*c
	switch {
	case a == 0 && b == 0, d < 0:
		return nil
	case a == 0:
		return []float64{-c / b}
	}
	h := -(b + math.Copysign(math.Sqrt(d), b)) / 2
	if h == 0 {
		return []float64{0}
	}
	return []float64{h / a, c / h}
}
