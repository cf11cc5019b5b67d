package calc

import (
	"context"
	"slices"
)

// IOLook is what a file holds before anybody said which of its rows and columns
// are not sectors. Names stand in the order of the file.
type IOLook struct {
	Sectors []string // rows that are columns too
	Rows    []string // rows only: output, value added, imports, totals
	Columns []string // columns only: final demand, exports, totals
	// Uneven are names on one side only that are written like a sector: the
	// table lacks a row or a column.
	Uneven []string
}

// Look reads the names of a table. Cells that stand several times, one for each
// year for instance, are no hindrance.
func (in IOInput) Look(ctx context.Context) (IOLook, error) {
	in.Duplicates = DuplicatesSum
	if err := in.panelInput().validate(); err != nil {
		return IOLook{}, err
	}
	c, err := in.readCells(ctx)
	if err != nil {
		return IOLook{}, err
	}
	var look IOLook
	for _, name := range c.rows.names {
		if _, both := c.columns.find(name); both {
			look.Sectors = append(look.Sectors, name)
		} else {
			look.Rows = append(look.Rows, name)
		}
	}
	for _, name := range c.columns.names {
		if _, both := c.rows.find(name); !both {
			look.Columns = append(look.Columns, name)
		}
	}
	shapes := map[string]bool{}
	for _, name := range look.Sectors {
		shapes[shape(name)] = true
	}
	for _, name := range slices.Concat(look.Rows, look.Columns) {
		if shapes[shape(name)] {
			look.Uneven = append(look.Uneven, name)
		}
	}
	return look, nil
}
