package sqlstore

import (
	"context"
	"math"

	"naru/internal/core"
	"naru/internal/dataset"
)

const runColumns = `id, agency, dataset, sha256, name, state, version_id, message, fields, started_by, started_at, ended_at`

// fieldRecord is the stored form of core.Field.
type fieldRecord struct {
	Name    string    `json:"name"`
	Message core.Text `json:"message"`
}

func fieldRecords(fields []core.Field) []fieldRecord {
	out := make([]fieldRecord, len(fields))
	for i, f := range fields {
		out[i] = fieldRecord(f)
	}
	return out
}

func scanRun(row scanner) (dataset.Run, error) {
	var (
		r      dataset.Run
		fields []fieldRecord
	)
	err := row.Scan(&r.ID, &r.Agency, &r.Dataset, &r.SHA256, &r.Name, &r.State, &r.VersionID,
		documentColumn{&r.Message}, documentColumn{&fields}, &r.StartedBy, instantColumn{&r.StartedAt}, instantColumn{&r.EndedAt})
	for _, f := range fields {
		r.Fields = append(r.Fields, core.Field(f))
	}
	return r, err
}

// runOutcome gives the stored forms of what a run ended with.
func runOutcome(r dataset.Run) (message, fields string, err error) {
	docs, err := documents(r.Message, fieldRecords(r.Fields))
	if err != nil {
		return "", "", err
	}
	return docs[0], docs[1], nil
}

// OpenRun implements [dataset.RunStore]: the run starts open, whatever its
// State says.
func (s *Store) OpenRun(ctx context.Context, r dataset.Run) error {
	message, fields, err := runOutcome(r)
	if err != nil {
		return err
	}
	return s.db.write(ctx, func(tx querier) error {
		_, err := s.db.exec(ctx, tx, `
			INSERT INTO runs (`+runColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
			r.ID, r.Agency, r.Dataset, r.SHA256, r.Name, string(dataset.RunOpen), r.VersionID, message, fields,
			r.StartedBy, instant(r.StartedAt), instant(r.EndedAt))
		return err
	})
}

// CloseRun implements [dataset.RunStore]: state, version, message, fields and
// end are taken over. A run that is not open any more is core.Conflict.
func (s *Store) CloseRun(ctx context.Context, r dataset.Run) error {
	return s.db.write(ctx, func(tx querier) error { return s.closeRun(ctx, tx, r) })
}

func (s *Store) closeRun(ctx context.Context, tx querier, r dataset.Run) error {
	message, fields, err := runOutcome(r)
	if err != nil {
		return err
	}
	n, err := s.db.exec(ctx, tx, `
		UPDATE runs SET state = $1, version_id = $2, message = $3, fields = $4, ended_at = $5
		WHERE agency = $6 AND id = $7 AND state = $8`,
		string(r.State), r.VersionID, message, fields, instant(r.EndedAt), r.Agency, r.ID, string(dataset.RunOpen))
	if err != nil || n > 0 {
		return err
	}
	was, err := s.run(ctx, tx, r.Agency, r.ID)
	if err != nil {
		return err
	}
	return core.Fail(core.Conflict,
		"이 가져오기는 이미 끝났습니다(%s). 다시 가져와 주십시오.",
		"This import has ended already (%s). Please import the file again.", string(was.State))
}

// Run implements [dataset.RunStore].
func (s *Store) Run(ctx context.Context, agency, id string) (dataset.Run, error) {
	return s.run(ctx, s.db.engine.Reader, agency, id)
}

func (s *Store) run(ctx context.Context, q querier, agency, id string) (dataset.Run, error) {
	r, found, err := first(ctx, s.db, q, scanRun,
		`SELECT `+runColumns+` FROM runs WHERE agency = $1 AND id = $2`, agency, id)
	if err == nil && !found {
		err = core.Fail(core.NotFound,
			"그런 가져오기 기록이 없습니다. 가져오기 목록을 확인해 주십시오.",
			"There is no such import. Look at the list of imports.")
	}
	return r, err
}

// Runs implements [dataset.RunStore]. A limit of zero or less means all.
func (s *Store) Runs(ctx context.Context, agency string, limit int) ([]dataset.Run, error) {
	if limit <= 0 {
		limit = math.MaxInt32
	}
	return list(ctx, s.db, s.db.engine.Reader, scanRun,
		`SELECT `+runColumns+` FROM runs WHERE agency = $1 ORDER BY started_at DESC, id DESC LIMIT $2`, agency, limit)
}

// InterruptRuns implements [dataset.RunStore]: message, fields and end are
// taken from r.
func (s *Store) InterruptRuns(ctx context.Context, agency string, r dataset.Run) (int, error) {
	message, fields, err := runOutcome(r)
	if err != nil {
		return 0, err
	}
	var n int64
	err = s.db.write(ctx, func(tx querier) error {
		n, err = s.db.exec(ctx, tx, `
			UPDATE runs SET state = $1, message = $2, fields = $3, ended_at = $4 WHERE agency = $5 AND state = $6`,
			string(dataset.RunInterrupted), message, fields, instant(r.EndedAt), agency, string(dataset.RunOpen))
		return err
	})
	return int(n), err
}
