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
		p := drawPresence(t, 9, true)
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

// TestGainIsTextbook holds COI and COG against their sums written out.
func TestGainIsTextbook(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPresence(t, 7, false)
		c, err := structure.Index(p, nil)
		if err != nil {
			t.Fatal(err)
		}
		phi, err := structure.Relate(p, structure.Proximity, structure.Self(rapid.Bool().Draw(t, "self")))
		if err != nil {
			t.Fatal(err)
		}
		m := matrix(p)
		// PCI before its mean is taken off is the one whose mean over all links is 0.
		links, shift := 0.0, 0.0
		for r := range m {
			for i, x := range m[r] {
				if x == 1 && c.IndustryWhy[i] == structure.Defined {
					links++
					shift -= c.PCI[i]
				}
			}
		}
		density, gain := structure.Density(p, phi), structure.OutlookGain(p, phi, c)
		coi, why := structure.OutlookIndex(p, c, density)
		outlook := make([]float64, 0, len(coi))
		for r := range m {
			total := 0.0
			for i, x := range m[r] {
				if d := density.V[r*len(m[r])+i]; x == 0 && c.IndustryWhy[i] == structure.Defined && !math.IsNaN(d) {
					total += d * (c.PCI[i] + shift/links)
				}
				want := 0.0
				for j, y := range m[r] {
					reach := 0.0
					for k := range m[r] {
						if !math.IsNaN(phi.At(j, k)) {
							reach += phi.At(j, k)
						}
					}
					if x == 0 && y == 0 && c.IndustryWhy[j] == structure.Defined && reach > 0 {
						want += phi.At(i, j) * (c.PCI[j] + shift/links) / reach
					}
				}
				at := r*len(m[r]) + i
				if gain.Why[at] == structure.Defined && !same(gain.V[at], want) {
					t.Fatalf("gain of (%d, %d): got %v, want %v", r, i, gain.V[at], want)
				}
			}
			if c.RegionWhy[r] == structure.Defined {
				outlook = append(outlook, total)
			}
		}
		mean, sd := moments(outlook)
		for r, at := 0, 0; r < len(coi); r++ {
			if c.RegionWhy[r] != structure.Defined {
				continue
			}
			if why[r] == structure.Defined && math.Abs(coi[r]-(outlook[at]-mean)/sd) > 1e-7 {
				t.Fatalf("COI of %d: got %v, want %v", r, coi[r], (outlook[at]-mean)/sd)
			}
			at++
		}
	})
}

func moments(v []float64) (mean, sd float64) {
	for _, x := range v {
		mean += x / float64(len(v))
	}
	for _, x := range v {
		sd += (x - mean) * (x - mean) / float64(len(v))
	}
	return mean, math.Sqrt(sd)
}

// TestIndexIsTheSecondEigenvector holds the index against a dense solver, and
// against what defines it: mean 0, deviation 1, a region the mean of its own.
func TestIndexIsTheSecondEigenvector(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPresence(t, 12, true)
		c, err := structure.Index(p, nil)
		if err != nil {
			t.Fatal(err)
		}
		var regions []int
		for r, why := range c.RegionWhy {
			if (why == structure.Defined) == math.IsNaN(c.ECI[r]) {
				t.Fatalf("ECI %v because %v", c.ECI[r], why.Title().En)
			}
			if why == structure.Defined {
				regions = append(regions, r)
			}
		}
		if len(regions) == 0 {
			return
		}
		m := matrix(p)
		values, vector := dense(t, p, m, regions)
		if !same(c.Lambda2, values[len(values)-2]) || len(values) > 2 && math.Abs(c.Lambda3-values[len(values)-3]) > 1e-7 {
			t.Fatalf("λ %v, %v; dense %v", c.Lambda2, c.Lambda3, values)
		}
		mean, sd := moments(vector)
		eci := make([]float64, len(regions))
		for at, r := range regions {
			eci[at] = c.ECI[r]
			if d := math.Abs(math.Abs(c.ECI[r]) - math.Abs((vector[at]-mean)/sd)); d > 1e-9/c.Gap() {
				t.Fatalf("region %d: %v, dense ±%v, gap %v", r, c.ECI[r], (vector[at]-mean)/sd, c.Gap())
			}
			own, held := 0.0, 0.0
			for i, x := range m[r] {
				if x == 1 {
					own += c.PCI[i]
					held++
				}
			}
			if !same(own/held, c.ECI[r]) {
				t.Fatalf("region %d: ECI %v, mean PCI %v", r, c.ECI[r], own/held)
			}
		}
		if mean, sd = moments(eci); math.Abs(mean) > 1e-12 || math.Abs(sd-1) > 1e-12 {
			t.Fatalf("mean %v, deviation %v", mean, sd)
		}
	})
}

// dense gives all eigenvalues of SSᵀ over the regions, ascending, and D^-½ times
// the second vector.
func dense(t rapid.TB, p *structure.Presence, m [][]float64, regions []int) (values, vector []float64) {
	n := len(regions)
	sym := mat.NewSymDense(n, nil)
	for a, r := range regions {
		for b, s := range regions[:a+1] {
			x := 0.0
			for i := range p.Industries {
				if m[r][i] == 1 && m[s][i] == 1 {
					x += 1 / float64(p.Ubiquity[i])
				}
			}
			sym.SetSym(a, b, x/math.Sqrt(float64(p.Diversity[r]*p.Diversity[s])))
		}
	}
	var eig mat.EigenSym
	if !eig.Factorize(sym, true) {
		t.Fatal("the dense solver failed")
	}
	var v mat.Dense
	eig.VectorsTo(&v)
	vector = make([]float64, n)
	for a, r := range regions {
		vector[a] = v.At(a, n-2) / math.Sqrt(float64(p.Diversity[r]))
	}
	return eig.Values(nil), vector
}

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
		"relatedness": {phi.V, phi4.V}, "ECI": {c.ECI, c4.ECI}, "PCI": {c.PCI, c4.PCI}, "density": {d.V, d4.V}, "gain": {g.V, g4.V},
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
