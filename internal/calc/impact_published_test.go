package calc_test

import (
	"context"
	"strings"
	"testing"

	"naru/internal/calc"
	"naru/internal/refdata"
)

func published(tb testing.TB, in calc.PublishedInput, demand string) result {
	tb.Helper()
	return run(tb, func(ctx context.Context, out calc.Output) error {
		return calc.PublishedImpact(ctx, in, calc.DemandInput{File: demand}, out)
	})
}

// 100억원 of medicines and 10억원 of crops in 경기, from the file's own rows.
func TestPublishedImpactOfGyeonggi(t *testing.T) {
	in := calc.PublishedInput{
		File: refdata.File(t, "korea/bok_gyeonggi_2020_83_inducement.csv"), Level: "시도", Year: "2020", EmploymentPer: 1e9,
	}
	r := published(t, in, file(t, "sector,demand", "20,10000000000", "01,1000000000"))
	for _, c := range []struct {
		column, sector string
		want           float64
	}{
		{"output", "20", 1.7042e10},
		{"output_inside", "20", 1.2893e10},
		{"value_added_outside", "01", .1384e9},
		{"employment", "20", 54.076},
		{"employment_inside", "01", 39.3501},
	} {
		if got := r.number(t, c.column, c.sector); !same(got, c.want) {
			t.Errorf("%s of %s is %v, want %v", c.column, c.sector, got, c.want)
		}
	}
	if len(r.rows) != 2 || !r.noted("시도") || !r.noted("2020") {
		t.Errorf("%v %v", r.rows, r.notes)
	}
	if r := published(t, in, file(t, "sector,demand", "84,1")); r.err == nil || !strings.Contains(r.err.Error(), "84") {
		t.Errorf("an unknown sector: %v", r.err)
	}
	if r := published(t, in, file(t, "sector,demand", "55,1")); r.err == nil || !strings.Contains(r.err.Error(), "55") {
		t.Errorf("a sector that the region does not have: %v", r.err)
	}
	if r.noted("--employment-per") {
		t.Errorf("the unit was given: %v", r.notes)
	}
	in.EmploymentPer = 0
	if r := published(t, in, file(t, "sector,demand", "20,10000000000")); !same(r.number(t, "employment", "20"), 54.076) || !r.noted("--employment-per") {
		t.Errorf("the unit assumed: %v %v", r.err, r.notes)
	}
	in.Level = ""
	if r := published(t, in, file(t, "sector,demand", "20,1")); r.err == nil || !strings.Contains(r.err.Error(), "--level") {
		t.Errorf("no level: %v", r.err)
	}
}
