package sqlstore

import (
	"context"

	"naru/internal/core"
	"naru/internal/linkage"
)

const bridgeColumns = `agency, dataset, system, links, updated_by, updated_at`

func scanBridge(row scanner) (linkage.SavedBridge, error) {
	var b linkage.SavedBridge
	err := row.Scan(&b.Agency, &b.Dataset, &b.Bridge.System, documentColumn{&b.Bridge.Links}, &b.UpdatedBy, instantColumn{&b.UpdatedAt})
	return b, err
}

// SaveBridge implements [linkage.BridgeStore].
func (s *Store) SaveBridge(ctx context.Context, b linkage.SavedBridge) error {
	links, err := document(b.Bridge.Links)
	if err != nil {
		return err
	}
	return s.db.write(ctx, func(tx querier) error {
		_, err := s.db.exec(ctx, tx, `
			INSERT INTO bridges (`+bridgeColumns+`) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (agency, dataset) DO UPDATE SET
				system = excluded.system, links = excluded.links,
				updated_by = excluded.updated_by, updated_at = excluded.updated_at`,
			b.Agency, b.Dataset, string(b.Bridge.System), links, b.UpdatedBy, instant(b.UpdatedAt))
		return err
	})
}

// Bridge implements [linkage.BridgeStore].
func (s *Store) Bridge(ctx context.Context, agency, dataset string) (linkage.SavedBridge, error) {
	b, found, err := first(ctx, s.db, s.db.engine.Reader, scanBridge,
		`SELECT `+bridgeColumns+` FROM bridges WHERE agency = $1 AND dataset = $2`, agency, dataset)
	if err == nil && !found {
		err = core.Fail(core.NotFound,
			"‘%s’의 부문 연결표가 없습니다.", "There is no bridge of the sectors of ‘%s’.", dataset)
	}
	return b, err
}
