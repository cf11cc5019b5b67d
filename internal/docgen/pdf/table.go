package pdf

import (
	"context"

	"naru/internal/docgen/typeface"
	"naru/internal/document"
)

// line is a row broken to its widths.
type line struct {
	kind   document.RowKind
	cells  [][]string // lines per column
	height float64
}

var noteText = style{8, false, muted}

// table sets a table with its caption above and its notes and source beneath.
// It goes on over pages with its heading repeated; no cell is cut off.
func (f *flow) table(ctx context.Context, i int, t document.Table) error {
	f.skip(8)
	p := f.prepareTable(i, t)
	if p.landscape != f.page().landscape {
		f.turn(p.landscape)
	}
	for n, r := range p.runs {
		if n == 0 {
			f.need(f.together(r, i))
			f.mark(i)
		}
		if err := r.set(ctx); err != nil {
			return err
		}
	}
	t = p.runs[0].t
	for _, note := range t.NoteLines(f.lang) {
		f.write(side, f.plain(note, noteText, f.width()), noteText)
	}
	f.write(side, f.sourceLines(t.Source), sourceText)
	f.y += 10
	return nil
}

// run is one grid on its way over the pages.
type run struct {
	*flow

	t     document.Table
	g     grid
	title string
	head  line
	lines []line
}

func (r *run) prepare() {
	if !r.g.card {
		titles := document.Row{Kind: document.Total, Cells: make([]document.Cell, len(r.t.Columns))}
		for i, c := range r.t.Columns {
			titles.Cells[i] = document.Word(c.Title)
		}
		r.head = r.broken(titles)
	}
	for _, row := range r.t.Rows {
		r.lines = append(r.lines, r.broken(row))
	}
	if len(r.lines) == 0 {
		r.lines = []line{r.broken(document.Row{Kind: document.Group, Cells: []document.Cell{document.Word(r.say("해당하는 자료가 없습니다.", "There are no data."))}})}
	}
}

// broken wraps the cells of a row.
func (r *run) broken(row document.Row) line {
	out := line{kind: row.Kind, cells: make([][]string, len(r.g.at))}
	most := 1
	for i, c := range r.g.at {
		width := r.g.widths[i]
		if row.Kind == document.Group {
			if i > 0 {
				break
			}
			width = r.total()
		}
		if c >= len(row.Cells) {
			continue
		}
		out.cells[i] = r.family.Face(r.bold(row.Kind, i)).Wrap(row.Cells[c].Text, r.g.size, width-2*cellSide)
		most = max(most, len(out.cells[i]))
	}
	out.height = float64(most)*r.g.step() + 2*cellAbove
	return out
}

func (r *run) bold(kind document.RowKind, column int) bool {
	return kind != document.Entry || r.g.card && column == 0
}

func (r *run) total() (sum float64) {
	for _, w := range r.g.widths {
		sum += w
	}
	return sum
}

// opening is the height that must be left on the page where the table begins:
// all of a small table or of a card, else the first rows.
func (r *run) opening() float64 {
	const most = 0.9 // of a page: what is taller leaves no room for its heading
	all := 40 + r.head.height
	for _, l := range r.lines {
		all += l.height
	}
	if all <= r.whole()*0.35 || r.g.card && all <= r.whole()*most {
		return all
	}
	first := 40 + r.head.height + r.lines[0].height
	if len(r.lines) > 1 {
		first += min(r.lines[1].height, 60)
	}
	return min(first, r.whole())
}

// set draws the grid, turning pages as it must.
func (r *run) set(ctx context.Context) error {
	r.begin(false)
	for i, l := range r.lines {
		if err := stopped(ctx); err != nil {
			return err
		}
		with := l.height
		// A heading keeps its first row, and the last row does not stand alone.
		if next := i + 1; next < len(r.lines) && (l.kind == document.Group || next == len(r.lines)-1) {
			with += r.lines[next].height
		}
		if r.room() < with && !r.began() && with <= r.inside() {
			r.goOn()
		}
		r.row(l)
	}
	r.end()
	return nil
}

// inside is the height for rows on a page of their own.
func (r *run) inside() float64 { return r.whole() - r.head.height - 30 }

