package policy

import (
	"slices"

	"naru/internal/core"
	"naru/internal/region"
	"naru/internal/web/pages/page"
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
	out := []ui.Option{{Label: core.T("고르십시오", "Choose one")}}
	out = append(out, page.RegionsDown(s.Regions, named, func(string) bool { return true })...)
	if chosen != "" && !slices.ContainsFunc(out, func(o ui.Option) bool { return o.Value == chosen }) {
		out = append(out, ui.Option{Value: chosen, Label: s.Regions.FullName(chosen)})
	}
	return out
}

// cityOptions offers the cities by province. A name that several have is given
// with its province: a list that is shut shows no group.
func (s *Section) cityOptions() []ui.Option {
	bearers := map[string]int{}
	for _, r := range s.Regions.All() {
		if r.Level == region.Municipal {
			bearers[r.Name.Ko]++
		}
	}
	distinct := func(r region.Region) core.Text {
		if bearers[r.Name.Ko] > 1 {
			return s.Regions.FullName(r.Code)
		}
		return r.Name
	}
	all := page.RegionsDown(s.Regions, distinct, func(string) bool { return true })
	return slices.DeleteFunc(all, func(o ui.Option) bool {
		r, _ := s.Regions.Get(o.Value)
		return r.Level != region.Municipal
	})
}

func named(r region.Region) core.Text { return r.Name }
