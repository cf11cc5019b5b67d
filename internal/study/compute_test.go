package study

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"naru/internal/core"
	"naru/internal/multicriteria"
)

// small is three candidates by two indicators: x 10, 20, 30 and y 1, 3, 2.
// Brought to 0 … 1 by min–max they are x 0, ½, 1 and y 0, 1, ½.
func small() (Study, Inputs) {
	s := Study{ID: "s", Title: "시험", Scope: Scope{Region: "41"}}
	Free.begin(&s)
	s.LongList, s.Sensitivity.Draws = 2, 400
	for _, id := range []string{"x", "y"} {
		s.Indicators = append(s.Indicators, Indicator{
			ID: id, Title: core.T(id+" 지표", id), Source: Source{Method: Uploaded},
			Direction: multicriteria.Higher, Normalisation: multicriteria.MinMax,
		})
	}
	in := Inputs{Columns: []Column{{ID: "x"}, {ID: "y"}}}
	for id, v := range map[string][2]float64{"A": {10, 1}, "B": {20, 3}, "C": {30, 2}} {
		in.Subjects = append(in.Subjects, Subject{
			ID: id, Name: core.T(id, id), Cells: []Cell{{Value: Number(v[0])}, {Value: Number(v[1])}}, Type: Typing{Linkage: NA()},
		})
	}
	return s, in
}

