package duckdb

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"iter"
	"slices"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/fact"
	"naru/internal/lake"
)

//go:embed sql/rows.sql
var rowsSQL string

//go:embed sql/range.sql
var rangeSQL string

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
// in all. The answers given last are kept.
func (e *Engine) Rows(ctx context.Context, v dataset.Version, q dataset.RowQuery) (page []dataset.Row, total int64, err error) {
	if err := q.Validate(); err != nil {
		return nil, 0, err
	}
	file, err := e.stat(&v)
	if err != nil {
		return nil, 0, err
	}
	if total, err = e.count(ctx, file, &v, q); err != nil {
		return nil, 0, err
	}
	whole := question{v.ID, q}
	if kept, ok := e.pages.get(whole); ok {
		return slices.Clone(kept), total, nil
	}
	if page, err = e.page(ctx, file, q, total); err != nil {
		return nil, 0, err
	}
	if len(page) <= keptRows {
		e.pages.put(whole, slices.Clone(page))
	}
	return page, total, nil
}

// filtering is the part of a query that decides which rows there are.
func filtering(q dataset.RowQuery) dataset.RowQuery {
	q.Sort, q.Offset, q.Limit = "", 0, 0
	return q
}

// count tells how many rows pass the filters.
func (e *Engine) count(ctx context.Context, file *lake.Stored, v *dataset.Version, q dataset.RowQuery) (n int64, err error) {
	q = filtering(q)
	if q == (dataset.RowQuery{}) {
		return v.Files[0].Rows, nil // stat saw that there is one
	}
	asked := question{v.ID, q}
	if kept, ok := e.totals.get(asked); ok {
		return kept, nil
	}
	err = e.query(ctx, file, countSQL, filters(q), func(rows *sql.Rows) error { return rows.Scan(&n) })
	if err != nil {
		return 0, err
	}
	e.totals.put(asked, n)
	return n, nil
}

// page reads the rows of one page in their order.
func (e *Engine) page(ctx context.Context, file *lake.Stored, q dataset.RowQuery, total int64) ([]dataset.Row, error) {
	offset, n, turned := stretch(q, total)
	if n == 0 {
		return nil, nil
	}
	page := make([]dataset.Row, 0, n)
	take := func(rows *sql.Rows) error {
		r, err := scanRow(rows, len(file.Dims))
		page = append(page, r)
		return err
	}
	if q.Sort == "" && filtering(q) == (dataset.RowQuery{}) {
		err := e.query(ctx, file, rangeSQL, []any{offset, offset + n}, take)
		return page, err
	}
	if err := e.query(ctx, file, rowsSQL+orderBy(q.Sort, turned), append(filters(q), offset, n), take); err != nil {
		return nil, err
	}
	if turned {
		slices.Reverse(page)
	}
	return page, nil
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
