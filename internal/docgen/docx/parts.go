package docx

import (
	"naru/internal/core"
	"naru/internal/docgen/pack"
	"naru/internal/document"
)

// Namespaces and media types of the format.
const (
	nsWord     = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsLinks    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsRels     = "http://schemas.openxmlformats.org/package/2006/relationships"
	nsTypes    = "http://schemas.openxmlformats.org/package/2006/content-types"
	nsDrawing  = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsPicture  = "http://schemas.openxmlformats.org/drawingml/2006/picture"
	nsInline   = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
	mediaWord  = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	mediaProps = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
	mediaCore  = "application/vnd.openxmlformats-package.core-properties+xml"
)

// wordParts are the parts that every document has beside the text itself, in the order
// of their relationships: rId1 and so on.
var wordParts = []struct{ name, kind string }{
	{"styles", "styles"},
	{"numbering", "numbering"},
	{"settings", "settings"},
	{"fontTable", "fontTable"},
	{"header1", "header"},
	{"header2", "header"},
	{"footer1", "footer"},
}

// The relationships that sections refer to.
const (
	headerID     = "rId5"
	sideHeaderID = "rId6" // of pages on their side
	footerID     = "rId7"
)

// parts makes every entry but the pictures. It is called when the body stands.
func parts(d document.Document, b *body) []pack.Entry {
	lists := b.lists
	return []pack.Entry{
		{Name: "[Content_Types].xml", Data: contentTypes()},
		{Name: "_rels/.rels", Data: packageLinks()},
		{Name: "docProps/core.xml", Data: properties(d)},
		{Name: "docProps/app.xml", Data: application(d)},
		{Name: "word/document.xml", Data: b.Bytes()},
		{Name: "word/_rels/document.xml.rels", Data: documentLinks(b.pictures)},
		{Name: "word/styles.xml", Data: styles(d.Lang)},
		{Name: "word/numbering.xml", Data: numbering(lists)},
		{Name: "word/settings.xml", Data: settings()},
		{Name: "word/fontTable.xml", Data: fontTable()},
		{Name: "word/header1.xml", Data: header(d, pageWidth)},
		{Name: "word/header2.xml", Data: header(d, sideWidth)},
		{Name: "word/footer1.xml", Data: footer()},
	}
}

func contentTypes() []byte {
	var m pack.Markup
	m.Raw(pack.Declaration)
	m.Start("Types", "xmlns", nsTypes)
	m.Empty("Default", "Extension", "rels", "ContentType", "application/vnd.openxmlformats-package.relationships+xml")
	m.Empty("Default", "Extension", "xml", "ContentType", "application/xml")
	m.Empty("Default", "Extension", "png", "ContentType", "image/png")
	m.Empty("Override", "PartName", "/word/document.xml", "ContentType", mediaWord+"document.main+xml")
	for _, p := range wordParts {
		m.Empty("Override", "PartName", "/word/"+p.name+".xml", "ContentType", mediaWord+p.kind+"+xml")
	}
	m.Empty("Override", "PartName", "/docProps/core.xml", "ContentType", mediaCore)
	m.Empty("Override", "PartName", "/docProps/app.xml", "ContentType", mediaProps)
	return m.Bytes()
}

func packageLinks() []byte {
	var m pack.Markup
	m.Raw(pack.Declaration)
	m.Start("Relationships", "xmlns", nsRels)
	link(&m, "rId1", nsLinks+"/officeDocument", "word/document.xml")
	link(&m, "rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml")
	link(&m, "rId3", nsLinks+"/extended-properties", "docProps/app.xml")
	return m.Bytes()
}

func documentLinks(pictures []picture) []byte {
	var m pack.Markup
	m.Raw(pack.Declaration)
	m.Start("Relationships", "xmlns", nsRels)
	for i, p := range wordParts {
		link(&m, "rId"+pack.Int(i+1), nsLinks+"/"+p.kind, p.name+".xml")
	}
	for _, p := range pictures {
		link(&m, p.id, nsLinks+"/image", p.target)
	}
	return m.Bytes()
}

func link(m *pack.Markup, id, kind, target string) {
	m.Empty("Relationship", "Id", id, "Type", kind, "Target", target)
}

func properties(d document.Document) []byte {
	var m pack.Markup
	m.Raw(pack.Declaration)
	m.Start("cp:coreProperties",
		"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
		"xmlns:dc", "http://purl.org/dc/elements/1.1/")
	m.Leaf("dc:title", d.Title)
	m.Leaf("dc:subject", d.Subtitle)
	m.Leaf("dc:creator", d.Author)
	m.Leaf("dc:language", locale(d.Lang))
	m.Leaf("cp:contentStatus", d.Status)
	return m.Bytes()
}

func application(d document.Document) []byte {
	var m pack.Markup
	m.Raw(pack.Declaration)
	m.Start("Properties", "xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
	m.Leaf("Application", "Naru")
	m.Leaf("Company", d.Author)
	return m.Bytes()
}

func locale(lang core.Lang) string {
	if lang == core.English {
		return "en-US"
	}
	return "ko-KR"
}

func settings() []byte {
	var m pack.Markup
	m.Raw(pack.Declaration)
	m.Start("w:settings", "xmlns:w", nsWord)
	m.Empty("w:zoom", "w:percent", "100")
	m.Empty("w:defaultTabStop", "w:val", "800")
	m.Empty("w:characterSpacingControl", "w:val", "doNotCompress")
	m.Start("w:compat")
	m.Empty("w:doNotExpandShiftReturn")
	m.Empty("w:compatSetting", "w:name", "compatibilityMode", "w:uri", "http://schemas.microsoft.com/office/word", "w:val", "15")
	m.End(1)
	m.Empty("w:themeFontLang", "w:val", "en-US", "w:eastAsia", "ko-KR")
	return m.Bytes()
}

// fontTable names what stands in where a machine lacks the first font.
func fontTable() []byte {
	var m pack.Markup
	m.Raw(pack.Declaration)
	m.Start("w:fonts", "xmlns:w", nsWord)
	m.Start("w:font", "w:name", font)
	m.Empty("w:altName", "w:val", "맑은 고딕")
	m.Empty("w:charset", "w:val", "81")
	m.Empty("w:family", "w:val", "swiss")
	m.Empty("w:pitch", "w:val", "variable")
	m.End(1)
	m.Start("w:font", "w:name", "맑은 고딕")
	m.Empty("w:altName", "w:val", "Malgun Gothic")
	m.Empty("w:charset", "w:val", "81")
	m.Empty("w:family", "w:val", "swiss")
	m.Empty("w:pitch", "w:val", "variable")
	return m.Bytes()
}
