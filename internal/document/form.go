package document

import "naru/internal/core"

// Form is a sheet that people fill in and hand back: a row for each thing, a
// column for each fact. Its two heading rows are the Korean titles and the
// English ones beneath.
type Form struct {
	Title   core.Text
	Columns []FormColumn
	Rows    [][]string // filled already; none for an empty template
}

// FormColumn is a column of a form.
type FormColumn struct {
	Title    core.Text
	Help     core.Text // how to fill it in
	Choices  []core.Text
	Multiple bool // several choices, separated by semicolons
	Required bool
	Width    int // in characters; 0 leaves it to the writer
}
