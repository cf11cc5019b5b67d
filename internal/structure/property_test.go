package structure_test

import (
	"math"
	"runtime"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"naru/internal/structure"
)

// small draws a table of whole numbers, with zeros and, when asked, NA cells.
func small(t *rapid.T, withNA bool) structure.Table {
	regions, industries := rapid.IntRange(1, 6).Draw(t, "regions"), rapid.IntRange(1, 6).Draw(t, "industries")
	return draw(t, regions, industries, withNA)
}

func draw(t *rapid.T, regions, industries int, withNA bool) structure.Table {
	v := make([]float64, regions*industries)
	for k := range v {
		v[k] = float64(max(0, rapid.IntRange(-3, 50).Draw(t, "cell")))
		if withNA && rapid.IntRange(0, 9).Draw(t, "na") == 0 {
			v[k] = math.NaN()
		}
	}
	tab, err := structure.NewTable(codes("R", regions), codes("I", industries), v)
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

// same compares with a relative tolerance; NA equals NA.
func same(a, b float64) bool {
	if math.IsNaN(a) || math.IsNaN(b) {
		return math.IsNaN(a) && math.IsNaN(b)
	}
	return math.Abs(a-b) <= 1e-9*max(1, math.Abs(a), math.Abs(b))
}

// TestFastIsTextbook holds LQ against the formula written out cell by cell.
func TestFastIsTextbook(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tab := small(t, true)
		lq := structure.LQ(tab, tab.Margins())
		shares := structure.RegionShares(tab, tab.Margins())
		for r := range tab.Regions {
			for i := range tab.Industries {
				var row, col, all float64
				for k := range tab.Industries {
					row += tab.At(r, k)
				}
				for k := range tab.Regions {
					col += tab.At(k, i)
				}
				for _, e := range tab.V {
					all += e
				}
				want := (tab.At(r, i) / row) / (col / all)
				if at := r*len(tab.Industries) + i; !same(lq[at], want) || !same(shares[at], tab.At(r, i)/row) {
					t.Fatalf("LQ of (%d, %d): got %v, want %v", r, i, lq[at], want)
				}
			}
		}
	})
}

// TestSharesWeighLQ checks that LQ, weighted by the regions' size, averages to
// 1 for every industry that is held.
func TestSharesWeighLQ(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tab := small(t, false)
		m := tab.Margins()
		lq := structure.LQ(tab, m)
		for i := range tab.Industries {
			if m.Industries[i] == 0 {
				continue
			}
			mean := 0.0
			for r := range tab.Regions {
				if m.Regions[r] > 0 {
					mean += lq[r*len(tab.Industries)+i] * m.Regions[r] / m.All
				}
			}
			if !same(mean, 1) {
				t.Fatalf("weighted mean LQ of industry %d is %v", i, mean)
			}
		}
	})
}

func TestScaleDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tab := small(t, true)
		by := rapid.Float64Range(1e-6, 1e6).Draw(t, "by")
		v := slices.Clone(tab.V)
		for k := range v {
			v[k] *= by
		}
		scaled, err := structure.NewTable(tab.Regions, tab.Industries, v)
		if err != nil {
			t.Fatal(err)
		}
		compareAll(t, tab, scaled, identity(len(tab.Regions)), identity(len(tab.Industries)))
	})
}

func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tab := small(t, true)
		pr := rapid.Permutation(identity(len(tab.Regions))).Draw(t, "regions' order")
		pi := rapid.Permutation(identity(len(tab.Industries))).Draw(t, "industries' order")
		moved := structure.Table{Regions: pick(tab.Regions, pr), Industries: pick(tab.Industries, pi)}
		for _, r := range pr {
			for _, i := range pi {
				moved.V = append(moved.V, tab.At(r, i))
			}
		}
		compareAll(t, tab, moved, pr, pi)
	})
}

// compareAll checks every measure of table b, whose region k is region pr[k] of
// table a and whose industry k is industry pi[k].
func compareAll(t *rapid.T, a, b structure.Table, pr, pi []int) {
	ma, mb := a.Margins(), b.Margins()
	n := len(a.Industries)
	for _, f := range []func(structure.Table, structure.Margins) []float64{
		structure.LQ, structure.AdditiveLQ, structure.RegionShares,
	} {
		x, y := f(a, ma), f(b, mb)
		for r := range pr {
			for i := range pi {
				if !same(x[pr[r]*n+pi[i]], y[r*n+i]) {
					t.Fatalf("cell (%d, %d): %v became %v", r, i, x[pr[r]*n+pi[i]], y[r*n+i])
				}
			}
		}
	}
	pa, pb := structure.RegionConcentration(a, ma, 2), structure.RegionConcentration(b, mb, 2)
	for r := range pr {
		if x, y := profile(pa[pr[r]]), profile(pb[r]); !slices.EqualFunc(x, y, same) {
			t.Fatalf("region %d: %v became %v", r, x, y)
		}
	}
	qa, qb := structure.IndustryConcentration(a, ma, nil), structure.IndustryConcentration(b, mb, nil)
	for i := range pi {
		if x, y := qa[pi[i]], qb[i]; !same(x.LocationalGini, y.LocationalGini) || !same(x.HooverIndex, y.HooverIndex) ||
			!same(x.RawConcentration, y.RawConcentration) {
			t.Fatalf("industry %d: %v became %v", i, x, y)
		}
	}
}

