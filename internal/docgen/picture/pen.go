package picture

import (
	"image/color"
	"math"

	"naru/internal/core"
	"naru/internal/docgen/typeface"
)

const (
	paper  = 453.5 // points: the 160 mm between the margins of A4
	tall   = 560.0 // the most that leaves room for heading, caption and source
	normal = 8.5
	small  = 7.5
)

// pen collects the shapes of one drawing.
type pen struct {
	family  *typeface.Family
	lang    core.Lang
	shapes  []Shape
	missing []rune
}

type style struct {
	size   float64
	bold   bool
	colour color.NRGBA
}

// side says which part of a text stands at its place.
type side float64

const (
	start  side = 0
	centre side = 0.5
	end    side = 1
)

type rect struct{ x, y, w, h float64 }

func (r rect) right() float64  { return r.x + r.w }
func (r rect) bottom() float64 { return r.y + r.h }

func (r rect) overlaps(o rect) bool {
	return r.x < o.right() && o.x < r.right() && r.y < o.bottom() && o.y < r.bottom()
}

func (r rect) within(o rect) bool {
	return r.x >= o.x && r.y >= o.y && r.right() <= o.right() && r.bottom() <= o.bottom()
}

func (p *pen) clean(s string) string {
	return p.family.Clean(s, func(r rune) { p.missing = append(p.missing, r) })
}

func (p *pen) wide(s string, st style) float64 {
	return p.family.Face(st.bold).Width(p.family.Clean(s, nil), st.size)
}

// text writes a line with its middle height at y.
func (p *pen) text(x, y float64, s string, st style, at side) {
	if s == "" {
		return
	}
	s = p.clean(s)
	const toBaseline = 0.36
	x -= float64(at) * p.family.Face(st.bold).Width(s, st.size)
	p.shapes = append(p.shapes, Label{At: Point{x, y + toBaseline*st.size}, Text: s, Size: st.size, Bold: st.bold, Colour: st.colour})
}

// lines breaks a text to a width, at most so many lines; what does not fit ends
// in an ellipsis.
func (p *pen) lines(s string, st style, width float64, most int) []string {
	out := p.family.Face(st.bold).Wrap(p.clean(s), st.size, width)
	if len(out) <= most {
		return out
	}
	last := []rune(out[most-1])
	for len(last) > 1 && p.wide(string(last)+"…", st) > width {
		last = last[:len(last)-1]
	}
	return append(out[:most-1:most-1], string(last)+"…")
}

// block writes lines around the middle height y.
func (p *pen) block(x, y float64, lines []string, st style, at side) {
	step := st.size * leading
	y -= step * float64(len(lines)-1) / 2
	for i, line := range lines {
		p.text(x, y+float64(i)*step, line, st, at)
	}
}

const leading = 1.25

func (p *pen) line(width float64, c color.NRGBA, dash []float64, path ...Point) {
	p.shapes = append(p.shapes, Line{Path: path, Width: width, Colour: c, Dash: dash})
}

func (p *pen) area(c color.NRGBA, outline ...Point) {
	p.shapes = append(p.shapes, Area{Outline: outline, Colour: c})
}

func (p *pen) box(r rect, f fill) {
	if r.w <= 0 || r.h <= 0 {
		return
	}
	p.area(f.ground, Point{r.x, r.y}, Point{r.right(), r.y}, Point{r.right(), r.bottom()}, Point{r.x, r.bottom()})
	if f.hatch != plain {
		p.strokes(r, f)
	}
	if f.framed() {
		p.line(0.6, muted, nil, Point{r.x, r.y}, Point{r.right(), r.y}, Point{r.right(), r.bottom()}, Point{r.x, r.bottom()}, Point{r.x, r.y})
	}
}

// strokes draws slanted strokes across a box.
func (p *pen) strokes(r rect, f fill) {
	const gap = 4
	stroke := muted
	if f.ground == middle {
		stroke = white
	}
	for at := gap / 2.0; at < r.w+r.h; at += gap {
		x1, y1 := r.x+math.Min(at, r.w), r.y+math.Max(0, at-r.w)
		x0, y0 := r.x+math.Max(0, at-r.h), r.y+math.Min(at, r.h)
		if f.hatch == falling {
			y0, y1 = 2*r.y+r.h-y0, 2*r.y+r.h-y1
		}
		p.line(0.6, stroke, nil, Point{x0, y0}, Point{x1, y1})
	}
}

// mark draws the n-th of a few marks that are told apart without colour.
func (p *pen) mark(n int, x, y, radius float64, c color.NRGBA) {
	kind := []struct{ corners, turn float64 }{{32, 0}, {4, 0.125}, {3, 0.75}, {4, 0}}[n%4]
	outline := make([]Point, int(kind.corners))
	for i := range outline {
		angle := 2 * math.Pi * (kind.turn + float64(i)/kind.corners)
		outline[i] = Point{x + radius*math.Cos(angle), y + radius*math.Sin(angle)}
	}
	p.area(c, outline...)
}

func (p *pen) drawing(height float64) Drawing {
	return Drawing{Width: paper, Height: height, Shapes: p.shapes, Missing: p.missing}
}
