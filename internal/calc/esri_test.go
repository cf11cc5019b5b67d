package calc_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"naru/internal/calc"
)

func esri(tb testing.TB, in calc.ESRIInput) result {
	tb.Helper()
	return run(tb, func(ctx context.Context, out calc.Output) error { return calc.ESRI(ctx, in, out) })
}

const edgeHead = "supplier,customer,supplier_industry,customer_industry,weight,type"

// TestESRI: A1 and A2 make the same thing, B lives by A1 and E by B. Outputs 100,
// 300, 100, all 500. A1 fails: σ = 100/300, B loses ⅓ of 100: 133⅓ of 500.
func TestESRI(t *testing.T) {
	rows := []string{"A1,B,a,b,100,2", "A2,C,a,c,300,2", "B,E,b,e,100,2"}
	r := esri(t, calc.ESRIInput{File: file(t, slices.Concat([]string{edgeHead}, rows)...)})
	if r.err != nil || strings.Join(r.header, ",") != "firm,esri" || len(r.rows) != 5 || len(r.notes) != 0 {
		t.Fatalf("%v, %v, %v", r.err, r.header, r.notes)
	}
	if got := r.number(t, "esri", "A1"); !same(got, 400./1500) {
		t.Errorf("A1: %v", got)
	}
	slices.Reverse(rows)
	again := esri(t, calc.ESRIInput{File: file(t, slices.Concat([]string{edgeHead}, rows)...)})
	if !slices.EqualFunc(r.rows, again.rows, slices.Equal) {
		t.Errorf("other rows for the same edges in another order: %v, %v", r.rows, again.rows)
	}
	// At ½ B's loss of ⅓ ends the run and counts; E sells nothing.
	wide := esri(t, calc.ESRIInput{File: file(t, slices.Concat([]string{edgeHead}, rows)...), Tolerance: .5})
	if got := wide.number(t, "esri", "A1"); !same(got, 400./1500) {
		t.Errorf("A1 with a wide tolerance: %v", got)
	}
}

// TestESRIByNeeds: the same types from a table of pairs; columns under other names.
func TestESRIByNeeds(t *testing.T) {
	in := calc.ESRIInput{
		File: file(t, "파는곳,사는곳,파는산업,사는산업,금액,연도",
			"A1,B,a,b,100,2024", "A2,C,a,c,300,2024", "B,E,b,e,100,2024", "B,E,b,e,77,2023"),
		Supplier: "파는곳", Customer: "사는곳", SupplierIndustry: "파는산업", CustomerIndustry: "사는산업", Weight: "금액",
		Where:     []string{"연도=2024"},
		Essential: file(t, "파는산업,사는산업,type", "a,b,2", "a,c,1", "b,e,0"),
	}
	if got := esri(t, in).number(t, "esri", "A1"); !same(got, 400./1500) {
		t.Errorf("A1: %v", got)
	}
	in.Essential = file(t, "파는산업,사는산업,type", "a,b,2", "a,x,1")
	if r := esri(t, in); r.err == nil || !strings.Contains(r.err.Error(), "a → c*") || !strings.Contains(r.err.Error(), "b → e*") {
		t.Errorf("pairs that are missing: %v", r.err)
	}
}

func TestESRINotesAndNA(t *testing.T) {
	r := esri(t, calc.ESRIInput{File: file(t, edgeHead, "A,B,a,b,5,2", "A,A,a,a,9,2", "B,A,b,a,0,1", "A,B,a,b,5,2"), Duplicates: calc.DuplicatesSum})
	if !r.noted("itself are left out. Lines: 3") || !r.noted("zero are left out. Lines: 4") || !r.noted("1 edges of the same supplier and customer were added up") {
		t.Errorf("notes %v", r.notes)
	}
	if got := r.number(t, "esri", "A"); got != 1 {
		t.Errorf("A: %v", got)
	}
	r = esri(t, calc.ESRIInput{File: file(t, edgeHead, "A,B,a,b,0,2")})
	if got := r.cell(t, "esri", "A"); got != "" || !r.noted("nothing to lose") {
		t.Errorf("without sales: %q, %v", got, r.notes)
	}
	// The industry of one row is known from another.
	r = esri(t, calc.ESRIInput{File: file(t, edgeHead, "A,B,,b,5,2", "A,C,a,,5,2", "C,B,c,b,1,0")})
	if r.err != nil || len(r.rows) != 3 {
		t.Errorf("industries told once: %v", r.err)
	}
}

