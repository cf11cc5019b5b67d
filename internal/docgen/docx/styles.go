package docx

import (
	"naru/internal/core"
	"naru/internal/docgen/pack"
)

const font = "Pretendard GOV"

// Colours, darkest first: text, quiet text, chapter headings, lines and fills.
const (
	ink     = "1E2124"
	grey    = "58616A"
	navy    = "083891"
	line    = "8A949E"
	hair    = "CDD1D5"
	headRow = "E7EEF9"
	sumRow  = "F4F5F6"
	pale    = "EFF5FF"
)

// Style ids. Those of headings are mapped in a template to its own.
const (
	styleTitle    = "NaruTitle"
	styleSubtitle = "NaruSubtitle"
	styleImprint  = "NaruImprint"
	styleNotice   = "NaruNotice"
	styleContents = "NaruContents"
	styleFinding  = "NaruFinding"
	styleQuiet    = "NaruQuiet"
	styleList     = "NaruList"
	styleCaption  = "NaruCaption"
	styleUnit     = "NaruUnit"
	styleSource   = "NaruSource"
	styleFigure   = "NaruFigure"
	styleCell     = "NaruCell"
	styleSmall    = "NaruCellSmall"
	styleTiny     = "NaruCellTiny"
	styleLabel    = "NaruLabel"
	styleValue    = "NaruValue"
	styleGap      = "NaruGap"
	styleTable    = "NaruTable"
	styleCard     = "NaruCard"
	styleHeader   = "Header"
	styleFooter   = "Footer"
)

// style is a paragraph style: its own properties as markup, in the order of the
// schema.
type style struct {
	id, name, based, next string
	para, run             string
}

// headingStyles are the built-in headings, so that navigation and contents work.
var headingStyles = [3]style{
	{"Heading1", "heading 1", "Normal", "Normal", `<w:keepNext/><w:keepLines/><w:pBdr><w:bottom w:val="single" w:sz="8" w:space="4" w:color="` + navy + `"/></w:pBdr><w:spacing w:before="480" w:after="240"/><w:outlineLvl w:val="0"/>`, `<w:b/><w:color w:val="` + navy + `"/><w:sz w:val="36"/><w:szCs w:val="36"/>`},
	{"Heading2", "heading 2", "Normal", "Normal", `<w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="140"/><w:outlineLvl w:val="1"/>`, `<w:b/><w:color w:val="` + ink + `"/><w:sz w:val="28"/><w:szCs w:val="28"/>`},
	{"Heading3", "heading 3", "Normal", "Normal", `<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="100"/><w:outlineLvl w:val="2"/>`, `<w:b/><w:color w:val="` + ink + `"/><w:sz w:val="24"/><w:szCs w:val="24"/>`},
}

// ownStyles are what a filled template is given too.
var ownStyles = []style{
	{styleFinding, "Naru finding", "Normal", "Normal", `<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="` + navy + `"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="` + pale + `"/><w:spacing w:before="160" w:after="200"/><w:ind w:left="200"/>`, `<w:b/>`},
	{styleQuiet, "Naru remark", "Normal", "Normal", "", `<w:color w:val="` + grey + `"/><w:sz w:val="19"/><w:szCs w:val="19"/>`},
	{styleList, "Naru list", "Normal", styleList, `<w:spacing w:after="80"/><w:ind w:left="400" w:hanging="300"/>`, ""},
	{styleCaption, "Naru caption", "Normal", "Normal", `<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="80"/><w:jc w:val="left"/>`, `<w:b/><w:sz w:val="20"/><w:szCs w:val="20"/>`},
	{styleUnit, "Naru unit", "Normal", "Normal", `<w:keepNext/><w:spacing w:after="40" w:line="240" w:lineRule="auto"/><w:jc w:val="right"/>`, `<w:color w:val="` + grey + `"/><w:sz w:val="17"/><w:szCs w:val="17"/>`},
	{styleSource, "Naru source", "Normal", "Normal", `<w:spacing w:before="60" w:after="40" w:line="252" w:lineRule="auto"/><w:jc w:val="left"/>`, `<w:color w:val="` + grey + `"/><w:sz w:val="17"/><w:szCs w:val="17"/>`},
	{styleFigure, "Naru figure", "Normal", "Normal", `<w:keepNext/><w:spacing w:before="200" w:after="60" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>`, ""},
	{styleCell, "Naru cell", "Normal", styleCell, `<w:spacing w:before="20" w:after="20" w:line="252" w:lineRule="auto"/><w:jc w:val="left"/>`, `<w:sz w:val="18"/><w:szCs w:val="18"/>`},
	{styleSmall, "Naru cell small", styleCell, styleSmall, "", `<w:sz w:val="16"/><w:szCs w:val="16"/>`},
	{styleTiny, "Naru cell tiny", styleCell, styleTiny, "", `<w:sz w:val="14"/><w:szCs w:val="14"/>`},
	{styleLabel, "Naru label", styleCell, styleLabel, `<w:keepNext/>`, `<w:color w:val="` + grey + `"/>`},
	{styleValue, "Naru value", styleCell, styleLabel, `<w:keepNext/>`, `<w:b/><w:color w:val="` + navy + `"/><w:sz w:val="36"/><w:szCs w:val="36"/>`},
	{styleGap, "Naru gap", "Normal", "Normal", `<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>`, `<w:sz w:val="4"/><w:szCs w:val="4"/>`},
}

