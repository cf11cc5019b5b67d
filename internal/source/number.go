package source

import (
	"bytes"
	"math"
	"strconv"
	"unicode/utf8"

	"naru/internal/core"
)

// Numbers says how a file writes its numbers. The zero value reads Korean
// statistics.
type Numbers struct {
	DecimalComma bool   `json:"decimalComma,omitempty"` // 1.234,5 or 1 234,5 as in Europe
	Unit         string `json:"unit,omitempty"`         // written behind each number and ignored: 원, %, €
}

// ParseNumber reads a cell of Korean statistics; see Numbers.Parse.
func ParseNumber(b []byte) (v float64, flag core.Flag, ok bool) { return Numbers{}.Parse(b) }

// Parse reads a cell as statisticians write it. ok is false when the cell is
// neither a number nor a sign that stands for one; v is then NaN.
//
//	1234  1,234  1 234  12.5  1e3     the number
//	-12  −12  △12  ▲12  (12)          negative
//	"-"                               0, core.None: nothing there, by statement
//	""  …  ...  ..  N/A  NA  null     NaN, core.Missing
//	X  x                              NaN, core.Suppressed
//	*                                 NaN, core.Unreliable
//	12.3*                             the number, core.Unreliable
//	12.3 p)  12.3p  12.3 e)           the number, core.Estimated (provisional or estimate)
//	12.3 r)                           the number (revised)
//
// A thousands separator must stand between groups of three digits; 1,23 is no
// number. The number agrees with strconv.ParseFloat to the last bit.
func (n Numbers) Parse(b []byte) (v float64, flag core.Flag, ok bool) {
	if v, ok := plain(b); ok {
		return v, core.NoFlag, true
	}
	b = trim(b)
	if flag, ok := signFor(b); ok {
		if flag == core.None {
			return 0, flag, true
		}
		return math.NaN(), flag, true
	}
	b, flag = suffix(b)
	if n.Unit != "" {
		b = trim(bytes.TrimSuffix(b, []byte(n.Unit)))
	}
	negative, b, ok := sign(b)
	if !ok {
		return math.NaN(), core.NoFlag, false
	}
	v, ok = n.magnitude(b)
	if !ok {
		return math.NaN(), core.NoFlag, false
	}
	if negative {
		v = -v
	}
	return v, flag, true
}

// exactDigits is how many decimal digits always fit float64's 53 bits.
const exactDigits = 15

