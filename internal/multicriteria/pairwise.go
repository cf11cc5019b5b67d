package multicriteria

import (
	"math"

	"naru/internal/core"
)

// Largest is how many things can be compared in pairs: Saaty's random index is
// published so far.
const Largest = 15

// Pairwise is one expert's judgements: At(i, j) is how many times more
// important i is than j. It is reciprocal by construction.
type Pairwise struct {
	n     int
	upper []float64 // i < j, row by row; 0 where not yet judged
}

// NewPairwise makes a matrix without judgements. n is 1…Largest.
func NewPairwise(n int) (Pairwise, error) {
	if n < 1 || n > Largest {
		return Pairwise{}, core.Fail(core.Invalid,
			"쌍대비교는 1~%[1]d개까지 할 수 있습니다. 지금은 %[2]d개입니다. 지표를 묶거나 줄여 주십시오.",
			"Pairwise comparison takes 1 to %[1]d things; there are %[2]d. Join or drop some.", Largest, n)
	}
	return Pairwise{n: n, upper: make([]float64, n*(n-1)/2)}, nil
}

// Len is how many things are compared.
func (p Pairwise) Len() int { return p.n }

// Judge says that i is times as important as j; 1/9…9 on Saaty's scale, but any
// positive number is taken. It says j against i, too.
func (p Pairwise) Judge(i, j int, times float64) error {
	if i < 0 || j < 0 || i >= p.n || j >= p.n || i == j {
		return core.Fail(core.Invalid, "비교할 두 항목이 올바르지 않습니다(%[1]d, %[2]d).", "There is no such pair to compare (%[1]d, %[2]d).", i, j)
	}
	if !defined(times) || times <= 0 {
		return core.Fail(core.Invalid, "비교 값은 0보다 커야 합니다. 1/9~9 가운데에서 골라 주십시오.",
			"A judgement must be greater than 0. Choose from 1/9 to 9.")
	}
	if i > j {
		i, j, times = j, i, 1/times
	}
	p.upper[p.index(i, j)] = times
	return nil
}

// At is how many times more important i is than j; 1 on the diagonal, NaN where
// nobody has judged yet.
func (p Pairwise) At(i, j int) float64 {
	switch {
	case i == j:
		return 1
	case i > j:
		return 1 / p.At(j, i)
	case p.upper[p.index(i, j)] == 0:
		return math.NaN()
	default:
		return p.upper[p.index(i, j)]
	}
}

// Open counts the pairs that nobody has judged yet.
func (p Pairwise) Open() int {
	open := 0
	for _, x := range p.upper {
		if x == 0 {
			open++
		}
	}
	return open
}

func (p Pairwise) index(i, j int) int { return i*(2*p.n-i-1)/2 + j - i - 1 }

// Join makes one matrix of several experts' by the geometric mean of each
// judgement, which alone keeps it reciprocal (Aczél & Saaty 1983). Weights are
// the experts', 0 or more; nil weighs all alike. Every matrix must be complete.
func Join(experts []Pairwise, weights []float64) (Pairwise, error) {
	if len(experts) == 0 {
		return Pairwise{}, core.Fail(core.Invalid, "쌍대비교를 한 전문가가 없습니다.", "No expert has compared anything.")
	}
	total := 0.0
	for e, p := range experts {
		switch {
		case p.n != experts[0].n:
			return Pairwise{}, core.Fail(core.Invalid, "%[1]d번째 전문가는 %[2]d개를 비교했고 첫 전문가는 %[3]d개를 비교했습니다. 같은 지표를 비교해 주십시오.",
				"Expert %[1]d compared %[2]d things, the first %[3]d. All must compare the same.", e+1, p.n, experts[0].n)
		case p.Open() > 0:
			return Pairwise{}, unjudged(p.Open())
		}
		total += weightOf(weights, e)
	}
	if !(total > 0) || len(weights) != 0 && len(weights) != len(experts) {
		return Pairwise{}, core.Fail(core.Invalid, "전문가의 가중치가 올바르지 않습니다. 0 이상이고 합이 0보다 커야 합니다.",
			"The weights of the experts are not usable: each must be 0 or more and their sum above 0.")
	}
	out := Pairwise{n: experts[0].n, upper: make([]float64, len(experts[0].upper))}
	for k := range out.upper {
		mean := 0.0
		for e, p := range experts {
			mean += weightOf(weights, e) / total * math.Log(p.upper[k])
		}
		out.upper[k] = math.Exp(mean)
	}
	return out, nil
}

func weightOf(weights []float64, e int) float64 {
	switch {
	case len(weights) == 0:
		return 1
	case e < len(weights) && weights[e] >= 0:
		return weights[e]
	default:
		return math.NaN()
	}
}

func unjudged(open int) error {
	return core.Fail(core.Invalid, "아직 비교하지 않은 쌍이 %d개 있습니다. 모두 비교해 주십시오.",
		"%d pairs have not been compared yet. Compare them all.", open)
}
