package study

import (
	"math"
	"strconv"

	"naru/internal/core"
	"naru/internal/study"
)

// strongest is the far end of Saaty's scale.
const strongest = 9

// step is one of the seventeen answers to a pair: how many times more
// important the first is (2 … 9), the same, or the second is.
type step struct {
	Value string // as it is sent: 9 … 1/9
	Times float64
	Shown string // the number on it
	Side  string // first, same or second: where it stands
}

// scaleSteps are the answers from the first's side to the second's.
func scaleSteps() []step {
	var out []step
	for n := strongest; n > 1; n-- {
		out = append(out, step{strconv.Itoa(n), float64(n), strconv.Itoa(n), "first"})
	}
	out = append(out, step{"1", 1, "1", "same"})
	for n := 2; n <= strongest; n++ {
		out = append(out, step{"1/" + strconv.Itoa(n), 1 / float64(n), strconv.Itoa(n), "second"})
	}
	return out
}

// stepOf is the answer of a value that was sent.
func stepOf(value string) (step, bool) {
	for _, x := range scaleSteps() {
		if x.Value == value {
			return x, true
		}
	}
	return step{}, false
}

// isStep reports whether a judgement is on the scale; ⅓ may come rounded.
func (x step) is(times float64) bool {
	const rounding = 1e-6
	return math.Abs(x.Times-times) < rounding
}

// nearestStep is the answer of the scale that is closest, as ratios go.
func nearestStep(times float64) float64 {
	best := 1.0
	for _, x := range scaleSteps() {
		if math.Abs(math.Log(x.Times/times)) < math.Abs(math.Log(best/times)) {
			best = x.Times
		}
	}
	return best
}

// timesText says a ratio as people do: 3배, 1/3배.
func timesText(times float64) core.Text {
	if math.IsNaN(times) {
		return core.T("–", "–")
	}
	n := strconv.FormatFloat(times, 'g', 2, 64)
	if times < 1 {
		n = "1/" + strconv.FormatFloat(1/times, 'g', 2, 64)
	}
	return core.T(n+"배", n+" times")
}

// strength is what a number on the scale means.
func strength(shown string) core.Text {
	switch shown {
	case "1":
		return core.T("같음", "equal")
	case "3":
		return core.T("조금", "moderately")
	case "5":
		return core.T("꽤", "strongly")
	case "7":
		return core.T("매우", "very strongly")
	case "9":
		return core.T("절대적", "extremely")
	default:
		return core.Text{}
	}
}

// pairID is the anchor of a pair, whichever comes first.
func pairID(first, second string) string {
	return "pair-" + min(first, second) + "-" + max(first, second)
}

// judgementOf is how many times more important the first is said to be; NaN
// where the pair has not been judged.
func judgementOf(e study.Expert, first, second string) float64 {
	for _, j := range e.Judgements {
		switch {
		case j.First == first && j.Second == second:
			return j.Times
		case j.First == second && j.Second == first:
			return 1 / j.Times
		}
	}
	return math.NaN()
}

// ratio writes 3 or 1/3.
func ratio(times float64) string {
	if times < 1 {
		return "1/" + strconv.FormatFloat(1/times, 'g', 3, 64)
	}
	return strconv.FormatFloat(times, 'g', 3, 64)
}
