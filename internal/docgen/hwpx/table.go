package hwpx

import (
	"unicode/utf8"

	"naru/internal/docgen/pack"
	"naru/internal/document"
)

// Margins inside a cell.
const (
	cellSide = 400
	cellTop  = 170
)

// apart is the room under a table that text or another table follows.
const apart = 850

// table writes a table with what stands above and beneath it.
func (b *body) table(t document.Table, caption string) {
	if caption != "" {
		b.paragraph(paraCaption, charCaption, caption)
	}
	if unit := t.UnitLine(b.lang); unit != "" {
		b.paragraph(paraUnit, charSource, unit)
	}
	if t.Across() == 0 {
		b.paragraph(paraSource, charSource, document.WordNothing.In(b.lang))
	} else {
		b.grid(t)
	}
	for _, note := range t.NoteLines(b.lang) {
		b.paragraph(paraSource, charSource, note)
	}
	if source := document.SourceLine(b.lang, t.Source); source != "" {
		b.paragraph(paraSource, charSource, source)
	}
}

// cell is a cell of a grid as it is laid out.
type cell struct {
	text       string
	column     int
	width      int
	across     int
	para, char int
	border     int
	head       bool
	lines      []line // instead of text
}

// line is a paragraph of a cell in a look of its own.
type line struct {
	text string
	char int
}

// grid writes the rows of a table inside a paragraph that holds it.
func (b *body) grid(t document.Table) {
	widths := t.Shares(b.width)
	char := cellChar(len(widths))
	var rows [][]cell
	if !t.Card && len(t.Columns) > 0 {
		rows = append(rows, headCells(t, widths, char))
	}
	for _, r := range t.Rows {
		rows = append(rows, rowCells(t, r, widths, char))
	}
	if len(t.Rows) == 0 {
		rows = append(rows, []cell{{text: document.WordNothing.In(b.lang), width: b.width, across: len(widths), para: paraCellLeft, char: char, border: borderCell}})
	}
	below := cellTop
	if len(t.Notes) == 0 && t.Source == "" {
		below = apart
	}
	b.rows(rows, len(widths), true, below)
}

// cellChar makes the text of a table smaller the more columns share the page.
func cellChar(columns int) int {
	switch {
	case columns > 14:
		return charTiny
	case columns > 6:
		return charSmall
	}
	return charCell
}

func headCells(t document.Table, widths []int, char int) []cell {
	cells := make([]cell, 0, len(widths))
	for i, w := range widths {
		cells = append(cells, cell{text: t.Column(i).Title, column: i, width: w, across: 1, para: paraCellCentre, char: char + 1, border: borderHeadCell, head: true})
	}
	return cells
}

func rowCells(t document.Table, r document.Row, widths []int, char int) []cell {
	if r.Kind == document.Group {
		var all int
		for _, w := range widths {
			all += w
		}
		return []cell{{text: r.Cell(0).Text, width: all, across: len(widths), para: paraCellLeft, char: char + 1, border: borderSumCell}}
	}
	cells := make([]cell, 0, len(widths))
	for i, w := range widths {
		c := cell{text: r.Cell(i).Text, column: i, width: w, across: 1, char: char, border: borderCell}
		c.para = []int{document.Left: paraCellLeft, document.Right: paraCellRight, document.Centre: paraCellCentre}[r.Cell(i).Stands(t.Column(i))]
		switch {
		case t.Card && i == 0:
			c.char, c.border = char+1, borderHeadCell
		case r.Kind == document.Total:
			c.char, c.border = char+1, borderSumCell
		}
		cells = append(cells, c)
	}
	return cells
}

// longCell is from how many characters on a row may break across pages.
const longCell = 400

