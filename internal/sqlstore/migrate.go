package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"

	"naru/internal/core"
)

// Migrate brings a database to the schema of this program by the numbered SQL
// files in the root of migrations, each in its own transaction. The caller
// holds a lock that keeps other processes from doing the same.
//
// Every file that has not been applied is, also one whose number is below others
// that have: parts of the product are numbered apart and come when they are
// ready.
//
// A database of a newer program is left alone: core.Conflict. Other errors are
// the driver's.
func Migrate(ctx context.Context, engine goose.Dialect, db *sql.DB, migrations fs.FS) error {
	p, err := goose.NewProvider(engine, db, migrations, goose.WithDisableGlobalRegistry(true), goose.WithAllowOutofOrder(true))
	if err != nil {
		return fmt.Errorf("reading migrations: %w", err)
	}
	sources := p.ListSources()
	newest := sources[len(sources)-1].Version
	current, err := p.GetDBVersion(ctx)
	switch {
	case err != nil:
		return fmt.Errorf("reading the schema's version: %w", err)
	case current > newest:
		return core.Fail(core.Conflict,
			"이 데이터베이스는 더 새로운 나루가 만든 것입니다(스키마 %d, 이 프로그램은 %d까지 압니다). 새 나루로 실행하거나, 다른 데이터베이스를 지정해 주십시오.",
			"This database was made by a newer Naru (schema %d; this program knows up to %d). Run the newer Naru, or name another database.",
			current, newest)
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("migrating: %w", err)
	}
	return nil
}
