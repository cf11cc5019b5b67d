package ui

import "naru/internal/core"

// rowCount tells which rows of how many are shown.
func rowCount(lang core.Lang, p Paging) string {
	from, to := p.shown()
	n := func(v int) string { return Whole().In(lang, float64(v)) }
	if p.pages() == 1 {
		return core.Tf("%[1]s건", "%[1]s %[2]s", n(p.Total), core.Plural(p.Total, "row", "rows")).In(lang)
	}
	return core.Tf("%[3]s건 중 %[1]s–%[2]s", "%[1]s–%[2]s of %[3]s", n(from), n(to), n(p.Total)).In(lang)
}

func sortArrow(dir string) string {
	switch dir {
	case "ascending":
		return "▲"
	case "descending":
		return "▼"
	default:
		return "↕"
	}
}
