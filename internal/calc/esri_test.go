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
	// C, that sells nothing, loses all when A2 fails, and E ⅓ when A1 does, in the
	// last step but one; at ½ A1's run ends with B's ⅓ and is the only one to end so.
	if notes := strings.Join(wide.notes, "\n"); !strings.Contains(notes, "by more than 0.5") ||
		!strings.Contains(notes, "for 1 firm ") || !strings.Contains(notes, "0.33, for ‘A1’") {
		t.Errorf("how far the runs had to go: %v", wide.notes)
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
	if r := esri(t, in); r.err == nil || !strings.Contains(r.err.Error(), "lacks 2 pairs") ||
		!strings.Contains(r.err.Error(), "a → c* (3)") || !strings.Contains(r.err.Error(), "b → e* (4)") {
		t.Errorf("pairs that are missing: %v", r.err)
	}
}

func TestESRINotesAndNA(t *testing.T) {
	r := esri(t, calc.ESRIInput{File: file(t, edgeHead, "A,B,a,b,5,2", "A,A,a,a,9,2", "B,A,b,a,0,1", "A,B,a,b,5,2"), Duplicates: calc.DuplicatesSum})
	if !r.noted("1 edge from a firm to itself is left out. Lines: 3") || !r.noted("1 edge of weight zero is left out. Lines: 4") ||
		!r.noted("1 edge is added to the earlier one of the same supplier and customer. Lines: (A → B): 2, 5") {
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

func TestESRIUnalikeIsNamed(t *testing.T) {
	r := esri(t, calc.ESRIInput{File: file(t, edgeHead, "A,B,a,b,5,2", "B,C,b,c,1,1", "A,B,a,b,6,1"), Duplicates: calc.DuplicatesSum})
	if r.err == nil || !strings.Contains(r.err.Error(), "lines 2 and 4 (A → B) differ in type") {
		t.Errorf("duplicates of two types: %v", r.err)
	}
	r = esri(t, calc.ESRIInput{
		File:      file(t, edgeHead, "A,B,a,b,5,2"),
		Essential: file(t, "supplier_industry,customer_industry,type", "a,b,2", "a,c,1", "a,b,1"),
	})
	if r.err == nil || !strings.Contains(r.err.Error(), "a → b the type 2 on line 2 and 1 on line 4") {
		t.Errorf("a pair of two types: %v", r.err)
	}
}

// TestESRIRisk: B buys 30 from A1 and 10 from A2 (one industry, essential) and 60
// from N (essential, alone): HHI .3² + .1² + .6² = .46, sole share .6; A2 and N
// are outside: .7. B sells 100 to C.
func TestESRIRisk(t *testing.T) {
	in := calc.ESRIInput{
		Table: calc.ESRIRisk,
		File:  file(t, edgeHead, "A1,B,a,b,30,2", "A2,B,a,b,10,2", "N,B,n,b,60,2", "B,C,b,c,100,1"),
	}
	r := esri(t, in)
	if r.err != nil || strings.Join(r.header, ",") != "firm,suppliers,customers,supplier_hhi,customer_hhi,sole_inputs,sole_share,outside" {
		t.Fatalf("%v, %v", r.err, r.header)
	}
	if r.cell(t, "outside", "B") != "" || !r.noted("not said which firms are at home. 2 firms: B, C") ||
		!r.noted("No purchases") || !r.noted("3 firms: A1, A2, N") || !r.noted("1 firm: C") {
		t.Errorf("outside %q, notes %v", r.cell(t, "outside", "B"), r.notes)
	}
	in.Inside, in.Firm = file(t, "기업", "A1", "B", "C", "Z"), "기업"
	r = esri(t, in)
	if !r.noted("1 firm trades with nobody and is not used: Z") {
		t.Errorf("%v, notes %v", r.err, r.notes)
	}
	for column, want := range map[string]float64{
		"suppliers": 3, "customers": 1, "supplier_hhi": .46, "customer_hhi": 1, "sole_inputs": 1, "sole_share": .6, "outside": .7,
	} {
		if got := r.number(t, column, "B"); !same(got, want) {
			t.Errorf("%s of B: %v, want %v", column, got, want)
		}
	}
	if r.cell(t, "supplier_hhi", "A1") != "" || r.cell(t, "outside", "A1") != "" || r.number(t, "suppliers", "A1") != 0 {
		t.Error("a firm without purchases has measures of them")
	}
	for name, c := range map[string]struct{ rows, says string }{
		"blank": {"firm\n ", "line 2 column 1"}, "no column": {"name\nA1", "--firm"}, "no rows": {"firm", "no rows"},
	} {
		bad := in
		bad.Firm, bad.Inside = "", file(t, strings.Split(c.rows, "\n")...)
		if r := esri(t, bad); r.err == nil || !strings.Contains(r.err.Error(), c.says) {
			t.Errorf("%s: %v", name, r.err)
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
		"table":      func(in *calc.ESRIInput) { in.Table = "both" },
		"inside":     func(in *calc.ESRIInput) { in.Inside = in.File },
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