func compute(t *testing.T, s Study, in Inputs) Result {
	t.Helper()
	if err := s.Validate(); err != nil {
		t.Fatalf("%v %+v", err, err)
	}
	r, err := Compute(t.Context(), s, in)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func near(t *testing.T, what string, got Number, want float64) {
	t.Helper()
	if !(math.Abs(float64(got)-want) <= 1e-9) {
		t.Errorf("%s: %.15g, by hand %.15g", what, float64(got), want)
	}
}

// totals checks weights, totals and ranks of A, B, C by hand.
func totals(t *testing.T, r Result, weights, want [3]float64, ranks [3]int) {
	t.Helper()
	for j, w := range r.Weights.Indicators {
		near(t, "weight of "+w.ID, w.Weight, weights[j])
	}
	for k, id := range []string{"A", "B", "C"} {
		c, _ := r.Standing(id)
		near(t, "total of "+id, c.Total, want[k])
		if c.Rank != ranks[k] {
			t.Errorf("%s has rank %d, by hand %d", id, c.Rank, ranks[k])
		}
	}
}

func TestWeightsByHand(t *testing.T) {
	t.Parallel()
	s, in := small()
	totals(t, compute(t, s, in), [3]float64{.5, .5}, [3]float64{0, .75, .75}, [3]int{3, 1, 1})

	s.Weighting.Method, s.Weighting.Direct = DirectWeights, []Weight{{"x", 60}, {"y", 40}}
	r := compute(t, s, in)
	totals(t, r, [3]float64{.6, .4}, [3]float64{0, .7, .8}, [3]int{3, 2, 1})
	// B is at .5v + (1 − v), C at v + .5(1 − v): level at v = ½, where neither leaves a list of two.
	if len(r.Flips) != 0 {
		t.Errorf("flips %+v", r.Flips)
	}
	s.Sensitivity.Top = 1
	if r = compute(t, s, in); len(r.Flips) == 0 || r.Flips[0].Leaves != "C" || r.Flips[0].Enters != "B" {
		t.Fatalf("flips %+v", r.Flips)
	}
	near(t, "flip", r.Flips[0].To, .5)

	// Three times as important: ¾ and ¼.
	s.Weighting.Method = AHPWeights
	s.Weighting.Experts = []Expert{{ID: "1", Name: "김", Weight: 1, Judgements: []Judgement{Judge("x", "y", 3)}}}
	totals(t, compute(t, s, in), [3]float64{.75, .25}, [3]float64{0, .625, .875}, [3]int{3, 2, 1})
	// A second expert who says the contrary: the geometric mean is 1; one who
	// counts for nothing changes nothing.
	second := Expert{ID: "2", Name: "이", Weight: 1, Judgements: []Judgement{Judge("y", "x", 3)}}
	s.Weighting.Experts = append(s.Weighting.Experts, second)
	totals(t, compute(t, s, in), [3]float64{.5, .5}, [3]float64{0, .75, .75}, [3]int{3, 1, 1})
	s.Weighting.Experts[1].Weight = 0
	totals(t, compute(t, s, in), [3]float64{.75, .25}, [3]float64{0, .625, .875}, [3]int{3, 2, 1})

	// Entropy with y 1, 3, 3: p is (0, ⅓, ⅔) and (0, ½, ½), so that
	// 1 − e is ⅔·ln2/ln3 and 1 − ln2/ln3.
	s.Weighting.Method = EntropyWeights
	for i := range in.Subjects {
		if in.Subjects[i].ID == "C" {
			in.Subjects[i].Cells[1].Value = 3
		}
	}
	q := math.Ln2 / math.Log(3)
	w := (2. / 3 * q) / (2./3*q + 1 - q)
	totals(t, compute(t, s, in), [3]float64{w, 1 - w}, [3]float64{0, w/2 + 1 - w, 1}, [3]int{3, 2, 1})
}

func TestExpertsJoinTheNumbers(t *testing.T) {
	t.Parallel()
	s, in := small()
	s.Weighting.Method, s.Weighting.Direct = DirectWeights, []Weight{{"x", .6}, {"y", .4}}
	s.Shortlist.Share = .25
	s.Shortlist.Criteria = []Criterion{{"fit", "정책 부합", 3}, {"do", "실행 가능", 1}}
	s.Shortlist.Raters = []Rater{{ID: "r1", Name: "박"}, {ID: "r2", Name: "최"}}
	s.Shortlist.Changes = []Change{{ID: "A", Reason: "시 역점"}, {ID: "B", Drop: true, Reason: "중복"}}
	s.Shortlist.Ratings = []Rating{
		Rate("r1", "A", "fit", 5, "좋음"), Rate("r2", "A", "fit", 4, ""), Rate("r1", "A", "do", 2, ""),
		Rate("r1", "C", "fit", 3, ""), Rate("r1", "C", "do", 3, ""), Rate("gone", "C", "do", 5, "나간 사람"),
	}
	r := compute(t, s, in)
	a, _ := r.Standing("A")
	b, _ := r.Standing("B")
	c, _ := r.Standing("C")
	near(t, "mean of A", a.Qualitative.Mean, (3*4.5+1*2)/4)
	if a.Qualitative.Raters != 2 || c.Qualitative.Raters != 1 || b.Short || !b.Long || a.Long || !a.Short {
		t.Errorf("A %+v\nB %+v\nC %+v", a, b, c)
	}
	near(t, "final of A", a.Final, .25*0+.75*(3.875-1)/4)
	near(t, "final of C", c.Final, .25*.8+.75*.5)
	if c.FinalRank != 1 || a.FinalRank != 2 || b.FinalRank != 0 {
		t.Errorf("final ranks %d %d %d", c.FinalRank, a.FinalRank, b.FinalRank)
	}
	// z-scores lie beyond 0 … 1: the totals are brought there before they are joined.
	for j := range s.Indicators {
		s.Indicators[j].Normalisation = multicriteria.ZScore
	}
	r = compute(t, s, in)
	c, _ = r.Standing("C")
	near(t, "final of C from z", c.Final, .25*1+.75*.5)
	if !r.Normalised {
		t.Error("nobody is told")
	}
}

func TestWhatIsMissingIsSaid(t *testing.T) {
	t.Parallel()
	s, in := small()
	at := slices.IndexFunc(in.Subjects, func(x Subject) bool { return x.ID == "B" })
	in.Subjects[at].Cells[1] = missing(core.T("비공개", "suppressed"))
	r := compute(t, s, in)
	b, _ := r.Standing("B")
	if b.Rank != 0 || b.Total.Defined() || !strings.Contains(b.Reason.Ko, "y 지표") || b.Raw[1].Reason.Ko != "비공개" {
		t.Errorf("%+v", b)
	}
	s.Missing = Renormalise
	r = compute(t, s, in)
	b, _ = r.Standing("B")
	near(t, "B by what it has", b.Total, .5)

	// An optional indicator that nobody has is skipped, and its weight goes on.
	for i := range in.Subjects {
		in.Subjects[i].Cells[1] = missing(core.T("올린 표가 없습니다.", "none"))
	}
	s.Missing, s.Indicators[1].Optional = NoScore, true
	r = compute(t, s, in)
	near(t, "all the weight", r.Weights.Indicators[0].Weight, 1)
	if r.Weights.Indicators[1].Weight.Defined() || !strings.Contains(r.Weights.Indicators[1].Skip.Ko, "건너뛰고") || !r.Weights.Renormalise {
		t.Errorf("%+v", r.Weights)
	}
	// One that is not optional is not skipped in silence.
	s.Indicators[1].Optional = false
	r = compute(t, s, in)
	if c, _ := r.Standing("C"); c.Rank != 0 || !blocked(Lacks(s, in, r), StepIndicators) {
		t.Errorf("%+v", c)
	}
}

func blocked(all []Lack, step Step) bool {
	return slices.ContainsFunc(all, func(l Lack) bool { return l.Step == step && l.Blocks && l.Text.Ko != "" && l.Text.En != "" })
}

func TestEdges(t *testing.T) {
	t.Parallel()
	s, in := small()
	s.Weighting.Method, s.Weighting.Direct = DirectWeights, []Weight{{"x", .6}, {"y", .6}}
	r := compute(t, s, in)
	if !strings.Contains(r.Weights.Fault.Ko, "1.2") || !blocked(Lacks(s, in, r), StepWeights) {
		t.Errorf("weights that do not sum: %+v", r.Weights)
	}
	s.Weighting.Method = EqualWeights
	none := in
	none.Subjects = nil
	for _, m := range WeightMethods() {
		s.Weighting.Method = m
		if r = compute(t, s, none); !blocked(Lacks(s, none, r), StepCandidates) {
			t.Errorf("%s: no candidates, and nothing said", m)
		}
	}
	s.Weighting.Method = EqualWeights
	lone := in
	lone.Subjects = in.Subjects[:1]
	r = compute(t, s, lone)
	near(t, "one candidate", r.Candidates[0].Total, .5)
	if r.Candidates[0].Rank != 1 || !r.Candidates[0].Long {
		t.Errorf("%+v", r.Candidates[0])
	}
	s.LongList = 40
	r = compute(t, s, in)
	if !slices.ContainsFunc(Lacks(s, in, r), func(l Lack) bool { return l.Step == StepLong && !l.Blocks }) {
		t.Error("a list longer than the candidates, and nothing said")
	}
	for _, c := range r.Candidates {
		if !c.Long || float64(c.Robust.InTop) != 1 {
			t.Errorf("%+v", c)
		}
	}
	s.Indicators = nil
	for i := range in.Subjects {
		in.Subjects[i].Cells = nil
	}
	in.Columns = nil
	if r = compute(t, s, in); !blocked(Lacks(s, in, r), StepIndicators) {
		t.Error("no indicators, and nothing said")
	}
}

func TestMovedGroundIsFlagged(t *testing.T) {
	t.Parallel()
	s, in := small()
	s.Decision.Chosen = []Choice{{ID: "B", Grade: "주력", Reason: "성장", Ground: Ground{Noted: true, Rank: 1, Final: 1}}}
	r := compute(t, s, in)
	if b, _ := r.Standing("B"); b.Choice == nil || len(b.Moved) != 0 {
		t.Errorf("%+v", b)
	}
	s.Weighting.Method, s.Weighting.Direct = DirectWeights, []Weight{{"x", .9}, {"y", .1}}
	r = compute(t, s, in)
	b, _ := r.Standing("B")
	if b.Choice == nil || len(b.Moved) != 2 || !strings.Contains(b.Moved[0].Ko, "1위에서 2위로") {
		t.Errorf("%+v", b.Moved)
	}
}

func TestTheOrderOfCandidatesChangesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		s, in := small()
		in.Subjects = nil
		for i := range rapid.IntRange(2, 8).Draw(rt, "n") {
			c := Subject{ID: string(rune('A' + i)), Type: Typing{Linkage: NA()}}
			for range s.Indicators {
				v := NA()
				if rapid.IntRange(0, 5).Draw(rt, "known") > 0 {
					v = Number(rapid.Float64Range(-100, 100).Draw(rt, "v"))
				}
				c.Cells = append(c.Cells, Cell{Value: v})
			}
			in.Subjects = append(in.Subjects, c)
		}
		s.Sensitivity.Draws = 20
		s.Missing = rapid.SampledFrom(MissingRules()).Draw(rt, "rule")
		s.Weighting.Method = rapid.SampledFrom([]WeightMethod{EqualWeights, EntropyWeights}).Draw(rt, "weights")
		first, err := Compute(t.Context(), s, in)
		if err != nil {
			rt.Fatal(err)
		}
		rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1)).Shuffle(len(in.Subjects), func(i, j int) {
			in.Subjects[i], in.Subjects[j] = in.Subjects[j], in.Subjects[i]
		})
		second, err := Compute(t.Context(), s, in)
		if err != nil {
			rt.Fatal(err)
		}
		exact := cmp.Comparer(func(a, b Number) bool {
			return math.Float64bits(float64(a)) == math.Float64bits(float64(b)) || !a.Defined() && !b.Defined()
		})
		if diff := cmp.Diff(first, second, exact); diff != "" {
			rt.Fatal(diff)
		}
	})
}
