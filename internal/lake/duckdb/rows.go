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

//go:embed sql/count.sql
var countSQL string

//go:embed sql/slices.sql
var slicesSQL string

//go:embed sql/slice.sql
var sliceSQL string

// Plain is the Flag of a RowQuery that asks for rows without a flag.
const Plain core.Flag = "value"

// MaxPage is the most rows of one page.
const MaxPage = 1000

// RowQuery chooses and orders rows of a version. An empty filter lets
// everything through.
type RowQuery struct {
	Region   string
	Industry string
	Period   string // in text form
	Measure  string // id
	Flag     core.Flag

	Sort   string // a column's name, with a leading "-" for descending; empty is the order of the file
	Offset int
	Limit  int // 0 means 50; at most MaxPage
}

// Sorts are the orders that a RowQuery may ask for.
func Sorts() []string {
	var out []string
	for _, c := range []string{lake.ColRegion, lake.ColIndustry, lake.ColPeriod, lake.ColMeasure, lake.ColValue, lake.ColFlag} {
		out = append(out, c, "-"+c)
	}
	return out
}

// Row is one observation.
type Row struct {
	Region   string
	Industry string
	Period   string
	Measure  string
	Value    float64 // NaN where there is no number
	Flag     core.Flag
	Dims     []string // in the order of the version's dimensions
}

func (q *RowQuery) check() error {
	const page = 50
	if q.Limit == 0 {
		q.Limit = page
	}
	if q.Offset < 0 || q.Limit < 0 || q.Limit > MaxPage {
		return core.Fail(core.Invalid, "한 번에 1~%d행을 볼 수 있습니다.", "A page shows 1–%d rows.", MaxPage)
	}
	if q.Sort != "" && !slices.Contains(Sorts(), q.Sort) {
		return core.Fail(core.Invalid, "‘%s’(으)로는 정렬할 수 없습니다.", "Rows cannot be sorted by ‘%s’.", q.Sort)
	}
	return nil
}

func (q *RowQuery) filters() []any {
	return []any{q.Region, q.Industry, q.Period, q.Measure, string(q.Flag)}
}

// Rows gives one page of a version's rows and how many rows pass the filters
// in all.
func (e *Engine) Rows(ctx context.Context, v dataset.Version, q RowQuery) (page []Row, total int64, err error) {
	if err := q.check(); err != nil {
		return nil, 0, err
	}
	file, err := e.stat(&v)
	if err != nil {
		return nil, 0, err
	}
	err = e.query(ctx, file, countSQL, q.filters(), func(rows *sql.Rows) error { return rows.Scan(&total) })
	if err != nil {
		return nil, 0, err
	}
	args := append(q.filters(), q.Sort, int64(q.Offset), int64(q.Limit))
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
func (e *Engine) All(ctx context.Context, v dataset.Version, q RowQuery) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		err := e.each(ctx, &v, &q, func(r Row) error {
			if !yield(r, nil) {
				return errStopped
			}
			return nil
		})
		if err != nil && !errors.Is(err, errStopped) {
			yield(Row{}, err)
		}
	}
}

func (e *Engine) each(ctx context.Context, v *dataset.Version, q *RowQuery, take func(Row) error) error {
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
		err := e.query(ctx, file, sliceSQL, append(q.filters(), p[0], p[1]), func(rows *sql.Rows) error {
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

func scanRow(rows *sql.Rows, dims int) (Row, error) {
	r := Row{Dims: make([]string, dims)}
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
