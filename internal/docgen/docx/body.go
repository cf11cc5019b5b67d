package docx

import (
	"context"
	"strings"

	"naru/internal/core"
	"naru/internal/docgen/pack"
	"naru/internal/document"
)

// A4 in twentieths of a point, with margins of 22 mm at the sides.
const (
	paperShort = 11906
	paperLong  = 16838
	sideMargin = 1247
	topMargin  = 1531
	pageWidth  = paperShort - 2*sideMargin
	pageHeight = paperLong - 2*topMargin
	sideWidth  = paperLong - 2*sideMargin
	sideHeight = paperShort - 2*topMargin
)

// body is the running text as it grows, and what it refers to.
type body struct {
	pack.Markup

	lang          core.Lang
	draw          pack.Draw
	width, height int       // of the text area, in twentieths of a point
	headings      [3]string // style ids
	real          bool      // lists are lists of the word processor, not typed marks
	lists         int       // ordered lists so far
	pictures      []picture
	pictureAt     func(n int) (id, target string) // names of the n-th picture
	ids           int                             // drawings so far
	sectioned     bool                            // a section has ended
}

func newBody(lang core.Lang, o Options) *body {
	b := &body{lang: lang, draw: o.Draw, width: pageWidth, height: pageHeight}
	for i, s := range headingStyles {
		b.headings[i] = s.id
	}
	b.pictureAt = func(n int) (string, string) {
		return "rId" + pack.Int(100+n), "media/image" + pack.Int(n) + ".png"
	}
	return b
}

// document writes word/document.xml.
func (b *body) document(ctx context.Context, d document.Document) error {
	b.Raw(pack.Declaration)
	b.Start("w:document", "xmlns:w", nsWord, "xmlns:r", nsLinks, "xmlns:wp", nsInline, "xmlns:a", nsDrawing, "xmlns:pic", nsPicture)
	b.Start("w:body")
	numbered := d.Number()
	b.front(d, numbered)
	for i, block := range numbered.Blocks {
		if err := cancelled(ctx); err != nil {
			return err
		}
		b.turn(landscape(block), d.Contents)
		if h, ok := block.(document.Heading); ok {
			b.heading(h, i+1)
			continue
		}
		if err := b.block(block, numbered.Captions[i]); err != nil {
			return err
		}
	}
	b.section(d.Contents)
	return nil
}

// landscape reports whether a block stands on a page on its side.
func landscape(block document.Block) bool {
	t, ok := block.(document.Table)
	return ok && t.Wide()
}

// turn ends the section where the orientation changes.
func (b *body) turn(wide, cover bool) {
	if wide == (b.width == sideWidth) {
		return
	}
	b.Start("w:p")
	b.Start("w:pPr")
	b.Empty("w:pStyle", "w:val", styleGap)
	b.section(cover)
	b.End(2)
	b.width, b.height = pageWidth, pageHeight
	if wide {
		b.width, b.height = sideWidth, sideHeight
	}
}

// section describes the pages of the section that ends here.
func (b *body) section(cover bool) {
	head := headerID
	if b.width == sideWidth {
		head = sideHeaderID
	}
	b.Start("w:sectPr")
	b.Empty("w:headerReference", "w:type", "default", "r:id", head)
	b.Empty("w:footerReference", "w:type", "default", "r:id", footerID)
	if !cover && !b.sectioned {
		b.Empty("w:footerReference", "w:type", "first", "r:id", footerID)
	}
	b.Empty("w:type", "w:val", "nextPage")
	if b.width == sideWidth {
		b.Empty("w:pgSz", "w:w", pack.Int(paperLong), "w:h", pack.Int(paperShort), "w:orient", "landscape")
	} else {
		b.Empty("w:pgSz", "w:w", pack.Int(paperShort), "w:h", pack.Int(paperLong))
	}
	b.Empty("w:pgMar", "w:top", pack.Int(topMargin), "w:right", pack.Int(sideMargin), "w:bottom", pack.Int(topMargin),
		"w:left", pack.Int(sideMargin), "w:header", "794", "w:footer", "794", "w:gutter", "0")
	if !b.sectioned {
		b.Empty("w:titlePg") // the title stands there, a cover has no number either
	}
	b.sectioned = true
	b.End(1)
}

