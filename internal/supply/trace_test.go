package supply_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"naru/internal/supply"
)

// upstreamMoves is how far every firm moves upstream in every step, by the formula.
func upstreamMoves(firms int, sales []supply.Edge, left []float64, steps int) [][]float64 {
	output, loss := make([]float64, firms), make([]float64, firms)
	for _, e := range sales {
		if e.Supplier != e.Customer {
			output[e.Supplier] += e.Weight
		}
	}
	for i, x := range left {
		loss[i] = 1 - x
	}
	moves := [][]float64{append([]float64(nil), loss...)}
	for range steps {
		next, move := make([]float64, firms), make([]float64, firms)
		for _, e := range sales {
			if e.Supplier != e.Customer {
				next[e.Supplier] += e.Weight / output[e.Supplier] * loss[e.Customer]
			}
		}
		for i := range next {
			next[i] = max(loss[i], next[i])
			move[i] = next[i] - loss[i]
		}
		loss = next
		moves = append(moves, move)
	}
	return moves
}

// TestMovesUpstreamLieBetweenTheirBounds holds what a thrifty run says of every
// firm's moves against the formula.
func TestMovesUpstreamLieBetweenTheirBounds(t *testing.T) {
	t.Parallel()
	traced := 0
	rapid.Check(t, func(t *rapid.T) {
		firms := rapid.IntRange(5, 80).Draw(t, "firms")
		list, sales := drawEconomy(rapid.Uint64().Draw(t, "seed"), firms, firms*rapid.IntRange(1, 6).Draw(t, "edges"),
			rapid.IntRange(1, 12).Draw(t, "industries"), rapid.Bool().Draw(t, "hubs"))
		n, _, err := supply.NewNetwork(list, sales, supply.SumDuplicates)
		if err != nil {
			t.Fatal(err)
		}
		c, err := n.NewCascade(0)
		if err != nil {
			t.Fatal(err)
		}
		left := one(n, rapid.IntRange(0, firms-1).Draw(t, "firm"))
		for range rapid.IntRange(0, 2).Draw(t, "others") {
			left[rapid.IntRange(0, firms-1).Draw(t, "firm")] = rapid.SampledFrom([]float64{0, .3, .9, .98, .99}).Draw(t, "left")
		}
		heavy := math.Pow(10, rapid.Float64Range(-4, 0).Draw(t, "heavy"))
		_, _, steps, sure, untold, err := c.Between(t.Context(), left, heavy, .005)
		if err != nil {
			t.Fatal(err)
		}
		if !sure || !untold {
			return
		}
		budget := rapid.SampledFrom([]int{0, 50, math.MaxInt}).Draw(t, "budget")
		limit := rapid.Float64Range(0, .02).Draw(t, "limit")
		const rounding = 1e-6
		for step, moves := range upstreamMoves(firms, sales, left, steps-1) {
			for i, want := range moves {
				seen, more, least, most := c.Moves(uint32(i), step, limit, budget)
				if seen > want+rounding || want > seen+more+rounding {
					t.Fatalf("firm %d, step %d: saw %v and may lack %v, moves %v", i, step, seen, more, want)
				}
				if least > want+rounding || want > most+rounding {
					t.Fatalf("firm %d, step %d: traced between %v and %v, moves %v", i, step, least, most, want)
				}
				if most-least < more {
					traced++
				}
			}
		}
	})
	if traced < 100 {
		t.Errorf("tracing told more of %d moves only", traced)
	}
}
