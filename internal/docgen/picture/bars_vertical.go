package picture

import (
	"math"
)

const gap = 4.0 // between a bar and the number at its end

// vertical draws standing bars.
func (b *barPlot) vertical(p *pen) Drawing {
	const plot = 170.0
	direct := b.c.Stacked && len(b.c.Series) > 1 && len(b.c.Series) <= 5
	names := b.names()
	right := 4.0
	if direct {
		for _, n := range names {
			right = max(right, min(p.wide(n, style{normal, false, ink}), 110)+12)
		}
		names = nil
	}
	top := b.head(p, names) + 12
	tick := style{small, false, muted}
	left := 0.0
	for _, x := range b.scale.ticks() {
		left = max(left, p.wide(b.scale.label(x), tick)+6)
	}
	area := rect{left, top, paper - left - right, plot}
	b.scale.from, b.scale.to = area.bottom(), area.y
	for _, x := range b.scale.ticks() {
		y := b.scale.at(x)
		p.line(0.5, pale, nil, Point{area.x, y}, Point{area.right(), y})
		p.text(area.x-5, y, b.scale.label(x), tick, end)
	}
	slot := area.w / float64(len(b.bars))
	labelled := b.labelled(p, slot)
	for i := range b.bars {
		b.column(p, i, area.x+slot*float64(i), slot, labelled)
	}
	b.connect(p, area.x, slot)
	zero := b.scale.at(0)
	p.line(0.8, muted, nil, Point{area.x, zero}, Point{area.right(), zero})
	if direct {
		b.besides(p, area)
	}
	return p.drawing(b.categories(p, area, slot))
}

// width of all bars of a category together, and of one.
func (b *barPlot) width(slot float64) (used, one float64) {
	n := float64(len(b.c.Series))
	if b.c.Stacked {
		n = 1
	}
	used = min(slot*0.72, 46*n)
	return used, used / n
}

// labelled reports that there is room for the numbers of all bars; numbers at
// some of them only would mislead.
func (b *barPlot) labelled(p *pen, slot float64) bool {
	_, width := b.width(slot)
	room := max(width+2, slot*0.9/float64(len(b.c.Series)))
	for i := range b.bars {
		for k := range b.bars[i] {
			if p.wide(b.written(i, k), style{small, false, ink}) > room {
				return false
			}
		}
	}
	return true
}

// column draws the bars of one category.
func (b *barPlot) column(p *pen, i int, x, slot float64, labelled bool) {
	n := len(b.bars[i])
	used, width := b.width(slot)
	x += (slot - used) / 2
	st := style{small, false, ink}
	for k, one := range b.bars[i] {
		at := x
		if !b.c.Stacked {
			at += width * float64(k)
		}
		if math.IsNaN(one.value) {
			if !b.c.Stacked {
				p.text(at+width/2, b.scale.at(0)-6, "–", st, centre)
			}
			continue
		}
		y0, y1 := b.scale.at(one.from), b.scale.at(one.to)
		r := rect{at, min(y0, y1), width, math.Abs(y1 - y0)}
		if !b.c.Stacked && n > 1 {
			r.x, r.w = r.x+0.5, r.w-1
		}
		p.box(r, b.fill(i, k))
		text := b.written(i, k)
		if b.c.Stacked {
			f := b.fill(i, k)
			if !f.framed() {
				p.line(0.6, white, nil, Point{r.x, y1}, Point{r.right(), y1})
			}
			if r.h >= 9 && p.wide(text, st) <= r.w-2 && f.hatch == plain {
				p.text(at+width/2, r.y+r.h/2, text, style{small, false, inkOn(f.ground)}, centre)
			}
		} else if labelled {
			p.text(at+width/2, beyond(y1, one.value), text, st, centre)
		}
	}
	if sum, ok := b.total(i); b.c.Stacked && ok {
		text := number(sum, b.c.Value.Decimals)
		if st.bold = true; p.wide(text, st) <= slot {
			p.text(x+used/2, beyond(b.scale.at(sum), sum), text, st, centre)
		}
	}
}

// beyond is where the number of a bar that ends at y stands.
func beyond(y, value float64) float64 {
	if value < 0 {
		return y + gap + 2
	}
	return y - gap - 1
}

// connect draws the thin lines from step to step of a waterfall.
func (b *barPlot) connect(p *pen, x, slot float64) {
	if !b.floating() {
		return
	}
	for i := 1; i < len(b.bars); i++ {
		before, after := b.bars[i-1][0], b.bars[i][0]
		if math.IsNaN(before.value) || math.IsNaN(after.value) {
			continue
		}
		y := b.scale.at(before.to)
		used, _ := b.width(slot)
		half := used / 2
		p.line(0.5, muted, []float64{2, 2}, Point{x + slot*(float64(i)-0.5) + half, y}, Point{x + slot*(float64(i)+0.5) - half, y})
	}
}

// besides names the parts of the last stack at its right.
func (b *barPlot) besides(p *pen, area rect) {
	last := b.bars[len(b.bars)-1]
	order := make([]int, 0, len(last))
	for k := range last { // from the top of the paper down
		at := len(order)
		for at > 0 && b.middle(last[order[at-1]]) > b.middle(last[k]) {
			at--
		}
		order = append(order[:at], append([]int{k}, order[at:]...)...)
	}
	heights := make([]float64, len(order))
	for n, k := range order {
		heights[n] = b.middle(last[k])
	}
	spread(heights, 11, area.y, area.bottom())
	edge := area.right()
	for n, k := range order {
		y := heights[n]
		p.box(rect{edge - 2, y - 3.5, 7, 7}, b.fills[k])
		p.text(edge+8, y, p.lines(b.c.Series[k].Name, style{normal, false, ink}, 110, 1)[0], style{normal, b.c.Series[k].Highlight, ink}, start)
	}
}

func (b *barPlot) middle(x bar) float64 {
	if math.IsNaN(x.value) {
		return b.scale.at(0)
	}
	return b.scale.at((x.from + x.to) / 2)
}

// categories writes the names beneath and gives the height of the picture.
func (b *barPlot) categories(p *pen, area rect, slot float64) float64 {
	st := style{normal, false, ink}
	every, widest := 1, 0.0
	for _, name := range b.c.Categories {
		widest = max(widest, p.wide(name, st))
	}
	if b.periods() {
		every = max(1, int(math.Ceil((widest+6)/slot)))
	}
	beneath := area.bottom() + 10
	if b.scale.low < 0 {
		beneath += 10 // the numbers of bars that hang down
	}
	most := 1
	for i := 0; i < len(b.c.Categories); i += every {
		room := slot*float64(every) - 4
		if i == 0 && every > 1 {
			room = slot
		}
		lines := p.lines(b.c.Categories[i], st, max(room, widest*float64(min(1, every-1))+1), 2)
		most = max(most, len(lines))
		p.block(area.x+slot*(float64(i)+0.5), beneath+float64(len(lines)-1)*st.size*leading/2, lines, st, centre)
	}
	return beneath + float64(most)*st.size*leading
}
