package version

import (
	"context"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/industry"
	"naru/internal/region"
	"naru/internal/web/pages/page"
)

// Names names the codes of one version: by the registry and by the
// classification that the version counts in, or not at all where the codes are
// the file's own labels.
type Names struct {
	regions *region.Registry         // nil for labels
	table   *industry.Classification // nil for labels and where there is no table
}

// NamesOf gives the names of what a version counts in.
func NamesOf(ctx context.Context, sets *dataset.Service, regions *region.Registry, sum dataset.Summary) (Names, error) {
	n := Names{}
	if sum.RegionSystem != core.Custom {
		n.regions = regions
	}
	if !sum.IndustrySystem.IsKSIC() {
		return n, nil
	}
	var err error
	n.table, err = sets.Classification(ctx, page.Actor(ctx), sum.IndustrySystem)
	if err != nil && core.CodeOf(err) != core.NotFound { // codes without names are still codes
		return n, err
	}
	return n, nil
}

// Region gives the name of a region; empty where there is none besides the code.
func (n Names) Region(code string) core.Text {
	if n.regions == nil {
		return core.Text{}
	}
	return n.regions.FullName(code)
}

// RegionShort gives the short name of a region, for pictures.
func (n Names) RegionShort(code string) core.Text {
	if n.regions == nil {
		return core.Text{}
	}
	r, _ := n.regions.Get(code)
	return r.Short
}

// Industry gives the name of an industry; empty where there is none besides the code.
func (n Names) Industry(code string) core.Text {
	if code == core.Total {
		return core.T("전체 산업", "All industries")
	}
	if n.table == nil {
		return core.Text{}
	}
	if name := n.table.Title(code); name.Ko != code {
		return name
	}
	return core.Text{}
}

// Coded writes a code with its name: 41220 경기도 평택시. The code of all has none.
func Coded(code string, name core.Text) core.Text {
	switch {
	case name.IsZero():
		return core.T(code, code)
	case code == core.Total:
		return name
	default:
		return core.T(code+" "+name.In(core.Korean), code+" "+name.In(core.English))
	}
}

// IndustryLabel shows the code of an industry where its name is not at hand.
func IndustryLabel(code string) core.Text {
	if code == core.Total {
		return core.T("전체", "All")
	}
	return core.T(code, code)
}
