package diagnosis

import (
	"math"

	"naru/internal/core"
)

// Sheet is a table exactly as a page shows it, with full precision, for CSV
// and XLSX. Each row has one cell per column.
type Sheet struct {
	Title    core.Text
	Columns  []Column
	Rows     [][]Cell
	Evidence []core.Evidence
	Notes    []core.Text
}

// Column heads a column of a sheet. Key is stable across languages.
type Column struct {
	Key   string
	Title core.Text
	Unit  core.Text
	Kind  Kind
}

// Numeric reports whether the column's cells are numbers.
func (c Column) Numeric() bool {
	return c.Kind != KindText && c.Kind != KindCode && c.Kind != KindPeriod
}

// Cell is a number or a text, as its column says. A number that is not defined
// is NaN; Flag then says why, where the data do.
type Cell struct {
	Text   core.Text
	Number float64
	Flag   core.Flag
}

func word(t core.Text) Cell { return Cell{Text: t, Number: math.NaN()} }

func code(s string) Cell { return word(core.T(s, s)) }

func number(x float64) Cell { return Cell{Number: x} }

func flagged(x float64, f core.Flag) Cell { return Cell{Number: x, Flag: f} }

// The units of numbers that the measure does not set. Shares and rates have
// none: they are kept as computed, and Kind says that a page writes them in %.
var (
	noUnit     = core.Text{}
	times      = core.T("배", "×")
	industries = core.T("개 산업", "industries")
)
