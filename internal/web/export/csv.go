package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
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
	return digits(x.Number)
}

// digits writes as many digits as tell a number from any other; an exponent
// only where there would be many zeros, so that 10300000000 won stay readable.
func digits(x float64) string {
	const small, large = 1e-6, 1e21
	format := byte('f')
	if abs := math.Abs(x); abs != 0 && (abs < small || abs >= large) {
		format = 'e'
	}
	return strconv.FormatFloat(x, format, -1, 64)
}

// harmless keeps a spreadsheet from taking a text for a formula.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n", rune(s[0])) {
		return "'" + s
	}
	return s
}
