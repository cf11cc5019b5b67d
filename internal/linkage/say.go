package linkage

import (
	"math"
	"strconv"
	"strings"

	"naru/internal/core"
)

// SayWon writes an amount of won as people say it: 100억 원, 1조 2,345억 원.
func SayWon(won float64) core.Text {
	const jo, eok, million = 1e12, 1e8, 1e6
	abs, sign, minus := math.Abs(won), "", ""
	if won < 0 {
		sign, minus = "△", "−"
	}
	var ko string
	switch {
	case abs >= jo:
		whole := math.Floor(abs / jo)
		rest := math.Round((abs - whole*jo) / eok)
		if rest >= jo/eok {
			whole, rest = whole+1, 0
		}
		ko = grouped(whole, 0) + "조"
		if rest > 0 {
			ko += " " + grouped(rest, 0) + "억"
		}
	case abs >= eok:
		ko = trimmed(abs/eok) + "억"
	case abs >= million:
		ko = trimmed(abs/million) + "백만"
	default:
		ko = grouped(abs, 0)
	}
	en := grouped(abs, 0)
	switch {
	case abs >= 1e12:
		en = trimmed(abs/1e12) + " trillion"
	case abs >= 1e9:
		en = trimmed(abs/1e9) + " billion"
	case abs >= 1e6:
		en = trimmed(abs/1e6) + " million"
	}
	return core.T(sign+ko+" 원", minus+en+" won")
}

// trimmed writes one decimal where it says anything.
func trimmed(x float64) string {
	const large = 1000
	if x >= large {
		return grouped(x, 0)
	}
	return strings.TrimSuffix(grouped(x, 1), ".0")
}

// grouped writes a number with thousands separators.
func grouped(x float64, decimals int) string {
	s := strconv.FormatFloat(math.Abs(x), 'f', decimals, 64)
	whole, fraction, _ := strings.Cut(s, ".")
	var b strings.Builder
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	if fraction != "" {
		b.WriteString("." + fraction)
	}
	return b.String()
}

func percent(x float64) string { return grouped(100*x, 1) + "%" }

// listed joins the names of a few sectors.
func listed(rows []Sector) core.Text {
	var ko, en []string
	for _, r := range rows {
		ko, en = append(ko, r.Name.In(core.Korean)), append(en, r.Name.In(core.English))
	}
	return core.T(strings.Join(ko, ", "), strings.Join(en, ", "))
}
