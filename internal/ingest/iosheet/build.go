package iosheet

import (
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/inout"
)

// Reading says how the rows and columns of a book are read.
type Reading struct {
	Scope         inout.Scope
	Rows, Columns []Role
	BlankZero     bool // cells without a value are zero
	// Block keeps one region of a table between regions: its own block, what it
	// buys from the others as a row of imports, what it sells to them as a
	// column of final demand.
	Block string
	// CloseValueAdded takes value added to be what the columns leave.
	CloseValueAdded bool
	// RemoveImports makes a domestic table of a total one; see
	// [inout.Table.RemoveImports].
	RemoveImports bool
}

// Table takes a table out of the sheets. Notes are told in the words of a
// reader. What is off but no hindrance comes as mismatches of printed totals.
func (b *Book) Table(r Reading, note func(core.Text)) (*inout.Table, []Mismatch, error) {
	w := &builder{Book: b, Reading: r, gaps: gaps{blankZero: r.BlankZero}}
	if err := w.findSectors(note); err != nil {
		return nil, nil, err
	}
	t := w.table()
	if err := w.gaps.err(b.Main); err != nil {
		return nil, nil, err
	}
	off := w.mismatches(t)
	w.gaps.tell(note)
	if w.Scope == inout.Total && w.RemoveImports {
		domestic, err := t.RemoveImports(w.exports()...)
		if err != nil {
			return nil, nil, err
		}
		t = domestic
	}
	if r.CloseValueAdded {
		closed, err := t.CloseValueAdded("value added")
		return closed, off, err
	}
	return t, off, nil
}

// builder takes a table out of a book.
type builder struct {
	*Book
	Reading

	rows, columns []int // of the sectors, in the main sheet
	ids           []string
	others        []int // rows and columns of the other regions' sectors
	otherColumns  []int
	gaps          gaps
}

func (w *builder) table() *inout.Table {
	n := len(w.rows)
	t := &inout.Table{Scope: w.Scope, Flows: make([]float64, n*n)}
	for k, row := range w.rows {
		t.Sectors = append(t.Sectors, sectorOf(w.Main.Rows[row], w.Main.Columns[w.columns[k]]))
		for j, column := range w.columns {
			t.Flows[k*n+j] = w.gaps.value(w.Main, row, column, needed)
		}
	}
	w.takeRows(t)
	w.takeColumns(t)
	w.takeImports(t)
	w.takeOthers(t)
	if t.Output == nil && len(t.Final) > 0 {
		t.Output = t.TotalFinal()
		for i := range n {
			for _, z := range t.Flows[i*n : (i+1)*n] {
				t.Output[i] += z
			}
			if t.CompetingImports != nil {
				t.Output[i] -= t.CompetingImports[i]
			}
		}
	}
	return t
}

// sectorOf names a sector by its row, or by its column where that tells more.
func sectorOf(row, column Label) inout.Sector {
	code, name := row.Code, row.Name
	if name == "" {
		name = column.Name
	}
	switch {
	case code == "":
		code, name = row.Key, ""
	case row.Region != "":
		code, name = row.Region+"|"+code, joinWords(row.Region, name)
	}
	if name == code {
		name = ""
	}
	return inout.Sector{Code: code, Name: core.T(name, "")}
}

func joinWords(a, b string) string {
	if b == "" {
		return ""
	}
	return a + " " + b
}

// takeRows takes the rows that are no sectors from the main sheet, or else from
// that of the inputs.
func (w *builder) takeRows(t *inout.Table) {
	for _, role := range w.Rows {
		switch role.Is {
		case RoleOutput:
			t.Output = w.row(role.Name, needed)
		case RoleValueAdded:
			t.ValueAdded = append(t.ValueAdded, inout.Series{Name: role.Name, Values: w.row(role.Name, wanted)})
		case RoleWages:
			t.Income = w.row(role.Name, wanted)
			t.ValueAdded = append(t.ValueAdded, inout.Series{Name: role.Name, Values: t.Income})
		case RoleIncome:
			t.Income = w.row(role.Name, wanted)
		case RoleEmployment:
			t.Employment = w.row(role.Name, wanted)
		case RoleImports:
			t.Imports = add(t.Imports, w.row(role.Name, wanted))
		default:
		}
	}
}

