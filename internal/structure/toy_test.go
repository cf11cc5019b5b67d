package structure_test

import (
	"math"
	"slices"
	"testing"

	"naru/internal/structure"
)

// The toy M: C1 1111, C2 0100, C3 0011, C4 0001. Its numbers are those of
// py-ecomplexity 0.5 and of EconGeo.
func toy(tb testing.TB) *structure.Presence {
	tb.Helper()
	return presence(tb, 4, 4,
		1, 1, 1, 1,
		0, 1, 0, 0,
		0, 0, 1, 1,
		0, 0, 0, 1)
}

// presence takes M itself as the measure that is cut at 1.
func presence(tb testing.TB, regions, industries int, m ...float64) *structure.Presence {
	tb.Helper()
	p, err := structure.NewPresence(table(tb, regions, industries, m...), m, 1)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func relate(tb testing.TB, p *structure.Presence, method structure.RelatednessMethod, self structure.Self) *structure.Relatedness {
	tb.Helper()
	m, err := structure.Relate(p, method, self)
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

func index(tb testing.TB, p *structure.Presence, anchor []float64) *structure.Complexity {
	tb.Helper()
	c, err := structure.Index(p, anchor)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// rows are all rows of a relatedness, one after the other.
func rows(m *structure.Relatedness) []float64 {
	n := len(m.Industries)
	v := make([]float64, n*n)
	for i := range n {
		m.Row(v[i*n:(i+1)*n], i)
	}
	return v
}

const sixDigits = 6e-7

func TestToyPresence(t *testing.T) {
	p := toy(t)
	if !slices.Equal(p.Diversity, []int{4, 1, 2, 1}) || !slices.Equal(p.Ubiquity, []int{1, 2, 2, 3}) {
		t.Errorf("diversity %v, ubiquity %v", p.Diversity, p.Ubiquity)
	}
}

func TestToyRelatedness(t *testing.T) {
	p := toy(t)
	phi := relate(t, p, structure.Proximity, structure.IncludeSelf)
	near(t, "proximity", rows(phi), []float64{
		1, 1. / 2, 1. / 2, 1. / 3,
		1. / 2, 1, 1. / 2, 1. / 3,
		1. / 2, 1. / 2, 1, 2. / 3,
		1. / 3, 1. / 3, 2. / 3, 1,
	}, 0)
	for _, c := range []struct {
		method structure.RelatednessMethod
		i, j   int
		want   float64
	}{
		{structure.Probability, 0, 1, 1.222222},
		{structure.Probability, 2, 3, 1.25},
		{structure.Association, 0, 1, 1.555556},
		{structure.Cosine, 2, 3, .5},
		{structure.Jaccard, 2, 3, .333333},
	} {
		m := relate(t, p, c.method, structure.ExcludeSelf)
		near(t, string(c.method), []float64{m.At(c.i, c.j), m.At(c.j, c.i), m.At(c.i, c.i)}, []float64{c.want, c.want, 0}, sixDigits)
	}
}

func TestToyDensity(t *testing.T) {
	p := toy(t)
	with := structure.Density(p, relate(t, p, structure.Proximity, structure.IncludeSelf))
	near(t, "density, self included", with.V, []float64{
		1, 1, 1, 1,
		.214286, .428571, .187500, .142857,
		.357143, .357143, .625000, .714286,
		.142857, .142857, .250000, .428571,
	}, sixDigits)
	// Without itself: P1's neighbours weigh ½ + ½ + ⅓, of which C2 holds P2.
	without := structure.Density(p, relate(t, p, structure.Proximity, structure.ExcludeSelf))
	near(t, "density of C2, self excluded", without.V[4:8],
		[]float64{.5 / (4. / 3), 0, .5 / (5. / 3), (1. / 3) / (4. / 3)}, 1e-15)
}

func TestToyComplexity(t *testing.T) {
	p := toy(t)
	c := index(t, p, nil)
	near(t, "ECI", c.ECI, []float64{-.075353, -1.602916, .747788, .930481}, sixDigits)
	near(t, "PCI", c.PCI, []float64{-.194073, -1.602916, .565095, .930481}, sixDigits)
	if c.Parts != 1 || c.Anchored || !(c.Lambda2 > c.Lambda3) || !(c.Correlation > 0) {
		t.Errorf("%+v", c)
	}
	m := relate(t, p, structure.Proximity, structure.IncludeSelf)
	coi, _ := structure.OutlookIndex(p, c, structure.Density(p, m))
	near(t, "COI", coi, []float64{.529877, 1.036377, -1.625320, .059066}, sixDigits)
	cog := structure.OutlookGain(p, m, c)
	near(t, "COG", cog.V, []float64{
		0, 0, 0, 0,
		.106213, 0, .379111, .458756,
		-.468581, -.770476, 0, 0,
		-.374853, -.676748, -.225564, 0,
	}, sixDigits)
}

// TestToyGainDivisor: a gain is divided by the relatedness of the industry summed
// over. Whether that sums a row or a column makes no difference, φ being symmetric;
// the relatedness of the industry gained would give other numbers.
func TestToyGainDivisor(t *testing.T) {
	p := toy(t)
	c, phi := index(t, p, nil), relate(t, p, structure.Proximity, structure.IncludeSelf)
	gain := structure.OutlookGain(p, phi, c)
	var row, column [4]float64
	shift := 0.0 // PCI before its mean is taken off: the mean over all links is then 0
	for i := range 4 {
		for j := range 4 {
			row[i] += phi.At(i, j)
			column[i] += phi.At(j, i)
		}
		shift -= c.PCI[i] * float64(p.Ubiquity[i]) / 8
	}
	byRow, byColumn, byGained := make([]float64, 16), make([]float64, 16), make([]float64, 16)
	for r := range 4 {
		for i := range 4 {
			for j := range 4 {
				if p.Held(r, i) || p.Held(r, j) {
					continue
				}
				part := phi.At(i, j) * (c.PCI[j] + shift)
				byRow[r*4+i] += part / row[j]
				byColumn[r*4+i] += part / column[j]
				byGained[r*4+i] += part / row[i]
			}
		}
	}
	near(t, "by rows", gain.V, byRow, 1e-12)
	near(t, "by columns", gain.V, byColumn, 1e-12)
	if math.Abs(gain.V[4]-byGained[4]) < .01 {
		t.Errorf("C2, P1: %v, by the industry gained %v", gain.V[4], byGained[4])
	}
}

// TestAnchorTurnsTheIndex: the anchor correlates with the index, up or down.
func TestAnchorTurnsTheIndex(t *testing.T) {
	p := toy(t)
	up, down := index(t, p, []float64{2, 1, 3, 4}), index(t, p, []float64{3, 4, 2, 1})
	for k := range up.ECI {
		if up.ECI[k] != -down.ECI[k] {
			t.Errorf("region %d: %v and %v", k, up.ECI[k], down.ECI[k])
		}
	}
	if !up.Anchored || !down.Anchored || up.ECI[3] < 0 {
		t.Errorf("%v, %v, %v", up.Anchored, down.Anchored, up.ECI)
	}
	na := math.NaN()
	for name, anchor := range map[string][]float64{"unknown": {1, na, na, na}, "flat": {1, 1, 1, 1}} {
		c := index(t, p, anchor)
		near(t, name, c.ECI, index(t, p, nil).ECI, 0)
		if c.Anchored || !said(c, "follows diversity") {
			t.Errorf("%s: %v", name, c.Notes)
		}
	}
	if _, err := structure.Index(p, []float64{1}); err == nil {
		t.Error("an anchor of another length was taken")
	}
}
