package ui

import (
	"math"
	"strconv"
	"strings"

	"naru/internal/core"
)

// Dash stands for a number that there is not. It is never a zero.
const Dash = "–"

// Format says how a number is written. The zero Format writes whole numbers
// with thousands separators. Charts write numbers by the same rules.
type Format struct {
	Decimals int  `json:"decimals,omitempty"`
	Percent  bool `json:"percent,omitempty"` // the value is a share: 0.123 is written 12.3%
	Points   bool `json:"points,omitempty"`  // the value is a difference of shares: 0.012 is written 1.2%p
	Signed   bool `json:"signed,omitempty"`  // + before what is above zero
	Shift    int  `json:"shift,omitempty"`   // the value is divided by ten to this power first
}

// Whole writes 1,234.
func Whole() Format { return Format{} }

// Fixed writes so many decimals.
func Fixed(decimals int) Format { return Format{Decimals: decimals} }

// Percent writes a share (0.123) as a percentage (12.3%).
func Percent(decimals int) Format { return Format{Decimals: decimals, Percent: true} }

// PercentPoints writes a difference of shares (0.012) as 1.2%p.
func PercentPoints(decimals int) Format {
	return Format{Decimals: decimals, Points: true, Signed: true}
}

// WithSign writes + before what is above zero, for changes.
func (f Format) WithSign() Format {
	f.Signed = true
	return f
}

// Scale is a unit of money as a power of ten of one won.
type Scale int

// The units of money in common use.
const (
	Won         Scale = 0 // 원
	ThousandWon Scale = 3 // 천원
	MillionWon  Scale = 6 // 백만원
	Eok         Scale = 8 // 억원
)

// Scales lists the units of money from small to large, for a switch.
func Scales() []Scale { return []Scale{Won, ThousandWon, MillionWon, Eok} }

// Unit names the scale; it belongs in the heading of the column.
func (s Scale) Unit() core.Text {
	switch s {
	case ThousandWon:
		return core.T("천원", "thousand won")
	case MillionWon:
		return core.T("백만원", "million won")
	case Eok:
		return core.T("억원", "× KRW 100m")
	default:
		return core.T("원", "won")
	}
}

// Money writes amounts counted in one scale as amounts of another.
func Money(counted, shown Scale, decimals int) Format {
	return Format{Decimals: decimals, Shift: int(shown - counted)}
}

// In writes a number for a reader: thousands separators, △ (in English −)
// before negatives, and Dash for what is not a number.
func (f Format) In(lang core.Lang, v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Dash
	}
	if f.Percent || f.Points {
		v *= 100
	}
	if f.Shift != 0 {
		v *= math.Pow10(-f.Shift)
	}
	digits := core.Digits(math.Abs(v), max(f.Decimals, 0))
	zero := strings.Trim(digits, "0.") == ""
	out := f.sign(lang, v, zero) + group(digits)
	switch {
	case f.Percent:
		out += "%"
	case f.Points:
		out += "%p"
	}
	return out
}

// shortest writes as many digits as tell a number from every other; an exponent
// only where there would be many zeros.
func shortest(v float64) []byte {
	const small, large = 1e-6, 1e21
	format := byte('f')
	if abs := math.Abs(v); abs != 0 && (abs < small || abs >= large) {
		format = 'e'
	}
	return strconv.AppendFloat(nil, v, format, -1, 64)
}

// plain reports whether a number is written as it is, but for its decimals.
func (f Format) plain() bool { return !f.Percent && !f.Points && f.Shift == 0 }

// whole reports whether a number is written in full because it has no decimals.
func (f Format) whole(v float64) bool { return f.plain() && v == math.Trunc(v) }

// holds reports whether all digits of a number are written: its shortest form
// has no more decimals than the format.
func (f Format) holds(digits string) bool {
	_, fraction, _ := strings.Cut(digits, ".")
	return f.plain() && !strings.Contains(digits, "e") && len(fraction) <= max(f.Decimals, 0)
}

func (f Format) sign(lang core.Lang, v float64, zero bool) string {
	switch {
	case zero:
		return ""
	case v < 0 && lang == core.English:
		return "−"
	case v < 0:
		return "△"
	case f.Signed:
		return "+"
	default:
		return ""
	}
}

func group(digits string) string {
	const thousand = 3
	whole, fraction, found := strings.Cut(digits, ".")
	if len(whole) <= thousand {
		return digits
	}
	var b strings.Builder
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%thousand == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	if found {
		b.WriteByte('.')
		b.WriteString(fraction)
	}
	return b.String()
}
