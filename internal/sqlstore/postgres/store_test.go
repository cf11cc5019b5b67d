package postgres_test

import (
	"context"
	"testing"

	"naru/internal/sqlstore"
	"naru/internal/sqlstore/postgres"
	"naru/internal/sqlstore/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Place {
		t.Helper()
		address := storetest.Postgres(t)
		return func(ctx context.Context) (*sqlstore.Store, error) { return postgres.Open(ctx, address) }
	})
}
