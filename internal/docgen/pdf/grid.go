package pdf

import (
	"slices"
	"strings"

	"naru/internal/document"
)

// grid is a table, or some columns of a wide one, fitted to a width.
type grid struct {
	columns []document.Column
	at      []int // which columns of the table these are
	widths  []float64
	size    float64 // of the text
	card    bool
}

const (
	cellSide  = 4.0
	cellAbove = 3.2
	largest   = 9.0 // sizes of text
	smallest  = 6.5
	upright   = a4Short - 2*side // widths of paper
	lying     = a4Long - 2*side
)

// step is the distance between lines in a cell.
func (g grid) step() float64 { return g.size * 1.4 }

// normalised gives every row one cell per column, every cell a column, and every
// table at least one.
func (f *flow) normalised(t document.Table) document.Table {
	n := max(1, len(t.Columns))
	for _, r := range t.Rows {
		if r.Kind != document.Group {
			n = max(n, len(r.Cells))
		}
	}
	columns := make([]document.Column, n)
	copy(columns, t.Columns)
	for i := range columns {
		columns[i].Title = f.clean(columns[i].Title)
	}
	rows := make([]document.Row, len(t.Rows))
	for i, r := range t.Rows {
		cells := make([]document.Cell, n)
		copy(cells, r.Cells)
		for k := range cells {
			cells[k].Text = f.clean(cells[k].Text)
		}
		rows[i] = document.Row{Kind: r.Kind, Cells: cells}
	}
	t.Columns, t.Rows = columns, rows
	return t
}

// demand is the least and the natural width of a column at size 1.
type demand struct{ least, natural float64 }

func (f *flow) demands(t document.Table) []demand {
	out := make([]demand, len(t.Columns))
	look := func(i int, s string, bold, whole bool) {
		face := f.family.Face(bold)
		w := face.Width(s, 1)
		out[i].natural = max(out[i].natural, w)
		if whole {
			out[i].least = max(out[i].least, w)
			return
		}
		const word = 6.0 // ems; a longer word may break inside
		for part := range strings.FieldsSeq(s) {
			out[i].least = max(out[i].least, min(face.Width(part, 1), word))
		}
	}
	for i, c := range t.Columns {
		if !t.Card {
			look(i, c.Title, true, false)
		}
		for _, r := range t.Rows {
			if r.Kind == document.Group {
				continue
			}
			cell := r.Cells[i]
			look(i, cell.Text, r.Kind == document.Total || t.Card && i == 0, cell.Numeric)
		}
	}
	return out
}

// fit gives the columns named by at their widths, if size leaves each its
// least.
func fit(t document.Table, at []int, demands []demand, size, width float64) (grid, bool) {
	g := grid{at: at, size: size, card: t.Card, widths: make([]float64, len(at))}
	weights, least := make([]float64, len(at)), make([]float64, len(at))
	sum, given := 0.0, false
	for i, c := range at {
		g.columns = append(g.columns, t.Columns[c])
		least[i] = demands[c].least*size + 2*cellSide + 0.1
		sum += least[i]
		given = given || t.Columns[c].Width > 0
	}
	if sum > width {
		return g, false
	}
	for i, c := range at {
		weights[i] = 1
		if w := t.Columns[c].Width; w > 0 {
			weights[i] = w
		} else if !given {
			const long = 30.0 // ems; beyond, a text is broken anyway
			weights[i] = min(demands[c].natural, long)*size + 2*cellSide
		}
	}
	share(g.widths, weights, least, width)
	return g, true
}

// share divides width by weights but gives each at least its least.
func share(out, weights, least []float64, width float64) {
	fixed := make([]bool, len(out))
	for {
		rest, sum := width, 0.0
		for i := range out {
			if fixed[i] {
				rest -= least[i]
			} else {
				sum += weights[i]
			}
		}
		again := false
		for i := range out {
			if fixed[i] {
				out[i] = least[i]
				continue
			}
			if out[i] = rest * weights[i] / sum; out[i] < least[i] {
				fixed[i], again = true, true
			}
		}
		if !again {
			return
		}
	}
}

// grids fits a table to the paper: upright at the usual size or smaller, else
// lying, else in groups of columns that each repeat the first one.
func (f *flow) grids(t document.Table) (list []grid, landscape bool) {
	demands := f.demands(t)
	all := make([]int, len(t.Columns))
	for i := range all {
		all[i] = i
	}
	for _, try := range []struct {
		size, width float64
		landscape   bool
	}{{largest, upright, false}, {8.25, upright, false}, {7.5, upright, false}, {8.25, lying, true}, {7.5, lying, true}, {smallest, lying, true}} {
		if g, ok := fit(t, all, demands, try.size, try.width); ok {
			return []grid{g}, try.landscape
		}
	}
	const most = 1 << 20
	if list = f.split(t, demands, most); len(list) > 1 {
		list = f.split(t, demands, (len(all)-1+len(list)-1)/len(list)) // parts of like size
	}
	if len(list) == 0 { // one column wider than the paper
		list = []grid{{columns: t.Columns, at: all, widths: []float64{lying}, size: smallest, card: t.Card}}
	}
	return list, true
}

// split groups columns, each group after the first column and no more than
// most, into grids that fit a lying page.
func (f *flow) split(t document.Table, demands []demand, most int) (list []grid) {
	for from := 1; from < len(t.Columns); {
		at := []int{0, from}
		best, ok := fit(t, at, demands, smallest, lying)
		if !ok { // not even one beside the first: it breaks inside
			best.widths = []float64{lying * 0.3, lying * 0.7}
		}
		for to := from + 1; ok && to < len(t.Columns) && len(at) <= most; to++ {
			g, fits := fit(t, append(slices.Clone(at), to), demands, smallest, lying)
			if !fits {
				break
			}
			best, at = g, g.at
		}
		for _, size := range []float64{8.25, 7.5} { // perhaps the last ones left room
			if g, fits := fit(t, at, demands, size, lying); fits {
				best = g
				break
			}
		}
		list, from = append(list, best), at[len(at)-1]+1
	}
	return list
}
