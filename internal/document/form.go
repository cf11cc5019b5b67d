package document

// Form is a table that people fill in and give back, before it has a format:
// a heading in two languages, choices for some columns, and the rows that are
// there already.
type Form struct {
	Title   string
	Notes   []string // how to fill it in; each a line of a sheet of its own
	Columns []FormColumn
	Rows    [][]string // one cell for each column
	Room    int        // rows below with the same choices, for new entries
}

// FormColumn is a column of a form.
type FormColumn struct {
	Head    string   // by which it is found again
	Sub     string   // the same in the other language, beneath
	Help    string   // shown when a cell is chosen
	Choices []string // the cell offers these; others are refused
	Wide    bool     // holds sentences
}
