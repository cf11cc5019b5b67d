package docx

import (
	"naru/internal/docgen/pack"
	"naru/internal/document"
)

// front writes what stands before the first block. A report with contents has a
// cover of its own; a short paper has its title above the text.
func (b *body) front(d document.Document, n document.Numbered) {
	if d.Contents {
		b.Raw(`<w:p><w:pPr><w:spacing w:before="3200" w:after="0"/></w:pPr></w:p>`)
	}
	b.line(styleTitle, d.Title)
	b.line(styleSubtitle, d.Subtitle)
	if d.Contents {
		b.Raw(`<w:p><w:pPr><w:spacing w:before="1800" w:after="0"/></w:pPr></w:p>`)
	}
	b.line(styleImprint, d.Author)
	b.line(styleImprint, d.Date)
	b.line(styleImprint, d.Status)
	if len(d.Notices) > 0 {
		b.begin(styleGap)
		b.End(1)
	}
	for _, notice := range d.Notices {
		b.line(styleNotice, notice)
	}
	if len(d.Notices) > 0 {
		b.begin(styleGap)
		b.End(1)
	}
	if d.Contents {
		b.pageBreak()
		b.contents(n.Printed())
		b.pageBreak()
	}
}

// contents writes the table of contents: a field with its entries already in
// it. Only the word processor knows pages, so the field and those of the page
// numbers are marked to be worked out when the file is opened.
func (b *body) contents(entries []document.ContentsLine) {
	b.line(styleContents, document.WordContents.In(b.lang))
	for i, e := range entries {
		level := min(max(e.Level, 1), 3)
		b.begin("TOC" + pack.Int(level))
		if i == 0 {
			b.Raw(`<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-2" \h \z \u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
		}
		name := anchor(e.Block + 1)
		b.Start("w:hyperlink", "w:anchor", name, "w:history", "1")
		b.run(e.Text, false)
		b.Raw(`<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF ` + name + ` \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t></w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`)
		b.End(1)
		if i == len(entries)-1 {
			b.Raw(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
		}
		b.End(1)
	}
}

// header is the running head: the title left, the status right.
func header(d document.Document, width int) []byte {
	b := body{}
	b.Raw(pack.Declaration)
	b.Start("w:hdr", "xmlns:w", nsWord)
	b.Start("w:p")
	b.Start("w:pPr")
	b.Empty("w:pStyle", "w:val", styleHeader)
	b.Start("w:tabs")
	b.Empty("w:tab", "w:val", "right", "w:pos", pack.Int(width))
	b.End(2)
	b.run(d.Title, false)
	if d.Status != "" {
		b.run("\t"+d.Status, false)
	}
	return b.Bytes()
}

// footer is the page number.
func footer() []byte {
	var m pack.Markup
	m.Raw(pack.Declaration)
	m.Start("w:ftr", "xmlns:w", nsWord)
	m.Raw(`<w:p><w:pPr><w:pStyle w:val="` + styleFooter + `"/></w:pPr><w:r><w:t xml:space="preserve">- </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> -</w:t></w:r></w:p>`)
	return m.Bytes()
}
