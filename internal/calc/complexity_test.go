package calc_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"naru/internal/calc"
)

func complexity(tb testing.TB, in calc.Input, opt calc.ComplexityOptions) result {
	tb.Helper()
	return run(tb, func(ctx context.Context, out calc.Output) error { return calc.Complexity(ctx, in, opt, out) })
}

// TestComplexityOfToy has the numbers of py-ecomplexity 0.5.
func TestComplexityOfToy(t *testing.T) {
	for table, want := range map[calc.ComplexityTable]struct {
		header string
		rows   int
		values map[string]float64 // by column and keys
	}{
		calc.ComplexityRegions: {"region,diversity,eci,coi,fitness", 4, map[string]float64{
			"diversity C1": 4, "eci C1": -.075353, "eci C2": -1.602916, "eci C3": .747788, "eci C4": .930481,
			"coi C1": .529877, "coi C2": 1.036377, "coi C3": -1.625320, "coi C4": .059066,
		}},
		calc.ComplexityIndustries: {"industry,ubiquity,pci,q", 4, map[string]float64{
			"ubiquity P4": 3, "pci P1": -.194073, "pci P2": -1.602916, "pci P3": .565095, "pci P4": .930481,
		}},
		calc.ComplexityPairs: {"region,industry,value,rca,m,density,cog", 16, map[string]float64{
			"value C2 P1": 0, "rca C2 P2": 4, "m C2 P2": 1, "m C2 P1": 0, "density C2 P1": .214286, "cog C2 P1": .106213, "cog C4 P2": -.676748,
		}},
	} {
		r := complexity(t, toy(t), calc.ComplexityOptions{Table: table, SpaceOptions: atHalf(calc.SpaceOptions{})})
		if got := strings.Join(r.header, ","); got != want.header || len(r.rows) != want.rows {
			t.Errorf("%s: header %s, %d rows, %v", table, got, len(r.rows), r.err)
		}
		for what, x := range want.values {
			keys := strings.Fields(what)
			if got := r.number(t, keys[0], keys[1:]...); !(math.Abs(got-x) <= 6e-7) {
				t.Errorf("%s: got %v, want %v", what, got, x)
			}
		}
		if !r.noted("coarse: 4 regions and 4 industries") || !r.noted("gap 0.") || !r.noted("follows diversity (correlation") {
			t.Errorf("%s: notes %v", table, r.notes)
		}
	}
}

func TestDensityWithoutItself(t *testing.T) {
	opt := calc.ComplexityOptions{Table: calc.ComplexityPairs, SpaceOptions: atHalf(calc.SpaceOptions{Self: "exclude"})}
	if got := complexity(t, toy(t), opt).number(t, "density", "C2", "P1"); !same(got, .5/(4./3)) {
		t.Errorf("density %v", got)
	}
}

func TestComplexityIgnoresTheOrderOfRows(t *testing.T) {
	lines := []string{"A,x,3", "A,y,1", "A,z,2", "B,x,1", "B,y,5", "B,z,1", "C,x,1", "C,z,9", "D,y,2", "D,z,3"}
	for _, table := range []calc.ComplexityTable{calc.ComplexityRegions, calc.ComplexityIndustries, calc.ComplexityPairs} {
		a := complexity(t, calc.Input{File: file(t, append([]string{"region,industry,value"}, lines...)...)}, calc.ComplexityOptions{Table: table})
		slices.Reverse(lines)
		b := complexity(t, calc.Input{File: file(t, append([]string{"region,industry,value"}, lines...)...)}, calc.ComplexityOptions{Table: table})
		if a.err != nil || !slices.EqualFunc(a.rows, b.rows, slices.Equal) {
			t.Errorf("%s: %v\n%v\n%v", table, a.err, a.rows, b.rows)
		}
	}
}

