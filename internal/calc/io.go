package calc

import (
	"context"
	"math"

	"naru/internal/core"
	"naru/internal/inout"
)

// IOTable is which result of an input–output table is written.
type IOTable string

// The results.
const (
	IOMultipliers IOTable = "multipliers" // one row per sector
	IOLeontief    IOTable = "leontief"    // L, one row per cell
	IOGhosh       IOTable = "ghosh"       // G, one row per cell
)

// IO writes the multipliers of an input–output table, or one of its inverses.
//
// Multipliers: sector, output_multiplier (column sum of L), backward and forward
// (영향력·감응도계수: column and row sums of L by their means) and forward_ghosh (row
// sums of G by their mean; NA without output); sums gives all three as they are, not
// by their means. For each of value_added, employment, income and imports that the
// table has: what a unit of final demand for the sector induces, and that by the
// sector's own (type I) as …_multiplier.
//
// Inverses: row, column, value.
func IO(ctx context.Context, in IOInput, which IOTable, sums bool, out Output) error {
	if err := out.validate(); err != nil {
		return err
	}
	switch which {
	case IOMultipliers, IOLeontief, IOGhosh:
	default:
		return usage("--table은 multipliers, leontief, ghosh 가운데 하나입니다.", "--table is multipliers, leontief or ghosh.")
	}
	m, err := in.model(ctx, out.note)
	if err != nil {
		return err
	}
	if which == IOMultipliers {
		return writeMultipliers(ctx, m, sums, out)
	}
	inverse := m.Leontief
	if which == IOGhosh {
		inverse = m.Ghosh
	}
	values, err := inverse(ctx)
	if err != nil {
		return err
	}
	return out.write([]string{"row", "column"}, []string{"value"}, func(w rowWriter) error {
		texts, number := make([]string, 2), make([]float64, 1)
		n := m.Table.Len()
		for k, v := range values {
			if k%n == 0 && ctx.Err() != nil {
				return cancelled(ctx.Err())
			}
			texts[0], texts[1], number[0] = m.Table.Sectors[k/n].Code, m.Table.Sectors[k%n].Code, v
			if err := w.row(texts, number); err != nil {
				return err
			}
		}
		return nil
	})
}

// model reads the table and tells its faults.
func (in IOInput) model(ctx context.Context, note func(core.Text)) (*inout.Model, error) {
	t, err := in.ReadTable(ctx, note)
	if err != nil {
		return nil, err
	}
	m, err := inout.NewModel(t, inout.Options{Workers: in.Workers, Progress: in.Progress})
	if err != nil {
		return nil, err
	}
	noteFaults(m.Faults, note)
	return m, nil
}

// noteFaults tells a few faults of each kind and how many more there are.
func noteFaults(faults inout.Faults, note func(core.Text)) {
	const few = 5
	count := map[inout.FaultKind]int{}
	largest := map[inout.FaultKind]float64{}
	var kinds []inout.FaultKind
	for _, f := range faults {
		if count[f.Kind] == 0 {
			kinds = append(kinds, f.Kind)
		}
		count[f.Kind]++
		largest[f.Kind] = max(largest[f.Kind], math.Abs(f.Gap))
		if count[f.Kind] <= few {
			note(f.Message)
		}
	}
	for _, kind := range kinds {
		more := count[kind] - few
		switch {
		case more <= 0:
		case largest[kind] > 0:
			note(core.Tf("같은 문제가 %[1]d개 더 있습니다(%[2]s, 가장 큰 차이 %[3]s).", "%[1]d more of the same (%[2]s, largest gap %[3]s).", more, string(kind), number(largest[kind])))
		default:
			note(core.Tf("같은 문제가 %[1]d개 더 있습니다(%[2]s).", "%[1]d more of the same (%[2]s).", more, string(kind)))
		}
	}
}

func writeMultipliers(ctx context.Context, m *inout.Model, sums bool, out Output) error {
	links, err := m.Linkages(ctx)
	if err != nil {
		return err
	}
	names := []string{"output_multiplier", "backward", "forward", "forward_ghosh"}
	columns := [][]float64{links.ColumnSums, links.Backward, links.Forward, links.ForwardGhosh}
	if sums {
		columns = [][]float64{links.ColumnSums, links.ColumnSums, links.RowSums, links.GhoshSums}
	}
	for _, e := range []struct {
		name    string
		amounts []float64
	}{
		{"value_added", m.Table.TotalValueAdded()},
		{"employment", m.Table.Employment},
		{"income", m.Table.Income},
		{"imports", m.Table.ImportedInputs()},
	} {
		if e.amounts == nil {
			continue
		}
		effect, err := m.Effect(ctx, e.amounts)
		if err != nil {
			return err
		}
		names = append(names, e.name, e.name+"_multiplier")
		columns = append(columns, effect.Induced, effect.Multiplier)
	}
	return writeBySector(m, names, columns, out)
}

// writeBySector writes one row per sector.
func writeBySector(m *inout.Model, names []string, columns [][]float64, out Output) error {
	return out.write([]string{"sector"}, names, func(w rowWriter) error {
		numbers := make([]float64, len(columns))
		for k, s := range m.Table.Sectors {
			for c, column := range columns {
				numbers[c] = column[k]
			}
			if err := w.row([]string{s.Code}, numbers); err != nil {
				return err
			}
		}
		return nil
	})
}
