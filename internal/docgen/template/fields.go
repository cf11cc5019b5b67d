package template

import "sort"

// Kind is how a template marks a field.
type Kind string

// The kinds of field.
const (
	Placeholder Kind = "placeholder" // {{name}}
	FormControl Kind = "control"     // 누름틀, content control
)

// Field is a field of a template by its name, which may stand in several places.
type Field struct {
	Name   string
	Kind   Kind // of its first place
	Places int
}

// Fields lists the fields of several parts in the order of the text. A control
// without a name is none: no value could be meant for it.
func Fields(parts []*Part) []Field {
	var all []Field
	index := map[string]int{}
	for _, p := range parts {
		for _, f := range p.ordered() {
			i, known := index[f.name]
			if !known {
				i = len(all)
				index[f.name] = i
				kind := Placeholder
				if f.control {
					kind = FormControl
				}
				all = append(all, Field{Name: f.name, Kind: kind})
			}
			all[i].Places++
		}
	}
	return all
}

// ordered gives the named fields where they stand. A placeholder inside a
// control of the same name is the same place.
func (p *Part) ordered() []*field {
	var named []*field
	for _, f := range p.fields {
		if f.name != "" && (f.control || !p.within(f, func(c *field) bool { return c.name == f.name })) {
			named = append(named, f)
		}
	}
	sort.SliceStable(named, func(i, j int) bool { return named[i].place() < named[j].place() })
	return named
}

func (f *field) place() int {
	if f.control {
		return f.tag.from
	}
	return f.pieces[0].segment.from + f.pieces[0].from
}

// within reports whether a field stands inside a control of which is holds.
func (p *Part) within(f *field, is func(*field) bool) bool {
	for _, c := range p.fields {
		if !c.control || c.tag.from >= f.place() || !is(c) {
			continue
		}
		for _, piece := range c.pieces {
			if len(f.pieces) > 0 && piece.segment == f.pieces[0].segment {
				return true
			}
		}
	}
	return false
}

// Report says what became of the fields and the values. Names stand in the
// order of the text, those of values in that of the alphabet.
type Report struct {
	Filled   []string // fields that took their value
	Unfilled []string // fields without a value: they stand as they were
	Unused   []string // values without a field
	Moved    []string // fields inside a sentence whose table or figure follows the paragraph
}
