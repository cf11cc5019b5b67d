package document

import (
	"math"

	"naru/internal/core"
)

// Table is a table with its caption above and its source beneath. Every row has
// one cell per column.
type Table struct {
	Caption string
	Unit    string // of the whole table, such as "백만원"; empty where columns have their own
	Columns []Column
	Rows    []Row
	Notes   []string
	Source  string
	// Card lays the table out as a task card: no heading row, the first column
	// is a label.
	Card bool
	// Joined tables are a part of the card before them, such as its money: they
	// stand on its sheet in a workbook.
	Joined bool
}

// Column heads a column.
type Column struct {
	Title string // with its unit where the table has none
	Align Align
	Width float64 // relative to the others; 0 means 1
}

// Align is where the text of a column stands.
type Align int

// The alignments. Numbers stand right.
const (
	Left Align = iota
	Right
	Centre
)

// Row is one line of a table.
type Row struct {
	Kind  RowKind
	Cells []Cell
}

// RowKind sets a row apart.
type RowKind int

// The kinds of row.
const (
	Entry RowKind = iota
	Total         // a sum of entries
	Group         // a heading inside the table; only its first cell counts
)

// Cell is a text or a number. A number keeps full precision for spreadsheets
// and has Text as it is printed.
type Cell struct {
	Text    string
	Number  float64
	Numeric bool
}

// undefined stands where a number is not defined.
const undefined = "–"

// Word makes a cell of text.
func Word(s string) Cell { return Cell{Text: s} }

// Number makes a cell of a number, printed with so many decimals, thousands
// separators and △ for less than zero. A number that is not defined is an
// en dash, never zero.
func Number(x float64, decimals int) Cell {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return Cell{Text: undefined}
	}
	return Cell{Text: core.Grouped(x, decimals, "△"), Number: x, Numeric: true}
}
