package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"

	"github.com/xuri/excelize/v2"

	"naru/internal/core"
)

// MostRows is how many rows a Long may have as a workbook. A sheet ends at
// 1,048,576; a round number is easier to tell people.
const MostRows = 1_000_000

// Long is a table too long to hold in memory, written row by row. A value of a
// row is a string, a float64, or nil where there is none; the slice may be
// used again for the next row. The rows end after an error.
type Long struct {
	Name    core.Text // of the workbook's sheet
	Above   []string  // what must not be overlooked: synthetic, withdrawn
	Heads   []string
	Wide    []bool // by column: texts that need room
	Rows    iter.Seq2[[]any, error]
	Beneath []string // where the table comes from, and remarks
}

// LongCSV writes a long table as CSV does a short one. Nothing is written
// before the first row is at hand, so that a failure until then can still
// become an error page.
func LongCSV(w io.Writer, t Long) error {
	out := csv.NewWriter(w)
	line := make([]string, len(t.Heads))
	begun := false
	begin := func() error {
		begun = true
		if _, err := io.WriteString(w, bom); err != nil {
			return fmt.Errorf("write CSV: %w", err)
		}
		for _, label := range t.Above {
			_ = out.Write([]string{"# " + label}) // Flush tells
		}
		for i, h := range t.Heads {
			line[i] = harmless(h)
		}
		_ = out.Write(line)
		return nil
	}
	for row, err := range t.Rows {
		if err != nil {
			return err
		}
		if !begun {
			if err := begin(); err != nil {
				return err
			}
		}
		for i, v := range row {
			line[i] = plain(v)
		}
		if err := out.Write(line); err != nil {
			return fmt.Errorf("write CSV: %w", err)
		}
	}
	if !begun {
		if err := begin(); err != nil {
			return err
		}
	}
	for _, remark := range t.Beneath {
		_ = out.Write([]string{"# " + remark})
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

// plain writes a number with as many digits as tell it from any other.
func plain(v any) string {
	switch v := v.(type) {
	case string:
		return harmless(v)
	case float64:
		return digits(v)
	default:
		return ""
	}
}

// LongXLSX writes a long table of at most MostRows rows as XLSX does a short
// one. The workbook goes through a temporary file of the machine.
func LongXLSX(w io.Writer, t Long, lang core.Lang) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := t.fill(f, lang); err != nil {
		return err
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

func (t Long) fill(f *excelize.File, lang core.Lang) error {
	table, evidence := t.Name.In(lang), core.T("근거", "Evidence").In(lang)
	if err := f.SetSheetName("Sheet1", table); err != nil {
		return fmt.Errorf("name sheet: %w", err)
	}
	if err := t.fillTable(f, table); err != nil {
		return err
	}
	if _, err := f.NewSheet(evidence); err != nil {
		return fmt.Errorf("add sheet: %w", err)
	}
	out, err := f.NewStreamWriter(evidence)
	if err != nil {
		return fmt.Errorf("open sheet: %w", err)
	}
	for i, remark := range t.Beneath {
		if err := out.SetRow(firstCell(i+1), []any{clipped(remark)}); err != nil {
			return fmt.Errorf("write remark: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("finish sheet: %w", err)
	}
	return nil
}

func (t Long) fillTable(f *excelize.File, name string) error {
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return fmt.Errorf("make style: %w", err)
	}
	out, err := f.NewStreamWriter(name)
	if err != nil {
		return fmt.Errorf("open sheet: %w", err)
	}
	const narrow, wide = 14, 36
	for i, w := range t.Wide {
		width := float64(narrow)
		if w {
			width = wide
		}
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return fmt.Errorf("set width: %w", err)
		}
	}
	head := len(t.Above) + 1
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: head, TopLeftCell: firstCell(head + 1), ActivePane: "bottomLeft"}); err != nil {
		return fmt.Errorf("freeze heading: %w", err)
	}
	for i, label := range t.Above {
		if err := out.SetRow(firstCell(i+1), []any{excelize.Cell{StyleID: bold, Value: clipped(label)}}); err != nil {
			return fmt.Errorf("write label: %w", err)
		}
	}
	line := make([]any, len(t.Heads))
	for i, h := range t.Heads {
		line[i] = excelize.Cell{StyleID: bold, Value: clipped(h)}
	}
	if err := out.SetRow(firstCell(head), line); err != nil {
		return fmt.Errorf("write heading: %w", err)
	}
	at := head
	for row, err := range t.Rows {
		if err != nil {
			return err
		}
		for i, v := range row {
			if s, ok := v.(string); ok {
				v = clipped(s)
			}
			line[i] = v
		}
		at++
		if err := out.SetRow(firstCell(at), line); err != nil {
			return fmt.Errorf("write row %d: %w", at, err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("finish sheet: %w", err)
	}
	return nil
}
