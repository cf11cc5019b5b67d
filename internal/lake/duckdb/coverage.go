package duckdb

import (
	"cmp"
	"context"
	"database/sql"
	_ "embed"
	"fmt"
	"slices"

	"naru/internal/core"
	"naru/internal/dataset"
)

//go:embed sql/cells.sql
var cellsSQL string

//go:embed sql/cells_of_dims.sql
var cellsOfDimsSQL string

//go:embed sql/coverage.sql
var coverageSQL string

//go:embed sql/grid.sql
var gridSQL string

//go:embed sql/flags.sql
var flagsSQL string

// Coverage counts, for each measure of a version, how much of the full grid of
// its regions × industries × periods carries a number: what the import counted
// before the file was written, counted again from the file. Measures are in
// order of their ids. The region × industry picture is left out where it has
// more than maxGrid cells.
func (e *Engine) Coverage(ctx context.Context, v dataset.Version, maxGrid int) ([]dataset.MeasureQuality, error) {
	file, err := e.stat(&v)
	if err != nil {
		return nil, err
	}
	out := make([]dataset.MeasureQuality, len(file.Measures))
	at := make(map[string]*dataset.MeasureQuality, len(out))
	for i, m := range file.Measures {
		out[i] = dataset.MeasureQuality{Measure: m, Flags: map[core.Flag]int64{}}
		at[m.ID] = &out[i]
	}
	cells := ", cells AS (\n" + cellsSQL + ")\n"
	if len(file.Dims) > 0 {
		cells = ", cells AS (\n" + cellsOfDimsSQL + ")\n"
	}
	err = e.query(ctx, file, cells+coverageSQL, nil, func(rows *sql.Rows) error { return addSlice(rows, at) })
	if err != nil {
		return nil, err
	}
	err = e.query(ctx, file, flagsSQL, nil, func(rows *sql.Rows) error {
		var measure, flag string
		var n int64
		if err := rows.Scan(&measure, &flag, &n); err != nil {
			return fmt.Errorf("duckdb: scan flags: %w", err)
		}
		if q := at[measure]; q != nil {
			q.Flags[core.Flag(flag)] = n
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i := range out {
		q := &out[i]
		if err := share(q); err != nil {
			return nil, err
		}
		if len(q.ByRegion)*len(q.ByIndustry) > maxGrid {
			continue
		}
		q.Grid = dataset.Grid{
			Regions: codes(q.ByRegion), Industries: codes(q.ByIndustry),
			Share: make([]float64, len(q.ByRegion)*len(q.ByIndustry)),
		}
		err := e.query(ctx, file, cells+gridSQL, []any{q.Measure.ID}, func(rows *sql.Rows) error { return addCell(rows, q) })
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// addSlice takes a row of the coverage statement: which of the three axes is
// set tells which slice it counts.
func addSlice(rows *sql.Rows, at map[string]*dataset.MeasureQuality) error {
	var measure string
	var period, region, industry sql.NullString
	var present, known int64
	if err := rows.Scan(&measure, &period, &region, &industry, &present, &known); err != nil {
		return fmt.Errorf("duckdb: scan coverage: %w", err)
	}
	q := at[measure]
	if q == nil {
		return fmt.Errorf("duckdb: measure %q is not in the file's header", measure)
	}
	switch {
	case period.Valid:
		q.ByPeriod = append(q.ByPeriod, dataset.Share{Code: period.String, Share: float64(known)})
	case region.Valid:
		q.ByRegion = append(q.ByRegion, dataset.Share{Code: region.String, Share: float64(known)})
	case industry.Valid:
		q.ByIndustry = append(q.ByIndustry, dataset.Share{Code: industry.String, Share: float64(known)})
	default:
		q.Present = present
	}
	return nil
}

// share orders the slices and turns counts into shares of the grid.
func share(q *dataset.MeasureQuality) error {
	byCode := func(a, b dataset.Share) int { return cmp.Compare(a.Code, b.Code) }
	slices.SortFunc(q.ByRegion, byCode)
	slices.SortFunc(q.ByIndustry, byCode)
	periods := make(map[string]core.Period, len(q.ByPeriod))
	for _, s := range q.ByPeriod {
		p, err := core.ParsePeriod(s.Code)
		if err != nil {
			return fmt.Errorf("duckdb: period in the file: %w", err)
		}
		periods[s.Code] = p
	}
	slices.SortFunc(q.ByPeriod, func(a, b dataset.Share) int {
		if periods[a.Code].Before(periods[b.Code]) {
			return -1
		}
		return 1
	})
	r, i, t := len(q.ByRegion), len(q.ByIndustry), len(q.ByPeriod)
	q.Cells = int64(r) * int64(i) * int64(t)
	divide(q.ByRegion, i*t)
	divide(q.ByIndustry, r*t)
	divide(q.ByPeriod, r*i)
	return nil
}

func divide(slices []dataset.Share, whole int) {
	for i := range slices {
		slices[i].Share /= float64(whole)
	}
}

func codes(slices []dataset.Share) []string {
	out := make([]string, len(slices))
	for i, s := range slices {
		out[i] = s.Code
	}
	return out
}

func addCell(rows *sql.Rows, q *dataset.MeasureQuality) error {
	var region, industry string
	var known int64
	if err := rows.Scan(&region, &industry, &known); err != nil {
		return fmt.Errorf("duckdb: scan grid: %w", err)
	}
	code := func(s dataset.Share, c string) int { return cmp.Compare(s.Code, c) }
	r, okR := slices.BinarySearchFunc(q.ByRegion, region, code)
	i, okI := slices.BinarySearchFunc(q.ByIndustry, industry, code)
	if okR && okI {
		q.Grid.Share[r*len(q.ByIndustry)+i] = float64(known) / float64(len(q.ByPeriod))
	}
	return nil
}
