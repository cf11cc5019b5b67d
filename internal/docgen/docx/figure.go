package docx

import (
	"fmt"

	"naru/internal/docgen/pack"
	"naru/internal/document"
)

// emu is a twentieth of a point in the units of drawings.
const emu = 635

// tallest is how much of a page a picture may take, in per cent: its caption
// and source stand on the same page.
const tallest = 85

// picture is a PNG and the relationship by which the text refers to it.
type picture struct {
	id, target string // target is relative to the text's part
	png        []byte
}

// figure writes the picture with its caption and source beneath. Where nothing
// draws, the words of the picture stand for it.
func (b *body) figure(f document.Figure, caption string) error {
	if b.draw == nil || f.Chart == nil {
		b.line(styleQuiet, f.Alt)
	} else {
		pictures, err := b.draw(f.Chart)
		if err != nil {
			return fmt.Errorf("docx: drawing %q: %w", f.Caption, err)
		}
		for _, p := range pictures {
			w, h := document.Fit(p.Width, p.Height, b.width, b.height*tallest/100)
			id, target := b.pictureAt(len(b.pictures) + 1)
			b.pictures = append(b.pictures, picture{id: id, target: target, png: p.PNG})
			b.begin(styleFigure)
			b.drawing(id, f.Caption, f.Alt, w*emu, h*emu)
			b.End(1)
		}
	}
	b.line(styleCaption, caption)
	b.line(styleSource, document.SourceLine(b.lang, f.Source))
	return nil
}

func (b *body) drawing(link, title, alt string, w, h int) {
	b.ids++
	id := pack.Int(b.ids)
	b.Start("w:r")
	b.Start("w:drawing")
	b.Start("wp:inline", "xmlns:wp", nsInline, "distT", "0", "distB", "0", "distL", "0", "distR", "0")
	b.Empty("wp:extent", "cx", pack.Int(w), "cy", pack.Int(h))
	b.Empty("wp:docPr", "id", id, "name", "Figure "+id, "descr", alt, "title", title)
	b.Start("a:graphic", "xmlns:a", nsDrawing)
	b.Start("a:graphicData", "uri", nsPicture)
	b.Start("pic:pic", "xmlns:pic", nsPicture)
	b.Start("pic:nvPicPr")
	b.Empty("pic:cNvPr", "id", id, "name", "Figure "+id, "descr", alt)
	b.Empty("pic:cNvPicPr")
	b.End(1)
	b.Start("pic:blipFill")
	b.Empty("a:blip", "xmlns:r", nsLinks, "r:embed", link)
	b.Raw("<a:stretch><a:fillRect/></a:stretch>")
	b.End(1)
	b.Start("pic:spPr")
	b.Start("a:xfrm")
	b.Empty("a:off", "x", "0", "y", "0")
	b.Empty("a:ext", "cx", pack.Int(w), "cy", pack.Int(h))
	b.End(1)
	b.Raw(`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`)
	b.End(7)
}
