package calc_test

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"naru/internal/calc"
	"naru/internal/refdata"
)

func ioTable(tb testing.TB, in calc.IOInput, which calc.IOTable, sums bool) result {
	tb.Helper()
	return run(tb, func(ctx context.Context, out calc.Output) error { return calc.IO(ctx, in, which, sums, out) })
}

func impact(tb testing.TB, in calc.IOInput, demand calc.DemandInput) result {
	tb.Helper()
	return run(tb, func(ctx context.Context, out calc.Output) error { return calc.Impact(ctx, in, demand, out) })
}

var millerBlair = []string{
	"row,column,value", "2,2,100", "1,1,150", "1,2,500", "2,1,200",
	"x,1,1000", "x,2,2000", "va,1,650", "va,2,1400", "jobs,1,20", "jobs,2,10",
}

func millerBlairInput(tb testing.TB) calc.IOInput {
	tb.Helper()
	return calc.IOInput{File: file(tb, millerBlair...), OutputRow: "x", ValueAddedRows: []string{"va"}, EmploymentRow: "jobs"}
}

// Miller and Blair (2009), section 2.3; the rest by hand from L.
func TestIOOfTwoSectors(t *testing.T) {
	in := millerBlairInput(t)
	r := ioTable(t, in, calc.IOMultipliers, false)
	if got := strings.Join(r.header, ","); got != "sector,output_multiplier,backward,forward,forward_ghosh,value_added,value_added_multiplier,employment,employment_multiplier" {
		t.Error(got)
	}
	for _, c := range []struct {
		column, sector string
		want           float64
	}{
		{"output_multiplier", "1", 1150. / 757.5},
		{"backward", "1", 2 * 1150. / (1150 + 1100)},
		{"forward", "2", 2 * 1050. / (1200 + 1050)},
		{"forward_ghosh", "1", 2 * 1450. / (1450 + 950)},
		{"value_added", "2", 1},
		{"value_added_multiplier", "1", 1 / .65},
		{"employment", "1", (.95*.02 + .2*.005) / .7575},
		{"employment_multiplier", "2", (.25*.02 + .85*.005) / .7575 / .005},
	} {
		if got := r.number(t, c.column, c.sector); !same(got, c.want) {
			t.Errorf("%s of %s is %v, want %v", c.column, c.sector, got, c.want)
		}
	}
	if got := ioTable(t, in, calc.IOMultipliers, true).number(t, "forward_ghosh", "1"); !same(got, 1450./757.5) {
		t.Errorf("sum of the row of G is %v", got)
	}
	if got := ioTable(t, in, calc.IOLeontief, false).number(t, "value", "2", "1"); !same(got, .2/.7575) {
		t.Errorf("L(2,1) = %v", got)
	}
	if got := ioTable(t, in, calc.IOGhosh, false).number(t, "value", "2", "1"); !same(got, .1/.7575) {
		t.Errorf("G(2,1) = %v", got)
	}
}

func TestImpactOfTwoSectors(t *testing.T) {
	r := impact(t, millerBlairInput(t), calc.DemandInput{File: file(t, "sector,demand", "2,1500", "1,600")})
	if got := strings.Join(r.header, ","); got != "sector,demand,output,value_added,employment" {
		t.Error(got)
	}
	x1, x2 := (.95*600+.25*1500)/.7575, (.2*600+.85*1500)/.7575
	for _, c := range []struct {
		column, sector string
		want           float64
	}{{"demand", "1", 600}, {"output", "1", x1}, {"output", "2", x2}, {"value_added", "2", .7 * x2}, {"employment", "1", .02 * x1}} {
		if got := r.number(t, c.column, c.sector); !same(got, c.want) {
			t.Errorf("%s of %s is %v, want %v", c.column, c.sector, got, c.want)
		}
	}
}