// row takes a row by its name.
func (w *builder) row(name string, need need) []float64 {
	if k := find(w.Main.Rows, name); k >= 0 {
		out := make([]float64, len(w.columns))
		for j, column := range w.columns {
			out[j] = w.gaps.value(w.Main, k, column, need)
		}
		return out
	}
	k := find(w.Inputs.Rows, name) // fits was asked
	at := byID(w.Inputs.Columns)
	out := make([]float64, len(w.ids))
	for j, id := range w.ids {
		column, ok := at[id]
		if !ok {
			out[j] = math.NaN()
			continue
		}
		out[j] = w.gaps.value(w.Inputs, k, column, need)
	}
	return out
}

// takeColumns takes the columns that are no sectors.
func (w *builder) takeColumns(t *inout.Table) {
	column := func(name string, need need) []float64 {
		k := find(w.Main.Columns, name)
		out := make([]float64, len(w.rows))
		for i, row := range w.rows {
			out[i] = w.gaps.value(w.Main, row, k, need)
		}
		return out
	}
	for _, role := range w.Columns {
		switch role.Is {
		case RoleFinal, RoleExports:
			t.Final = append(t.Final, inout.Series{Name: role.Name, Values: column(role.Name, wanted)})
		case RoleImports:
			t.CompetingImports = add(t.CompetingImports, positive(column(role.Name, wanted)))
		case RoleOutput:
			if t.Output == nil {
				t.Output = column(role.Name, needed)
			}
		default:
		}
	}
	if demand := Names(w.Columns, RoleDemand); t.Output == nil && w.Scope != inout.Total && len(demand) == 1 {
		t.Output = column(demand[0], needed)
	}
}

// positive turns imports that are printed as deductions around.
func positive(values []float64) []float64 {
	sum := 0.0
	for _, v := range values {
		if !math.IsNaN(v) {
			sum += v
		}
	}
	if sum < 0 {
		for k := range values {
			values[k] = -values[k]
		}
	}
	return values
}

func add(a, b []float64) []float64 {
	if a == nil {
		return b
	}
	sum := slices.Clone(a)
	for k, v := range b {
		sum[k] += v
	}
	return sum
}

// takeImports takes the imported flows of a domestic table: from their own
// sheet, or as what the total table has more.
func (w *builder) takeImports(t *inout.Table) {
	if w.Scope == inout.Total || t.Imports != nil {
		return
	}
	from := w.Imports
	if from == nil {
		from = w.Inputs
	}
	if from == nil {
		return
	}
	rows, columns := byID(from.Rows), byID(from.Columns)
	n := len(w.ids)
	flows := make([]float64, n*n)
	for i, from1 := range w.ids {
		row, here := rows[from1]
		for j, to := range w.ids {
			column, there := columns[to]
			if !here || !there {
				return // it has other sectors
			}
			flows[i*n+j] = w.gaps.value(from, row, column, wanted)
			if w.Imports == nil {
				flows[i*n+j] -= t.Flows[i*n+j]
			}
		}
	}
	t.ImportFlows = flows
}

// takeOthers sums what the kept region buys from the other regions and sells to
// them.
func (w *builder) takeOthers(t *inout.Table) {
	if len(w.others) == 0 {
		return
	}
	bought, sold := make([]float64, len(w.rows)), make([]float64, len(w.rows))
	for j, column := range w.columns {
		for _, row := range w.others {
			bought[j] += w.gaps.value(w.Main, row, column, wanted)
		}
	}
	for i, row := range w.rows {
		for _, column := range w.otherColumns {
			sold[i] += w.gaps.value(w.Main, row, column, wanted)
		}
	}
	t.Imports = add(t.Imports, bought)
	if len(t.Final) > 0 {
		t.Final = append(t.Final, inout.Series{Name: soldToOthers, Values: sold})
	}
}

// soldToOthers names the column of what goes to other regions as intermediates.
const soldToOthers = "다른 지역의 중간수요"

// exports names the columns of final demand that are not supplied by imports.
func (w *builder) exports() []string { return append(Names(w.Columns, RoleExports), soldToOthers) }
