package hwpx

import (
	"fmt"
	"strconv"

	"naru/internal/docgen/pack"
	"naru/internal/document"
)

// pixel is a 96th of an inch, the unit that picture sizes are read in.
const pixel = 75

// tallest is how much of a page a picture may take, in per cent: its caption
// and source stand on the same page.
const tallest = 85

// picture is a PNG of the package and the id by which the text refers to it.
type picture struct {
	id, path string
	png      []byte
}

// figure writes the picture with its caption and source beneath. Where nothing
// draws, the words of the picture stand for it.
func (b *body) figure(f document.Figure, caption string) error {
	if b.draw == nil || f.Chart == nil {
		if f.Alt != "" {
			b.paragraph(paraQuiet, charQuiet, f.Alt)
		}
	} else {
		pictures, err := b.draw(f.Chart)
		if err != nil {
			return fmt.Errorf("hwpx: drawing %q: %w", f.Caption, err)
		}
		for _, p := range pictures {
			id, path := b.pictureAt(len(b.pictures) + 1)
			b.pictures = append(b.pictures, picture{id: id, path: path, png: p.PNG})
			b.begin(paraFigure)
			b.Start("hp:run", "charPrIDRef", pack.Int(b.at.char))
			b.pic(id, f.Alt, p.Width, p.Height)
			b.Empty("hp:t")
			b.End(2)
		}
	}
	if caption != "" {
		b.paragraph(paraCaption, charCaption, caption)
	}
	if source := document.SourceLine(b.lang, f.Source); source != "" {
		b.paragraph(paraSource, charSource, source)
	}
	return nil
}

// pic writes a picture in the line of text, as wide as the text if its height
// allows. The outline of the picture is given in its own size, and a matrix
// says how much of that is shown.
func (b *body) pic(item, alt string, pixelsWide, pixelsHigh int) {
	w, h := document.Fit(pixelsWide, pixelsHigh, b.width, b.height*tallest/100)
	ownWide, ownHigh := max(pixelsWide, 1)*pixel, max(pixelsHigh, 1)*pixel
	id := pack.Int(b.object())
	b.Start("hp:pic", "id", id, "zOrder", pack.Int(b.objects), "numberingType", "PICTURE", "textWrap", "TOP_AND_BOTTOM",
		"textFlow", "BOTH_SIDES", "lock", "0", "dropcapstyle", "None", "href", "", "groupLevel", "0", "instid", id, "reverse", "0", "xmlns:hc", nsCore)
	b.Empty("hp:offset", "x", "0", "y", "0")
	b.Empty("hp:orgSz", "width", pack.Int(ownWide), "height", pack.Int(ownHigh))
	b.Empty("hp:curSz", "width", pack.Int(w), "height", pack.Int(h))
	b.Empty("hp:flip", "horizontal", "0", "vertical", "0")
	b.Empty("hp:rotationInfo", "angle", "0", "centerX", pack.Int(w/2), "centerY", pack.Int(h/2), "rotateimage", "1")
	b.Start("hp:renderingInfo")
	b.matrix("hc:transMatrix", 1, 1)
	b.matrix("hc:scaMatrix", float64(w)/float64(ownWide), float64(h)/float64(ownHigh))
	b.matrix("hc:rotMatrix", 1, 1)
	b.End(1)
	b.Empty("hc:img", "binaryItemIDRef", item, "bright", "0", "contrast", "0", "effect", "REAL_PIC", "alpha", "0")
	b.Start("hp:imgRect")
	for i, corner := range [][2]int{{0, 0}, {ownWide, 0}, {ownWide, ownHigh}, {0, ownHigh}} {
		b.Empty("hc:pt"+pack.Int(i), "x", pack.Int(corner[0]), "y", pack.Int(corner[1]))
	}
	b.End(1)
	b.Empty("hp:imgClip", "left", "0", "right", pack.Int(ownWide), "top", "0", "bottom", pack.Int(ownHigh))
	b.Empty("hp:inMargin", "left", "0", "right", "0", "top", "0", "bottom", "0")
	b.Empty("hp:imgDim", "dimwidth", pack.Int(ownWide), "dimheight", pack.Int(ownHigh))
	b.Empty("hp:effects")
	b.place(w, h, true, 0)
	b.Leaf("hp:shapeComment", alt)
	b.End(1)
}

func (b *body) matrix(name string, x, y float64) {
	number := func(f float64) string { return strconv.FormatFloat(f, 'f', 6, 64) }
	b.Empty(name, "e1", number(x), "e2", "0", "e3", "0", "e4", "0", "e5", number(y), "e6", "0")
}
