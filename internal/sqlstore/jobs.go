package sqlstore

import (
	"context"
	"math"
	"strconv"
	"strings"
	"time"

	"naru/internal/core"
	"naru/internal/job"
)

// A job is one body with the columns that are searched: due_at is empty once it
// has ended. No rule of the queue is SQL; taking a job, too, is a SaveJob that
// only one of many can win.
//
// Something that must happen if and only if a record changes (a message to
// send, a search index to renew) is a job that is added in the transaction of
// the change: the method of this package that writes the record takes the job
// as a further argument and calls addJob with its own tx inside db.write.

// AddJob implements [job.Store].
func (s *Store) AddJob(ctx context.Context, j job.Job) (kept job.Job, err error) {
	err = s.db.write(ctx, func(tx querier) error {
		kept, err = s.addJob(ctx, tx, j)
		return err
	})
	return kept, err
}

func (s *Store) addJob(ctx context.Context, tx querier, j job.Job) (job.Job, error) {
	body, err := document(j)
	if err != nil {
		return job.Job{}, err
	}
	n, err := s.db.exec(ctx, tx, `
		INSERT INTO jobs (id, agency, kind, key, revision, due_at, created_at, ended_at, file, body)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (agency, kind, key) DO NOTHING`,
		j.ID, j.Agency, j.Kind, j.Key, j.Revision, instant(j.DueAt), instant(j.CreatedAt), instant(j.EndedAt), j.Result.SHA256, body)
	if err != nil || n > 0 {
		return j, err
	}
	kept, found, err := first(ctx, s.db, tx, scanJob,
		`SELECT body, revision FROM jobs WHERE agency = $1 AND kind = $2 AND key = $3`, j.Agency, j.Kind, j.Key)
	if err == nil && !found {
		err = jobMoved() // removed between the two statements
	}
	return kept, err
}

// SaveJob implements [job.Store].
func (s *Store) SaveJob(ctx context.Context, j job.Job) error {
	body, err := document(j)
	if err != nil {
		return err
	}
	return s.db.write(ctx, func(tx querier) error {
		n, err := s.db.exec(ctx, tx, `
			UPDATE jobs SET revision = revision + 1, due_at = $4, ended_at = $5, file = $6, body = $7
			WHERE agency = $1 AND id = $2 AND revision = $3`,
			j.Agency, j.ID, j.Revision, instant(j.DueAt), instant(j.EndedAt), j.Result.SHA256, body)
		if err != nil || n > 0 {
			return err
		}
		if _, err := s.job(ctx, tx, j.Agency, j.ID); err != nil {
			return err
		}
		return jobMoved()
	})
}

// Job implements [job.Store].
func (s *Store) Job(ctx context.Context, agency, id string) (job.Job, error) {
	return s.job(ctx, s.db.engine.Reader, agency, id)
}

func (s *Store) job(ctx context.Context, q querier, agency, id string) (job.Job, error) {
	j, found, err := first(ctx, s.db, q, scanJob, `SELECT body, revision FROM jobs WHERE agency = $1 AND id = $2`, agency, id)
	if err == nil && !found {
		err = core.Fail(core.NotFound, "그런 작업이 없습니다. 작업 목록을 확인해 주십시오.",
			"There is no such job. Look at the list of jobs.")
	}
	return j, err
}

// Jobs implements [job.Store].
func (s *Store) Jobs(ctx context.Context, agency string, limit int) ([]job.Job, error) {
	return list(ctx, s.db, s.db.engine.Reader, scanJob,
		`SELECT body, revision FROM jobs WHERE agency = $1 ORDER BY created_at DESC, id DESC LIMIT $2`, agency, most(limit))
}

// DueJobs implements [job.Store].
func (s *Store) DueJobs(ctx context.Context, kinds []string, at time.Time, limit int) ([]job.Job, error) {
	args := []any{instant(at), most(limit)}
	places := make([]string, len(kinds))
	for i, kind := range kinds {
		args = append(args, kind)
		places[i] = "$" + strconv.Itoa(len(args))
	}
	among := ""
	if len(kinds) > 0 {
		among = ` AND kind IN (` + strings.Join(places, ", ") + `)`
	}
	return list(ctx, s.db, s.db.engine.Reader, scanJob,
		`SELECT body, revision FROM jobs WHERE due_at <> '' AND due_at <= $1`+among+` ORDER BY due_at, id LIMIT $2`, args...)
}

// RemoveJob implements [job.Store].
func (s *Store) RemoveJob(ctx context.Context, agency, id string) error {
	return s.db.write(ctx, func(tx querier) error {
		n, err := s.db.exec(ctx, tx, `DELETE FROM jobs WHERE agency = $1 AND id = $2 AND ended_at <> ''`, agency, id)
		if err != nil || n > 0 {
			return err
		}
		j, err := s.job(ctx, tx, agency, id)
		if err != nil {
			return err
		}
		return core.Fail(core.Conflict, "이 작업은 아직 끝나지 않았습니다(%s). 먼저 멈춰 주십시오.", "This job has not ended yet (%s). Stop it first.", j.State.Title())
	})
}

// ForgetJobs implements [job.Store].
func (s *Store) ForgetJobs(ctx context.Context, before time.Time) (int, error) {
	var n int64
	err := s.db.write(ctx, func(tx querier) (err error) {
		n, err = s.db.exec(ctx, tx, `DELETE FROM jobs WHERE ended_at <> '' AND ended_at < $1`, instant(before))
		return err
	})
	return int(n), err
}

// JobFiles implements [job.Store].
func (s *Store) JobFiles(ctx context.Context) ([]string, error) {
	return list(ctx, s.db, s.db.engine.Reader, column[string], `SELECT DISTINCT file FROM jobs WHERE file <> '' ORDER BY file`)
}

func scanJob(row scanner) (job.Job, error) {
	var (
		j        job.Job
		revision int
	)
	err := row.Scan(documentColumn{&j}, &revision)
	j.Revision = revision
	return j, err
}

// most is a limit as SQL takes it: zero or less means all.
func most(limit int) int {
	if limit <= 0 {
		return math.MaxInt32
	}
	return limit
}

func jobMoved() error {
	return core.Fail(core.Conflict, "작업의 상태가 그 사이 바뀌었습니다. 목록을 새로 고쳐 주십시오.",
		"The job has moved on meanwhile. Reload the list.")
}
