package linkage

import (
	"context"
	"slices"

	"naru/internal/core"
	"naru/internal/dataset"
)

// Choice is a table that can be looked at.
type Choice struct {
	Key   string
	Title core.Text
	Kind  dataset.Kind
	Place core.Text // what it is of
	Years []string
}

// choose lists the tables in use and takes the one nearest to the region where
// none is asked for: its own, that of what holds it, the nation's, any other; the
// newest of each.
func (s *Service) choose(ctx context.Context, actor core.Actor, sc *Scene) error {
	entries, err := s.Tables.List(ctx, actor)
	if err != nil {
		return err
	}
	lineage := s.lineage(sc.View.Region)
	var best dataset.Version
	key, nearest := "", 0
	for _, e := range entries {
		if !e.Dataset.Kind.Tabular() || e.Latest == nil {
			continue
		}
		r, err := e.Latest.Reading()
		if err != nil {
			return err
		}
		sc.Choices = append(sc.Choices, Choice{Key: e.Dataset.Key, Title: e.Dataset.Title, Kind: e.Dataset.Kind, Place: s.place(r), Years: r.Years})
		rank := slices.Index(lineage, r.Region)
		if rank < 0 {
			rank = len(lineage)
		}
		if key == "" || rank < nearest || rank == nearest && e.Latest.ImportedAt.After(best.ImportedAt) {
			best, key, nearest = *e.Latest, e.Dataset.Key, rank
		}
	}
	if sc.View.Dataset == "" {
		sc.View.Dataset, sc.Empty = key, key == ""
	}
	return nil
}

// lineage is a region and what holds it, the nearest first; nothing for a region
// that is not known.
func (s *Service) lineage(code string) []string {
	var out []string
	for _, r := range s.Regions.Lineage(code) {
		out = append(out, r.Code)
	}
	return out
}

// place names what a table is of.
func (s *Service) place(r dataset.TableReading) core.Text {
	switch r.Region {
	case "":
		return core.T(r.Area, r.Area)
	case core.Nation:
		return s.Regions.Nation().Name
	default:
		return s.Regions.FullName(r.Region)
	}
}

// placeOf says what the coefficients are of, and of what they are not.
func (s *Service) placeOf(sc *Scene) {
	code := sc.Reading.Region
	sc.Place = s.place(sc.Reading)
	switch code {
	case "":
		sc.Level = core.Tf("%[1]s 수준입니다. 그 안 시도나 시군구의 효과로 읽으면 안 됩니다.", "Level of %[1]s: not to be read as effects in a province or a city within it.", sc.Place)
	case core.Nation:
		sc.Level = core.T("전국 수준입니다. 한 시도나 시군구의 효과로 읽으면 안 됩니다.", "National level: not to be read as effects in a province or a city.")
	default:
		sc.Level = core.Tf("%[1]s 수준입니다. 그 안 시군구의 효과로 읽으면 안 됩니다.", "Level of %[1]s: not to be read as effects in a city within it.", sc.Place)
	}
	if _, known := s.Regions.Get(sc.View.Region); !known || code == sc.View.Region {
		return
	}
	sc.Region = s.Regions.FullName(sc.View.Region)
	switch {
	case slices.Contains(s.lineage(sc.View.Region), code):
		sc.Level = core.Tf("%[1]s만의 표가 없어 %[2]s의 계수로 봅니다. %[1]s 안에서 생기는 효과로 읽으면 안 됩니다.",
			"There is no table of %[1]s: these are coefficients of %[2]s, not to be read as effects in %[1]s.", sc.Region, sc.Place)
	default:
		sc.Level = core.Tf("고르신 %[1]s의 표가 아니라 %[2]s의 계수입니다.", "Not a table of %[1]s, which you chose: these are coefficients of %[2]s.", sc.Region, sc.Place)
	}
}