func profile(p structure.RegionProfile) []float64 {
	return []float64{
		p.HHI, p.HHINormalised, p.Krugman, p.Specialisation, p.Entropy,
		p.AverageLQ, p.Hachman, p.UnrelatedVariety, p.RelatedVariety,
	}
}

func TestBoundsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tab := small(t, true)
		m := tab.Margins()
		within := func(what string, x, lo, hi float64) {
			if !math.IsNaN(x) && !(x >= lo-1e-9 && x <= hi+1e-9) {
				t.Fatalf("%s is %v, not within [%v, %v]", what, x, lo, hi)
			}
		}
		n := float64(len(tab.Industries))
		for _, x := range structure.RSCA(structure.LQ(tab, m)) {
			within("RSCA", x, -1, 1)
		}
		for _, p := range structure.RegionConcentration(tab, m, 1) {
			within("HHI", p.HHI, 1/n, 1)
			within("normalised HHI", p.HHINormalised, 0, 1)
			within("Krugman", p.Krugman, 0, 2)
			within("entropy", p.Entropy, 0, math.Log2(n))
			within("average LQ", p.AverageLQ, 1, math.Inf(1))
			within("Hachman", p.Hachman, 0, 1)
			within("related variety", p.RelatedVariety, 0, p.Entropy)
			within("variety adds up", p.RelatedVariety+p.UnrelatedVariety-p.Entropy, 0, 0)
		}
		for _, q := range structure.IndustryConcentration(tab, m, nil) {
			within("locational Gini", q.LocationalGini, 0, .5)
			within("Hoover index", q.HooverIndex, 0, 100)
		}
	})
}

// TestPartsSumToTheChange checks every method that claims it, to 1e-9.
func TestPartsSumToTheChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := small(t, true)
		steps := rapid.IntRange(1, 3).Draw(t, "steps")
		moments := make([]structure.Moment, 1, steps+1)
		moments[0] = structure.Moment{Table: first, Margins: first.Margins()}
		for range steps {
			next := draw(t, len(first.Regions), len(first.Industries), true)
			next.Regions, next.Industries = first.Regions, first.Industries
			moments = append(moments, structure.Moment{Table: next, Margins: next.Margins()})
		}
		ref := structure.Reference(rapid.IntRange(0, 1).Draw(t, "reference"))
		from, to := moments[0], moments[len(moments)-1]
		for name, run := range map[string]func() (structure.ShiftShare, error){
			"dunn":               func() (structure.ShiftShare, error) { return structure.Dunn(from, to, ref) },
			"esteban-marquillas": func() (structure.ShiftShare, error) { return structure.EstebanMarquillas(from, to, ref) },
			"dynamic":            func() (structure.ShiftShare, error) { return structure.Dynamic(moments, ref) },
		} {
			s, err := run()
			if err != nil {
				t.Fatal(err)
			}
			for k, p := range s.Cells {
				parts := p.National + p.Mix + p.Competitive + p.Allocation
				if !math.IsNaN(parts) && !same(parts, p.Change) {
					t.Fatalf("%s, cell %d: the parts sum to %v, the change is %v", name, k, parts, p.Change)
				}
				if !same(p.Change, to.Table.V[k]-from.Table.V[k]) {
					t.Fatalf("%s, cell %d: change %v of %v → %v", name, k, p.Change, from.Table.V[k], to.Table.V[k])
				}
			}
		}
	})
}

// TestDunnIsFreeOfNA checks that a table without NA never gives one.
func TestDunnIsFreeOfNA(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := small(t, false)
		b := draw(t, len(a.Regions), len(a.Industries), false)
		s, err := structure.Dunn(structure.Moment{Table: a, Margins: a.Margins()},
			structure.Moment{Table: b, Margins: b.Margins()}, structure.ReferenceTotal)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range s.Sums {
			if math.IsNaN(p.National + p.Mix + p.Competitive) {
				t.Fatalf("NA out of nothing: %+v", p)
			}
		}
	})
}

// TestThreadsDoNotMatter compares bits across thread counts on a large table.
func TestThreadsDoNotMatter(t *testing.T) {
	tab := large(301, 997)
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	one := structure.LQ(tab, tab.Margins())
	runtime.GOMAXPROCS(4)
	many := structure.LQ(tab, tab.Margins())
	for k := range one {
		if math.Float64bits(one[k]) != math.Float64bits(many[k]) {
			t.Fatalf("cell %d: %v with one thread, %v with four", k, one[k], many[k])
		}
	}
}

// large makes a table of uneven fractions without a random source.
func large(regions, industries int) structure.Table {
	v := make([]float64, regions*industries)
	for k := range v {
		v[k] = math.Abs(math.Sin(float64(k)*12.9898)) * 1000 / 3
	}
	return structure.Table{Regions: codes("R", regions), Industries: codes("I", industries), V: v}
}

func identity(n int) []int {
	out := make([]int, n)
	for k := range out {
		out[k] = k
	}
	return out
}

func pick(from []string, order []int) []string {
	out := make([]string, len(order))
	for k, at := range order {
		out[k] = from[at]
	}
	return out
}

// BenchmarkLQ is the work of six million cells once loaded.
func BenchmarkLQ(b *testing.B) {
	tab := large(5000, 1200)
	dst := make([]float64, len(tab.V))
	b.ReportAllocs()
	for b.Loop() {
		structure.LQInto(dst, tab, tab.Margins())
	}
}
