package page

import (
	"slices"

	"naru/internal/core"
	"naru/internal/region"
	"naru/internal/web/ui"
)

// RegionOptions puts places to choose from in the one order of all forms: the
// nation, the provinces, then the places of each, grouped by what they lie in.
// What is not a place of the map is the data's own and comes last.
func RegionOptions(regions *region.Registry, places []ui.Option) []ui.Option {
	out := slices.Clone(places)
	slices.SortStableFunc(out, func(a, b ui.Option) int { return regions.Compare(a.Value, b.Value) })
	for i := range out {
		out[i].Group = regionGroup(regions, out[i].Value)
	}
	return out
}

func regionGroup(regions *region.Registry, code string) core.Text {
	switch r, ok := regions.Get(code); {
	case !ok:
		return core.T("자료의 지역 구분", "The data's own regions")
	case r.Level == region.National:
		return core.Text{}
	case r.Level == region.Provincial:
		return r.Level.Title()
	default:
		return regions.FullName(r.Parent)
	}
}

// RegionsDown offers the nation, the provinces and, where cities says so of a
// province, its cities. named says what a place is called.
func RegionsDown(regions *region.Registry, named func(region.Region) core.Text, cities func(province string) bool) []ui.Option {
	var out []ui.Option
	for _, r := range regions.All() {
		if r.Level < region.Municipal || r.Level == region.Municipal && cities(r.Parent) {
			out = append(out, ui.Option{Value: r.Code, Label: named(r)})
		}
	}
	return RegionOptions(regions, out)
}
