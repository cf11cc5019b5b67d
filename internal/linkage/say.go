package linkage

import (
	"math"
	"strings"

	"naru/internal/core"
)

// SayWon writes an amount of won as people say it: 100억 원, 1조 2,345억 원.
// It is scaled and rounded as figures and tables are, so that both read alike.
func SayWon(won float64) core.Text {
	const jo, eok, million = 12, 8, 6
	abs, sign, minus := math.Abs(won), "", ""
	if won < 0 {
		sign, minus = "△", "−"
	}
	reaches := func(power int) bool { return abs >= math.Pow10(power) }
	in := func(power int) float64 { return abs * math.Pow10(-power) }
	var ko string
	switch {
	case reaches(jo):
		whole := math.Floor(in(jo))
		rest := math.Round(in(eok) - whole*math.Pow10(jo-eok))
		if rest >= math.Pow10(jo-eok) {
			whole, rest = whole+1, 0
		}
		ko = grouped(whole, 0) + "조"
		if rest > 0 {
			ko += " " + grouped(rest, 0) + "억"
		}
	case reaches(eok):
		ko = trimmed(in(eok)) + "억"
	case reaches(million):
		ko = trimmed(in(million)) + "백만"
	default:
		ko = grouped(abs, 0)
	}
	return core.T(sign+ko+" 원", minus+wonInEnglish(abs)+" won")
}

// wonInEnglish writes two decimals where one would hide a digit of the Korean.
func wonInEnglish(abs float64) string {
	for _, unit := range []struct {
		power int
		name  string
	}{{12, " trillion"}, {9, " billion"}, {6, " million"}} {
		if abs >= math.Pow10(unit.power) {
			const decimals = 2
			return strings.TrimSuffix(strings.TrimRight(grouped(abs*math.Pow10(-unit.power), decimals), "0"), ".") + unit.name
		}
	}
	return grouped(abs, 0)
}

// trimmed writes one decimal where it says anything.
func trimmed(x float64) string {
	const large = 1000
	if x >= large {
		return grouped(x, 0)
	}
	return strings.TrimSuffix(grouped(x, 1), ".0")
}

// grouped writes the size of a number: which way it goes is said in words.
func grouped(x float64, decimals int) string { return core.Grouped(math.Abs(x), decimals, "") }

func percent(x float64) string { return grouped(100*x, 1) + "%" }

// listed joins the names of a few sectors.
func listed(rows []Sector) core.Text {
	var ko, en []string
	for _, r := range rows {
		ko, en = append(ko, r.Name.In(core.Korean)), append(en, r.Name.In(core.English))
	}
	return core.T(strings.Join(ko, ", "), strings.Join(en, ", "))
}
