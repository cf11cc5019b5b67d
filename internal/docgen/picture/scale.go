package picture

import (
	"math"

	"naru/internal/document"
)

// scale maps numbers to places between two ends, with round ticks.
type scale struct {
	low, high, step float64
	from, to        float64 // places of low and high
}

// newScale covers what is given with about n round steps. Numbers that cannot
// be told apart get some air around them.
func newScale(low, high float64, n int) scale {
	const apart = 1e-12
	if high-low <= apart*max(1e-280, math.Abs(low), math.Abs(high)) {
		pad := math.Max(1, math.Abs(low)*0.1)
		low, high = low-pad, high+pad
	}
	step := round((high - low) / float64(n))
	return scale{low: math.Floor(low/step+1e-9) * step, high: math.Ceil(high/step-1e-9) * step, step: step}
}

// round is the next number up of 1, 2, 2.5 or 5 times a power of ten.
func round(x float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(x)))
	for _, m := range []float64{1, 2, 2.5, 5} {
		if x <= m*power*(1+1e-9) {
			return m * power
		}
	}
	return 10 * power
}

func (s scale) at(x float64) float64 {
	return s.from + (x-s.low)/(s.high-s.low)*(s.to-s.from)
}

func (s scale) ticks() []float64 {
	var out []float64
	const most = 50
	for i := 0; i <= most; i++ {
		x := s.low + float64(i)*s.step
		if x > s.high+s.step/2 {
			break
		}
		if math.Abs(x) < s.step/1e6 {
			x = 0
		}
		out = append(out, x)
	}
	return out
}

// decimals is how many decimals the ticks need, no more than the axis has
// unless two ticks would read alike.
func (s scale) decimals() int {
	for d := range 6 {
		unit := math.Pow(10, float64(d))
		if math.Abs(s.step*unit-math.Round(s.step*unit)) < 1e-6 {
			return d
		}
	}
	return 6
}

func (s scale) label(x float64) string { return number(x, s.decimals()) }

// number writes a number as tables do.
func number(x float64, decimals int) string { return document.Number(x, decimals).Text }

// known reports that a number can be drawn: it is defined, and its digits find
// room beside a bar.
func known(x float64) bool { return !math.IsNaN(x) && math.Abs(x) < 1e18 }

// value is the i-th number of a series, NaN where there is none.
func value(s document.Series, i int) float64 {
	if i < len(s.Values) && known(s.Values[i]) {
		return s.Values[i]
	}
	return math.NaN()
}
