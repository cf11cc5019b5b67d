package inout

import (
	"math"

	"naru/internal/core"
)

// Regionaliser names how national coefficients are cut down to a region.
type Regionaliser string

// The location-quotient methods (Miller and Blair 2009, section 8.2; Flegg, Webber
// and Elliott 1995, Regional Studies 29(6); Flegg and Webber 1997 and 2000, Regional
// Studies 31(8) and 34(6)). All of them take a^r_ij = a^n_ij · min(1, q_ij).
const (
	SLQ  Regionaliser = "slq"  // q_ij = SLQ_i
	CILQ Regionaliser = "cilq" // SLQ_i / SLQ_j; on the diagonal SLQ_i
	RLQ  Regionaliser = "rlq"  // SLQ_i / log2(1 + SLQ_j), Round 1978
	FLQ  Regionaliser = "flq"  // CILQ_ij · λ, λ = log2(1 + E_r/E_n)^δ
	AFLQ Regionaliser = "aflq" // FLQ_ij · log2(1 + SLQ_j) where SLQ_j > 1
)

// DefaultDelta is the usual exponent of FLQ and AFLQ.
const DefaultDelta = 0.3

// Regional is a region's table of coefficients and how it came about.
type Regional struct {
	A        []float64 // n×n, row-major; zero rows and columns for absent sectors
	Quotient []float64 // SLQ by sector; NA where the nation has none of the sector
	Absent   []bool    // sectors without activity in the region or the nation
	Lambda   float64   // of FLQ and AFLQ, else 1
	// Leakage is the share of the national inputs of each sector that the region
	// does not supply: 1 − column sum of A / column sum of the national A. NA for
	// sectors without inputs.
	Leakage []float64
}

// Regionalise cuts national coefficients (n×n, row-major) down to a region, given
// one measure of size (employment, output) of each sector in both. delta is used by
// FLQ and AFLQ: 0 ≤ δ < 1. Sizes must be known, not negative, and the region no
// larger than the nation; each fault names its sector by position in codes.
func Regionalise(a []float64, codes []string, region, nation []float64, method Regionaliser, delta float64) (*Regional, error) {
	n := len(codes)
	if len(a) != n*n || len(region) != n || len(nation) != n || n == 0 {
		return nil, core.Fail(core.Invalid,
			"부문 %[1]d개에 계수 %[2]d칸, 지역 규모 %[3]d개, 전국 규모 %[4]d개는 맞지 않습니다.",
			"%[1]d sectors do not fit %[2]d coefficients, %[3]d sizes of the region and %[4]d of the nation.", n, len(a), len(region), len(nation))
	}
	if err := checkSizes(a, codes, region, nation); err != nil {
		return nil, err
	}
	if (method == FLQ || method == AFLQ) && !(delta >= 0 && delta < 1) {
		return nil, core.Fail(core.Invalid, "δ는 0 이상 1 미만입니다: %g.", "δ is from 0 to below 1, not %g.", delta)
	}
	q, err := newQuotients(region, nation, method, delta)
	if err != nil {
		return nil, err
	}
	out := &Regional{A: make([]float64, n*n), Quotient: q.slq, Absent: q.absent, Lambda: q.lambda, Leakage: make([]float64, n)}
	for i := range n {
		for j := range n {
			if !q.absent[i] && !q.absent[j] {
				out.A[i*n+j] = a[i*n+j] * min(1, q.at(i, j))
			}
		}
	}
	whole, kept := columnSums(a, n), columnSums(out.A, n)
	for j := range n {
		out.Leakage[j] = math.NaN()
		if whole[j] > 0 && !q.absent[j] {
			out.Leakage[j] = 1 - kept[j]/whole[j]
		}
	}
	return out, nil
}

func checkSizes(a []float64, codes []string, region, nation []float64) error {
	n := len(codes)
	for k, v := range a {
		if !(v >= 0 && v <= MaxValue) {
			return core.Fail(core.Invalid, "계수 (%s, %s)이(가) 비었거나 0보다 작습니다: %g.",
				"Coefficient (%s, %s) is blank or negative: %g.", codes[k/n], codes[k%n], v)
		}
	}
	for k, code := range codes {
		r, t := region[k], nation[k]
		switch {
		case !(r >= 0 && r <= MaxValue) || !(t >= 0 && t <= MaxValue):
			return core.Fail(core.Invalid, "부문 ‘%s’의 규모가 비었거나 0보다 작습니다: 지역 %g, 전국 %g.",
				"The size of sector ‘%s’ is blank or negative: region %g, nation %g.", code, r, t)
		case r > t*(1+1e-9):
			return core.Fail(core.Invalid, "부문 ‘%[1]s’은(는) 지역(%[2]g)이 전국(%[3]g)보다 큽니다. 단위와 시점을 확인하십시오.",
				"Sector ‘%[1]s’ is larger in the region (%[2]g) than in the nation (%[3]g). Check units and periods.", code, r, t)
		}
	}
	return nil
}

// quotients are the factors q_ij before they are cut at 1.
type quotients struct {
	method Regionaliser
	slq    []float64
	absent []bool
	lambda float64
}

func newQuotients(region, nation []float64, method Regionaliser, delta float64) (quotients, error) {
	q := quotients{method: method, slq: make([]float64, len(region)), absent: make([]bool, len(region)), lambda: 1}
	var r, t float64
	for k := range region {
		r += region[k]
		t += nation[k]
	}
	if r == 0 || t == 0 {
		return q, core.Fail(core.Invalid, "지역이나 전국의 규모가 모두 0입니다.", "The sizes of the region or of the nation are all zero.")
	}
	for k := range region {
		q.slq[k] = region[k] / r / (nation[k] / t)
		q.absent[k] = region[k] == 0 || nation[k] == 0
	}
	switch method {
	case SLQ, CILQ, RLQ:
	case FLQ, AFLQ:
		q.lambda = math.Pow(math.Log2(1+r/t), delta)
	default:
		return q, core.Fail(core.Invalid, "지역화 방법은 slq, cilq, rlq, flq, aflq입니다: %s.",
			"The method is slq, cilq, rlq, flq or aflq, not %s.", string(method))
	}
	return q, nil
}

// at is the factor for the sales of i to j, neither of them absent.
func (q quotients) at(i, j int) float64 {
	if q.method == SLQ {
		return q.slq[i]
	}
	if q.method == RLQ {
		return q.slq[i] / math.Log2(1+q.slq[j])
	}
	cross := q.slq[i] / q.slq[j]
	if i == j {
		cross = q.slq[i]
	}
	cross *= q.lambda
	if q.method == AFLQ && q.slq[j] > 1 {
		cross *= math.Log2(1 + q.slq[j])
	}
	return cross
}
