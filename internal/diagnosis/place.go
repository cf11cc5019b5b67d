package diagnosis

import (
	"naru/internal/core"
	"naru/internal/region"
)

// Place is a region as the pages name it.
type Place struct {
	Code   string       // canonical (MOIS) code; the file's own label when there is none
	Name   core.Text    // official: 경기도, 경기도 평택시
	Short  core.Text    // for charts: 경기, 평택
	Tier   region.Level // 0 for a label of the file's own
	Parent string       // canonical code
	Data   bool         // whether the chosen data have it
}

func placeOf(regions *region.Registry, system core.System, code string) Place {
	if code == core.Nation {
		return known(regions, regions.Nation(), true)
	}
	found, ok := regions.ByCode(system, code)
	if !ok {
		return ownLabel(code)
	}
	return known(regions, found, true)
}

func known(regions *region.Registry, r region.Region, data bool) Place {
	p := Place{Code: r.Code, Name: regions.FullName(r.Code), Short: r.Short, Tier: r.Level, Parent: r.Parent, Data: data}
	if r.Level == region.National {
		p.Name = r.Short
	}
	return p
}

func ownLabel(code string) Place {
	return Place{Code: code, Name: core.T(code, code), Short: core.T(code, code), Data: true}
}
