package structure_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/structure"
)

func said(c *structure.Complexity, part string) bool { return says(c.Notes, part) }

// econGeoPresence is the 5 × 5 example at LQ ≥ 1: R1 holds I1 alone, and the
// others I2 … I5.
func econGeoPresence(tb testing.TB) *structure.Presence {
	tb.Helper()
	tab := econGeo(tb)
	p, err := structure.NewPresence(tab, structure.LQ(tab, tab.Margins()), 1)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// TestEconGeoSpecialisations works M out of the example by hand: the national
// shares are .2 .2 .2 .2 .2, so that a region holds what has at least a fifth.
func TestEconGeoSpecialisations(t *testing.T) {
	p := econGeoPresence(t)
	want := []float64{
		1, 0, 0, 0, 0,
		0, 0, 0, 1, 0,
		0, 1, 0, 1, 1,
		0, 1, 1, 0, 1,
		0, 1, 1, 0, 0,
	}
	row := make([]float64, 5)
	for r := range 5 {
		p.Row(row, r)
		near(t, "M", row, want[r*5:r*5+5], 0)
	}
	// I2 and I3 share R4 and R5; I2 is held by three.
	phi := relate(t, p, structure.Proximity, structure.ExcludeSelf)
	near(t, "proximity of I2", rows(phi)[5:10], []float64{0, 0, 2. / 3, 1. / 3, 2. / 3}, 1e-16)
}

func TestPartsAreNotCompared(t *testing.T) {
	p := econGeoPresence(t)
	c := index(t, p, nil)
	if c.Parts != 2 || c.RegionWhy[0] != structure.Unlinked || c.IndustryWhy[0] != structure.Unlinked ||
		!math.IsNaN(c.ECI[0]) || !math.IsNaN(c.PCI[0]) {
		t.Errorf("%+v", c)
	}
	if !said(c, "2 parts") || !said(c, "R1") {
		t.Errorf("notes %v", c.Notes)
	}
	// The rest is what it would be alone.
	alone := index(t, presence(t, 4, 4,
		0, 0, 1, 0,
		1, 0, 1, 1,
		1, 1, 0, 1,
		1, 1, 0, 0), nil)
	near(t, "ECI", c.ECI[1:], alone.ECI, 1e-12)
	near(t, "PCI", c.PCI[1:], alone.PCI, 1e-12)
}

// TestTheLargerPartDoesNotDependOnOrder has two parts of the same size; the one
// with the first code is taken wherever it stands.
func TestTheLargerPartDoesNotDependOnOrder(t *testing.T) {
	tab, err := structure.NewTable([]string{"d", "c", "b", "a"}, []string{"w", "x", "y", "z"}, []float64{
		1, 1, 0, 0,
		1, 0, 0, 0,
		0, 0, 1, 1,
		0, 0, 1, 0,
	})
	if err != nil {
		t.Fatal(err)
	}
	p, err := structure.NewPresence(tab, tab.V, 1)
	if err != nil {
		t.Fatal(err)
	}
	c := index(t, p, nil)
	want := []structure.Reason{structure.Unlinked, structure.Unlinked, structure.Defined, structure.Defined}
	if !slices.Equal(c.RegionWhy, want) {
		t.Errorf("%v", c.RegionWhy)
	}
	near(t, "two regions are one standard deviation from their mean", c.ECI, []float64{math.NaN(), math.NaN(), 1, -1}, 1e-12)
}

func TestTablesWithoutOneOrder(t *testing.T) {
	for name, c := range map[string]struct {
		p     *structure.Presence
		why   structure.Reason
		noted string
	}{
		"alike":          {presence(t, 3, 2, 1, 1, 1, 1, 1, 1), structure.Alike, "alike"},
		"one region":     {presence(t, 1, 2, 1, 1), structure.Alike, "alike"},
		"nothing held":   {presence(t, 2, 2, 0, 0, 0, 0), structure.NothingHeld, "R1, R2"},
		"a turning ring": {presence(t, 3, 3, 1, 1, 0, 0, 1, 1, 1, 0, 1), structure.Ambiguous, "equal"},
		"a ring of five": {presence(t, 5, 5,
			1, 1, 0, 0, 0,
			0, 1, 1, 0, 0,
			0, 0, 1, 1, 0,
			0, 0, 0, 1, 1,
			1, 0, 0, 0, 1), structure.Ambiguous, "equal"},
		"all missing": {presence(t, 2, 1, math.NaN(), math.NaN()), structure.NoValue, ""},
		"empty":       {presence(t, 0, 0), structure.Defined, ""},
	} {
		t.Run(name, func(t *testing.T) {
			x := index(t, c.p, nil)
			for r, why := range x.RegionWhy {
				if why != c.why || !math.IsNaN(x.ECI[r]) {
					t.Errorf("region %d: %v because %v", r, x.ECI[r], why.Title().En)
				}
			}
			if c.noted != "" && !said(x, c.noted) {
				t.Errorf("notes %v", x.Notes)
			}
			m := relate(t, c.p, structure.Proximity, structure.IncludeSelf)
			coi, why := structure.OutlookIndex(c.p, x, structure.Density(c.p, m))
			for r := range coi {
				if !math.IsNaN(coi[r]) || why[r] == structure.Defined {
					t.Errorf("COI of region %d is %v", r, coi[r])
				}
			}
			structure.OutlookGain(c.p, m, x)
			structure.FitnessQ(c.p, structure.DefaultFitnessRun())
		})
	}
}

// TestSignWithoutDiversity has regions that all hold two industries: nothing but
// the order of codes is left to tell up from down.
func TestSignWithoutDiversity(t *testing.T) {
	m := []float64{
		1, 1, 0, 0, 0,
		0, 1, 1, 0, 0,
		0, 0, 1, 1, 0,
		0, 0, 0, 1, 1,
	}
	c := index(t, presence(t, 4, 5, m...), nil)
	if !(c.ECI[0] > 0) || !math.IsNaN(c.Correlation) || !said(c, "arbitrary") || !strings.HasSuffix(c.Report().En, "the order of codes.") {
		t.Errorf("%v, %v, %s", c.ECI, c.Notes, c.Report().En)
	}
	near(t, "the chain has two ends", []float64{c.ECI[0] + c.ECI[3], c.ECI[1] + c.ECI[2]}, []float64{0, 0}, 1e-12)
	if none := index(t, presence(t, 2, 2, 0, 0, 0, 0), nil).Report(); !none.IsZero() {
		t.Errorf("a report on nothing: %v", none)
	}
}

// TestSetAside has a region of zero, an industry of zero, a region without
// values and one unknown cell.
func TestSetAside(t *testing.T) {
	na := math.NaN()
	m := []float64{
		1, 1, 0, 1, 0,
		0, 1, 0, 1, 1,
		0, 0, 0, 0, 0,
		na, na, na, na, na,
		0, 1, 0, na, 1,
		1, 0, 0, 0, 1,
	}
	q := slices.Clone(m)
	for k := range q {
		if k/5 == 2 || k%5 == 2 {
			q[k] = na // as LQ gives them
		}
	}
	p, err := structure.NewPresence(table(t, 6, 5, m...), q, 1)
	if err != nil {
		t.Fatal(err)
	}
	if p.RegionWhy[2] != structure.WholeZero || p.RegionWhy[3] != structure.NoValue ||
		p.IndustryWhy[2] != structure.WholeUnknown || p.Unknown != 1 || p.Why(4, 3) != structure.NoValue {
		t.Errorf("%+v", p)
	}
	for _, part := range []string{"1 region left out (R3): the total is zero", "1 region left out (R4): no value (missing or suppressed)", "1 cell without a value counts"} {
		if !says(p.Notes(), part) {
			t.Errorf("no note says %q: %v", part, p.Notes())
		}
	}
	phi := relate(t, p, structure.Proximity, structure.IncludeSelf)
	// Held: I1 by R1 R6; I2 by R1 R2 R5; I4 by R1 R2; I5 by R2 R5 R6.
	near(t, "proximity of I4", rows(phi)[15:20], []float64{.5, 2. / 3, na, 1, 1. / 3}, 1e-15)
	density := structure.Density(p, phi)
	// R5 holds I2 and I5; whether it holds I4 is unknown and left out of both sums.
	near(t, "density of R5 around I4", density.V[4*5+3:4*5+4], []float64{(2./3 + 1./3) / (.5 + 2./3 + 1./3)}, 1e-15)
	for at, x := range density.V {
		if (density.Why[at] == structure.Defined) == math.IsNaN(x) {
			t.Errorf("density %d is %v because %v", at, x, density.Why[at].Title().En)
		}
	}
	c := index(t, p, nil)
	gain := structure.OutlookGain(p, phi, c)
	for at, x := range gain.V {
		if (gain.Why[at] == structure.Defined) == math.IsNaN(x) {
			t.Errorf("gain %d is %v because %v", at, x, gain.Why[at].Title().En)
		}
	}
	if !math.IsNaN(gain.V[4*5+3]) || gain.Why[4*5+3] != structure.NoValue {
		t.Errorf("gain of the unknown cell: %v", gain.V[4*5+3])
	}
}

func TestLonelyIndustry(t *testing.T) {
	p := presence(t, 3, 3, 1, 0, 0, 0, 1, 1, 0, 1, 0)
	with := structure.Density(p, relate(t, p, structure.Proximity, structure.IncludeSelf))
	near(t, "density around I1 is of itself alone", []float64{with.V[0], with.V[3]}, []float64{1, 0}, 0)
	without := structure.Density(p, relate(t, p, structure.Proximity, structure.ExcludeSelf))
	if without.Why[0] != structure.Unrelated || without.Why[4] != structure.Defined {
		t.Errorf("%v", without)
	}
	a := relate(t, p, structure.Association, structure.ExcludeSelf)
	if a.Why[0] != structure.Unrelated || !math.IsNaN(a.At(0, 1)) || !says(a.Notes(), "I1") {
		t.Errorf("%+v", a)
	}
}

func TestBadCuts(t *testing.T) {
	tab := table(t, 1, 1, 1)
	for _, cut := range []float64{math.NaN(), math.Inf(1)} {
		if _, err := structure.NewPresence(tab, tab.V, cut); core.CodeOf(err) != core.Invalid {
			t.Errorf("cut %v: %v", cut, err)
		}
	}
	if _, err := structure.NewPresence(tab, nil, 1); core.CodeOf(err) != core.Invalid {
		t.Errorf("no values: %v", err)
	}
	if _, err := structure.Relate(presence(t, 1, 1, 1), "hunch", structure.IncludeSelf); core.CodeOf(err) != core.Invalid {
		t.Errorf("unknown method: %v", err)
	}
}

// TestFitness is worked by hand for one step: F = 4 1 2 1 over a mean of 2, and
// Q = 1, ½, ½, ⅓ over a mean of 7/12.
func TestFitness(t *testing.T) {
	p := toy(t)
	one := structure.FitnessQ(p, structure.FitnessRun{Steps: 1})
	near(t, "F", one.F, []float64{2, .5, 1, .5}, 1e-15)
	near(t, "Q", one.Q, []float64{12. / 7, 6. / 7, 6. / 7, 4. / 7}, 1e-15)
	if one.Steps != 1 || one.Settled || !(one.Moved > .9) {
		t.Errorf("%+v", one)
	}
	// Two regions, one a part of the other: F = (q1 + q2, q2), Q ∝ (F1, 1/(1/F1+1/F2)).
	// Fitness of the smaller fades like 1/step, and is told so.
	slow := structure.FitnessQ(presence(t, 2, 2, 1, 1, 0, 1), structure.FitnessRun{Steps: 50, Tolerance: 1e-10})
	if slow.Settled || slow.Steps != 50 || !(slow.F[1] < .1) || !(slow.F[1] > 0) {
		t.Errorf("%+v", slow)
	}
	even := structure.FitnessQ(presence(t, 2, 2, 1, 1, 1, 1), structure.DefaultFitnessRun())
	near(t, "all alike", append(even.F, even.Q...), []float64{1, 1, 1, 1}, 0)
	if !even.Settled {
		t.Errorf("%+v", even)
	}
}

func TestProdyAndExpy(t *testing.T) {
	na := math.NaN()
	tab := table(t, 3, 3,
		10, 30, 0,
		20, 20, 0,
		0, 0, 0)
	m := tab.Margins()
	prody, why, err := structure.Prody(tab, m, []float64{100, 40, na})
	if err != nil {
		t.Fatal(err)
	}
	// Shares ¼ ¾ and ½ ½: I1 (¼·100 + ½·40)/¾, I2 (¾·100 + ½·40)/(5/4).
	near(t, "PRODY", prody, []float64{60, 76, na}, 1e-12)
	if !slices.Equal(why, []structure.Reason{structure.Defined, structure.Defined, structure.WholeZero}) {
		t.Errorf("%v", why)
	}
	expy, why, err := structure.Expy(tab, m, prody)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "EXPY", expy, []float64{.25*60 + .75*76, 68, na}, 1e-12)
	if why[2] != structure.WholeZero {
		t.Errorf("%v", why)
	}
	if prody, why, _ = structure.Prody(tab, m, []float64{100, na, 1}); !math.IsNaN(prody[0]) || why[0] != structure.NoValue {
		t.Errorf("an income that is missing: %v because %v", prody, why)
	}
}

