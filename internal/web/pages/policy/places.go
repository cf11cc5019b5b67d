package policy

import (
	"slices"

	"naru/internal/core"
	"naru/internal/region"
	"naru/internal/web/ui"
)

// homeCity is the first of the agency's places that is a city; empty where
// there is none.
func (s *Section) homeCity() string {
	for _, code := range s.Home {
		if r, ok := s.Regions.Get(code); ok && r.Level == region.Municipal {
			return r.Code
		}
	}
	return ""
}

// regionOptions offers the nation, the provinces and the cities of each. A
// place that is none of them is offered too where it is chosen.
func (s *Section) regionOptions(chosen string) []ui.Option {
	out := []ui.Option{
		{Label: core.T("고르십시오", "Choose one")},
		{Value: core.Nation, Label: s.Regions.Nation().Name},
	}
	for _, p := range s.Regions.Provinces() {
		out = append(out, ui.Option{Value: p.Code, Label: p.Name, Group: core.T("시도", "Provinces")})
	}
	out = append(out, s.cityOptions()...)
	if chosen != "" && !slices.ContainsFunc(out, func(o ui.Option) bool { return o.Value == chosen }) {
		out = append(out, ui.Option{Value: chosen, Label: s.Regions.FullName(chosen)})
	}
	return out
}

// cityOptions offers the cities by province. A name that several have is given
// with its province: a list that is shut shows no group.
func (s *Section) cityOptions() []ui.Option {
	bearers := map[string]int{}
	for _, p := range s.Regions.Provinces() {
		for _, c := range s.Regions.Cities(p.Code) {
			bearers[c.Name.Ko]++
		}
	}
	var out []ui.Option
	for _, p := range s.Regions.Provinces() {
		for _, c := range s.Regions.Cities(p.Code) {
			o := ui.Option{Value: c.Code, Label: c.Name, Group: p.Name}
			if bearers[c.Name.Ko] > 1 {
				o.Label = s.Regions.FullName(c.Code)
			}
			out = append(out, o)
		}
	}
	return out
}
