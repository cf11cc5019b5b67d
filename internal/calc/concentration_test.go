package calc_test

import (
	"context"
	"math"
	"strings"
	"testing"

	"naru/internal/calc"
	"naru/internal/refdata"
)

func concentration(tb testing.TB, in calc.Input, opt calc.ConcentrationOptions) result {
	tb.Helper()
	return run(tb, func(ctx context.Context, out calc.Output) error { return calc.Concentration(ctx, in, opt, out) })
}

// TestEconGeoExample reads the published example as a file.
func TestEconGeoExample(t *testing.T) {
	in := calc.Input{File: refdata.File(t, "golden/econgeo_5x5.csv")}
	r := concentration(t, in, calc.ConcentrationOptions{})
	if got := strings.Join(r.header, ","); got != "region,hhi,hhi_normalised,krugman,specialisation,entropy,average_lq,hachman,unrelated_variety,related_variety" {
		t.Errorf("header %s", got)
	}
	for region, want := range map[string][3]float64{ // krugman, hachman, entropy
		"R1": {1.6, .2, 0}, "R2": {1.0, .38095, 1.319}, "R3": {.6, .58824, 1.761}, "R4": {.7, .63492, 1.766}, "R5": {1.1, .43011, 1.219},
	} {
		for k, column := range []string{"krugman", "hachman", "entropy"} {
			if got := r.number(t, column, region); math.Abs(got-want[k]) > 5e-4 {
				t.Errorf("%s of %s is %v, want %v", column, region, got, want[k])
			}
		}
	}
	r = concentration(t, in, calc.ConcentrationOptions{By: calc.ByIndustry})
	if got := strings.Join(r.header, ","); got != "industry,locational_gini,hoover_gini,hoover_index,raw_concentration,ellison_glaeser" {
		t.Errorf("header %s", got)
	}
	for industry, want := range map[string]float64{"I1": .40, "I2": .18, "I3": .27, "I4": .31, "I5": .28} {
		if got := r.number(t, "locational_gini", industry); !same(got, want) {
			t.Errorf("locational Gini of %s is %v, want %v", industry, got, want)
		}
	}
	if r.cell(t, "ellison_glaeser", "I1") != "" || !r.noted("--plants") {
		t.Errorf("Ellison–Glaeser without plants; notes %v", r.notes)
	}
	l := lq(t, in)
	for industry, want := range map[string]float64{"I1": 0, "I2": .75, "I3": .25, "I4": 3.5, "I5": .5} {
		if got := l.number(t, "lq", "R2", industry); !same(got, want) {
			t.Errorf("LQ of R2 in %s is %v, want %v", industry, got, want)
		}
	}
}

func TestEllisonGlaeserWithPlants(t *testing.T) {
	in := calc.Input{File: file(t, "region,industry,value", "A,x,10", "B,y,10", "A,z,1", "B,z,1")}
	opt := calc.ConcentrationOptions{By: calc.ByIndustry, Plants: file(t, "industry,herfindahl", "x,0.5", "y,1")}
	r := concentration(t, in, opt)
	for industry, want := range map[string]float64{"x": 1, "y": math.NaN(), "z": math.NaN()} {
		if got := r.number(t, "ellison_glaeser", industry); !same(got, want) {
			t.Errorf("γ of %s is %v, want %v", industry, got, want)
		}
	}
	opt.Plants = file(t, "industry,herfindahl", "x,1.5")
	if r = concentration(t, in, opt); r.err == nil || !strings.Contains(r.err.Error(), "line 2 column 2") {
		t.Errorf("an index above 1: %v", r.err)
	}
}

func TestPrefixGroupsIndustries(t *testing.T) {
	in := calc.Input{File: file(t, "region,industry,period,value", "R,011,2024,2", "R,101,2024,1", "R,102,2024,1")}
	r := concentration(t, in, calc.ConcentrationOptions{})
	if u, v := r.number(t, "unrelated_variety", "2024", "R"), r.number(t, "related_variety", "2024", "R"); !same(u, 1) || !same(v, .5) {
		t.Errorf("two digits: unrelated %v, related %v", u, v)
	}
	r = concentration(t, in, calc.ConcentrationOptions{Prefix: 3})
	if v := r.number(t, "related_variety", "2024", "R"); !same(v, 0) {
		t.Errorf("three digits: related %v", v)
	}
}
