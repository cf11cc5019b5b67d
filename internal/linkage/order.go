package linkage

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"naru/internal/core"
	"naru/internal/inout"
)

// sortSectors puts sectors in the order that people count in: c2 before c10.
func sortSectors(rows []Sector) {
	slices.SortStableFunc(rows, func(a, b Sector) int { return compareCodes(a.Code, b.Code) })
}

func compareCodes(a, b string) int {
	wordA, numberA := cutNumber(a)
	wordB, numberB := cutNumber(b)
	return cmp.Or(cmp.Compare(wordA, wordB), cmp.Compare(len(numberA), len(numberB)), cmp.Compare(numberA, numberB), cmp.Compare(a, b))
}

// cutNumber takes the digits off the end of a code, leading zeros left out.
func cutNumber(code string) (word, number string) {
	word = strings.TrimRightFunc(code, unicode.IsDigit)
	return word, strings.TrimLeft(code[len(word):], "0")
}

// titlesOf names the sectors: by the table, by the list of WIOD where the codes
// are its own, or else by the code.
func titlesOf(sectors []inout.Sector) []core.Text {
	titles := make([]core.Text, len(sectors))
	known := isWIOD(sectors)
	for k, s := range sectors {
		switch {
		case !s.Name.IsZero():
			titles[k] = s.Name
		case known:
			titles[k] = wiodSectors()[s.Code].name
		default:
			titles[k] = core.T(s.Code, s.Code)
		}
	}
	return titles
}
