package multicriteria

import (
	"math"
	"slices"
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
	out := make([]Score, len(t.Values))
	for i, row := range t.Values {
		out[i] = score(row, weights, t.Renormalise)
	}
	ranks := ranksOf(out)
	for i := range out {
		out[i].Rank = ranks[i]
	}
	return out
}

func score(row, weights []float64, renormalise bool) Score {
	s := Score{Parts: make([]float64, len(row))}
	known := 0.0
	for j, x := range row {
		if defined(x) {
			known += weights[j]
		}
	}
	for j, x := range row {
		s.Parts[j] = weights[j] * x
		if renormalise && known > 0 {
			s.Parts[j] /= known
			if !defined(x) {
				s.Parts[j] = 0
			}
		} else if weights[j] == 0 {
			s.Parts[j] = 0 // what is not weighed cannot be missing
		}
		s.Total += s.Parts[j]
	}
	if renormalise && known == 0 {
		s.Total = math.NaN()
	}
	return s
}

// same is how close two totals are to be a tie: the order of addition must not
// decide a selection.
const same = 1e-12

// ranksOf gives competition ranks (1, 2, 2, 4).
func ranksOf(scores []Score) []int {
	order := make([]int, 0, len(scores))
	for i, s := range scores {
		if defined(s.Total) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch x, y := scores[a].Total, scores[b].Total; {
		case x > y:
			return -1
		case x < y:
			return 1
		default:
			return 0
		}
	})
	out := make([]int, len(scores))
	for k, i := range order {
		out[i] = k + 1
		if k > 0 && scores[order[k-1]].Total-scores[i].Total <= same {
			out[i] = out[order[k-1]]
		}
	}
	return out
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
