package hwpx

import (
	"strings"

	"naru/internal/docgen/pack"
)

// ids is where the looks stand in a header.xml.
type ids struct {
	char, para, border int    // id of the first look of each kind
	fonts              string // attributes of fontRef
	own                bool   // the header is ours: styles and outline levels are there
}

// scripts are the languages that every font setting names one by one.
var scripts = []string{"hangul", "latin", "hanja", "japanese", "other", "symbol", "user"}

// ours are the ids in a document of ours.
func ours() ids { return ids{border: 1, fonts: each("0"), own: true} }

// each gives one value for every script, as markup.
func each(value string) string {
	var b strings.Builder
	for _, s := range scripts {
		b.WriteString(" " + s + `="` + value + `"`)
	}
	return b.String()
}

// header writes Contents/header.xml.
func header(sections int) []byte {
	var m pack.Markup
	at := ours()
	m.Raw(pack.Declaration)
	m.Start("hh:head", append(append([]string(nil), namespaces...), "version", "1.5", "secCnt", pack.Int(sections))...)
	m.Empty("hh:beginNum", "page", "1", "footnote", "1", "endnote", "1", "pic", "1", "tbl", "1", "equation", "1")
	m.Start("hh:refList")
	fontFaces(&m)
	m.Start("hh:borderFills", "itemCnt", pack.Int(len(borderLooks)))
	at.borders(&m)
	m.End(1)
	m.Start("hh:charProperties", "itemCnt", pack.Int(len(charLooks)))
	at.chars(&m)
	m.End(1)
	m.Raw(`<hh:tabProperties itemCnt="1"><hh:tabPr id="0" autoTabLeft="0" autoTabRight="0"/></hh:tabProperties>`)
	outlineNumbers(&m)
	m.Start("hh:paraProperties", "itemCnt", pack.Int(len(paraLooks)))
	at.paras(&m)
	m.End(1)
	m.Start("hh:styles", "itemCnt", pack.Int(len(styleLooks)))
	for i, s := range styleLooks {
		m.Empty("hh:style", "id", pack.Int(i), "type", "PARA", "name", s.name, "engName", s.english,
			"paraPrIDRef", pack.Int(s.para), "charPrIDRef", pack.Int(s.char), "nextStyleIDRef", pack.Int(i), "langID", "1042", "lockForm", "0")
	}
	m.End(2)
	m.Raw(`<hh:compatibleDocument targetProgram="HWP201X"><hh:layoutCompatibility/></hh:compatibleDocument>`)
	m.Raw(`<hh:docOption><hh:linkinfo path="" pageInherit="0" footnoteInherit="0"/></hh:docOption>`)
	m.Raw(`<hh:trackchageConfig flags="56"/>`) // the spelling is that of the format
	return m.Bytes()
}

func fontFaces(m *pack.Markup) {
	m.Start("hh:fontfaces", "itemCnt", pack.Int(len(scripts)))
	for _, s := range scripts {
		m.Start("hh:fontface", "lang", strings.ToUpper(s), "fontCnt", "1")
		m.Start("hh:font", "id", "0", "face", font, "type", "TTF", "isEmbedded", "0")
		m.Empty("hh:substFont", "face", fallback, "type", "TTF", "isEmbedded", "0", "binaryItemIDRef", "")
		m.Empty("hh:typeInfo", "familyType", "FCAT_GOTHIC", "weight", "6", "proportion", "4", "contrast", "0",
			"strokeVariation", "1", "armStyle", "1", "letterform", "1", "midline", "1", "xHeight", "1")
		m.End(2)
	}
	m.End(1)
}

// outlineNumbers is the numbering that headings refer to. It prints nothing:
// headings carry their numbers in their text.
func outlineNumbers(m *pack.Markup) {
	m.Start("hh:numberings", "itemCnt", "1")
	m.Start("hh:numbering", "id", "1", "start", "0")
	for level := 1; level <= 7; level++ {
		m.Empty("hh:paraHead", "start", "1", "level", pack.Int(level), "align", "LEFT", "useInstWidth", "0", "autoIndent", "0",
			"widthAdjust", "0", "textOffsetType", "PERCENT", "textOffset", "0", "numFormat", "DIGIT", "charPrIDRef", "4294967295", "checkable", "0")
	}
	m.End(2)
}

