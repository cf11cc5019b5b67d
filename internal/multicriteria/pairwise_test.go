package multicriteria_test

import (
	"math"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/multicriteria"

	"pgregory.net/rapid"
)

// judged makes a matrix from its upper triangle, row by row.
func judged(tb testing.TB, n int, upper ...float64) multicriteria.Pairwise {
	tb.Helper()
	p, err := multicriteria.NewPairwise(n)
	if err != nil {
		tb.Fatal(err)
	}
	k := 0
	for i := range n {
		for j := i + 1; j < n; j++ {
			if err := p.Judge(i, j, upper[k]); err != nil {
				tb.Fatal(err)
			}
			k++
		}
	}
	return p
}

func TestPriorityOfPublishedMatrices(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		matrix  multicriteria.Pairwise
		weights []float64 // as printed
		digits  float64
		cr      float64
		crDigit float64
	}{
		// Three apples by size, perfectly consistent (Saaty 2008).
		"Saaty's apples": {judged(t, 3, 2, 6, 3), []float64{.6, .3, .1}, 1e-12, 0, 1e-12},
		// A reciprocal 3 × 3 matrix has λ = 1 + t + 1/t with t³ = a₁₃/(a₁₂·a₂₃), and weights in proportion to the
		// geometric means of its rows: here t³ = 5/(7/3), λ = 3.064888, CR = .032444/.58.
		"three by hand": {judged(t, 3, 1.0/3, 5, 7), []float64{.278955, .649118, .071927}, 5e-7, .055938, 5e-7},
		// Choosing a job (Saaty 2008, Decision making with the AHP, table 2): flexibility, opportunities, security,
		// reputation, salary.
		"Saaty's job": {
			judged(t, 5, 1.0/4, 1.0/6, 1.0/4, 1.0/8, 1.0/3, 3, 1.0/7, 4, 1.0/2, 1.0/7),
			[]float64{.036, .122, .262, .075, .506},
			5e-4, math.NaN(), 0,
		},
		// Choosing where to travel, the example of 姜启源, 谢金星, 叶俊 (2011), 数学模型: λ = 5.073, CR = 0.016.
		"five for travel": {
			judged(t, 5, 1.0/2, 4, 3, 3, 7, 5, 5, 1.0/2, 1.0/3, 1),
			[]float64{.263, .475, .055, .099, .110},
			2e-3, .016, 5e-4,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := c.matrix.Priority()
			if err != nil {
				t.Fatal(err)
			}
			for i, w := range c.weights {
				if math.Abs(got.Weights[i]-w) > c.digits {
					t.Errorf("weights %.6f, published %v", got.Weights, c.weights)
					break
				}
			}
			if !math.IsNaN(c.cr) && math.Abs(got.CR-c.cr) > c.crDigit {
				t.Errorf("λ %.6f CR %.6f, published CR %v", got.Lambda, got.CR, c.cr)
			}
		})
	}
}

func TestAConsistentExpertGetsExactlyTheWeightsMeant(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.SliceOfN(rapid.Float64Range(.05, 1), 2, 15).Draw(t, "weights")
		p, err := multicriteria.NewPairwise(len(w))
		if err != nil {
			t.Fatal(err)
		}
		sum := 0.0
		for i := range w {
			sum += w[i]
			for j := range i {
				if err := p.Judge(i, j, w[i]/w[j]); err != nil {
					t.Fatal(err)
				}
			}
		}
		got, err := p.Priority()
		if err != nil {
			t.Fatal(err)
		}
		for i := range w {
			if math.Abs(got.Weights[i]-w[i]/sum) > 1e-9 {
				t.Fatalf("meant %v, got %v", w, got.Weights)
			}
		}
		if got.CR > 1e-9 {
			t.Fatalf("CR %v of perfect judgements", got.CR)
		}
	})
}

func TestTheJudgementThatSpoilsConsistencyIsNamedFirst(t *testing.T) {
	t.Parallel()
	// Weights 8 : 4 : 2 : 1, but the first expert said the last is nine times the first.
	p := judged(t, 4, 2, 4, 1.0/9, 2, 4, 2)
	before, err := p.Priority()
	if err != nil {
		t.Fatal(err)
	}
	if before.Consistent() {
		t.Fatalf("CR %v passes", before.CR)
	}
	revisions, err := p.Revisit()
	if err != nil {
		t.Fatal(err)
	}
	first := revisions[0]
	if first.I != 0 || first.J != 3 || math.Abs(first.Suggested-8) > 1e-9 || first.CR > 1e-9 {
		t.Errorf("first to revisit: %+v, want pair 0–3 as 8 with CR 0", first)
	}
}

func TestExpertsAreJoinedByTheGeometricMean(t *testing.T) {
	t.Parallel()
	a, b := judged(t, 3, 2, 8, 4), judged(t, 3, 8, 2, 1)
	joined, err := multicriteria.Join([]multicriteria.Pairwise{a, b}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(joined.At(0, 1)-4) > 1e-12 || math.Abs(joined.At(0, 2)-4) > 1e-12 || math.Abs(joined.At(2, 1)-.5) > 1e-12 {
		t.Errorf("joined %v %v %v", joined.At(0, 1), joined.At(0, 2), joined.At(2, 1))
	}
	weighted, err := multicriteria.Join([]multicriteria.Pairwise{a, b}, []float64{1, 0})
	if err != nil || math.Abs(weighted.At(0, 1)-2) > 1e-12 {
		t.Errorf("an expert of weight 0 still counts: %v, %v", weighted.At(0, 1), err)
	}
}

func TestBadJudgementsAreRefusedInWords(t *testing.T) {
	t.Parallel()
	p, err := multicriteria.NewPairwise(3)
	if err != nil {
		t.Fatal(err)
	}
	for _, times := range []float64{0, -3, math.NaN(), math.Inf(1)} {
		if err := p.Judge(0, 1, times); core.CodeOf(err) != core.Invalid {
			t.Errorf("%v: %v", times, err)
		}
	}
	if err := p.Judge(1, 1, 2); core.CodeOf(err) != core.Invalid {
		t.Errorf("a thing against itself: %v", err)
	}
	if _, err := p.Priority(); err == nil || !strings.Contains(core.MessageOf(err).Ko, "3개") {
		t.Errorf("three open pairs: %v", err)
	}
	if _, err := multicriteria.NewPairwise(16); core.CodeOf(err) != core.Invalid {
		t.Errorf("sixteen things: %v", err)
	}
	if _, err := multicriteria.Join([]multicriteria.Pairwise{judged(t, 2, 3), judged(t, 3, 1, 1, 1)}, nil); core.CodeOf(err) != core.Invalid {
		t.Errorf("experts of different questions: %v", err)
	}
	if _, err := multicriteria.Join([]multicriteria.Pairwise{judged(t, 2, 3)}, []float64{-1}); core.CodeOf(err) != core.Invalid {
		t.Errorf("a negative weight: %v", err)
	}
}
