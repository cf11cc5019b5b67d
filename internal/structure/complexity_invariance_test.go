package structure_test

import (
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"

	"naru/internal/structure"
)

// TestSameLinksSameBits: regions with the same specialisations, and industries in
// the same regions, get the same results to the bit, and so the same rank.
func TestSameLinksSameBits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawPresence(t, 6, false)
		rows, n := len(a.Regions), len(a.Industries)
		twinR, twinI := rapid.IntRange(0, rows-1).Draw(t, "region"), rapid.IntRange(0, n-1).Draw(t, "industry")
		of := append(identity(n), twinI)
		var m []float64
		for _, r := range append(identity(rows), twinR) {
			m = append(m, pick64(matrix(a)[r], of)...)
		}
		p := cut(t, codes("R", rows+1), codes("I", n+1), m)
		c, err := structure.Index(p, nil)
		if err != nil {
			t.Fatal(err)
		}
		phi, err := structure.Relate(p, structure.Proximity, structure.IncludeSelf)
		if err != nil {
			t.Fatal(err)
		}
		f := structure.FitnessQ(p, structure.DefaultFitnessRun())
		coi, _ := structure.OutlookIndex(p, c, structure.Density(p, phi))
		for name, pair := range map[string][2]float64{
			"ECI": {c.ECI[twinR], c.ECI[rows]}, "COI": {coi[twinR], coi[rows]}, "F": {f.F[twinR], f.F[rows]},
			"PCI": {c.PCI[twinI], c.PCI[n]}, "Q": {f.Q[twinI], f.Q[n]},
		} {
			if math.Float64bits(pair[0]) != math.Float64bits(pair[1]) {
				t.Fatalf("%s of twins: %v and %v", name, pair[0], pair[1])
			}
		}
	})
}

// TestSpecialisationIgnoresScale: whatever the unit, what lies at the cut, as a
// region with the nation's own shares does, stays there.
func TestSpecialisationIgnoresScale(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tab := small(t, true)
		by := rapid.Float64Range(1e-6, 1e6).Draw(t, "by")
		v := slices.Clone(tab.V)
		for k := range v {
			v[k] *= by
		}
		scaled := structure.Table{Regions: tab.Regions, Industries: tab.Industries, V: v}
		a, err := structure.NewPresence(tab, structure.LQ(tab, tab.Margins()), 1)
		if err != nil {
			t.Fatal(err)
		}
		b, err := structure.NewPresence(scaled, structure.LQ(scaled, scaled.Margins()), 1)
		if err != nil {
			t.Fatal(err)
		}
		for r := range tab.Regions {
			if x, y := matrix(a)[r], matrix(b)[r]; !slices.EqualFunc(x, y, same) {
				t.Fatalf("region %d: %v became %v", r, x, y)
			}
		}
	})
}

// TestComplexityIgnoresOrder moves regions and industries about.
func TestComplexityIgnoresOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawPresence(t, 7, true)
		pr := rapid.Permutation(identity(len(a.Regions))).Draw(t, "regions' order")
		pi := rapid.Permutation(identity(len(a.Industries))).Draw(t, "industries' order")
		rows := matrix(a)
		var m []float64
		for _, r := range pr {
			m = append(m, pick64(rows[r], pi)...)
		}
		b := cut(t, pick(a.Regions, pr), pick(a.Industries, pi), m)
		x, err := structure.Index(a, nil)
		if err != nil {
			t.Fatal(err)
		}
		y, err := structure.Index(b, nil)
		if err != nil {
			t.Fatal(err)
		}
		f, g := structure.FitnessQ(a, structure.FitnessRun{Steps: 30}), structure.FitnessQ(b, structure.FitnessRun{Steps: 30})
		for at, r := range pr {
			if !within(x.ECI[r], y.ECI[at], x.Gap()) || x.RegionWhy[r] != y.RegionWhy[at] || !same(f.F[r], g.F[at]) {
				t.Fatalf("region %d: %v became %v; %v became %v", r, x.ECI[r], y.ECI[at], f.F[r], g.F[at])
			}
		}
		for at, i := range pi {
			if !within(x.PCI[i], y.PCI[at], x.Gap()) || x.IndustryWhy[i] != y.IndustryWhy[at] || !same(f.Q[i], g.Q[at]) {
				t.Fatalf("industry %d: %v became %v; %v became %v", i, x.PCI[i], y.PCI[at], f.Q[i], g.Q[at])
			}
		}
	})
}

// within allows for the rounding that a small gap magnifies.
func within(a, b, gap float64) bool {
	return same(a, b) || math.Abs(a-b) <= 1e-10/gap
}

