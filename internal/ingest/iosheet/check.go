package iosheet

import (
	"math"

	"naru/internal/core"
	"naru/internal/inout"
)

// Mismatch is a printed total that is not the sum of its parts.
type Mismatch struct {
	Place        core.Text // the cell of the total
	Name         string    // of its row or column
	Sector       string
	Printed, Sum float64
}

// Text says what does not match.
func (m Mismatch) Text() core.Text {
	return core.Tf("%[1]s: 부문 ‘%[2]s’의 ‘%[3]s’은(는) %.10[4]g인데 항목의 합은 %.10[5]g입니다(차이 %.6[6]g).",
		"%[1]s: ‘%[3]s’ of sector ‘%[2]s’ is %.10[4]g, but its parts sum to %.10[5]g (a gap of %.6[6]g).",
		m.Place, m.Sector, m.Name, m.Printed, m.Sum, m.Sum-m.Printed)
}

// mismatches compares the printed totals of the main sheet, and those of the
// inputs, with the sums of their parts. What is unknown is not compared. The
// margins against output are compared by [inout.Table.Check].
func (w *builder) mismatches(t *inout.Table) []Mismatch {
	var out []Mismatch
	n := len(t.Sectors)
	compare := func(s *Sheet, name string, places func(k int) (row, column int), sum func(k int) float64, parts int) {
		for k := range n {
			row, column := places(k)
			printed, state := s.cell(row, column)
			total := sum(k)
			if state != Number || math.IsNaN(total) || math.Abs(printed-total) <= slack(printed, parts) {
				continue
			}
			out = append(out, Mismatch{Place: s.Place(row, column), Name: name, Sector: t.Sectors[k].Code, Printed: printed, Sum: total})
		}
	}
	for _, role := range w.Columns {
		column := find(w.Main.Columns, role.Name)
		place := func(k int) (int, int) { return w.rows[k], column }
		switch role.Is {
		case RoleIntermediate:
			compare(w.Main, role.Name, place, func(k int) float64 { return w.bought(t, k) }, n)
		case RoleFinalTotal:
			compare(w.Main, role.Name, place, func(k int) float64 { return w.demanded(t, k) }, len(t.Final))
		case RoleDemand:
			if len(t.Final) > 0 {
				compare(w.Main, role.Name, place, func(k int) float64 { return w.bought(t, k) + w.demanded(t, k) }, n+len(t.Final))
			}
		default:
		}
	}
	for _, role := range w.Rows {
		row := find(w.Main.Rows, role.Name)
		if row < 0 {
			continue
		}
		place := func(k int) (int, int) { return row, w.columns[k] }
		switch role.Is {
		case RoleIntermediate:
			compare(w.Main, role.Name, place, func(k int) float64 { return w.used(t, k) }, n)
		case RoleValueAdded:
			if parts := w.parts(); parts != nil {
				compare(w.Main, role.Name, place, func(k int) float64 { return parts[k] }, n)
			}
		default:
		}
	}
	return out
}

// slack is what rounding of the parts to the total's last digit may leave.
func slack(printed float64, parts int) float64 {
	unit := 1.0
	for k := 0; k < 6 && math.Abs(printed/unit-math.Round(printed/unit)) > 1e-6; k++ {
		unit /= 10
	}
	return unit*float64(parts+1)/2 + 1e-9*math.Abs(printed)
}

// bought is what all sectors buy of a sector, other regions' among them.
func (w *builder) bought(t *inout.Table, k int) float64 {
	sum, n := 0.0, len(t.Sectors)
	for _, z := range t.Flows[k*n : (k+1)*n] {
		sum += z
	}
	for _, column := range w.otherColumns {
		sum += w.quiet(w.rows[k], column)
	}
	return sum
}

// used is what a sector buys of all sectors.
func (w *builder) used(t *inout.Table, k int) float64 {
	sum, n := 0.0, len(t.Sectors)
	for i := range n {
		sum += t.Flows[i*n+k]
	}
	for _, row := range w.others {
		sum += w.quiet(row, w.columns[k])
	}
	return sum
}

// demanded is the final demand for a sector as the columns tell it.
func (w *builder) demanded(t *inout.Table, k int) float64 {
	sum := 0.0
	for _, f := range t.Final {
		if f.Name != soldToOthers {
			sum += f.Values[k]
		}
	}
	return sum
}

// parts sums the parts of value added that the total has in it; nil where the
// main sheet does not print them.
func (w *builder) parts() []float64 {
	if len(Names(w.Rows, RoleValueAddedPart)) == 0 || len(Names(w.Rows, RoleValueAdded)) != 1 {
		return nil
	}
	var sum []float64
	for _, name := range Names(w.Rows, RoleValueAddedPart, RoleIncome) {
		row := find(w.Main.Rows, name)
		if row < 0 {
			return nil
		}
		values := make([]float64, len(w.columns))
		for k, column := range w.columns {
			values[k] = w.quiet(row, column)
		}
		sum = add(sum, values)
	}
	return sum
}

// quiet reads a cell of the main sheet without remembering what is wrong.
func (w *builder) quiet(row, column int) float64 {
	v, state := w.Main.cell(row, column)
	if state == Blank && w.BlankZero || state == Absent {
		return 0
	}
	return v
}
