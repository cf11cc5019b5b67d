package structure_test

import (
	"math"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/structure"
)

func TestNewTableRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		regions, industries []string
		v                   []float64
		says                string
	}{
		"too few values": {[]string{"a"}, []string{"x", "y"}, []float64{1}, "need 2"},
		"region twice":   {[]string{"a", "a"}, []string{"x"}, []float64{1, 2}, "‘a’"},
		"industry twice": {[]string{"a"}, []string{"x", "x"}, []float64{1, 2}, "‘x’"},
		"negative":       {[]string{"a", "b"}, []string{"x"}, []float64{1, -2}, "‘b’"},
		"infinite":       {[]string{"a"}, []string{"x"}, []float64{math.Inf(1)}, "from 1e-100"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := structure.NewTable(c.regions, c.industries, c.v)
			if core.CodeOf(err) != core.Invalid || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want an invalid error that says %q", err, c.says)
			}
		})
	}
}

func TestEmptyTable(t *testing.T) {
	tab := table(t, 0, 0)
	m := tab.Margins()
	if got := structure.LQ(tab, m); len(got) != 0 {
		t.Errorf("LQ of nothing: %v", got)
	}
	if got := structure.RegionConcentration(tab, m, 2); len(got) != 0 {
		t.Errorf("profiles of nothing: %v", got)
	}
}

func TestOneSuppressedCell(t *testing.T) {
	na := math.NaN()
	tab := table(t, 3, 2,
		10, 30,
		na, 20,
		20, 20)

	t.Run("blanks what depends on it", func(t *testing.T) {
		m := tab.Margins()
		near(t, "region totals", m.Regions, []float64{40, na, 40}, 0)
		near(t, "industry totals", m.Industries, []float64{na, 70}, 0)
		near(t, "LQ", structure.LQ(tab, m), []float64{na, na, na, na, na, na}, 0)
		near(t, "region shares", structure.RegionShares(tab, m), []float64{.25, .75, na, na, .5, .5}, 0)
	})
	t.Run("but not where totals are published", func(t *testing.T) {
		m, err := tab.MarginsWith(structure.Totals{
			Regions:    []float64{na, 25, na},
			Industries: []float64{35, na},
		})
		if err != nil {
			t.Fatal(err)
		}
		// E = 35 + 70; R1: (10/40)/(35/105), (30/40)/(70/105); R2: –, (20/25)/(2/3)
		near(t, "LQ", structure.LQ(tab, m), []float64{.75, 1.125, na, 1.2, 1.5, .75}, 1e-15)
	})
}

func TestTotalsMustFit(t *testing.T) {
	tab := table(t, 2, 2, 1, 2, 3, 4)
	for name, known := range map[string]structure.Totals{
		"too many regions":   {Regions: []float64{1, 2, 3}},
		"too few industries": {Industries: []float64{1}},
		"negative":           {All: -1},
	} {
		if _, err := tab.MarginsWith(known); core.CodeOf(err) != core.Invalid {
			t.Errorf("%s: got %v, want an invalid error", name, err)
		}
	}
}

func TestZeroRowsAndColumnsAreSetAside(t *testing.T) {
	na := math.NaN()
	tab := table(t, 3, 3,
		2, 0, 2,
		0, 0, 0,
		1, 0, 3)
	m := tab.Margins()
	near(t, "LQ", structure.LQ(tab, m), []float64{
		4. / 3, na, .8,
		na, na, na,
		2. / 3, na, 1.2,
	}, 1e-15)
	near(t, "additive LQ", structure.AdditiveLQ(tab, m), []float64{
		2./3 - .5, na, .4 - .5,
		na, na, na,
		1./3 - .5, na, .6 - .5,
	}, 1e-15)
	p := structure.RegionConcentration(tab, m, 2)
	// Two industries are held: HHI ½ of an even split is the floor.
	near(t, "normalised HHI", []float64{p[0].HHINormalised, p[1].HHINormalised, p[2].HHINormalised},
		[]float64{0, na, .25}, 1e-15)
	q := structure.IndustryConcentration(tab, m, nil)
	near(t, "locational Gini", []float64{q[0].LocationalGini, q[1].LocationalGini, q[2].LocationalGini},
		[]float64{1. / 12, na, .05}, 1e-15)
}

func TestSingleRegionIsItsOwnReference(t *testing.T) {
	tab := table(t, 1, 3, 7, 11, 13)
	m := tab.Margins()
	near(t, "LQ", structure.LQ(tab, m), []float64{1, 1, 1}, 0)
	near(t, "RSCA", structure.RSCA(structure.LQ(tab, m)), []float64{0, 0, 0}, 0)
	p := structure.RegionConcentration(tab, m, 2)[0]
	near(t, "Krugman, average LQ, Hachman", []float64{p.Krugman, p.AverageLQ, p.Hachman}, []float64{0, 1, 1}, 1e-15)
	q := structure.IndustryConcentration(tab, m, []float64{.1, .1, .1})[0]
	near(t, "Gini, Hoover, raw, γ", []float64{q.LocationalGini, q.HooverIndex, q.RawConcentration, q.EllisonGlaeser},
		[]float64{0, 0, math.NaN(), math.NaN()}, 0)
}
