package dataset

import (
	"strings"

	"naru/internal/core"
	"naru/internal/fact"
	"naru/internal/region"
)

// Names of levels in a Summary.
const (
	levelCustom = "custom"
	levelTotal  = "total"
)

func (s *Service) regionLevel(b *fact.Batch, code string) string {
	if b.RegionSystem == core.Custom {
		return levelCustom
	}
	r, _ := s.places.Get(code)
	switch r.Level {
	case region.National:
		return "nation"
	case region.Provincial:
		return "province"
	case region.Municipal:
		return "city"
	case region.SubMunicipal:
		return "district"
	default:
		return levelCustom
	}
}

// industryLevel tells the level of a KSIC code by its form.
func industryLevel(b *fact.Batch, code string) string {
	switch {
	case code == core.Total:
		return levelTotal
	case !b.IndustrySystem.IsKSIC():
		return levelCustom
	case strings.Contains(code, "+"):
		return "composite"
	}
	switch len(code) {
	case 1:
		return "section"
	case 2:
		return "division"
	case 3:
		return "group"
	case 4:
		return "class"
	default:
		return "subclass"
	}
}
