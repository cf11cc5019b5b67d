package export

import (
	"fmt"
	"io"
	"strconv"

	"naru/internal/core"
	"naru/internal/diagnosis"

	"github.com/xuri/excelize/v2"
)

// longestText is how many characters a cell of a workbook may hold.
const longestText = 32767

// XLSX writes a sheet as a workbook: the table with numbers as numbers, and a
// second sheet with the title, the remarks and the evidence. Synthetic data say
// so above the heading. Texts are stored as texts, so that none can become a
// formula.
func XLSX(w io.Writer, s diagnosis.Sheet, lang core.Lang) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := fill(f, s, lang); err != nil {
		return fmt.Errorf("make workbook: %w", err)
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

func fill(f *excelize.File, s diagnosis.Sheet, lang core.Lang) error {
	table, evidence := core.T("표", "Table").In(lang), core.T("근거", "Evidence").In(lang)
	if err := f.SetSheetName("Sheet1", table); err != nil {
		return err //nolint:wrapcheck // XLSX says what was being done
	}
	if _, err := f.NewSheet(evidence); err != nil {
		return err //nolint:wrapcheck // as above
	}
	if err := fillTable(f, table, s, lang); err != nil {
		return err
	}
	out, err := f.NewStreamWriter(evidence)
	if err != nil {
		return err //nolint:wrapcheck // as above
	}
	for i, remark := range trailer(s, lang) {
		if err := out.SetRow(firstCell(i+1), []any{clipped(remark)}); err != nil {
			return err //nolint:wrapcheck // as above
		}
	}
	return out.Flush() //nolint:wrapcheck // as above
}

func fillTable(f *excelize.File, name string, s diagnosis.Sheet, lang core.Lang) error {
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err //nolint:wrapcheck // XLSX says what was being done
	}
	out, err := f.NewStreamWriter(name)
	if err != nil {
		return err //nolint:wrapcheck // as above
	}
	columns := layout(s, lang)
	const narrow, wide = 16, 40
	for i, c := range columns {
		width := float64(narrow)
		if s.Columns[c.at].Kind == diagnosis.KindText && !c.flags {
			width = wide
		}
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err //nolint:wrapcheck // as above
		}
	}
	row, heading := 1, 1
	if synthetic(s) {
		heading++
	}
	// The library wants panes before rows.
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: heading, TopLeftCell: firstCell(heading + 1), ActivePane: "bottomLeft"}); err != nil {
		return err //nolint:wrapcheck // as above
	}
	if row < heading {
		if err := out.SetRow(firstCell(row), []any{excelize.Cell{StyleID: bold, Value: demoLabel(lang)}}); err != nil {
			return err //nolint:wrapcheck // as above
		}
		row++
	}
	line := make([]any, len(columns))
	for i, c := range columns {
		line[i] = excelize.Cell{StyleID: bold, Value: c.head}
	}
	for k := -1; k < len(s.Rows); k++ {
		if k >= 0 {
			for i, c := range columns {
				line[i] = value(c, s.Columns, s.Rows[k][c.at], lang)
			}
		}
		if err := out.SetRow(firstCell(row), line); err != nil {
			return err //nolint:wrapcheck // as above
		}
		row++
	}
	return out.Flush() //nolint:wrapcheck // as above
}

func value(c column, columns []diagnosis.Column, x diagnosis.Cell, lang core.Lang) any {
	if s, is := text(c, columns, x, lang); is {
		return clipped(s)
	}
	if undefined(x.Number) {
		return nil
	}
	return x.Number
}

func clipped(s string) string {
	if r := []rune(s); len(r) > longestText {
		return string(r[:longestText])
	}
	return s
}

// firstCell names the first cell of a row: A1, A2 and so on.
func firstCell(row int) string { return "A" + strconv.Itoa(row) }
