package structure

import (
	"math"

	"naru/internal/core"
)

// Prody is the income that goes with an industry: the mean of a series Y by
// region, such as GRDP per head, weighted by how much of each region the industry
// is: Σ_r (s_ri / Σ_r s_ri) Y_r, in the unit of Y. NA where a region in which the
// industry has a part, or may have one, has no share or no Y. Regions that are
// zero or have no values at all are set aside.
//
// Source: Hausmann, Hwang and Rodrik (2007), Journal of Economic Growth 12(1).
func Prody(t Table, m Margins, income []float64) (prody []float64, why []Reason, err error) {
	if len(income) != len(t.Regions) {
		return nil, nil, core.Fail(core.Invalid,
			"소득 값이 %d개입니다. 지역은 %d개입니다.",
			"There are %d values of income; there are %d regions.", len(income), len(t.Regions))
	}
	n := len(t.Industries)
	prody, why = make([]float64, n), make([]Reason, n)
	weight := make([]float64, n)
	shares := RegionShares(t, m)
	for r, y := range income {
		if aside(t, r) {
			continue
		}
		for i, s := range shares[r*n : (r+1)*n] {
			switch {
			case t.At(r, i) == 0:
			case math.IsNaN(s*y) || math.IsInf(y, 0):
				why[i] = NoValue
			default:
				weight[i] += s
				prody[i] += s * y
			}
		}
	}
	for i := range prody {
		if why[i] == Defined && weight[i] == 0 {
			why[i] = WholeZero
		}
		if why[i] != Defined {
			prody[i] = math.NaN()
			continue
		}
		prody[i] /= weight[i]
	}
	return prody, why, nil
}

// Expy is the income that goes with what a region does: Σ_i s_ri PRODY_i. NA where
// an industry in which the region has a part, or may have one, has no share or no
// PRODY.
//
// Source: Hausmann, Hwang and Rodrik (2007).
func Expy(t Table, m Margins, prody []float64) (expy []float64, why []Reason, err error) {
	if len(prody) != len(t.Industries) {
		return nil, nil, core.Fail(core.Invalid,
			"PRODY 값이 %d개입니다. 산업은 %d개입니다.",
			"There are %d values of PRODY; there are %d industries.", len(prody), len(t.Industries))
	}
	n := len(t.Industries)
	expy, why = make([]float64, len(t.Regions)), make([]Reason, len(t.Regions))
	shares := RegionShares(t, m)
	for r := range expy {
		if aside(t, r) {
			expy[r], why[r] = math.NaN(), whyWhole(n, func(i int) float64 { return t.At(r, i) })
			continue
		}
		for i, s := range shares[r*n : (r+1)*n] {
			if t.At(r, i) != 0 {
				expy[r] += s * prody[i]
			}
		}
		if math.IsNaN(expy[r]) {
			why[r] = NoValue
		}
	}
	return expy, why, nil
}

// aside reports whether a region has no values or only zeros.
func aside(t Table, r int) bool {
	why := whyWhole(len(t.Industries), func(i int) float64 { return t.At(r, i) })
	return why == NoValue || why == WholeZero
}
