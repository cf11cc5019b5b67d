package scene

import (
	"net/url"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/region"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// RegionOptions groups the regions: the nation, the provinces, then the cities
// of each province.
func RegionOptions(regions *region.Registry, places []diagnosis.Place) []ui.Option {
	var out []ui.Option
	add := func(tier region.Level) {
		for _, p := range places {
			if p.Tier == tier {
				out = append(out, ui.Option{Value: p.Code, Label: p.Short, Group: groupOf(regions, p)})
			}
		}
	}
	for _, tier := range []region.Level{region.National, region.Provincial, region.Municipal, region.SubMunicipal, 0} {
		add(tier)
	}
	return out
}

func groupOf(regions *region.Registry, p diagnosis.Place) core.Text {
	switch p.Tier {
	case region.National:
		return core.Text{}
	case region.Provincial:
		return p.Tier.Title()
	case 0:
		return core.T("자료의 지역 구분", "The data's own regions")
	default:
		return regions.FullName(p.Parent)
	}
}

// referenceOptions are the nation and whatever holds the region, then the other
// provinces.
func referenceOptions(regions *region.Registry, sc *diagnosis.Scene, places []diagnosis.Place) []ui.Option {
	out := []ui.Option{{Value: core.Nation, Label: regions.Nation().Short}}
	for _, p := range places {
		if p.Tier == region.Provincial && p.Code != sc.View.Region {
			out = append(out, ui.Option{Value: p.Code, Label: p.Short, Group: p.Tier.Title()})
		}
	}
	return out
}

// scopeOf offers what can be looked at beside the scene.
func scopeOf(regions *region.Registry, sc *diagnosis.Scene, o diagnosis.Options) *ui.Scope {
	v := sc.View
	choices := []ui.Choice{
		{Name: ui.ParamRegion, Label: core.T("지역", "Region"), Options: RegionOptions(regions, o.Regions), Value: v.Region},
		{Name: ui.ParamReference, Label: core.T("비교", "Held against"), Options: referenceOptions(regions, sc, o.Regions), Value: v.Reference},
		{Name: ui.ParamMeasure, Label: core.T("지표", "Measure"), Value: v.Measure},
		{Name: ui.ParamFrom, Label: core.T("시작", "From"), Value: v.From.String()},
		{Name: ui.ParamTo, Label: core.T("끝", "To"), Value: v.To.String()},
		{Name: ui.ParamDataset, Label: core.T("자료", "Data"), Value: v.Dataset},
	}
	for _, m := range o.Measures {
		choices[2].Options = append(choices[2].Options, ui.Option{Value: m.ID, Label: m.Title})
	}
	for i, p := range o.Periods {
		at := ui.Option{Value: p.String(), Label: page.PeriodText(p)}
		if i < len(o.Periods)-1 {
			choices[3].Options = append(choices[3].Options, at)
		}
		if i > 0 || len(o.Periods) == 1 {
			choices[4].Options = append(choices[4].Options, at)
		}
	}
	for _, d := range o.Datasets {
		choices[5].Options = append(choices[5].Options, ui.Option{Value: d.Key, Label: d.Title})
	}
	scope := &ui.Scope{Reset: []string{"page", "sort"}, Was: url.Values{ui.ParamDataset: {v.Dataset}, ui.ParamRegion: {v.Region}}.Encode()}
	for _, c := range choices {
		if len(c.Options) > 0 {
			scope.Choices = append(scope.Choices, c)
		}
	}
	return scope
}
