package sqlstore

import (
	"context"

	"naru/internal/core"
	"naru/internal/dataset"
)

const versionColumns = `v.id, v.agency, v.dataset_id, v.number, v.state, v.original, v.retrieved, v.profile,
	v.summary, v.files, v.rejects, v.imported_by, v.imported_at,
	v.withdrawn_by, v.withdrawn_at, v.withdrawn_reason`

func scanVersion(row scanner) (dataset.Version, error) {
	var (
		v       dataset.Version
		profile string
	)
	err := row.Scan(&v.ID, &v.Agency, &v.DatasetID, &v.Number, &v.State, documentColumn{&v.Original}, &v.Retrieved, &profile,
		documentColumn{&v.Summary}, documentColumn{&v.Files}, &v.Rejects,
		&v.ImportedBy, instantColumn{&v.ImportedAt},
		&v.Withdrawal.By, instantColumn{&v.Withdrawal.At}, &v.Withdrawal.Reason)
	if profile != "" {
		v.Profile = []byte(profile)
	}
	return v, err
}

func (s *Store) insertVersion(ctx context.Context, tx querier, v dataset.Version) error {
	docs, err := documents(v.Original, v.Summary, v.Quality, v.Files)
	if err != nil {
		return err
	}
	_, err = s.db.exec(ctx, tx, `
		INSERT INTO versions (id, agency, dataset_id, number, state, original, retrieved, profile,
			summary, quality, files, rejects, imported_by, imported_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
		v.ID, v.Agency, v.DatasetID, v.Number, string(v.State), docs[0], v.Retrieved, string(v.Profile),
		docs[1], docs[2], docs[3], v.Rejects, v.ImportedBy, instant(v.ImportedAt))
	return err
}

// Versions implements [dataset.Store]. The versions of all datasets are
// ordered by the moment of import. Their Quality is shared between callers:
// it is only to be read.
func (s *Store) Versions(ctx context.Context, agency, key string) ([]dataset.Version, error) {
	query, args := `SELECT `+versionColumns+` FROM versions v
		WHERE v.agency = $1 ORDER BY v.imported_at DESC, v.id DESC`, []any{agency}
	if key != "" {
		query, args = `SELECT `+versionColumns+` FROM versions v JOIN datasets d ON d.id = v.dataset_id
			WHERE d.agency = $1 AND d.key = $2 ORDER BY v.number DESC`, []any{agency, key}
	}
	versions, err := list(ctx, s.db, s.db.engine.Reader, scanVersion, query, args...)
	switch {
	case err != nil:
		return nil, err
	case key != "" && len(versions) == 0: // a dataset comes into being with its first version
		return nil, noDataset(key)
	}
	if err := s.addQuality(ctx, versions); err != nil {
		return nil, err
	}
	return versions, nil
}

// Withdraw implements [dataset.Store].
func (s *Store) Withdraw(ctx context.Context, agency, versionID string, w dataset.Withdrawal) error {
	return s.db.write(ctx, func(tx querier) error {
		n, err := s.db.exec(ctx, tx, `
			UPDATE versions SET state = $1, withdrawn_by = $2, withdrawn_at = $3, withdrawn_reason = $4
			WHERE agency = $5 AND id = $6 AND state = $7`,
			string(dataset.Withdrawn), w.By, instant(w.At), w.Reason, agency, versionID, string(dataset.Published))
		if err != nil || n > 0 {
			return err
		}
		_, exists, err := first(ctx, s.db, tx, column[string],
			`SELECT state FROM versions WHERE agency = $1 AND id = $2`, agency, versionID)
		switch {
		case err != nil:
			return err
		case exists:
			return core.Fail(core.Conflict,
				"이미 철회된 판입니다.", "This version has been withdrawn already.")
		default:
			return core.Fail(core.NotFound,
				"그런 판이 없습니다. 자료 화면에서 판을 확인해 주십시오.",
				"There is no such version. Look up the version on the dataset's page.")
		}
	})
}
