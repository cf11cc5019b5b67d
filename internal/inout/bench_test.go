package inout_test

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"naru/internal/inout"
)

// world is a table like those of several countries: blocks of 35 sectors with
// strong ties inside, half of the output spent on inputs.
func world(n int) *inout.Table {
	draw := rand.New(rand.NewPCG(1, 2))
	t := &inout.Table{Flows: make([]float64, n*n), Output: make([]float64, n), Sectors: make([]inout.Sector, n)}
	for k := range n {
		t.Sectors[k].Code = strconv.Itoa(k)
	}
	for k := range t.Flows {
		i, j := k/n, k%n
		t.Flows[k] = draw.Float64() * draw.Float64()
		if i/35 == j/35 {
			t.Flows[k] *= float64(n) / 20
		}
		t.Output[j] += 2 * t.Flows[k]
	}
	return t
}

func BenchmarkImpact(b *testing.B) {
	for _, n := range []int{35, 1435, 9800} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			m := model(b, world(n))
			f := make([]float64, n)
			f[n/2] = 100
			for b.Loop() {
				if _, err := m.Impact(b.Context(), f); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkLinkages(b *testing.B) {
	m := model(b, world(1435))
	for b.Loop() {
		if _, err := m.Linkages(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}
