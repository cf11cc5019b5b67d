package calc_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"naru/internal/calc"
	"naru/internal/structure"
)

// everyTable runs every method over one period on a file.
func everyTable(tb testing.TB, in calc.Input) map[string]result {
	tb.Helper()
	commands := map[string]func(context.Context, calc.Output) error{
		"lq": func(ctx context.Context, out calc.Output) error { return calc.LQ(ctx, in, out) },
	}
	for _, by := range []calc.By{calc.ByRegion, calc.ByIndustry} {
		commands["concentration by "+string(by)] = func(ctx context.Context, out calc.Output) error {
			return calc.Concentration(ctx, in, calc.ConcentrationOptions{By: by}, out)
		}
	}
	for _, method := range []structure.RelatednessMethod{
		structure.Proximity, structure.Association, structure.Cosine, structure.Jaccard, structure.Probability,
	} {
		opt := calc.SpaceOptions{Method: method}
		commands["relatedness by "+string(method)] = func(ctx context.Context, out calc.Output) error {
			return calc.Relatedness(ctx, in, opt, out)
		}
		for _, table := range []calc.ComplexityTable{calc.ComplexityRegions, calc.ComplexityIndustries, calc.ComplexityPairs} {
			commands["complexity of "+string(table)+" by "+string(method)] = func(ctx context.Context, out calc.Output) error {
				return calc.Complexity(ctx, in, calc.ComplexityOptions{SpaceOptions: opt, Table: table}, out)
			}
		}
	}
	out := map[string]result{}
	for name, command := range commands {
		out[name] = run(tb, command)
	}
	return out
}

// everySplit runs every shift-share from the first year to the third.
func everySplit(tb testing.TB, in calc.Input) map[string]result {
	tb.Helper()
	out := map[string]result{}
	for _, method := range []calc.Decomposition{calc.Dunn, calc.EstebanMarquillas, calc.Dynamic} {
		for _, reference := range []string{"total", "others"} {
			opt := calc.ShiftShareOptions{From: "2021", To: "2023", Method: method, Reference: reference}
			out[string(method)+", "+reference] = run(tb, func(ctx context.Context, out calc.Output) error {
				return calc.ShiftShare(ctx, in, opt, out)
			})
		}
	}
	return out
}

// finite fails on a number that is none: NaN and Inf have no place in a result.
func finite(tb rapid.TB, name string, r result) {
	tb.Helper()
	if r.err != nil {
		tb.Errorf("%s: %v", name, r.err)
	}
	texts := 1
	if slices.Contains(r.header, "other") || slices.Contains(r.header, "region") && slices.Contains(r.header, "industry") {
		texts = 2
	}
	if slices.Contains(r.header, "period") {
		texts++
	}
	for _, row := range r.rows {
		for k, cell := range row[texts:] {
			if x, err := strconv.ParseFloat(cell, 64); cell != "" && (err != nil || math.IsNaN(x) || math.IsInf(x, 0)) {
				tb.Errorf("%s: %s of %v is %q", name, r.header[texts+k], row[:texts], cell)
			}
		}
	}
}

const noIndex = "there is no complexity index"

