package multicriteria

import (
	"math"
	"strconv"
)

// Table holds normalised indicators: one row per candidate, one column per
// indicator, higher being better. NaN is not known.
type Table struct {
	Values [][]float64
	// Renormalise weighs a candidate by the indicators that it has, in place of
	// leaving it without a score.
	Renormalise bool
}

// Score is what a candidate comes to.
type Score struct {
	Total float64   // NaN where an indicator is missing
	Parts []float64 // weight × value per indicator; they sum to Total
	Rank  int       // 1 is best, ties share the better rank; 0 where there is no score
}

// Score weighs and ranks every candidate. weights are one per indicator and sum
// to 1.
func (t Table) Score(weights []float64) []Score {
	out, totals := make([]Score, len(t.Values)), make([]float64, len(t.Values))
	for i, row := range t.Values {
		out[i].Parts = make([]float64, len(row))
		totals[i] = weigh(row, weights, t.Renormalise, out[i].Parts)
		out[i].Total = totals[i]
	}
	for i, rank := range newRanking(len(totals)).of(totals) {
		out[i].Rank = rank
	}
	return out
}

// weigh fills in the parts of a row and gives their sum.
func weigh(row, weights []float64, renormalise bool, parts []float64) float64 {
	known, total := 0.0, 0.0
	for j, x := range row {
		if defined(x) {
			known += weights[j]
		}
	}
	for j, x := range row {
		parts[j] = weights[j] * x
		if renormalise && known > 0 {
			parts[j] /= known
			if !defined(x) {
				parts[j] = 0
			}
		} else if weights[j] == 0 {
			parts[j] = 0 // what is not weighed cannot be missing
		}
		total += parts[j]
	}
	if renormalise && known == 0 {
		return math.NaN()
	}
	return total
}

// same is how close two totals are to be a tie: the order of addition must not
// decide a selection.
const same = 1e-12

// ranking gives ranks again and again. It starts from the last order, which
// weights that move a little hardly change.
type ranking struct{ order, ranks []int }

func newRanking(n int) *ranking {
	r := &ranking{order: make([]int, n), ranks: make([]int, n)}
	for i := range r.order {
		r.order[i] = i
	}
	return r
}

// of gives competition ranks (1, 2, 2, 4), 0 for a total that is not defined.
// The next call overwrites them.
func (r *ranking) of(totals []float64) []int {
	before := func(a, b int) bool {
		return defined(totals[a]) && (!defined(totals[b]) || totals[a] > totals[b])
	}
	for k := 1; k < len(r.order); k++ {
		i, at := r.order[k], k
		for ; at > 0 && before(i, r.order[at-1]); at-- {
			r.order[at] = r.order[at-1]
		}
		r.order[at] = i
	}
	for k, i := range r.order {
		switch {
		case !defined(totals[i]):
			r.ranks[i] = 0
		case k > 0 && totals[r.order[k-1]]-totals[i] <= same:
			r.ranks[i] = r.ranks[r.order[k-1]]
		default:
			r.ranks[i] = k + 1
		}
	}
	return r.ranks
}

// Top reports who is among the best k. Ties at the edge are all in.
func Top(scores []Score, k int) []bool {
	out := make([]bool, len(scores))
	for i, s := range scores {
		out[i] = s.Rank > 0 && s.Rank <= k
	}
	return out
}

func short(x float64) string { return strconv.FormatFloat(x, 'g', 4, 64) }
