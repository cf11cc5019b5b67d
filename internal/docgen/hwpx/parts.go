package hwpx

import (
	"naru/internal/core"
	"naru/internal/docgen/pack"
	"naru/internal/document"
)

// Namespaces of the format.
const (
	nsParagraph = "http://www.hancom.co.kr/hwpml/2011/paragraph"
	nsSection   = "http://www.hancom.co.kr/hwpml/2011/section"
	nsCore      = "http://www.hancom.co.kr/hwpml/2011/core"
	nsHead      = "http://www.hancom.co.kr/hwpml/2011/head"
	nsApp       = "http://www.hancom.co.kr/hwpml/2011/app"
	nsPackage   = "http://www.idpf.org/2007/opf/"
	nsPart      = "http://www.hancom.co.kr/hwpml/2016/meta/pkg#"
	nsConfig    = "urn:oasis:names:tc:opendocument:xmlns:config:1.0"
	nsUnitChar  = "http://www.hancom.co.kr/hwpml/2016/HwpUnitChar"
)

// namespaces are declared on the root of every part of the contents, used or
// not: word processors expect the whole list.
var namespaces = []string{
	"xmlns:ha", nsApp, "xmlns:hp", nsParagraph, "xmlns:hp10", "http://www.hancom.co.kr/hwpml/2016/paragraph",
	"xmlns:hs", nsSection, "xmlns:hc", nsCore, "xmlns:hh", nsHead, "xmlns:hhs", "http://www.hancom.co.kr/hwpml/2011/history",
	"xmlns:hm", "http://www.hancom.co.kr/hwpml/2011/master-page", "xmlns:hpf", "http://www.hancom.co.kr/schema/2011/hpf",
	"xmlns:dc", "http://purl.org/dc/elements/1.1/", "xmlns:opf", nsPackage, "xmlns:ooxmlchart", "http://www.hancom.co.kr/hwpml/2016/ooxmlchart",
	"xmlns:hwpunitchar", nsUnitChar, "xmlns:epub", "http://www.idpf.org/2007/ops", "xmlns:config", nsConfig,
}

func version() []byte {
	var m pack.Markup
	m.Raw(pack.Declaration)
	// "tagetApplication" is how the format spells it.
	m.Empty("hv:HCFVersion", "xmlns:hv", "http://www.hancom.co.kr/hwpml/2011/version", "tagetApplication", "WORDPROCESSOR",
		"major", "5", "minor", "1", "micro", "1", "buildNumber", "0", "os", "1", "xmlVersion", "1.5", "application", "Naru", "appVersion", "1.0")
	return m.Bytes()
}

func settings() []byte {
	var m pack.Markup
	m.Raw(pack.Declaration)
	m.Start("ha:HWPApplicationSetting", "xmlns:ha", nsApp, "xmlns:config", nsConfig)
	m.Empty("ha:CaretPosition", "listIDRef", "0", "paraIDRef", "0", "pos", "0")
	return m.Bytes()
}

func container() []byte {
	var m pack.Markup
	m.Raw(pack.Declaration)
	m.Start("ocf:container", "xmlns:ocf", "urn:oasis:names:tc:opendocument:xmlns:container", "xmlns:hpf", "http://www.hancom.co.kr/schema/2011/hpf")
	m.Start("ocf:rootfiles")
	m.Empty("ocf:rootfile", "full-path", "Contents/content.hpf", "media-type", "application/hwpml-package+xml")
	m.Empty("ocf:rootfile", "full-path", "Preview/PrvText.txt", "media-type", "text/plain")
	m.Empty("ocf:rootfile", "full-path", "META-INF/container.rdf", "media-type", "application/rdf+xml")
	return m.Bytes()
}

// emptyManifest says that nothing in the package is encrypted.
func emptyManifest() []byte {
	var m pack.Markup
	m.Raw(pack.Declaration)
	m.Empty("odf:manifest", "xmlns:odf", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0")
	return m.Bytes()
}

func relations(sections int) []byte {
	var m pack.Markup
	m.Raw(pack.Declaration)
	m.Start("rdf:RDF", "xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "xmlns:pkg", nsPart)
	part := func(path, kind string) {
		m.Start("rdf:Description", "rdf:about", "")
		m.Empty("pkg:hasPart", "rdf:resource", path)
		m.End(1)
		m.Start("rdf:Description", "rdf:about", path)
		m.Empty("rdf:type", "rdf:resource", nsPart+kind)
		m.End(1)
	}
	part("Contents/header.xml", "HeaderFile")
	for i := range sections {
		part(sectionName(i), "SectionFile")
	}
	m.Start("rdf:Description", "rdf:about", "")
	m.Empty("rdf:type", "rdf:resource", nsPart+"Document")
	return m.Bytes()
}

// manifest writes Contents/content.hpf: what the document says of itself, and
// what it consists of.
func manifest(d document.Document, sections int, pictures []picture) []byte {
	var m pack.Markup
	m.Raw(pack.Declaration)
	m.Start("opf:package", append([]string{"version", "", "unique-identifier", "", "id", ""}, namespaces...)...)
	m.Start("opf:metadata")
	m.Leaf("opf:title", d.Title)
	m.Leaf("opf:language", language(d.Lang))
	for _, meta := range [][2]string{{"creator", d.Author}, {"subject", d.Subtitle}, {"description", d.Status}, {"date", d.Date}} {
		m.Leaf("opf:meta", meta[1], "name", meta[0], "content", "text")
	}
	m.End(1)
	m.Start("opf:manifest")
	item := func(id, path string) {
		m.Empty("opf:item", "id", id, "href", path, "media-type", "application/xml")
	}
	item("header", "Contents/header.xml")
	for _, p := range pictures {
		p.item(&m)
	}
	for i := range sections {
		item("section"+pack.Int(i), sectionName(i))
	}
	item("settings", "settings.xml")
	m.End(1)
	m.Start("opf:spine")
	m.Empty("opf:itemref", "idref", "header", "linear", "yes")
	for i := range sections {
		m.Empty("opf:itemref", "idref", "section"+pack.Int(i), "linear", "yes")
	}
	return m.Bytes()
}

func (p picture) item(m *pack.Markup) {
	// "isEmbeded" is how the format spells it.
	m.Empty("opf:item", "id", p.id, "href", p.path, "media-type", "image/png", "isEmbeded", "1")
}

func language(lang core.Lang) string {
	if lang == core.English {
		return "en"
	}
	return "ko"
}
