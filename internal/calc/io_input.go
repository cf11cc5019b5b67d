package calc

import (
	"io"
	"slices"

	"naru/internal/inout"
)

// The names that the columns of a long input–output table have when the user does
// not name them.
const (
	DefaultRow    = "row"
	DefaultColumn = "column"
	shortColumn   = "col" // read where there is no DefaultColumn
)

// IOInput says which input–output table to read and how. Only File is required.
//
// A long table has a row of the file for each cell: selling row, buying column,
// value. A square one has the selling rows below one another, their names in the
// leading columns, and the buying columns beside one another, named by the header;
// where the header has several rows (country and sector, as in WIOD) a name is its
// parts joined by "|". A file is read as square when it has none of the columns of
// a long one. Either may have rows and columns that are not sectors, which are
// named here.
type IOInput struct {
	File  string    // path, or "-" for Stdin
	Stdin io.Reader // read when File is "-"

	Row, Column, Value string   // columns of a long table; "" means the default name
	HeaderRows         int      // of a square table; 0 finds out
	Where              []string // COLUMN=VALUE, of a long table; see Input

	Coefficients bool // cells are A, and the named rows are per unit of output
	Scope        inout.Scope

	OutputRow      string   // "" and no FinalColumns means there is none
	ValueAddedRows []string // summed
	ImportRows     []string // imported intermediates, summed
	IncomeRow      string
	EmploymentRow  string
	FinalColumns   []string // where there is no OutputRow, output is the row's sum with them
	Ignore         []string // totals and the like: rows and columns that are left out

	CloseValueAdded bool // value added is what the columns leave

	Absent     Absent     // "" is AbsentZero
	Duplicates Duplicates // "" is DuplicatesError

	Workers  int                   // see inout.Options
	Progress func(done, total int) // see inout.Options
}

// validate checks what can be checked without the file.
func (in IOInput) validate() error {
	if err := in.panelInput().validate(); err != nil {
		return err
	}
	switch {
	case in.Scope != "" && in.Scope != inout.Domestic && in.Scope != inout.Total:
		return usage("--scope는 domestic이나 total입니다.", "--scope is domestic or total.")
	case in.HeaderRows < 0:
		return usage("--header-rows는 0 이상입니다.", "--header-rows is 0 or more.")
	case in.CloseValueAdded && len(in.ValueAddedRows) > 0:
		return usage("--value-added-row와 --close-value-added는 함께 쓸 수 없습니다.",
			"--value-added-row and --close-value-added exclude one another.")
	case in.Coefficients && in.CloseValueAdded:
		return usage("--coefficients에는 --close-value-added를 쓸 수 없습니다.", "--close-value-added needs flows, not --coefficients.")
	case in.Coefficients && len(in.FinalColumns) > 0 && in.OutputRow == "":
		return usage("--coefficients에서는 최종수요로 총산출을 구하지 않습니다. --output-row를 쓰거나 --final-column을 빼 주십시오.",
			"With --coefficients output does not follow from final demand. Name --output-row, or leave --final-column out.")
	}
	return nil
}

// panelInput carries over what both kinds of input share.
func (in IOInput) panelInput() Input {
	return Input{File: in.File, Stdin: in.Stdin, Where: in.Where, Absent: in.Absent, Duplicates: in.Duplicates}
}

// reservedRows and reservedColumns are the names that are not sectors.
func (in IOInput) reservedRows() []string {
	return plainNames(slices.Concat(in.ValueAddedRows, in.ImportRows, in.Ignore, []string{in.OutputRow, in.IncomeRow, in.EmploymentRow}))
}

func (in IOInput) reservedColumns() []string {
	return plainNames(slices.Concat(in.FinalColumns, in.Ignore))
}

func plainNames(names []string) []string {
	var out []string
	for _, n := range names {
		if n = plainName(n); n != "" {
			out = append(out, n)
		}
	}
	return out
}
