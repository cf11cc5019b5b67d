package structure_test

import (
	"math"
	"testing"

	"naru/internal/core"
	"naru/internal/structure"
)

func TestGrowth(t *testing.T) {
	na := math.NaN()
	for _, c := range []struct{ e0, e1, years, total, annual float64 }{
		{100, 121, 2, .21, .1},
		{100, 100, 3, 0, 0},
		{100, 0, 3, -1, -1},
		{0, 5, 3, na, na},
		{na, 5, 3, na, na},
		{5, na, 3, na, na},
		{100, 121, 0, .21, na},
	} {
		near(t, "growth", []float64{structure.Growth(c.e0, c.e1), structure.AnnualGrowth(c.e0, c.e1, c.years)},
			[]float64{c.total, c.annual}, 1e-12)
	}
}

func TestYearsBetween(t *testing.T) {
	quarter := func(y, q int) core.Period { return core.Period{Year: y, Freq: core.Quarterly, Part: q} }
	got, err := structure.YearsBetween(quarter(2021, 3), quarter(2022, 1))
	if err != nil || got != .5 {
		t.Errorf("got %v, %v; want half a year", got, err)
	}
	if _, err := structure.YearsBetween(core.Year(2021), quarter(2022, 1)); core.CodeOf(err) != core.Invalid {
		t.Errorf("a year and a quarter: got %v", err)
	}
}
