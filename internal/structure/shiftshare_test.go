package structure_test

import (
	"math"
	"testing"

	"naru/internal/core"
	"naru/internal/structure"
)

// two regions, two industries, worked by hand:
//
//	        t0 A  B        t1 A  B
//	R1         40 60          60 60
//	R2         60 40          60 60
//
// E grows from 200 to 240: g = .2; g_A = .2, g_B = .2 (100 → 120 each).
func twoByTwo(t *testing.T) (from, to structure.Moment) {
	t.Helper()
	return moment(t, 2, 2, 40, 60, 60, 40), moment(t, 2, 2, 60, 60, 60, 60)
}

func moment(tb testing.TB, regions, industries int, v ...float64) structure.Moment {
	tb.Helper()
	tab := table(tb, regions, industries, v...)
	return structure.Moment{Table: tab, Margins: tab.Margins()}
}

// split lists the parts of a cell as national, mix, competitive, allocation, change.
func split(p structure.Parts) []float64 {
	return []float64{p.National, p.Mix, p.Competitive, p.Allocation, p.Change}
}

func TestDunnByHand(t *testing.T) {
	from, to := twoByTwo(t)
	s := must(structure.Dunn(from, to, structure.ReferenceTotal))(t)
	near(t, "R1 A", split(s.At(0, 0)), []float64{8, 0, 12, 0, 20}, 1e-12)
	near(t, "R1 B", split(s.At(0, 1)), []float64{12, 0, -12, 0, 0}, 1e-12)
	near(t, "R1", split(s.Sums[0]), []float64{20, 0, 0, 0, 20}, 1e-12)
}

func TestDunnAgainstOthers(t *testing.T) {
	from, to := twoByTwo(t)
	s := must(structure.Dunn(from, to, structure.ReferenceOthers))(t)
	// The rest of R1 is R2: 100 → 120, A 60 → 60, B 40 → 60.
	near(t, "R1 A", split(s.At(0, 0)), []float64{8, -8, 20, 0, 20}, 1e-12)
	near(t, "R1 B", split(s.At(0, 1)), []float64{12, 18, -30, 0, 0}, 1e-12)
}

func TestEstebanMarquillasByHand(t *testing.T) {
	from, to := twoByTwo(t)
	s := must(structure.EstebanMarquillas(from, to, structure.ReferenceTotal))(t)
	// e' = 100·100/200 = 50; g_ri − g_i = .5 − .2 = .3; allocation (40 − 50)·.3.
	near(t, "R1 A", split(s.At(0, 0)), []float64{8, 0, 15, -3, 20}, 1e-12)
	near(t, "R1 B", split(s.At(0, 1)), []float64{12, 0, -10, -2, 0}, 1e-12)
}

func TestStartOfZero(t *testing.T) {
	na := math.NaN()
	from, to := moment(t, 2, 2, 0, 10, 5, 5), moment(t, 2, 2, 4, 12, 5, 9)
	dunn := must(structure.Dunn(from, to, structure.ReferenceTotal))(t)
	near(t, "Dunn needs no rate of the cell", split(dunn.At(0, 0)), []float64{0, 0, 4, 0, 4}, 1e-12)
	em := must(structure.EstebanMarquillas(from, to, structure.ReferenceTotal))(t)
	near(t, "Esteban-Marquillas does", split(em.At(0, 0)), []float64{0, 0, na, na, 4}, 1e-12)
	near(t, "and so does the region's sum", split(em.Sums[0])[2:4], []float64{na, na}, 0)
	near(t, "but no other region's", split(em.Sums[1])[4:], []float64{4}, 0)
}

func TestIndustryNewToTheReference(t *testing.T) {
	from, to := moment(t, 2, 2, 0, 10, 0, 10), moment(t, 2, 2, 7, 10, 3, 10)
	s := must(structure.Dunn(from, to, structure.ReferenceTotal))(t)
	near(t, "all competitive", split(s.At(0, 0)), []float64{0, 0, 7, 0, 7}, 0)

	// Only R1 has A: against the others it is new, though R1 had it before.
	from, to = moment(t, 2, 2, 5, 10, 0, 10), moment(t, 2, 2, 8, 10, 0, 20)
	s = must(structure.Dunn(from, to, structure.ReferenceOthers))(t)
	near(t, "against others", split(s.At(0, 0)), []float64{0, 0, 3, 0, 3}, 0)
	s = must(structure.EstebanMarquillas(from, to, structure.ReferenceOthers))(t)
	near(t, "against others, Esteban-Marquillas", split(s.At(0, 0)), []float64{0, 0, 3, 0, 3}, 0)
}

func TestDynamicByHand(t *testing.T) {
	// R1 A 10 → 20 → 20, R2 A 10 → 10 → 30: g 1.5 in the first step, 5/3 in the second.
	m := []structure.Moment{moment(t, 2, 1, 10, 10), moment(t, 2, 1, 20, 10), moment(t, 2, 1, 20, 30)}
	s := must(structure.Dynamic(m, structure.ReferenceTotal))(t)
	near(t, "R1", split(s.At(0, 0)), []float64{5 + 20*2./3, 0, 5 - 20*2./3, 0, 10}, 1e-12)
	near(t, "start and end", []float64{s.At(0, 0).Start, s.At(0, 0).End}, []float64{10, 20}, 0)
	static := must(structure.Dunn(m[0], m[2], structure.ReferenceTotal))(t)
	near(t, "static differs", split(static.At(0, 0)), []float64{15, 0, -5, 0, 10}, 1e-12)
}

func TestShiftShareRefuses(t *testing.T) {
	a, b := moment(t, 1, 2, 1, 2), moment(t, 2, 1, 1, 2)
	if _, err := structure.Dunn(a, b, structure.ReferenceTotal); core.CodeOf(err) != core.Invalid {
		t.Errorf("tables of different shape: got %v", err)
	}
	if _, err := structure.Dynamic([]structure.Moment{a}, structure.ReferenceTotal); core.CodeOf(err) != core.Invalid {
		t.Errorf("one moment only: got %v", err)
	}
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(tb testing.TB) T {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
		return v
	}
}

// Nothing times a decline is −0 in floating point; a reader sees a plain zero.
func TestNoPartIsMinusZero(t *testing.T) {
	from, to := moment(t, 2, 2, 0, 60, 90, 50), moment(t, 2, 2, 0, 60, 40, 60)
	for _, method := range []func(from, to structure.Moment, ref structure.Reference) (structure.ShiftShare, error){
		structure.Dunn, structure.EstebanMarquillas,
	} {
		s := must(method(from, to, structure.ReferenceTotal))(t)
		for _, v := range split(s.At(0, 0)) {
			if v == 0 && math.Signbit(v) {
				t.Errorf("a part is −0: %v", split(s.At(0, 0)))
			}
		}
	}
}
