package picture

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"image/color"
	"io"
	"strconv"
	"strings"

	"naru/internal/docgen/typeface"
)

// SVG writes the drawing with its texts as text. The typeface is named, not
// embedded; a program without it sets each text to the same width in another.
func (d Drawing) SVG(w io.Writer) error {
	family, err := typeface.Load()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, `<svg xmlns="http://www.w3.org/2000/svg" width="%[1]spt" height="%[2]spt" viewBox="0 0 %[1]s %[2]s" font-family="'%[3]s', Pretendard, 'Malgun Gothic', 'Noto Sans KR', sans-serif">`+"\n",
		short(d.Width), short(d.Height), typeface.Name)
	fmt.Fprintf(out, `<rect width="100%%" height="100%%" fill="#fff"/>`+"\n")
	for _, s := range d.Shapes {
		switch s := s.(type) {
		case Area:
			fmt.Fprintf(out, `<path d="%sZ" fill="%s"/>`+"\n", svgPath(s.Outline), hex(s.Colour))
		case Line:
			fmt.Fprintf(out, `<path d="%s" fill="none" stroke="%s" stroke-width="%s" stroke-linejoin="round"%s/>`+"\n", svgPath(s.Path), hex(s.Colour), short(s.Width), svgDash(s.Dash))
		case Label:
			weight := ""
			if s.Bold {
				weight = ` font-weight="700"`
			}
			fmt.Fprintf(out, `<text x="%s" y="%s" font-size="%s"%s fill="%s" textLength="%s" lengthAdjust="spacingAndGlyphs">`, short(s.At.X), short(s.At.Y), short(s.Size), weight, hex(s.Colour), short(family.Face(s.Bold).Width(s.Text, s.Size)))
			if err := xml.EscapeText(out, []byte(s.Text)); err != nil {
				return fmt.Errorf("write picture: %w", err)
			}
			fmt.Fprint(out, "</text>\n")
		}
	}
	fmt.Fprint(out, "</svg>\n")
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write picture: %w", err)
	}
	return nil
}

func svgPath(points []Point) string {
	var b strings.Builder
	for i, p := range points {
		if i == 0 {
			b.WriteByte('M')
		} else {
			b.WriteByte('L')
		}
		b.WriteString(short(p.X) + " " + short(p.Y))
	}
	return b.String()
}

func svgDash(pattern []float64) string {
	if len(pattern) == 0 {
		return ""
	}
	parts := make([]string, len(pattern))
	for i, x := range pattern {
		parts[i] = short(x)
	}
	return ` stroke-dasharray="` + strings.Join(parts, " ") + `"`
}

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// short writes a length to a hundredth of a point.
func short(x float64) string {
	s := strconv.FormatFloat(x, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}
