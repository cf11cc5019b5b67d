package pages

import (
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/ingest"
	"naru/internal/web/ui"
)

// totalsTable says whether published wholes equal the sum of their parts: a row
// for each measure and axis, and beneath it the wholes that do not.
func (s *Site) totalsTable(checks []ingest.TotalCheck, measures []core.Measure) ui.Table {
	t := ui.Table{
		ID: "totals", Caption: core.T("합계 점검: 부분을 더하면 전체가 되는가", "Totals: do the parts sum to the whole"),
		Columns: []ui.Column{
			{Title: core.T("무엇을", "What")},
			{Title: core.T("지표", "Measure")},
			{Title: core.T("맞춰 본 칸", "Cells checked"), Numeric: true},
			{Title: core.T("맞지 않는 칸", "Cells off"), Numeric: true},
			{Title: core.T("가릴 수 없는 칸", "Undecided"), Numeric: true, Help: core.T("비공개이거나 빠진 부분이 있어 더해 볼 수 없는 칸", "A part is withheld or missing")},
			{Title: core.T("가장 큰 차이", "Largest difference"), Numeric: true},
			{Title: core.T("어디서", "Where")},
		},
		Note: core.T("백만원·천명처럼 반올림한 값은 반올림으로 생길 수 있는 만큼의 차이를 허용합니다.", "For values published in thousands or millions, differences within rounding are allowed."),
	}
	for _, m := range measures {
		for _, axis := range []string{"region", "industry"} {
			s.addTotals(&t, checks, m, axis)
		}
	}
	return t
}

func (s *Site) addTotals(t *ui.Table, checks []ingest.TotalCheck, m core.Measure, axis string) {
	const mostOff = 20
	sum := ingest.TotalCheck{Axis: axis, Measure: m.ID}
	var off []ui.Row
	wholes := 0
	for _, c := range checks {
		if c.Measure != m.ID || c.Axis != axis {
			continue
		}
		wholes++
		sum.Checked, sum.Undecided, sum.Off = sum.Checked+c.Checked, sum.Undecided+c.Undecided, sum.Off+c.Off
		if c.Largest > sum.Largest {
			sum.Largest, sum.Where = c.Largest, c.Where
		}
		if c.Off > 0 && len(off) < mostOff {
			off = append(off, totalRow(s.wholeName(c), m, c))
		}
	}
	if wholes == 0 {
		return
	}
	name := core.Tf("상위 지역 %d곳과 그 하위 지역", "%d regions and their parts", wholes)
	if axis == "industry" {
		name = core.Tf("상위 산업 %d개와 그 하위 산업", "%d industries and their parts", wholes)
	}
	row := totalRow(name, m, sum)
	row.Total = len(off) > 0
	t.Rows = append(append(t.Rows, row), off...)
}

func totalRow(name core.Text, m core.Measure, c ingest.TotalCheck) ui.Row {
	off := ui.Num(float64(c.Off), ui.Whole())
	if c.Off > 0 {
		off = off.Toned(ui.Warning)
	}
	return ui.Row{Cells: []ui.Cell{
		ui.Label(name), ui.Label(m.Title), ui.Num(float64(c.Checked), ui.Whole()), off,
		ui.Num(float64(c.Undecided), ui.Whole()), ui.Num(c.Largest, ui.Whole()), ui.Plain(whereOr(c)),
	}}
}

func whereOr(c ingest.TotalCheck) string {
	if c.Largest == 0 {
		return ui.Dash
	}
	return c.Where
}

func (s *Site) wholeName(c ingest.TotalCheck) core.Text {
	if c.Axis == "region" {
		return core.Tf("%s = 하위 지역의 합", "%s = sum of its regions", s.Regions.FullName(c.Whole))
	}
	if c.Whole == core.Total {
		return core.T("전체 산업 = 산업의 합", "All industries = sum of industries")
	}
	return core.Tf("산업 %[1]s = 하위 산업의 합", "Industry %[1]s = sum of its parts", c.Whole)
}

// verdict is one thing that can be said of a version's quality in a sentence.
type verdict struct {
	Text core.Text
	Mind bool // something is amiss or missing
}

func (v verdict) mark() string {
	if v.Mind {
		return "!"
	}
	return "✓"
}

