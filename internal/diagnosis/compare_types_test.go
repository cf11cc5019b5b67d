package diagnosis

import (
	"math"
	"testing"

	"naru/internal/structure"
)

// 경기's manufacturing is specialised (1.72) and faster than the nation: 선도
// 육성, 235 of 435. Its trade is neither. In 서울 manufacturing is withheld, so
// its 100 of 630 have no type that anybody knows.
func TestTypesWeighWhatIsKnown(t *testing.T) {
	t.Parallel()
	data := twoProvinces()
	data[[2]string{"11", "C"}] = []float64{100, 100, 100, -1}
	c, err := stocked(data).service("41").Compare(t.Context(), operator, View{})
	if err != nil {
		t.Fatal(err)
	}
	share := func(place int, s structure.Strategy) TypeShare {
		for _, x := range c.Places[place].Types {
			if x.Strategy == s {
				return x
			}
		}
		t.Fatalf("no type %q", s)
		return TypeShare{}
	}
	if x := share(0, structure.StrategyLead); x.Industries != 1 || !near(x.Share, 235./435) {
		t.Errorf("선도 육성 in 경기: %+v", x)
	}
	if x := share(1, structure.StrategyUnknown); x.Industries < 1 || !near(x.Share, 100./630) {
		t.Errorf("not known in 서울: %+v", x)
	}
	for k, p := range c.Places {
		sum, n := 0.0, 0
		for _, x := range p.Types {
			sum, n = sum+x.Share, n+x.Industries
		}
		if !near(sum, 1) || n != 2 {
			t.Errorf("place %d: shares come to %v, industries to %d", k, sum, n)
		}
	}
	if got := c.TypesSheet(); len(got.Rows) != 2 || len(got.Rows[0]) != len(got.Columns) || len(got.Evidence) != 1 {
		t.Errorf("the sheet has %d rows and the evidence %v", len(got.Rows), got.Evidence)
	}
}

// Sections stand alone: variety within and between groups is not known.
func TestSectionsTellNoVarietyOfGroups(t *testing.T) {
	t.Parallel()
	c, err := stocked(twoProvinces()).service("41").Compare(t.Context(), operator, View{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range c.Places {
		if !math.IsNaN(p.Profile.RelatedVariety) || !math.IsNaN(p.Profile.UnrelatedVariety) || math.IsNaN(p.Profile.Entropy) {
			t.Errorf("%s: %+v", p.Place.Code, p.Profile)
		}
	}
}
