package ui

import "naru/internal/core"

// Field is what every input of a form has: label above, help beneath, error
// beside. The input's id is its name.
type Field struct {
	Name     string
	Label    core.Text
	Help     core.Text
	Error    core.Text
	Value    string
	Required bool
}

// Input is a one-line field.
type Input struct {
	Field

	Type         string // text when empty; number, date, search, url …
	Placeholder  core.Text
	Autocomplete string
	InputMode    string // numeric, decimal …
	Narrow       bool   // a few characters wide: a year, a code
	List         string // id of the [Suggestions] to pick from
}

// Area is a field of several lines.
type Area struct {
	Field

	Rows int
}

// Select is a drop-down. A value that is not among the options selects the
// first.
type Select struct {
	Field

	Options []Option
}

// Check is a box to tick; Value is what is sent when it is, "1" when empty.
type Check struct {
	Field

	Checked bool
}

// Radios is a choice of one, all options in view.
type Radios struct {
	Field

	Options []Option
}

// FileDrop is a field for files: click, or drop them on it.
type FileDrop struct {
	Field

	Accept   string // ".csv,.tsv,.xlsx,.json,.parquet"
	Multiple bool
	Formats  core.Text // what may come, in words
}

// Button is an act. Name and Value are sent with the form when it was pressed.
type Button struct {
	Text  core.Text // names the result: "가져오기 시작", not "확인"
	Name  string
	Value string
	Kind  ButtonKind
	Href  string // makes it a link that looks like a button
}

// ButtonKind is the weight of a button. A page has one Primary.
type ButtonKind string

// The kinds of button.
const (
	Secondary   ButtonKind = ""
	Primary     ButtonKind = "primary"
	Quiet       ButtonKind = "quiet"
	Destructive ButtonKind = "destructive"
)

func (f Field) helpID() string  { return f.Name + "-help" }
func (f Field) errorID() string { return f.Name + "-error" }

// describedBy lists the ids of what explains the input.
func (f Field) describedBy() string {
	switch {
	case !f.Error.IsZero() && !f.Help.IsZero():
		return f.errorID() + " " + f.helpID()
	case !f.Error.IsZero():
		return f.errorID()
	case !f.Help.IsZero():
		return f.helpID()
	default:
		return ""
	}
}

// FieldError gives the message that an error carries for a field, if any.
func FieldError(err error, name string) core.Text {
	for _, f := range fieldsOf(err) {
		if f.Name == name {
			return f.Message
		}
	}
	return core.Text{}
}