func TestEntryAndExit(t *testing.T) {
	na := math.NaN()
	from, to := presence(t, 2, 3, 1, 0, 1, 0, na, 0), presence(t, 2, 3, 1, 1, 0, 0, 1, na)
	x, err := structure.EntryAndExit(from, to)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "entry", x.Entry.V, []float64{na, 1, na, 0, na, na}, 0)
	near(t, "exit", x.Exit.V, []float64{0, na, 1, na, na, na}, 0)
	want := []structure.Reason{structure.NotAtRisk, structure.Defined, structure.NotAtRisk, structure.Defined, structure.NoValue, structure.NoValue}
	if !slices.Equal(x.Entry.Why, want) {
		t.Errorf("%v", x.Entry.Why)
	}
	if _, err := structure.EntryAndExit(from, toy(t)); core.CodeOf(err) != core.Invalid {
		t.Errorf("tables of two shapes: %v", err)
	}
}

func TestOpportunities(t *testing.T) {
	p := toy(t)
	c := index(t, p, nil)
	m := relate(t, p, structure.Proximity, structure.IncludeSelf)
	density, gain := structure.Density(p, m), structure.OutlookGain(p, m, c)
	// C4 holds P4. Densities .142857 .142857 .25; PCI −.194 −1.603 .565.
	got := structure.Opportunities(p, c, density, gain, 3, structure.MapCuts{Density: .2, Complexity: 0})
	var names []string
	for _, o := range got.Options {
		names = append(names, p.Industries[o.Industry]+" "+string(o.Prospect))
	}
	if want := []string{"I3 lead", "I1 avoid", "I2 avoid"}; !slices.Equal(names, want) {
		t.Errorf("%v", names)
	}
	means := structure.Opportunities(p, c, density, gain, 3, structure.MapCuts{Density: math.NaN(), Complexity: math.NaN()})
	near(t, "cuts at the means", []float64{means.Cuts.Density, means.Cuts.Complexity},
		[]float64{(.142857*2 + .25) / 3, (-.194073 - 1.602916 + .565095) / 3}, sixDigits)
	if full := structure.Opportunities(p, c, density, gain, 0, structure.MapCuts{}); len(full.Options) != 0 || len(full.Missing) != 0 {
		t.Errorf("a region that holds everything: %+v", full)
	}
}
