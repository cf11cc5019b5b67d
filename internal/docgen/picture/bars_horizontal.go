package picture

import "math"

// horizontal draws lying bars from a category on, as many as a page takes, and
// gives the category to go on from.
func (b *barPlot) horizontal(p *pen, from int) (Drawing, int) {
	st, tick := style{normal, false, ink}, style{small, false, muted}
	widest := 0.0
	for _, name := range b.c.Categories {
		widest = max(widest, p.wide(name, st))
	}
	widest = min(widest, paper*0.38)
	room := 4.0 // for the numbers at the ends
	for i := range b.bars {
		for k := range b.bars[i] {
			room = max(room, p.wide(b.written(i, k), style{small, true, ink})+gap+2)
		}
		if sum, ok := b.total(i); ok && b.c.Stacked {
			room = max(room, p.wide(number(sum, b.c.Value.Decimals), style{small, true, ink})+gap+2)
		}
	}
	before := 0.0
	if b.scale.low < 0 {
		before = room
	}
	y := b.head(p, b.names()) + 4
	area := rect{widest + 6 + before, y, paper - widest - 6 - before - room, 0}
	b.scale.from, b.scale.to = area.x, area.right()
	grid := len(p.shapes) // the grid goes beneath the bars once their height is known

	each := 10.0
	if n := len(b.c.Series); !b.c.Stacked && n > 1 {
		each = 9 * float64(n)
	}
	i := from
	for ; i < len(b.bars); i++ {
		lines := p.lines(b.c.Categories[i], st, widest+0.01, 3)
		height := max(each+5, float64(len(lines))*st.size*leading+4)
		if i > from && y+height > tall-20 {
			break
		}
		p.block(widest, y+height/2, lines, st, end)
		b.row(p, i, y+(height-each)/2, each)
		y += height
	}
	zero := b.scale.at(0)
	p.line(0.8, muted, nil, Point{zero, area.y}, Point{zero, y})
	over := p.shapes[grid:]
	p.shapes = append([]Shape(nil), p.shapes[:grid]...)
	last := math.Inf(-1)
	for _, x := range b.scale.ticks() {
		at, text := b.scale.at(x), b.scale.label(x)
		p.line(0.5, pale, nil, Point{at, area.y}, Point{at, y})
		if half := p.wide(text, tick) / 2; at-half > last {
			p.text(at, y+8, text, tick, centre)
			last = at + half + 4
		}
	}
	p.shapes = append(p.shapes, over...)
	return p.drawing(y + 15), i
}

// row draws the bars of one category in a band.
func (b *barPlot) row(p *pen, i int, y, height float64) {
	st := style{small, false, ink}
	n := len(b.bars[i])
	if b.c.Stacked {
		n = 1
	}
	each := height / float64(n)
	for k, one := range b.bars[i] {
		at := y
		if !b.c.Stacked {
			at += each * float64(k)
		}
		text := b.written(i, k)
		if math.IsNaN(one.value) {
			if !b.c.Stacked {
				p.text(b.scale.at(0)+gap, at+each/2, text, st, start)
			}
			continue
		}
		x0, x1 := b.scale.at(one.from), b.scale.at(one.to)
		r := rect{min(x0, x1), at, math.Abs(x1 - x0), each}
		if !b.c.Stacked && n > 1 {
			r.h -= 0.8
		}
		f := b.fill(i, k)
		p.box(r, f)
		if b.c.Stacked {
			if !f.framed() {
				p.line(0.6, white, nil, Point{x1, r.y}, Point{x1, r.bottom()})
			}
			if p.wide(text, st) <= r.w-3 && f.hatch == plain {
				p.text(r.x+r.w/2, at+each/2, text, style{small, false, inkOn(f.ground)}, centre)
			}
			continue
		}
		besideEnd(p, x1, at+each/2, one.value, text, st)
	}
	if sum, ok := b.total(i); b.c.Stacked && ok {
		besideEnd(p, b.scale.at(sum), y+height/2, sum, number(sum, b.c.Value.Decimals), style{small, true, ink})
	}
}

func besideEnd(p *pen, x, y, value float64, text string, st style) {
	if value < 0 {
		p.text(x-gap, y, text, st, end)
		return
	}
	p.text(x+gap, y, text, st, start)
}
