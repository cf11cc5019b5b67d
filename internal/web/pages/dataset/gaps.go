package dataset

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/version"
	"naru/internal/web/ui"
)

// gap is a cell of the coverage grid that has no number in some period.
type gap struct {
	row, column int
	share       float64
}

// mostSaid is how many gaps a sentence still names one by one.
const mostSaid = 12

// showGaps shows where a measure has no numbers: what is full is left out, a few
// gaps are named, and only many of them make a picture.
func (v *datasetView) showGaps(q dataset.MeasureQuality) {
	switch found := gapsOf(q.Grid); {
	case len(found) == 0:
	case len(found) <= mostSaid:
		v.Gaps = append(v.Gaps, v.saidGaps(q, found))
	default:
		v.Coverage = v.gapMap(q, found)
	}
	low, high := spread(q.ByPeriod)
	const even = 0.01 // shares that differ by less make a picture of equal bars
	switch {
	case high-low >= even:
		v.ByPeriod = byPeriod(q)
	case percent(low) == percent(high):
		v.Gaps = append(v.Gaps, core.Tf("어느 시점이든 %s의 칸에 값이 있습니다.", "In every period %s of the cells have a number.", percent(low)))
	default:
		v.Gaps = append(v.Gaps, core.Tf("어느 시점이든 %[1]s~%[2]s의 칸에 값이 있습니다.", "In every period %[1]s–%[2]s of the cells have a number.", percent(low), percent(high)))
	}
	v.addWorst("gaps-regions", ui.ParamRegion, core.T("빈칸이 많은 지역", "Regions with most gaps"), core.T("지역", "Region"), q, q.ByRegion, v.names.Region)
	v.addWorst("gaps-industries", version.ParamIndustry, core.T("빈칸이 많은 산업", "Industries with most gaps"), core.T("산업", "Industry"), q, q.ByIndustry, v.names.Industry)
}

func gapsOf(g dataset.Grid) []gap {
	var out []gap
	for i, share := range g.Share {
		if share < 1 {
			out = append(out, gap{row: i / len(g.Industries), column: i % len(g.Industries), share: share})
		}
	}
	return out
}

func spread(shares []dataset.Share) (low, high float64) {
	low, high = 1, 0
	for _, s := range shares {
		low, high = min(low, s.Share), max(high, s.Share)
	}
	return low, high
}

func percent(share float64) string { return ui.Percent(1).In(core.Korean, share) }

// saidGaps names the few cells that are not full.
func (v *datasetView) saidGaps(q dataset.MeasureQuality, found []gap) core.Text {
	cells := make([]core.Text, len(found))
	for i, g := range found {
		r, k := q.Grid.Regions[g.row], q.Grid.Industries[g.column]
		share := ui.Percent(0).In(core.Korean, g.share)
		cells[i] = core.Tf("%[1]s의 %[2]s(시점의 %[3]s에 값이 있음)", "%[1]s, %[2]s (a number in %[3]s of periods)", nameOr(r, v.names.Region(r)), nameOr(k, v.names.Industry(k)), share)
	}
	return core.Tf("%[1]s지역 %[2]d곳%[8]s × 산업 %[3]d개%[9]s 가운데 값이 빠진 시점이 있는 칸은 %[4]d개입니다: %[5]s.",
		"%[1]sOf %[2]d %[6]s%[8]s × %[3]d %[7]s%[9]s, cells that lack a number in some period: %[4]d. %[5]s.",
		coarse(q), len(q.Grid.Regions), len(q.Grid.Industries), len(found), page.Joined(cells, "; "),
		core.Plural(len(q.Grid.Regions), "region", "regions"), core.Plural(len(q.Grid.Industries), "industry", "industries"),
		withNation(q.Grid.Regions), withTotal(q.Grid.Industries))
}

// withNation says that the nation is among the regions that are counted.
func withNation(regions []string) core.Text {
	if slices.Contains(regions, core.Nation) {
		return core.T("(전국 포함)", " (the nation among them)")
	}
	return core.Text{}
}

// withTotal says so of the total of all industries.
func withTotal(industries []string) core.Text {
	if slices.Contains(industries, core.Total) {
		return core.T("(합계 포함)", " (the total among them)")
	}
	return core.Text{}
}

func codesOf(shares []dataset.Share) []string {
	out := make([]string, len(shares))
	for i, x := range shares {
		out[i] = x.Code
	}
	return out
}

// coarse says that a grid leaves the finest levels out, where it does.
func coarse(q dataset.MeasureQuality) core.Text {
	if len(q.Grid.Regions) == len(q.ByRegion) && len(q.Grid.Industries) == len(q.ByIndustry) {
		return core.Text{}
	}
	return core.T("가장 세부 단계를 뺀 ", "Without the finest levels: ")
}

// nameOr is the name of a code, or the code itself.
func nameOr(code string, name core.Text) core.Text {
	if name.IsZero() {
		return core.T(code, code)
	}
	return name
}

