package pdf

import (
	"strconv"

	"naru/internal/docgen/typeface"
	"naru/internal/document"
)

var (
	plainText  = style{10.5, false, ink}
	quietText  = style{9, false, muted}
	foundText  = style{11, true, ink}
	chapter    = style{20, true, ink}
	section    = style{14, true, blue}
	subsection = style{11.5, true, ink}
)

// heading keeps together with the beginning of what it is about.
func (f *flow) heading(i int, h document.Heading) error {
	follows, landscape, err := f.ahead(i)
	if err != nil {
		return err
	}
	if landscape != f.page().landscape {
		f.turn(landscape)
	}
	st, before := subsection, 12.0
	switch h.Level {
	case 1:
		st, before = chapter, 24
		if f.chapters && !f.fresh() {
			f.turn(landscape)
		}
	case 2:
		st, before = section, 18
	}
	f.skip(before)
	lines := f.plain(h.Text, st, f.width())
	f.need(min(float64(len(lines))*st.step()+follows, f.whole()))
	f.mark(i)
	f.write(side, lines, st)
	if h.Level == 1 {
		f.page().line(side, f.y+2, side+f.width(), f.y+2, 1.5, blue)
		f.y += 14
		return nil
	}
	f.y += 3
	return nil
}

func (f *flow) paragraph(p document.Paragraph) {
	st := plainText
	switch p.Style {
	case document.Finding:
		f.finding(p)
		return
	case document.Quiet:
		st = quietText
	case document.Plain:
	}
	f.write(side, f.family.WrapRuns(f.runs(p.Runs), st.size, f.width()), st)
	f.y += st.size * 0.6
}

func (f *flow) runs(in []document.Run) []typeface.Run {
	out := make([]typeface.Run, len(in))
	for i, r := range in {
		out[i] = typeface.Run{Text: f.clean(r.Text), Bold: r.Bold}
	}
	return out
}

// finding sets the sentence that says what was found in a tinted band.
func (f *flow) finding(p document.Paragraph) {
	const pad, bar = 9, 3
	runs := f.runs(p.Runs)
	for i := range runs {
		runs[i].Bold = true
	}
	lines := f.family.WrapRuns(runs, foundText.size, f.width()-2*pad-bar)
	height := float64(len(lines))*foundText.step() + 2*pad - 4
	f.skip(4)
	if height <= f.whole() {
		f.need(height)
		f.page().rect(side, f.y, f.width(), height, tint)
		f.page().rect(side, f.y, bar, height, blue)
	}
	f.y += pad
	f.write(side+pad+bar, lines, foundText)
	f.y += pad + 6
}

func (f *flow) list(l document.List) {
	const bullet = "•"
	st := plainText
	indent := 14.0
	if l.Ordered {
		indent = f.family.Regular.Width(strconv.Itoa(len(l.Items))+".", st.size) + 6
	}
	for i, item := range l.Items {
		lines := f.plain(item, st, f.width()-indent)
		f.need(float64(min(2, len(lines))) * st.step())
		sign := bullet
		if l.Ordered {
			sign = strconv.Itoa(i+1) + "."
		}
		f.page().text(side+2, f.y+st.size, sign, st)
		f.write(side+indent, lines, st)
		f.y += 1.5
	}
	f.y += 4
}

// keyFigures sets numbers side by side, four to a row.
func (f *flow) keyFigures(k document.KeyFigures) {
	const most, between = 4, 8.0
	f.skip(4)
	for from := 0; from < len(k.Figures); from += most {
		row := k.Figures[from:min(from+most, len(k.Figures))]
		width := (f.width() - between*float64(len(row)-1)) / float64(len(row))
		f.keyRow(row, width, between)
	}
	f.y += 4
}

func (f *flow) keyRow(row []document.KeyFigure, width, between float64) {
	const pad = 9.0
	label, unit, note := style{9, false, muted}, style{10, false, ink}, style{8, false, muted}
	inner := width - 2*pad
	labels, notes := make([][][]typeface.Run, len(row)), make([][][]typeface.Run, len(row))
	above, beneath := 0, 0
	for i, k := range row {
		labels[i] = f.plain(k.Label, label, inner)
		above = max(above, len(labels[i]))
		if k.Note != "" {
			notes[i] = f.plain(k.Note, note, inner)
			beneath = max(beneath, len(notes[i]))
		}
	}
	const valueHeight = 28.0
	height := pad + float64(above)*label.step() + valueHeight + float64(beneath)*note.step() + pad - 3
	f.need(height)
	for i, k := range row {
		x, y := side+float64(i)*(width+between), f.y
		f.page().rect(x, y, width, height, faint)
		f.page().line(x, y, x+width, y, 1.5, blue)
		f.stack(x+pad, y+pad, labels[i], label)
		y = f.y + pad + float64(above)*label.step()
		value := style{20, true, ink}
		text, after := f.clean(k.Value), f.clean(k.Unit)
		total := func() float64 {
			return f.family.Bold.Width(text, value.size) + 3 + f.family.Regular.Width(after, unit.size)
		}
		for value.size > 8 && total() > inner {
			value.size--
			unit.size = min(unit.size, value.size)
		}
		f.page().text(x+pad, y+20, text, value)
		f.page().text(x+pad+f.family.Bold.Width(text, value.size)+3, y+20, after, unit)
		f.stack(x+pad, y+valueHeight, notes[i], note)
	}
	f.y += height + 8
}

// stack sets lines at a place without moving the flow, and gives the height
// beneath.
func (f *flow) stack(x, y float64, lines [][]typeface.Run, st style) float64 {
	for _, line := range lines {
		at := x
		for _, run := range line {
			f.page().text(at, y+st.size, run.Text, style{st.size, run.Bold, st.colour})
			at += f.family.Face(run.Bold).Width(run.Text, st.size)
		}
		y += st.step()
	}
	return y
}