func (at ids) borders(m *pack.Markup) {
	for i, b := range borderLooks {
		m.Start("hh:borderFill", "id", pack.Int(at.border+i), "threeD", "0", "shadow", "0", "centerLine", "NONE", "breakCellSeparateLine", "0")
		m.Raw(`<hh:slash type="NONE" Crooked="0" isCounter="0"/><hh:backSlash type="NONE" Crooked="0" isCounter="0"/>`)
		b.left.write(m, "hh:leftBorder")
		b.right.write(m, "hh:rightBorder")
		b.top.write(m, "hh:topBorder")
		b.bottom.write(m, "hh:bottomBorder")
		m.Raw(`<hh:diagonal type="NONE" width="0.1 mm" color="#000000"/>`)
		if b.fill != "" {
			m.Start("hc:fillBrush")
			m.Empty("hc:winBrush", "faceColor", b.fill, "hatchColor", "#999999", "alpha", "0")
			m.End(1)
		}
		m.End(1)
	}
}

func (s stroke) write(m *pack.Markup, name string) {
	if s.width == "" {
		m.Empty(name, "type", "NONE", "width", "0.1 mm", "color", "#000000")
		return
	}
	m.Empty(name, "type", "SOLID", "width", s.width, "color", s.colour)
}

func (at ids) chars(m *pack.Markup) {
	for i, c := range charLooks {
		m.Start("hh:charPr", "id", pack.Int(at.char+i), "height", pack.Int(c.size), "textColor", c.colour, "shadeColor", "none",
			"useFontSpace", "0", "useKerning", "0", "symMark", "NONE", "borderFillIDRef", pack.Int(at.border+borderBrush))
		m.Raw("<hh:fontRef" + at.fonts + "/><hh:ratio" + each("100") + "/><hh:spacing" + each("0") + "/><hh:relSz" + each("100") + "/><hh:offset" + each("0") + "/>")
		if c.bold {
			m.Empty("hh:bold")
		}
		m.Raw(`<hh:underline type="NONE" shape="SOLID" color="#000000"/><hh:strikeout shape="NONE" color="#000000"/><hh:outline type="NONE"/><hh:shadow type="NONE" color="#C0C0C0" offsetX="10" offsetY="10"/>`)
		m.End(1)
	}
}

func (at ids) paras(m *pack.Markup) {
	for i, p := range paraLooks {
		m.Start("hh:paraPr", "id", pack.Int(at.para+i), "tabPrIDRef", "0", "condense", "0", "fontLineHeight", "0", "snapToGrid", "0",
			"suppressLineNumbers", "0", "checked", "0", "textDir", "LTR")
		m.Empty("hh:align", "horizontal", p.align, "vertical", "BASELINE")
		if p.outline > 0 && at.own {
			m.Empty("hh:heading", "type", "OUTLINE", "idRef", "0", "level", pack.Int(p.outline-1))
		} else {
			m.Empty("hh:heading", "type", "NONE", "idRef", "0", "level", "0")
		}
		m.Empty("hh:breakSetting", "breakLatinWord", "KEEP_WORD", "breakNonLatinWord", "KEEP_WORD", "widowOrphan", "1",
			"keepWithNext", pack.Flag(p.keepNext), "keepLines", pack.Flag(p.keepLines), "pageBreakBefore", "0", "lineWrap", "BREAK")
		m.Empty("hh:autoSpacing", "eAsianEng", "0", "eAsianNum", "0")
		// Readers that do not know the newer unit count these lengths twice.
		m.Start("hp:switch")
		m.Start("hp:case", "hp:required-namespace", nsUnitChar)
		p.spacing(m, 1)
		m.End(1)
		m.Start("hp:default")
		p.spacing(m, 2)
		m.End(2)
		border := at.border + borderBrush
		if p.border != borderNone {
			border = at.border + p.border
		}
		m.Empty("hh:border", "borderFillIDRef", pack.Int(border), "offsetLeft", "0", "offsetRight", "0", "offsetTop", "0", "offsetBottom", "0",
			"connect", pack.Flag(p.border == borderNotice), "ignoreMargin", "0")
		m.End(1)
	}
}

func (p paraLook) spacing(m *pack.Markup, times int) {
	m.Start("hh:margin")
	length := func(name string, value int) {
		m.Empty(name, "value", pack.Int(value*times), "unit", "HWPUNIT")
	}
	length("hc:intent", p.first)
	length("hc:left", p.left)
	length("hc:right", 0)
	length("hc:prev", p.before)
	length("hc:next", p.after)
	m.End(1)
	m.Empty("hh:lineSpacing", "type", "PERCENT", "value", pack.Int(p.line), "unit", "HWPUNIT")
}
