package multicriteria_test

import (
	"math"
	"slices"
	"testing"

	"naru/internal/core"
	"naru/internal/multicriteria"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

var (
	nan  = math.NaN()
	near = cmp.Options{cmpopts.EquateNaNs(), cmpopts.EquateApprox(0, 1e-12)}
)

func TestNormaliseByHand(t *testing.T) {
	t.Parallel()
	values := []float64{10, 20, 20, 50, nan}
	root := math.Sqrt(225) // mean 25, deviations −15 −5 −5 25: variance 900/4
	for how, want := range map[multicriteria.Normalisation][]float64{
		multicriteria.ZScore:     {-15 / root, -5 / root, -5 / root, 25 / root, nan},
		multicriteria.MinMax:     {0, .25, .25, 1, nan},
		multicriteria.Rank:       {0, 2.0 / 3, 2.0 / 3, 1, nan},
		multicriteria.Percentile: {0, 1.5 / 3, 1.5 / 3, 1, nan},
	} {
		if diff := cmp.Diff(want, multicriteria.Normalise(values, how, multicriteria.Higher), near); diff != "" {
			t.Errorf("%s: %s", how, diff)
		}
	}
	if diff := cmp.Diff([]float64{1, .75, .75, 0, nan}, multicriteria.Normalise(values, multicriteria.MinMax, multicriteria.Lower), near); diff != "" {
		t.Errorf("lower is better: %s", diff)
	}
}

func TestAnIndicatorThatTellsNothingApartIsNeutral(t *testing.T) {
	t.Parallel()
	for _, how := range multicriteria.Normalisations() {
		want := 0.5
		if how == multicriteria.ZScore {
			want = 0
		}
		got := multicriteria.Normalise([]float64{7, nan, 7, math.Inf(1)}, how, multicriteria.Higher)
		if diff := cmp.Diff([]float64{want, nan, want, nan}, got, near); diff != "" {
			t.Errorf("%s: %s", how, diff)
		}
	}
}

func TestNormaliseKeepsTheOrderAndIgnoresTheUnit(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		xs := rapid.SliceOfN(rapid.Map(rapid.IntRange(-1000, 1000), func(i int) float64 { return float64(i) }), 2, 20).Draw(t, "values")
		how := rapid.SampledFrom(multicriteria.Normalisations()).Draw(t, "how")
		got := multicriteria.Normalise(xs, how, multicriteria.Higher)
		scaled := slices.Clone(xs)
		for i := range scaled {
			scaled[i] *= 1024
		}
		if diff := cmp.Diff(got, multicriteria.Normalise(scaled, how, multicriteria.Higher), near); diff != "" {
			t.Fatal(diff)
		}
		for i := range xs {
			for j := range xs {
				if xs[i] < xs[j] && !(got[i] < got[j]) || xs[i] == xs[j] && got[i] != got[j] {
					t.Fatalf("%s: %v of %v turned into %v", how, xs[i], xs[j], got)
				}
			}
		}
	})
}

func TestEntropyWeighsWhatTellsCandidatesApart(t *testing.T) {
	t.Parallel()
	// Column 1 is all in one candidate: e = 0. Column 2 is level: e = 1.
	got, err := multicriteria.Entropy([][]float64{{1, 1}, {0, 1}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]float64{1, 0}, got, near); diff != "" {
		t.Error(diff)
	}
	// Shares ¾ ¼ and ½ ½ … : 1 − e = 1 − (¾ ln 4/3 + ¼ ln 4)/ln 2 = .188722 against 1 − .970951 = .029049 of 0.6 : 0.4.
	got, err = multicriteria.Entropy([][]float64{{3, 6}, {1, 4}})
	if err != nil {
		t.Fatal(err)
	}
	if want := .1887218755 / (.1887218755 + .0290494055); math.Abs(got[0]-want) > 1e-9 {
		t.Errorf("%v, want %v first", got, want)
	}
	if got, err = multicriteria.Entropy([][]float64{{2, 2}, {2, 2}, {nan, 9}}); err != nil || got[0] != .5 {
		t.Errorf("nothing told apart: %v, %v", got, err)
	}
	for _, bad := range [][][]float64{{{-1, 2}, {3, 4}}, {{1, 2}}, nil, {{1, 2}, {3}}} {
		if _, err := multicriteria.Entropy(bad); core.CodeOf(err) != core.Invalid {
			t.Errorf("%v: %v", bad, err)
		}
	}
}