// gapMap draws the regions and industries that have gaps, and no others.
func (v *datasetView) gapMap(q dataset.MeasureQuality, found []gap) *ui.Chart {
	rows, columns := []int{}, []int{}
	for _, g := range found {
		rows, columns = append(rows, g.row), append(columns, g.column)
	}
	slices.Sort(rows)
	slices.Sort(columns)
	rows, columns = slices.Compact(rows), slices.Compact(columns)
	h := ui.Heatmap{
		X: ui.Axis{Title: core.T("산업", "Industry")}, Y: ui.Axis{Title: core.T("지역", "Region")},
		Value: ui.Axis{Title: core.T("값이 있는 시점의 비율", "Share of periods with a number"), Format: ui.Percent(0)}, Min: 0, Max: 1,
	}
	for x, c := range columns {
		h.Columns = append(h.Columns, version.IndustryLabel(q.Grid.Industries[c])) // names are too long for a heading
		for y, r := range rows {
			h.Cells = append(h.Cells, ui.HeatCell{Column: x, Row: y, Value: ui.Real(q.Grid.Share[r*len(q.Grid.Industries)+c])})
		}
	}
	for _, r := range rows {
		code := q.Grid.Regions[r]
		h.Rows = append(h.Rows, nameOr(code, v.names.RegionShort(code)))
	}
	n := func(v int) string { return ui.Whole().In(core.Korean, float64(v)) }
	return &ui.Chart{
		ID: "coverage", Title: core.Tf("%s: 값이 빠진 지역과 산업", "%s: regions and industries with gaps", q.Measure.Title),
		Spec: h, Height: ui.Tall,
		Summary: core.Tf("%[1]s지역 %[2]s곳%[7]s × 산업 %[3]s개%[8]s 가운데 %[4]s칸에 값이 없는 시점이 있습니다. 빠진 것이 없는 지역과 산업은 그리지 않았습니다.",
			"%[1]sOf %[2]s %[5]s%[7]s × %[3]s %[6]s%[8]s, %[4]s cells lack a number in some period. Regions and industries without gaps are left out.",
			coarse(q), n(len(q.Grid.Regions)), n(len(q.Grid.Industries)), n(len(found)),
			core.Plural(len(q.Grid.Regions), "region", "regions"), core.Plural(len(q.Grid.Industries), "industry", "industries"),
			withNation(q.Grid.Regions), withTotal(q.Grid.Industries)),
		Table: shareTable("coverage-regions", core.T("지역별", "By region"), core.T("지역", "Region"), q.ByRegion,
			func(code string) ui.Cell { return ui.Label(version.Coded(code, v.names.Region(code))) }),
	}
}

func byPeriod(q dataset.MeasureQuality) *ui.Chart {
	bars := ui.Bars{Axis: ui.Axis{Title: core.T("값이 있는 칸의 비율", "Share of cells with a number"), Format: ui.Percent(1)}}
	for _, p := range q.ByPeriod {
		bars.Items = append(bars.Items, ui.Bar{Label: core.T(p.Code, p.Code), Value: ui.Real(p.Share), Role: ui.RoleChosen})
	}
	const mostBars = 40
	if len(bars.Items) > mostBars {
		bars.Items = bars.Items[len(bars.Items)-mostBars:]
	}
	low, _ := spread(q.ByPeriod)
	return &ui.Chart{
		ID: "by-period", Title: core.Tf("%s: 시점별로 자료가 채워진 정도", "%s: coverage by period", q.Measure.Title), Spec: bars,
		Summary: core.Tf("시점 %[1]d개, 가장 낮은 시점은 %[2]s입니다.", "%[1]d %[3]s; the lowest stands at %[2]s.",
			len(q.ByPeriod), percent(low), core.Plural(len(q.ByPeriod), "period", "periods")),
		Table: shareTable("coverage-periods", core.T("시점별", "By period"), core.T("시점", "Period"), q.ByPeriod, page.PeriodCell),
	}
}

// addWorst lists the slices of one axis that lack most, the emptiest first, each
// leading to its cells.
func (v *datasetView) addWorst(id, param string, caption, axis core.Text, q dataset.MeasureQuality, shares []dataset.Share, name func(string) core.Text) {
	const most = 10
	worst := slices.DeleteFunc(slices.Clone(shares), func(s dataset.Share) bool { return s.Share >= 1 })
	slices.SortStableFunc(worst, func(a, b dataset.Share) int {
		return cmp.Or(cmp.Compare(a.Share, b.Share), strings.Compare(a.Code, b.Code))
	})
	if len(worst) == 0 {
		return
	}
	v.Worst = append(v.Worst, *shareTable(id, caption, axis, worst[:min(len(worst), most)], func(code string) ui.Cell {
		cells := url.Values{param: {code}, ui.ParamMeasure: {q.Measure.ID}}
		return ui.Label(version.Coded(code, name(code))).Linked(page.DatasetHref(v.Dataset.Key, v.Version.Number) + "/rows?" + cells.Encode())
	}))
}

func shareTable(id string, caption, axis core.Text, shares []dataset.Share, name func(code string) ui.Cell) *ui.Table {
	t := ui.Table{ID: id, Caption: caption, Dense: true, Columns: []ui.Column{
		{Title: axis}, {Title: core.T("값이 있는 칸", "Cells with a number"), Numeric: true},
	}}
	for _, s := range shares {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{name(s.Code), ui.Num(s.Share, ui.Percent(1))}})
	}
	return &t
}
