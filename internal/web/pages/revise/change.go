package revise

import (
	"encoding/json"
	"strings"
	"time"

	"naru/internal/core"
	"naru/internal/revision"
)

// Change is one field that differs, in words.
type Change struct {
	Field  core.Text
	Kind   revision.Kind
	Before core.Text // zero where there was nothing
	After  core.Text // zero where nothing is left
}

// Entry is one step of a history.
type Entry struct {
	Revision int
	At       time.Time
	By       core.Person
	Action   core.Text
	Note     string
	Changes  []Change
	Href     string // the object as it was then; empty where it cannot be shown
}

// Words put the fields of one kind of object into words.
type Words struct {
	// Field names the field at a path as revision.Compare gives it.
	Field func(path string) core.Text
	// Value says what a field holds; where it is nil, or says nothing, Plain does.
	Value func(path string, raw json.RawMessage) core.Text
}

// Changes puts a comparison into words.
func (w Words) Changes(list []revision.Change) []Change {
	out := make([]Change, 0, len(list))
	for _, c := range list {
		words := Change{Field: w.Field(c.Path), Kind: c.Kind}
		if c.Kind != revision.Moved { // the ids of the elements say nothing
			words.Before, words.After = w.value(c.Path, c.Before), w.value(c.Path, c.After)
		}
		out = append(out, words)
	}
	return out
}

// Entries puts a history into words. action names what was done, and href leads
// to a revision; href may be nil.
func (w Words) Entries(list []revision.Entry, action func(string) core.Text, href func(number int) string) []Entry {
	out := make([]Entry, 0, len(list))
	for _, e := range list {
		line := Entry{Revision: e.Revision, At: e.At, By: e.By, Action: action(e.Action), Note: e.Note, Changes: w.Changes(e.Changes)}
		if href != nil {
			line.Href = href(e.Revision)
		}
		out = append(out, line)
	}
	return out
}

func (w Words) value(path string, raw json.RawMessage) core.Text {
	if w.Value != nil && len(raw) > 0 {
		if t := w.Value(path, raw); !t.IsZero() {
			return t
		}
	}
	return Plain(raw)
}

// Plain reads a JSON value as people do: a text as it is, a number grouped, a
// list by its elements, an object by its name. Nothing is zero.
func Plain(raw json.RawMessage) core.Text {
	if len(raw) == 0 {
		return core.Text{}
	}
	d := json.NewDecoder(strings.NewReader(string(raw)))
	d.UseNumber()
	var v any
	if d.Decode(&v) != nil {
		return same(string(raw))
	}
	return plain(v)
}

func plain(v any) core.Text {
	switch v := v.(type) {
	case nil:
		return core.Text{}
	case bool:
		if v {
			return core.T("예", "yes")
		}
		return core.T("아니요", "no")
	case json.Number:
		return number(v)
	case string:
		return same(v)
	case []any:
		return list(v)
	case map[string]any:
		return object(v)
	default:
		return core.Text{}
	}
}

// number groups the digits before the point and keeps every one behind it.
func number(n json.Number) core.Text {
	whole, fraction, _ := strings.Cut(n.String(), ".")
	digits, negative := strings.CutPrefix(whole, "-")
	if strings.ContainsAny(n.String(), "eE") {
		return same(n.String())
	}
	const group = 3
	for at := len(digits) - group; at > 0; at -= group {
		digits = digits[:at] + "," + digits[at:]
	}
	if negative {
		digits = "−" + digits
	}
	if fraction != "" {
		digits += "." + fraction
	}
	return same(digits)
}

// mostNamed is how many elements of a list are named.
const mostNamed = 6

func list(elements []any) core.Text {
	var ko, en []string
	for _, e := range elements {
		if t := plain(e); !t.IsZero() && len(ko) < mostNamed {
			ko, en = append(ko, t.In(core.Korean)), append(en, t.In(core.English))
		}
	}
	out := core.T(strings.Join(ko, ", "), strings.Join(en, ", "))
	if more := len(elements) - len(ko); more > 0 && len(ko) > 0 {
		return core.Tf("%[1]s 외 %[2]d개", "%[1]s and %[2]d more", out, more)
	}
	return out
}

// object is called by the field that people would call it by.
func object(fields map[string]any) core.Text {
	ko, _ := fields["ko"].(string)
	en, _ := fields["en"].(string)
	if ko != "" || en != "" {
		return core.T(ko, en)
	}
	for _, name := range []string{"title", "name", "label", "text", "code", "id"} {
		if t := plain(fields[name]); !t.IsZero() {
			return t
		}
	}
	return core.Tf("항목 %d개", "%d fields", len(fields))
}

func same(s string) core.Text { return core.T(s, s) }
