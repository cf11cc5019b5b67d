package dataset

import (
	"net/url"
	"slices"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/ingest"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// totalsTable says whether published wholes equal the sum of their parts: a row
// for each measure and axis, and beneath it the wholes that do not.
func (s *Section) totalsTable(checks []ingest.TotalCheck, measures []core.Measure) ui.Table {
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

func (s *Section) addTotals(t *ui.Table, checks []ingest.TotalCheck, m core.Measure, axis string) {
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
	name := core.Tf("상위 지역 %[1]d곳과 그 하위 지역", "%[1]d %[2]s parts", wholes, core.Plural(wholes, "region and its", "regions and their"))
	if axis == "industry" {
		name = core.Tf("상위 산업 %[1]d개와 그 하위 산업", "%[1]d %[2]s parts", wholes, core.Plural(wholes, "industry and its", "industries and their"))
	}
	row := totalRow(name, m, sum)
	row.Total = len(off) > 0
	t.Rows = append(append(t.Rows, row), off...)
}

func totalRow(name core.Text, m core.Measure, c ingest.TotalCheck) ui.Row {
	off := ui.Num(float64(c.Off), ui.Whole())
	if c.Off > 0 {
		off = ui.Plain(ui.Whole().In(core.Korean, float64(c.Off))).Toned(ui.Warning)
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

func (s *Section) wholeName(c ingest.TotalCheck) core.Text {
	if c.Axis == "region" {
		return core.Tf("%s = 하위 지역의 합", "%s = sum of its regions", s.Regions.FullName(c.Whole))
	}
	if c.Whole == core.Total {
		return core.T("전체 산업 = 산업의 합", "All industries = sum of industries")
	}
	return core.Tf("산업 %[1]s = 하위 산업의 합", "Industry %[1]s = sum of its parts", c.Whole)
}

// assess says how complete a version is: in a sentence where every cell has a
// number, with pictures of one measure where not.
func (v *datasetView) assess(measure string) {
	all := v.Version.Quality.Measures
	v.Said = append(coverageVerdicts(all), totalsVerdict(v.Version.Quality.Totals)...)
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
	base := page.DatasetHref(v.Dataset.Key, v.Version.Number)
	for _, m := range gaps {
		v.Measures = append(v.Measures, ui.Tab{
			Text: m.Measure.Title, Current: m.Measure.ID == q.Measure.ID, Href: base + "?" + ui.ParamMeasure + "=" + url.QueryEscape(m.Measure.ID) + "#quality",
		})
	}
	v.showGaps(q)
}

// full reports whether every cell of the grid has a number.
func full(q dataset.MeasureQuality) bool {
	return len(q.ByPeriod) > 0 && !slices.ContainsFunc(q.ByPeriod, func(s dataset.Share) bool { return s.Share < 1 })
}

// coverageVerdicts tells which measures are complete and which are not.
func coverageVerdicts(all []dataset.MeasureQuality) []page.Verdict {
	var complete, gaps []core.Text
	for _, q := range all {
		switch {
		case full(q):
			complete = append(complete, q.Measure.Title)
		case len(q.ByPeriod) > 0:
			gaps = append(gaps, q.Measure.Title)
		}
	}
	var out []page.Verdict
	switch {
	case len(complete) > 0 && len(gaps) == 0:
		q := all[0]
		out = append(out, page.Verdict{Text: core.Tf(
			"빈칸이 없습니다. 지역 %[1]d곳%[8]s × 산업 %[2]d개%[9]s × 시점 %[3]d개의 모든 칸에 값이 있습니다(%[4]s).",
			"No gaps: every cell of %[1]d %[5]s%[8]s × %[2]d %[6]s%[9]s × %[3]d %[7]s has a number (%[4]s).",
			len(q.ByRegion), len(q.ByIndustry), len(q.ByPeriod), page.Listed(complete),
			core.Plural(len(q.ByRegion), "region", "regions"), core.Plural(len(q.ByIndustry), "industry", "industries"),
			core.Plural(len(q.ByPeriod), "period", "periods"), withNation(codesOf(q.ByRegion)), withTotal(codesOf(q.ByIndustry)))})
	case len(complete) > 0:
		out = append(out, page.Verdict{Text: core.Tf("모든 칸에 값이 있는 지표: %s.", "Complete in every cell: %s.", page.Listed(complete))})
	}
	if len(gaps) > 0 {
		out = append(out, page.Verdict{Mind: true, Text: core.Tf("값이 없는 칸이 있는 지표: %s. 어디가 비었는지 아래에서 봅니다.",
			"With cells that have no number: %s. See below where.", page.Listed(gaps))})
	}
	return out
}

// totalsVerdict tells whether the parts sum to the wholes.
func totalsVerdict(checks []ingest.TotalCheck) []page.Verdict {
	var sum ingest.TotalCheck
	for _, c := range checks {
		sum.Checked, sum.Off, sum.Undecided = sum.Checked+c.Checked, sum.Off+c.Off, sum.Undecided+c.Undecided
	}
	n := func(v int) string { return ui.Whole().In(core.Korean, float64(v)) }
	var undecided core.Text
	if sum.Undecided > 0 {
		undecided = core.Tf(" 비공개이거나 빠진 부분이 있어 가릴 수 없는 칸은 %[1]s개입니다.", " %[1]s %[2]s cannot be decided because a part is withheld or missing.",
			n(sum.Undecided), core.Plural(sum.Undecided, "cell", "cells"))
	}
	switch {
	case sum.Checked == 0 && sum.Undecided == 0:
		return nil
	case sum.Off == 0:
		return []page.Verdict{{Text: core.Tf("부분을 더하면 전체가 됩니다. 맞춰 본 합계 %[1]s개가 모두 맞습니다.%[2]s",
			"The parts sum to the whole: %[3]s.%[2]s", n(sum.Checked), undecided,
			core.Plural(sum.Checked, "the one total that was checked agrees", "all "+n(sum.Checked)+" totals that were checked agree"))}}
	default:
		return []page.Verdict{{Mind: true, Text: core.Tf("합계 %[1]s개 가운데 %[2]s개가 부분의 합과 다릅니다.%[3]s",
			"%[2]s of %[1]s %[4]s %[5]s parts.%[3]s", n(sum.Checked), n(sum.Off), undecided,
			core.Plural(sum.Checked, "total", "totals"), core.Plural(sum.Off, "differs from the sum of its", "differ from the sum of their"))}}
	}
}
