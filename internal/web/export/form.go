package export

import (
	"encoding/csv"
	"fmt"
	"io"

	"naru/internal/document"
)

// FormCSV writes a form to be filled in as UTF-8 with a byte order mark: the
// Korean headings, the English ones beneath, and what is filled in already.
func FormCSV(w io.Writer, form document.Form) error {
	if _, err := io.WriteString(w, bom); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	out := csv.NewWriter(w)
	ko, en := make([]string, len(form.Columns)), make([]string, len(form.Columns))
	for i, c := range form.Columns {
		ko[i], en[i] = c.Title.Ko, c.Title.En
	}
	_, _ = out.Write(ko), out.Write(en) // Flush tells
	line := make([]string, len(form.Columns))
	for _, row := range form.Rows {
		for i := range line {
			line[i] = ""
			if i < len(row) {
				line[i] = harmless(row[i])
			}
		}
		_ = out.Write(line)
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}
