package diagnosis

import (
	"slices"

	"naru/internal/core"
	"naru/internal/region"
)

func (s *Service) chooseRegion(sc *Scene) error {
	if sc.View.Region == "" {
		sc.region = sc.frame.home(s.Home)
		if sc.region < 0 {
			sc.Empty = empty(NoRegion, core.T("자료에 지역이 없습니다.", "The data have no region."),
				core.T("다른 자료를 골라 주십시오.", "Choose other data."))
			return nil
		}
	} else {
		place, at, err := s.find(sc.frame, sc.View.Region)
		if err != nil {
			return err
		}
		if sc.Region, sc.region = place, at; at < 0 {
			sc.lacks(place)
			return nil
		}
	}
	sc.Region = sc.frame.places[sc.region]
	sc.View.Region = sc.Region.Code
	return nil
}

// lacks is the empty state for a region that exists but is not in the data.
func (sc *Scene) lacks(place Place) {
	sc.Empty = empty(NoRegion,
		core.T("‘"+sc.Dataset.Title.Ko+"’ 자료에는 "+place.Name.Ko+"의 값이 없습니다.",
			"‘"+sc.Dataset.Title.En+"’ has no values for "+place.Name.En+"."),
		core.T("다른 자료를 고르거나, 자료에 있는 지역(상위 시도 등)을 골라 주십시오.",
			"Choose other data, or a region that the data have, such as the province above."))
}

// home is the region to show when none is named: the first of the preferred
// ones that is there, else the first province, else any, the nation last.
func (f *frame) home(preferred []string) int {
	for _, code := range preferred {
		if at, ok := f.at[code]; ok {
			return at
		}
	}
	first := f.nation
	for i, p := range f.places {
		switch {
		case p.Tier == region.Provincial:
			return i
		case first < 0 || first == f.nation:
			first = i
		}
	}
	return first
}

// find gives a place by its code, a code of other times, or its name, with its
// position in the data, or -1.
func (s *Service) find(f *frame, code string) (Place, int, error) {
	if at, ok := f.at[code]; ok {
		return f.places[at], at, nil
	}
	found, err := s.Regions.Locate(core.MOIS, code)
	if err != nil {
		found, err = s.Regions.Resolve(code, "")
	}
	if err != nil {
		return Place{}, -1, core.Fail(core.NotFound,
			"‘%s’ 지역을 찾을 수 없습니다. 지역 선택에서 고르거나 행정표준코드(예: 41, 41220)를 적어 주십시오.",
			"There is no region ‘%s’. Choose one from the list or write its MOIS code, such as 41 or 41220.", code).Because(err)
	}
	if at, ok := f.at[found.Code]; ok {
		return f.places[at], at, nil
	}
	return known(s.Regions, found, false), -1, nil
}

func (s *Service) chooseReference(sc *Scene) error {
	f := sc.frame
	sc.panel = &panel{frame: f, held: held{position: f.nation}}
	asked := sc.View.Reference
	switch {
	case asked != "" && asked != core.Nation:
		place, at, err := s.find(f, asked)
		if err != nil {
			return err
		}
		if at < 0 {
			sc.lacks(place)
			return nil
		}
		sc.panel.held.position, sc.Reference = at, place
	case f.nation >= 0:
		sc.Reference = f.places[f.nation]
	default:
		tier := sc.Region.Tier
		sc.panel.held = held{position: -1, sum: f.whole(tier)}
		sc.Reference = known(s.Regions, s.Regions.Nation(), false)
		sc.note("자료에 전국 값이 없어 같은 단계(%s) 지역의 합을 비교 대상으로 썼습니다.",
			"The data have no row for the nation, so the sum of the regions of the same tier (%s) is the reference.", tierName(tier))
	}
	sc.View.Reference = sc.Reference.Code
	if sc.View.Others && !s.holds(sc) {
		sc.View.Others = false
		sc.note("비교 대상이 지역을 포함하지 않아 ‘지역 제외’를 적용하지 않았습니다.",
			"The reference does not contain the region, so “less the region itself” was not applied.")
	}
	return nil
}

// holds reports whether the region is a part of the reference and not all of it.
func (s *Service) holds(sc *Scene) bool {
	if sc.Region.Code == sc.Reference.Code {
		return false
	}
	return sc.Reference.Code == core.Nation || s.Regions.Within(sc.Region.Code, sc.Reference.Code)
}

func (s *Service) choosePeers(sc *Scene) error {
	f := sc.frame
	if len(sc.View.Peers) == 0 {
		tier, parent := sc.Region.Tier, sc.Region.Parent
		if tier == region.National {
			tier, parent = region.Provincial, core.Nation
		}
		for i, p := range f.places {
			if p.Tier == tier && p.Parent == parent && i != sc.region && i != f.nation {
				sc.peers = append(sc.peers, i)
			}
		}
	}
	var without []core.Text
	for _, code := range sc.View.Peers {
		place, at, err := s.find(f, code)
		switch {
		case err != nil:
			return err
		case at < 0:
			without = append(without, place.Name)
		case at != sc.region && !slices.Contains(sc.peers, at):
			sc.peers = append(sc.peers, at)
		}
		sc.Explicit = true
	}
	if len(without) > 0 {
		sc.note("자료에 값이 없어 비교에서 뺀 지역: %s", "Left out of the comparison for want of data: %s",
			listTexts(without, func(t core.Text) core.Text { return t }))
	}
	for _, at := range sc.peers {
		sc.Peers = append(sc.Peers, f.places[at])
	}
	return nil
}

func tierName(t region.Level) core.Text {
	if name := t.Title(); !name.IsZero() {
		return name
	}
	return core.T("자료의 지역 구분", "the data's own regions")
}
