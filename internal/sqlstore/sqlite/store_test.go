package sqlite_test

import (
	"context"
	"path/filepath"
	"testing"

	"naru/internal/sqlstore"
	"naru/internal/sqlstore/sqlite"
	"naru/internal/sqlstore/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Place {
		t.Helper()
		path := filepath.Join(t.TempDir(), "새 폴더", "나루 #1?%41.db")
		return func(ctx context.Context) (*sqlstore.Store, error) { return sqlite.Open(ctx, path) }
	})
}
