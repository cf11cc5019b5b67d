package pack

import (
	"bytes"
	"strconv"
	"strings"
)

// Declaration opens every XML part.
const Declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// Markup builds well-formed XML: texts and attributes are cleaned and escaped,
// and every element that was started is ended. The zero value is empty.
type Markup struct {
	buf  bytes.Buffer
	open []string
}

// Start opens an element. Attributes come in pairs of name and value.
func (m *Markup) Start(name string, attributes ...string) {
	m.tag(name, attributes)
	m.buf.WriteByte('>')
	m.open = append(m.open, name)
}

// Empty writes an element without content.
func (m *Markup) Empty(name string, attributes ...string) {
	m.tag(name, attributes)
	m.buf.WriteString("/>")
}

func (m *Markup) tag(name string, attributes []string) {
	m.buf.WriteByte('<')
	m.buf.WriteString(name)
	for i := 0; i+1 < len(attributes); i += 2 {
		m.buf.WriteByte(' ')
		m.buf.WriteString(attributes[i])
		m.buf.WriteString(`="`)
		m.buf.WriteString(Escape(attributes[i+1]))
		m.buf.WriteByte('"')
	}
}

// End closes so many elements, the innermost first.
func (m *Markup) End(elements int) {
	for range min(elements, len(m.open)) {
		last := len(m.open) - 1
		m.buf.WriteString("</")
		m.buf.WriteString(m.open[last])
		m.buf.WriteByte('>')
		m.open = m.open[:last]
	}
}

// Text writes text inside the open element.
func (m *Markup) Text(s string) { m.buf.WriteString(Escape(s)) }

// Leaf writes an element that holds nothing but text.
func (m *Markup) Leaf(name, text string, attributes ...string) {
	m.Start(name, attributes...)
	m.Text(text)
	m.End(1)
}

// Raw writes markup that is known to be well-formed.
func (m *Markup) Raw(xml string) { m.buf.WriteString(xml) }

// Bytes ends what is still open and gives the markup.
func (m *Markup) Bytes() []byte {
	m.End(len(m.open))
	return m.buf.Bytes()
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// Escape cleans a text and escapes it for element content and attribute values.
func Escape(s string) string { return escaper.Replace(Clean(s)) }

// Int prints a number for an attribute.
func Int(n int) string { return strconv.Itoa(n) }

// Flag prints a yes or no for an attribute.
func Flag(yes bool) string {
	if yes {
		return "1"
	}
	return "0"
}
