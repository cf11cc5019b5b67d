package study

import (
	"strings"
	"testing"
	"time"

	"naru/internal/core"
)

// skipping is three indicators of which nobody has the last, compared by one
// expert whose six answers do not fit each other.
func skipping() (Study, Inputs) {
	s, in := small()
	z := s.Indicators[0]
	z.ID, z.Title, z.Optional = "z", core.T("z 지표", "z"), true
	s.Indicators = append(s.Indicators, z)
	in.Columns = append(in.Columns, Column{ID: "z"})
	for i := range in.Subjects {
		in.Subjects[i].Cells = append(in.Subjects[i].Cells, missing(core.T("올린 표가 없습니다.", "none")))
	}
	s.Weighting.Method = AHPWeights
	s.Weighting.Experts = []Expert{{ID: "1", Name: "김", Weight: 1, Judgements: []Judgement{Judge("x", "y", 3)}}}
	return s, in
}

// An expert is asked about what counts: a pair with an indicator that nobody has
// is not missing, and an answer about it is kept and changes nothing.
func TestExpertsAreAskedAboutWhatCounts(t *testing.T) {
	t.Parallel()
	s, in := skipping()
	r := compute(t, s, in)
	near(t, "x", r.Weights.Indicators[0].Weight, .75)
	near(t, "y", r.Weights.Indicators[1].Weight, .25)
	if c := r.Weights.Judged[0]; c.Open != 0 || !c.Acceptable || c.Weights[2].Defined() || r.Weights.Renormalise {
		t.Errorf("%+v", r.Weights)
	}
	if skip := r.Weights.Indicators[2].Skip; !strings.Contains(skip.Ko, "묻지 않습니다") || !strings.Contains(skip.En, "not asked") {
		t.Errorf("%+v", skip)
	}
	l := Look{Study: s, Inputs: in, Result: r}
	if len(l.Compared()) != 2 || len(l.LeftOut()) != 1 || l.LeftOut()[0].ID != "z" {
		t.Errorf("%+v, left out %+v", l.Compared(), l.LeftOut())
	}
	// A circle through what is left out does not spoil what counts …
	s.Weighting.Experts[0].Judgements = append(s.Weighting.Experts[0].Judgements, Judge("y", "z", 9), Judge("z", "x", 9))
	r = compute(t, s, in)
	near(t, "x beside a circle", r.Weights.Indicators[0].Weight, .75)
	if c := r.Weights.Judged[0]; !c.Acceptable || !r.Weights.Consistent {
		t.Errorf("%+v", c)
	}
	// … and comes back with the data.
	in.Subjects[0].Cells[2] = Cell{Value: 1}
	if c := compute(t, s, in).Weights.Judged[0]; c.Open != 0 || c.Acceptable || !c.Weights[2].Defined() {
		t.Errorf("%+v", c)
	}
}

// A study that was signed when experts were asked about everything comes to the
// numbers that it was signed with.
func TestASignedStudyKeepsToItsOwnVersion(t *testing.T) {
	t.Parallel()
	s, in := skipping()
	s.Weighting.Experts[0].Judgements = append(s.Weighting.Experts[0].Judgements, Judge("y", "z", 3), Judge("z", "x", 2))
	now := compute(t, s, in)
	s.State = Signed
	s.Frozen = &Frozen{At: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC), Inputs: in, Methods: map[string]int{MethodScore: 1}}
	was := compute(t, s, in)
	if c := was.Weights.Judged[0]; !c.Weights[2].Defined() || c.Acceptable || !was.Weights.Renormalise {
		t.Errorf("%+v", was.Weights)
	}
	if was.Weights.Indicators[0].Weight.equals(now.Weights.Indicators[0].Weight) {
		t.Errorf("the versions do not differ: %v", was.Weights.Indicators)
	}
	l := Look{Study: s, Inputs: in, Result: was}
	if len(l.Compared()) != 3 {
		t.Errorf("it was signed with answers about %d indicators", len(l.Compared()))
	}
	if said := newerMethods(s); len(said) != 0 {
		t.Errorf("told of a change that is none: %v", said)
	}
	s.State = Draft
	if said := newerMethods(s); len(said) != 1 {
		t.Errorf("a draft of the first version: %v", said)
	}
	s.Frozen = freeze(s.Frozen.At, in, now)
	if s.State = Signed; len(newerMethods(s)) != 0 || !compute(t, s, in).Weights.Indicators[0].Weight.equals(now.Weights.Indicators[0].Weight) {
		t.Error("one that is signed now does not come out as it was")
	}
}