// Every form of the same table gives the same bytes.
func TestFormsOfATable(t *testing.T) {
	want := ioTable(t, calc.IOInput{File: file(t, millerBlair[:7]...), OutputRow: "x"}, calc.IOMultipliers, false)
	for name, in := range map[string]calc.IOInput{
		"square":               {File: file(t, ",1,2", "1,150,500", "2,200,100", "x,1000,2000"), OutputRow: "x"},
		"square, final demand": {File: file(t, "sector,1,2,f", "2,200,100,1700", "1,150,500,350"), FinalColumns: []string{"f"}},
		"code and name":        {File: file(t, "code,name,1,2", "1,farm,150,500", "2,mill,200,100", ",x,1000,2000"), OutputRow: "x"},
		"coefficients":         {File: file(t, "row,col,value", "1,1,.15", "1,2,.25", "2,1,.2", "2,2,.05", "x,1,1000", "x,2,2000"), OutputRow: "x", Coefficients: true},
		"one year of two":      {File: file(t, "y,row,col,value", "1,1,1,9", "2,1,1,150", "2,1,2,500", "2,2,1,200", "2,2,2,100", "2,x,1,1000", "2,x,2,2000"), OutputRow: "x", Where: []string{"y=2"}},
		"other accounts":       {File: file(t, ",1,2,FINAL", "1,150,500,1", "2,200,100,1", "x,1000,2000,1", "IMPORT,1,1,1"), OutputRow: "x"},
		"cells in pieces":      {File: file(t, append(millerBlair[:7:7], "1,1,-50", "1,1,50")...), OutputRow: "x", Duplicates: calc.DuplicatesSum},
	} {
		t.Run(name, func(t *testing.T) {
			got := ioTable(t, in, calc.IOMultipliers, false)
			for k, row := range want.rows {
				for c := range row {
					if c > 0 && !same(got.number(t, want.header[c], row[0]), want.number(t, want.header[c], row[0])) {
						t.Errorf("row %d: %v, want %v", k, got.rows[k], row)
					}
				}
			}
		})
	}
	two := ioTable(t, calc.IOInput{File: file(t, "country,sector,KR,KR", "country,sector,a,b", "KR,a,150,500", "KR,b,200,100", "OUT,,1000,2000"), OutputRow: "OUT"}, calc.IOMultipliers, false)
	if got := two.number(t, "output_multiplier", "KR|a"); !same(got, 1150./757.5) {
		t.Errorf("country and sector: %v", got)
	}
}

func TestTablesThatCannotServe(t *testing.T) {
	demand := file(t, "sector,demand", "1,5")
	for name, c := range map[string]struct {
		lines []string
		in    calc.IOInput
		says  string
	}{
		"a column is missing":  {[]string{",1,2", "1,1,2", "2,1,2", "3,1,2", "x,9,9"}, calc.IOInput{OutputRow: "x"}, "rows only (3)"},
		"no output":            {[]string{",1,2", "1,1,2", "2,1,2"}, calc.IOInput{}, "no output"},
		"no such row":          {[]string{",1,2", "1,1,2", "2,1,2", "X,9,9"}, calc.IOInput{OutputRow: "Y"}, "‘Y’"},
		"not a number":         {[]string{",1,2", "1,1,two", "2,1,2", "X,9,9"}, calc.IOInput{OutputRow: "X"}, "line 2"},
		"a blank flow":         {[]string{",1,2", "1,1,", "2,1,2", "X,9,9"}, calc.IOInput{OutputRow: "X"}, "(1, 2)"},
		"a blank output":       {[]string{",1,2", "1,1,1", "2,1,2", "X,9,"}, calc.IOInput{OutputRow: "X"}, "output of sector ‘2’ is blank"},
		"a negative output":    {[]string{",1,2", "1,1,1", "2,1,2", "X,9,-9"}, calc.IOInput{OutputRow: "X"}, "negative"},
		"a cell twice":         {[]string{"row,column,value", "1,1,1", "1,1,2", "X,1,9"}, calc.IOInput{OutputRow: "X"}, "line 3"},
		"a sector twice":       {[]string{"n,1,2", "1,1,1", "1,1,2", "X,9,9"}, calc.IOInput{OutputRow: "X"}, "line 3"},
		"a singular system":    {[]string{",1,2", "1,5,5", "2,5,5", "X,10,10"}, calc.IOInput{OutputRow: "X"}, "cannot be solved"},
		"nothing":              {[]string{"row,column,value"}, calc.IOInput{}, "no rows"},
		"absent is unknown":    {[]string{"row,column,value", "1,1,1", "1,2,1", "2,1,1", "X,1,9", "X,2,9"}, calc.IOInput{OutputRow: "X", Absent: calc.AbsentNA}, "(2, 2)"},
		"nothing made anwhere": {[]string{",1", "1,0", "X,0"}, calc.IOInput{OutputRow: "X"}, "zero output"},
	} {
		t.Run(name, func(t *testing.T) {
			c.in.File = file(t, c.lines...)
			for _, r := range []result{ioTable(t, c.in, calc.IOMultipliers, false), impact(t, c.in, calc.DemandInput{File: demand})} {
				if r.err == nil || !strings.Contains(r.err.Error(), c.says) {
					t.Errorf("%v, want %s", r.err, c.says)
				}
			}
		})
	}
}

