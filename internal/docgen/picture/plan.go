package picture

import (
	"image/color"
	"math"
	"strconv"

	"naru/internal/document"
)

const (
	planNames = paper * 0.36
	planRow   = 15.0
	planHead  = 24.0
)

// drawPlan draws spans over years and quarters, on as many pictures as the rows
// need. A heading that would stand last on one goes to the next.
func drawPlan(fresh func() *pen, c document.Plan) []Drawing {
	if len(c.Bars) == 0 {
		return nil
	}
	if c.To < c.From {
		c.To = c.From
	}
	var out []Drawing
	for from := 0; from < len(c.Bars); {
		p := fresh()
		to := planPage(p, c.Bars, from)
		out = append(out, planPart(p, c, c.Bars[from:to]))
		from = to
	}
	return out
}

func planPage(p *pen, bars []document.Span, from int) int {
	y, to := planHead, from
	for to < len(bars) {
		y += planHeight(p, bars[to])
		if y > tall && to > from {
			break
		}
		to++
	}
	if to < len(bars) && to-from > 1 && bars[to-1].Group {
		to--
	}
	p.missing = nil // only measured so far
	return to
}

func planLines(p *pen, s document.Span) []string {
	st := planStyle(s)
	if s.Group {
		return p.lines(s.Name, st, paper-8, 2)
	}
	return p.lines(s.Name, st, planNames-14, 3)
}

func planStyle(s document.Span) style { return style{normal, s.Group, ink} }

func planHeight(p *pen, s document.Span) float64 {
	return max(planRow, float64(len(planLines(p, s)))*normal*leading+5)
}

func planPart(p *pen, c document.Plan, bars []document.Span) Drawing {
	total := planHead
	for _, s := range bars {
		total += planHeight(p, s)
	}
	p.missing = nil
	area := rect{planNames, planHead, paper - planNames, total - planHead}
	years := scale{low: float64(c.From), high: float64(c.To) + 1, from: area.x, to: area.right()}
	calendar(p, c, area, years)
	y := area.y
	for _, s := range bars {
		h := planHeight(p, s)
		planSpan(p, s, rect{0, y, paper, h}, years)
		y += h
	}
	p.line(0.8, light, nil, Point{0, y}, Point{paper, y})
	return p.drawing(y + 2)
}

// calendar writes years and quarters above and rules them down.
func calendar(p *pen, c document.Plan, area rect, years scale) {
	n := c.To - c.From + 1
	wide := area.w / float64(n)
	every := max(1, int(math.Ceil(26/wide)))
	for i := 0; i <= n; i += every {
		x := years.at(float64(c.From + i))
		p.line(0.6, light, nil, Point{x, 0}, Point{x, area.bottom()})
		if i < n {
			p.text(x+wide*float64(min(every, n-i))/2, 7, strconv.Itoa(c.From+i), style{normal, true, ink}, centre)
		}
	}
	const room = 9.0 // for the number of a quarter
	if quarter := wide / 4; every == 1 && quarter >= 4 {
		for i := range n * 4 {
			x := years.at(float64(c.From) + float64(i)/4)
			if i%4 > 0 {
				p.line(0.3, pale, nil, Point{x, planHead - 9}, Point{x, area.bottom()})
			}
			if quarter >= room {
				p.text(x+quarter/2, planHead-6, strconv.Itoa(i%4+1), style{small - 1, false, muted}, centre)
			}
		}
	}
	p.line(0.8, muted, nil, Point{0, planHead}, Point{paper, planHead})
}

func planSpan(p *pen, s document.Span, row rect, years scale) {
	middle := row.y + row.h/2
	if s.Group {
		p.box(row, fill{faint, plain})
		p.block(4, middle, planLines(p, s), planStyle(s), start)
		return
	}
	p.block(10, middle, planLines(p, s), planStyle(s), start)
	p.line(0.3, pale, nil, Point{0, row.bottom()}, Point{paper, row.bottom()})
	from, to := min(s.Start, s.End), max(s.Start, s.End)
	if !known(from) || !known(to) {
		return
	}
	colour := dark
	if s.Highlight {
		colour = blue
	}
	const half = 4.2
	x0, x1 := years.at(max(from, years.low)), years.at(min(to, years.high))
	switch {
	case from >= years.high: // wholly after what is drawn
		arrow(p, years.to, middle, -half, colour)
		return
	case to <= years.low:
		arrow(p, years.from, middle, half, colour)
		return
	}
	if from < years.low {
		arrow(p, x0, middle, half, colour)
		x0 += half
	}
	if to > years.high {
		arrow(p, x1, middle, -half, colour)
		x1 -= half
	}
	p.box(rect{x0, middle - half, max(x1-x0, 1.5), 2 * half}, fill{colour, plain})
}

// arrow points to what goes on beyond the edge at x.
func arrow(p *pen, x, y, inward float64, c color.NRGBA) {
	half := math.Abs(inward)
	p.area(c, Point{x, y}, Point{x + inward, y - half}, Point{x + inward, y + half})
}
