package duckdb

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	driver "github.com/duckdb/duckdb-go/v2"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/lake"
)

// Limits bound what the engine may take of the machine.
type Limits struct {
	MemoryMB int // 0 means 1024
	Threads  int // 0 means 2
}

// Engine queries the versions of a lake. It is safe for concurrent use.
type Engine struct {
	db     *sql.DB
	lake   *lake.Lake
	totals *recent[int64]
	pages  *recent[[]dataset.Row]
}

// How many answers are kept, and how long a page may be to be kept: some
// megabytes in all.
const (
	keptTotals = 4096
	keptPages  = 512
	keptRows   = 100
)

// Open starts an engine over a lake. The caller closes it.
func Open(ctx context.Context, l *lake.Lake, limits Limits) (*Engine, error) {
	const defaultMemoryMB, defaultThreads = 1024, 2
	if limits.MemoryMB <= 0 {
		limits.MemoryMB = defaultMemoryMB
	}
	if limits.Threads <= 0 {
		limits.Threads = defaultThreads
	}
	settings := url.Values{
		"autoinstall_known_extensions": {"false"},
		"autoload_known_extensions":    {"false"},
		"memory_limit":                 {strconv.Itoa(limits.MemoryMB) + "MB"},
		"threads":                      {strconv.Itoa(limits.Threads)},
		"preserve_insertion_order":     {"true"},
	}
	connector, err := driver.NewConnector("?"+settings.Encode(), nil)
	if err != nil {
		return nil, broken(err)
	}
	e := &Engine{
		db: sql.OpenDB(connector), lake: l,
		totals: newRecent[int64](keptTotals), pages: newRecent[[]dataset.Row](keptPages),
	}
	if err := e.confine(ctx, l.Root()); err != nil {
		return nil, broken(errors.Join(err, e.db.Close()))
	}
	return e, nil
}

// confine shuts the engine into a folder and locks the door. SET takes no
// parameters, so the folder is the one value that is quoted here.
func (e *Engine) confine(ctx context.Context, folder string) error {
	for _, statement := range []string{
		"SET temp_directory = ''",
		"SET allowed_directories = ['" + strings.ReplaceAll(folder, "'", "''") + "']",
		"SET enable_external_access = false",
		"SET lock_configuration = true",
	} {
		if _, err := e.db.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("duckdb: %s: %w", statement, err)
		}
	}
	return nil
}

// Close stops the engine.
func (e *Engine) Close() error {
	if err := e.db.Close(); err != nil {
		return fmt.Errorf("duckdb: close: %w", err)
	}
	return nil
}

// relation makes one version's file the relation that the statements read: its
// columns after place, the number of the row in the file, which orders rows
// that are equal otherwise.
const relation = `WITH observations AS (
    SELECT file_row_number AS place, * EXCLUDE (file_row_number)
    FROM read_parquet($1, file_row_number = true)
)
`

// query runs a statement over a version's file, the first parameter.
func (e *Engine) query(ctx context.Context, s *lake.Stored, statement string, args []any, scan func(*sql.Rows) error) (err error) {
	rows, err := e.db.QueryContext(ctx, relation+statement, append([]any{s.Path}, args...)...)
	if err != nil {
		return failed(ctx, s, err)
	}
	defer func() {
		if closed := rows.Close(); err == nil && closed != nil {
			err = failed(ctx, s, closed)
		}
	}()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return failed(ctx, s, err)
	}
	return nil
}

// stat finds a version's file and makes sure that it can be opened.
func (e *Engine) stat(v *dataset.Version) (*lake.Stored, error) {
	s, err := e.lake.Stat(*v)
	if err != nil {
		return nil, err
	}
	return &s, nil
}

// failed says what an error of the driver means for the user.
func failed(ctx context.Context, s *lake.Stored, err error) error {
	if _, ok := errors.AsType[*core.Error](err); ok {
		return err
	}
	if ctx.Err() != nil {
		return core.Fail(core.Cancelled, "작업을 중단했습니다.", "The work was stopped.").Because(err)
	}
	if of, ok := errors.AsType[*driver.Error](err); ok {
		switch of.Type {
		case driver.ErrorTypeOutOfMemory:
			return core.Fail(core.TooLarge,
				"‘%s’을(를) 살펴보기에 메모리가 부족합니다. 거르기 조건을 좁히거나 메모리 한도를 늘려 주십시오.",
				"There is not enough memory to look through ‘%s’. Narrow the filters or raise the memory limit.", s.Name).Because(err)
		case driver.ErrorTypeIO, driver.ErrorTypeInvalid, driver.ErrorTypeInvalidInput, driver.ErrorTypeSerialization:
			return lake.Damaged(s.Name, err)
		default:
		}
	}
	return broken(err)
}

func broken(err error) error {
	return core.Fail(core.Internal,
		"자료를 조회하는 중에 문제가 생겼습니다. 다시 시도하고, 계속되면 관리자에게 알려 주십시오.",
		"Something went wrong while querying the data. Try again; if it persists, tell the administrator.").Because(err)
}