// quality says how complete a version is: in a sentence where every cell has a
// number, with pictures of one measure where not.
func (s *Site) quality(view *datasetView, measure string) {
	all := view.Version.Quality.Measures
	view.Verdicts = append(coverageVerdicts(all), totalsVerdict(view.Version.Quality.Totals)...)
	var gaps []dataset.MeasureQuality
	for _, m := range all {
		if !full(m) && len(m.ByPeriod) > 0 {
			gaps = append(gaps, m)
		}
	}
	if len(gaps) == 0 {
		return
	}
	q := gaps[0]
	for _, m := range gaps {
		if m.Measure.ID == measure {
			q = m
		}
	}
	base := datasetHref(view.Dataset.Key, view.Version.Number)
	for _, m := range gaps {
		view.Measures = append(view.Measures, ui.Tab{
			Text: m.Measure.Title, Current: m.Measure.ID == q.Measure.ID, Href: base + "?" + ui.ParamMeasure + "=" + queryEscape(m.Measure.ID) + "#quality",
		})
	}
	if len(q.Grid.Share) > 0 {
		view.Coverage = s.coverageMap(q, view.Version)
	}
	view.ByPeriod = byPeriod(q)
}

// full reports whether every cell of the grid has a number.
func full(q dataset.MeasureQuality) bool {
	return len(q.ByPeriod) > 0 && !slices.ContainsFunc(q.ByPeriod, func(s dataset.Share) bool { return s.Share < 1 })
}

// coverageVerdicts tells which measures are complete and which are not.
func coverageVerdicts(all []dataset.MeasureQuality) []verdict {
	var complete, gaps []core.Text
	for _, q := range all {
		switch {
		case full(q):
			complete = append(complete, q.Measure.Title)
		case len(q.ByPeriod) > 0:
			gaps = append(gaps, q.Measure.Title)
		}
	}
	var out []verdict
	switch {
	case len(complete) > 0 && len(gaps) == 0:
		q := all[0]
		out = append(out, verdict{Text: core.Tf(
			"빈칸이 없습니다. 지역 %[1]d곳 × 산업 %[2]d개 × 시점 %[3]d개의 모든 칸에 값이 있습니다(%[4]s).",
			"No gaps: every cell of %[1]d regions × %[2]d industries × %[3]d periods has a number (%[4]s).",
			len(q.ByRegion), len(q.ByIndustry), len(q.ByPeriod), listed(complete))})
	case len(complete) > 0:
		out = append(out, verdict{Text: core.Tf("모든 칸에 값이 있는 지표: %s.", "Complete in every cell: %s.", listed(complete))})
	}
	if len(gaps) > 0 {
		out = append(out, verdict{Mind: true, Text: core.Tf("값이 없는 칸이 있는 지표: %s. 어디가 비었는지 아래 그림에서 봅니다.",
			"With cells that have no number: %s. The pictures below show where.", listed(gaps))})
	}
	return out
}

// totalsVerdict tells whether the parts sum to the wholes.
func totalsVerdict(checks []ingest.TotalCheck) []verdict {
	var sum ingest.TotalCheck
	for _, c := range checks {
		sum.Checked, sum.Off, sum.Undecided = sum.Checked+c.Checked, sum.Off+c.Off, sum.Undecided+c.Undecided
	}
	n := func(v int) string { return ui.Whole().In(core.Korean, float64(v)) }
	var undecided core.Text
	if sum.Undecided > 0 {
		undecided = core.Tf(" 비공개이거나 빠진 부분이 있어 가릴 수 없는 칸은 %s개입니다.", " %s cells cannot be decided because a part is withheld or missing.", n(sum.Undecided))
	}
	switch {
	case sum.Checked == 0 && sum.Undecided == 0:
		return nil
	case sum.Off == 0:
		return []verdict{{Text: core.Tf("부분을 더하면 전체가 됩니다. 맞춰 본 합계 %[1]s개가 모두 맞습니다.%[2]s",
			"The parts sum to the whole: all %[1]s totals that were checked agree.%[2]s", n(sum.Checked), undecided)}}
	default:
		return []verdict{{Mind: true, Text: core.Tf("합계 %[1]s개 가운데 %[2]s개가 부분의 합과 다릅니다.%[3]s",
			"%[2]s of %[1]s totals differ from the sum of their parts.%[3]s", n(sum.Checked), n(sum.Off), undecided)}}
	}
}