func pick64(from []float64, order []int) []float64 {
	out := make([]float64, len(order))
	for k, at := range order {
		out[k] = from[at]
	}
	return out
}

// TestLargeTable compares bits and values on a table large enough for several
// threads, several words and many Lanczos steps.
func TestLargeTable(t *testing.T) {
	p := largePresence(t, 130, 301)
	phi, c, d, g := everything(t, p, 1)
	phi4, c4, d4, g4 := everything(t, p, 4)
	for name, pair := range map[string][2][]float64{
		"relatedness": {rows(phi), rows(phi4)}, "ECI": {c.ECI, c4.ECI}, "PCI": {c.PCI, c4.PCI}, "density": {d.V, d4.V}, "gain": {g.V, g4.V},
	} {
		if !slices.EqualFunc(pair[0], pair[1], func(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) }) {
			t.Errorf("%s depends on the number of threads", name)
		}
	}
	m := mat.NewDense(130, 301, nil)
	for r, row := range matrix(p) {
		m.SetRow(r, row)
	}
	var counts mat.Dense
	counts.Mul(m.T(), m)
	for i := range 301 {
		for j := range 301 {
			if want := counts.At(i, j) / max(counts.At(i, i), counts.At(j, j)); phi.At(i, j) != want {
				t.Fatalf("proximity of %d, %d: %v by bits, %v by products", i, j, phi.At(i, j), want)
			}
		}
	}
	values, vector := dense(t, p, matrix(p), identity(130))
	mean, sd := moments(vector)
	for r := range 130 {
		if math.Abs(math.Abs(c.ECI[r])-math.Abs((vector[r]-mean)/sd)) > 1e-12/c.Gap() {
			t.Fatalf("ECI of %d: %v, dense ±%v", r, c.ECI[r], (vector[r]-mean)/sd)
		}
	}
	if !same(c.Lambda2, values[128]) || math.Abs(c.Lambda3-values[127]) > 1e-9 {
		t.Fatalf("λ %v, %v; dense %v", c.Lambda2, c.Lambda3, values[127:])
	}
}

// TestManyRegions counts more regions than are counted at a time.
func TestManyRegions(t *testing.T) {
	p := largePresence(t, 700, 37)
	for _, method := range relatednessMethods {
		phi := relate(t, p, method, structure.IncludeSelf)
		for i, row := range textbookRelatedness(matrix(p), 37, method, structure.IncludeSelf) {
			for j, want := range row {
				if !same(phi.At(i, j), want) {
					t.Fatalf("%s of %d, %d: %v, want %v", method, i, j, phi.At(i, j), want)
				}
			}
		}
	}
}

func everything(t *testing.T, p *structure.Presence, threads int) (*structure.Relatedness, *structure.Complexity, structure.Cells, structure.Cells) {
	t.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(threads))
	phi := relate(t, p, structure.Proximity, structure.IncludeSelf)
	c := index(t, p, nil)
	return phi, c, structure.Density(p, phi), structure.OutlookGain(p, phi, c)
}

// largePresence holds about a third of all pairs, without a pattern.
func largePresence(tb testing.TB, regions, industries int) *structure.Presence {
	tb.Helper()
	m := make([]float64, regions*industries)
	random := rand.New(rand.NewPCG(1, 2))
	for k := range m {
		m[k] = float64(random.IntN(3) / 2)
	}
	return presence(tb, regions, industries, m...)
}

// BenchmarkProximity is the relatedness of 1,200 industries over 250 regions.
func BenchmarkProximity(b *testing.B) {
	p := largePresence(b, 250, 1200)
	for b.Loop() {
		relate(b, p, structure.Proximity, structure.IncludeSelf)
	}
}

// BenchmarkComplexity is everything that pairs of 250 regions and 1,196
// industries have.
func BenchmarkComplexity(b *testing.B) {
	p := largePresence(b, 250, 1196)
	b.Run("index", func(b *testing.B) {
		for b.Loop() {
			index(b, p, nil)
		}
	})
	b.Run("fitness", func(b *testing.B) {
		for b.Loop() {
			structure.FitnessQ(p, structure.DefaultFitnessRun())
		}
	})
	phi := relate(b, p, structure.Proximity, structure.IncludeSelf)
	c := index(b, p, nil)
	b.Run("density", func(b *testing.B) {
		for b.Loop() {
			structure.Density(p, phi)
		}
	})
	b.Run("gain", func(b *testing.B) {
		for b.Loop() {
			structure.OutlookGain(p, phi, c)
		}
	})
}
