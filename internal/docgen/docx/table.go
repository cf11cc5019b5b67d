package docx

import (
	"unicode/utf8"

	"naru/internal/docgen/pack"
	"naru/internal/document"
)

// table writes a table with what stands above and beneath it.
func (b *body) table(t document.Table, caption string) {
	b.line(styleCaption, caption)
	b.line(styleUnit, t.UnitLine(b.lang))
	if t.Across() == 0 {
		b.line(styleSource, document.WordNothing.In(b.lang))
	} else {
		b.grid(t, caption)
	}
	for _, note := range t.NoteLines(b.lang) {
		b.line(styleSource, note)
	}
	b.line(styleSource, document.SourceLine(b.lang, t.Source))
	b.begin(styleGap) // keeps two tables apart, and the text off the table
	b.End(1)
}

func (b *body) grid(t document.Table, caption string) {
	widths := t.Shares(b.width)
	look, name := "04A0", styleTable // first row and banding as the style says
	if t.Card {
		look, name = "0080", styleCard
	}
	b.openGrid(name, look, caption, widths)
	cell := cellStyle(len(widths))
	if !t.Card && len(t.Columns) > 0 {
		b.headRow(t, widths, cell)
	}
	for _, r := range t.Rows {
		b.row(t, r, widths, cell)
	}
	if len(t.Rows) == 0 {
		b.span(document.WordNothing.In(b.lang), widths, cell, "")
	}
	b.End(1)
}

func (b *body) openGrid(style, look, caption string, widths []int) {
	b.Start("w:tbl")
	b.Start("w:tblPr")
	b.Empty("w:tblStyle", "w:val", style)
	b.Empty("w:tblW", "w:w", pack.Int(b.width), "w:type", "dxa")
	b.Empty("w:tblLayout", "w:type", "fixed")
	b.Empty("w:tblLook", "w:val", look)
	if caption != "" {
		b.Empty("w:tblCaption", "w:val", caption)
	}
	b.End(1)
	b.Start("w:tblGrid")
	for _, w := range widths {
		b.Empty("w:gridCol", "w:w", pack.Int(w))
	}
	b.End(1)
}

// cellStyle makes the text of a table smaller the more columns share the page.
func cellStyle(columns int) string {
	switch {
	case columns > 14:
		return styleTiny
	case columns > 6:
		return styleSmall
	}
	return styleCell
}

func (b *body) headRow(t document.Table, widths []int, style string) {
	b.Start("w:tr")
	b.Raw("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
	for i, w := range widths {
		b.cell(t.Column(i).Title, w, 1, style, headRow, "center", true)
	}
	b.End(1)
}

func (b *body) row(t document.Table, r document.Row, widths []int, style string) {
	if r.Kind == document.Group {
		b.span(r.Cell(0).Text, widths, style, sumRow)
		return
	}
	b.startRow(r)
	for i, w := range widths {
		c := r.Cell(i)
		align := map[document.Align]string{document.Right: "right", document.Centre: "center"}[c.Stands(t.Column(i))]
		fill, bold := "", false
		switch {
		case t.Card && i == 0:
			fill, bold = headRow, true
		case r.Kind == document.Total:
			fill, bold = sumRow, true
		}
		b.cell(c.Text, w, 1, style, fill, align, bold)
	}
	b.End(1)
}

// longCell is from how many characters on a row may break across pages.
const longCell = 400

func (b *body) startRow(r document.Row) {
	b.Start("w:tr")
	for _, c := range r.Cells {
		if utf8.RuneCountInString(c.Text) > longCell {
			return
		}
	}
	b.Raw("<w:trPr><w:cantSplit/></w:trPr>")
}

// span writes a row of one cell.
func (b *body) span(text string, widths []int, style, fill string) {
	b.Start("w:tr")
	b.Raw("<w:trPr><w:cantSplit/></w:trPr>")
	b.cell(text, b.width, len(widths), style, fill, "", fill != "")
	b.End(1)
}

func (b *body) cell(text string, width, columns int, style, fill, align string, bold bool) {
	b.Start("w:tc")
	b.Start("w:tcPr")
	b.Empty("w:tcW", "w:w", pack.Int(width), "w:type", "dxa")
	if columns > 1 {
		b.Empty("w:gridSpan", "w:val", pack.Int(columns))
	}
	if fill != "" {
		b.Empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", fill)
	}
	b.Empty("w:vAlign", "w:val", "center")
	b.End(1)
	b.Start("w:p")
	b.Start("w:pPr")
	b.Empty("w:pStyle", "w:val", style)
	if align != "" {
		b.Empty("w:jc", "w:val", align)
	}
	b.End(1)
	b.run(text, bold)
	b.End(2)
}

// keyFigures writes numbers side by side, four in a row.
func (b *body) keyFigures(k document.KeyFigures) {
	for at := 0; at < len(k.Figures); at += 4 {
		figures := k.Figures[at:min(at+4, len(k.Figures))]
		widths := document.Table{Columns: make([]document.Column, len(figures))}.Shares(b.width)
		b.openGrid(styleTable, "0000", "", widths)
		b.Start("w:tr")
		b.Raw("<w:trPr><w:cantSplit/></w:trPr>")
		for i, f := range figures {
			b.Start("w:tc")
			b.Start("w:tcPr")
			b.Empty("w:tcW", "w:w", pack.Int(widths[i]), "w:type", "dxa")
			b.End(1)
			b.line(styleLabel, f.Label)
			b.begin(styleValue)
			b.run(f.Value, false)
			if f.Unit != "" {
				b.Raw(`<w:r><w:rPr><w:b w:val="0"/><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve"> ` + inline(f.Unit) + `</w:t></w:r>`)
			}
			b.End(1)
			b.line(styleLabel, f.Note)
			b.End(1)
		}
		b.End(2)
		b.begin(styleGap)
		b.End(1)
	}
}
