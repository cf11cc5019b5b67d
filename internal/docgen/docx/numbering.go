package docx

import "naru/internal/docgen/pack"

// The lists of a document: number 1 is the bulleted one, and each ordered list
// has a number of its own, so that it starts at one.
const bullets = 1

func numbering(ordered int) []byte {
	var m pack.Markup
	m.Raw(pack.Declaration)
	m.Start("w:numbering", "xmlns:w", nsWord)
	abstract(&m, "0", "bullet", "•")
	abstract(&m, "1", "decimal", "%1.")
	m.Raw(`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`)
	for i := range ordered {
		m.Start("w:num", "w:numId", pack.Int(bullets+1+i))
		m.Empty("w:abstractNumId", "w:val", "1")
		m.Raw(`<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>`)
		m.End(1)
	}
	return m.Bytes()
}

func abstract(m *pack.Markup, id, format, text string) {
	m.Start("w:abstractNum", "w:abstractNumId", id)
	m.Empty("w:multiLevelType", "w:val", "singleLevel")
	m.Start("w:lvl", "w:ilvl", "0")
	m.Empty("w:start", "w:val", "1")
	m.Empty("w:numFmt", "w:val", format)
	m.Empty("w:lvlText", "w:val", text)
	m.Empty("w:lvlJc", "w:val", "left")
	m.Raw(`<w:pPr><w:ind w:left="400" w:hanging="300"/></w:pPr>`)
	m.End(2)
}
