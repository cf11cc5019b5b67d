package calc_test

import (
	"context"
	"strings"
	"testing"

	"naru/internal/calc"
)

func shiftShare(tb testing.TB, in calc.Input, opt calc.ShiftShareOptions) result {
	tb.Helper()
	return run(tb, func(ctx context.Context, out calc.Output) error { return calc.ShiftShare(ctx, in, opt, out) })
}

// twoYears is worked by hand in package structure: 200 → 240 in all.
func twoYears(tb testing.TB) calc.Input {
	tb.Helper()
	return calc.Input{File: file(tb, "region,industry,period,value",
		"R1,A,2021,40", "R1,B,2021,60", "R2,A,2021,60", "R2,B,2021,40",
		"R1,A,2024,60", "R1,B,2024,60", "R2,A,2024,60", "R2,B,2024,60")}
}

func TestShiftShareMethods(t *testing.T) {
	for name, c := range map[string]struct {
		opt    calc.ShiftShareOptions
		header string
		parts  map[string]float64
	}{
		"dunn": {
			calc.ShiftShareOptions{},
			"region,industry,start,end,national,mix,competitive,change",
			map[string]float64{"start": 40, "end": 60, "national": 8, "mix": 0, "competitive": 12, "change": 20},
		},
		"others": {
			calc.ShiftShareOptions{Reference: "others"},
			"region,industry,start,end,national,mix,competitive,change",
			map[string]float64{"national": 8, "mix": -8, "competitive": 20, "change": 20},
		},
		"esteban-marquillas": {
			calc.ShiftShareOptions{Method: calc.EstebanMarquillas},
			"region,industry,start,end,national,mix,competitive,allocation,change",
			map[string]float64{"national": 8, "mix": 0, "competitive": 15, "allocation": -3, "change": 20},
		},
		"dynamic of one step": {
			calc.ShiftShareOptions{Method: calc.Dynamic},
			"region,industry,start,end,national,mix,competitive,change",
			map[string]float64{"national": 8, "mix": 0, "competitive": 12, "change": 20},
		},
	} {
		t.Run(name, func(t *testing.T) {
			c.opt.From, c.opt.To = "2021", "2024년"
			r := shiftShare(t, twoYears(t), c.opt)
			if got := strings.Join(r.header, ","); got != c.header {
				t.Errorf("header %s", got)
			}
			for column, want := range c.parts {
				if got := r.number(t, column, "R1", "A"); !same(got, want) {
					t.Errorf("%s is %v, want %v", column, got, want)
				}
			}
		})
	}
}

func TestDynamicStepsThroughTheYears(t *testing.T) {
	in := calc.Input{File: file(t, "region,industry,period,value",
		"R1,A,2020,10", "R2,A,2020,10", "R1,A,2021,20", "R2,A,2021,10", "R1,A,2023,20", "R2,A,2023,30")}
	r := shiftShare(t, in, calc.ShiftShareOptions{From: "2020", To: "2023", Method: calc.Dynamic})
	if got := r.number(t, "national", "R1", "A"); !same(got, 5+20*2./3) {
		t.Errorf("national %v", got)
	}
	if !r.noted("missing between 2021 and 2023") {
		t.Errorf("notes %v", r.notes)
	}
}

func TestShiftShareRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		opt   calc.ShiftShareOptions
		usage bool
		says  string
	}{
		"no periods":        {calc.ShiftShareOptions{From: "2021"}, true, "--to"},
		"unknown method":    {calc.ShiftShareOptions{From: "2021", To: "2024", Method: "magic"}, true, "--method"},
		"unknown reference": {calc.ShiftShareOptions{From: "2021", To: "2024", Reference: "moon"}, true, "--reference"},
		"backwards":         {calc.ShiftShareOptions{From: "2024", To: "2021"}, true, "not before"},
		"not in the file":   {calc.ShiftShareOptions{From: "2021", To: "2030"}, false, "2021, 2024"},
	} {
		r := shiftShare(t, twoYears(t), c.opt)
		if r.err == nil || isUsage(r.err) != c.usage || !strings.Contains(r.err.Error(), c.says) {
			t.Errorf("%s: got %v", name, r.err)
		}
	}
	r := shiftShare(t, calc.Input{File: file(t, "region,industry,value", "A,x,1")}, calc.ShiftShareOptions{From: "1", To: "2"})
	if r.err == nil || isUsage(r.err) || !strings.Contains(r.err.Error(), "--period") {
		t.Errorf("a file without periods: %v", r.err)
	}
}
