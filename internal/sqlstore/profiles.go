package sqlstore

import (
	"context"
	"encoding/json"
	"fmt"

	"naru/internal/core"
	"naru/internal/dataset"
)

const profileColumns = `agency, name, dataset_key, dataset_kind, title, publisher, table_id, licence, demo,
	header, profile, updated_by, updated_at`

// mapping is the document of a profile: how a table is read for kinds that are
// tables, or else how observations are.
func mapping(p *dataset.SavedProfile) any {
	if p.Dataset.Kind.Tabular() {
		return &p.Table
	}
	return &p.Profile
}

func scanProfile(row scanner) (dataset.SavedProfile, error) {
	var p dataset.SavedProfile
	var doc json.RawMessage
	d := &p.Dataset
	err := row.Scan(&p.Agency, &p.Name, &d.Key, &d.Kind, documentColumn{&d.Title}, &d.Publisher, &d.TableID, &d.Licence, &d.Demo,
		&p.Header, documentColumn{&doc}, &p.UpdatedBy, instantColumn{&p.UpdatedAt})
	if err != nil {
		return p, err
	}
	d.Agency = p.Agency
	if err := json.Unmarshal(doc, mapping(&p)); err != nil {
		return p, fmt.Errorf("profile %s: %w", p.Name, err)
	}
	return p, nil
}

// SaveProfile implements [dataset.ProfileStore].
func (s *Store) SaveProfile(ctx context.Context, p dataset.SavedProfile) error {
	docs, err := documents(p.Dataset.Title, mapping(&p))
	if err != nil {
		return err
	}
	d := p.Dataset
	return s.db.write(ctx, func(tx querier) error {
		_, err := s.db.exec(ctx, tx, `
			INSERT INTO profiles (`+profileColumns+`)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
			ON CONFLICT (agency, name) DO UPDATE SET
				dataset_key = excluded.dataset_key, dataset_kind = excluded.dataset_kind, title = excluded.title,
				publisher = excluded.publisher, table_id = excluded.table_id, licence = excluded.licence,
				demo = excluded.demo, header = excluded.header, profile = excluded.profile,
				updated_by = excluded.updated_by, updated_at = excluded.updated_at`,
			p.Agency, p.Name, d.Key, string(d.Kind), docs[0], d.Publisher, d.TableID, d.Licence, d.Demo,
			p.Header, docs[1], p.UpdatedBy, instant(p.UpdatedAt))
		return err
	})
}

// Profiles implements [dataset.ProfileStore], ordered by name.
func (s *Store) Profiles(ctx context.Context, agency string) ([]dataset.SavedProfile, error) {
	return list(ctx, s.db, s.db.engine.Reader, scanProfile,
		`SELECT `+profileColumns+` FROM profiles WHERE agency = $1 ORDER BY name`, agency)
}

// DeleteProfile implements [dataset.ProfileStore].
func (s *Store) DeleteProfile(ctx context.Context, agency, name string) error {
	return s.db.write(ctx, func(tx querier) error {
		n, err := s.db.exec(ctx, tx, `DELETE FROM profiles WHERE agency = $1 AND name = $2`, agency, name)
		if err == nil && n == 0 {
			err = core.Fail(core.NotFound,
				"저장된 매핑 ‘%s’이(가) 없습니다. 매핑 목록을 확인해 주십시오.",
				"There is no saved mapping ‘%s’. Look at the list of mappings.", name)
		}
		return err
	})
}
