package structure_test

import (
	"math"
	"testing"

	"naru/internal/structure"
)

func TestVarietyByHand(t *testing.T) {
	// Shares ½, ¼, ¼: within group 10 an even pair of weight ½.
	tab, err := structure.NewTable([]string{"R"}, []string{"011", "101", "102"}, []float64{2, 1, 1})
	if err != nil {
		t.Fatal(err)
	}
	for prefix, want := range map[int][]float64{
		2: {1.5, 1, .5},  // groups 01 and 10
		3: {1.5, 1.5, 0}, // every code its own group
		0: {1.5, 0, 1.5}, // one group
		9: {1.5, 1.5, 0}, // longer than the codes
	} {
		p := structure.RegionConcentration(tab, tab.Margins(), prefix)[0]
		near(t, "entropy, unrelated, related", []float64{p.Entropy, p.UnrelatedVariety, p.RelatedVariety}, want, 1e-12)
	}
}

func TestPrefixCountsLetters(t *testing.T) {
	tab, err := structure.NewTable([]string{"R"}, []string{"제조가", "제조나", "건설"}, []float64{1, 1, 2})
	if err != nil {
		t.Fatal(err)
	}
	p := structure.RegionConcentration(tab, tab.Margins(), 2)[0]
	near(t, "unrelated, related", []float64{p.UnrelatedVariety, p.RelatedVariety}, []float64{1, .5}, 1e-12)
}

func TestEllisonGlaeserByHand(t *testing.T) {
	// x = (½, ½); industry 1 wholly in R1: G = ½, 1 − Σx² = ½.
	tab := table(t, 2, 2, 10, 0, 0, 10)
	for h, want := range map[float64]float64{
		0:          1,
		.5:         (.5 - .25) / (.5 * .5),
		1:          math.NaN(), // one plant: nothing to tell chance from choice
		math.NaN(): math.NaN(),
	} {
		q := structure.IndustryConcentration(tab, tab.Margins(), []float64{h, h})[0]
		near(t, "γ", []float64{q.EllisonGlaeser}, []float64{want}, 1e-12)
		near(t, "raw", []float64{q.RawConcentration, q.HooverIndex, q.HooverGini}, []float64{1, 50, .5}, 1e-12)
	}
	q := structure.IndustryConcentration(tab, tab.Margins(), nil)[0]
	near(t, "γ without plants", []float64{q.EllisonGlaeser}, []float64{math.NaN()}, 0)
}

func TestRanks(t *testing.T) {
	got := structure.Ranks([]float64{3, 5, math.NaN(), 5, 1})
	for k, want := range []int{3, 1, 0, 1, 4} {
		if got[k] != want {
			t.Fatalf("got %v", got)
		}
	}
}
