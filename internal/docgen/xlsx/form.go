package xlsx

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"naru/internal/document"

	"github.com/xuri/excelize/v2"
)

// The sheets of a form, and the rows of its first one.
const (
	formSheet    = "입력"
	notesSheet   = "작성 방법"
	choicesSheet = "선택지"
	headRow      = 1
	subRow       = 2
	firstRow     = 3
)

// WriteForm writes a form as a workbook: the table with a drop-down list in
// every column that has choices, how to fill it in, and the choices. Everything
// is text, so that 1-2 does not become a date nor a code lose its zero. The same
// form gives the same bytes.
func WriteForm(w io.Writer, form document.Form) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := fillForm(f, form); err != nil {
		return fmt.Errorf("make form: %w", err)
	}
	var made bytes.Buffer
	if err := f.Write(&made); err != nil {
		return fmt.Errorf("make form: %w", err)
	}
	if err := ordered(w, made.Bytes()); err != nil {
		return fmt.Errorf("write form: %w", err)
	}
	return nil
}

func fillForm(f *excelize.File, form document.Form) error {
	if err := f.SetSheetName("Sheet1", formSheet); err != nil {
		return err //nolint:wrapcheck // WriteForm says what was being done
	}
	for _, name := range []string{notesSheet, choicesSheet} {
		if _, err := f.NewSheet(name); err != nil {
			return err //nolint:wrapcheck // as above
		}
	}
	text, err := f.NewStyle(&excelize.Style{NumFmt: textFormat, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	if err != nil {
		return err //nolint:wrapcheck // as above
	}
	head, err := f.NewStyle(&excelize.Style{NumFmt: textFormat, Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true}})
	if err != nil {
		return err //nolint:wrapcheck // as above
	}
	last := firstRow + len(form.Rows) + form.Room
	for i, c := range form.Columns {
		if err := formColumn(f, i, c, last, head, text); err != nil {
			return err
		}
	}
	for r, row := range form.Rows {
		for i, cell := range row {
			if err := f.SetCellStr(formSheet, at(i, firstRow+r), printable(cell)); err != nil {
				return err //nolint:wrapcheck // as above
			}
		}
	}
	for r, note := range form.Notes {
		if err := f.SetCellStr(notesSheet, at(0, r+1), printable(note)); err != nil {
			return err //nolint:wrapcheck // as above
		}
	}
	if err := f.SetColWidth(notesSheet, "A", "A", widest); err != nil {
		return err //nolint:wrapcheck // as above
	}
	panes := &excelize.Panes{Freeze: true, YSplit: subRow, TopLeftCell: at(0, firstRow), ActivePane: "bottomLeft"}
	return f.SetPanes(formSheet, panes) //nolint:wrapcheck // as above
}

// The looks of a form.
const (
	textFormat = 49 // "@": a cell is what was typed
	narrow     = 14
	wide       = 40
	widest     = 100
)

func formColumn(f *excelize.File, i int, c document.FormColumn, last, head, text int) error {
	name, err := excelize.ColumnNumberToName(i + 1)
	if err != nil {
		return err //nolint:wrapcheck // WriteForm says what was being done
	}
	width := narrow
	if c.Wide {
		width = wide
	}
	steps := []func() error{
		func() error { return f.SetColWidth(formSheet, name, name, float64(width)) },
		func() error { return f.SetColStyle(formSheet, name, text) },
		func() error { return f.SetCellStr(formSheet, at(i, headRow), printable(c.Head)) },
		func() error { return f.SetCellStr(formSheet, at(i, subRow), printable(c.Sub)) },
		func() error { return f.SetCellStyle(formSheet, at(i, headRow), at(i, subRow), head) },
		func() error { return formRule(f, i, name, c, last) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// formRule offers the choices of a column and tells how to fill it in.
func formRule(f *excelize.File, i int, name string, c document.FormColumn, last int) error {
	if len(c.Choices) == 0 && c.Help == "" {
		return nil
	}
	rule := excelize.NewDataValidation(true)
	rule.SetSqref(at(i, firstRow) + ":" + at(i, last))
	if c.Help != "" {
		rule.SetInput(clipped(c.Head, titleRoom), clipped(c.Help, helpRoom))
	}
	if len(c.Choices) > 0 {
		// The list stands on a sheet of its own: written into the rule it may
		// hold 255 characters and no comma.
		for r, choice := range c.Choices {
			if err := f.SetCellStr(choicesSheet, at(i, r+1), printable(choice)); err != nil {
				return err //nolint:wrapcheck // WriteForm says what was being done
			}
		}
		rule.SetSqrefDropList("'" + choicesSheet + "'!$" + name + "$1:$" + name + "$" + strconv.Itoa(len(c.Choices)))
		rule.SetError(excelize.DataValidationErrorStyleStop, clipped(c.Head, titleRoom), clipped(strings.Join(c.Choices, ", "), helpRoom))
	}
	return f.AddDataValidation(formSheet, rule) //nolint:wrapcheck // as above
}

// What the boxes of a rule have room for.
const (
	titleRoom = 32
	helpRoom  = 255
)

// at names a cell by its column, from 0, and its row, from 1.
func at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row)
	if err != nil {
		return "A1" // no form has 16,384 columns
	}
	return name
}
