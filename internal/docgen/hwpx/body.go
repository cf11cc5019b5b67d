package hwpx

import (
	"strings"

	"naru/internal/core"
	"naru/internal/docgen/pack"
	"naru/internal/document"
)

// body is the running text of a section as it grows, and what it refers to.
type body struct {
	pack.Markup

	lang          core.Lang
	draw          pack.Draw
	at            ids
	width, height int // of the text area
	onSide        bool
	inCell        bool   // tables stand in the line, so that the cell grows with them
	newPage       bool   // the next paragraph starts a page
	pending       func() // what the first paragraph of the section must carry
	sections      [][]byte
	pictures      []picture
	pictureAt     func(n int) (id, path string) // names of the n-th picture
	paragraphs    int                           // ids given so far
	objects       int
	firstObject   int // id of the first table or picture
}

func newBody(lang core.Lang, o Options) *body {
	return &body{
		lang: lang, draw: o.Draw, at: ours(), width: pageWidth, height: pageHeight, firstObject: 1,
		pictureAt: func(n int) (string, string) {
			id := "image" + pack.Int(n)
			return id, "BinData/" + id + ".png"
		},
	}
}

// block writes one block.
func (b *body) block(block document.Block, caption string) error {
	switch block := block.(type) {
	case document.Heading:
		b.heading(block)
	case document.Paragraph:
		b.text(block)
	case document.List:
		b.items(block)
	case document.KeyFigures:
		b.keyFigures(block)
	case document.PageBreak:
		b.newPage = true
	case document.Table:
		b.table(block, caption)
	case document.Figure:
		return b.figure(block, caption)
	}
	return nil
}

func (b *body) heading(h document.Heading) {
	level := min(max(h.Level, 1), 3)
	b.begin(paraChapter + level - 1)
	if b.at.own {
		b.paragraphs++ // a bookmark needs a name of its own, and a number will do
		b.Start("hp:run", "charPrIDRef", pack.Int(b.at.char+charChapter+level-1))
		b.Start("hp:ctrl")
		b.Empty("hp:bookmark", "name", "heading"+pack.Int(b.paragraphs))
		b.End(2)
	}
	b.run(h.Text, charChapter+level-1)
	b.End(1)
}

func (b *body) text(p document.Paragraph) {
	para, char, strong := paraBody, charBody, charStrong
	switch p.Style {
	case document.Plain:
	case document.Finding:
		para, char = paraFinding, charStrong
	case document.Quiet:
		para, char = paraQuiet, charQuiet
	}
	b.begin(para)
	for _, r := range p.Runs {
		if r.Bold {
			b.run(r.Text, strong)
		} else {
			b.run(r.Text, char)
		}
	}
	if len(p.Runs) == 0 {
		b.run("", char)
	}
	b.End(1)
}

// items writes a list with its marks as text, as public documents have them:
// they survive copying, and any reader of the text sees the numbers.
func (b *body) items(l document.List) {
	for i, item := range l.Items {
		mark := "• "
		if l.Ordered {
			mark = pack.Int(i+1) + ". "
		}
		b.paragraph(paraList, charBody, mark+item)
	}
}

// paragraph writes a paragraph of one run.
func (b *body) paragraph(para, char int, text string) {
	b.begin(para)
	b.run(text, char)
	b.End(1)
}

// begin starts a paragraph in a look; the caller ends it.
func (b *body) begin(para int) {
	b.paragraphs++
	style := 0
	if b.at.own {
		style = styleOf(para)
	}
	b.Start("hp:p", "id", pack.Int(b.paragraphs), "paraPrIDRef", pack.Int(b.at.para+para), "styleIDRef", pack.Int(style),
		"pageBreak", pack.Flag(b.newPage), "columnBreak", "0", "merged", "0")
	b.newPage = false
	if carry := b.pending; carry != nil {
		b.pending = nil
		carry()
	}
}

func (b *body) run(text string, char int) {
	b.Start("hp:run", "charPrIDRef", pack.Int(b.at.char+char))
	if text == "" {
		b.Empty("hp:t")
	} else {
		b.Raw("<hp:t>" + inline(text) + "</hp:t>")
	}
	b.End(1)
}

// inline is a text as it stands inside hp:t.
func inline(text string) string {
	s := pack.Escape(text)
	if !strings.ContainsAny(s, "\n\t") {
		return s
	}
	return strings.NewReplacer("\n", "<hp:lineBreak/>", "\t", `<hp:tab width="4000" leader="0" type="1"/>`).Replace(s)
}

// list starts the paragraphs of a cell or a running head; the caller ends it.
func (b *body) list(stands string, width, height int) {
	b.Start("hp:subList", "id", "", "textDirection", "HORIZONTAL", "lineWrap", "BREAK", "vertAlign", stands, "linkListIDRef", "0",
		"linkListNextIDRef", "0", "textWidth", pack.Int(width), "textHeight", pack.Int(height), "hasTextRef", "0", "hasNumRef", "0")
}

// object gives the id of the next table or picture.
func (b *body) object() int {
	b.objects++
	return b.firstObject + b.objects - 1
}

// place writes how big an object is and where it stands.
func (b *body) place(width, height int, inline bool, below int) {
	b.Empty("hp:sz", "width", pack.Int(width), "widthRelTo", "ABSOLUTE", "height", pack.Int(height), "heightRelTo", "ABSOLUTE", "protect", "0")
	b.Empty("hp:pos", "treatAsChar", pack.Flag(inline), "affectLSpacing", "0", "flowWithText", "1", "allowOverlap", "0",
		"holdAnchorAndSO", "0", "vertRelTo", "PARA", "horzRelTo", "COLUMN", "vertAlign", "TOP", "horzAlign", "LEFT", "vertOffset", "0", "horzOffset", "0")
	b.Empty("hp:outMargin", "left", "0", "right", "0", "top", "0", "bottom", pack.Int(below))
}
