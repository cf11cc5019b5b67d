package template

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"naru/internal/docgen/pack"
)

// Part is a part of a template with the fields that were found in it.
type Part struct {
	data    []byte
	dialect *Dialect
	fields  []*field
}

// span is a stretch of the part, in bytes.
type span struct{ from, to int }

// paragraph is a paragraph of the part. Those of table cells lie inside that of
// the table.
type paragraph struct {
	span

	parent   *paragraph
	cell     *cell
	segments []*segment
	layouts  []span
	other    bool // holds more than text
}

// segment is a piece of text as the file has it: a placeholder may run over
// several.
type segment struct {
	span

	text string
	tag  span // of the text element
	para *paragraph
}

type cell struct{ width int }

// field is one place that takes a value.
type field struct {
	name    string
	control bool
	id      string // of a control
	tag     span   // of its first element
	guides  []span
	insert  int // where the text of an empty control goes
	para    *paragraph
	pieces  []piece
}

// piece is the part of a segment that belongs to a field.
type piece struct {
	segment  *segment
	from, to int
}

// placeholder is a field in running text. Names hold no braces and stay on a line.
var placeholder = regexp.MustCompile(`\{\{([^{}\n]{1,200})\}\}`)

// Name is a field's name as it is compared: composed, and without outer spaces.
func Name(s string) string { return strings.TrimSpace(pack.Clean(s)) }

// Scan finds the fields of a part.
func Scan(data []byte, d *Dialect) (*Part, error) {
	s := scanner{part: &Part{data: data, dialect: d}, decoder: xml.NewDecoder(bytes.NewReader(data))}
	for {
		from := int(s.decoder.InputOffset())
		token, err := s.decoder.Token()
		if errors.Is(err, io.EOF) {
			s.abandon()
			return s.part, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", pack.ErrBroken, err)
		}
		at := span{from, int(s.decoder.InputOffset())}
		switch t := token.(type) {
		case xml.StartElement:
			s.start(t, at)
		case xml.EndElement:
			s.end(t, at)
		case xml.CharData:
			s.text(string(t), at)
		}
	}
}

// scanner is where the reading of a part stands.
type scanner struct {
	part       *Part
	decoder    *xml.Decoder
	open       []element
	paragraphs []*paragraph
	cells      []*cell
	controls   []*field // open
	texts      []span   // tags of open text elements
}

type element struct {
	name    string
	from    int
	control *field // that ends with the element
	guide   bool
	names   bool // its text names the innermost control
}

func (s *scanner) start(t xml.StartElement, at span) {
	d := s.part.dialect
	e := element{name: t.Name.Local, from: at.from}
	if t.Name.Space != d.Space {
		e.name = t.Name.Space + " " + t.Name.Local
	}
	s.note(e.name)
	switch e.name {
	case d.Paragraph:
		p := &paragraph{span: at, parent: s.paragraph()}
		if len(s.cells) > 0 {
			p.cell = s.cells[len(s.cells)-1]
		}
		s.paragraphs = append(s.paragraphs, p)
	case d.Text:
		s.texts = append(s.texts, at)
	case d.Cell:
		s.cells = append(s.cells, &cell{})
	}
	e.guide = len(s.controls) > 0 && d.Guide(t)
	e.names = len(s.controls) > 0 && d.Names(t)
	if w, ok := d.Width(t); ok && len(s.cells) > 0 {
		s.cells[len(s.cells)-1].width = w
	}
	if c, ok := d.Begin(t); ok {
		f := &field{name: Name(c.Name), control: true, id: c.ID, tag: at, para: s.paragraph()}
		s.controls = append(s.controls, f)
		s.part.fields = append(s.part.fields, f)
		if d.End == nil {
			e.control = f
		}
	} else if name, ok := d.Name(t); ok && len(s.controls) > 0 && s.innermost().name == "" {
		s.innermost().name = Name(name)
	}
	if d.End != nil {
		if id, ok := d.End(t); ok {
			s.finish(func(f *field) bool { return f.id == id })
		}
	}
	s.open = append(s.open, e)
}

// note marks the paragraph as more than text where an element is.
func (s *scanner) note(name string) {
	d, p := s.part.dialect, s.paragraph()
	if p == nil || len(s.open) == 0 {
		return
	}
	parent := s.open[len(s.open)-1].name
	if name == d.Pages || (parent == d.Paragraph || parent == d.Run) && name != d.Run && name != d.Text && name != d.Layout && !d.Plain[name] {
		p.other = true
	}
}

func (s *scanner) end(t xml.EndElement, at span) {
	if len(s.open) == 0 {
		return
	}
	d := s.part.dialect
	e := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	if t.Name.Space != d.Space {
		return
	}
	switch e.name {
	case d.Paragraph:
		p := s.paragraph()
		p.to = at.to
		s.part.placeholders(p)
		s.paragraphs = s.paragraphs[:len(s.paragraphs)-1]
	case d.Text:
		s.texts = s.texts[:len(s.texts)-1]
	case d.Cell:
		s.cells = s.cells[:len(s.cells)-1]
	case d.Layout:
		if p := s.paragraph(); p != nil {
			p.layouts = append(p.layouts, span{e.from, at.to})
		}
	}
	if e.guide && len(s.controls) > 0 {
		s.innermost().guides = append(s.innermost().guides, span{e.from, at.to})
	}
	if e.name == d.Wrap && len(s.controls) > 0 && s.innermost().insert == 0 {
		s.innermost().insert = at.to
	}
	if e.control != nil {
		s.finish(func(f *field) bool { return f == e.control })
	}
}

func (s *scanner) finish(is func(*field) bool) {
	for i, f := range s.controls {
		if is(f) {
			s.controls = append(s.controls[:i:i], s.controls[i+1:]...)
			return
		}
	}
}

// abandon gives up controls that never ended: nobody knows which text is theirs.
func (s *scanner) abandon() {
	for _, f := range s.controls {
		f.pieces, f.insert = nil, 0
	}
}

func (s *scanner) text(text string, at span) {
	if n := len(s.open); n > 0 && s.open[n-1].names && len(s.controls) > 0 && s.innermost().name == "" {
		s.innermost().name = Name(text)
	}
	p := s.paragraph()
	if len(s.texts) == 0 || p == nil {
		return
	}
	seg := &segment{span: at, text: text, tag: s.texts[len(s.texts)-1], para: p}
	p.segments = append(p.segments, seg)
	for _, f := range s.controls {
		if f.para == nil {
			f.para = p
		}
		f.pieces = append(f.pieces, piece{seg, 0, len(text)})
	}
}

func (s *scanner) paragraph() *paragraph {
	if len(s.paragraphs) == 0 {
		return nil
	}
	return s.paragraphs[len(s.paragraphs)-1]
}

func (s *scanner) innermost() *field { return s.controls[len(s.controls)-1] }

// placeholders finds the fields in the text of a paragraph.
func (p *Part) placeholders(para *paragraph) {
	whole := para.text()
	for _, m := range placeholder.FindAllStringSubmatchIndex(whole, -1) {
		f := &field{name: Name(whole[m[2]:m[3]]), para: para}
		at := 0
		for _, seg := range para.segments {
			from, to := max(m[0]-at, 0), min(m[1]-at, len(seg.text))
			if from < to {
				f.pieces = append(f.pieces, piece{seg, from, to})
			}
			at += len(seg.text)
		}
		p.fields = append(p.fields, f)
	}
}

func (p *paragraph) text() string {
	var b strings.Builder
	for _, s := range p.segments {
		b.WriteString(s.text)
	}
	return b.String()
}
