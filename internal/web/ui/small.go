package ui

import (
	"github.com/a-h/templ"

	"naru/internal/core"
)

// Small is a field in a row of a list or a cell of a table.
type Small struct {
	Field

	ID         string // of the input, where several share a name; the name when empty
	InputMode  string
	List       string    // id of the [Suggestions] to pick from
	Lines      int       // of a field of several lines; 0 for one line
	Unlabelled bool      // the table says what it is: the label is only heard
	Of         core.Text // heard after the label: what the row is about
	Class      string
	Focus      bool
}

// placed is the field with the id that the input has as its name, so that what
// describes it is named alike.
func (s Small) placed() Field {
	f := s.Field
	if s.ID != "" {
		f.Name = s.ID
	}
	return f
}

func (s Small) attributes() templ.Attributes {
	attrs := s.placed().aria()
	for name, value := range map[string]string{"inputmode": s.InputMode, "list": s.List} {
		if value != "" {
			attrs[name] = value
		}
	}
	return attrs
}