func TestESRIBadInputIsNamed(t *testing.T) {
	for name, c := range map[string]struct {
		rows []string
		says []string
	}{
		"no weight":         {[]string{edgeHead, "A,B,a,b,,2"}, []string{"line 2 column 5", "no weight"}},
		"flagged weight":    {[]string{edgeHead, "A,B,a,b,X,2"}, []string{"line 2 column 5", "no weight"}},
		"not a number":      {[]string{edgeHead, "A,B,a,b,many,2"}, []string{"line 2 column 5", "many"}},
		"negative":          {[]string{edgeHead, "A,B,a,b,-5,2"}, []string{"line 2 column 5", "below zero"}},
		"too small":         {[]string{edgeHead, "A,B,a,b,1e-40,2"}, []string{"line 2 column 5", "1e-30"}},
		"no type":           {[]string{edgeHead, "A,B,a,b,5,"}, []string{"line 2 column 6", "essential"}},
		"a dash for a type": {[]string{edgeHead, "A,B,a,b,5,-"}, []string{"line 2 column 6", "essential"}},
		"unknown type":      {[]string{edgeHead, "A,B,a,b,5,4"}, []string{"line 2 column 6", "essential"}},
		"no firm":           {[]string{edgeHead, "A, ,a,b,5,2"}, []string{"line 2 column 2", "no firm"}},
		"no industry":       {[]string{edgeHead, "A,B,a,,5,2", "B,C,,c,1,1"}, []string{"‘B’", "line 2", "industry"}},
		"two industries":    {[]string{edgeHead, "A,B,a,b,5,2", "B,C,x,c,1,1"}, []string{"‘B’", "‘b’ on line 2", "‘x’ on line 3"}},
		"duplicates":        {[]string{edgeHead, "A,B,a,b,5,2", "C,B,c,b,5,2", "A,B,a,b,6,2"}, []string{"(A → B): 2, 4", "--duplicates sum"}},
		"no rows":           {[]string{edgeHead}, []string{"no rows"}},
		"short row":         {[]string{edgeHead, "A,B,a"}, []string{"line 2", "only 3 fields"}},
		"no types at all":   {[]string{"supplier,customer,supplier_industry,customer_industry,weight", "A,B,a,b,1"}, []string{"--essential"}},
		"no such column":    {[]string{"seller,customer,supplier_industry,customer_industry,weight,type", "A,B,a,b,1,2"}, []string{"‘supplier’", "--supplier"}},
	} {
		r := esri(t, calc.ESRIInput{File: file(t, c.rows...)})
		for _, part := range c.says {
			if r.err == nil || !strings.Contains(r.err.Error(), part) {
				t.Errorf("%s: the error does not say %q: %v", name, part, r.err)
			}
		}
	}
}

func TestESRIUsage(t *testing.T) {
	in := calc.ESRIInput{File: file(t, edgeHead, "A,B,a,b,5,2"), Where: []string{"supplier=Z"}}
	if r := esri(t, in); r.err == nil || !strings.Contains(r.err.Error(), "no row with --where supplier=Z") {
		t.Errorf("nothing kept: %v", r.err)
	}
	for name, change := range map[string]func(*calc.ESRIInput){
		"tolerance":  func(in *calc.ESRIInput) { in.Tolerance = .9 },
		"duplicates": func(in *calc.ESRIInput) { in.Duplicates = "both" },
		"no file":    func(in *calc.ESRIInput) { in.File = "" },
		"two stdins": func(in *calc.ESRIInput) { in.File, in.Essential, in.Stdin = "-", "-", strings.NewReader("") },
	} {
		bad := in
		change(&bad)
		err := calc.ESRI(t.Context(), bad, calc.Output{})
		if _, ok := errors.AsType[*calc.UsageError](err); !ok {
			t.Errorf("%s: %v", name, err)
		}
	}
}
