package calc_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"naru/internal/calc"
)

func TestLQColumnsAndValues(t *testing.T) {
	r := lq(t, calc.Input{File: file(t,
		"region,industry,value",
		"B,x,30", "A,y,30", "A,x,10", "B,y,10")})
	if got := strings.Join(r.header, ","); got != "region,industry,value,lq,rsca,region_share,reference_share" {
		t.Errorf("header %s", got)
	}
	// A: x 10 of 40; all: x 40 of 80.
	want := []string{"A", "x", "10", "0.5", "-0.33333333333333331", "0.25", "0.5"}
	if !slices.Equal(r.rows[0], want) {
		t.Errorf("got %v, want %v", r.rows[0], want)
	}
	if len(r.notes) != 0 {
		t.Errorf("notes on a plain file: %v", r.notes)
	}
}

func TestOrderOfRowsDoesNotMatter(t *testing.T) {
	rows := []string{"A,x,2024,0.1", "A,y,2024,0.2", "B,x,2024,0.3", "B,y,2024,0.7", "A,x,2023,1", "B,y,2023,2"}
	head := "region,industry,period,value"
	a := lq(t, calc.Input{File: file(t, append([]string{head}, rows...)...)})
	slices.Reverse(rows)
	b := lq(t, calc.Input{File: file(t, append([]string{head}, rows...)...)})
	if len(a.rows) != 8 || !slices.EqualFunc(a.rows, b.rows, slices.Equal) {
		t.Errorf("%v\n%v", a.rows, b.rows)
	}
	if a.header[0] != "period" || a.rows[0][0] != "2023" {
		t.Errorf("periods do not come in time: %v, %v", a.header, a.rows[0])
	}
}

func TestPeriodsComeInTime(t *testing.T) {
	r := lq(t, calc.Input{File: file(t, "region,industry,period,value",
		"A,x,2024.11,1", "A,x,2024.2,1", "A,x,2023.12,1")})
	got := make([]string, 0, len(r.rows))
	for _, row := range r.rows {
		got = append(got, row[0])
	}
	if !slices.Equal(got, []string{"2023.12", "2024.2", "2024.11"}) {
		t.Errorf("got %v", got)
	}
}

func TestAbsentPairs(t *testing.T) {
	in := calc.Input{File: file(t, "region,industry,value", "A,x,10", "A,y,30", "B,x,20")}
	zero := lq(t, in)
	if got := zero.cell(t, "value", "B", "y"); got != "0" || !zero.noted("1 of 4 pairs") || !zero.noted("counted as zero") {
		t.Errorf("absent as zero: value %q, notes %v", got, zero.notes)
	}
	if got := zero.number(t, "lq", "B", "x"); !same(got, 2) { // (20/20)/(30/60)
		t.Errorf("lq %v", got)
	}
	in.Absent = calc.AbsentNA
	na := lq(t, in)
	if got := na.cell(t, "value", "B", "y"); got != "" || !na.noted("not available") {
		t.Errorf("absent as NA: value %q, notes %v", got, na.notes)
	}
	if got := na.cell(t, "lq", "A", "x"); got != "" {
		t.Errorf("a reference with an NA cell gave lq %q", got)
	}
}

func TestFlaggedCellsAreNA(t *testing.T) {
	for _, mark := range []string{"", "X", "-", "*", "…"} {
		r := lq(t, calc.Input{File: file(t, "region,industry,value", "A,x,10", "A,y,30", "B,x,"+mark, "B,y,10")})
		if got := r.cell(t, "value", "B", "x"); got != "" || !r.noted("1 cell without a value") {
			t.Errorf("%q: value %q, notes %v", mark, got, r.notes)
		}
		if got := r.number(t, "region_share", "A", "x"); !same(got, .25) {
			t.Errorf("%q: it blanked another region's share: %v", mark, got)
		}
	}
}

// TestPublishedTotalsStandIn: one suppressed cell does not blank what is known.
func TestPublishedTotalsStandIn(t *testing.T) {
	r := lq(t, calc.Input{
		File: file(t, "region,industry,value",
			"전국,0,100", "전국,x,40", "전국,y,60", "A,0,40", "A,x,10", "A,y,30", "B,0,60", "B,x,X", "B,y,30"),
		RegionTotal: "전국", IndustryTotal: "0",
	})
	if got := r.number(t, "lq", "A", "x"); !same(got, (10./40)/(40./100)) {
		t.Errorf("lq of A, x: %v", got)
	}
	if got := r.number(t, "lq", "B", "y"); !same(got, (30./60)/(60./100)) {
		t.Errorf("lq of B, y: %v", got)
	}
	if got := r.cell(t, "lq", "B", "x"); got != "" {
		t.Errorf("lq of the suppressed cell: %q", got)
	}
	if !r.noted("could not be checked") {
		t.Errorf("notes %v", r.notes)
	}
}

