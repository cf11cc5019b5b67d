package xlsx

import (
	"math"
	"strconv"
	"strings"

	"naru/internal/document"

	"github.com/xuri/excelize/v2"
)

// look is how a cell is shown.
type look struct {
	kind   kind
	align  document.Align
	format string
}

type kind int

const (
	body kind = iota
	heading
	total
	group
	label
	title
	quiet
)

// typefaceName is the Korean typeface that comes with spreadsheet programs; a
// workbook cannot embed one.
const typefaceName = "맑은 고딕"

// style gives the number of a style, made once.
func (a *annex) style(l look) (int, error) {
	if id, ok := a.styles[l]; ok {
		return id, nil
	}
	s := &excelize.Style{Alignment: &excelize.Alignment{Vertical: "center", WrapText: l.kind != title && l.kind != quiet, Horizontal: [...]string{document.Left: "left", document.Right: "right", document.Centre: "center"}[l.align]}}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	line := func(side string, weight int) {
		s.Border = append(s.Border, excelize.Border{Type: side, Color: "8A949E", Style: weight})
	}
	s.Font = &excelize.Font{Family: typefaceName, Size: 10, Bold: l.kind != body && l.kind != quiet}
	switch l.kind {
	case heading:
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"ECF2FE"}}
		line("top", 2)
		line("bottom", 1)
	case total:
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F4F5F6"}}
		line("top", 1)
		line("bottom", 1)
	case group, label:
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F4F5F6"}}
		line("bottom", 7)
	case title:
		s.Font.Size = 13
	case quiet:
		s.Font.Color = "58616A"
	case body:
		line("bottom", 7)
	}
	id, err := a.file.NewStyle(s)
	if err != nil {
		return 0, err //nolint:wrapcheck // Write says what was being done
	}
	a.styles[l] = id
	return id, nil
}

// format is the number format that shows a number as its printed text: so many
// decimals, thousands separators, △ for less than zero, and what stands before
// and after the digits. A number whose text says something else is shown
// plainly.
func format(c document.Cell) string {
	const digits = "0123456789"
	from, to := strings.IndexAny(c.Text, digits), strings.LastIndexAny(c.Text, digits)+1
	if from < 0 {
		return ""
	}
	printed := c.Text[from:to]
	before := strings.TrimRight(strings.TrimPrefix(c.Text[:from], "△"), "△-−")
	read, err := strconv.ParseFloat(strings.ReplaceAll(printed, ",", ""), 64)
	_, fraction, _ := strings.Cut(printed, ".")
	half := 0.5000001 * math.Pow10(-len(fraction))
	if err != nil || math.Abs(read-math.Abs(c.Number)) > half+1e-9*math.Abs(c.Number) {
		return ""
	}
	shown := "0"
	const thousand = 1000
	if strings.Contains(printed, ",") || math.Abs(c.Number) < thousand {
		shown = "#,##0"
	}
	if fraction != "" {
		shown += "." + strings.Repeat("0", len(fraction))
	}
	plus := quoted(before) + shown + quoted(c.Text[to:])
	minus := quoted("△"+before) + shown + quoted(c.Text[to:])
	if read == 0 { // less than zero, but not by as much as is shown
		minus = plus
	}
	return plus + ";" + minus
}

// quoted makes a text literal in a number format.
func quoted(s string) string {
	if s == "" {
		return ""
	}
	return `"` + strings.ReplaceAll(s, `"`, "") + `"`
}
