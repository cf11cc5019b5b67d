package multicriteria_test

import (
	"context"
	"errors"
	"math"
	"testing"

	"naru/internal/core"
	"naru/internal/multicriteria"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// A is better at the first indicator by 0.4, B at the second by 0.2: they stand
// level where .4·v = .2·(1 − v), at v = 1/3.
var duel = multicriteria.Table{Values: [][]float64{{.9, .3}, {.5, .5}}}

func TestTheSmallestChangeIsSolvedByHand(t *testing.T) {
	t.Parallel()
	got := duel.Flips([]float64{.5, .5}, 1)
	want := []multicriteria.Flip{
		{Indicator: 0, From: .5, To: 1.0 / 3, Leaves: 0, Enters: 1},
		{Indicator: 1, From: .5, To: 2.0 / 3, Leaves: 0, Enters: 1},
	}
	byIndicator := cmpopts.SortSlices(func(a, b multicriteria.Flip) bool { return a.Indicator < b.Indicator })
	if diff := cmp.Diff(want, got, near, byIndicator); diff != "" {
		t.Error(diff)
	}
	if got := (multicriteria.Table{Values: [][]float64{{.9, .6}, {.5, .5}}}).Flips([]float64{.5, .5}, 1); len(got) != 0 {
		t.Errorf("the first is better at everything, yet %+v", got)
	}
	if got := duel.Flips([]float64{1, 0}, 1); len(got) != 1 || got[0].Indicator != 1 || math.Abs(got[0].To-2.0/3) > 1e-12 {
		t.Errorf("from a single weight: %+v", got)
	}
}

// A candidate known only by an indicator that weighs nothing has no score; once
// weighed it starts above the first and falls behind it at 1/3. That is no entry.
func TestWhatHasNoScoreDoesNotEnter(t *testing.T) {
	t.Parallel()
	table := multicriteria.Table{Values: [][]float64{{1, .25}, {.5, nan}}, Renormalise: true}
	if got := table.Flips([]float64{0, 1}, 1); len(got) != 0 {
		t.Errorf("the only one with a score is changed for another: %+v", got)
	}
}

// Whatever the table: just short of the change the list is the same, just
// beyond it is not.
func TestAFlipIsWhereTheListChanges(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		table, weights := anyTable(t)
		k := rapid.IntRange(1, len(table.Values)).Draw(t, "k")
		now := table.Score(weights)
		if tied(now) {
			t.Skip("a list with a tie changes at once")
		}
		before := multicriteria.Top(now, k)
		for _, f := range table.Flips(weights, k) {
			step := f.To - f.From
			if near := table.Score(moved(weights, f.Indicator, f.From+.999*step)); cmp.Diff(before, multicriteria.Top(near, k)) != "" && !tied(near) && scored(near) == scored(now) {
				t.Fatalf("%+v: the list changes earlier", f)
			}
			if at := f.From + 1.001*step; at >= 0 && at <= 1 {
				scores := table.Score(moved(weights, f.Indicator, at))
				if scores[f.Enters].Total < scores[f.Leaves].Total && math.Abs(scores[f.Enters].Total-scores[f.Leaves].Total) > 1e-6 {
					t.Fatalf("%+v: the one that should enter is still behind", f)
				}
			}
		}
	})
}

// moved sets one weight, the others giving way in proportion.
func moved(weights []float64, j int, to float64) []float64 {
	out := make([]float64, len(weights))
	for k, w := range weights {
		out[k] = w * (1 - to) / (1 - weights[j])
	}
	out[j] = to
	return out
}

// scored counts the candidates with a score: one that lacks an indicator loses
// its own as soon as that indicator is weighed.
func scored(scores []multicriteria.Score) int {
	n := 0
	for _, s := range scores {
		if s.Rank > 0 {
			n++
		}
	}
	return n
}

// tied reports whether two scores are so close that rounding decides.
func tied(scores []multicriteria.Score) bool {
	for i, a := range scores {
		for _, b := range scores[:i] {
			if math.Abs(a.Total-b.Total) < 1e-9 {
				return true
			}
		}
	}
	return false
}

func TestRobustnessMatchesTheShareWorkedByHand(t *testing.T) {
	t.Parallel()
	// With α = (1, 1) the first weight is uniform on 0…1, and A leads where it exceeds 1/3: two draws in three.
	got, err := duel.Robustness(t.Context(), []float64{.5, .5}, 1, multicriteria.Draws{Count: 40000, Concentration: 2, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	const fiveSigma = 5 * .00236 // √(⅔·⅓/40000)
	if math.Abs(got[0].InTop-2.0/3) > fiveSigma || math.Abs(got[0].InTop+got[1].InTop-1) > 1e-12 {
		t.Errorf("A leads in %v of the draws, B in %v", got[0].InTop, got[1].InTop)
	}
	if got[0].Best != 1 || got[0].Worst != 2 || got[0].Low != 1 || got[0].High != 2 {
		t.Errorf("ranks of A: %+v", got[0])
	}
}

func TestTheSameSeedGivesTheSameDraws(t *testing.T) {
	t.Parallel()
	table := multicriteria.Table{Values: [][]float64{{.9, .3, .1}, {.5, .5, .6}, {.4, .8, nan}, {.2, .2, .9}}}
	run := func(seed uint64) []multicriteria.Robust {
		got, err := table.Robustness(t.Context(), []float64{.4, .4, .2}, 2, multicriteria.Draws{Count: 500, Concentration: 20, Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	if diff := cmp.Diff(run(7), run(7), near); diff != "" {
		t.Error(diff)
	}
	if cmp.Diff(run(7), run(8), near) == "" {
		t.Error("another seed gives the very same shares")
	}
	if r := run(7)[2]; !math.IsNaN(r.InTop) || r.Best != 0 {
		t.Errorf("a candidate without a score has %+v", r)
	}
}

func TestTightDrawsKeepTheRanking(t *testing.T) {
	t.Parallel()
	got, err := duel.Robustness(t.Context(), []float64{.5, .5}, 1, multicriteria.Draws{Count: 1000, Concentration: 1e7, Seed: 3})
	if err != nil {
		t.Fatal(err)
	}
	if got[0].InTop != 1 || got[0].High != 1 || got[1].Low != 2 {
		t.Errorf("%+v", got)
	}
}

func TestRobustnessStopsAndRefuses(t *testing.T) {
	t.Parallel()
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := duel.Robustness(gone, []float64{.5, .5}, 1, multicriteria.Draws{Count: 10, Concentration: 1, Seed: 1}); !errors.Is(err, context.Canceled) {
		t.Errorf("after a cancel: %v", err)
	}
	for _, d := range []multicriteria.Draws{{Count: 0, Concentration: 1}, {Count: 1}, {Count: 1, Concentration: nan}} {
		if _, err := duel.Robustness(t.Context(), []float64{.5, .5}, 1, d); core.CodeOf(err) != core.Invalid {
			t.Errorf("%+v: %v", d, err)
		}
	}
}
