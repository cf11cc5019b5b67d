package supply_test

import (
	"math"
	"math/rand/v2"
	"testing"

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

// TestMovesUpstreamLieBetweenTheirBounds holds what thrifty runs say of every
// firm's moves, and what tracing them back adds, against the formula.
func TestMovesUpstreamLieBetweenTheirBounds(t *testing.T) {
	t.Parallel()
	traced := 0
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 2))
		firms := 10 + r.IntN(300)
		list, sales := drawEconomy(seed, firms, firms*(1+r.IntN(6)), 1+r.IntN(12), r.IntN(2) == 0)
		n, _, err := supply.NewNetwork(list, sales, supply.SumDuplicates)
		if err != nil {
			t.Fatal(err)
		}
		left := one(n, r.IntN(firms))
		for range r.IntN(3) {
			left[r.IntN(firms)] = []float64{0, 0, .3, .9, .98}[r.IntN(5)]
		}
		c := cascade(t, n, 0)
		_, _, steps, sure, untold, err := c.Between(t.Context(), left, math.Pow(10, 3*r.Float64()-2), .005)
		if err != nil {
			t.Fatal(err)
		}
		if !sure || !untold {
			continue
		}
		budget := []int{0, 50, math.MaxInt}[r.IntN(3)]
		const rounding = 1e-6
		for step, moves := range upstreamMoves(firms, sales, left, steps-1) {
			for i, want := range moves {
				seen, more, least, most := c.Moves(uint32(i), step, want+1e-4*(r.Float64()-.5), budget)
				if seen > want+rounding || want > seen+more+rounding {
					t.Fatalf("seed %d, firm %d, step %d: saw %v and may lack %v, moves %v", seed, i, step, seen, more, want)
				}
				if least > want+rounding || want > most+rounding {
					t.Fatalf("seed %d, firm %d, step %d: traced between %v and %v, moves %v", seed, i, step, least, most, want)
				}
				if most-least < more {
					traced++
				}
			}
		}
	}
	if traced < 1000 {
		t.Errorf("tracing told more of %d moves only", traced)
	}
}
