package xlsx

import (
	"context"
	"math"
	"strconv"
	"strings"

	"naru/internal/document"

	"github.com/xuri/excelize/v2"
)

// sheet is written row by row.
type sheet struct {
	*annex

	name   string
	out    *excelize.StreamWriter
	row    int       // the next one
	widths []float64 // of the columns, in digits
}

func (a *annex) sheet(wish string) (*sheet, error) {
	name := a.sheetName(wish)
	if _, err := a.file.NewSheet(name); err != nil {
		return nil, err //nolint:wrapcheck // Write says what was being done
	}
	if err := a.paper(name); err != nil {
		return nil, err
	}
	out, err := a.file.NewStreamWriter(name)
	if err != nil {
		return nil, err //nolint:wrapcheck // as above
	}
	return &sheet{annex: a, name: name, out: out, row: 1}, nil
}

// paper makes a sheet print as wide as a lying A4 page.
func (a *annex) paper(name string) error {
	const a4, anyHeight = 9, 0
	lying, one, high, fit, size := "landscape", 1, anyHeight, true, a4
	if err := a.file.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &size, Orientation: &lying, FitToWidth: &one, FitToHeight: &high}); err != nil {
		return err //nolint:wrapcheck // Write says what was being done
	}
	return a.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}) //nolint:wrapcheck // as above
}

// put writes the next row, as high as its longest text needs.
func (s *sheet) put(cells ...any) error {
	var opts []excelize.RowOpts
	const step, highest = 15, 409 // points
	if n := s.lines(cells); n > 1 {
		opts = append(opts, excelize.RowOpts{Height: float64(min(n*step, highest))})
	}
	if err := s.out.SetRow(firstCell(s.row), cells, opts...); err != nil {
		return err //nolint:wrapcheck // Write says what was being done
	}
	s.row++
	return nil
}

// lines is how many lines the texts of a row break into. A row of one text may
// run on over the columns beside it.
func (s *sheet) lines(cells []any) int {
	most := 1
	if len(cells) < 2 && len(s.widths) > 1 {
		return most
	}
	for i, c := range cells {
		cell, ok := c.(excelize.Cell)
		text, words := cell.Value.(string)
		if ok && words && i < len(s.widths) {
			most = max(most, broken(text, s.widths[i]))
		}
	}
	return most
}

// broken is how many lines a text takes in a column.
func broken(text string, width float64) (n int) {
	for part := range strings.SplitSeq(text, "\n") {
		n += max(1, int(math.Ceil(float64(digits(part))/(width-2))))
	}
	return n
}

// columns sets the widths of columns.
func (s *sheet) columns(widths []float64) error {
	s.widths = widths
	for i, w := range widths {
		if err := s.out.SetColWidth(i+1, i+1, w); err != nil {
			return err //nolint:wrapcheck // Write says what was being done
		}
	}
	return nil
}

// says writes a row of one text.
func (s *sheet) says(text string, k kind) error {
	cell, err := s.text(text, look{kind: k})
	if err != nil {
		return err
	}
	return s.put(cell)
}

func (a *annex) text(s string, l look) (excelize.Cell, error) {
	id, err := a.style(l)
	return excelize.Cell{StyleID: id, Value: printable(s)}, err
}

func (a *annex) cell(c document.Cell, l look) (excelize.Cell, error) {
	if !c.Numeric {
		return a.text(c.Text, l)
	}
	l.format = format(c)
	id, err := a.style(l)
	return excelize.Cell{StyleID: id, Value: c.Number}, err
}