// The row of totals is of a wider place: where it can be checked it is wrong,
// so it must not serve where it cannot.
func TestTotalsOfAnotherPlaceDoNotStandIn(t *testing.T) {
	r := lq(t, calc.Input{RegionTotal: "nation", File: file(t, "region,industry,value",
		"A,x,10", "B,x,30", "A,y,20", "B,y,", "A,z,20", "B,z,40", "nation,x,400", "nation,y,500", "nation,z,60")})
	for _, industry := range []string{"x", "y", "z"} {
		if got := r.cell(t, "lq", "A", industry); got != "" {
			t.Errorf("LQ of %s is %s although the whole is not known", industry, got)
		}
	}
	if !r.noted("They are not used") || !r.noted("nation, x") {
		t.Errorf("notes %v", r.notes)
	}
}

func TestTotalsAreCheckedAndLeftOut(t *testing.T) {
	rows := []string{"region,industry,value", "A,x,10", "A,y,30", "B,x,20", "B,y,10", "all,x,30", "all,y,45"}
	in := calc.Input{File: file(t, rows...), RegionTotal: "all"}
	r := lq(t, in)
	if !r.noted("all, y") || !r.noted("total 45") || !r.noted("sum 40") || !r.noted("difference 5") {
		t.Errorf("notes %v", r.notes)
	}
	if len(r.rows) != 4 {
		t.Errorf("%d rows, the total among them", len(r.rows))
	}
	if got := r.number(t, "lq", "A", "y"); !same(got, (30./40)/(40./70)) {
		t.Errorf("the reference is not the sum of the regions: lq %v", got)
	}
	rows[6] = "all,y,41"
	in.File = file(t, rows...)
	if r = lq(t, in); r.noted("difference") || !r.noted("within rounding (at most 1)") {
		t.Errorf("a rounded total: notes %v", r.notes)
	}
	rows[6] = "all,y,40"
	in.File = file(t, rows...)
	if r = lq(t, in); len(r.notes) != 0 {
		t.Errorf("an exact total: notes %v", r.notes)
	}
}

func TestDuplicates(t *testing.T) {
	in := calc.Input{File: file(t, "region,industry,period,value", "A,x,2024,1", "A,y,2024,5", "A,x,2024,2", "A,x,2023,9")}
	r := lq(t, in)
	for _, part := range []string{in.File, "A, x, 2024", ": 2, 4"} {
		if r.err == nil || !strings.Contains(r.err.Error(), part) {
			t.Errorf("the error does not say %q: %v", part, r.err)
		}
	}
	in.Duplicates = calc.DuplicatesSum
	if got := lq(t, in).cell(t, "value", "2024", "A", "x"); got != "3" {
		t.Errorf("sum %q", got)
	}
}

func TestWhere(t *testing.T) {
	in := calc.Input{
		File: file(t, "region,industry,measure,size,value",
			"A,x,jobs,s,1", "A,x,jobs,l,2", "A,x,firms,s,9", "B,x,jobs,s,3", "B,x,jobs,m,50"),
		Where: []string{"measure=jobs", "size=s", "size=l"}, Duplicates: calc.DuplicatesSum,
	}
	r := lq(t, in)
	if a, b := r.cell(t, "value", "A", "x"), r.cell(t, "value", "B", "x"); a != "3" || b != "3" {
		t.Errorf("values %s, %s", a, b)
	}
	in.Where = []string{"measure=sales"}
	if r = lq(t, in); r.err == nil || !strings.Contains(r.err.Error(), "jobs, firms") {
		t.Errorf("a filter that keeps nothing: %v", r.err)
	}
}

func TestNamesAreComparedComposed(t *testing.T) {
	r := lq(t, calc.Input{
		File:   file(t, "지역,industry,value", "\u1100\u1167\u11bc\u1100\u1175,x,1", "서울 ,x,1"), // decomposed; a space behind
		Region: "지역", RegionTotal: "서울",
	})
	if len(r.rows) != 1 || r.rows[0][0] != "경기" {
		t.Errorf("%v %v", r.rows, r.err)
	}
}

func TestDivisionsByZeroAreNA(t *testing.T) {
	r := lq(t, calc.Input{File: file(t, "region,industry,value", "A,x,1", "A,y,0", "B,x,0", "B,y,0", "C,x,3", "C,y,0")})
	for _, keys := range [][]string{{"A", "y"}, {"B", "x"}, {"B", "y"}} {
		if got := r.number(t, "lq", keys...); !math.IsNaN(got) {
			t.Errorf("lq of %v is %v", keys, got)
		}
	}
	if got := r.number(t, "lq", "A", "x"); got != 1 {
		t.Errorf("lq of A, x is %v", got)
	}
}
