package supply_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naru/internal/core"
	"naru/internal/supply"
)

var two = []supply.Firm{{ID: "갑", Industry: "C26"}, {ID: "을", Industry: "C30"}}

func TestBadInputIsNamed(t *testing.T) {
	t.Parallel()
	edge := func(s, c uint32, w float64, kind supply.Type) []supply.Edge {
		return []supply.Edge{{Supplier: 0, Customer: 1, Weight: 1}, {Supplier: s, Customer: c, Weight: w, Type: kind}}
	}
	for name, c := range map[string]struct {
		firms []supply.Firm
		edges []supply.Edge
		says  []string
	}{
		"no firms":           {nil, nil, []string{"no firms"}},
		"a firm without id":  {[]supply.Firm{{ID: " ", Industry: "C26"}}, nil, []string{"number 1", "no id"}},
		"no industry":        {[]supply.Firm{two[0], {ID: "을"}}, nil, []string{"을", "industry"}},
		"a firm twice":       {[]supply.Firm{two[0], two[1], two[0]}, nil, []string{"갑", "twice"}},
		"unknown firm":       {two, edge(0, 2, 1, 0), []string{"number 2", "not in the list"}},
		"negative weight":    {two, edge(1, 0, -1, 0), []string{"number 2", "을 → 갑", "below zero"}},
		"blank weight":       {two, edge(1, 0, math.NaN(), 0), []string{"number 2", "을 → 갑", "blank"}},
		"infinite weight":    {two, edge(1, 0, math.Inf(1), 0), []string{"number 2", "을 → 갑", "range"}},
		"vanishing weight":   {two, edge(1, 0, 1e-31, 0), []string{"number 2", "을 → 갑", "range"}},
		"unknown type":       {two, edge(1, 0, 1, 3), []string{"number 2", "을 → 갑", "type 3"}},
		"duplicate edges":    {two, edge(0, 1, 5, 0), []string{"1 edge repeats", "1 and 2", "갑 → 을"}},
		"duplicates unalike": {two, edge(0, 1, 5, 2), []string{"1 and 2", "갑 → 을"}},
		"bad self-loop":      {two, edge(1, 1, -5, 2), []string{"number 2", "below zero"}},
	} {
		n, _, err := supply.NewNetwork(c.firms, c.edges, supply.RefuseDuplicates)
		if err == nil || n != nil || core.CodeOf(err) != core.Invalid {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, part := range c.says {
			if !strings.Contains(err.Error(), part) {
				t.Errorf("%s: the error does not say %q: %v", name, part, err)
			}
		}
		if ko := core.MessageOf(err).Ko; ko == "" || strings.Contains(ko, "%!") {
			t.Errorf("%s: in Korean %q", name, ko)
		}
	}
}

func TestWhatIsSetAsideIsTold(t *testing.T) {
	t.Parallel()
	n, report, err := supply.NewNetwork(two, []supply.Edge{
		{Supplier: 0, Customer: 1, Weight: 3, Type: supply.Essential},
		{Supplier: 0, Customer: 0, Weight: 9},
		{Supplier: 1, Customer: 0, Weight: 0},
		{Supplier: 0, Customer: 1, Weight: 4, Type: supply.Essential},
	}, supply.SumDuplicates)
	if err != nil {
		t.Fatal(err)
	}
	want := supply.Report{
		SelfLoops: 1, SelfLoopPlaces: []int{1},
		ZeroWeights: 1, ZeroWeightPlaces: []int{2},
		Duplicates: 1, DuplicatePlaces: []supply.Twice{{First: 0, Again: 3}},
	}
	if d := cmp.Diff(want, report); d != "" {
		t.Error(d)
	}
	if n.Firms() != 2 || n.Edges() != 1 || n.Output(0) != 7 || n.Purchases(1) != 7 || n.ID(1) != "을" || n.Industry(1) != "C30" {
		t.Errorf("%d firms, %d edges, output %v", n.Firms(), n.Edges(), n.Output(0))
	}
	_, report, err = supply.NewNetwork(two, []supply.Edge{
		{Supplier: 0, Customer: 1, Weight: 3, Type: supply.Essential}, {Supplier: 0, Customer: 1, Weight: 4},
	}, supply.SumDuplicates)
	if err == nil || !strings.Contains(err.Error(), "differ in type") || *report.Unalike != (supply.Twice{First: 0, Again: 1}) {
		t.Errorf("duplicates of two types: %v", err)
	}
}

func TestANetworkWithoutSalesHasNoESRI(t *testing.T) {
	t.Parallel()
	n, _, err := supply.NewNetwork(two, nil, supply.RefuseDuplicates)
	if err != nil {
		t.Fatal(err)
	}
	all, err := n.ESRI(t.Context(), 0, nil)
	if err != nil || !math.IsNaN(all[0].ESRI) || !math.IsNaN(all[1].ESRI) {
		t.Errorf("%v, %v", all, err)
	}
}

func TestBadShocksAreNamed(t *testing.T) {
	t.Parallel()
	n, _ := written(t, e{"A", "B", 1, ess})
	for _, tolerance := range []float64{-1, .6, 1e-10, math.NaN()} {
		if _, err := n.NewCascade(tolerance); core.CodeOf(err) != core.Invalid {
			t.Errorf("tolerance %v: %v", tolerance, err)
		}
		if _, err := n.ESRI(t.Context(), tolerance, nil); core.CodeOf(err) != core.Invalid {
			t.Errorf("tolerance %v: %v", tolerance, err)
		}
	}
	c := cascade(t, n, 0)
	for _, left := range [][]float64{{1}, {1, -.1}, {1, 1.1}, {1, math.NaN()}} {
		if _, err := c.Shock(t.Context(), left); core.CodeOf(err) != core.Invalid {
			t.Errorf("shock %v: %v", left, err)
		}
		if _, err := c.Sweep(t.Context(), left); core.CodeOf(err) != core.Invalid {
			t.Errorf("sweep %v: %v", left, err)
		}
	}
	for _, firm := range []int{-1, 2} {
		if _, err := c.Firm(t.Context(), firm); core.CodeOf(err) != core.NotFound {
			t.Errorf("firm %d: %v", firm, err)
		}
	}
}

func TestNeeds(t *testing.T) {
	t.Parallel()
	needs, err := supply.NewNeeds([]supply.Pair{{"C26", "C30", supply.Essential}, {"C30", "C26", supply.NonEssential}})
	if err != nil {
		t.Fatal(err)
	}
	edges := []supply.Edge{{Supplier: 0, Customer: 1, Weight: 1}, {Supplier: 1, Customer: 0, Weight: 1}}
	if _, err := needs.Assign(two, edges); err != nil || edges[0].Type != supply.Essential || edges[1].Type != supply.NonEssential {
		t.Errorf("%v, %v", edges, err)
	}
	three := slices.Concat(two, []supply.Firm{{ID: "병", Industry: "K64"}})
	gaps, err := needs.Assign(three, []supply.Edge{
		{Supplier: 0, Customer: 1, Weight: 1}, {Supplier: 2, Customer: 0, Weight: 1}, {Supplier: 0, Customer: 0, Weight: 1}, {Supplier: 2, Customer: 0, Weight: 1},
	})
	if d := cmp.Diff([]supply.Gap{{Edge: 1, Pair: "K64* → C26"}, {Edge: 2, Pair: "C26 → C26"}}, gaps); d != "" {
		t.Error(d)
	}
	for _, part := range []string{"2 pairs", "K64* → C26", "C26 → C26"} {
		if err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("the error does not say %q: %v", part, err)
		}
	}
	if _, err := needs.Assign(two, []supply.Edge{{Supplier: 0, Customer: 5}}); core.CodeOf(err) != core.Invalid {
		t.Errorf("an unknown firm: %v", err)
	}
	for name, pairs := range map[string][]supply.Pair{
		"blank":     {{"", "C30", supply.Essential}},
		"type":      {{"C26", "C30", 3}},
		"two types": {{"C26", "C30", supply.Essential}, {"C26", "C30", supply.Ignored}},
	} {
		if _, err := supply.NewNeeds(pairs); core.CodeOf(err) != core.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}
