package xlsx

import (
	"context"
	"strconv"

	"naru/internal/document"

	"github.com/xuri/excelize/v2"
)

// sheet is written row by row.
type sheet struct {
	*annex

	name string
	out  *excelize.StreamWriter
	row  int // the next one
}

func (a *annex) sheet(wish string) (*sheet, error) {
	name := a.sheetName(wish)
	if _, err := a.file.NewSheet(name); err != nil {
		return nil, err //nolint:wrapcheck // Write says what was being done
	}
	out, err := a.file.NewStreamWriter(name)
	if err != nil {
		return nil, err //nolint:wrapcheck // as above
	}
	return &sheet{annex: a, name: name, out: out, row: 1}, nil
}

// put writes the next row.
func (s *sheet) put(cells ...any) error {
	if err := s.out.SetRow(firstCell(s.row), cells); err != nil {
		return err //nolint:wrapcheck // Write says what was being done
	}
	s.row++
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
	for i := range n {
		if err := s.out.SetColWidth(i+1, i+1, columnWidth(t, i)); err != nil {
			return err //nolint:wrapcheck // Write says what was being done
		}
	}
	above := a.above(e)
	// The library wants panes before rows.
	frozen := len(above) + 1
	if err := s.out.SetPanes(&excelize.Panes{Freeze: true, YSplit: frozen, TopLeftCell: firstCell(frozen + 1), ActivePane: "bottomLeft"}); err != nil {
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

// cards begins the sheet that task cards share.
func (a *annex) cards() (*sheet, error) {
	s, err := a.sheet(a.say("카드", "Cards"))
	if err != nil {
		return nil, err
	}
	const labels, texts, most = 18, 80, 6
	if err := s.out.SetColWidth(1, 1, labels); err != nil {
		return nil, err //nolint:wrapcheck // Write says what was being done
	}
	if err := s.out.SetColWidth(2, most, texts); err != nil {
		return nil, err //nolint:wrapcheck // as above
	}
	return s, nil
}

// card writes a card beneath the others.
func (a *annex) card(s *sheet, e entry, t document.Table) error {
	e.sheet, e.row = s.name, s.row
	a.list = append(a.list, e)
	for i, text := range a.above(e) {
		k := quiet
		if i == 0 {
			k = title
		}
		if err := s.says(text, k); err != nil {
			return err
		}
	}
	for _, row := range t.Rows {
		if err := s.line(t, row, width(t)); err != nil {
			return err
		}
	}
	if err := s.beneath(t); err != nil {
		return err
	}
	return s.put()
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
	look := func(s string) {
		w := 2
		for _, r := range s {
			w++
			if r > 0x2000 { // Korean letters are about twice as wide as digits
				w++
			}
		}
		widest = max(widest, w)
	}
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

// firstCell names the first cell of a row: A1, A2 and so on.
func firstCell(row int) string { return "A" + strconv.Itoa(row) }
