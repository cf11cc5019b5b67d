package multicriteria

import (
	"context"
	"math"
	"math/rand/v2"

	"naru/internal/core"

	"gonum.org/v1/gonum/stat/distmv"
)

// Draws says how weights are drawn around those chosen.
type Draws struct {
	Count         int     // how many
	Concentration float64 // the larger, the closer to the chosen weights: α_j = Concentration × w_j
	Seed          uint64  // the same seed gives the same draws
}

// Robust is how a candidate fares when the weights move.
type Robust struct {
	InTop     float64 // share of the draws in which it is among the top k; NaN without a score
	Low, High int     // the ranks between which 90% of the draws lie; 0 without a score
	Best      int
	Worst     int
}

// Robustness draws weights from a Dirichlet distribution with the chosen weights
// as its mean and tells, per candidate, how often it stays in the top k and
// between which ranks it moves. Indicators of weight 0 keep 0. It stops when ctx
// is done.
func (t Table) Robustness(ctx context.Context, weights []float64, k int, d Draws) ([]Robust, error) {
	if d.Count < 1 || !(d.Concentration > 0) || k < 1 {
		return nil, core.Fail(core.Invalid, "표본 수와 집중도, 선정 수는 0보다 커야 합니다.",
			"The number of draws, the concentration and the size of the list must be above 0.")
	}
	draw := drawer(weights, d)
	moved := make([]float64, len(weights))
	counts := make([][]int, len(t.Values)) // candidate × rank
	for i := range counts {
		counts[i] = make([]int, len(t.Values)+1)
	}
	totals, parts, ranks := make([]float64, len(t.Values)), make([]float64, len(weights)), newRanking(len(t.Values))
	for n := range d.Count {
		if n%256 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		draw(moved)
		for i, row := range t.Values {
			totals[i] = weigh(row, moved, t.Renormalise, parts)
		}
		for i, rank := range ranks.of(totals) {
			counts[i][rank]++
		}
	}
	out := make([]Robust, len(counts))
	for i, c := range counts {
		out[i] = summary(c, k, d.Count)
	}
	return out, nil
}

// drawer fills its argument with one draw of the weights.
func drawer(weights []float64, d Draws) func(into []float64) {
	var at []int
	var alpha []float64
	for j, w := range weights {
		if w > 0 {
			at, alpha = append(at, j), append(alpha, w*d.Concentration)
		}
	}
	if len(at) < 2 { //nolint:mnd // one weight cannot move
		return func(into []float64) { copy(into, weights) }
	}
	dirichlet := distmv.NewDirichlet(alpha, rand.NewPCG(d.Seed, uint64(len(weights))))
	drawn := make([]float64, len(at))
	return func(into []float64) {
		clear(into)
		for k, x := range dirichlet.Rand(drawn) {
			into[at[k]] = x
		}
	}
}

// tail is the share of draws cut off at each end of a rank interval.
const tail = 0.05

func summary(counts []int, k, draws int) Robust {
	if counts[0] == draws {
		return Robust{InTop: math.NaN()}
	}
	var r Robust
	seen, top := 0, 0
	for rank := 1; rank < len(counts); rank++ {
		n := counts[rank]
		if n == 0 {
			continue
		}
		if r.Best == 0 {
			r.Best = rank
		}
		r.Worst = rank
		before := float64(seen) / float64(draws)
		seen += n
		after := float64(seen) / float64(draws)
		if before <= tail && tail < after {
			r.Low = rank
		}
		if before < 1-tail && 1-tail <= after {
			r.High = rank
		}
		if rank <= k {
			top += n
		}
	}
	r.InTop = float64(top) / float64(draws)
	return r
}
