package xlsx

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// index writes the first sheet: what the document is, and all tables with
// links to them. It is written last, when their places are known.
func (a *annex) index(name string) error {
	if err := a.paper(name); err != nil {
		return err
	}
	widths := []float64{12, 60, 16, 50}
	for i, w := range widths {
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err //nolint:wrapcheck // Write says what was being done
		}
		if err := a.file.SetColWidth(name, column, column, w); err != nil {
			return err //nolint:wrapcheck // as above
		}
	}
	lines := &plainRows{annex: a, sheet: name, widths: widths}
	if err := lines.put(look{kind: title}, a.doc.Title); err != nil {
		return err
	}
	for _, s := range a.about() {
		if err := lines.put(look{kind: quiet}, s); err != nil {
			return err
		}
	}
	lines.row++
	if err := lines.put(look{kind: heading}, a.say("번호", "Number"), a.say("표", "Table"), a.say("단위", "Unit"), a.say("자료", "Source")); err != nil {
		return err
	}
	for _, e := range a.list {
		if err := lines.link(e); err != nil {
			return err
		}
	}
	if len(a.list) == 0 {
		return lines.put(look{kind: quiet}, a.say("이 문서에는 표가 없습니다.", "This document has no tables."))
	}
	return nil
}

// plainRows writes a sheet without a stream, which knows no links.
type plainRows struct {
	*annex

	sheet string
	row   int // the last one written

	widths []float64 // of the columns, in digits
}

func (p *plainRows) put(l look, texts ...string) error {
	id, err := p.style(l)
	if err != nil {
		return err
	}
	p.row++
	for i, s := range texts {
		cell, err := excelize.CoordinatesToCellName(i+1, p.row)
		if err != nil {
			return err //nolint:wrapcheck // Write says what was being done
		}
		if err := p.file.SetCellStr(p.sheet, cell, printable(s)); err != nil {
			return err //nolint:wrapcheck // as above
		}
		if err := p.file.SetCellStyle(p.sheet, cell, cell, id); err != nil {
			return err //nolint:wrapcheck // as above
		}
	}
	return p.heighten(texts)
}

// heighten makes the last row as high as its texts need; programs do not always
// do so by themselves.
func (p *plainRows) heighten(texts []string) error {
	const step = 15 // points
	most := 1
	for i, s := range texts {
		if len(texts) > 1 && i < len(p.widths) { // a text alone runs on to the right
			most = max(most, broken(s, p.widths[i]))
		}
	}
	if most == 1 {
		return nil
	}
	return p.file.SetRowHeight(p.sheet, p.row, float64(most*step)) //nolint:wrapcheck // as above
}

// link writes the line of a table and leads to it.
func (p *plainRows) link(e entry) error {
	if err := p.put(look{}, e.number, e.title, e.unit, e.source); err != nil {
		return err
	}
	place := "'" + e.sheet + "'!" + firstCell(e.row)
	for _, column := range []string{"A", "B"} {
		if err := p.file.SetCellHyperLink(p.sheet, column+strconv.Itoa(p.row), place, "Location"); err != nil {
			return err //nolint:wrapcheck // Write says what was being done
		}
	}
	return nil
}

// about are the lines under the title.
func (a *annex) about() []string {
	var out []string
	if a.doc.Subtitle != "" {
		out = append(out, a.doc.Subtitle)
	}
	var parts []string
	for _, s := range []string{a.doc.Author, a.doc.Date, a.doc.Status} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if len(parts) > 0 {
		out = append(out, strings.Join(parts, " · "))
	}
	for _, n := range a.doc.Notices {
		out = append(out, "※ "+n)
	}
	return out
}
