package template

import (
	"encoding/xml"

	"naru/internal/document"
)

// Dialect says how a format writes paragraphs and fields. All names are local
// names in the namespace Space.
type Dialect struct {
	Space                string
	Paragraph, Run, Text string
	// Plain are the elements inside a paragraph or a run that are no more than
	// text and its looks. A paragraph with any other is never replaced whole.
	Plain map[string]bool
	// Pages is the element that describes pages; its paragraph is kept.
	Pages string
	// Layout is the element that caches the lines of a paragraph. It goes where
	// the text changes, or the old lines would be shown.
	Layout string
	// Cell is a table cell, and Width reads how wide it says it is.
	Cell  string
	Width func(xml.StartElement) (int, bool)

	// Begin recognises a control by its first element. One that has begun without
	// a name takes it from the attribute that Name reads, or from the text of the
	// element that Names recognises.
	Begin func(xml.StartElement) (Control, bool)
	Name  func(xml.StartElement) (string, bool)
	Names func(xml.StartElement) bool
	// End recognises the element that ends the control of an id. Where it is nil,
	// a control ends with the element that began it.
	End func(xml.StartElement) (id string, ok bool)
	// Guide recognises elements of a control that go when it is filled: they mark
	// its text as a hint.
	Guide func(xml.StartElement) bool
	// Wrap is the element around Begin, after which the text of an empty control
	// is put by Insert. Nil if an empty control cannot be filled.
	Wrap   string
	Insert func(text string) string
	// Touch marks the first tag of a control as filled.
	Touch func(tag string) string

	// Break stands between two lines of a text.
	Break string
	// Keep is the attribute without which a text element loses its outer spaces.
	Keep string
	// Copy rids a copied paragraph of what must not stand twice.
	Copy func(paragraph string) string
}

// Control is a field of the format itself.
type Control struct{ ID, Name string }

// Renderer writes values as markup of the format.
type Renderer struct {
	// Inline gives a text as it stands inside the text element.
	Inline func(text string) string
	// Blocks gives whole paragraphs for a place so wide; 0 is the width of the
	// page's text.
	Blocks func(blocks []document.Block, width int) (string, error)
}
