package sqlstore

import (
	"context"
	"errors"

	"naru/internal/dataset"
	"naru/internal/diagnosis"
	"naru/internal/industry"
	"naru/internal/job"
	"naru/internal/linkage"
	"naru/internal/policy"
	"naru/internal/roadmap"
	"naru/internal/study"
)

// Store keeps all records of an installation. It is safe for concurrent use.
type Store struct {
	db        *db
	qualities qualities
}

var (
	_ dataset.Store            = (*Store)(nil)
	_ dataset.RunStore         = (*Store)(nil)
	_ dataset.ProfileStore     = (*Store)(nil)
	_ industry.DefinitionStore = (*Store)(nil)
	_ diagnosis.SnapshotStore  = (*Store)(nil)
	_ linkage.BridgeStore      = (*Store)(nil)
	_ job.Store                = (*Store)(nil)
	_ roadmap.Store            = (*Store)(nil)
	_ study.Store              = (*Store)(nil)
	_ policy.Store             = (*Store)(nil)
)

// New makes a store over an engine whose schema is up to date.
func New(e Engine) *Store { return &Store{db: &db{engine: e}} }

// Ping asks the database whether it answers; core.Unavailable when not.
func (s *Store) Ping(ctx context.Context) error {
	return s.db.fail(ctx, s.db.engine.Reader.PingContext(ctx))
}

// Describe tells an operator which engine serves, where, and how it is set.
// On SQLite it also reads the whole file for damage.
func (s *Store) Describe(ctx context.Context) (Description, error) {
	d, err := s.db.engine.Inspect(ctx, s.db.engine.Reader)
	if err != nil {
		return Description{}, s.db.fail(ctx, err)
	}
	d.Where = s.db.engine.Where
	d.Schema, _, err = first(ctx, s.db, s.db.engine.Reader, column[int64],
		`SELECT COALESCE(MAX(version_id), 0) FROM goose_db_version`)
	return d, err
}

// Close lets go of the database. Requests under way end first.
func (s *Store) Close() error {
	s.db.closed.Store(true)
	e := s.db.engine
	err := e.Reader.Close()
	if e.Writer != e.Reader {
		err = errors.Join(err, e.Writer.Close())
	}
	if err != nil {
		return s.db.shut(err)
	}
	return nil
}
