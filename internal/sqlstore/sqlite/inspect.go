package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"naru/internal/sqlstore"
)

// inspect reads the settings that matter and the whole file for damage.
func inspect(ctx context.Context, db *sql.DB) (sqlstore.Description, error) {
	var (
		d               sqlstore.Description
		version         string
		pages, pageSize int64
	)
	for _, q := range []struct {
		text string
		into any
	}{
		{`SELECT sqlite_version()`, &version},
		{`PRAGMA page_count`, &pages},
		{`PRAGMA page_size`, &pageSize},
	} {
		if err := db.QueryRowContext(ctx, q.text).Scan(q.into); err != nil {
			return d, fmt.Errorf("%s: %w", q.text, err)
		}
	}
	d.Engine, d.Bytes = "SQLite "+version, pages*pageSize
	for _, name := range []string{"journal_mode", "synchronous", "foreign_keys", "busy_timeout"} {
		var value string
		if err := db.QueryRowContext(ctx, `PRAGMA `+name).Scan(&value); err != nil {
			return d, fmt.Errorf("PRAGMA %s: %w", name, err)
		}
		d.Settings = append(d.Settings, sqlstore.Setting{Name: name, Value: value})
	}
	check, err := quickCheck(ctx, db)
	d.Settings = append(d.Settings, sqlstore.Setting{Name: "quick_check", Value: check})
	return d, err
}

// sound is what quickCheck gives for a file without damage.
const sound = "ok"

// quickCheck reads the whole file and gives sound, or the first damage found.
func quickCheck(ctx context.Context, db *sql.DB) (string, error) {
	var found string
	if err := db.QueryRowContext(ctx, `SELECT quick_check FROM pragma_quick_check LIMIT 1`).Scan(&found); err != nil {
		return "", fmt.Errorf("quick_check: %w", err)
	}
	return found, nil
}
