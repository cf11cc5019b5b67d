package template

import (
	"bytes"
	"sort"
	"strings"

	"naru/internal/docgen/pack"
)

// inline puts markup in the place of a field: into its first piece; the others
// are emptied.
func (e *editor) inline(f *field, markup string) {
	for i, p := range f.pieces {
		put := ""
		if i == 0 {
			put = markup
		}
		e.cuts[p.segment] = append(e.cuts[p.segment], cut{p.from, p.to, put})
	}
	if len(f.pieces) == 0 {
		e.edits = append(e.edits, edit{span{f.insert, f.insert}, e.part.dialect.Insert(markup)})
	}
}

// follow puts markup after a paragraph, behind what follows it already.
func (e *editor) follow(p *paragraph, markup string) {
	e.after[p] += markup
}

// touch marks a control as filled.
func (e *editor) touch(f *field) {
	for _, g := range f.guides {
		e.edits = append(e.edits, edit{g, ""})
	}
	if touch := e.part.dialect.Touch; touch != nil {
		tag := string(e.part.data[f.tag.from:f.tag.to])
		if marked := touch(tag); marked != tag {
			e.edits = append(e.edits, edit{f.tag, marked})
		}
	}
}

// relayout drops the cached lines of a paragraph.
func (e *editor) relayout(p *paragraph) {
	for _, l := range p.layouts {
		e.edits = append(e.edits, edit{l, ""})
	}
}

// segments turns the cuts into edits, one for each segment.
func (e *editor) segments() []edit {
	var edits []edit
	for s, cuts := range e.cuts {
		sort.SliceStable(cuts, func(i, j int) bool { return cuts[i].from < cuts[j].from })
		var b strings.Builder
		at := 0
		for _, c := range cuts {
			if c.from < at {
				continue // another field has taken it
			}
			b.WriteString(pack.Escape(s.text[at:c.from]))
			b.WriteString(c.put)
			at = c.to
		}
		b.WriteString(pack.Escape(s.text[at:]))
		edits = append(edits, edit{s.span, b.String()})
		if keep := e.part.dialect.Keep; keep != "" && strings.TrimSpace(b.String()) != b.String() {
			if tag := e.part.data[s.tag.from:s.tag.to]; !bytes.Contains(tag, []byte(keep)) {
				end := s.tag.to - 1
				edits = append(edits, edit{span{end, end}, " " + keep})
			}
		}
	}
	return edits
}
