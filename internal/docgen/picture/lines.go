package picture

import (
	"image/color"
	"math"
	"slices"
	"sort"

	"naru/internal/document"
)

// drawLines draws paths over periods, with the names of up to twelve series at
// their ends. ok is false if there is no number.
func drawLines(p *pen, c document.Lines) (Drawing, bool) {
	const plot = 180.0
	low, high := math.Inf(1), math.Inf(-1)
	for _, s := range c.Series {
		for i := range c.Periods {
			if v := value(s, i); !math.IsNaN(v) {
				low, high = min(low, v), max(high, v)
			}
		}
	}
	if low > high {
		return Drawing{}, false
	}
	// An axis that starts near zero starts at zero.
	if low > 0 && low < 0.4*high {
		low = 0
	}
	sc := newScale(low, high, 5)
	st, tick := style{normal, false, ink}, style{small, false, muted}
	y := 6.0
	p.text(0, y, c.Value.Title, style{normal, false, muted}, start)
	if c.Value.Title != "" {
		y += 14
	}
	direct := len(c.Series) <= 12
	room := 14.0
	if direct {
		for _, s := range c.Series {
			room = max(room, min(p.wide(s.Name, style{normal, true, ink}), 110)+14)
		}
	} else {
		var names []string
		for _, s := range c.Series {
			names = append(names, s.Name)
		}
		y = p.key(y, names, func(k int, x, y float64) {
			p.line(thickness(c.Series[k]), lineColour(c.Series, k), dash(c.Series[k]), Point{x, y}, Point{x + 10, y})
			p.mark(k, x+5, y, 2.2, lineColour(c.Series, k))
		})
	}
	left := 0.0
	for _, x := range sc.ticks() {
		left = max(left, p.wide(sc.label(x), tick)+6)
	}
	area := rect{left, y + 2, paper - left - room, plot}
	sc.from, sc.to = area.bottom(), area.y
	for _, x := range sc.ticks() {
		at, colour := sc.at(x), pale
		if x == 0 {
			colour = muted
		}
		p.line(0.5, colour, nil, Point{area.x, at}, Point{area.right(), at})
		p.text(area.x-5, at, sc.label(x), tick, end)
	}
	across := func(i int) float64 {
		if len(c.Periods) == 1 {
			return area.x + area.w/2
		}
		return area.x + 8 + (area.w-16)*float64(i)/float64(len(c.Periods)-1)
	}
	for _, k := range paintOrder(c.Series) {
		path(p, c, k, across, sc)
	}
	if direct {
		ends(p, c, area, across, sc)
	}
	// Periods that would touch are thinned out; the last one always stands.
	widest := 0.0
	for _, name := range c.Periods {
		widest = max(widest, p.wide(name, st)+6)
	}
	n := len(c.Periods)
	every := max(1, int(math.Ceil(widest*float64(n)/area.w)))
	for i := (n - 1) % every; i < n; i += every {
		p.text(across(i), area.bottom()+10, c.Periods[i], st, centre)
	}
	return p.drawing(area.bottom() + 18), true
}

// path draws one series, broken where a number is missing.
func path(p *pen, c document.Lines, k int, across func(int) float64, sc scale) {
	s, colour := c.Series[k], lineColour(c.Series, k)
	var piece []Point
	flush := func() {
		if len(piece) > 1 {
			p.line(thickness(s), colour, dash(s), piece...)
		}
		piece = nil
	}
	for i := range c.Periods {
		if v := value(s, i); !math.IsNaN(v) {
			piece = append(piece, Point{across(i), sc.at(v)})
			continue
		}
		flush()
	}
	flush()
	if s.Dashed {
		return
	}
	every := max(1, len(c.Periods)/12)
	for i := range c.Periods {
		alone := (i == 0 || math.IsNaN(value(s, i-1))) && math.IsNaN(value(s, i+1))
		if v := value(s, i); !math.IsNaN(v) && (alone || i%every == 0) {
			p.mark(k, across(i), sc.at(v), 2.2, colour)
		}
	}
}

// ends names each series at the right, as high as its last number.
func ends(p *pen, c document.Lines, area rect, across func(int) float64, sc scale) {
	type end struct {
		series int
		at     Point
	}
	var list []end
	for k, s := range c.Series {
		for i := range slices.Backward(c.Periods) {
			if v := value(s, i); !math.IsNaN(v) {
				list = append(list, end{k, Point{across(i), sc.at(v)}})
				break
			}
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].at.Y < list[j].at.Y })
	heights := make([]float64, len(list))
	for i, e := range list {
		heights[i] = e.at.Y
	}
	spread(heights, 11, area.y, area.bottom())
	for i, e := range list {
		s := c.Series[e.series]
		x := area.right() + 2
		p.line(0.4, light, nil, Point{e.at.X + 3, e.at.Y}, Point{x, heights[i]})
		colour := lineColour(c.Series, e.series)
		if colour == light || colour == middle {
			colour = muted
		}
		st := style{normal, s.Highlight, colour}
		p.text(x+3, heights[i], p.lines(s.Name, st, 110, 1)[0], st, start)
	}
}

func thickness(s document.Series) float64 {
	if s.Highlight {
		return 2
	}
	return 1.2
}

func dash(s document.Series) []float64 {
	if s.Dashed {
		return []float64{4, 3}
	}
	return nil
}

func lineColour(all []document.Series, k int) color.NRGBA {
	if all[k].Highlight {
		return blue
	}
	if all[k].Dashed {
		return muted
	}
	n := 0
	for _, s := range all[:k] {
		if !s.Highlight && !s.Dashed {
			n++
		}
	}
	return restLines[n%len(restLines)]
}

// paintOrder puts highlighted series on top.
func paintOrder(all []document.Series) []int {
	var out []int
	for _, chosen := range []bool{false, true} {
		for k, s := range all {
			if s.Highlight == chosen {
				out = append(out, k)
			}
		}
	}
	return out
}
