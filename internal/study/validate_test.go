package study

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"naru/internal/core"
)

func TestEveryFaultIsNamedAtOnce(t *testing.T) {
	t.Parallel()
	s, _ := small()
	s.Title = "  "
	s.Scope.From, s.Scope.To = core.Year(2024), core.Year(2021)
	s.Candidates.Chosen = []Candidate{CodeCandidate("C"), CodeCandidate("C"), {ID: "x", Code: "y"}, {ID: "mix@0", Definition: "mix"}}
	s.Candidates.AtLeast = []AtLeast{{"employees", -1}}
	s.Indicators = append(s.Indicators, s.Indicators[0], Indicator{ID: "a:b", Direction: "up", Normalisation: "none", Source: Source{Method: "magic", Years: -1}})
	nan := math.NaN()
	s.Indicators[1].Source.Table = []Entry{{ID: "C", Value: &nan}}
	s.Weighting.Direct = []Weight{{"x", -.1}}
	s.Weighting.Experts = []Expert{
		{ID: "1", Name: "김 전문", Weight: 1, Judgements: []Judgement{Judge("x", "y", 0), Judge("y", "x", 2), Judge("x", "x", 1)}},
		{ID: "2", Name: " 김  전문 ", Weight: math.Inf(1)},
		{ID: "3", Name: "", Weight: 1},
	}
	s.Shortlist.Share = nan
	s.Shortlist.Ratings = []Rating{Rate("r", "A", "fit", 6, ""), {ID: "wrong", Rater: "r", Score: 1}}
	s.Sensitivity = Sensitivity{Draws: 10, Concentration: 0, Top: -1}
	s.LongList = -1
	s.Decision.Minutes.Date = "2026.11.23"
	err := s.Validate()
	e, ok := errors.AsType[*core.Error](err)
	if !ok || e.Code != core.Invalid {
		t.Fatal(err)
	}
	var got []string
	for _, f := range e.Fields {
		got = append(got, f.Name)
		if f.Message.Ko == "" || f.Message.En == "" || f.Message.Ko == f.Message.En {
			t.Errorf("%s: %+v", f.Name, f.Message)
		}
	}
	slices.Sort(got)
	want := []string{
		"candidates.atLeast[0].value", "candidates.chosen[1].id", "candidates.chosen[2]", "candidates.chosen[3]",
		"decision.minutes.date",
		"indicators[1].source.table[0].value", "indicators[2].id", "indicators[3].direction", "indicators[3].id", "indicators[3].normalisation",
		"indicators[3].source.method", "indicators[3].source.years", "indicators[3].title",
		"longList", "scope.from", "sensitivity.concentration", "sensitivity.top",
		"shortlist.ratings[0].score", "shortlist.ratings[1].id", "shortlist.share", "title",
		"weighting.direct[0].value", "weighting.experts[0].judgements[0].times", "weighting.experts[0].judgements[1]", "weighting.experts[0].judgements[2]",
		"weighting.experts[1].name", "weighting.experts[1].weight", "weighting.experts[2].name",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestPresetsAreFit(t *testing.T) {
	t.Parallel()
	for _, p := range Presets() {
		s := Study{ID: "s", Title: "연구"}
		p.begin(&s)
		if err := s.Validate(); err != nil {
			t.Errorf("%s: %v", p, err)
		}
		if p.Title().En == "" || len(s.Indicators) != map[Preset]int{Free: 0, KIET: 5}[p] {
			t.Errorf("%s: %+v", p, s.Indicators)
		}
	}
}
