package pdf

import (
	"strconv"
	"strings"

	"naru/internal/docgen/typeface"
	"naru/internal/document"
)

// front makes the cover and the contents, whose page numbers come from body.
func (b *book) front(d document.Document, body *flow) []*page {
	if !d.Contents {
		return nil
	}
	pages := b.cover(d)
	for i, p := range b.contents(d, body) {
		p.number = "– " + roman(i+1) + " –"
		pages = append(pages, p)
	}
	return pages
}

// cover makes the first page; only notices without end take more.
func (b *book) cover(d document.Document) []*page {
	f := &flow{book: b}
	f.turn(false)
	p := f.page()
	p.rect(0, 0, a4Short, 14, blue)
	f.y = 210
	status := style{11, true, blue}
	if d.Status != "" {
		w := b.family.Bold.Width(d.Status, status.size)
		p.frame(side, f.y-34, w+16, 22, 1, blue)
		p.text(side+8, f.y-19, d.Status, status)
	}
	title := style{30, true, ink}
	f.y = f.stack(side, f.y, f.plain(d.Title, title, f.width()), title) + 6
	if d.Subtitle != "" {
		subtitle := style{15, false, muted}
		f.y = f.stack(side, f.y, f.plain(d.Subtitle, subtitle, f.width()), subtitle)
	}
	p.line(side, f.y+14, side+60, f.y+14, 3, blue)
	f.y += 40
	f.notices(d)
	const foot = 690
	f.y = max(f.y+20, foot)
	date, author := style{12, false, muted}, style{15, true, ink}
	if d.Date != "" {
		f.write(side, f.plain(d.Date, date, f.width()), date)
	}
	if d.Author != "" {
		f.write(side, f.plain(d.Author, author, f.width()), author)
	}
	for _, p := range f.pages {
		p.bare = true
	}
	return f.pages
}

// titleBlock heads a paper without a cover.
func (f *flow) titleBlock(d document.Document) {
	title := style{20, true, ink}
	f.write(side, f.plain(d.Title, title, f.width()), title)
	if d.Subtitle != "" {
		f.write(side, f.plain(d.Subtitle, style{11, false, muted}, f.width()), style{11, false, muted})
	}
	var parts []string
	for _, s := range []string{d.Author, d.Date, d.Status} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	f.write(side, f.plain(strings.Join(parts, " · "), quietText, f.width()), quietText)
	f.page().line(side, f.y+2, side+f.width(), f.y+2, 1.5, blue)
	f.y += 14
	f.notices(d)
}

// notices sets what a reader must know first in a box.
func (f *flow) notices(d document.Document) {
	if len(d.Notices) == 0 {
		return
	}
	const pad = 9.0
	st := style{9.5, false, ink}
	var lines [][]typeface.Run
	for _, n := range d.Notices {
		lines = append(lines, f.plain("※ "+n, st, f.width()-2*pad)...)
	}
	height := float64(len(lines))*st.step() + 2*pad - 3
	if height > f.room() {
		f.write(side, lines, st)
		return
	}
	f.page().rect(side, f.y, f.width(), height, amber)
	f.stack(side+pad, f.y+pad, lines, st)
	f.y += height + 10
}

// contents lists headings, tables and figures with their pages.
func (b *book) contents(d document.Document, body *flow) []*page {
	f := &flow{book: b}
	f.turn(false)
	where := map[int]int{}
	for i, p := range body.pages {
		for _, a := range p.anchors {
			where[a.block] = i + 1
		}
	}
	f.contentsHead(f.say("차례", "Contents"))
	numbered := d.Number()
	for _, l := range numbered.Printed() {
		f.contentsLine(l.Level, l.Text, l.Block, where[l.Block])
	}
	for _, list := range []struct {
		title string
		is    func(document.Block) bool
	}{
		{f.say("표 차례", "Tables"), func(x document.Block) bool { t, ok := x.(document.Table); return ok && !t.Card }},
		{f.say("그림 차례", "Figures"), func(x document.Block) bool { _, ok := x.(document.Figure); return ok }},
	} {
		first := true
		for i, block := range d.Body {
			if numbered.Captions[i] == "" || !list.is(block) {
				continue
			}
			if first {
				f.need(120)
				f.skip(18)
				f.contentsHead(list.title)
				first = false
			}
			f.contentsLine(2, numbered.Captions[i], i, where[i])
		}
	}
	return f.pages
}

func (f *flow) contentsHead(s string) {
	st := style{16, true, ink}
	f.write(side, f.plain(s, st, f.width()), st)
	f.page().line(side, f.y+2, side+f.width(), f.y+2, 1.2, blue)
	f.y += 12
}

func (f *flow) contentsLine(level int, text string, block, number int) {
	st, indent := style{10, false, ink}, 14.0
	if level == 1 {
		st, indent = style{11, true, ink}, 0
		f.skip(4)
	}
	to := strconv.Itoa(number)
	numberWidth := f.family.Face(st.bold).Width(to, st.size)
	lines := f.plain(text, st, f.width()-indent-40)
	height := float64(len(lines)) * st.step()
	f.need(height)
	p := f.page()
	p.links = append(p.links, link{block, side, f.y, f.width(), height})
	f.y = f.stack(side+indent, f.y, lines, st)
	base := f.y - st.step() + st.size
	p.text(side+f.width()-numberWidth, base, to, st)
	from, end := side+indent+f.runsWidth(lines[len(lines)-1], st.size)+6, side+f.width()-numberWidth-6
	for x := end; x > from; x -= 4 { // dots that stand under each other
		p.rect(x, base-1, 0.8, 0.8, rule)
	}
}

// roman writes the numbers of the front pages.
func roman(n int) string {
	var b strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for n >= d.value {
			b.WriteString(d.sign)
			n -= d.value
		}
	}
	return b.String()
}
