package xlsx

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"

	"naru/internal/document"
)

// Limits of the format.
const (
	longestName = 31 // UTF-16 units
	longestText = 32767
)

// sheetName makes a name that the format allows and that no sheet has yet.
func (a *annex) sheetName(wish string) string {
	wish = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, wish)
	if wish = strings.TrimSpace(wish); wish == "" {
		wish = a.say("표", "Table")
	}
	name := clipped(wish, longestName)
	for n := 2; a.names[strings.ToLower(name)]; n++ {
		suffix := " (" + strconv.Itoa(n) + ")"
		name = clipped(wish, longestName-len(suffix)) + suffix
	}
	a.names[strings.ToLower(name)] = true
	return name
}

// clipped shortens a text to so many UTF-16 units.
func clipped(s string, most int) string {
	units := 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units > most {
			return s[:i]
		}
	}
	return s
}

// printable leaves out what XML cannot hold and what a cell has no room for.
func printable(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case unicode.IsControl(r), r == '\ufffe', r == '\uffff':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "�"))
	if short := clipped(s, longestText); short != s {
		return clipped(s, longestText-1) + "…"
	}
	return s
}

// entry parts a caption such as "표 2-1. 입지계수" in number and title.
func (a *annex) entry(caption string, t document.Table) entry {
	number, title, ok := strings.Cut(caption, ". ")
	if !ok {
		number, title = "", a.say("제목 없는 표", "Untitled")
		if t.Card && len(t.Rows) > 0 && len(t.Rows[0].Cells) > 0 {
			title = t.Rows[0].Cells[len(t.Rows[0].Cells)-1].Text
		}
	}
	return entry{number: number, title: title, unit: t.Unit, source: t.Source}
}