// rows writes a table. Its heights are a first guess: the word processor makes
// a row as high as its text needs.
func (b *body) rows(rows [][]cell, columns int, repeat bool, below int) {
	heights := make([]int, len(rows))
	breaks, whole := "CELL", 0 // between rows only
	for i, r := range rows {
		for _, c := range r {
			heights[i] = max(heights[i], c.height())
			if utf8.RuneCountInString(c.text) > longCell {
				breaks = "TABLE" // inside a row too
			}
		}
		whole += heights[i]
	}
	id := pack.Int(b.object())
	b.begin(paraHolder)
	b.Start("hp:run", "charPrIDRef", pack.Int(b.at.char+charGap))
	b.Start("hp:tbl", "id", id, "zOrder", pack.Int(b.objects), "numberingType", "TABLE", "textWrap", "TOP_AND_BOTTOM", "textFlow", "BOTH_SIDES",
		"lock", "0", "dropcapstyle", "None", "pageBreak", breaks, "repeatHeader", pack.Flag(repeat), "rowCnt", pack.Int(len(rows)),
		"colCnt", pack.Int(columns), "cellSpacing", "0", "borderFillIDRef", pack.Int(b.at.border+borderCell), "noAdjust", "0")
	b.place(b.width, whole, b.inCell, below)
	b.Empty("hp:inMargin", "left", pack.Int(cellSide), "right", pack.Int(cellSide), "top", pack.Int(cellTop), "bottom", pack.Int(cellTop))
	for i, r := range rows {
		b.Start("hp:tr")
		for _, c := range r {
			b.cell(c, i, heights[i])
		}
		b.End(1)
	}
	b.End(1)
	b.Empty("hp:t")
	b.End(2)
}

func (b *body) cell(c cell, row, height int) {
	b.Start("hp:tc", "name", "", "header", pack.Flag(c.head), "hasMargin", "0", "protect", "0", "editable", "0", "dirty", "0",
		"borderFillIDRef", pack.Int(b.at.border+c.border))
	b.list("CENTER", 0, 0)
	for _, l := range c.paragraphs() {
		b.paragraph(c.para, l.char, l.text)
	}
	b.End(1)
	b.Empty("hp:cellAddr", "colAddr", pack.Int(c.column), "rowAddr", pack.Int(row))
	b.Empty("hp:cellSpan", "colSpan", pack.Int(c.across), "rowSpan", "1")
	b.Empty("hp:cellSz", "width", pack.Int(c.width), "height", pack.Int(height))
	b.Empty("hp:cellMargin", "left", pack.Int(cellSide), "right", pack.Int(cellSide), "top", pack.Int(cellTop), "bottom", pack.Int(cellTop))
	b.End(1)
}

func (c cell) paragraphs() []line {
	if len(c.lines) > 0 {
		return c.lines
	}
	return []line{{c.text, c.char}}
}

// height guesses how high the text of a cell runs: Hangul takes the full size
// of a letter, the rest about half of it.
func (c cell) height() int {
	height := 2 * cellTop
	for _, l := range c.paragraphs() {
		size, run := charLooks[l.char].size, 0
		for _, r := range l.text {
			if r >= 0x1100 {
				run += size
			} else {
				run += size * 11 / 20
			}
		}
		height += (1 + run/max(c.width-2*cellSide, size)) * size * 13 / 10
	}
	return height
}

// keyFigures writes numbers side by side, four in a row: labels, values, notes.
func (b *body) keyFigures(k document.KeyFigures) {
	for at := 0; at < len(k.Figures); at += 4 {
		figures := k.Figures[at:min(at+4, len(k.Figures))]
		widths := document.Table{Columns: make([]document.Column, len(figures))}.Shares(b.width)
		row := make([]cell, 0, len(figures))
		for i, f := range figures {
			value := f.Value
			if f.Unit != "" {
				value += " " + f.Unit
			}
			lines := []line{{f.Label, charSource}, {value, charValue}}
			if f.Note != "" {
				lines = append(lines, line{f.Note, charSource})
			}
			row = append(row, cell{lines: lines, column: i, width: widths[i], across: 1, para: paraCellLeft, char: charCell, border: borderCell})
		}
		b.rows([][]cell{row}, len(figures), false, apart)
	}
}
