package docx

import (
	"encoding/xml"
	"regexp"
	"strconv"

	"naru/internal/docgen/template"
)

// dialect is how Word writes paragraphs, and the content controls whose tag
// names a field.
var dialect = &template.Dialect{
	Space: nsWord, Paragraph: "p", Run: "r", Text: "t",
	Plain: map[string]bool{
		"pPr": true, "rPr": true, "br": true, "tab": true, "cr": true, "noBreakHyphen": true, "softHyphen": true, "sym": true,
		"proofErr": true, "bookmarkStart": true, "bookmarkEnd": true, "lastRenderedPageBreak": true,
	},
	Pages: "sectPr", Cell: "tc",
	Width: func(e xml.StartElement) (int, bool) {
		if e.Name.Local != "tcW" || attribute(e, "type") != "dxa" {
			return 0, false
		}
		w, err := strconv.Atoi(attribute(e, "w"))
		return w - 216, err == nil && w > 216
	},
	Begin: func(e xml.StartElement) (template.Control, bool) {
		return template.Control{}, e.Name.Local == "sdt"
	},
	Name: func(e xml.StartElement) (string, bool) {
		return attribute(e, "val"), e.Name.Local == "tag"
	},
	Names: func(xml.StartElement) bool { return false },
	Guide: func(e xml.StartElement) bool {
		return e.Name.Local == "showingPlcHdr" || e.Name.Local == "rStyle" && attribute(e, "val") == "PlaceholderText"
	},
	Break: `</w:t><w:br/><w:t xml:space="preserve">`,
	Keep:  `xml:space="preserve"`,
	Copy: func(p string) string {
		return once.ReplaceAllString(p, "")
	},
}

// once are the marks that must not stand twice in a document.
var once = regexp.MustCompile(` w14:(?:paraId|textId)="[^"]*"|<w:bookmark(?:Start|End)\b[^>]*/>|<w:lastRenderedPageBreak/>|<w:pageBreakBefore(?: [^>]*)?/>`)

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
