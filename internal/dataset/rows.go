package dataset

import (
	"context"
	"io"
	"iter"
	"slices"

	"naru/internal/core"
)

// RowQuery chooses and orders the observations of a version. An empty filter
// lets everything through.
type RowQuery struct {
	Region   string
	Industry string
	Period   string // in text form
	Measure  string // id
	Flag     core.Flag

	Sort   string // one of RowSorts; empty is the order of the file
	Offset int
	Limit  int // 0 means 50; at most MaxPage
}

// Plain is the Flag of a RowQuery that asks for observations without a flag.
const Plain core.Flag = "value"

// MaxPage is the most rows of one page; defaultPage how many come unasked.
const (
	MaxPage     = 1000
	defaultPage = 50
)

// RowSorts are the orders that a RowQuery may ask for; "-" is descending.
func RowSorts() []string {
	var out []string
	for _, c := range []string{"region", "industry", "period", "measure", "value", "flag"} {
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

// Validate fills in the size of the page and checks the rest.
func (q *RowQuery) Validate() error {
	if q.Limit == 0 {
		q.Limit = defaultPage
	}
	if q.Offset < 0 || q.Limit < 0 || q.Limit > MaxPage {
		return core.Fail(core.Invalid, "한 번에 1~%d행을 볼 수 있습니다.", "A page shows 1–%d rows.", MaxPage)
	}
	if q.Sort != "" && !slices.Contains(RowSorts(), q.Sort) {
		return core.Fail(core.Invalid, "‘%s’(으)로는 정렬할 수 없습니다.", "Rows cannot be sorted by ‘%s’.", q.Sort)
	}
	return nil
}

// Rows reads the observations of a version one by one.
type Rows interface {
	// Rows gives one page and how many rows pass the filters in all.
	Rows(ctx context.Context, v Version, q RowQuery) (page []Row, total int64, err error)
	// All gives every row that passes the filters, by measure, period, region
	// and industry; the sequence ends after an error.
	All(ctx context.Context, v Version, q RowQuery) iter.Seq2[Row, error]
}

// Rows gives one page of a version's observations.
func (s *Service) Rows(ctx context.Context, v Version, q RowQuery) ([]Row, int64, error) {
	if err := q.Validate(); err != nil {
		return nil, 0, err
	}
	return s.rows.Rows(ctx, v, q)
}

// AllRows gives every observation that passes the filters, for export.
func (s *Service) AllRows(ctx context.Context, v Version, q RowQuery) iter.Seq2[Row, error] {
	return s.rows.All(ctx, v, q)
}

// Parquet opens the observations of a version as the file that they are kept in.
func (s *Service) Parquet(v Version) (io.ReadSeekCloser, error) { return s.lake.Parquet(v) }
