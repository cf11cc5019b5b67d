package sqlstore

import (
	"context"

	"naru/internal/core"
	"naru/internal/revision"
	"naru/internal/study"
)

// SaveStudy implements [study.Store].
func (s *Store) SaveStudy(ctx context.Context, x study.Study, base int, e revision.Entry) error {
	docs, err := documents(x.Summary(), x, e)
	if err != nil {
		return err
	}
	return s.db.write(ctx, func(tx querier) error {
		if base == 0 {
			if _, err := s.db.exec(ctx, tx, `INSERT INTO studies (id, agency, revision, summary, updated_at) VALUES ($1, $2, $3, $4, $5)`,
				x.ID, x.Agency, x.Revision, docs[0], instant(x.UpdatedAt)); err != nil {
				return err
			}
		} else if err := s.replaceStudy(ctx, tx, x, base, docs[0]); err != nil {
			return err
		}
		_, err := s.db.exec(ctx, tx, `INSERT INTO study_revisions (study, agency, revision, body, entry) VALUES ($1, $2, $3, $4, $5)`,
			x.ID, x.Agency, x.Revision, docs[1], docs[2])
		return err
	})
}

// replaceStudy moves a study on from the revision that was edited. Of two that
// edited the same one, the second finds it gone.
func (s *Store) replaceStudy(ctx context.Context, tx querier, x study.Study, base int, summary string) error {
	n, err := s.db.exec(ctx, tx, `
		UPDATE studies SET revision = $4, summary = $5, updated_at = $6 WHERE agency = $1 AND id = $2 AND revision = $3`,
		x.Agency, x.ID, base, x.Revision, summary, instant(x.UpdatedAt))
	if err != nil || n > 0 {
		return err
	}
	_, found, err := first(ctx, s.db, tx, column[int64], `SELECT revision FROM studies WHERE agency = $1 AND id = $2`, x.Agency, x.ID)
	switch {
	case err != nil:
		return err
	case !found:
		return noStudy()
	}
	return core.Fail(core.Conflict, "다른 사람이 그 사이 이 연구를 저장했습니다. 바뀐 내용을 확인하고 다시 저장해 주십시오.",
		"Somebody else saved this study meanwhile. Look at what changed and save again.")
}

// Study implements [study.Store].
func (s *Store) Study(ctx context.Context, agency, id string, number int) (study.Study, error) {
	x, found, err := first(ctx, s.db, s.db.engine.Reader, scanDocument[study.Study], `
		SELECT body FROM study_revisions
		WHERE agency = $1 AND study = $2 AND ($3 = 0 OR revision = $3) ORDER BY revision DESC LIMIT 1`, agency, id, number)
	if err == nil && !found {
		err = noStudy()
	}
	return x, err
}

// Studies implements [study.Store].
func (s *Store) Studies(ctx context.Context, agency string) ([]study.Summary, error) {
	return list(ctx, s.db, s.db.engine.Reader, scanDocument[study.Summary],
		`SELECT summary FROM studies WHERE agency = $1 ORDER BY updated_at DESC, id DESC`, agency)
}

// StudyHistory implements [study.Store].
func (s *Store) StudyHistory(ctx context.Context, agency, id string) ([]revision.Entry, error) {
	all, err := list(ctx, s.db, s.db.engine.Reader, scanDocument[revision.Entry],
		`SELECT entry FROM study_revisions WHERE agency = $1 AND study = $2 ORDER BY revision DESC`, agency, id)
	if err == nil && len(all) == 0 {
		err = noStudy()
	}
	return all, err
}

// scanDocument scans a row of one JSON column.
func scanDocument[T any](row scanner) (T, error) {
	var v T
	err := row.Scan(documentColumn{&v})
	return v, err
}

func noStudy() error {
	return core.Fail(core.NotFound, "그런 연구가 없습니다. 전략산업 연구 목록을 확인해 주십시오.",
		"There is no such study. Look at the list of studies.")
}
