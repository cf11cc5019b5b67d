package sqlstore

import (
	"context"

	"naru/internal/core"
	"naru/internal/industry"
)

const definitionColumns = `id, agency, key, version, name, system, items, note, author, created_at, preset, state`

// itemRecord is the stored form of industry.Item.
type itemRecord struct {
	Code   string    `json:"code"`
	Weight float64   `json:"weight"`
	Reason core.Text `json:"reason"`
}

func scanDefinition(row scanner) (industry.Definition, error) {
	var (
		d     industry.Definition
		items []itemRecord
	)
	err := row.Scan(&d.ID, &d.Agency, &d.Key, &d.Version, documentColumn{&d.Name}, &d.System, documentColumn{&items},
		documentColumn{&d.Note}, &d.Author, instantColumn{&d.CreatedAt}, &d.Preset, &d.State)
	for _, i := range items {
		d.Items = append(d.Items, industry.Item(i))
	}
	return d, err
}

// AddDefinition implements [industry.DefinitionStore].
func (s *Store) AddDefinition(ctx context.Context, d industry.Definition) error {
	items := make([]itemRecord, len(d.Items))
	for i, item := range d.Items {
		items[i] = itemRecord(item)
	}
	docs, err := documents(d.Name, items, d.Note)
	if err != nil {
		return err
	}
	return s.db.write(ctx, func(tx querier) error {
		_, err := s.db.exec(ctx, tx, `
			INSERT INTO definitions (`+definitionColumns+`)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
			d.ID, d.Agency, d.Key, d.Version, docs[0], string(d.System), docs[1], docs[2], d.Author,
			instant(d.CreatedAt), d.Preset, string(d.State))
		return err
	})
}

// Definition implements [industry.DefinitionStore].
func (s *Store) Definition(ctx context.Context, agency, key string, version int) (industry.Definition, error) {
	d, found, err := first(ctx, s.db, s.db.engine.Reader, scanDefinition, `
		SELECT `+definitionColumns+` FROM definitions
		WHERE agency = $1 AND key = $2 AND ($3 = 0 OR version = $3) ORDER BY version DESC LIMIT 1`, agency, key, version)
	switch {
	case err != nil || found:
	case version == 0:
		err = core.Fail(core.NotFound,
			"산업 정의 ‘%s’이(가) 없습니다. 산업 정의 목록을 확인해 주십시오.",
			"There is no industry definition ‘%s’. Look at the list of definitions.", key)
	default:
		err = core.Fail(core.NotFound,
			"산업 정의 ‘%[1]s’의 %[2]d판이 없습니다. 산업 정의 목록을 확인해 주십시오.",
			"There is no version %[2]d of the industry definition ‘%[1]s’. Look at the list of definitions.", key, version)
	}
	return d, err
}

// Definitions implements [industry.DefinitionStore].
func (s *Store) Definitions(ctx context.Context, agency string) ([]industry.Definition, error) {
	return list(ctx, s.db, s.db.engine.Reader, scanDefinition, `
		SELECT `+definitionColumns+` FROM definitions d
		WHERE agency = $1 AND version = (SELECT MAX(version) FROM definitions l WHERE l.agency = d.agency AND l.key = d.key)
		ORDER BY key`, agency)
}

// DefinitionHistory implements [industry.DefinitionStore].
func (s *Store) DefinitionHistory(ctx context.Context, agency, key string) ([]industry.Definition, error) {
	return list(ctx, s.db, s.db.engine.Reader, scanDefinition,
		`SELECT `+definitionColumns+` FROM definitions WHERE agency = $1 AND key = $2 ORDER BY version DESC`, agency, key)
}
