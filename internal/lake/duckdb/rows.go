package duckdb

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"iter"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/fact"
)

//go:embed sql/rows.sql
var rowsSQL string

//go:embed sql/count.sql
var countSQL string

//go:embed sql/slices.sql
var slicesSQL string

//go:embed sql/slice.sql
var sliceSQL string

func filters(q dataset.RowQuery) []any {
	return []any{q.Region, q.Industry, q.Period, q.Measure, string(q.Flag)}
}

// Rows gives one page of a version's rows and how many rows pass the filters
// in all.
func (e *Engine) Rows(ctx context.Context, v dataset.Version, q dataset.RowQuery) (page []dataset.Row, total int64, err error) {
	if err := q.Validate(); err != nil {
		return nil, 0, err
	}
	file, err := e.stat(&v)
	if err != nil {
		return nil, 0, err
	}
	err = e.query(ctx, file, countSQL, filters(q), func(rows *sql.Rows) error { return rows.Scan(&total) })
	if err != nil {
		return nil, 0, err
	}
	args := append(filters(q), q.Sort, int64(q.Offset), int64(q.Limit))
	err = e.query(ctx, file, rowsSQL, args, func(rows *sql.Rows) error {
		r, err := scanRow(rows, len(file.Dims))
		page = append(page, r)
		return err
	})
	return page, total, err
}

// errStopped ends a scan whose consumer wants no more.
var errStopped = errors.New("duckdb: stopped")

// All gives every row that passes the filters, for export, by measure, period,
// region and industry; Sort, Offset and Limit are not regarded. It holds the
// rows of one measure and period at a time. The sequence ends after an error.
func (e *Engine) All(ctx context.Context, v dataset.Version, q dataset.RowQuery) iter.Seq2[dataset.Row, error] {
	return func(yield func(dataset.Row, error) bool) {
		err := e.each(ctx, &v, &q, func(r dataset.Row) error {
			if !yield(r, nil) {
				return errStopped
			}
			return nil
		})
		if err != nil && !errors.Is(err, errStopped) {
			yield(dataset.Row{}, err)
		}
	}
}

func (e *Engine) each(ctx context.Context, v *dataset.Version, q *dataset.RowQuery, take func(dataset.Row) error) error {
	file, err := e.stat(v)
	if err != nil {
		return err
	}
	var parts [][2]string
	err = e.query(ctx, file, slicesSQL, nil, func(rows *sql.Rows) error {
		var p [2]string
		err := rows.Scan(&p[0], &p[1])
		parts = append(parts, p)
		return err
	})
	if err != nil {
		return err
	}
	for _, p := range parts {
		if q.Measure != "" && q.Measure != p[0] || q.Period != "" && q.Period != p[1] {
			continue
		}
		err := e.query(ctx, file, sliceSQL, append(filters(*q), p[0], p[1]), func(rows *sql.Rows) error {
			r, err := scanRow(rows, len(file.Dims))
			if err != nil {
				return err
			}
			return take(r)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func scanRow(rows *sql.Rows, dims int) (dataset.Row, error) {
	r := dataset.Row{Dims: make([]string, dims)}
	var value sql.NullFloat64
	var flag sql.NullString
	var place int64
	to := []any{&place, &r.Region, &r.Industry, &r.Period, &r.Measure, &value, &flag}
	for i := range r.Dims {
		to = append(to, &r.Dims[i])
	}
	if err := rows.Scan(to...); err != nil {
		return r, fmt.Errorf("duckdb: scan row: %w", err)
	}
	r.Value, r.Flag = value.Float64, core.Flag(flag.String)
	if !value.Valid {
		r.Value = fact.NA()
	}
	return r, nil
}
