package storetest

import (
	"database/sql"
	"net/url"
	"os"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver named "pgx"

	"naru/internal/core"
)

// PostgresVariable names the environment variable with the address of a server
// on which tests may make and drop schemas.
const PostgresVariable = "NARU_TEST_POSTGRES"

// Postgres gives the address of an empty schema of the test's own, dropped
// with the test. Without a server the test is skipped.
func Postgres(t *testing.T) string {
	t.Helper()
	server := os.Getenv(PostgresVariable)
	if server == "" {
		t.Skipf("%s is not set: `make test` starts a PostgreSQL and sets it", PostgresVariable)
	}
	address, err := url.Parse(server)
	if err != nil {
		t.Fatalf("%s holds no address", PostgresVariable)
	}
	db, err := sql.Open("pgx", server)
	must(t, err)
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	schema := "test_" + strings.ReplaceAll(core.NewID(), "-", "")
	_, err = db.ExecContext(t.Context(), `CREATE SCHEMA `+schema)
	must(t, err)
	t.Cleanup(func() {
		if _, err := db.Exec(`DROP SCHEMA ` + schema + ` CASCADE`); err != nil { //nolint:noctx // the test's context has ended
			t.Error(err)
		}
	})
	q := address.Query()
	q.Set("search_path", schema)
	address.RawQuery = q.Encode()
	return address.String()
}
