package definition

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/industry"
)

// definitionInput is what the form holds, as it was typed.
type definitionInput struct {
	Key    string
	Base   int // the version that is edited; 0 for a new definition
	System core.System
	Name   core.Text
	Note   core.Text
	State  industry.State
	Rows   []definitionRow
	Query  string // words to search codes by
	Paste  string // lines that were pasted and are not rows yet
}

// definitionRow is one code of the form.
type definitionRow struct {
	Code, Weight string
	Reason       core.Text
	Hint         core.Text // what to mind about the row after a merge
}

func (r definitionRow) blank() bool {
	return r.Code == "" && r.Weight == "" && r.Reason.IsZero()
}

// The acts of the form's buttons. An act on something has it behind a colon.
const (
	actSave   = "save"
	actCheck  = "check" // look again without saving; what the Enter key does
	actAdd    = "add"
	actPaste  = "paste"
	actMerge  = "merge"
	actMine   = "mine"
	actRemove = "remove"
	actUse    = "use"
)

// maxRows bounds a basket that comes by form; the finest level of the
// classification has some 1,200 codes.
const maxRows = 1500

// parseDefinition reads the form.
func parseDefinition(v url.Values) definitionInput {
	get := func(name string) string { return strings.TrimSpace(v.Get(name)) }
	f := definitionInput{
		Key: get("key"), System: core.System(get("system")),
		Name: core.T(get("name"), get("nameEn")), Note: core.T(get("note"), get("noteEn")),
		State: industry.State(get("state")), Query: get("q"), Paste: v.Get("paste"),
	}
	f.Base, _ = strconv.Atoi(get("base"))
	at := func(name string, i int) string {
		if list := v[name]; i < len(list) {
			return strings.Join(strings.Fields(list[i]), " ") // one line, as in the files
		}
		return ""
	}
	for i := range min(len(v["code"]), maxRows) {
		f.Rows = append(f.Rows, definitionRow{Code: at("code", i), Weight: at("weight", i), Reason: core.T(at("reason", i), at("reasonEn", i))})
	}
	return f
}

// inputOf fills the form from a definition.
func inputOf(d industry.Definition) definitionInput {
	f := definitionInput{Key: d.Key, Base: d.Version, System: d.System, Name: d.Name, Note: d.Note, State: d.State}
	for _, i := range d.Items {
		f.Rows = append(f.Rows, definitionRow{Code: i.Code, Weight: weightText(i.Weight), Reason: i.Reason})
	}
	return f
}

// definition reads the rows as items; rows[i] is the form's row of item i.
// Blank rows are left out. What is no weight becomes NaN, which the service
// refuses beside the field.
func (f *definitionInput) definition(c *industry.Classification) (d industry.Definition, rows []int) {
	for i, r := range f.Rows {
		if !r.blank() {
			rows = append(rows, i)
		}
	}
	codes := make([]string, len(f.Rows))
	for i, r := range f.Rows {
		codes[i] = readCode(c, r.Code)
	}
	// The service puts items in code order and names faults by that order.
	slices.SortStableFunc(rows, func(a, b int) int { return strings.Compare(codes[a], codes[b]) })
	d = industry.Definition{Key: f.Key, Name: f.Name, System: f.System, Note: f.Note, State: f.State}
	for _, i := range rows {
		d.Items = append(d.Items, industry.Item{Code: codes[i], Weight: readWeight(f.Rows[i].Weight), Reason: f.Rows[i].Reason})
	}
	return d, rows
}

// use puts a code into the basket and tells its row.
func (f *definitionInput) use(code string) int {
	for i, r := range f.Rows {
		if r.Code == code {
			return i
		}
		if r.blank() {
			f.Rows[i] = definitionRow{Code: code, Weight: "1"}
			return i
		}
	}
	f.Rows = append(f.Rows, definitionRow{Code: code, Weight: "1"})
	return len(f.Rows) - 1
}

func (f *definitionInput) remove(row int) {
	if row >= 0 && row < len(f.Rows) {
		f.Rows = slices.Delete(f.Rows, row, row+1)
	}
}

// add puts in an empty row and tells which.
func (f *definitionInput) add() int {
	f.Rows = append(f.Rows, definitionRow{})
	return len(f.Rows) - 1
}

// filled gives the row numbers' definition as the form had it, for comparing
// with what others saved.
func (f *definitionInput) filled(c *industry.Classification) industry.Definition {
	d, _ := f.definition(c)
	return d.Normalise()
}

// rowField names a field of a row, which is also the id of its input.
func rowField(row int, what string) string { return "row-" + strconv.Itoa(row) + "-" + what }