// block writes one block that is not a heading of a document.
func (b *body) block(block document.Block, caption string) error {
	switch block := block.(type) {
	case document.Heading:
		b.heading(block, 0)
	case document.Paragraph:
		b.paragraph(block)
	case document.List:
		b.list(block)
	case document.KeyFigures:
		b.keyFigures(block)
	case document.PageBreak:
		b.pageBreak()
	case document.Table:
		b.table(block, caption)
	case document.Figure:
		return b.figure(block, caption)
	}
	return nil
}

// heading writes a heading; a bookmark above zero makes it a target of the
// contents.
func (b *body) heading(h document.Heading, bookmark int) {
	level := min(max(h.Level, 1), len(b.headings))
	b.begin(b.headings[level-1])
	if bookmark > 0 {
		id := pack.Int(bookmark)
		b.Empty("w:bookmarkStart", "w:id", id, "w:name", anchor(bookmark))
		b.run(h.Text, false)
		b.Empty("w:bookmarkEnd", "w:id", id)
	} else {
		b.run(h.Text, false)
	}
	b.End(1)
}

func anchor(n int) string { return "_Toc" + pack.Int(900000000+n) }

func (b *body) paragraph(p document.Paragraph) {
	b.begin(map[document.Style]string{document.Finding: styleFinding, document.Quiet: styleQuiet}[p.Style])
	for _, r := range p.Runs {
		b.run(r.Text, r.Bold)
	}
	b.End(1)
}

func (b *body) list(l document.List) {
	number := bullets
	if l.Ordered {
		b.lists++
		number = bullets + b.lists
	}
	for i, item := range l.Items {
		if !b.real {
			mark := "• "
			if l.Ordered {
				mark = pack.Int(i+1) + ". "
			}
			b.line(styleList, mark+item)
			continue
		}
		b.Start("w:p")
		b.Start("w:pPr")
		b.Empty("w:pStyle", "w:val", styleList)
		b.Start("w:numPr")
		b.Empty("w:ilvl", "w:val", "0")
		b.Empty("w:numId", "w:val", pack.Int(number))
		b.End(2)
		b.run(item, false)
		b.End(1)
	}
}

func (b *body) pageBreak() {
	b.begin(styleGap)
	b.Raw(`<w:r><w:br w:type="page"/></w:r>`)
	b.End(1)
}

// line writes a paragraph of one run; nothing for an empty text.
func (b *body) line(style, text string) {
	if text == "" {
		return
	}
	b.begin(style)
	b.run(text, false)
	b.End(1)
}

// begin starts a paragraph in a style; the caller ends it.
func (b *body) begin(style string) {
	b.Start("w:p")
	if style == "" {
		return
	}
	b.Start("w:pPr")
	b.Empty("w:pStyle", "w:val", style)
	b.End(1)
}

func (b *body) run(text string, bold bool) {
	if text == "" {
		return
	}
	b.Start("w:r")
	if bold {
		b.Raw("<w:rPr><w:b/></w:rPr>")
	}
	b.Raw("<w:t xml:space=\"preserve\">" + inline(text) + "</w:t>")
	b.End(1)
}

// inline is a text as it stands inside w:t; line ends and tabs leave it and
// come back.
func inline(text string) string {
	s := pack.Escape(text)
	if !strings.ContainsAny(s, "\n\t") {
		return s
	}
	return strings.NewReplacer(
		"\n", `</w:t><w:br/><w:t xml:space="preserve">`,
		"\t", `</w:t><w:tab/><w:t xml:space="preserve">`,
	).Replace(s)
}
