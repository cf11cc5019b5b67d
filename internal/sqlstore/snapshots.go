package sqlstore

import (
	"context"

	"naru/internal/core"
	"naru/internal/diagnosis"
)

const snapshotColumns = `id, agency, name, address, findings, numbers, evidence, author, created_at`

func scanSnapshot(row scanner) (diagnosis.Snapshot, error) {
	var s diagnosis.Snapshot
	err := row.Scan(&s.ID, &s.Agency, &s.Name, &s.Address, documentColumn{&s.Findings}, documentColumn{&s.Numbers},
		documentColumn{&s.Evidence}, &s.Author, instantColumn{&s.CreatedAt})
	return s, err
}

// SaveSnapshot implements [diagnosis.SnapshotStore]. What a
// snapshot holds never changes: an id that is taken is core.Conflict.
func (s *Store) SaveSnapshot(ctx context.Context, n diagnosis.Snapshot) error {
	docs, err := documents(n.Findings, n.Numbers, n.Evidence)
	if err != nil {
		return err
	}
	return s.db.write(ctx, func(tx querier) error {
		_, err := s.db.exec(ctx, tx, `
			INSERT INTO snapshots (`+snapshotColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
			n.ID, n.Agency, n.Name, n.Address, docs[0], docs[1], docs[2], n.Author, instant(n.CreatedAt))
		return err
	})
}

// Snapshots implements [diagnosis.SnapshotStore].
func (s *Store) Snapshots(ctx context.Context, agency string) ([]diagnosis.Snapshot, error) {
	return list(ctx, s.db, s.db.engine.Reader, scanSnapshot,
		`SELECT `+snapshotColumns+` FROM snapshots WHERE agency = $1 ORDER BY created_at DESC, id DESC`, agency)
}

// Snapshot implements [diagnosis.SnapshotStore].
func (s *Store) Snapshot(ctx context.Context, agency, id string) (diagnosis.Snapshot, error) {
	n, found, err := first(ctx, s.db, s.db.engine.Reader, scanSnapshot,
		`SELECT `+snapshotColumns+` FROM snapshots WHERE agency = $1 AND id = $2`, agency, id)
	if err == nil && !found {
		err = noSnapshot()
	}
	return n, err
}

// RenameSnapshot implements [diagnosis.SnapshotStore].
func (s *Store) RenameSnapshot(ctx context.Context, agency, id, name string) error {
	return s.db.write(ctx, func(tx querier) error {
		n, err := s.db.exec(ctx, tx, `UPDATE snapshots SET name = $3 WHERE agency = $1 AND id = $2`, agency, id, name)
		if err == nil && n == 0 {
			err = noSnapshot()
		}
		return err
	})
}

// DeleteSnapshot implements [diagnosis.SnapshotStore].
func (s *Store) DeleteSnapshot(ctx context.Context, agency, id string) error {
	return s.db.write(ctx, func(tx querier) error {
		n, err := s.db.exec(ctx, tx, `DELETE FROM snapshots WHERE agency = $1 AND id = $2`, agency, id)
		if err == nil && n == 0 {
			err = noSnapshot()
		}
		return err
	})
}

func noSnapshot() error {
	return core.Fail(core.NotFound,
		"그런 진단 기록이 없습니다. 저장된 진단 목록을 확인해 주십시오.",
		"There is no such saved diagnosis. Look at the list of saved diagnoses.")
}
