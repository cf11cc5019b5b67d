package inout_test

import (
	"math"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/inout"
)

// Two sectors, national sizes 50 and 50, regional 15 and 5: SLQ 1.5 and .5.
func TestLocationQuotientMethods(t *testing.T) {
	a := []float64{.2, .3, .4, .1}
	lambda := math.Pow(math.Log2(1+20./100), .3)
	for method, want := range map[inout.Regionaliser][]float64{
		inout.SLQ:  {.2, .3, .2, .05},
		inout.CILQ: {.2, .3, .4 / 3, .05},
		inout.RLQ:  {.2, .3, .4 * .5 / math.Log2(2.5), .1 * .5 / math.Log2(1.5)},
		inout.FLQ:  {.2 * min(1, 1.5*lambda), .3, .4 / 3 * lambda, .05 * lambda},
		inout.AFLQ: {.2 * min(1, 1.5*lambda*math.Log2(2.5)), .3, .4 / 3 * lambda * math.Log2(2.5), .05 * lambda},
	} {
		r := must(inout.Regionalise(a, []string{"1", "2"}, []float64{15, 5}, []float64{50, 50}, method, .3))(t)
		near(t, string(method), r.A, want, 1e-14)
		near(t, "SLQ", r.Quotient, []float64{1.5, .5}, 1e-14)
		if method == inout.SLQ {
			near(t, "leakage", r.Leakage, []float64{1 - .4/.6, 1 - .35/.4}, 1e-14)
		}
	}
}

func TestRegionWithoutASector(t *testing.T) {
	a := []float64{.2, .3, .1, .4, .1, .1, .1, .1, .1}
	r := must(inout.Regionalise(a, []string{"1", "2", "3"}, []float64{15, 0, 5}, []float64{50, 50, 20}, inout.FLQ, .3))(t)
	for k := range 3 {
		if r.A[3+k] != 0 || r.A[3*k+1] != 0 || math.IsNaN(r.A[3*k]) {
			t.Errorf("%v", r.A)
		}
	}
	if !r.Absent[1] || r.Absent[0] || !math.IsNaN(r.Leakage[1]) {
		t.Errorf("%+v", r)
	}
}

func TestRegionaliseRefuses(t *testing.T) {
	a, codes := []float64{.2, .3, .4, .1}, []string{"1", "2"}
	for name, f := range map[string]func() (*inout.Regional, error){
		"larger than the nation": func() (*inout.Regional, error) {
			return inout.Regionalise(a, codes, []float64{60, 5}, []float64{50, 50}, inout.SLQ, 0)
		},
		"blank": func() (*inout.Regional, error) {
			return inout.Regionalise(a, codes, []float64{math.NaN(), 5}, []float64{50, 50}, inout.SLQ, 0)
		},
		"delta": func() (*inout.Regional, error) {
			return inout.Regionalise(a, codes, []float64{1, 5}, []float64{50, 50}, inout.FLQ, 1)
		},
		"method": func() (*inout.Regional, error) {
			return inout.Regionalise(a, codes, []float64{1, 5}, []float64{50, 50}, "xlq", 0)
		},
		"nothing": func() (*inout.Regional, error) {
			return inout.Regionalise(a, codes, []float64{0, 0}, []float64{50, 50}, inout.SLQ, 0)
		},
	} {
		if _, err := f(); !whole(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRASRefuses(t *testing.T) {
	codes := []string{"a", "b"}
	for name, c := range map[string]struct {
		z, rows, columns []float64
		says             string
	}{
		"negative flow":   {[]float64{1, -1, 1, 1}, []float64{2, 2}, []float64{2, 2}, "(a, b)"},
		"negative margin": {[]float64{1, 1, 1, 1}, []float64{2, -2}, []float64{0, 0}, "‘b’"},
		"blank margin":    {[]float64{1, 1, 1, 1}, []float64{2, math.NaN()}, []float64{2, 2}, "‘b’"},
		"totals apart":    {[]float64{1, 1, 1, 1}, []float64{2, 3}, []float64{2, 2}, "gap of 1"},
		"an empty row":    {[]float64{0, 0, 1, 1}, []float64{2, 2}, []float64{2, 2}, "‘a’"},
		// a can only sell to a: its row of 3 does not fit its column of 2.
		"zeros in the way": {[]float64{1, 0, 1, 1}, []float64{3, 1}, []float64{2, 2}, "infeasible"},
	} {
		_, err := inout.RAS(t.Context(), c.z, codes, c.rows, c.columns, 0)
		if !whole(err) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestBridgeNamesItsFaults(t *testing.T) {
	sectors := []inout.Sector{{Code: "foods"}, {Code: "chips"}, {Code: "ships"}}
	b := inout.Bridge{System: core.KSIC10, Links: []inout.Link{
		{Sector: "foods", Code: "10", Weight: 1},
		{Sector: "chips", Code: "26", Weight: .75},
		{Sector: "foods", Code: "26", Weight: .25},
	}}
	if err := b.Validate(sectors); err != nil {
		t.Error(err)
	}
	b.Links = append(b.Links, inout.Link{Sector: "cars", Code: "30", Weight: 1}, inout.Link{Sector: "foods", Code: "10", Weight: .5})
	fault := b.Validate(sectors)
	var e *core.Error
	if !whole(fault) {
		t.Fatal(fault)
	}
	e, _ = fault.(*core.Error) //nolint:errorlint // whole has seen that it is one
	names := ""
	for _, f := range e.Fields {
		names += f.Name + " "
	}
	if names != "links[3].sector links[4].code links[4].weight " {
		t.Error(names)
	}
}

func TestBridgeCarriesAndTells(t *testing.T) {
	sectors := []inout.Sector{{Code: "foods"}, {Code: "chips"}, {Code: "ships"}}
	b := inout.Bridge{System: core.KSIC10, Links: []inout.Link{
		{Sector: "foods", Code: "10", Weight: 1},
		{Sector: "chips", Code: "26", Weight: .75},
		{Sector: "foods", Code: "26", Weight: .25},
		{Sector: "chips", Code: "2611", Weight: .5},
	}}
	got, cover, err := b.Carry(sectors, map[string]float64{"101": 10, "262": 8, "26112": 4, "99": 8})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "values", got, []float64{12, 8, math.NaN()}, 1e-15)
	if cover.Share != 20./30 || strings.Join(cover.Unknown, ",") != "99" || strings.Join(cover.Partial, ",") != "26112" || strings.Join(cover.Empty, ",") != "ships" {
		t.Errorf("%+v", cover)
	}
	got, cover, err = b.Carry(sectors, map[string]float64{"10": math.NaN(), "26": 8})
	if err != nil || !math.IsNaN(got[0]) || got[1] != 6 || strings.Join(cover.NA, ",") != "10" {
		t.Errorf("%v %+v %v", got, cover, err)
	}
}
