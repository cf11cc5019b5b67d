package rows

import (
	"math"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/web/export"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/version"
	"naru/internal/web/ui"
)

// table shows one page of observations. What is the same in every row stands in
// the heading once.
func (a *rowsAsk) table(rows []dataset.Row, total int64) ui.Table {
	measures := measuresByID(a.Version.Summary.Measures)
	only, one := a.onlyMeasure()
	t := ui.Table{
		ID: "rows", Caption: core.T("값", "Cells"), Dense: true, Sort: a.Query.Sort,
		Paging:    &ui.Paging{Page: a.Page, Size: rowsOnPage, Total: int(total)},
		Downloads: a.downloads(total), Note: a.note(total),
		Empty: core.T("조건에 맞는 값이 없습니다. 조건을 하나씩 지워 보십시오.", "No cell matches. Try removing a filter."),
		Columns: []ui.Column{
			{Key: "region", Title: core.T("지역", "Region")},
			{Key: "industry", Title: core.T("산업", "Industry")},
			{Key: "period", Title: core.T("시점", "Period")},
		},
	}
	if one {
		t.Caption = only.Title
	} else {
		t.Columns = append(t.Columns, ui.Column{Key: "measure", Title: core.T("지표", "Measure")})
	}
	for _, d := range a.Version.Summary.Dims {
		t.Columns = append(t.Columns, ui.Column{Title: core.T(d, d)})
	}
	t.Columns = append(t.Columns, ui.Column{Key: "value", Title: core.T("값", "Value"), Unit: only.Unit, Numeric: true})
	if !one {
		t.Columns = append(t.Columns, ui.Column{Title: core.T("단위", "Unit")})
	}
	flagged := a.flagged()
	if flagged {
		t.Columns = append(t.Columns, ui.Column{Key: "flag", Title: core.T("표시", "Flag")})
	}
	digits := decimalsByMeasure(rows)
	for _, r := range rows {
		m := measures[r.Measure]
		cells := []ui.Cell{
			ui.Label(version.Coded(r.Region, a.names.Region(r.Region))), ui.Label(version.Coded(r.Industry, a.names.Industry(r.Industry))), page.PeriodCell(r.Period),
		}
		if !one {
			cells = append(cells, ui.Label(m.Title))
		}
		for _, d := range r.Dims {
			cells = append(cells, dimCell(d))
		}
		cells = append(cells, valueCell(r, ui.Fixed(digits[r.Measure])))
		if !one {
			cells = append(cells, ui.Label(m.Unit))
		}
		if flagged {
			cells = append(cells, flagCell(r.Flag))
		}
		t.Rows = append(t.Rows, ui.Row{Cells: cells})
	}
	return t
}

// onlyMeasure is the measure of every row, where there is only one.
func (a *rowsAsk) onlyMeasure() (core.Measure, bool) {
	all := a.Version.Summary.Measures
	for _, m := range all {
		if m.ID == a.Query.Measure || len(all) == 1 {
			return m, true
		}
	}
	return core.Measure{}, false
}

func (a *rowsAsk) flagged() bool {
	for _, n := range a.Version.Summary.Flags {
		if n > 0 {
			return true
		}
	}
	return false
}

func measuresByID(list []core.Measure) map[string]core.Measure {
	out := make(map[string]core.Measure, len(list))
	for _, m := range list {
		out[m.ID] = m
	}
	return out
}

// downloads offers the rows that pass the filters and the whole version.
func (a *rowsAsk) downloads(total int64) []ui.Download {
	base := page.DatasetHref(a.Dataset.Key, a.Version.Number)
	filters := a.filterAddress().Encode()
	out := []ui.Download{{Format: "CSV", Href: withQuery(base+"/rows.csv", filters)}}
	if total <= export.MostRows {
		out = append(out, ui.Download{Format: "XLSX", Href: withQuery(base+"/rows.xlsx", filters)})
	}
	return append(out, ui.Download{Format: "Parquet", Href: base + "/observations.parquet"})
}

func (*rowsAsk) note(total int64) core.Text {
	if total > export.MostRows {
		return core.Tf("CSV는 지금 조건에 맞는 값을, Parquet은 이 판 전체를 담습니다. XLSX는 엑셀의 한계 때문에 %s행까지만 받을 수 있으니 조건을 좁혀 주십시오.",
			"CSV holds the cells that match the filters, Parquet the whole version. XLSX ends at Excel’s limit of %s rows: narrow the filters to get one.",
			ui.Whole().In(core.Korean, export.MostRows))
	}
	return core.T("CSV와 XLSX는 지금 조건에 맞는 값을, Parquet은 이 판 전체를 담습니다.",
		"CSV and XLSX hold the cells that match the filters, Parquet the whole version.")
}

func dimCell(code string) ui.Cell {
	if code == core.Total {
		return ui.Label(core.T("전체", "All"))
	}
	return ui.Plain(code)
}

// valueCell writes a number in full. What the office writes as "-" is none, not
// a measured zero, and is not shown as one.
func valueCell(r dataset.Row, f ui.Format) ui.Cell {
	if math.IsNaN(r.Value) || r.Flag == core.None {
		return ui.NA(r.Flag.Title())
	}
	return ui.Num(r.Value, f)
}

func flagCell(f core.Flag) ui.Cell {
	switch f {
	case core.NoFlag:
		return ui.Plain("")
	case core.Unreliable, core.Suppressed:
		return ui.Label(f.Title()).Toned(ui.Warning)
	default:
		return ui.Label(f.Title()).Toned(ui.Neutral)
	}
}

// decimalsByMeasure is how many decimals the numbers of each measure need, so
// that they stand under each other and none is cut short.
func decimalsByMeasure(rows []dataset.Row) map[string]int {
	const most = 6
	out := map[string]int{}
	for _, r := range rows {
		if math.IsNaN(r.Value) {
			continue
		}
		_, fraction, _ := strings.Cut(strconv.FormatFloat(r.Value, 'f', -1, 64), ".")
		out[r.Measure] = max(out[r.Measure], min(len(fraction), most))
	}
	return out
}
