package pdf

import (
	"image/color"

	"naru/internal/docgen/picture"
)

// Lengths are points; y grows downward.
const (
	a4Short, a4Long = 595.28, 841.89
	side            = 70.87 // 25 mm
	top             = 82.0
	bottom          = 76.0
)

var (
	ink   = color.NRGBA{0x1e, 0x21, 0x24, 0xff}
	muted = color.NRGBA{0x58, 0x61, 0x6a, 0xff}
	blue  = color.NRGBA{0x0b, 0x50, 0xd0, 0xff}
	rule  = color.NRGBA{0xb1, 0xb8, 0xbe, 0xff}
	faint = color.NRGBA{0xf4, 0xf5, 0xf6, 0xff}
	tint  = color.NRGBA{0xec, 0xf2, 0xfe, 0xff}
	amber = color.NRGBA{0xff, 0xf3, 0xdb, 0xff}
)

// page is one sheet with all that stands on it.
type page struct {
	landscape bool
	number    string // as printed; empty on the cover
	bare      bool   // neither running head nor number
	titled    bool   // begins with the title, so that no running head repeats it
	stretch   float64
	shapes    []picture.Shape
	anchors   []anchor
	links     []link
}

// anchor is a place that links and the outline lead to.
type anchor struct {
	block int
	y     float64
}

// link is an area that leads to the anchor of a block.
type link struct {
	block               int
	x, y, width, height float64
}

func (p *page) size() (w, h float64) {
	if p.landscape {
		return a4Long, a4Short
	}
	return a4Short, a4Long * max(p.stretch, 1)
}

// shrink brings what was laid out on longer paper to A4, in its middle.
func (p *page) shrink() {
	if p.stretch <= 1 {
		return
	}
	k := 1 / p.stretch
	in := a4Short * (1 - k) / 2
	at := func(q picture.Point) picture.Point { return picture.Point{X: in + q.X*k, Y: q.Y * k} }
	all := func(points []picture.Point) []picture.Point {
		out := make([]picture.Point, len(points))
		for i, q := range points {
			out[i] = at(q)
		}
		return out
	}
	for i, s := range p.shapes {
		switch s := s.(type) {
		case picture.Area:
			s.Outline = all(s.Outline)
			p.shapes[i] = s
		case picture.Line:
			s.Path, s.Width = all(s.Path), s.Width*k
			p.shapes[i] = s
		case picture.Label:
			s.At, s.Size = at(s.At), s.Size*k
			p.shapes[i] = s
		}
	}
	for i := range p.anchors {
		p.anchors[i].y *= k
	}
	p.links, p.stretch = nil, 1 // only a table of contents has links
}

func (p *page) text(x, y float64, s string, st style) {
	if s != "" {
		p.shapes = append(p.shapes, picture.Label{At: picture.Point{X: x, Y: y}, Text: s, Size: st.size, Bold: st.bold, Colour: st.colour})
	}
}

func (p *page) rect(x, y, w, h float64, c color.NRGBA) {
	p.shapes = append(p.shapes, picture.Area{Outline: []picture.Point{{X: x, Y: y}, {X: x + w, Y: y}, {X: x + w, Y: y + h}, {X: x, Y: y + h}}, Colour: c})
}

func (p *page) line(x0, y0, x1, y1, width float64, c color.NRGBA) {
	p.shapes = append(p.shapes, picture.Line{Path: []picture.Point{{X: x0, Y: y0}, {X: x1, Y: y1}}, Width: width, Colour: c})
}

func (p *page) frame(x, y, w, h, width float64, c color.NRGBA) {
	p.line(x, y, x+w, y, width, c)
	p.line(x, y+h, x+w, y+h, width, c)
	p.line(x, y, x, y+h, width, c)
	p.line(x+w, y, x+w, y+h, width, c)
}

// place puts a picture on the page.
func (p *page) place(d picture.Drawing, x, y float64) {
	for _, s := range d.Shapes {
		switch s := s.(type) {
		case picture.Area:
			s.Outline = moved(s.Outline, x, y)
			p.shapes = append(p.shapes, s)
		case picture.Line:
			s.Path = moved(s.Path, x, y)
			p.shapes = append(p.shapes, s)
		case picture.Label:
			s.At.X, s.At.Y = s.At.X+x, s.At.Y+y
			p.shapes = append(p.shapes, s)
		}
	}
}

func moved(points []picture.Point, x, y float64) []picture.Point {
	out := make([]picture.Point, len(points))
	for i, p := range points {
		out[i] = picture.Point{X: p.X + x, Y: p.Y + y}
	}
	return out
}

// style is how a text looks.
type style struct {
	size   float64
	bold   bool
	colour color.NRGBA
}

func (s style) step() float64 { return s.size * 1.6 }