// listed sets titles in a row.
func listed(titles []core.Text) core.Text {
	var ko, en []string
	for _, t := range titles {
		ko, en = append(ko, t.In(core.Korean)), append(en, t.In(core.English))
	}
	return core.T(strings.Join(ko, ", "), strings.Join(en, ", "))
}

func (s *Site) coverageMap(q dataset.MeasureQuality, v dataset.Version) *ui.Chart {
	h := ui.Heatmap{
		X: ui.Axis{Title: core.T("산업", "Industry")}, Y: ui.Axis{Title: core.T("지역", "Region")},
		Value: ui.Axis{Title: core.T("값이 있는 시점의 비율", "Share of periods with a number"), Format: ui.Percent(0)}, Min: 0, Max: 1,
	}
	for _, c := range q.Grid.Industries {
		h.Columns = append(h.Columns, industryLabel(c))
	}
	for _, c := range q.Grid.Regions {
		h.Rows = append(h.Rows, s.regionLabel(c, v.Summary.RegionSystem))
	}
	full := 0
	for i, share := range q.Grid.Share {
		if share == 1 {
			full++
		}
		h.Cells = append(h.Cells, ui.HeatCell{Column: i % len(q.Grid.Industries), Row: i / len(q.Grid.Industries), Value: ui.Real(share)})
	}
	return &ui.Chart{
		ID: "coverage", Title: core.Tf("%s: 지역과 산업별로 자료가 채워진 정도", "%s: coverage by region and industry", q.Measure.Title),
		Spec: h, Height: ui.Tall,
		Summary: core.Tf("지역 %[1]d곳 × 산업 %[2]d개 가운데 모든 시점에 값이 있는 칸은 %[3]d개(%[4]s)입니다.",
			"Of %[1]d regions × %[2]d industries, %[3]d cells (%[4]s) have a number in every period.",
			len(q.Grid.Regions), len(q.Grid.Industries), full, ui.Percent(1).In(core.Korean, float64(full)/float64(len(q.Grid.Share)))),
		Table: shareTable("coverage-regions", core.T("지역별", "By region"), q.ByRegion, func(code string) core.Text { return s.regionLabel(code, v.Summary.RegionSystem) }),
	}
}

func byPeriod(q dataset.MeasureQuality) *ui.Chart {
	bars := ui.Bars{Axis: ui.Axis{Title: core.T("값이 있는 칸의 비율", "Share of cells with a number"), Format: ui.Percent(1)}}
	lowest := 1.0
	for _, p := range q.ByPeriod {
		bars.Items = append(bars.Items, ui.Bar{Label: core.T(p.Code, p.Code), Value: ui.Real(p.Share), Role: ui.RoleChosen})
		lowest = min(lowest, p.Share)
	}
	const mostBars = 40
	if len(bars.Items) > mostBars {
		bars.Items = bars.Items[len(bars.Items)-mostBars:]
	}
	return &ui.Chart{
		ID: "by-period", Title: core.Tf("%s: 시점별로 자료가 채워진 정도", "%s: coverage by period", q.Measure.Title), Spec: bars,
		Summary: core.Tf("시점 %[1]d개, 가장 낮은 시점은 %[2]s입니다.", "%[1]d periods; the lowest stands at %[2]s.",
			len(q.ByPeriod), ui.Percent(1).In(core.Korean, lowest)),
		Table: shareTable("coverage-periods", core.T("시점별", "By period"), q.ByPeriod, func(code string) core.Text { return core.T(code, code) }),
	}
}

func shareTable(id string, caption core.Text, shares []dataset.Share, name func(string) core.Text) *ui.Table {
	t := ui.Table{ID: id, Caption: caption, Dense: true, Columns: []ui.Column{
		{Title: caption}, {Title: core.T("값이 있는 칸", "Cells with a number"), Numeric: true},
	}}
	for _, s := range shares {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{ui.Label(name(s.Code)), ui.Num(s.Share, ui.Percent(1))}})
	}
	return &t
}
