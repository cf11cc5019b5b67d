package xlsx

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"naru/internal/core"
	"naru/internal/document"
)

// formRows is how many rows below the headings offer the choices of a column.
const formRows = 5000

// Form writes a form to be filled in: a sheet with the two heading rows and
// what is filled in already, its choices as drop-down lists, and a sheet that
// says how to fill in each column. Every cell is a text, so that codes keep
// their leading zeros and none becomes a formula. In a column of several
// choices the list helps with the first and other entries are allowed.
func Form(w io.Writer, form document.Form, lang core.Lang) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := fillForm(f, form, lang); err != nil {
		return fmt.Errorf("make form: %w", err)
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("write form: %w", err)
	}
	return nil
}

func fillForm(f *excelize.File, form document.Form, lang core.Lang) error {
	names := map[string]bool{}
	a := &annex{file: f, names: names}
	sheet := a.sheetName(form.Title.In(lang))
	lists, help := a.sheetName(core.T("선택값", "Choices").In(lang)), a.sheetName(core.T("작성 방법", "How to fill in").In(lang))
	if err := f.SetSheetName("Sheet1", sheet); err != nil {
		return err //nolint:wrapcheck // Form says what was being done
	}
	for _, name := range []string{help, lists} {
		if _, err := f.NewSheet(name); err != nil {
			return err //nolint:wrapcheck // as above
		}
	}
	for _, name := range []string{sheet, help} {
		if err := a.paper(name); err != nil {
			return err
		}
	}
	if err := formLists(f, sheet, lists, form); err != nil { // the library wants lists before rows
		return err
	}
	if err := formSheet(f, sheet, form); err != nil {
		return err
	}
	if err := formHelp(f, help, form); err != nil {
		return err
	}
	return f.SetSheetVisible(lists, false) //nolint:wrapcheck // as above
}

// formSheet writes the headings and the rows.
func formSheet(f *excelize.File, sheet string, form document.Form) error {
	const textFormat = 49 // "@"
	head, err := f.NewStyle(&excelize.Style{
		Font:      &excelize.Font{Bold: true},
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8EEF7"}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}, NumFmt: textFormat,
	})
	if err != nil {
		return err //nolint:wrapcheck // Form says what was being done
	}
	text, err := f.NewStyle(&excelize.Style{NumFmt: textFormat})
	if err != nil {
		return err //nolint:wrapcheck // as above
	}
	out, err := f.NewStreamWriter(sheet)
	if err != nil {
		return err //nolint:wrapcheck // as above
	}
	ko, en := make([]any, len(form.Columns)), make([]any, len(form.Columns))
	for i, c := range form.Columns {
		const usual = 18
		width := float64(c.Width)
		if c.Width == 0 {
			width = usual
		}
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err //nolint:wrapcheck // as above
		}
		if err := out.SetColStyle(i+1, i+1, text); err != nil {
			return err //nolint:wrapcheck // as above
		}
		ko[i], en[i] = excelize.Cell{StyleID: head, Value: c.Title.Ko}, excelize.Cell{StyleID: head, Value: c.Title.En}
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 2, TopLeftCell: "A3", ActivePane: "bottomLeft"}); err != nil {
		return err //nolint:wrapcheck // as above
	}
	rows := [][]any{ko, en}
	for _, r := range form.Rows {
		cells := make([]any, len(r))
		for i, s := range r {
			cells[i] = excelize.Cell{StyleID: text, Value: printable(s)}
		}
		rows = append(rows, cells)
	}
	for i, r := range rows {
		if err := out.SetRow(firstCell(i+1), r); err != nil {
			return err //nolint:wrapcheck // as above
		}
	}
	return out.Flush() //nolint:wrapcheck // as above
}

// formLists writes the choices to a hidden sheet and offers them in the columns.
func formLists(f *excelize.File, sheet, lists string, form document.Form) error {
	for i, c := range form.Columns {
		if len(c.Choices) == 0 {
			continue
		}
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err //nolint:wrapcheck // Form says what was being done
		}
		for k, choice := range c.Choices {
			if err := f.SetCellStr(lists, fmt.Sprintf("%s%d", column, k+1), printable(choice.Ko)); err != nil {
				return err //nolint:wrapcheck // as above
			}
		}
		rule := excelize.NewDataValidation(!c.Required)
		rule.SetSqref(fmt.Sprintf("%[1]s3:%[1]s%[2]d", column, formRows))
		rule.SetSqrefDropList(fmt.Sprintf("'%s'!$%s$1:$%s$%d", lists, column, column, len(c.Choices)))
		rule.ShowErrorMessage = !c.Multiple
		if err := f.AddDataValidation(sheet, rule); err != nil {
			return err //nolint:wrapcheck // as above
		}
	}
	return nil
}

// formHelp says how to fill in each column, in both languages.
func formHelp(f *excelize.File, sheet string, form document.Form) error {
	out, err := f.NewStreamWriter(sheet)
	if err != nil {
		return err //nolint:wrapcheck // Form says what was being done
	}
	for i, width := range []float64{20, 24, 70, 70} {
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err //nolint:wrapcheck // as above
		}
	}
	if err := out.SetRow("A1", []any{"항목", "Column", "작성 방법", "How to fill in"}); err != nil {
		return err //nolint:wrapcheck // as above
	}
	for i, c := range form.Columns {
		if err := out.SetRow(firstCell(i+2), []any{c.Title.Ko, c.Title.En, c.Help.Ko, c.Help.En}); err != nil {
			return err //nolint:wrapcheck // as above
		}
	}
	return out.Flush() //nolint:wrapcheck // as above
}
