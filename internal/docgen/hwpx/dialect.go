package hwpx

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"

	"naru/internal/docgen/template"
)

// dialect is how HWPX writes paragraphs, and the fields that an agency sets
// with 누름틀: a pair of marks around their text, fieldBegin and fieldEnd.
var dialect = &template.Dialect{
	Space: nsParagraph, Paragraph: "p", Run: "run", Text: "t",
	Plain: map[string]bool{"lineseg": true}, Pages: "secPr", Layout: "linesegarray",
	Cell: "tc",
	Width: func(e xml.StartElement) (int, bool) {
		if e.Name.Local != "cellSz" {
			return 0, false
		}
		w, err := strconv.Atoi(attribute(e, "width"))
		return w - 2*cellSide, err == nil && w > 2*cellSide
	},
	Begin: func(e xml.StartElement) (template.Control, bool) {
		c := template.Control{ID: attribute(e, "id"), Name: attribute(e, "name")}
		return c, e.Name.Local == "fieldBegin" && strings.EqualFold(attribute(e, "type"), "CLICK_HERE")
	},
	Name: func(xml.StartElement) (string, bool) { return "", false },
	// A 누름틀 without a name is known by the hint that it shows.
	Names: func(e xml.StartElement) bool {
		return e.Name.Local == "stringParam" && attribute(e, "name") == "Direction"
	},
	Guide: func(xml.StartElement) bool { return false },
	End: func(e xml.StartElement) (string, bool) {
		return attribute(e, "beginIDRef"), e.Name.Local == "fieldEnd"
	},
	Wrap:   "ctrl",
	Insert: func(text string) string { return "<hp:t>" + text + "</hp:t>" },
	Touch:  touched,
	Break:  "<hp:lineBreak/>",
	Copy: func(p string) string {
		end := strings.IndexByte(p, '>') + 1
		return strings.NewReplacer(`pageBreak="1"`, `pageBreak="0"`, `columnBreak="1"`, `columnBreak="0"`).Replace(p[:end]) + p[end:]
	},
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

var dirty = regexp.MustCompile(`\bdirty="(?:0|false)"`)

// touched marks a 누름틀 as changed: one that is not shows its hint, which is
// never printed.
func touched(tag string) string { return dirty.ReplaceAllString(tag, `dirty="1"`) }
