package sqlstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"naru/internal/core"
)

// db runs statements on an engine. Every error that leaves it is a
// *core.Error; a driver's own words stay in the cause.
type db struct {
	engine Engine
	closed atomic.Bool
}

// querier is a handle or a transaction, so that the same function serves
// alone and as a part of something larger.
type querier interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// scanner is the current row of a result.
type scanner interface {
	Scan(dest ...any) error
}

// write runs do in one transaction: committed when do gives nil, undone
// otherwise. What has been committed is on disk.
func (d *db) write(ctx context.Context, do func(tx querier) error) error {
	tx, err := d.engine.Writer.BeginTx(ctx, nil)
	if err != nil {
		return d.fail(ctx, err)
	}
	if err := do(tx); err != nil {
		// The first error is the one to tell; a rollback that fails too
		// makes the driver drop the connection, which undoes the work.
		_ = tx.Rollback()
		return d.fail(ctx, err)
	}
	return d.fail(ctx, tx.Commit())
}

// exec runs one statement and gives the number of rows it touched.
func (d *db) exec(ctx context.Context, q querier, query string, args ...any) (int64, error) {
	if err := storable(args); err != nil {
		return 0, err
	}
	res, err := q.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, d.fail(ctx, err)
	}
	n, err := res.RowsAffected()
	return n, d.fail(ctx, err)
}

// list runs a query and scans every row. No rows is an empty list.
func list[T any](ctx context.Context, d *db, q querier, scan func(scanner) (T, error), query string, args ...any) (_ []T, err error) {
	if err := storable(args); err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, d.fail(ctx, err)
	}
	defer func() {
		if closing := rows.Close(); err == nil {
			err = d.fail(ctx, closing)
		}
	}()
	var out []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, d.fail(ctx, err)
		}
		out = append(out, v)
	}
	return out, d.fail(ctx, rows.Err())
}

// first runs a query for at most one row and reports whether there was one.
func first[T any](ctx context.Context, d *db, q querier, scan func(scanner) (T, error), query string, args ...any) (v T, found bool, err error) {
	all, err := list(ctx, d, q, scan, query, args...)
	if err != nil || len(all) == 0 {
		return v, false, err
	}
	return all[0], true, nil
}

// column scans a row of a single value.
func column[T any](row scanner) (T, error) {
	var v T
	err := row.Scan(&v)
	return v, err
}

// fail makes any error one that users may read.
func (d *db) fail(ctx context.Context, err error) error {
	var known *core.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known):
		return err
	case errors.Is(ctx.Err(), context.Canceled):
		return core.Fail(core.Cancelled, "요청에 따라 멈췄습니다.", "Stopped on request.").Because(err)
	case ctx.Err() != nil:
		return core.Fail(core.Unavailable,
			"데이터베이스(%s)가 제때 답하지 않았습니다. 잠시 뒤에 다시 시도해 주십시오.",
			"The database (%s) did not answer in time. Please try again in a moment.", d.engine.Where).Because(err)
	case d.closed.Load(), errors.Is(err, sql.ErrConnDone), errors.Is(err, driver.ErrBadConn):
		return d.shut(err)
	}
	if translated := d.engine.Translate(err); translated != nil {
		return translated
	}
	return core.Fail(core.Internal,
		"데이터베이스(%s)에서 문제가 생겼습니다. 관리자에게 알려 주십시오.",
		"The database (%s) reported a fault. Please tell the administrator.", d.engine.Where).Because(err)
}

func (d *db) shut(err error) error {
	return core.Fail(core.Unavailable,
		"데이터베이스(%s) 연결이 닫혔습니다. 잠시 뒤에 다시 시도해 주십시오.",
		"The connection to the database (%s) is closed. Please try again in a moment.", d.engine.Where).Because(err)
}

// storable refuses text that PostgreSQL cannot hold, so that both engines
// hold the same: NUL characters and bytes that are not UTF-8.
func storable(args []any) error {
	for _, a := range args {
		s, ok := a.(string)
		if ok && (strings.ContainsRune(s, 0) || !utf8.ValidString(s)) {
			return core.Fail(core.Invalid,
				"저장할 수 없는 글자가 들어 있습니다(NUL 또는 UTF-8이 아닌 바이트): %.40q",
				"The text holds characters that cannot be stored (NUL, or bytes that are not UTF-8): %.40q", s)
		}
	}
	return nil
}
