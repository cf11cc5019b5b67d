package linkage

import (
	"context"
	"time"

	"naru/internal/core"
	"naru/internal/inout"
)

// SavedBridge maps a dataset's sectors to codes of KSIC. It serves every
// version of the dataset: a later save replaces it.
type SavedBridge struct {
	Agency    string
	Dataset   string // key
	Bridge    inout.Bridge
	UpdatedBy string
	UpdatedAt time.Time
}

// BridgeStore keeps bridges, each by agency and dataset. One that is not there
// is core.NotFound.
type BridgeStore interface {
	SaveBridge(ctx context.Context, b SavedBridge) error // a later save replaces
	Bridge(ctx context.Context, agency, dataset string) (SavedBridge, error)
}

// Mapping is a bridge with how far it reaches.
type Mapping struct {
	SavedBridge

	Guessed bool // nobody has saved one: these are the links that are certain
	Sectors []Sector
	Unknown []string // codes of links that the classification does not have
	Empty   []Sector // sectors without a link
	Missing []string // divisions of the classification that no link reaches
	Partial []string // codes of which less than the whole is linked
	Checked bool     // the classification was at hand
}

// Mapping gives the bridge of a scene's dataset: the saved one, or else the
// links that are certain.
func (s *Service) Mapping(ctx context.Context, actor core.Actor, sc *Scene) (Mapping, error) {
	saved, err := s.Bridges.Bridge(ctx, actor.Agency, sc.Dataset.Key)
	guessed := core.CodeOf(err) == core.NotFound && err != nil
	if err != nil && !guessed {
		return Mapping{}, err
	}
	if guessed {
		saved = SavedBridge{Agency: actor.Agency, Dataset: sc.Dataset.Key}
		if saved.Bridge, err = s.guess(ctx, actor, sc); err != nil {
			return Mapping{}, err
		}
	}
	m, err := s.Look(ctx, actor, sc, saved.Bridge)
	m.SavedBridge, m.Guessed = saved, guessed
	return m, err
}

// Look says how far a bridge reaches, without keeping it.
func (s *Service) Look(ctx context.Context, actor core.Actor, sc *Scene, b inout.Bridge) (Mapping, error) {
	m := Mapping{SavedBridge: SavedBridge{Bridge: b}, Sectors: sc.Sectors}
	linked := map[string]bool{}
	weights := map[string]float64{}
	for _, l := range b.Links {
		linked[l.Sector] = true
		weights[l.Code] += l.Weight
	}
	for _, x := range sc.Sectors {
		if !linked[x.Code] {
			m.Empty = append(m.Empty, x)
		}
	}
	c, err := s.classification(ctx, actor, b.System)
	if c != nil {
		m.Checked = true
		m.reach(c, weights)
	}
	return m, err
}

// SaveBridge checks a bridge against the table and the classification, and
// keeps it for the dataset. The error lists each fault as a field such as
// "links[2].code".
func (s *Service) SaveBridge(ctx context.Context, actor core.Actor, sc *Scene, b inout.Bridge) error {
	if !actor.CanWrite() {
		return core.Fail(core.Forbidden, "연결표를 바꿀 권한이 없습니다.", "You may not change the bridge.")
	}
	if !b.System.IsKSIC() {
		return core.Fail(core.Invalid, "산업 분류의 차수를 골라 주십시오.", "Choose the revision of KSIC.").
			With("system", core.T("고르지 않았습니다.", "Not chosen."))
	}
	sectors := make([]inout.Sector, len(sc.Sectors))
	for k, x := range sc.Sectors {
		sectors[k] = inout.Sector{Code: x.Code, Name: x.Name}
	}
	if err := b.Validate(sectors); err != nil {
		return err
	}
	if err := s.knowsCodes(ctx, actor, b); err != nil {
		return err
	}
	return s.Bridges.SaveBridge(ctx, SavedBridge{Agency: actor.Agency, Dataset: sc.Dataset.Key, Bridge: b, UpdatedBy: actor.Name, UpdatedAt: s.Clock()})
}
