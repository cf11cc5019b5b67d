package sqlstore

import (
	"context"

	"naru/internal/core"
	"naru/internal/dataset"
)

const datasetColumns = `id, agency, key, kind, title, publisher, table_id, licence, demo, created_at`

func scanDataset(row scanner) (dataset.Dataset, error) {
	var d dataset.Dataset
	err := row.Scan(&d.ID, &d.Agency, &d.Key, &d.Kind, documentColumn{&d.Title}, &d.Publisher, &d.TableID,
		&d.Licence, &d.Demo, instantColumn{&d.CreatedAt})
	return d, err
}

// Publish implements [dataset.Store]. A dataset keeps its kind and stays
// either synthetic or real for ever: core.Conflict otherwise. A run that has
// been closed already is core.Conflict too, and nothing becomes visible.
func (s *Store) Publish(ctx context.Context, d dataset.Dataset, v dataset.Version, runID string) (dataset.Version, error) {
	v.Agency, v.State, v.Withdrawal = d.Agency, dataset.Published, dataset.Withdrawal{}
	err := s.db.write(ctx, func(tx querier) error {
		var err error
		// The upsert locks the dataset's row until the end, so that two
		// publications of one dataset take their numbers one after the other.
		if v.DatasetID, err = s.upsertDataset(ctx, tx, d); err != nil {
			return err
		}
		v.Number, _, err = first(ctx, s.db, tx, column[int],
			`SELECT COALESCE(MAX(number), 0) + 1 FROM versions WHERE dataset_id = $1`, v.DatasetID)
		if err != nil {
			return err
		}
		if err := s.insertVersion(ctx, tx, v); err != nil {
			return err
		}
		return s.closeRun(ctx, tx, dataset.Run{
			ID: runID, Agency: d.Agency, State: dataset.RunDone, VersionID: v.ID, EndedAt: v.ImportedAt,
		})
	})
	if err != nil {
		return dataset.Version{}, err
	}
	return v, nil
}

// upsertDataset gives the id of the dataset of that key.
func (s *Store) upsertDataset(ctx context.Context, tx querier, d dataset.Dataset) (string, error) {
	title, err := document(d.Title)
	if err != nil {
		return "", err
	}
	id, same, err := first(ctx, s.db, tx, column[string], `
		INSERT INTO datasets (`+datasetColumns+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
		ON CONFLICT (agency, key) DO UPDATE SET
			title = excluded.title, publisher = excluded.publisher,
			table_id = excluded.table_id, licence = excluded.licence
		WHERE datasets.kind = excluded.kind AND datasets.demo = excluded.demo
		RETURNING id`,
		d.ID, d.Agency, d.Key, string(d.Kind), title, d.Publisher, d.TableID, d.Licence, d.Demo, instant(d.CreatedAt))
	if err == nil && !same {
		err = core.Fail(core.Conflict,
			"자료 ‘%s’이(가) 이미 있는데 종류가 다르거나, 시연용 자료와 실제 자료가 섞입니다. 다른 이름표를 정해 주십시오.",
			"The dataset ‘%s’ exists with another kind, or demo and real data would mix. Choose another key.", d.Key).
			With("key", core.T("다른 종류의 자료가 쓰고 있습니다.", "Taken by a dataset of another kind."))
	}
	return id, err
}

// Datasets implements [dataset.Store], ordered by key.
func (s *Store) Datasets(ctx context.Context, agency string) ([]dataset.Dataset, error) {
	return list(ctx, s.db, s.db.engine.Reader, scanDataset,
		`SELECT `+datasetColumns+` FROM datasets WHERE agency = $1 ORDER BY key`, agency)
}

// Dataset implements [dataset.Store].
func (s *Store) Dataset(ctx context.Context, agency, key string) (dataset.Dataset, error) {
	d, found, err := first(ctx, s.db, s.db.engine.Reader, scanDataset,
		`SELECT `+datasetColumns+` FROM datasets WHERE agency = $1 AND key = $2`, agency, key)
	if err == nil && !found {
		err = noDataset(key)
	}
	return d, err
}

func noDataset(key string) error {
	return core.Fail(core.NotFound,
		"자료 ‘%s’이(가) 없습니다. 자료 목록에서 이름표를 확인해 주십시오.",
		"There is no dataset ‘%s’. Look up its key in the list of datasets.", key)
}
