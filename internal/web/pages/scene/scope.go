package scene

import (
	"net/url"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/region"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// RegionOptions offers the places of the data, in the order of all forms.
func RegionOptions(regions *region.Registry, places []diagnosis.Place) []ui.Option {
	out := make([]ui.Option, len(places))
	for i, p := range places {
		out[i] = ui.Option{Value: p.Code, Label: p.Short}
	}
	return page.RegionOptions(regions, out)
}

// referenceOptions are the nation and whatever holds the region, then the other
// provinces.
func referenceOptions(regions *region.Registry, sc *diagnosis.Scene, places []diagnosis.Place) []ui.Option {
	out := []ui.Option{{Value: core.Nation, Label: regions.Nation().Short}}
	for _, p := range places {
		if p.Tier == region.Provincial && p.Code != sc.View.Region {
			out = append(out, ui.Option{Value: p.Code, Label: p.Short})
		}
	}
	return page.RegionOptions(regions, out)
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
