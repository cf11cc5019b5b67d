package supply_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"naru/internal/supply"
)

// economy draws a network the way economies are: firm sizes and sales with heavy
// tails, industries of very different size, inputs essential by pair of
// industries. With hubs, large firms also have many partners.
func economy(tb testing.TB, seed uint64, firms, edges, industries int, hubs bool) *supply.Network {
	tb.Helper()
	list, sales := drawEconomy(seed, firms, edges, industries, hubs)
	n, _, err := supply.NewNetwork(list, sales, supply.SumDuplicates)
	if err != nil {
		tb.Fatal(err)
	}
	return n
}

func drawEconomy(seed uint64, firms, edges, industries int, hubs bool) ([]supply.Firm, []supply.Edge) {
	r := rand.New(rand.NewPCG(seed, 1))
	pareto := func(alpha float64) float64 { return math.Pow(1-r.Float64(), -1/alpha) }
	list := make([]supply.Firm, firms)
	industry := make([]int, firms)
	size := make([]float64, firms)
	for i := range list {
		industry[i] = int(float64(industries) * math.Pow(r.Float64(), 1.5))
		list[i] = supply.Firm{ID: fmt.Sprint("F", i), Industry: fmt.Sprintf("%04d", industry[i])}
		size[i] = pareto(1.1)
	}
	// An alias of the sizes: place by place in a long table of firms.
	var total float64
	for _, s := range size {
		total += s
	}
	table := make([]uint32, 0, 8*firms)
	for i, s := range size {
		for range 1 + int(7*float64(firms)*s/total) {
			table = append(table, uint32(i))
		}
	}
	types := make([]supply.Type, industries*industries)
	for k := range types {
		types[k] = []supply.Type{2, 1, 1, 0}[r.IntN(4)]
	}
	sales := make([]supply.Edge, 0, edges)
	for range edges {
		s, c := table[r.IntN(len(table))], table[r.IntN(len(table))]
		if !hubs || r.IntN(2) == 0 {
			s = uint32(r.IntN(firms))
		}
		if !hubs || r.IntN(2) == 0 {
			c = uint32(r.IntN(firms))
		}
		w := math.Sqrt(size[s]*size[c]) * pareto(1.2)
		sales = append(sales, supply.Edge{Supplier: s, Customer: c, Weight: w, Type: types[industry[s]*industries+industry[c]]})
	}
	return list, sales
}

func cascade(tb testing.TB, n *supply.Network, tolerance float64) *supply.Cascade {
	tb.Helper()
	c, err := n.NewCascade(tolerance)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// one is the shock that takes one firm out.
func one(n *supply.Network, firm int) []float64 {
	left := make([]float64, n.Firms())
	for i := range left {
		left[i] = 1
	}
	left[firm] = 0
	return left
}