// TestPeriodsComeOneByOne: each has the rows and notes that it has alone, in time.
func TestPeriodsComeOneByOne(t *testing.T) {
	lines := []string{"region,industry,period,value"}
	for year := 2024; year >= 2020; year-- {
		for r := range 7 {
			for i := range 6 {
				lines = append(lines, fmt.Sprintf("R%d,I%d,%d,%d", r, i, year, (r*r+3*i*i+r*i*year)%11))
			}
		}
	}
	in := calc.Input{File: file(t, lines...)}
	for _, table := range []calc.ComplexityTable{calc.ComplexityRegions, calc.ComplexityIndustries, calc.ComplexityPairs} {
		var rows [][]string
		var notes []string
		for year := 2020; year <= 2024; year++ {
			one := in
			one.Where = []string{fmt.Sprintf("period=%d", year)}
			r := complexity(t, one, calc.ComplexityOptions{Table: table})
			rows = append(rows, r.rows...)
			for _, n := range r.notes {
				notes = append(notes, fmt.Sprintf("%d: %s", year, n))
			}
		}
		r := complexity(t, in, calc.ComplexityOptions{Table: table})
		if len(rows) == 0 || !slices.EqualFunc(r.rows, rows, slices.Equal) || !slices.Equal(r.notes, notes) {
			t.Errorf("%s: together %v %v, one by one %v %v", table, r.rows, r.notes, rows, notes)
		}
	}
}

func TestAnchor(t *testing.T) {
	opt := calc.ComplexityOptions{SpaceOptions: atHalf(calc.SpaceOptions{}), Anchor: file(t, "region,wage", "C1,3", "C2,4", "C3,2", "C4,1", "Z,9")}
	r := complexity(t, toy(t), opt)
	if got := r.number(t, "eci", "C4"); !(math.Abs(got+.930481) <= 6e-7) || !r.noted("1 row of") || !r.noted("no such region or period: Z") || !r.noted("follows the anchor") {
		t.Errorf("eci of C4 %v, notes %v", got, r.notes)
	}
	opt.Anchor = file(t, "region,wage", "C1,3", "Z,9", "Y,1", "C3,-")
	if r = complexity(t, toy(t), opt); !r.noted("2 rows of") || !r.noted("no such region or period: Z, Y") ||
		!r.noted("no value for 3 regions: C2, C3, C4") || !r.noted("has values for 1 region of the index") {
		t.Errorf("a partial anchor: %v", r.notes)
	}
	for says, lines := range map[string][]string{
		"line 3 repeats region ‘C1’": {"region,value", "C1,1", "C1,2"},
		"line 2 column 2":            {"region,value", "C1,high"},
		"needs the columns":          {"region,a,b", "C1,1,2"},
	} {
		opt.Anchor = file(t, lines...)
		if r := complexity(t, toy(t), opt); r.err == nil || !strings.Contains(r.err.Error(), says) {
			t.Errorf("want an error that says %q, got %v", says, r.err)
		}
	}
}

func TestAnchorByPeriod(t *testing.T) {
	lines := []string{"region,industry,period,value"}
	for _, year := range []string{"2023", "2024"} {
		for _, pair := range []string{"C1,P1", "C1,P2", "C1,P3", "C1,P4", "C2,P2", "C3,P3", "C3,P4", "C4,P4"} {
			lines = append(lines, pair+","+year+",1")
		}
	}
	r := complexity(t, calc.Input{File: file(t, lines...)}, calc.ComplexityOptions{
		SpaceOptions: atHalf(calc.SpaceOptions{}),
		Anchor: file(t, "region,period,value",
			"C1,2023,3", "C2,2023,4", "C3,2023,2", "C4,2023,1", "C1,2024,-3", "C2,2024,-4", "C3,2024,-2", "C4,2024,-1"),
	})
	if a, b := r.number(t, "eci", "2023", "C4"), r.number(t, "eci", "2024", "C4"); !(a < 0) || !same(a, -b) {
		t.Errorf("eci %v and %v", a, b)
	}
}

