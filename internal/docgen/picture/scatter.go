package picture

import (
	"cmp"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/document"
)

type dot struct {
	document.Point

	at     Point
	radius float64
}

// drawScatter places things by two numbers. Names stand where they cover
// nothing; those without room are counted beneath. ok is false if no point has
// both numbers.
func drawScatter(p *pen, c document.Scatter) (Drawing, bool) {
	var dots []dot
	for _, x := range c.Points {
		if known(x.X) && known(x.Y) {
			dots = append(dots, dot{Point: x})
		}
	}
	if len(dots) == 0 {
		return Drawing{}, false
	}
	const plot, largest, smallest = 280.0, 15.0, 2.6
	across, up := extent(dots, func(d dot) float64 { return d.X }, c.XCut), extent(dots, func(d dot) float64 { return d.Y }, c.YCut)
	tick := style{small, false, muted}
	p.text(0, 6, c.Y.Title, style{normal, false, muted}, start)
	left := 0.0
	for _, x := range up.ticks() {
		left = max(left, p.wide(up.label(x), tick)+6)
	}
	area := rect{left, 18, paper - left - 6, plot}
	across.from, across.to, up.from, up.to = area.x, area.right(), area.bottom(), area.y
	axes(p, area, across, up)
	p.text(area.right(), area.bottom()+21, c.X.Title, style{normal, false, muted}, end)

	taken, lines := cuts(p, c, area, across, up)
	most := 0.0
	for _, d := range dots {
		if known(d.Size) {
			most = max(most, d.Size)
		}
	}
	for i, d := range dots {
		dots[i].at = Point{across.at(d.X), up.at(d.Y)}
		dots[i].radius = smallest
		if most > 0 && known(d.Size) && d.Size > 0 {
			dots[i].radius = max(smallest, largest*math.Sqrt(d.Size/most))
		}
	}
	slices.SortStableFunc(dots, func(a, b dot) int { return cmp.Compare(b.radius, a.radius) })
	for _, d := range dots {
		colour := middle
		if d.Highlight {
			colour = blue
		}
		p.mark(0, d.at.X, d.at.Y, d.radius+0.7, white)
		p.mark(0, d.at.X, d.at.Y, d.radius, colour)
	}
	height := area.bottom() + 28
	if left := nameDots(p, dots, area, taken, lines); left > 0 {
		p.text(0, height+4, core.Tf("이름 %[1]d개는 자리가 없어 적지 않았습니다.", "%[1]d names had no room.", left).In(p.lang), tick, start)
		height += 12
	}
	return p.drawing(height), true
}

// extent covers the numbers, and the cut, with some air.
func extent(dots []dot, number func(dot) float64, cut *float64) scale {
	low, high := math.Inf(1), math.Inf(-1)
	for _, d := range dots {
		low, high = min(low, number(d)), max(high, number(d))
	}
	if cut != nil && known(*cut) {
		low, high = min(low, *cut), max(high, *cut)
	}
	const air = 0.05
	zero := low >= 0
	low, high = low-air*(high-low), high+air*(high-low)
	if zero {
		low = max(0, low)
	}
	return newScale(low, high, 6)
}

func axes(p *pen, area rect, across, up scale) {
	tick := style{small, false, muted}
	for _, x := range up.ticks() {
		p.line(0.5, pale, nil, Point{area.x, up.at(x)}, Point{area.right(), up.at(x)})
		p.text(area.x-5, up.at(x), up.label(x), tick, end)
	}
	for _, x := range across.ticks() {
		p.line(0.5, pale, nil, Point{across.at(x), area.y}, Point{across.at(x), area.bottom()})
		p.text(across.at(x), area.bottom()+8, across.label(x), tick, centre)
	}
	p.line(0.8, light, nil, Point{area.x, area.y}, Point{area.x, area.bottom()}, Point{area.right(), area.bottom()})
}

// cuts draws the lines that divide the field and names the four parts; it
// gives the room that those names and the lines take.
func cuts(p *pen, c document.Scatter, area rect, across, up scale) (taken, lines []rect) {
	dashes := []float64{4, 3}
	if c.XCut != nil && known(*c.XCut) {
		x := across.at(*c.XCut)
		p.line(0.9, muted, dashes, Point{x, area.y}, Point{x, area.bottom()})
		lines = append(lines, rect{x - 0.5, area.y, 1, area.h})
	}
	if c.YCut != nil && known(*c.YCut) {
		y := up.at(*c.YCut)
		p.line(0.9, muted, dashes, Point{area.x, y}, Point{area.right(), y})
		lines = append(lines, rect{area.x, y - 0.5, area.w, 1})
	}
	st := style{normal + 1, true, middle}
	for i, name := range c.Fields {
		if name == "" {
			continue
		}
		w := p.wide(name, st)
		x, y := area.right()-w-4, area.y+9
		if i == 1 || i == 2 {
			x = area.x + 5
		}
		if i >= 2 {
			y = area.bottom() - 9
		}
		p.text(x, y, name, st, start)
		taken = append(taken, rect{x - 2, y - 7, w + 4, 14})
	}
	return taken, lines
}

// nameDots writes names beside their dots, the weightiest first, and gives how
// many found no room.
func nameDots(p *pen, dots []dot, area rect, taken, lines []rect) (left int) {
	order := make([]int, len(dots))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if dots[a].Highlight != dots[b].Highlight {
			if dots[a].Highlight {
				return -1
			}
			return 1
		}
		return cmp.Compare(dots[b].radius, dots[a].radius)
	})
	for _, i := range order {
		d := dots[i]
		if d.Name == "" {
			continue
		}
		st := style{small, d.Highlight, ink}
		place, ok := placeFor(d, i, p.wide(d.Name, st), dots, area, slices.Concat(taken, lines))
		if !ok { // rather over a line than not at all
			place, ok = placeFor(d, i, p.wide(d.Name, st), dots, area, taken)
		}
		if !ok {
			left++
			continue
		}
		taken = append(taken, place)
		p.text(place.x+1, place.y+place.h/2, d.Name, st, start)
	}
	return left
}

// placeFor finds a place for a name around its dot.
func placeFor(d dot, own int, width float64, dots []dot, area rect, taken []rect) (rect, bool) {
	const height = small * 1.2
	w, r := width+2, d.radius+1.5
	slant := r * 0.75
	for _, o := range []rect{
		{d.at.X + r, d.at.Y - height/2, w, height},
		{d.at.X - r - w, d.at.Y - height/2, w, height},
		{d.at.X - w/2, d.at.Y - r - height, w, height},
		{d.at.X - w/2, d.at.Y + r, w, height},
		{d.at.X + slant, d.at.Y - slant - height, w, height},
		{d.at.X + slant, d.at.Y + slant, w, height},
		{d.at.X - slant - w, d.at.Y - slant - height, w, height},
		{d.at.X - slant - w, d.at.Y + slant, w, height},
	} {
		if o.within(area) && !slices.ContainsFunc(taken, o.overlaps) && free(o, own, dots) {
			return o, true
		}
	}
	return rect{}, false
}

// free reports that a box touches no dot but its own.
func free(o rect, own int, dots []dot) bool {
	for i, d := range dots {
		dx := max(o.x-d.at.X, 0, d.at.X-o.right())
		dy := max(o.y-d.at.Y, 0, d.at.Y-o.bottom())
		if i != own && math.Hypot(dx, dy) < d.radius+0.7 {
			return false
		}
	}
	return true
}
