package linkage

import (
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/inout"
)

// sortSectors puts sectors in the order that people count in: c2 before c10.
func sortSectors(rows []Sector) {
	slices.SortStableFunc(rows, func(a, b Sector) int { return inout.CompareCodes(a.Code, b.Code) })
}

// titlesOf names the sectors: by the table, in English too where it is the Bank of
// Korea's or the sector a code of KSIC, by the list of WIOD where the codes are its
// own, or else by the code.
func titlesOf(sectors []inout.Sector) []core.Text {
	titles := make([]core.Text, len(sectors))
	known, bok := isWIOD(sectors), bokOf(sectors)
	for k, s := range sectors {
		switch {
		case !bok[k].name.IsZero():
			titles[k] = core.T(s.Name.Ko, bok[k].name.En)
		case !s.Name.IsZero():
			titles[k] = ksicTitle(s)
		case known:
			titles[k] = wiodSectors()[s.Code].name
		default:
			titles[k] = core.T(s.Code, s.Code)
		}
	}
	return titles
}

// ksicTitle names a sector in English where its code and its name are those of a
// code of KSIC; a name of its own stays as it is.
func ksicTitle(s inout.Sector) core.Text {
	if s.Name.En != "" && s.Name.En != s.Name.Ko {
		return s.Name
	}
	for _, system := range []core.System{core.KSIC11, core.KSIC10} {
		if trade, ok := industry.Builtin(system); ok {
			if e, known := trade.ByCode(s.Code); known && sameName(e.Name.Ko, s.Name.Ko) {
				return core.T(s.Name.Ko, e.Name.En)
			}
		}
	}
	return s.Name
}

// sameName compares names without what offices write in several ways.
func sameName(a, b string) bool {
	fold := strings.NewReplacer(" ", "", ",", "", "·", "", ";", "")
	return fold.Replace(a) == fold.Replace(b)
}
