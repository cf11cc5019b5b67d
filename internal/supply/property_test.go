package supply_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"naru/internal/supply"
)

// small draws a network of few firms with many ties between them.
func small(t *rapid.T) ([]supply.Firm, []supply.Edge) {
	firms := make([]supply.Firm, rapid.IntRange(1, 12).Draw(t, "firms"))
	for i := range firms {
		firms[i] = supply.Firm{ID: fmt.Sprint("F", i), Industry: rapid.SampledFrom([]string{"a", "b", "c", "d"}).Draw(t, "industry")}
	}
	var edges []supply.Edge
	for s := range firms {
		for c := range firms {
			if s != c && rapid.IntRange(0, 3).Draw(t, "edge") == 0 {
				edges = append(edges, supply.Edge{
					Supplier: uint32(s), Customer: uint32(c),
					Weight: float64(rapid.IntRange(1, 1000).Draw(t, "weight")),
					Type:   supply.Type(rapid.IntRange(0, 2).Draw(t, "type")),
				})
			}
		}
	}
	return firms, edges
}

// shock draws what every firm keeps; most keep all.
func shock(t *rapid.T, firms int) []float64 {
	left := make([]float64, firms)
	for i := range left {
		left[i] = min(1, rapid.Float64Range(0, 4).Draw(t, "left"))
		if rapid.IntRange(0, 5).Draw(t, "fails") == 0 {
			left[i] = 0
		}
	}
	return left
}

func network(t *rapid.T, firms []supply.Firm, edges []supply.Edge) *supply.Network {
	n, _, err := supply.NewNetwork(firms, edges, supply.RefuseDuplicates)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func run(t *rapid.T, n *supply.Network, tolerance float64, left []float64) (r supply.Result, down, up []float64) {
	c, err := n.NewCascade(tolerance)
	if err != nil {
		t.Fatal(err)
	}
	if r, err = c.Shock(t.Context(), left); err != nil {
		t.Fatal(err)
	}
	down, up = c.Losses()
	return r, down, up
}

// same compares with a tolerance for rounding; NA equals NA.
func same(a, b float64) bool {
	return math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) <= 1e-6
}

func TestFastAndFullAreTheTextbook(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		firms, edges := small(t)
		left := shock(t, len(firms))
		tolerance := rapid.SampledFrom([]float64{1e-2, 1e-3, .1}).Draw(t, "tolerance")
		want := textbook(firms, edges, left, tolerance)
		n := network(t, firms, edges)
		fast, down, up := run(t, n, tolerance, left)
		c, _ := n.NewCascade(tolerance)
		full, err := c.Sweep(t.Context(), left)
		if err != nil || !same(full.ESRI, want.ESRI) || full.Steps != want.Steps {
			t.Fatalf("full %v, textbook %v, %v", full, want, err)
		}
		if !same(fast.ESRI, want.ESRI) || fast.Steps != want.Steps {
			t.Fatalf("fast %v, textbook %v", fast, want)
		}
		fullDown, fullUp := c.Losses()
		for i := range firms {
			if !same(down[i], fullDown[i]) || !same(up[i], fullUp[i]) {
				t.Fatalf("firm %d: fast %v, %v; full %v, %v", i, down[i], up[i], fullDown[i], fullUp[i])
			}
		}
	})
}

// TestLossesOnlyGrow checks that a run that goes on longer never gives anything
// back, and that nothing leaves 0 … 1.
func TestLossesOnlyGrow(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		firms, edges := small(t)
		left := shock(t, len(firms))
		n := network(t, firms, edges)
		var lastDown, lastUp []float64
		for _, tolerance := range []float64{.5, .2, .05, .01, .001, 1e-5} {
			r, down, up := run(t, n, tolerance, left)
			if len(edges) > 0 && !(r.ESRI >= 0 && r.ESRI <= 1) {
				t.Fatalf("ESRI %v", r.ESRI)
			}
			for i := range firms {
				if down[i] < 1-left[i] || down[i] > 1 || up[i] < 1-left[i] || up[i] > 1 {
					t.Fatalf("losses %v, %v of firm %d", down[i], up[i], i)
				}
				if lastDown != nil && (down[i] < lastDown[i]-1e-12 || up[i] < lastUp[i]-1e-12) {
					t.Fatalf("firm %d got something back", i)
				}
			}
			lastDown, lastUp = slices.Clone(down), slices.Clone(up)
		}
	})
}

func TestLargerShockLosesMore(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		firms, edges := small(t)
		less := shock(t, len(firms))
		more := slices.Clone(less)
		for i, x := range shock(t, len(firms)) {
			more[i] = min(more[i], x)
		}
		n := network(t, firms, edges)
		// A tight tolerance: both runs go on to the end.
		a, _, _ := run(t, n, 1e-9, less)
		b, _, _ := run(t, n, 1e-9, more)
		if b.ESRI < a.ESRI-1e-6 {
			t.Fatalf("the larger shock loses %v, the smaller %v", b.ESRI, a.ESRI)
		}
	})
}

func TestNamesOrderAndUnitDoNotMatter(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		firms, edges := small(t)
		left := shock(t, len(firms))
		n := network(t, firms, edges)
		want, _, _ := run(t, n, 0, left)

		shuffled := rapid.Permutation(edges).Draw(t, "edges")
		if got, _, _ := run(t, network(t, firms, shuffled), 0, left); got != want && !math.IsNaN(want.ESRI) {
			t.Fatalf("edges in another order: %v, not to the bit %v", got, want)
		}

		order := rapid.Permutation(numbers(len(firms))).Draw(t, "order") // old number by new
		place := make([]uint32, len(firms))
		moved, movedLeft := make([]supply.Firm, len(firms)), make([]float64, len(firms))
		for now, was := range order {
			place[was] = uint32(now)
			moved[now], movedLeft[now] = firms[was], left[was]
		}
		scale := math.Ldexp(1, rapid.IntRange(-40, 40).Draw(t, "scale"))
		renamed := slices.Clone(edges)
		for k := range renamed {
			x := &renamed[k]
			x.Supplier, x.Customer, x.Weight = place[x.Supplier], place[x.Customer], x.Weight*scale
		}
		if got, _, _ := run(t, network(t, moved, renamed), 0, movedLeft); !same(got.ESRI, want.ESRI) || got.Steps != want.Steps {
			t.Fatalf("firms in another order, weights in another unit: %v, not %v", got, want)
		}
	})
}

// TestAnIsolatedFirmIsItsOwnShare: firms that trade with nobody have an output
// share of 0; a pair that trades with nobody else loses no more than its own.
func TestAnIsolatedFirmIsItsOwnShare(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		firms, edges := small(t)
		alone := len(firms)
		firms = append(firms,
			supply.Firm{ID: "alone", Industry: "z"}, supply.Firm{ID: "seller", Industry: "y"}, supply.Firm{ID: "buyer", Industry: "x"})
		edges = append(edges, supply.Edge{Supplier: uint32(alone + 1), Customer: uint32(alone + 2), Weight: 7, Type: supply.Essential})
		n := network(t, firms, edges)
		all, err := n.ESRI(t.Context(), 0, nil)
		if err != nil {
			t.Fatal(err)
		}
		total := 0.
		for _, x := range edges {
			total += x.Weight
		}
		if all[alone].ESRI != 0 || !same(all[alone+1].ESRI, 7/total) {
			t.Fatalf("%v of %v", all[alone:], 7/total)
		}
	})
}

func numbers(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}
