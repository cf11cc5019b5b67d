package linkage

import (
	"slices"

	"naru/internal/core"
	"naru/internal/inout"
)

// sortSectors puts sectors in the order that people count in: c2 before c10.
func sortSectors(rows []Sector) {
	slices.SortStableFunc(rows, func(a, b Sector) int { return inout.CompareCodes(a.Code, b.Code) })
}

// titlesOf names the sectors: by the table, in English too where it is the Bank of
// Korea's, by the list of WIOD where the codes are its own, or else by the code.
func titlesOf(sectors []inout.Sector) []core.Text {
	titles := make([]core.Text, len(sectors))
	known, bok := isWIOD(sectors), bokOf(sectors)
	for k, s := range sectors {
		switch {
		case !bok[k].name.IsZero():
			titles[k] = core.T(s.Name.Ko, bok[k].name.En)
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
