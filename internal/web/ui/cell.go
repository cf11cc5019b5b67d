package ui

import (
	"math"
	"strconv"

	"naru/internal/core"
)

// Cell is what stands in one place of a table, a key figure or a list of
// facts: a text, a number with its format, or nothing with the reason why.
type Cell struct {
	text   core.Text
	number float64
	format Format
	isNum  bool
	reason core.Text // why there is no number
	note   core.Text // what to know about the number, such as "추정"
	href   string
	badge  Tone
}

// Label makes a cell with a text in both languages.
func Label(t core.Text) Cell { return Cell{text: t} }

// Plain makes a cell with a text that is the same in every language: a code, a
// file name.
func Plain(s string) Cell { return Cell{text: core.T(s, s)} }

// Num makes a cell with a number. What is not a number (NaN) shows as a dash
// that says it is not defined; use NA or Flagged to say why.
func Num(v float64, f Format) Cell { return Cell{number: v, format: f, isNum: true} }

// NA makes an empty numeric cell; the reason is shown on focus and to screen
// readers.
func NA(reason core.Text) Cell {
	return Cell{number: math.NaN(), isNum: true, reason: reason}
}

// Flagged makes a numeric cell from an observation and its flag.
func Flagged(v float64, flag core.Flag, f Format) Cell {
	switch {
	case !flag.Defined():
		return NA(flag.Title())
	case flag == core.NoFlag:
		return Num(v, f)
	default:
		return Num(v, f).Noted(flag.Title())
	}
}

// Linked makes the cell a link.
func (c Cell) Linked(href string) Cell {
	c.href = href
	return c
}

// Noted adds a remark that is shown on focus and to screen readers.
func (c Cell) Noted(note core.Text) Cell {
	c.note = note
	return c
}

// Toned shows the cell's text as a badge.
func (c Cell) Toned(t Tone) Cell {
	c.badge = t
	return c
}

// In gives the cell's text as a reader sees it.
func (c Cell) In(lang core.Lang) string {
	if !c.isNum {
		return c.text.In(lang)
	}
	return c.format.In(lang, c.number)
}

// exact gives all digits of a number that is shown rounded or scaled, and
// nothing where the reader sees them already.
func (c Cell) exact() string {
	if !c.isNum || c.missing() || c.format.exact(c.number) {
		return ""
	}
	return strconv.FormatFloat(c.number, 'g', -1, 64)
}

// missing reports whether there is a dash, and remark says why or what else
// there is to know.
func (c Cell) missing() bool {
	return c.isNum && (math.IsNaN(c.number) || math.IsInf(c.number, 0))
}

func (c Cell) remark() core.Text {
	switch {
	case !c.missing():
		return c.note
	case c.reason.IsZero():
		return core.T("계산할 수 없음", "not defined")
	default:
		return c.reason
	}
}
