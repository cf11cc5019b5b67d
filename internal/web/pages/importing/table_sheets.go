package importing

import (
	"net/http"
	"strings"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/ingest/iosheet"
	"naru/internal/web/ui"
)

// settleReading is how a file is read as a table: as the form says, else as a
// saved mapping that was asked for, else as it seems to fit. Another sheet has
// other rows and columns, so their meanings are found anew.
func (s *Section) settleReading(r *http.Request, look dataset.TableInspection, f mappingInput) dataset.TableReading {
	if !f.Asked {
		for _, p := range look.Saved {
			if p.Name == r.URL.Query().Get("mapping") {
				return p.Table.InYears(look.Suggested.Years)
			}
		}
		return look.Suggested
	}
	reading := f.Table
	if was := r.PostFormValue("tableSheetWas"); was != reading.Sheet {
		reading = look.Suggested
		reading.Region, reading.Area, reading.Block = f.Table.Region, f.Table.Area, f.Table.Block
		reading.Years, reading.Money = f.Table.Years, f.Table.Money
	}
	if was := r.PostFormValue("blockWas"); was != reading.Block && reading.Block != "" {
		s.Datasets.TakeBlock(&reading, reading.Block)
	}
	return reading
}

// savedTable names the saved mapping that the form starts from.
func savedTable(r *http.Request, look dataset.TableInspection) string {
	asked := r.URL.Query().Get("mapping")
	for i, p := range look.Saved {
		if p.Name == asked || asked == "" && i == 0 {
			return p.Name
		}
	}
	return ""
}

// tableSheets offers the sheets of a workbook; hidden ones say so.
func (v mappingView) tableSheets(none bool) []ui.Option {
	var out []ui.Option
	if none {
		out = append(out, ui.Option{Value: "", Label: core.T("(없음)", "(none)")})
	}
	for _, s := range v.Table.Look.Sheets {
		out = append(out, ui.Option{Value: s, Label: core.T(s, s)})
	}
	for _, s := range v.Table.Look.Hidden {
		out = append(out, ui.Option{Value: s, Label: core.Tf("%s (숨은 시트)", "%s (hidden)", s)})
	}
	return out
}

// tableBlocks offers the regions of a file of several.
func (v mappingView) tableBlocks() []ui.Option {
	out := []ui.Option{{Value: "", Label: core.T("(모두)", "(all)")}}
	for _, r := range v.Table.Look.Regions {
		out = append(out, ui.Option{Value: r, Label: core.T(r, r)})
	}
	return out
}

// severalSheets and severalRegions report what there is to choose.
func (v mappingView) severalSheets() bool {
	return len(v.Table.Look.Sheets)+len(v.Table.Look.Hidden) > 1
}
func (v mappingView) severalRegions() bool { return len(v.Table.Look.Regions) > 1 }

// tableTitles are the lines above the table, as the file has them.
func (v mappingView) tableTitles() string { return strings.Join(v.Table.Look.Titles, " · ") }

// readingMeanings tells a saved reading of a table in words.
func readingMeanings(r dataset.TableReading) []columnMeaning {
	var out []columnMeaning
	add := func(part core.Text, from ...core.Text) { out = append(out, columnMeaning{Part: part, From: from}) }
	plain := func(s string) core.Text { return core.T(s, s) }
	if r.Sheet != "" {
		add(core.T("거래 시트", "Sheet of the flows"), plain(r.Sheet))
	}
	add(core.T("금액 단위", "Unit of money"), r.Money.Title())
	for _, part := range iosheet.Parts() {
		if column := r.Published[part]; column != "" {
			add(iosheet.PartTitle(part), plain(column))
		}
	}
	if !r.Elsewhere.Title().IsZero() {
		add(core.T("다른 지역 열의 뜻", "What the columns of other regions hold"), r.Elsewhere.Title())
	}
	for _, role := range append(append([]dataset.Role{}, r.Rows...), r.Columns...) {
		if role.Is != "" && role.Is != iosheet.RoleIgnored {
			add(role.Is.Title(), plain(role.Name))
		}
	}
	if r.BlankZero {
		add(core.T("빈칸", "Blank cells"), core.T("0으로 봅니다", "are zero"))
	}
	if r.RemoveImports {
		add(core.T("수입", "Imports"), core.T("같은 비율로 덜어 냅니다", "are taken out in proportion"))
	}
	return out
}