func TestDemandThatCannotServe(t *testing.T) {
	for name, c := range map[string]struct{ lines, says string }{
		"unknown sector": {"sector,demand\n1,5\n7,1", "7"},
		"blank":          {"sector,demand\n1,", "line 2"},
		"twice":          {"sector,demand\n1,5\n1,6", "line 3"},
		"no column":      {"sector,amount\n1,5", "demand"},
	} {
		r := impact(t, millerBlairInput(t), calc.DemandInput{File: file(t, strings.Split(c.lines, "\n")...)})
		if r.err == nil || !strings.Contains(r.err.Error(), c.says) {
			t.Errorf("%s: %v", name, r.err)
		}
	}
}

func TestIOOfKorea(t *testing.T) {
	in := calc.IOInput{
		File: refdata.File(t, "korea/wiod_korea_domestic_io_35x35.csv"), Where: []string{"year=2011"},
		OutputRow: "OUTPUT", ImportRows: []string{"IMPORTED_INTERMEDIATE"}, CloseValueAdded: true,
		FinalColumns: []string{"FINAL_DOMESTIC", "EXPORT_INTERMEDIATE", "EXPORT_FINAL"},
	}
	r := ioTable(t, in, calc.IOMultipliers, false)
	mean, count := 0.0, 0
	for _, row := range r.rows {
		if row[0] == "c35" {
			if strings.Join(row[1:], "") != "" {
				t.Errorf("c35 makes nothing: %v", row)
			}
			continue
		}
		if sum := r.number(t, "value_added", row[0]) + r.number(t, "imports", row[0]); !same(sum, 1) {
			t.Errorf("%s: value added and imports sum to %v", row[0], sum)
		}
		mean += r.number(t, "backward", row[0])
		count++
	}
	if count != 34 || !same(mean/34, 1) || !r.noted("c35") || !r.noted("gap") {
		t.Errorf("%d sectors, mean %v, %v", count, mean/34, r.notes)
	}
	demand := calc.DemandInput{File: file(t, "sector,demand", "c14,100", "c35,1")}
	if i := impact(t, in, demand); i.cell(t, "output", "c35") != "" || !i.noted("cannot be followed") || !(i.number(t, "output", "c14") > 100) {
		t.Errorf("%v %v", i.notes, i.rows)
	}
}

// The result does not depend on the order of the file.
func TestIOWhateverTheOrderOfRows(t *testing.T) {
	lines := []string{"row,column,value"}
	for i := range 7 {
		for j := range 7 {
			lines = append(lines, strings.Join([]string{"s" + strconv.Itoa(i), "s" + strconv.Itoa(j), strconv.Itoa(1 + (i*31+j*17)%23)}, ","))
		}
		lines = append(lines, "X,s"+strconv.Itoa(i)+",500")
	}
	backwards := []string{lines[0]}
	for k := len(lines) - 1; k > 0; k-- {
		backwards = append(backwards, lines[k])
	}
	read := func(lines []string) string {
		out := filepath.Join(t.TempDir(), "out.csv")
		in := calc.IOInput{File: file(t, lines...), OutputRow: "X"}
		if err := calc.IO(t.Context(), in, calc.IOMultipliers, false, calc.Output{File: out}); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	if a, b := read(lines), read(backwards); a != b {
		t.Errorf("%s\n%s", a, b)
	}
}
