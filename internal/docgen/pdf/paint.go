package pdf

import (
	"context"
	"fmt"
	"image/color"
	"math"
	"strconv"
	"strings"

	"naru/internal/docgen/picture"
	"naru/internal/document"

	"github.com/signintech/gopdf"
)

// brush paints pages and remembers what the library has set, so that files stay
// small.
type brush struct {
	pdf              *gopdf.GoPdf
	font             fontState
	textColour, fill color.NRGBA
	stroke           color.NRGBA
	width            float64
	dashed, any      bool
	outline          outline
}

type fontState struct {
	size float64
	bold bool
}

// paint makes the file.
func (b *book) paint(ctx context.Context, d document.Document, pages []*page) ([]byte, error) {
	pdf := &gopdf.GoPdf{}
	pdf.Start(gopdf.Config{Unit: gopdf.UnitPT, PageSize: gopdf.Rect{W: a4Short, H: a4Long}})
	pdf.SetInfo(gopdf.PdfInfo{Title: plane(d.Title), Author: plane(d.Author), Subject: plane(d.Subtitle), Creator: "Naru", Producer: "Naru"})
	for _, bold := range []bool{false, true} {
		if err := pdf.AddTTFFontData(fontName(bold), b.family.Face(bold).File); err != nil {
			return nil, fmt.Errorf("embed typeface: %w", err)
		}
	}
	br := &brush{pdf: pdf}
	headings := map[int]document.ContentsLine{}
	for _, l := range d.Number().Contents {
		headings[l.Block] = l
	}
	for i, p := range pages {
		if err := stopped(ctx); err != nil {
			return nil, err
		}
		b.furnish(d, p)
		p.shrink()
		if err := br.page(p); err != nil {
			return nil, fmt.Errorf("paint page %d: %w", i+1, err)
		}
		if i == 0 {
			br.outline.add(pdf, rootLevel, plane(d.Title), 0)
		}
		for _, a := range p.anchors {
			pdf.SetXY(0, a.y)
			pdf.SetAnchor(strconv.Itoa(a.block))
			if h, ok := headings[a.block]; ok {
				br.outline.add(pdf, h.Level, plane(b.clean(h.Text)), a.y)
			}
		}
		for _, l := range p.links {
			pdf.AddInternalLink(strconv.Itoa(l.block), l.x, l.y, l.width, l.height)
		}
	}
	file, err := pdf.GetBytesPdfReturnErr()
	if err != nil {
		return nil, fmt.Errorf("make PDF: %w", err)
	}
	return described(br.outline.mend(file), d.Lang), nil
}

// plane keeps what the library can write outside the pages: the basic plane.
func plane(s string) string {
	return strings.Map(func(r rune) rune {
		if r > math.MaxUint16 {
			return -1
		}
		return r
	}, s)
}

// furnish adds the running head, the number and the notices.
func (b *book) furnish(d document.Document, p *page) {
	if p.bare {
		return
	}
	w, h := p.size()
	st := style{8.5, false, muted}
	if !p.titled {
		statusWidth := b.family.Regular.Width(d.Status, st.size)
		p.text(side, 52, b.clipped(d.Title, st, w-2*side-statusWidth-20), st)
		p.text(w-side-statusWidth, 52, d.Status, st)
		p.line(side, 58, w-side, 58, 0.5, rule)
	}
	number := style{9, false, ink}
	p.text((w-b.family.Regular.Width(p.number, number.size))/2, h-44, p.number, number)
	if len(d.Notices) > 0 {
		small := style{7.5, false, muted}
		s := b.clipped("※ "+strings.Join(d.Notices, " "), small, w-2*side)
		p.text((w-b.family.Regular.Width(s, small.size))/2, h-30, s, small)
	}
}

// clipped shortens a text to a width; the whole stands on the first page.
func (b *book) clipped(s string, st style, width float64) string {
	if b.family.Regular.Width(s, st.size) <= width {
		return s
	}
	r := []rune(s)
	for len(r) > 0 && b.family.Regular.Width(string(r)+"…", st.size) > width {
		r = r[:len(r)-1]
	}
	return string(r) + "…"
}

func (br *brush) page(p *page) error {
	w, h := p.size()
	br.pdf.AddPageWithOption(gopdf.PageOption{PageSize: &gopdf.Rect{W: w, H: h}})
	*br = brush{pdf: br.pdf, outline: br.outline} // each page starts anew
	if len(p.shapes) == 0 {
		br.pdf.SetLineWidth(1) // the library writes a broken page when it has no contents at all
	}
	for _, s := range p.shapes {
		switch s := s.(type) {
		case picture.Area:
			br.area(s.Outline, s.Colour)
		case picture.Line:
			br.line(s)
		case picture.Label:
			if err := br.label(s); err != nil {
				return err
			}
		}
	}
	return nil
}

func (br *brush) area(outline []picture.Point, c color.NRGBA) {
	if br.fill != c {
		br.pdf.SetFillColor(c.R, c.G, c.B)
		br.fill = c
	}
	points := make([]gopdf.Point, len(outline))
	for i, p := range outline {
		points[i] = gopdf.Point{X: p.X, Y: p.Y}
	}
	br.pdf.Polygon(points, "F")
}

func (br *brush) line(l picture.Line) {
	if br.stroke != l.Colour {
		br.pdf.SetStrokeColor(l.Colour.R, l.Colour.G, l.Colour.B)
		br.stroke = l.Colour
	}
	if br.width != l.Width {
		br.pdf.SetLineWidth(l.Width)
		br.width = l.Width
	}
	if dashed := len(l.Dash) > 0; dashed || br.dashed {
		br.pdf.SetCustomLineType(l.Dash, 0)
		br.dashed = dashed
	}
	for i := 1; i < len(l.Path); i++ {
		a, b := l.Path[i-1], l.Path[i]
		br.pdf.Line(a.X, a.Y, b.X, b.Y)
		const thick = 1.5
		if i > 1 && l.Width >= thick { // the library does not join pieces
			br.joint(a, l.Width/2, l.Colour)
		}
	}
}

// joint closes the notch between two pieces of a thick line.
func (br *brush) joint(at picture.Point, radius float64, c color.NRGBA) {
	const corners = 8
	outline := make([]picture.Point, corners)
	for i := range outline {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		outline[i] = picture.Point{X: at.X + radius*cos, Y: at.Y + radius*sin}
	}
	br.area(outline, c)
}

func (br *brush) label(l picture.Label) error {
	if want := (fontState{l.Size, l.Bold}); br.font != want {
		if err := br.pdf.SetFont(fontName(l.Bold), "", l.Size); err != nil {
			return fmt.Errorf("set font: %w", err)
		}
		br.font = want
	}
	if !br.any || br.textColour != l.Colour {
		br.pdf.SetTextColor(l.Colour.R, l.Colour.G, l.Colour.B)
		br.textColour, br.any = l.Colour, true
	}
	br.pdf.SetXY(l.At.X, l.At.Y)
	if err := br.pdf.Text(l.Text); err != nil {
		return fmt.Errorf("write text: %w", err)
	}
	br.fill = color.NRGBA{} // text and areas share one colour in the file
	return nil
}

// fontName names a weight as the file does.
func fontName(bold bool) string {
	if bold {
		return "PretendardGOV-Bold"
	}
	return "PretendardGOV-Regular"
}