// began reports that nothing stands on this page but the heading of the table.
func (r *run) began() bool { return r.y <= top+r.head.height+30 }

// begin writes caption, unit and heading row.
func (r *run) begin(again bool) {
	caption := r.title
	if again && caption != "" {
		caption += r.say(" (계속)", " (continued)")
	}
	unit := ""
	if r.t.Unit != "" {
		unit = r.clean(r.say("(단위: ", "(unit: ") + r.t.Unit + ")")
	}
	unitWidth := r.family.Regular.Width(unit, sourceText.size)
	if caption != "" || unit != "" {
		lines := r.family.WrapRuns([]typeface.Run{{Text: caption, Bold: true}}, captionText.size, r.width()-unitWidth-10)
		if caption != "" {
			r.stack(side, r.y, lines, captionText)
		}
		r.y += float64(len(lines)) * captionText.step()
		r.page().text(side+r.width()-unitWidth, r.y-captionText.step()+captionText.size, unit, sourceText)
		r.y += 2
	}
	p := r.page()
	p.line(side, r.y, side+r.total(), r.y, 1.2, ink)
	if r.g.card {
		return
	}
	p.rect(side, r.y, r.total(), r.head.height, tint)
	p.line(side, r.y, side+r.total(), r.y, 1.2, ink)
	x := side
	for i := range r.g.at {
		r.cell(x, r.y, i, r.head, document.Centre, 0, len(r.head.cells[i]))
		x += r.g.widths[i]
	}
	r.y += r.head.height
	p.line(side, r.y, side+r.total(), r.y, 0.8, muted)
}

func (r *run) end() {
	r.page().line(side, r.y, side+r.total(), r.y, 1.2, ink)
	r.y += 4
}

func (r *run) goOn() {
	r.page().line(side, r.y, side+r.total(), r.y, 0.5, rule)
	r.turn(r.page().landscape)
	r.begin(true)
}

// row draws a row; one taller than the page goes on over pages by lines.
func (r *run) row(l line) {
	most := int((l.height - 2*cellAbove + r.g.step()/2) / r.g.step())
	for from := 0; ; {
		n := min(most-from, max(1, int((r.room()-2*cellAbove)/r.g.step())))
		if n < most-from && r.room() < 4*r.g.step() && !r.began() {
			r.goOn()
			continue
		}
		r.part(l, from, from+n)
		if from += n; from >= most {
			return
		}
		r.goOn()
	}
}

// part draws some lines of a row.
func (r *run) part(l line, from, to int) {
	height := float64(to-from)*r.g.step() + 2*cellAbove
	p := r.page()
	if l.kind != document.Entry {
		p.rect(side, r.y, r.total(), height, faint)
	}
	if l.kind == document.Total {
		p.line(side, r.y, side+r.total(), r.y, 0.8, muted)
	}
	x := side
	for i := range r.g.at {
		if r.g.card && i == 0 && l.kind == document.Entry {
			p.rect(x, r.y, r.g.widths[i], height, faint)
		}
		align := r.g.columns[i].Align
		if l.kind == document.Group || r.g.card && i == 0 {
			align = document.Left
		}
		r.cell(x, r.y, i, l, align, from, to)
		x += r.g.widths[i]
	}
	r.y += height
	p.line(side, r.y, side+r.total(), r.y, 0.4, rule)
}

// cell writes lines of one cell, in the middle of its height but for cards.
func (r *run) cell(x, y float64, i int, l line, align document.Align, from, to int) {
	lines := l.cells[i]
	st := style{r.g.size, r.bold(l.kind, i), ink}
	if !r.g.card {
		rows := int((l.height - 2*cellAbove + r.g.step()/2) / r.g.step())
		if to-from == rows {
			y += float64(rows-len(lines)) * r.g.step() / 2
		}
	}
	width := r.g.widths[i]
	face := r.family.Face(st.bold)
	for n := from; n < min(to, len(lines)); n++ {
		at := x + cellSide
		switch w := face.Width(lines[n], st.size); align {
		case document.Right:
			at = x + width - cellSide - w
		case document.Centre:
			at = x + (width-w)/2
		case document.Left:
		}
		r.page().text(at, y+cellAbove+r.g.step()*0.5+st.size*0.36, lines[n], st)
		y += r.g.step()
	}
}
