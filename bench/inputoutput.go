package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"naru/internal/calc"
	"naru/internal/core"
	"naru/internal/inout"
)

// ioTable is a table that is measured: the file, how it is read, and the sector
// that a demand falls on.
type ioTable struct {
	input  calc.IOInput
	sector string
	peer   []string // how the runner of the peer is to read it
}

const demanded = 1000 // on that sector, as bench/peers/sectors.py has it

// table is a made-up table as calc reads it.
func (e economies) table(s *scene) ioTable {
	return ioTable{
		input:  calc.IOInput{File: e.path(s), OutputRow: outputRow, ValueAddedRows: []string{valueRow}, FinalColumns: []string{finalColumn}},
		sector: e.shocked(),
	}
}

// korea is Korea's table in WIOD, which lies outside of the project.
func korea(s *scene) ioTable {
	const year = 2011
	return ioTable{
		input: calc.IOInput{
			File: filepath.Join(s.Data, "korea", "wiod_korea_domestic_io_35x35.csv"), Where: []string{"year=" + strconv.Itoa(year)},
			OutputRow: outputRow, ImportRows: []string{"IMPORTED_INTERMEDIATE"},
			FinalColumns: []string{"FINAL_DOMESTIC", "EXPORT_FINAL", "EXPORT_INTERMEDIATE"},
		},
		sector: "c15",
		peer:   []string{"--long", "--year", strconv.Itoa(year)},
	}
}

// sectorWork is what is measured on input–output tables.
func sectorWork() []measurement {
	const size = "1,435 sectors"
	ours := func(name, work, peer string, table func(*scene) ioTable, prepare func(*inout.Table, ioTable) (*job, error), needs ...input) measurement {
		return measurement{name: name, work: work, peer: peer, needs: needs, agree: rounding, prepare: onTable(table, prepare)}
	}
	theirs := func(name, work, what string, table func(*scene) ioTable, needs ...input) measurement {
		return measurement{name: name, work: work, needs: needs, python: true, prepare: pymrio(what, table)}
	}
	impact := ours("io/impact", size+": one impact, from the table as read", "python/impact", world.table, firstImpact, world.file())
	impact.limit = goal{time: 300 * time.Millisecond}
	multipliers := ours("io/multipliers", size+": all multipliers, from the table as read", "python/inverse", world.table, allMultipliers, world.file())
	multipliers.limit = goal{time: 1500 * time.Millisecond}
	first := ours("io/impact-9800", "9,800 sectors: one impact, from the table as read", "", detail.table, firstImpact, detail.file())
	first.limit = goal{time: 1500 * time.Millisecond, memory: 2 * gigabyte}
	again := ours("io/solve-9800", "9,800 sectors: one impact more", "", detail.table, nextImpact, detail.file())
	again.limit = goal{time: 600 * time.Millisecond, memory: 2 * gigabyte}
	for _, m := range []*measurement{&first, &again} {
		m.told, m.toldBy = 47*time.Second, "OpenBLAS: the inverse"
	}
	return []measurement{
		theirs("python/impact", "pymrio `calc_A`, numpy `linalg.solve`", "impact", world.table, world.file()),
		theirs("python/inverse", "pymrio `calc_A`, `calc_L`, sums", "inverse", world.table, world.file()),
		impact,
		multipliers,
		ours("io/inverse", size+": the Leontief inverse, from the table as read", "python/inverse", world.table, wholeInverse, world.file()),
		first,
		again,
		theirs("python/korea", "pymrio `calc_A`, `calc_L`, sums", "inverse", korea),
		ours("io/korea", "Korea 2011 (WIOD), 35 sectors: inverse, multipliers and an impact, from the table as read", "python/korea", korea, everything),
	}
}

// onTable reads a table before the work on it is timed.
func onTable(table func(*scene) ioTable, prepare func(*inout.Table, ioTable) (*job, error)) func(context.Context, *scene) (*job, error) {
	return func(ctx context.Context, s *scene) (*job, error) {
		t := table(s)
		if err := there(t.input.File); err != nil {
			return nil, err
		}
		read, err := t.input.ReadTable(ctx, func(core.Text) {})
		if err != nil {
			return nil, fmt.Errorf("read: %w", err)
		}
		return prepare(read, t)
	}
}

// there makes sure that a file is on this machine.
func there(path string) error {
	_, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return &absentError{"there is no " + path}
	}
	return err
}

