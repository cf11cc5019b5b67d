package postgres

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"naru/internal/core"
	"naru/internal/sqlstore"
)

//go:embed migrations/*.sql
var embedded embed.FS

// The pool stays well under a server's usual hundred connections, so that
// several processes and an operator's tools find room.
const (
	mostConnections = 16
	idleFor         = 5 * time.Minute
	connectWithin   = 5 * time.Second
)

// Open connects to the server of a postgres:// address and brings the schema
// of the connection's search path up to date. Several processes may do so at
// once.
//
// A server that does not answer is core.Unavailable, refused credentials
// core.Forbidden, an address that cannot be read core.Invalid, a schema of a
// newer program core.Conflict. No error shows the password.
func Open(ctx context.Context, address string) (*sqlstore.Store, error) {
	config, err := parse(address)
	if err != nil {
		return nil, err
	}
	where := net.JoinHostPort(config.Host, strconv.Itoa(int(config.Port))) + "/" + config.Database
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(mostConnections)
	db.SetMaxIdleConns(mostConnections)
	db.SetConnMaxIdleTime(idleFor)
	if err := migrate(ctx, db); err != nil {
		return nil, errors.Join(opening(where, err), db.Close())
	}
	return sqlstore.New(sqlstore.Engine{
		Where: where, Writer: db, Reader: db, Inspect: inspect,
		Translate: func(err error) error { return translate(where, err) },
	}), nil
}

func parse(address string) (*pgx.ConnConfig, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		// The cause repeats the address: it must not travel.
		return nil, core.Fail(core.Invalid,
			"PostgreSQL 주소를 읽을 수 없습니다. postgres://사용자:비밀번호@호스트:5432/이름 꼴로 적고, 비밀번호의 특수문자는 %%XX로 바꿔 주십시오.",
			"The PostgreSQL address cannot be read. Write postgres://user:password@host:5432/name, with special characters of the password as %%XX.")
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = connectWithin
	}
	maps.Copy(config.RuntimeParams, map[string]string{
		"application_name":              "naru",
		"timezone":                      "UTC",
		"default_transaction_isolation": "read committed", // publications take turns by a row's lock
	})
	return config, nil
}

// lockClass tells Naru's advisory locks from those of other programs.
const lockClass = 0x6e617275 // "naru"

// migrate brings the schema up to date while holding a lock of the server, one
// for each schema, that ends with the connection.
func migrate(ctx context.Context, db *sql.DB) (err error) {
	files, err := fs.Sub(embedded, "migrations")
	if err != nil {
		return fmt.Errorf("embedded migrations: %w", err)
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return fmt.Errorf("connecting: %w", err)
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if _, err := conn.ExecContext(ctx, `SELECT pg_advisory_lock($1, hashtext(current_schema()))`, lockClass); err != nil {
		return fmt.Errorf("locking the schema: %w", err)
	}
	migrated := sqlstore.Migrate(ctx, goose.DialectPostgres, db, files)
	// The lock is freed even when the caller has given up.
	_, err = conn.ExecContext(context.WithoutCancel(ctx), `SELECT pg_advisory_unlock($1, hashtext(current_schema()))`, lockClass)
	return errors.Join(migrated, err)
}

// opening makes an error of the start one that users may read.
func opening(where string, err error) error {
	if known, ok := errors.AsType[*core.Error](err); ok {
		return known
	}
	if t := translate(where, err); t != nil {
		return t
	}
	return core.Fail(core.Internal,
		"PostgreSQL(%s)에 나루의 표를 준비하지 못했습니다. 관리자에게 알려 주십시오.",
		"Naru's tables could not be made ready in PostgreSQL (%s). Please tell the administrator.", where).Because(err)
}
