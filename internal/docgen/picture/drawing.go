package picture

import (
	"image/color"

	"naru/internal/docgen/typeface"
)

// Drawing is one picture: shapes to be drawn in order on white paper. Lengths
// are points (1/72 inch), y grows downward.
type Drawing struct {
	Width, Height float64
	Shapes        []Shape
	// Missing are characters without a glyph, drawn as typeface.Blank.
	Missing []rune
}

// Shape is an Area, a Line or a Label.
type Shape interface{ shape() }

// Point is a place on the paper.
type Point struct{ X, Y float64 }

// Area is a filled polygon.
type Area struct {
	Outline []Point
	Colour  color.NRGBA
}

// Line is a path of straight pieces, dashed where Dash has lengths of strokes
// and gaps.
type Line struct {
	Path   []Point
	Width  float64
	Colour color.NRGBA
	Dash   []float64
}

// Label is a line of text that begins at At, on the baseline.
type Label struct {
	At     Point
	Text   string
	Size   float64
	Bold   bool
	Colour color.NRGBA
}

func (Area) shape()  {}
func (Line) shape()  {}
func (Label) shape() {}

// Box is the room that a label takes.
func (l Label) Box(f *typeface.Family) (left, top, right, bottom float64) {
	const ascent, descent = 0.8, 0.22
	return l.At.X, l.At.Y - ascent*l.Size, l.At.X + f.Face(l.Bold).Width(l.Text, l.Size), l.At.Y + descent*l.Size
}