func pymrio(what string, table func(*scene) ioTable) func(context.Context, *scene) (*job, error) {
	return func(ctx context.Context, s *scene) (*job, error) {
		t := table(s)
		if err := there(t.input.File); err != nil {
			return nil, err
		}
		r := runner{script: "sectors.py", clocked: true, args: func(*scene) []string {
			return append([]string{t.input.File, what, "--demand", t.sector}, t.peer...)
		}}
		return r.prepare(ctx, s)
	}
}

// impactOf lets the demand fall on the sector that is named.
func impactOf(ctx context.Context, m *inout.Model, sector string) (inout.Impact, error) {
	f, err := m.Table.DemandVector(map[string]float64{sector: demanded})
	if err != nil {
		return inout.Impact{}, fmt.Errorf("demand: %w", err)
	}
	return m.Impact(ctx, f)
}

func modelOf(t *inout.Table) (*inout.Model, error) {
	m, err := inout.NewModel(t, inout.Options{})
	if err != nil {
		return nil, fmt.Errorf("check the table: %w", err)
	}
	return m, nil
}

// impactJob times one impact; ready tells whether the table was made a model before.
func impactJob(t *inout.Table, sector string, ready *inout.Model) *job {
	var found inout.Impact
	return &job{
		run: func(ctx context.Context) (err error) {
			m := ready
			if m == nil {
				if m, err = modelOf(t); err != nil {
					return err
				}
			}
			found, err = impactOf(ctx, m, sector)
			return err
		},
		values: func(_ context.Context, folder string) error {
			return writeColumns(folder, map[string][]float64{"impact": found.X})
		},
		note:  func() string { return fmt.Sprintf("%s, residual %.0e", found.By, found.Residual) },
		close: nothing,
	}
}

func firstImpact(t *inout.Table, of ioTable) (*job, error) { return impactJob(t, of.sector, nil), nil }

func nextImpact(t *inout.Table, of ioTable) (*job, error) {
	m, err := modelOf(t)
	if err != nil {
		return nil, err
	}
	return impactJob(t, of.sector, m), nil
}

// allMultipliers are those that `naru calc io` writes.
func allMultipliers(t *inout.Table, _ ioTable) (*job, error) {
	var links inout.Linkages
	return &job{
		run: func(ctx context.Context) error {
			m, err := modelOf(t)
			if err != nil {
				return err
			}
			if links, err = m.Linkages(ctx); err != nil {
				return fmt.Errorf("linkages: %w", err)
			}
			if _, err := m.Effect(ctx, t.TotalValueAdded()); err != nil {
				return fmt.Errorf("value added: %w", err)
			}
			return nil
		},
		values: func(_ context.Context, folder string) error { return writeColumns(folder, sumsOf(links)) },
		close:  nothing,
	}, nil
}

func sumsOf(links inout.Linkages) map[string][]float64 {
	return map[string][]float64{"multiplier": links.ColumnSums, "forward": links.RowSums, "ghosh": links.GhoshSums}
}

func wholeInverse(t *inout.Table, _ ioTable) (*job, error) {
	var inverse []float64
	return &job{
		run: func(ctx context.Context) error {
			m, err := modelOf(t)
			if err != nil {
				return err
			}
			inverse, err = m.Leontief(ctx)
			return err
		},
		values: func(_ context.Context, folder string) error {
			return writeColumns(folder, map[string][]float64{"leontief": inverse})
		},
		close: nothing,
	}, nil
}

// everything is all that is compared with the peer, at once.
func everything(t *inout.Table, of ioTable) (*job, error) {
	var columns map[string][]float64
	return &job{
		run: func(ctx context.Context) error {
			m, err := modelOf(t)
			if err != nil {
				return err
			}
			links, err := m.Linkages(ctx)
			if err != nil {
				return fmt.Errorf("linkages: %w", err)
			}
			inverse, err := m.Leontief(ctx)
			if err != nil {
				return fmt.Errorf("inverse: %w", err)
			}
			found, err := impactOf(ctx, m, of.sector)
			if err != nil {
				return err
			}
			columns = sumsOf(links)
			columns["leontief"], columns["impact"] = inverse, found.X
			return nil
		},
		values: func(_ context.Context, folder string) error { return writeColumns(folder, columns) },
		close:  nothing,
	}, nil
}
