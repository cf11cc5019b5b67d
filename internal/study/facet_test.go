package study

import (
	"strings"
	"testing"

	"naru/internal/core"
)

// leaning is A, B and C by location quotient and by two growths: C is the most
// specialised and slowest.
func leaning() (Study, Inputs) {
	s, in := small()
	s.LongList = 1
	s.Indicators[0].Source.Method, s.Indicators[1].Source.Method = LQ, Growth
	z := s.Indicators[1]
	z.ID, z.Title, z.Source.Method = "z", core.T("비중 변화", "Change of share"), ShareChange
	s.Indicators = append(s.Indicators, z)
	in.Columns = append(in.Columns, Column{ID: "z"})
	for i := range in.Subjects {
		x := &in.Subjects[i]
		v := map[string][3]float64{"A": {.5, 3, 3}, "B": {1.1, 2, 2}, "C": {2.25, 1, 1}}[x.ID]
		x.Cells = []Cell{{Value: Number(v[0])}, {Value: Number(v[1])}, {Value: Number(v[2])}}
	}
	return s, in
}

func caution(t *testing.T, s Study, in Inputs) core.Text {
	t.Helper()
	l := Look{Study: s, Inputs: in, Result: compute(t, s, in)}
	return l.Caution()
}

// Two of three equal weights look at growth: that is said, with the industry
// that falls out although nothing is as specialised.
func TestWeightsThatLeanToGrowthAreCautioned(t *testing.T) {
	t.Parallel()
	s, in := leaning()
	got := caution(t, s, in)
	for _, w := range []string{"가중치의 67%가 성장·변화", "‘C’는 입지계수가 2.25인데 3위여서"} {
		if !strings.Contains(got.Ko, w) {
			t.Errorf("%q does not say %q", got.Ko, w)
		}
	}
	if !strings.Contains(got.En, "67% of the weight") || !strings.Contains(got.En, "C has a location quotient of 2.25") {
		t.Error(got.En)
	}
	// Nothing is named where the long list has it, or where it is not special.
	s.LongList = 3
	if got := caution(t, s, in); !strings.Contains(got.Ko, "67%") || strings.Contains(got.Ko, "입지계수") {
		t.Error(got.Ko)
	}
	// Half and half does not lean.
	s.Weighting.Method, s.Weighting.Direct = DirectWeights, []Weight{{"x", 50}, {"y", 30}, {"z", 20}}
	if got := caution(t, s, in); !got.IsZero() {
		t.Error(got.Ko)
	}
	// Weights that are not there yet lean nowhere.
	s.Weighting.Direct = nil
	if got := caution(t, s, in); !got.IsZero() {
		t.Error(got.Ko)
	}
}

// A skipped indicator carries no weight: of KIET's five, without patents, three
// quarters look at growth.
func TestTheFacetsOfKIET(t *testing.T) {
	t.Parallel()
	s, in := small()
	s.Indicators, in.Columns = KIET.Indicators(), nil
	for _, x := range s.Indicators {
		in.Columns = append(in.Columns, Column{ID: x.ID})
	}
	for i := range in.Subjects {
		in.Subjects[i].Cells = nil
		for j := range s.Indicators {
			c := Cell{Value: Number(float64(i + j))}
			if s.Indicators[j].ID == Patents {
				c = missing(core.T("올린 표가 없습니다.", "none"))
			}
			in.Subjects[i].Cells = append(in.Subjects[i].Cells, c)
		}
	}
	l := Look{Study: s, Inputs: in, Result: compute(t, s, in)}
	got := l.Facets()
	if len(got) != 2 || got[0].Facet != Special || got[1].Facet != Movement || len(got[1].Indicators) != 3 {
		t.Fatalf("%+v", got)
	}
	near(t, "movement", Number(got[1].Weight), .75)
}
