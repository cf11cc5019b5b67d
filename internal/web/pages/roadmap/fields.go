package roadmap

import (
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/web/ui"
)

// Forms of these pages name the fields of a row by its number, as kpi-0-title,
// so that each field has a name and an id of its own.

// rowName is the name of a field of a row.
func rowName(rows string, i int, what string) string {
	return rows + "-" + strconv.Itoa(i) + "-" + what
}

// fieldValue reads one field without spaces around it.
func fieldValue(v url.Values, name string) string { return strings.TrimSpace(v.Get(name)) }

// rowCount counts the rows of a form by a field that each has, at most so many.
func rowCount(v url.Values, rows, what string) int {
	const most = 500
	n := 0
	for n < most && v.Has(rowName(rows, n, what)) {
		n++
	}
	return n
}

// pressed splits the button that sent a form into its act and what it is about.
func pressed(v url.Values) (act, on string) {
	act, on, _ = strings.Cut(v.Get("act"), ":")
	return act, on
}

// The acts of the forms' buttons.
const (
	actSave   = "save"
	actAdd    = "add"
	actRemove = "remove"
)

// mistakes gathers what cannot be read of a form, each by its field.
type mistakes struct{ err *core.Error }

func (m *mistakes) add(field string, text core.Text) {
	if m.err == nil {
		m.err = core.Fail(core.Invalid, "고칠 것이 있습니다. 적으신 내용은 그대로 있습니다.", "Some fields need corrections. What you typed is still here.")
	}
	m.err = m.err.With(field, text)
}

// error is what was gathered, nil when nothing was.
func (m *mistakes) error() error {
	if m.err == nil {
		return nil
	}
	return m.err
}

// year reads a year; empty is 0.
func (m *mistakes) year(field, text string) int {
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		m.add(field, core.Tf("‘%s’은(는) 해가 아닙니다. 2027처럼 적어 주십시오.", "‘%s’ is not a year; write it as 2027.", text))
	}
	return n
}

// number reads a number; empty is nil.
func (m *mistakes) number(field, text string) *float64 {
	if text == "" {
		return nil
	}
	x, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64)
	if err != nil {
		m.add(field, core.Tf("‘%s’은(는) 수가 아닙니다.", "‘%s’ is not a number.", text))
		return nil
	}
	return &x
}

// renamed puts an error's fields into a form's own names.
func renamed(err error, name func(path string) string) error {
	e, ok := errors.AsType[*core.Error](err)
	if !ok || len(e.Fields) == 0 {
		return err
	}
	out := *e
	out.Fields = slices.Clone(e.Fields)
	for i := range out.Fields {
		out.Fields[i].Name = name(out.Fields[i].Name)
	}
	return &out
}

func numberText(x *float64) string {
	if x == nil {
		return ""
	}
	return strconv.FormatFloat(*x, 'f', -1, 64)
}

// field makes a field of a form with the fault that an error has for it.
func field(err error, name string, label core.Text, value string) ui.Field {
	return ui.Field{Name: name, Label: label, Value: value, Error: ui.FieldError(err, name)}
}

// splitList reads a list parted by semicolons, commas or lines.
func splitList(text string) []string {
	var out []string
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ';' || r == ',' || r == '\n' }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
