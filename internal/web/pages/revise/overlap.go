package revise

import (
	"net/url"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/revision"
)

// Meanwhile is what the second of two editors is told: who saved first, what
// they changed, and which fields both changed. It stands on top of the form,
// which holds both edits brought together.
type Meanwhile struct {
	Message  core.Text // of the conflict
	Since    []Entry   // what was saved since, newest first
	Overlaps []Overlap
}

// Overlap is a field that both changed, each in another way.
type Overlap struct {
	Path  string
	Field core.Text
	Base  core.Text // what both began with
	Mine  core.Text // what the form holds
	Their core.Text
}

// Overlaps puts conflicts into words.
func (w Words) Overlaps(list []revision.Conflict) []Overlap {
	out := make([]Overlap, 0, len(list))
	for _, c := range list {
		out = append(out, Overlap{
			Path: c.Path, Field: w.Field(c.Path),
			Base: w.value(c.Path, c.Base), Mine: w.value(c.Path, c.Mine), Their: w.value(c.Path, c.Theirs),
		})
	}
	return out
}

// The radio buttons of an overlap: their name is prefix and path.
const (
	prefix = "decide."
	mine   = "mine"
	theirs = "theirs"
)

// Theirs are the paths at which a sent form chose what the other person wrote,
// for revision.Take. They are to be taken from the revision that the form was
// merged with.
func Theirs(form url.Values) []string {
	var out []string
	for name, values := range form {
		if path, ok := strings.CutPrefix(name, prefix); ok && slices.Contains(values, theirs) {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return out
}