// Powers of ten that float64 holds exactly, so that one division by them is
// rounded correctly (W. D. Clinger, "How to read floating point numbers
// accurately", 1990).
var pow10 = [...]float64{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// plain reads digits with at most one point and a leading minus: nearly every
// cell of a large file.
func plain(b []byte) (float64, bool) {
	negative := len(b) > 0 && b[0] == '-'
	if negative {
		b = b[1:]
	}
	if len(b) == 0 || len(b) > exactDigits {
		return 0, false
	}
	var m uint64
	decimals := -1
	for _, c := range b {
		switch d := c - '0'; {
		case d <= 9:
			m = m*10 + uint64(d)
			if decimals >= 0 {
				decimals++
			}
		case c == '.' && decimals < 0:
			decimals = 0
		default:
			return 0, false
		}
	}
	v := float64(m)
	if decimals >= 0 {
		if len(b) == 1 {
			return 0, false // a lone point
		}
		v /= pow10[decimals]
	}
	if negative {
		v = -v
	}
	return v, true
}

// trim cuts white space, no-break spaces included.
func trim(b []byte) []byte { return bytes.TrimSpace(b) }

// signFor reads the cells that hold a sign instead of a number.
func signFor(b []byte) (core.Flag, bool) {
	switch string(b) {
	case "":
		return core.Missing, true
	case "-", "–", "—", "―", "−":
		return core.None, true
	case "X", "x":
		return core.Suppressed, true
	case "*":
		return core.Unreliable, true
	case "…", "...", "..", "N/A", "n/a", "NA", "null", "NULL", "NaN":
		return core.Missing, true
	default:
		return core.NoFlag, false
	}
}

// suffix takes the statistician's remark off the end of a number.
func suffix(b []byte) ([]byte, core.Flag) {
	for _, s := range []struct {
		text string
		flag core.Flag
	}{
		{"*", core.Unreliable},
		{"p)", core.Estimated},
		{"P)", core.Estimated},
		{"e)", core.Estimated},
		{"p", core.Estimated},
		{"r)", core.NoFlag},
	} {
		if rest, found := bytes.CutSuffix(b, []byte(s.text)); found && len(rest) > 0 {
			return trim(rest), s.flag
		}
	}
	return b, core.NoFlag
}

// sign takes the sign off: +, any minus, the accountants' triangles and brackets.
func sign(b []byte) (negative bool, rest []byte, ok bool) {
	if len(b) > 2 && b[0] == '(' && b[len(b)-1] == ')' {
		rest = trim(b[1 : len(b)-1])
		return true, rest, startsNumber(rest)
	}
	r, size := utf8.DecodeRune(b)
	switch r {
	case '-', '−', '△', '▲':
		rest = trim(b[size:])
		return true, rest, startsNumber(rest)
	case '+':
		rest = b[size:]
		return false, rest, startsNumber(rest)
	default:
		return false, b, startsNumber(b)
	}
}

// startsNumber keeps a second sign, and words such as inf, from strconv.
func startsNumber(b []byte) bool {
	return len(b) > 0 && (b[0] >= '0' && b[0] <= '9' || b[0] == '.' || b[0] == ',')
}

// longest number that is read; a float64 needs at most 17 digits.
const maxNumber = 64

// magnitude reads an unsigned number with thousands separators.
func (n Numbers) magnitude(b []byte) (float64, bool) {
	group, point := byte(','), byte('.')
	if n.DecimalComma {
		group, point = '.', ','
	}
	var clean [maxNumber]byte
	size, digits := 0, 0
	var separator rune // the one in use; a number does not mix them
	seenPoint := false
	for i := 0; i < len(b); {
		r, width := utf8.DecodeRune(b[i:])
		switch {
		case size == maxNumber:
			return 0, false
		case r >= '0' && r <= '9':
			digits++
			clean[size] = byte(r)
			size++
		case r == rune(point) && !seenPoint:
			if separator != 0 && digits != 3 {
				return 0, false
			}
			seenPoint = true
			clean[size] = '.'
			size++
		case (r == 'e' || r == 'E') && size > 0:
			if separator != 0 && !seenPoint && digits != 3 {
				return 0, false
			}
			return exponent(clean[:size], b[i:])
		case !seenPoint && (r == rune(group) || isThinSpace(r)):
			if separator == 0 && (digits < 1 || digits > 3) || separator != 0 && (r != separator || digits != 3) {
				return 0, false
			}
			separator, digits = r, 0
		default:
			return 0, false
		}
		i += width
	}
	if separator != 0 && !seenPoint && digits != 3 {
		return 0, false
	}
	if v, ok := plain(clean[:size]); ok {
		return v, true
	}
	return parse(clean[:size])
}

// isThinSpace reports whether a rune is one of the spaces that part thousands.
func isThinSpace(r rune) bool {
	return r == ' ' || r == '\u00a0' || r == '\u202f' || r == '\u2009'
}

// exponent reads the mantissa together with its e-part.
func exponent(mantissa, e []byte) (float64, bool) {
	if len(mantissa)+len(e) > maxNumber {
		return 0, false
	}
	var whole [maxNumber]byte
	n := copy(whole[:], mantissa)
	n += copy(whole[n:], e)
	for _, c := range e[1:] {
		if c != '+' && c != '-' && (c < '0' || c > '9') {
			return 0, false
		}
	}
	return parse(whole[:n])
}

// parse leaves the hard cases to the standard library. Too large a number is
// no number here: an infinity would spoil every sum.
func parse(b []byte) (float64, bool) {
	v, err := strconv.ParseFloat(string(b), 64)
	return v, err == nil
}
