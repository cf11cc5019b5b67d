package structure_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"naru/internal/structure"
)

var relatednessMethods = []structure.RelatednessMethod{
	structure.Proximity, structure.Association, structure.Cosine, structure.Jaccard, structure.Probability,
}

// drawPresence draws a binary matrix, with unknown cells when asked.
func drawPresence(t *rapid.T, most int, withNA bool) *structure.Presence {
	rows, n := rapid.IntRange(1, most).Draw(t, "regions"), rapid.IntRange(1, most).Draw(t, "industries")
	m := make([]float64, rows*n)
	for k := range m {
		m[k] = float64(rapid.IntRange(0, 1).Draw(t, "m"))
		if withNA && rapid.IntRange(0, 9).Draw(t, "na") == 0 {
			m[k] = math.NaN()
		}
	}
	return cut(t, codes("R", rows), codes("I", n), m)
}

func cut(t *rapid.T, regions, industries []string, m []float64) *structure.Presence {
	tab, err := structure.NewTable(regions, industries, m)
	if err != nil {
		t.Fatal(err)
	}
	p, err := structure.NewPresence(tab, m, 1)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// matrix gives M as numbers.
func matrix(p *structure.Presence) [][]float64 {
	m := make([][]float64, len(p.Regions))
	for r := range m {
		m[r] = make([]float64, len(p.Industries))
		p.Row(m[r], r)
	}
	return m
}

// textbookRelatedness writes the formulas out over counts made cell by cell.
func textbookRelatedness(m [][]float64, n int, method structure.RelatednessMethod, self structure.Self) [][]float64 {
	c, u, s, all := make([][]float64, n), make([]float64, n), make([]float64, n), 0.0
	for i := range n {
		c[i] = make([]float64, n)
		for j := range n {
			for r := range m {
				if m[r][i] == 1 && m[r][j] == 1 {
					c[i][j]++
				}
			}
			if i != j {
				s[i] += c[i][j]
				all += c[i][j]
			}
		}
		u[i] = c[i][i]
	}
	out := make([][]float64, n)
	for i := range n {
		out[i] = make([]float64, n)
		for j := range n {
			var x float64
			switch method {
			case structure.Proximity:
				x = c[i][j] / max(u[i], u[j])
			case structure.Association:
				x = c[i][j] * all / (s[i] * s[j])
			case structure.Cosine:
				x = c[i][j] / math.Sqrt(s[i]*s[j])
			case structure.Jaccard:
				x = c[i][j] / (s[i] + s[j] - c[i][j])
			default:
				x = c[i][j] / (((s[i]/all)*(s[j]/(all-s[i])) + (s[j]/all)*(s[i]/(all-s[j]))) * all / 2)
			}
			if i == j && (method != structure.Proximity || self == structure.ExcludeSelf) {
				x = 0
			}
			if u[i] == 0 || u[j] == 0 || i == j && method != structure.Proximity && s[i] == 0 || math.IsInf(x, 0) {
				x = math.NaN()
			}
			out[i][j] = x
		}
	}
	return out
}

func TestRelatednessIsTextbook(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPresence(t, 7, true)
		self := structure.Self(rapid.Bool().Draw(t, "self"))
		for _, method := range relatednessMethods {
			m, err := structure.Relate(p, method, self)
			if err != nil {
				t.Fatal(err)
			}
			for i, row := range textbookRelatedness(matrix(p), len(p.Industries), method, self) {
				for j, want := range row {
					if !same(m.At(i, j), want) {
						t.Fatalf("%s of %d, %d: got %v, want %v", method, i, j, m.At(i, j), want)
					}
				}
			}
		}
	})
}

func TestDensityIsTextbook(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPresence(t, 20, true) // several strips wide
		self := structure.Self(rapid.Bool().Draw(t, "self"))
		method := rapid.SampledFrom(relatednessMethods).Draw(t, "method")
		phi, err := structure.Relate(p, method, self)
		if err != nil {
			t.Fatal(err)
		}
		got := structure.Density(p, phi)
		for r, row := range matrix(p) {
			for i := range p.Industries {
				held, all := 0.0, 0.0
				for j, m := range row {
					if x := phi.At(i, j); !math.IsNaN(m*x) && !math.IsNaN(phi.At(j, j)) {
						held += m * x
						all += x
					}
				}
				at := r*len(p.Industries) + i
				want := held / all
				if p.RegionWhy[r] != structure.Defined {
					want = math.NaN()
				}
				if !same(got.V[at], want) || (got.Why[at] == structure.Defined) == math.IsNaN(got.V[at]) {
					t.Fatalf("%s density of (%d, %d): got %v (%s), want %v", method, r, i, got.V[at], got.Why[at].Title().En, want)
				}
				if got.V[at] < 0 || got.V[at] > 1 {
					t.Fatalf("density %v", got.V[at])
				}
			}
		}
	})
}
