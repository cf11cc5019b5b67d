package postgres

import (
	"context"
	"database/sql"
	"fmt"

	"naru/internal/sqlstore"
)

// inspect reads the server's version, the database's size and the settings on
// which durability hangs.
func inspect(ctx context.Context, db *sql.DB) (sqlstore.Description, error) {
	var d sqlstore.Description
	var version string
	err := db.QueryRowContext(ctx,
		`SELECT current_setting('server_version'), pg_database_size(current_database())`).Scan(&version, &d.Bytes)
	if err != nil {
		return d, fmt.Errorf("server version and size: %w", err)
	}
	d.Engine = "PostgreSQL " + version
	for _, name := range []string{"synchronous_commit", "fsync", "server_encoding", "search_path"} {
		var value string
		if err := db.QueryRowContext(ctx, `SELECT current_setting($1)`, name).Scan(&value); err != nil {
			return d, fmt.Errorf("setting %s: %w", name, err)
		}
		d.Settings = append(d.Settings, sqlstore.Setting{Name: name, Value: value})
	}
	return d, nil
}
