package hwpx

import (
	"context"

	"naru/internal/docgen/pack"
	"naru/internal/document"
)

// A4 and its margins. On a page on its side the paper keeps its width and
// height, and the text runs along the long edge.
const (
	paperShort = 59528
	paperLong  = 84188
	sideMargin = 6236
	topMargin  = 5669
	headMargin = 3402
	pageWidth  = paperShort - 2*sideMargin
	pageHeight = paperLong - 2*(topMargin+headMargin)
	sideWidth  = paperLong - 2*sideMargin
	sideHeight = paperShort - 2*(topMargin+headMargin)
)

// document writes the sections of a document.
func (b *body) document(ctx context.Context, d document.Document) error {
	b.open(d)
	numbered := d.Number()
	b.front(d, numbered)
	for i, block := range numbered.Blocks {
		if err := cancelled(ctx); err != nil {
			return err
		}
		if t, ok := block.(document.Table); (ok && t.Wide()) != b.onSide {
			b.close()
			b.onSide = !b.onSide
			b.open(d)
		}
		if err := b.block(block, numbered.Captions[i]); err != nil {
			return err
		}
	}
	b.close()
	return nil
}

// open begins a section. What describes its pages is written with its first
// paragraph.
func (b *body) open(d document.Document) {
	b.Markup = pack.Markup{}
	b.Raw(pack.Declaration)
	b.Start("hs:sec", namespaces...)
	b.width, b.height = pageWidth, pageHeight
	if b.onSide {
		b.width, b.height = sideWidth, sideHeight
	}
	b.newPage = false
	head := d.Title
	if d.Status != "" {
		head += " · " + d.Status
	}
	first := len(b.sections) == 0
	b.pending = func() { b.pages(head, first, first && d.Contents) }
}

// close ends a section; one without a paragraph is given an empty one.
func (b *body) close() {
	if b.pending != nil {
		b.begin(paraBody)
		b.run("", charBody)
		b.End(1)
	}
	b.sections = append(b.sections, b.Bytes())
}

// pages describes the pages of a section: paper, running head, page numbers. The
// first page of a document has its title instead of the head; a cover has no
// number either.
func (b *body) pages(head string, title, cover bool) {
	b.Start("hp:run", "charPrIDRef", pack.Int(b.at.char))
	b.Start("hp:secPr", "id", "", "textDirection", "HORIZONTAL", "spaceColumns", "1134", "tabStop", "8000", "tabStopVal", "4000",
		"tabStopUnit", "HWPUNIT", "outlineShapeIDRef", "1", "memoShapeIDRef", "0", "textVerticalWidthHead", "0", "masterPageCnt", "0")
	b.Raw(`<hp:grid lineGrid="0" charGrid="0" wonggojiFormat="0"/><hp:startNum pageStartsOn="BOTH" page="0" pic="0" tbl="0" equation="0"/>`)
	b.Empty("hp:visibility", "hideFirstHeader", pack.Flag(title), "hideFirstFooter", "0", "hideFirstMasterPage", "0", "border", "SHOW_ALL",
		"fill", "SHOW_ALL", "hideFirstPageNum", pack.Flag(cover), "hideFirstEmptyLine", "0", "showLineNumber", "0")
	b.Raw(`<hp:lineNumberShape restartType="0" countBy="0" distance="0" startNumber="0"/>`)
	turn := "WIDELY" // upright, in spite of the word
	if b.onSide {
		turn = "NARROWLY"
	}
	b.Start("hp:pagePr", "landscape", turn, "width", pack.Int(paperShort), "height", pack.Int(paperLong), "gutterType", "LEFT_ONLY")
	b.Empty("hp:margin", "header", pack.Int(headMargin), "footer", pack.Int(headMargin), "gutter", "0",
		"left", pack.Int(sideMargin), "right", pack.Int(sideMargin), "top", pack.Int(topMargin), "bottom", pack.Int(topMargin))
	b.End(1)
	notes(b, "hp:footNotePr", "-1", "283", "EACH_COLUMN")
	notes(b, "hp:endNotePr", "14692344", "0", "END_OF_DOCUMENT")
	for _, kind := range []string{"BOTH", "EVEN", "ODD"} {
		b.Start("hp:pageBorderFill", "type", kind, "borderFillIDRef", pack.Int(b.at.border), "textBorder", "PAPER",
			"headerInside", "0", "footerInside", "0", "fillArea", "PAPER")
		b.Raw(`<hp:offset left="1417" right="1417" top="1417" bottom="1417"/>`)
		b.End(1)
	}
	b.End(1)
	b.Raw(`<hp:ctrl><hp:colPr id="" type="NEWSPAPER" layout="LEFT" colCount="1" sameSz="1" sameGap="0"/></hp:ctrl>`)
	b.Start("hp:ctrl")
	b.Start("hp:header", "id", "1", "applyPageType", "BOTH")
	b.list("TOP", b.width, headMargin)
	b.paragraph(paraHead, charSource, head)
	b.End(3)
	if title {
		b.Start("hp:ctrl")
		b.Empty("hp:pageHiding", "hideHeader", "1", "hideFooter", "0", "hideMasterPage", "0", "hideBorder", "0", "hideFill", "0", "hidePageNum", pack.Flag(cover))
		b.End(1)
	}
	b.Raw(`<hp:ctrl><hp:pageNum pos="BOTTOM_CENTER" formatType="DIGIT" sideChar="-"/></hp:ctrl>`)
	b.End(1)
}

func notes(b *body, name, length, between, place string) {
	b.Start(name)
	b.Raw(`<hp:autoNumFormat type="DIGIT" userChar="" prefixChar="" suffixChar=")" supscript="0"/>`)
	b.Empty("hp:noteLine", "length", length, "type", "SOLID", "width", "0.12 mm", "color", "#000000")
	b.Empty("hp:noteSpacing", "betweenNotes", between, "belowLine", "567", "aboveLine", "850")
	b.Raw(`<hp:numbering type="CONTINUOUS" newNum="1"/>`)
	b.Empty("hp:placement", "place", place, "beneathText", "0")
	b.End(1)
}

// front writes what stands before the first block. A report with contents has a
// cover of its own; a short paper has its title above the text.
func (b *body) front(d document.Document, n document.Numbered) {
	space := func(lines int) {
		for range lines {
			if d.Contents {
				b.paragraph(paraImprint, charImprint, "")
			}
		}
	}
	line := func(para, char int, text string) {
		if text != "" {
			b.paragraph(para, char, text)
		}
	}
	space(6)
	line(paraTitle, charTitle, d.Title)
	line(paraSubtitle, charSubtitle, d.Subtitle)
	space(8)
	line(paraImprint, charImprint, d.Author)
	line(paraImprint, charImprint, d.Date)
	line(paraImprint, charImprint, d.Status)
	for _, notice := range d.Notices {
		line(paraNotice, charNotice, notice)
	}
	if !d.Contents {
		return
	}
	b.newPage = true
	b.paragraph(paraContents, charChapter, document.WordContents.In(b.lang))
	for _, e := range n.Printed() {
		level := min(max(e.Level, 1), 3)
		b.paragraph(paraContents1+level-1, []int{charStrong, charBody, charQuiet}[level-1], e.Text)
	}
	b.newPage = true
}
