package multicriteria

import (
	"math"
	"slices"

	"naru/internal/core"

	"gonum.org/v1/gonum/mat"
)

// randomIndex is the mean consistency index of random matrices by size
// (Saaty 1980, The Analytic Hierarchy Process, McGraw-Hill).
var randomIndex = [Largest + 1]float64{0, 0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59}

// Acceptable is the consistency ratio up to which judgements are taken as they
// are (Saaty 1980).
const Acceptable = 0.10

// Priority is what judgements come to.
type Priority struct {
	Weights []float64 // sum 1
	Lambda  float64   // the principal eigenvalue, n when judgements fit perfectly
	CI      float64   // (λ − n)/(n − 1)
	CR      float64   // CI / random index; 0 for one or two things, which always fit
}

// Consistent reports whether the judgements fit well enough.
func (p Priority) Consistent() bool { return p.CR <= Acceptable }

// Priority gives the weights as the principal right eigenvector, and how well
// the judgements fit each other (Saaty 1980). Every pair must be judged.
func (p Pairwise) Priority() (Priority, error) {
	if p.n == 0 {
		return Priority{}, core.Fail(core.Invalid, "비교할 지표가 없습니다.", "There is nothing to compare.")
	}
	if open := p.Open(); open > 0 {
		return Priority{}, unjudged(open)
	}
	var eigen mat.Eigen
	if !eigen.Factorize(p.dense(), mat.EigenRight) {
		return Priority{}, core.Fail(core.Invalid, "비교 값이 너무 커서 가중치를 계산하지 못했습니다. 1/9~9 가운데에서 골라 주십시오.",
			"The judgements are too extreme to be weighed. Choose from 1/9 to 9.")
	}
	values := eigen.Values(nil)
	at := 0
	for k, v := range values {
		if real(v) > real(values[at]) {
			at = k
		}
	}
	var vectors mat.CDense
	eigen.VectorsTo(&vectors)
	out := Priority{Weights: make([]float64, p.n), Lambda: real(values[at])}
	for i := range out.Weights {
		out.Weights[i] = math.Abs(real(vectors.At(i, at))) // the Perron vector has one sign
	}
	scaleToOne(out.Weights)
	if p.n > 2 {
		out.CI = max(0, (out.Lambda-float64(p.n))/float64(p.n-1))
		out.CR = out.CI / randomIndex[p.n]
	}
	return out, nil
}

func (p Pairwise) dense() *mat.Dense {
	out := mat.NewDense(p.n, p.n, nil)
	for i := range p.n {
		for j := range p.n {
			out.Set(i, j, p.At(i, j))
		}
	}
	return out
}

// Revision is a judgement that fits the others badly.
type Revision struct {
	I, J      int     // I < J
	Given     float64 // how many times more important I was said to be
	Suggested float64 // what the other judgements imply
	CR        float64 // the consistency ratio if it were changed so
}

// Revisit lists the judgements worth another look, the most helpful first: for
// each pair the judgement that all others imply, and the consistency ratio that
// taking it would leave. Pairs that would not help are left out. What is
// suggested is the geometric mean of the ways from i to j through a third
// thing (Harker 1987).
func (p Pairwise) Revisit() ([]Revision, error) {
	now, err := p.Priority()
	if err != nil || p.n < 3 {
		return nil, err
	}
	var out []Revision
	for i := range p.n {
		for j := i + 1; j < p.n; j++ {
			implied := 0.0
			for k := range p.n {
				if k != i && k != j {
					implied += math.Log(p.At(i, k) * p.At(k, j))
				}
			}
			suggested := math.Exp(implied / float64(p.n-2))
			changed := Pairwise{n: p.n, upper: slices.Clone(p.upper)}
			if err := changed.Judge(i, j, suggested); err != nil {
				return nil, err
			}
			then, err := changed.Priority()
			if err != nil {
				return nil, err
			}
			if then.CR < now.CR {
				out = append(out, Revision{I: i, J: j, Given: p.At(i, j), Suggested: suggested, CR: then.CR})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Revision) int {
		switch {
		case a.CR < b.CR:
			return -1
		case a.CR > b.CR:
			return 1
		default:
			return 0
		}
	})
	return out, nil
}

func scaleToOne(w []float64) {
	sum := 0.0
	for _, x := range w {
		sum += x
	}
	for i := range w {
		w[i] /= sum
	}
}