func TestBadRegionsDoNotDisturbTheOthers(t *testing.T) {
	in := toy(t)
	plain := complexity(t, in, calc.ComplexityOptions{SpaceOptions: atHalf(calc.SpaceOptions{})})
	in.File = file(t, "region,industry,value",
		"C4,P4,1", "C3,P4,1", "C3,P3,1", "C2,P2,1", "C1,P4,1", "C1,P3,1", "C1,P2,1", "C1,P1,1", "C0,P1,0", "C1,P9,0")
	r := complexity(t, in, calc.ComplexityOptions{SpaceOptions: atHalf(calc.SpaceOptions{})})
	for _, column := range []string{"diversity", "eci", "coi", "fitness"} {
		if got := r.cell(t, column, "C0"); got != "" {
			t.Errorf("%s of the empty region: %q", column, got)
		}
		if a, b := plain.cell(t, column, "C3"), r.cell(t, column, "C3"); a != b {
			t.Errorf("%s of C3 was %s and is %s", column, a, b)
		}
	}
	if !r.noted("(C0): the total is zero") || !r.noted("(P9): the total is zero") {
		t.Errorf("notes %v", r.notes)
	}
}

func TestComplexityOptionsAreChecked(t *testing.T) {
	for _, opt := range []calc.ComplexityOptions{{Table: "planets"}, {SpaceOptions: calc.SpaceOptions{Self: "maybe"}}} {
		if r := complexity(t, toy(t), opt); r.err == nil {
			t.Errorf("%+v was taken", opt)
		}
	}
	in := calc.Input{File: "-", Stdin: strings.NewReader("region,value\nA,1\n")}
	if r := complexity(t, in, calc.ComplexityOptions{Anchor: "-"}); r.err == nil || !strings.Contains(r.err.Error(), "one standard input") {
		t.Errorf("two files from one input: %v", r.err)
	}
}

// TestSuppressedCell: without totals, nothing can be said; with them, what does
// not need the cell can.
func TestSuppressedCell(t *testing.T) {
	rows := []string{
		"region,industry,value",
		"A,x,30", "A,y,10", "A,z,10", "B,x,10", "B,y,30", "B,z,20", "C,x,5", "C,y,X", "C,z,30", "D,x,30", "D,y,30", "D,z,0",
	}
	blind := complexity(t, calc.Input{File: file(t, rows...)}, calc.ComplexityOptions{})
	for _, row := range blind.rows {
		if strings.Join(row[1:], "") != "" {
			t.Errorf("%v without knowing any total", row)
		}
	}
	if !blind.noted("4 regions left out (A, B, C, D): the total is unknown") {
		t.Errorf("notes %v", blind.notes)
	}
	rows = append(rows, "A,all,50", "B,all,60", "C,all,40", "D,all,60", "T,x,75", "T,y,75", "T,z,60", "T,all,210")
	in := calc.Input{File: file(t, rows...), RegionTotal: "T", IndustryTotal: "all"}
	r := complexity(t, in, calc.ComplexityOptions{Table: calc.ComplexityPairs})
	if got := r.cell(t, "m", "C", "y"); got != "" || !r.noted("1 cell without a value counts neither") {
		t.Errorf("m of the suppressed cell %q, notes %v", got, r.notes)
	}
	for region, want := range map[string]string{"A": "1", "B": "0", "D": "1"} {
		if got := r.cell(t, "m", region, "x"); got != want {
			t.Errorf("m of %s, x: %s", region, got)
		}
	}
}

// TestKoreanTableIsCoarse: of 17 × 19, the diversity rule puts 서울 last, which an
// anchor mends.
func TestKoreanTableIsCoarse(t *testing.T) {
	in := kosis(t)
	in.Where = append(in.Where, "연도=2024")
	r := complexity(t, in, calc.ComplexityOptions{})
	if !r.noted("coarse: 17 regions and 19 industries") {
		t.Errorf("notes %v", r.notes)
	}
	last := math.Inf(1)
	for _, row := range r.rows {
		last = min(last, r.number(t, "eci", row[0], row[1]))
	}
	if got := r.number(t, "eci", "2024", "서울"); got != last {
		t.Errorf("by diversity 서울 has %v, the least is %v", got, last)
	}
	anchored := complexity(t, in, calc.ComplexityOptions{
		Anchor: file(t, "행정구역별,임금", "서울,4", "경기,3", "대전,3", "전북,1", "전남,1", "강원,1"),
	})
	if got := anchored.number(t, "eci", "2024", "서울"); !same(got, -last) {
		t.Errorf("anchored, 서울 has %v, want %v", got, -last)
	}
}
