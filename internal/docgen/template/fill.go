package template

import (
	"bytes"
	"slices"
	"sort"
	"strings"

	"naru/internal/document"
)

// Filling fills the parts of one template and keeps count.
type Filling struct {
	values   map[string][]document.Block
	renderer Renderer
	seen     map[string]bool // names that stand in the template
	report   Report
}

// NewFilling begins to fill a template with values by field name.
func NewFilling(values map[string][]document.Block, r Renderer) *Filling {
	named := make(map[string][]document.Block, len(values))
	for name, v := range values {
		named[Name(name)] = v
	}
	return &Filling{values: named, renderer: r, seen: map[string]bool{}}
}

// Report says what became of the fields and values of all parts so far.
func (f *Filling) Report() Report {
	r := f.report
	for name := range f.values {
		if !f.seen[name] {
			r.Unused = append(r.Unused, name)
		}
	}
	sort.Strings(r.Unused)
	return r
}

// note adds a name to a list of the report once.
func note(list *[]string, name string) {
	if !slices.Contains(*list, name) {
		*list = append(*list, name)
	}
}

// Part fills a part. Without a field that has a value the same bytes come back.
func (f *Filling) Part(p *Part) ([]byte, error) {
	e := editor{part: p, renderer: f.renderer, cuts: map[*segment][]cut{}, after: map[*paragraph]string{}, instead: map[*paragraph]string{}}
	for _, place := range p.ordered() {
		f.seen[place.name] = true
		value, ok := f.values[place.name]
		if p.within(place, func(c *field) bool { _, has := f.values[c.name]; return has && e.takes(c) }) {
			continue // goes with the control around it
		}
		if !ok || !e.takes(place) {
			note(&f.report.Unfilled, place.name)
			continue
		}
		moved, err := e.fill(place, value)
		if err != nil {
			return nil, err
		}
		note(&f.report.Filled, place.name)
		if moved {
			note(&f.report.Moved, place.name)
		}
	}
	return e.apply(), nil
}

// editor gathers the changes to a part.
type editor struct {
	part     *Part
	renderer Renderer
	cuts     map[*segment][]cut
	after    map[*paragraph]string // markup that follows a paragraph
	instead  map[*paragraph]string // markup in place of a paragraph
	edits    []edit
}

// cut replaces a piece of a segment by markup.
type cut struct {
	from, to int
	put      string
}

// edit replaces a stretch of the part.
type edit struct {
	span

	put string
}

// takes reports whether there is a place to put a value.
func (e *editor) takes(f *field) bool {
	return f.para != nil && (len(f.pieces) > 0 || f.insert > 0 && e.part.dialect.Insert != nil)
}

// fill puts a value in the place of a field. It reports whether blocks had to
// leave the sentence that the field stands in.
func (e *editor) fill(f *field, blocks []document.Block) (moved bool, err error) {
	texts, rest := e.leading(blocks)
	alone := strings.TrimSpace(f.surroundings()) == ""
	if f.control {
		e.touch(f)
	}
	switch {
	case alone && !f.para.other:
		return false, e.paragraphs(f, blocks)
	case len(rest) == 0:
		e.inline(f, texts)
		return false, nil
	default:
		e.inline(f, texts)
		markup, err := e.blocks(f, rest)
		e.follow(f.para, markup)
		return !alone, err
	}
}

// leading splits a value into the paragraphs that it begins with, as one text
// of several lines, and the rest.
func (e *editor) leading(blocks []document.Block) (texts string, rest []document.Block) {
	var lines []string
	for i, b := range blocks {
		p, ok := b.(document.Paragraph)
		if !ok {
			rest = blocks[i:]
			break
		}
		lines = append(lines, e.renderer.Inline(words(p)))
	}
	return strings.Join(lines, e.part.dialect.Break), rest
}

func words(p document.Paragraph) string {
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// paragraphs fills a field that is all there is in its paragraph: texts take
// the looks of the template, other blocks stand between them.
func (e *editor) paragraphs(f *field, blocks []document.Block) error {
	var out strings.Builder
	var others []document.Block
	flush := func() error {
		if len(others) == 0 {
			return nil
		}
		markup, err := e.blocks(f, others)
		out.WriteString(markup)
		others = nil
		return err
	}
	for _, b := range blocks {
		p, ok := b.(document.Paragraph)
		if !ok {
			others = append(others, b)
			continue
		}
		if err := flush(); err != nil {
			return err
		}
		out.WriteString(e.like(f, words(p), out.Len() > 0))
	}
	if err := flush(); err != nil {
		return err
	}
	if out.Len() == 0 {
		out.WriteString(e.like(f, "", false))
	}
	e.instead[f.para] = out.String()
	for _, p := range f.pieces {
		if p.segment.para != f.para {
			e.cuts[p.segment] = append(e.cuts[p.segment], cut{p.from, p.to, ""})
		}
	}
	return nil
}

func (e *editor) blocks(f *field, blocks []document.Block) (string, error) {
	width := 0
	if f.para.cell != nil {
		width = f.para.cell.width
	}
	return e.renderer.Blocks(blocks, width)
}

// like gives the paragraph of a field with a text in its place. A copy beyond
// the first is rid of what must not stand twice.
func (e *editor) like(f *field, text string, again bool) string {
	one := editor{part: e.part, renderer: e.renderer, cuts: map[*segment][]cut{}}
	one.inline(f, e.renderer.Inline(text))
	one.relayout(f.para)
	s := string(one.splice(f.para.span))
	if again && e.part.dialect.Copy != nil {
		s = e.part.dialect.Copy(s)
	}
	return s
}

// surroundings is the text of the field's paragraph without the field.
func (f *field) surroundings() string {
	var b strings.Builder
	for _, s := range f.para.segments {
		at := 0
		for _, p := range f.pieces {
			if p.segment == s {
				b.WriteString(s.text[at:p.from])
				at = p.to
			}
		}
		b.WriteString(s.text[at:])
	}
	return b.String()
}

// apply makes the part with all changes.
func (e *editor) apply() []byte {
	if len(e.cuts)+len(e.after)+len(e.instead)+len(e.edits) == 0 {
		return e.part.data
	}
	touched := map[*paragraph]bool{}
	for s := range e.cuts {
		touched[s.para] = true
	}
	for p := range e.after {
		touched[p] = true
	}
	for p := range e.instead {
		touched[p] = true
	}
	for p := range touched {
		for ; p != nil; p = p.parent {
			e.relayout(p)
		}
	}
	for p, markup := range e.instead {
		e.edits = append(e.edits, edit{p.span, markup})
	}
	for p, markup := range e.after {
		e.edits = append(e.edits, edit{span{p.to, p.to}, markup})
	}
	return e.splice(span{0, len(e.part.data)})
}

// splice gives a stretch of the part with the edits inside it.
func (e *editor) splice(within span) []byte {
	edits := append(e.segments(), e.edits...)
	sort.SliceStable(edits, func(i, j int) bool {
		a, b := edits[i], edits[j]
		return a.from < b.from || a.from == b.from && a.to < b.to
	})
	var out bytes.Buffer
	at := within.from
	for _, c := range edits {
		if c.from < at || c.to > within.to {
			continue // inside what was replaced whole, or outside
		}
		out.Write(e.part.data[at:c.from])
		out.WriteString(c.put)
		at = c.to
	}
	out.Write(e.part.data[at:within.to])
	return out.Bytes()
}
