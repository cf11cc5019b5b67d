package picture

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math"

	"naru/internal/docgen/typeface"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// DPI is the resolution of PNG pictures, that of print.
const DPI = 300

const perPoint = DPI / 72.0

// PNG writes the drawing at DPI on white, with its resolution noted so that
// other programs show it at its true size.
func (d Drawing) PNG(w io.Writer) error {
	family, err := typeface.Load()
	if err != nil {
		return err
	}
	canvas := &raster{
		image:  image.NewRGBA(image.Rect(0, 0, int(math.Ceil(d.Width*perPoint)), int(math.Ceil(d.Height*perPoint)))),
		family: family, faces: map[fontKey]font.Face{},
	}
	draw.Draw(canvas.image, canvas.image.Bounds(), image.White, image.Point{}, draw.Src)
	for _, s := range d.Shapes {
		switch s := s.(type) {
		case Area:
			canvas.fill(s.Outline, s.Colour)
		case Line:
			canvas.stroke(s)
		case Label:
			if err := canvas.label(s); err != nil {
				return fmt.Errorf("draw text: %w", err)
			}
		}
	}
	return canvas.write(w)
}

type fontKey struct {
	size float64
	bold bool
}

// raster paints shapes on pixels.
type raster struct {
	image  *image.RGBA
	family *typeface.Family
	faces  map[fontKey]font.Face
	pen    vector.Rasterizer
}

// fill paints a polygon. Only the pixels around it are touched.
func (c *raster) fill(outline []Point, colour color.NRGBA) {
	if len(outline) < 3 {
		return
	}
	c.paint([][]Point{outline}, colour)
}

// paint fills polygons that go around in one direction as one shape.
func (c *raster) paint(polygons [][]Point, colour color.NRGBA) {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, polygon := range polygons {
		for _, p := range polygon {
			left, right = min(left, p.X), max(right, p.X)
			top, bottom = min(top, p.Y), max(bottom, p.Y)
		}
	}
	box := image.Rect(int(math.Floor(left*perPoint)), int(math.Floor(top*perPoint)), int(math.Ceil(right*perPoint))+1, int(math.Ceil(bottom*perPoint))+1).Intersect(c.image.Bounds())
	if box.Empty() {
		return
	}
	c.pen.Reset(box.Dx(), box.Dy())
	at := func(p Point) (x, y float32) {
		return float32(p.X*perPoint - float64(box.Min.X)), float32(p.Y*perPoint - float64(box.Min.Y))
	}
	for _, polygon := range polygons {
		c.pen.MoveTo(at(polygon[0]))
		for _, p := range polygon[1:] {
			c.pen.LineTo(at(p))
		}
		c.pen.ClosePath()
	}
	c.pen.Draw(c.image, box, image.NewUniform(colour), image.Point{})
}

// stroke paints a line piece by piece, with round joints.
func (c *raster) stroke(l Line) {
	var polygons [][]Point
	for _, path := range dashes(l.Path, l.Dash) {
		for i := 1; i < len(path); i++ {
			a, b := path[i-1], path[i]
			length := math.Hypot(b.X-a.X, b.Y-a.Y)
			if length == 0 {
				continue
			}
			nx, ny := -(b.Y-a.Y)/length*l.Width/2, (b.X-a.X)/length*l.Width/2
			polygons = append(polygons, []Point{{a.X - nx, a.Y - ny}, {b.X - nx, b.Y - ny}, {b.X + nx, b.Y + ny}, {a.X + nx, a.Y + ny}})
			if i > 1 {
				polygons = append(polygons, disc(a, l.Width/2))
			}
		}
	}
	if len(polygons) > 0 {
		c.paint(polygons, l.Colour)
	}
}

// disc goes around as the pieces of a stroke do.
func disc(at Point, radius float64) []Point {
	const corners = 12
	out := make([]Point, corners)
	for i := range out {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		out[i] = Point{at.X + radius*cos, at.Y + radius*sin}
	}
	return out
}

// dashes cuts a path into its strokes.
func dashes(path []Point, pattern []float64) [][]Point {
	var sum float64
	for _, d := range pattern {
		sum += d
	}
	if sum <= 0 {
		return [][]Point{path}
	}
	var out [][]Point
	n, left := 0, pattern[0]
	for i := 1; i < len(path); i++ {
		a, b := path[i-1], path[i]
		length := math.Hypot(b.X-a.X, b.Y-a.Y)
		for at := 0.0; at < length; {
			step := min(left, length-at)
			from, to := at/length, (at+step)/length
			if n%2 == 0 {
				out = append(out, []Point{{a.X + (b.X-a.X)*from, a.Y + (b.Y-a.Y)*from}, {a.X + (b.X-a.X)*to, a.Y + (b.Y-a.Y)*to}})
			}
			at += step
			if left -= step; left <= 1e-9 {
				n++
				left = max(pattern[n%len(pattern)], 1e-3)
			}
		}
	}
	return out
}

func (c *raster) label(l Label) error {
	key := fontKey{l.Size, l.Bold}
	face := c.faces[key]
	if face == nil {
		var err error
		if face, err = opentype.NewFace(c.family.Face(l.Bold).Font, &opentype.FaceOptions{Size: l.Size, DPI: DPI}); err != nil {
			return err //nolint:wrapcheck // PNG says what was being done
		}
		c.faces[key] = face
	}
	const sub = 64 // positions are in 64ths of a pixel
	d := font.Drawer{Dst: c.image, Src: image.NewUniform(l.Colour), Face: face, Dot: fixed.Point26_6{
		X: fixed.Int26_6(math.Round(l.At.X * perPoint * sub)), Y: fixed.Int26_6(math.Round(l.At.Y * perPoint * sub)),
	}}
	d.DrawString(l.Text)
	return nil
}

// write encodes the picture and adds its resolution.
func (c *raster) write(w io.Writer) error {
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&b, c.image); err != nil {
		return fmt.Errorf("encode picture: %w", err)
	}
	// The chunk stands right after the header, whose length is fixed.
	const header = 8 + 25
	perMetre := uint32(math.Round(DPI / 0.0254))
	chunk := binary.BigEndian.AppendUint32(nil, 9)
	chunk = append(chunk, "pHYs"...)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = append(chunk, 1) // the unit is the metre
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	for _, part := range [][]byte{b.Bytes()[:header], chunk, b.Bytes()[header:]} {
		if _, err := w.Write(part); err != nil {
			return fmt.Errorf("write picture: %w", err)
		}
	}
	return nil
}