// TestWhatCannotBeOrdered: each defect is named, what can be computed is, and the
// rest is empty.
func TestWhatCannotBeOrdered(t *testing.T) {
	const head = "region,industry,value"
	for name, c := range map[string]struct {
		lines  []string
		says   []string          // the complexity of pairs
		values map[string]string // its columns: "rca A x" and what it holds
	}{
		"a region of zeros": {
			[]string{"A,x,0", "A,y,0", "B,x,3", "B,y,1", "C,x,1", "C,y,4"},
			[]string{"1 region left out (A): the total is zero", "2 parts that are not linked; only the largest", noIndex},
			map[string]string{"rca A x": "", "m A x": "", "density A x": "", "value A x": "0", "m B x": "1", "cog B y": ""},
		},
		"an industry of zeros": {
			[]string{"A,x,0", "A,y,2", "A,z,1", "B,x,0", "B,y,1", "B,z,2"},
			[]string{"1 industry left out (x): the total is zero"},
			map[string]string{"rca A x": "", "density A x": "", "m A y": "1", "m B y": "0"},
		},
		"two parts": {
			[]string{"A,x,1", "A,y,2", "B,x,3", "B,y,1", "C,z,1", "C,w,2", "D,z,1", "D,w,1"},
			[]string{"2 parts that are not linked", "2 regions left out (C, D): outside the largest linked part", "2 industries left out (w, z): outside"},
			map[string]string{"density C w": "1", "cog C x": "", "rca A w": "0"},
		},
		"one region":   {[]string{"A,x,1", "A,y,2"}, []string{noIndex}, map[string]string{"rca A x": "1", "density A y": "1", "cog A y": ""}},
		"one industry": {[]string{"A,x,1", "B,x,2"}, []string{noIndex}, map[string]string{"rca A x": "1", "density B x": "1"}},
		"one cell":     {[]string{"A,x,1"}, []string{noIndex}, map[string]string{"rca A x": "1", "m A x": "1"}},
		"all ones":     {[]string{"A,x,1", "A,y,1", "B,x,1", "B,y,1"}, []string{noIndex}, map[string]string{"rca B y": "1", "cog B y": ""}},
		"regions alike": {
			[]string{"A,x,1", "A,y,3", "B,x,1", "B,y,3", "C,x,1", "C,y,3"},
			[]string{noIndex},
			map[string]string{"rca A x": "1", "density C y": "1"},
		},
		"two orders equally good": {
			[]string{"A,x,1", "A,y,1", "B,y,1", "B,z,1", "C,z,1", "C,x,1"},
			[]string{"The eigenvalues λ₂ and λ₃ are equal (0.25, 0.25)"},
			map[string]string{"density A x": "0.75", "cog A z": ""},
		},
		"only zeros": {
			[]string{"A,x,0", "B,y,0"},
			[]string{"2 regions left out (A, B): the total is zero", "2 industries left out (x, y)", noIndex},
			map[string]string{"rca A x": "", "value A x": "0"},
		},
		"only blanks": {
			[]string{"A,x,", "A,y,X", "B,x,-", "B,y,NaN"},
			[]string{"4 cells without a value", "2 regions left out (A, B): no value (missing or suppressed)", noIndex},
			map[string]string{"value A x": "", "rca A x": "", "m B y": ""},
		},
		"a blank without totals": {
			[]string{"A,x,1", "A,y,", "B,x,1", "B,y,2"},
			[]string{"1 cell without a value", "the total is unknown", noIndex},
			map[string]string{"value A y": "", "rca B x": "", "value B y": "2"},
		},
		"from the smallest to the largest": {
			[]string{"A,x,1e-100", "A,y,1e100", "B,x,1e100", "B,y,1"},
			[]string{noIndex},
			map[string]string{"m A y": "1", "m A x": "0"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			for method, r := range everyTable(t, calc.Input{File: file(t, append([]string{head}, c.lines...)...)}) {
				finite(t, method, r)
				if method != "complexity of pairs by proximity" {
					continue
				}
				for _, part := range c.says {
					if !r.noted(part) {
						t.Errorf("no note says %q: %q", part, r.notes)
					}
				}
				for what, want := range c.values {
					var column, region, industry string
					fmt.Sscan(what, &column, &region, &industry)
					if got := r.cell(t, column, region, industry); got != want {
						t.Errorf("%s: %q, want %q", what, got, want)
					}
				}
			}
		})
	}
}

// TestNeverNaNNorInf draws tables of zeros, blanks and values of any size.
func TestNeverNaNNorInf(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		lines := []string{"region,industry,period,value"}
		value := rapid.SampledFrom([]string{"0", "0", "", "X", "1", "1", "2", "3", "1e-100", "1e100", "0.1"})
		industries := rapid.IntRange(1, 5).Draw(rt, "industries")
		for r := range rapid.IntRange(1, 5).Draw(rt, "regions") {
			for i := range industries {
				for year := 2021; year <= 2023; year++ {
					lines = append(lines, fmt.Sprintf("R%d,I%d,%d,%s", r, i, year, value.Draw(rt, "value")))
				}
			}
		}
		in := calc.Input{File: file(t, lines...)}
		for name, r := range everySplit(t, in) {
			finite(rt, name, r)
		}
		in.Where = []string{"period=2022"}
		for name, r := range everyTable(t, in) {
			finite(rt, name, r)
		}
	})
}

// TestSumsIgnoreTheOrderOfRows: 0.1 + 0.2 + 0.3 is not 0.3 + 0.2 + 0.1.
func TestSumsIgnoreTheOrderOfRows(t *testing.T) {
	rows := []string{"A,x,0.1", "A,x,0.2", "A,x,0.3", "B,x,1"}
	table := []string{"1,1,0.1", "1,1,0.2", "1,1,0.3", "1,2,1", "2,1,1", "2,2,1", "x,1,9", "x,2,9"}
	var values, flows []string
	for range 2 {
		in := calc.Input{File: file(t, append([]string{"region,industry,value"}, rows...)...), Duplicates: calc.DuplicatesSum}
		values = append(values, lq(t, in).cell(t, "value", "A", "x"))
		io := calc.IOInput{File: file(t, append([]string{"row,column,value"}, table...)...), OutputRow: "x", Duplicates: calc.DuplicatesSum}
		flows = append(flows, ioTable(t, io, calc.IOLeontief, false).cell(t, "value", "1", "1"))
		slices.Reverse(rows)
		slices.Reverse(table)
	}
	if values[0] != values[1] || flows[0] != flows[1] {
		t.Errorf("values %v, Leontief coefficients %v", values, flows)
	}
}