// pageStyles are those of cover, contents and margins.
var pageStyles = []style{
	{styleTitle, "Naru title", "Normal", "Normal", `<w:keepNext/><w:spacing w:before="240" w:after="160" w:line="288" w:lineRule="auto"/><w:jc w:val="left"/>`, `<w:b/><w:color w:val="` + navy + `"/><w:sz w:val="56"/><w:szCs w:val="56"/>`},
	{styleSubtitle, "Naru subtitle", "Normal", "Normal", `<w:spacing w:after="240"/><w:jc w:val="left"/>`, `<w:color w:val="` + grey + `"/><w:sz w:val="30"/><w:szCs w:val="30"/>`},
	{styleImprint, "Naru imprint", "Normal", "Normal", `<w:spacing w:after="60"/><w:jc w:val="left"/>`, `<w:sz w:val="24"/><w:szCs w:val="24"/>`},
	{styleNotice, "Naru notice", "Normal", "Normal", `<w:keepLines/><w:pBdr><w:top w:val="single" w:sz="6" w:space="6" w:color="` + line + `"/><w:left w:val="single" w:sz="6" w:space="6" w:color="` + line + `"/><w:bottom w:val="single" w:sz="6" w:space="6" w:color="` + line + `"/><w:right w:val="single" w:sz="6" w:space="6" w:color="` + line + `"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="` + sumRow + `"/><w:spacing w:after="0"/><w:ind w:left="140" w:right="140"/>`, `<w:sz w:val="20"/><w:szCs w:val="20"/>`},
	{styleContents, "Naru contents", "Normal", "Normal", `<w:keepNext/><w:spacing w:before="240" w:after="240"/>`, `<w:b/><w:color w:val="` + navy + `"/><w:sz w:val="36"/><w:szCs w:val="36"/>`},
	{"TOC1", "toc 1", "Normal", "Normal", `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9412"/></w:tabs><w:spacing w:before="120" w:after="40"/>`, `<w:b/>`},
	{"TOC2", "toc 2", "Normal", "Normal", `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9412"/></w:tabs><w:spacing w:after="20"/><w:ind w:left="220"/>`, ""},
	{"TOC3", "toc 3", "Normal", "Normal", `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9412"/></w:tabs><w:spacing w:after="20"/><w:ind w:left="440"/>`, `<w:color w:val="` + grey + `"/>`},
	{styleHeader, "header", "Normal", styleHeader, `<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="` + hair + `"/></w:pBdr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>`, `<w:color w:val="` + grey + `"/><w:sz w:val="17"/><w:szCs w:val="17"/>`},
	{styleFooter, "footer", "Normal", styleFooter, `<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>`, `<w:color w:val="` + grey + `"/><w:sz w:val="18"/><w:szCs w:val="18"/>`},
}

func styles(lang core.Lang) []byte {
	var m pack.Markup
	m.Raw(pack.Declaration)
	m.Start("w:styles", "xmlns:w", nsWord)
	m.Start("w:docDefaults")
	m.Start("w:rPrDefault")
	m.Start("w:rPr")
	m.Empty("w:rFonts", "w:ascii", font, "w:hAnsi", font, "w:eastAsia", font, "w:cs", font)
	m.Empty("w:color", "w:val", ink)
	m.Empty("w:sz", "w:val", "21")
	m.Empty("w:szCs", "w:val", "21")
	m.Empty("w:lang", "w:val", locale(lang), "w:eastAsia", "ko-KR", "w:bidi", "ar-SA")
	m.End(2)
	m.Raw(`<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="312" w:lineRule="auto"/></w:pPr></w:pPrDefault>`)
	m.End(1)
	m.Raw(`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/><w:jc w:val="both"/></w:pPr></w:style>`)
	m.Raw(`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`)
	for _, s := range headingStyles {
		s.write(&m)
	}
	for _, s := range pageStyles {
		s.write(&m)
	}
	for _, s := range ownStyles {
		s.write(&m)
	}
	tableStyles(&m)
	return m.Bytes()
}

func (s style) write(m *pack.Markup) {
	m.Start("w:style", "w:type", "paragraph", "w:styleId", s.id)
	m.Empty("w:name", "w:val", s.name)
	m.Empty("w:basedOn", "w:val", s.based)
	m.Empty("w:next", "w:val", s.next)
	m.Empty("w:qFormat")
	if s.para != "" {
		m.Raw("<w:pPr>" + s.para + "</w:pPr>")
	}
	if s.run != "" {
		m.Raw("<w:rPr>" + s.run + "</w:rPr>")
	}
	m.End(1)
}

// tableStyles are the styles of tables with a heading row, and of task cards.
func tableStyles(m *pack.Markup) {
	const margins = `<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>`
	const inner = `<w:insideH w:val="single" w:sz="4" w:space="0" w:color="` + hair + `"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="` + hair + `"/></w:tblBorders>`
	const rule = `<w:tblBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="` + navy + `"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="` + navy + `"/>`
	m.Raw(`<w:style w:type="table" w:styleId="` + styleTable + `"><w:name w:val="Naru table"/><w:basedOn w:val="TableNormal"/><w:tblPr>` + rule + inner + margins + `</w:tblPr>` +
		`<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="` + headRow + `"/></w:tcPr></w:tblStylePr></w:style>`)
	m.Raw(`<w:style w:type="table" w:styleId="` + styleCard + `"><w:name w:val="Naru card"/><w:basedOn w:val="TableNormal"/><w:tblPr>` + rule + inner + margins + `</w:tblPr>` +
		`<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="` + headRow + `"/></w:tcPr></w:tblStylePr></w:style>`)
}
