package structure

import (
	"math"

	"naru/internal/core"
)

// Growth is the total growth e1/e0 − 1; NA when e0 is zero or either is NA.
func Growth(e0, e1 float64) float64 { return ratio(e1, e0) - 1 }

// AnnualGrowth is the compound annual growth rate (e1/e0)^(1/years) − 1; NA
// when e0 is zero, either is NA, or years is not positive.
func AnnualGrowth(e0, e1, years float64) float64 {
	if !(years > 0) {
		return math.NaN()
	}
	return math.Pow(ratio(e1, e0), 1/years) - 1
}

// YearsBetween is the time from one period to another of the same frequency,
// in years: from 2021-Q3 to 2022-Q1 is a half.
func YearsBetween(from, to core.Period) (float64, error) {
	if from.Freq != to.Freq || from.IsZero() {
		return 0, core.Fail(core.Invalid,
			"%s와(과) %s은(는) 주기가 달라 견줄 수 없습니다. 같은 주기의 시점을 골라 주십시오.",
			"%s and %s are periods of different lengths; choose two of the same.", from, to)
	}
	return float64(to.Ordinal()-from.Ordinal()) / float64(from.Freq.Parts()), nil
}
