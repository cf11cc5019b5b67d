package core

import (
	"math"
	"strconv"
	"strings"
)

// Digits writes so many decimals of a number, a half away from zero as people do it
// (and as the browser does it in charts), not to the even digit as strconv does.
// Every sentence, table and file writes its numbers by it, so that a number is the
// same wherever it stands. The number is not negative.
func Digits(v float64, decimals int) string {
	pow := math.Pow10(decimals)
	p := v * pow
	if _, frac := math.Modf(p); frac == 0.5 && math.FMA(v, pow, -p) == 0 {
		v = math.Nextafter(v, math.Inf(1))
	}
	return strconv.FormatFloat(v, 'f', decimals, 64)
}

// Decimals is how many decimals amounts of one column are written with: one where
// any has a fraction that is seen at its size, or else none.
func Decimals(values []float64) int {
	const small, seen = 10000, 0.05
	most, fraction := 0.0, false
	for _, v := range values {
		most = math.Max(most, math.Abs(v))
		fraction = fraction || math.Abs(v-math.Round(v)) > seen
	}
	if fraction && most < small {
		return 1
	}
	return 0
}

// Grouped writes a number by Digits with thousands separators. What is below
// zero, and is not rounded to it, has the sign given: “△” in tables, “−” in prose.
func Grouped(v float64, decimals int, minus string) string {
	digits := Digits(math.Abs(v), decimals)
	whole, fraction, _ := strings.Cut(digits, ".")
	var b strings.Builder
	if v < 0 && strings.Trim(digits, "0.") != "" {
		b.WriteString(minus)
	}
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