// table writes one table on a sheet of its own.
func (a *annex) table(ctx context.Context, e entry, t document.Table) error {
	wish := e.number
	if wish == "" {
		wish = e.title
	}
	s, err := a.sheet(wish)
	if err != nil {
		return err
	}
	e.sheet, e.row = s.name, s.row
	a.list = append(a.list, e)
	n := width(t)
	widths := make([]float64, n)
	for i := range widths {
		widths[i] = columnWidth(t, i)
	}
	if err := s.columns(widths); err != nil {
		return err
	}
	above := a.above(e)
	// The library wants panes before rows.
	if err := s.out.SetPanes(frozen(len(above) + 1)); err != nil {
		return err //nolint:wrapcheck // as above
	}
	for i, line := range above {
		k := quiet
		if i == 0 {
			k = title
		}
		if err := s.says(line, k); err != nil {
			return err
		}
	}
	if err := s.heading(t, n); err != nil {
		return err
	}
	for _, row := range t.Rows {
		if err := stopped(ctx); err != nil {
			return err
		}
		if err := s.line(t, row, n); err != nil {
			return err
		}
	}
	if err := s.beneath(t); err != nil {
		return err
	}
	return s.out.Flush() //nolint:wrapcheck // as above
}

// frozen keeps the first rows in view.
func frozen(rows int) *excelize.Panes {
	return &excelize.Panes{Freeze: true, YSplit: rows, TopLeftCell: firstCell(rows + 1), ActivePane: "bottomLeft"}
}

// above are the lines over a table: caption, what a reader must know, unit.
func (a *annex) above(e entry) []string {
	caption := e.title
	if e.number != "" {
		caption = e.number + ". " + e.title
	}
	lines := []string{caption}
	for _, n := range a.doc.Notices {
		lines = append(lines, "※ "+n)
	}
	if e.unit != "" {
		lines = append(lines, a.say("단위: ", "Unit: ")+e.unit)
	}
	return lines
}

func (s *sheet) heading(t document.Table, n int) error {
	cells := make([]any, n)
	for i := range cells {
		name := ""
		if i < len(t.Columns) {
			name = t.Columns[i].Title
		}
		cell, err := s.text(name, look{kind: heading, align: document.Centre})
		if err != nil {
			return err
		}
		cells[i] = cell
	}
	return s.put(cells...)
}

func (s *sheet) line(t document.Table, row document.Row, n int) error {
	cells := make([]any, n)
	for i := range cells {
		var c document.Cell
		if i < len(row.Cells) && (row.Kind != document.Group || i == 0) {
			c = row.Cells[i]
		}
		l := look{kind: map[document.RowKind]kind{document.Entry: body, document.Total: total, document.Group: group}[row.Kind]}
		if i < len(t.Columns) && row.Kind != document.Group {
			l.align = t.Columns[i].Align
		}
		if t.Card && i == 0 {
			l = look{kind: label}
		}
		cell, err := s.cell(c, l)
		if err != nil {
			return err
		}
		cells[i] = cell
	}
	return s.put(cells...)
}

// beneath writes notes and source.
func (s *sheet) beneath(t document.Table) error {
	for _, note := range t.Notes {
		if err := s.says(s.say("주: ", "Note: ")+note, quiet); err != nil {
			return err
		}
	}
	if t.Source == "" {
		return nil
	}
	return s.says(s.say("자료: ", "Source: ")+t.Source, quiet)
}

// width is how many columns a table has, whether or not all are headed.
func width(t document.Table) int {
	n := max(1, len(t.Columns))
	for _, r := range t.Rows {
		if r.Kind != document.Group {
			n = max(n, len(r.Cells))
		}
	}
	return n
}

// columnWidth fits a column to its longest text, within reason.
func columnWidth(t document.Table, i int) float64 {
	const least, most = 9, 60
	widest := 0
	look := func(s string) { widest = max(widest, digits(s)+2) }
	if i < len(t.Columns) {
		look(t.Columns[i].Title)
	}
	for _, r := range t.Rows {
		if r.Kind != document.Group && i < len(r.Cells) {
			look(r.Cells[i].Text)
		}
	}
	return float64(min(max(widest, least), most))
}

// digits is about how wide a text is, in digits.
func digits(s string) (n int) {
	for _, r := range s {
		n++
		if r > 0x2000 { // Korean letters are about twice as wide
			n++
		}
	}
	return n
}

// firstCell names the first cell of a row: A1, A2 and so on.
func firstCell(row int) string { return "A" + strconv.Itoa(row) }
