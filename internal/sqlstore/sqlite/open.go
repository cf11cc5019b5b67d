package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver named "sqlite"

	"naru/internal/core"
	"naru/internal/sqlstore"
)

//go:embed migrations/*.sql
var embedded embed.FS

// patience is how long a statement waits for another process to finish
// writing before it gives up.
const patience = 10 * time.Second

// leastReaders is the size of the pool of readers on a small machine.
const leastReaders = 4

// Open opens the file, creating it and its folder when absent, and brings its
// schema up to date. Several processes may open the same file at once.
//
// A folder that cannot be written is core.Forbidden, a file that is no
// database core.Invalid, a damaged one core.Internal, one of a newer program
// core.Conflict.
func Open(ctx context.Context, path string) (*sqlstore.Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, opening(path, err)
	}
	if err := prepareFolder(path); err != nil {
		return nil, opening(path, err)
	}
	release, err := lock(ctx, path)
	if err != nil {
		return nil, err
	}
	defer release()
	if err := createFile(path); err != nil {
		return nil, opening(path, err)
	}

	durable := []string{"journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)"}
	writer, err := sql.Open("sqlite", source(path, "immediate", durable...))
	if err != nil {
		return nil, opening(path, err)
	}
	writer.SetMaxOpenConns(1)
	reader, err := sql.Open("sqlite", source(path, "deferred", append(durable, "query_only(1)")...))
	if err != nil {
		return nil, errors.Join(opening(path, err), writer.Close())
	}
	reader.SetMaxOpenConns(max(leastReaders, runtime.GOMAXPROCS(0)))
	reader.SetMaxIdleConns(max(leastReaders, runtime.GOMAXPROCS(0)))

	store := sqlstore.New(sqlstore.Engine{
		Where: path, Writer: writer, Reader: reader, Inspect: inspect,
		Translate: func(err error) error { return translate(path, err) },
	})
	if err := migrate(ctx, writer); err != nil {
		return nil, errors.Join(opening(path, diagnose(ctx, path, writer, err)), store.Close())
	}
	if err := store.Ping(ctx); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return store, nil
}

// prepareFolder makes the folder and sees that it takes new files, because
// SQLite writes its log there and tells this fault badly.
func prepareFolder(path string) error {
	const private = 0o700
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, private); err != nil {
		return err
	}
	probe, err := os.CreateTemp(folder, ".naru-probe-*")
	if err != nil {
		return err
	}
	return errors.Join(probe.Close(), os.Remove(probe.Name()))
}

// createFile makes an absent file readable by its owner only. It never opens
// one that is there: closing it would free the locks that SQLite holds on it
// elsewhere in this process.
func createFile(path string) error {
	const owner = 0o600
	switch info, err := os.Stat(path); {
	case err == nil && info.IsDir():
		return &fs.PathError{Op: "open", Path: path, Err: syscall.EISDIR}
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, owner)
	if err != nil {
		return err
	}
	return f.Close()
}

// source is the driver's address of the file. The wait for locks comes first,
// so that the settings after it may wait too.
func source(path, begin string, pragmas ...string) string {
	wait := fmt.Sprintf("busy_timeout(%d)", patience.Milliseconds())
	q := url.Values{"_txlock": {begin}, "_pragma": append([]string{wait}, pragmas...)}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(path), OmitHost: true, RawQuery: q.Encode()}
	return u.String()
}

func migrate(ctx context.Context, db *sql.DB) error {
	files, err := fs.Sub(embedded, "migrations")
	if err != nil {
		return fmt.Errorf("embedded migrations: %w", err)
	}
	return sqlstore.Migrate(ctx, goose.DialectSQLite3, db, files)
}

// diagnose tells whether a migration failed because the file is damaged, which
// then counts for more than what the migration stumbled over.
func diagnose(ctx context.Context, path string, db *sql.DB, err error) error {
	if _, ok := errors.AsType[*core.Error](err); ok || ctx.Err() != nil {
		return err
	}
	switch soundest, checking := quickCheck(ctx, db); {
	case checking != nil:
		return errors.Join(checking, err)
	case soundest != sound:
		return damaged(path).Because(err)
	default:
		return err
	}
}

// opening makes an error of the start one that users may read.
func opening(path string, err error) error {
	if known, ok := errors.AsType[*core.Error](err); ok {
		return known
	}
	if t := translate(path, err); t != nil {
		return t
	}
	return core.Fail(core.Internal,
		"데이터베이스 파일을 준비하지 못했습니다: %s. 관리자에게 알려 주십시오.",
		"The database file could not be made ready: %s. Please tell the administrator.", path).Because(err)
}
