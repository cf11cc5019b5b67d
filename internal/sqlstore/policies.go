package sqlstore

import (
	"context"

	"naru/internal/core"
	"naru/internal/policy"
	"naru/internal/revision"
)

// scanPolicy scans the body of a policy.
func scanPolicy(row scanner) (policy.Policy, error) {
	var p policy.Policy
	err := row.Scan(documentColumn{&p})
	return p, err
}

func scanEntry(row scanner) (revision.Entry, error) {
	var e revision.Entry
	err := row.Scan(documentColumn{&e})
	return e, err
}

// SavePolicies implements [policy.Store].
func (s *Store) SavePolicies(ctx context.Context, writes []policy.Write) error {
	return s.db.write(ctx, func(tx querier) error {
		for i := range writes {
			if err := s.savePolicy(ctx, tx, &writes[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Store) savePolicy(ctx context.Context, tx querier, w *policy.Write) error {
	p := &w.Policy
	docs, err := documents(p, w.Entry)
	if err != nil {
		return err
	}
	var n int64
	if w.Base == 0 {
		n, err = s.db.exec(ctx, tx, `
			INSERT INTO policies (agency, id, key, revision, body) VALUES ($1, $2, $3, $4, $5)`,
			p.Agency, p.ID, p.Key, p.Revision, docs[0])
	} else {
		n, err = s.db.exec(ctx, tx, `
			UPDATE policies SET key = $3, revision = $4, body = $5 WHERE agency = $1 AND id = $2 AND revision = $6`,
			p.Agency, p.ID, p.Key, p.Revision, docs[0], w.Base)
	}
	if err != nil {
		return err
	}
	if n == 0 {
		return core.Fail(core.Conflict,
			"저장하는 사이에 ‘%s’이(가) 바뀌었습니다. 다시 열어 확인한 뒤 저장해 주십시오.",
			"‘%s’ changed while it was being saved. Open it again, then save.", p.Title)
	}
	_, err = s.db.exec(ctx, tx, `
		INSERT INTO policy_revisions (agency, id, revision, body, entry) VALUES ($1, $2, $3, $4, $5)`,
		p.Agency, p.ID, p.Revision, docs[0], docs[1])
	return err
}

// Policies implements [policy.Store].
func (s *Store) Policies(ctx context.Context, agency string) ([]policy.Policy, error) {
	return list(ctx, s.db, s.db.engine.Reader, scanPolicy,
		`SELECT body FROM policies WHERE agency = $1 ORDER BY key`, agency)
}

// Policy implements [policy.Store].
func (s *Store) Policy(ctx context.Context, agency, id string, number int) (policy.Policy, error) {
	p, found, err := first(ctx, s.db, s.db.engine.Reader, scanPolicy, `
		SELECT body FROM policy_revisions
		WHERE agency = $1 AND id = $2 AND ($3 = 0 OR revision = $3) ORDER BY revision DESC LIMIT 1`, agency, id, number)
	if err == nil && !found {
		err = core.Fail(core.NotFound, "그런 정책이 없습니다. 정책 목록을 확인해 주십시오.", "There is no such policy. Look at the list of policies.")
	}
	return p, err
}

// PolicyHistory implements [policy.Store].
func (s *Store) PolicyHistory(ctx context.Context, agency, id string) ([]revision.Entry, error) {
	return list(ctx, s.db, s.db.engine.Reader, scanEntry,
		`SELECT entry FROM policy_revisions WHERE agency = $1 AND id = $2 ORDER BY revision DESC`, agency, id)
}
