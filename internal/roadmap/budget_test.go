package roadmap_test

import (
	"fmt"
	"testing"

	"naru/internal/roadmap"

	"github.com/google/go-cmp/cmp"
)

func line(s roadmap.Source, year int, w *int64) roadmap.BudgetLine {
	return roadmap.BudgetLine{Source: s, Year: year, Won: w}
}

func TestBudgetsAgainstCeilings(t *testing.T) {
	t.Parallel()
	a, b, c := task("A", q(2027, 1), q(2028, 4)), task("B", q(2028, 1), q(2030, 4)), task("C", 0, 0)
	a.Budget = []roadmap.BudgetLine{line(roadmap.City, 2027, new(int64(70))), line(roadmap.City, 2028, new(int64(0))), line(roadmap.National, 2027, new(int64(500)))}
	b.Strategy = "s2"
	b.Budget = []roadmap.BudgetLine{line(roadmap.City, 2027, new(int64(50))), line(roadmap.City, 2028, nil), line(roadmap.Private, 2033, new(int64(7)))}
	p := plan(a, b, c)
	got := p.Budgets()
	if got.Total != (roadmap.Sum{Won: 627, Unknown: 1, Lines: 6}) {
		t.Errorf("total %+v", got.Total)
	}
	if len(got.Over) != 1 || got.Over[0].Year != 2027 || got.Over[0].Source != roadmap.City || got.Over[0].Over != 20 {
		t.Errorf("over %+v", got.Over)
	}
	bounds := map[int]roadmap.Bound{}
	for _, x := range got.Bounds {
		bounds[x.Year] = x
	}
	if x := bounds[2027]; x.Ceiling != nil || len(x.Missing) != 1 || x.Missing[0] != roadmap.National {
		t.Errorf("the ceiling of 2027, with one source unbounded: %+v", x)
	}
	if x := bounds[2028]; x.Ceiling == nil || len(x.Missing) != 0 {
		t.Errorf("the ceiling of 2028, where only the city pays: %+v", x)
	}
	states := map[string]roadmap.Against{}
	for _, x := range got.Cells {
		states[fmt.Sprint(x.Source, x.Year)] = x.State
	}
	for cell, want := range map[string]roadmap.Against{
		"city2027": roadmap.Over, "city2028": roadmap.Uncertain, "city2029": roadmap.Unbounded, "national2027": roadmap.Unbounded,
	} {
		if states[cell] != want {
			t.Errorf("%s: %s, want %s", cell, states[cell], want)
		}
	}
	groups := func(list []roadmap.Group) map[string]roadmap.Sum {
		out := map[string]roadmap.Sum{}
		for _, g := range list {
			if g.Sum.Lines > 0 {
				out[g.Key] = g.Sum
			}
		}
		return out
	}
	for name, x := range map[string]struct{ got, want map[string]roadmap.Sum }{
		"source":   {groups(got.BySource), map[string]roadmap.Sum{"national": {Won: 500, Lines: 1}, "city": {Won: 120, Unknown: 1, Lines: 4}, "private": {Won: 7, Lines: 1}}},
		"year":     {groups(got.ByYear), map[string]roadmap.Sum{"2027": {Won: 620, Lines: 3}, "2028": {Unknown: 1, Lines: 2}, "2033": {Won: 7, Lines: 1}}},
		"strategy": {groups(got.ByStrategy), map[string]roadmap.Sum{"s1": {Won: 570, Lines: 3}, "s2": {Won: 57, Unknown: 1, Lines: 3}}},
		"term":     {groups(got.ByTerm), map[string]roadmap.Sum{"short": {Won: 570, Lines: 3}, "middle": {Won: 57, Unknown: 1, Lines: 3}}},
	} {
		if diff := cmp.Diff(x.want, x.got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if len(got.Unplanned) != 1 || got.Unplanned[0].ID != "C" || len(got.Outside) != 1 || got.Outside[0].ID != "B" {
		t.Errorf("unplanned %v, outside %v", got.Unplanned, got.Outside)
	}
}

func TestWithoutCeilingsNothingIsOver(t *testing.T) {
	t.Parallel()
	a := task("A", q(2027, 1), q(2027, 4))
	a.Budget = []roadmap.BudgetLine{line(roadmap.City, 2027, new(int64(1_000_000_000)))}
	p := plan(a)
	p.Roadmap.Ceilings = nil
	if got := p.Budgets(); len(got.Over) != 0 || got.Total.Won != 1_000_000_000 {
		t.Errorf("%+v", got.Over)
	}
}
