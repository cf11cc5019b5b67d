package calc_test

import (
	"context"
	"math"
	"strings"
	"testing"

	"naru/internal/calc"
	"naru/internal/structure"
)

func relatedness(tb testing.TB, in calc.Input, opt calc.SpaceOptions) result {
	tb.Helper()
	return run(tb, func(ctx context.Context, out calc.Output) error { return calc.Relatedness(ctx, in, opt, out) })
}

// toy is a file whose LQ of at least ½ is the toy matrix C1 1111, C2 0100,
// C3 0011, C4 0001.
func toy(tb testing.TB) calc.Input {
	tb.Helper()
	return calc.Input{File: file(tb, "region,industry,value",
		"C4,P4,1", "C3,P4,1", "C3,P3,1", "C2,P2,1", "C1,P4,1", "C1,P3,1", "C1,P2,1", "C1,P1,1")}
}

func atHalf(opt calc.SpaceOptions) calc.SpaceOptions {
	opt.Threshold = .5
	return opt
}

func TestRelatednessOfToy(t *testing.T) {
	r := relatedness(t, toy(t), atHalf(calc.SpaceOptions{}))
	if got := strings.Join(r.header, ","); got != "industry,other,relatedness" || len(r.rows) != 16 {
		t.Errorf("header %s, %d rows", got, len(r.rows))
	}
	if got := r.cell(t, "relatedness", "P3", "P3"); got != "1" {
		t.Errorf("P3 with itself: %s", got)
	}
	for method, want := range map[structure.RelatednessMethod]float64{
		structure.Proximity: 2. / 3, structure.Probability: 1.25, structure.Cosine: .5, structure.Jaccard: 1. / 3,
	} {
		r = relatedness(t, toy(t), atHalf(calc.SpaceOptions{Method: method, Self: "exclude"}))
		if got := r.number(t, "relatedness", "P4", "P3"); !same(got, want) || len(r.rows) != 12 {
			t.Errorf("%s: %v, want %v; %d rows", method, got, want, len(r.rows))
		}
	}
}

func TestRelatednessTellsWhatIsLeftOut(t *testing.T) {
	in := calc.Input{File: file(t, "region,industry,period,value",
		"A,x,2023,1", "A,y,2023,1", "B,x,2023,1", "B,y,2023,1",
		"A,x,2024,1", "A,y,2024,0", "B,x,2024,1", "B,y,2024,0")}
	r := relatedness(t, in, calc.SpaceOptions{})
	if got := r.number(t, "relatedness", "2024", "x", "y"); !math.IsNaN(got) || !r.noted("2024: 1 industry left out (y): the total is zero") {
		t.Errorf("%v, notes %v", got, r.notes)
	}
	if got := r.cell(t, "relatedness", "2023", "x", "y"); got != "1" || len(r.notes) != 1 {
		t.Errorf("another year was disturbed: %s, notes %v", got, r.notes)
	}
}

func TestSpaceOptionsAreChecked(t *testing.T) {
	for _, opt := range []calc.SpaceOptions{{Threshold: -1}, {Threshold: math.Inf(1)}, {Threshold: math.NaN()}, {Method: "hunch"}, {Self: "maybe"}} {
		if r := relatedness(t, toy(t), opt); r.err == nil {
			t.Errorf("%+v was taken", opt)
		}
	}
}