func TestDirectWeightsMustSumToOne(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		given []float64
		want  []float64
	}{
		{[]float64{.2, .3, .5}, []float64{.2, .3, .5}},
		{[]float64{20, 30, 50}, []float64{.2, .3, .5}},
		{[]float64{.333, .333, .333}, []float64{1. / 3, 1. / 3, 1. / 3}},
		{[]float64{.5, .6}, nil},
		{[]float64{50, 60}, nil},
		{[]float64{-.5, 1.5}, nil},
		{[]float64{nan, 1}, nil},
		{nil, nil},
		{[]float64{0, 0}, nil},
	} {
		got, err := multicriteria.Direct(c.given)
		if (err != nil) != (c.want == nil) {
			t.Errorf("%v: %v", c.given, err)
		}
		if diff := cmp.Diff(c.want, got, near, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%v: %s", c.given, diff)
		}
	}
}

func TestScoresShowTheirParts(t *testing.T) {
	t.Parallel()
	table := multicriteria.Table{Values: [][]float64{{1, 0, .5}, {.5, 1, nan}, {1, 0, .5}, {0, 0, 0}}}
	got := table.Score([]float64{.5, .3, .2})
	want := []multicriteria.Score{
		{Total: .6, Parts: []float64{.5, 0, .1}, Rank: 1},
		{Total: nan, Parts: []float64{.25, .3, nan}, Rank: 0},
		{Total: .6, Parts: []float64{.5, 0, .1}, Rank: 1},
		{Total: 0, Parts: []float64{0, 0, 0}, Rank: 3},
	}
	if diff := cmp.Diff(want, got, near); diff != "" {
		t.Error(diff)
	}
	table.Renormalise = true
	got = table.Score([]float64{.5, .3, .2})
	if diff := cmp.Diff(multicriteria.Score{Total: .55 / .8, Parts: []float64{.25 / .8, .3 / .8, 0}, Rank: 1}, got[1], near); diff != "" {
		t.Error(diff)
	}
	if unweighed := (multicriteria.Table{Values: [][]float64{{1, nan}}}).Score([]float64{1, 0}); unweighed[0].Rank != 1 {
		t.Errorf("a gap in an indicator that is not weighed: %+v", unweighed[0])
	}
}

func TestPartsSumToTheTotal(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		table, weights := anyTable(t)
		for _, s := range table.Score(weights) {
			sum := 0.0
			for _, p := range s.Parts {
				sum += p
			}
			if s.Rank > 0 && math.Abs(sum-s.Total) > 1e-12 || s.Rank == 0 && !math.IsNaN(s.Total) {
				t.Fatalf("%+v", s)
			}
		}
	})
}

// anyTable draws a small table, sometimes with gaps, and weights.
func anyTable(t *rapid.T) (multicriteria.Table, []float64) {
	width := rapid.IntRange(1, 5).Draw(t, "indicators")
	rows := rapid.IntRange(1, 8).Draw(t, "candidates")
	table := multicriteria.Table{Renormalise: rapid.Bool().Draw(t, "renormalise")}
	for range rows {
		row := make([]float64, width)
		for j := range row {
			row[j] = rapid.Float64Range(0, 1).Draw(t, "value")
			if rapid.IntRange(0, 9).Draw(t, "gap") == 0 {
				row[j] = nan
			}
		}
		table.Values = append(table.Values, row)
	}
	weights := make([]float64, width)
	sum := 0.0
	for j := range weights {
		weights[j] = float64(rapid.IntRange(0, 5).Draw(t, "weight"))
		sum += weights[j]
	}
	if sum == 0 {
		return table, multicriteria.Equal(width)
	}
	for j := range weights {
		weights[j] /= sum
	}
	return table, weights
}
