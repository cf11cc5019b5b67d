package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/diagnosis"
)

// bom tells spreadsheets that the file is UTF-8.
const bom = "\ufeff"

// CSV writes a sheet as UTF-8 with a byte order mark: the heading, the rows,
// and beneath them, each line after "# ", the title, the remarks and the
// evidence. Synthetic data say so above the heading. Numbers have as many
// digits as tell them from any other; what is not defined is empty.
func CSV(w io.Writer, s diagnosis.Sheet, lang core.Lang) error {
	if _, err := io.WriteString(w, bom); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	out := csv.NewWriter(w)
	columns := layout(s, lang)
	line := make([]string, len(columns))
	if synthetic(s) {
		_ = out.Write([]string{"# " + demoLabel(lang)}) // Flush tells
	}
	for i, c := range columns {
		line[i] = harmless(c.head)
	}
	_ = out.Write(line)
	for _, row := range s.Rows {
		for i, c := range columns {
			line[i] = field(c, s.Columns, row[c.at], lang)
		}
		_ = out.Write(line)
	}
	for _, remark := range trailer(s, lang) {
		_ = out.Write([]string{"# " + remark})
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

func field(c column, columns []diagnosis.Column, x diagnosis.Cell, lang core.Lang) string {
	if s, is := text(c, columns, x, lang); is {
		return harmless(s)
	}
	if undefined(x.Number) {
		return ""
	}
	return strconv.FormatFloat(x.Number, 'g', -1, 64)
}

// harmless keeps a spreadsheet from taking a text for a formula.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n", rune(s[0])) {
		return "'" + s
	}
	return s
}
