package iosheet

import (
	"bytes"
	"math"
	"strings"

	"naru/internal/core"
	"naru/internal/source"
)

// State is what a cell holds.
type State uint8

// The states of a cell.
const (
	Number   State = iota
	Blank          // nothing is written
	Withheld       // a sign for a value that is missing or suppressed, such as X
	None           // “-”: nothing there, by statement; its value is 0
	Wrong          // a text that is no number
	Absent         // a long file does not mention the cell
)

// Label names a row or a column.
type Label struct {
	Region, Code, Name string // as far as the headings tell them
	Key                string // all that names it, joined by "|"
	at                 int    // line, or column from 1
}

// id is what a row and a column of one sector have in common: its code where
// there is one, within its region.
func (l Label) id() string {
	if l.Code != "" {
		return squash(l.Region) + "|" + squash(l.Code)
	}
	return squash(l.Key)
}

// says is the part of a label that says what it is.
func (l Label) says() string {
	if l.Name != "" {
		return l.Name
	}
	return l.Key
}

// Sheet is one table of numbers with its names, as it stands in a file.
type Sheet struct {
	Info    source.Info
	Titles  []string // what is written above the table
	Rows    []Label
	Columns []Label
	Notes   int // rows without a number that stand below or between

	long   bool
	line   int       // of the first row of headings
	values []float64 // by row, then column
	states []State
	wrong  map[int]string // texts of Wrong cells
}

func (s *Sheet) cell(row, column int) (float64, State) {
	k := row*len(s.Columns) + column
	return s.values[k], s.states[k]
}

// Place names a cell as a person finds it.
func (s *Sheet) Place(row, column int) core.Text {
	if s.long {
		return core.Tf("(%[1]s, %[2]s)", "(%[1]s, %[2]s)", s.Rows[row].Key, s.Columns[column].Key)
	}
	return s.Info.Place(s.Rows[row].at, s.Columns[column].at)
}

// name is the sheet in messages, or else the file.
func (s *Sheet) name() string {
	if s.Info.Sheet != "" {
		return s.Info.Sheet
	}
	return s.Info.Name
}

// find gives the position of the label that has a key; −1 for none.
func find(labels []Label, key string) int {
	for k, l := range labels {
		if l.Key == key {
			return k
		}
	}
	return -1
}

// byID gives the position of each label by what rows and columns share. The
// first stands for those that come again.
func byID(labels []Label) map[string]int {
	at := make(map[string]int, len(labels))
	for k, l := range labels {
		if _, again := at[l.id()]; !again {
			at[l.id()] = k
		}
	}
	return at
}

// parse reads a cell.
func parse(field []byte) (float64, State) {
	v, flag, ok := source.ParseNumber(field)
	switch {
	case !ok || math.IsInf(v, 0):
		return math.NaN(), Wrong
	case flag == core.None:
		return 0, None
	case math.IsNaN(v) && len(bytes.TrimSpace(field)) > 0:
		return v, Withheld
	case math.IsNaN(v):
		return v, Blank
	default:
		return v, Number
	}
}

// joined puts the parts of a name together, each once.
func joined(parts []string) string {
	var out []string
	for _, p := range parts {
		if p != "" && (len(out) == 0 || out[len(out)-1] != p) {
			out = append(out, p)
		}
	}
	return strings.Join(out, "|")
}
