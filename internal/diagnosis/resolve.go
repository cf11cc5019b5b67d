package diagnosis

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/region"
	"naru/internal/structure"
)

// scene brings a view together with the data. What does not exist is
// core.NotFound; what exists but is not in the data is an Empty scene.
func (s *Service) scene(ctx context.Context, actor core.Actor, v View) (*Scene, error) {
	h, err := s.shelf(ctx, actor.Agency)
	if err != nil {
		return nil, err
	}
	sc := &Scene{View: v, cuts: structure.DefaultCuts(), from: -1}
	sc.View.Method = cmp.Or(sc.View.Method, Dunn)
	for _, step := range []func() error{
		func() error { return sc.chooseData(h) },
		func() error { return sc.chooseMeasure() },
		func() error {
			sc.frame, err = s.frames.get(ctx, sc.Version, sc.Measure.ID)
			return err
		},
		func() error { return s.chooseRegion(sc) },
		func() error { return s.chooseReference(sc) },
		func() error { return s.choosePeers(sc) },
		func() error { sc.choosePeriods(); return nil },
		func() error { return s.chooseTrade(ctx, actor, sc) },
		func() error { return s.chooseBaskets(ctx, actor, sc) },
		sc.chooseIndustries,
	} {
		if err := step(); err != nil {
			return nil, err
		}
		if sc.Empty != nil {
			break
		}
	}
	return sc, nil
}

func (sc *Scene) chooseData(h *shelf) error {
	var err error
	switch {
	case sc.View.Dataset != "":
		if sc.Dataset, err = h.dataset(sc.View.Dataset); err != nil {
			return err
		}
	case len(h.datasets) == 0:
		sc.Empty = empty(NoDatasets, core.T("아직 진단할 통계 자료가 없습니다.", "There are no statistics to diagnose yet."),
			core.T("데이터에서 KOSIS 등에서 받은 파일을 가져오면 지역의 산업을 볼 수 있습니다.",
				"Import a file from KOSIS or elsewhere under Data, and the region's industry can be seen here."))
		return nil
	default:
		sc.Dataset = h.datasets[0]
	}
	sc.View.Dataset = sc.Dataset.Key
	if sc.View.Version > 0 {
		sc.Version, err = h.version(sc.Dataset, sc.View.Version)
		if err == nil && sc.Version.State == dataset.Withdrawn {
			sc.note("이 자료의 %d판은 철회되었습니다. 지금 쓰기에 알맞지 않을 수 있습니다.",
				"Version %d of these data has been withdrawn and may not be fit for use.", sc.Version.Number)
		}
		return err
	}
	newest, ok := h.newest(sc.Dataset)
	if !ok {
		sc.Empty = empty(NoVersion, core.Tf("‘%s’ 자료에는 쓸 수 있는 판이 없습니다.", "‘%s’ has no version in use.", sc.Dataset.Title),
			core.T("모든 판이 철회되었습니다. 다시 가져오거나 다른 자료를 골라 주십시오.",
				"Every version has been withdrawn. Import it again or choose other data."))
	}
	sc.Version = newest
	return nil
}

func (sc *Scene) chooseMeasure() error {
	usable := additive(sc.Version)
	for _, m := range usable {
		if sc.View.Measure == "" || m.ID == sc.View.Measure {
			sc.Measure, sc.View.Measure = m, m.ID
			return nil
		}
	}
	advice := core.T("다른 자료를 골라 주십시오. 지수나 비율은 더할 수 없어 특화와 변이할당을 계산하지 않습니다.",
		"Choose other data. Indices and rates cannot be added up, so specialisation and shift-share are not computed from them.")
	if len(usable) > 0 {
		names := listTexts(usable, func(m core.Measure) core.Text { return m.Title })
		advice = core.Tf("이 자료에서 볼 수 있는 지표: %s", "Measures of these data that can be seen: %s", names)
	}
	sc.Empty = empty(NoMeasure, core.Tf("‘%s’ 자료에는 고른 지표로 진단할 수 있는 값이 없습니다.",
		"‘%s’ has no values of the chosen measure that can be diagnosed.", sc.Dataset.Title), advice)
	return nil
}

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

// defaultSpan is the years of growth shown when an address names no period.
const defaultSpan = 3

func (sc *Scene) choosePeriods() {
	all := sc.frame.cube.Periods
	lacking := func(p core.Period) {
		sc.Empty = empty(NoPeriod, core.T("자료에 "+p.In(core.Korean)+" 값이 없습니다.", "The data have no values for "+p.In(core.English)+"."),
			core.Tf("자료의 시점: %s", "Periods of the data: %s", periodRange(all)))
	}
	if len(all) == 0 {
		lacking(sc.View.To)
		return
	}
	if sc.View.To.IsZero() {
		sc.View.To = sc.lastKnown()
	}
	if sc.to = sc.frame.cube.PeriodAt(sc.View.To); sc.to < 0 {
		lacking(sc.View.To)
		return
	}
	for t, p := range all {
		if p.Freq == sc.View.To.Freq {
			sc.periods = append(sc.periods, t)
		}
	}
	if sc.View.From.IsZero() {
		sc.View.From = sc.defaultFrom()
	}
	if sc.View.From == sc.View.To {
		sc.note("시점이 하나뿐이어서 증가율과 변이할당은 계산하지 않았습니다.",
			"There is only one period, so growth and shift-share are not computed.")
		return
	}
	sc.from = sc.frame.cube.PeriodAt(sc.View.From)
	if sc.from < 0 || sc.View.From.Freq != sc.View.To.Freq || sc.from > sc.to {
		lacking(sc.View.From)
	}
}

// lastKnown is the last period in which the region's total is known.
func (sc *Scene) lastKnown() core.Period {
	all := sc.frame.cube.Periods
	for t := len(all) - 1; t >= 0; t-- {
		if !math.IsNaN(sc.frame.sum(sc.region, t)) {
			return all[t]
		}
	}
	return all[len(all)-1]
}

func (sc *Scene) defaultFrom() core.Period {
	from := sc.View.To.Plus(-defaultSpan * sc.View.To.Freq.Parts())
	if sc.frame.cube.PeriodAt(from) >= 0 {
		return from
	}
	for _, t := range sc.periods {
		if p := sc.frame.cube.Periods[t]; from.Before(p) {
			return p
		}
	}
	return sc.View.To
}

func (sc *Scene) note(ko, en string, args ...any) {
	sc.Notes = append(sc.Notes, core.Tf(ko, en, args...))
}

func tierName(t region.Level) core.Text {
	if name := t.Title(); !name.IsZero() {
		return name
	}
	return core.T("자료의 지역 구분", "the data's own regions")
}

func periodRange(all []core.Period) core.Text {
	if len(all) == 0 {
		return core.T("없음", "none")
	}
	first, last := all[0], all[len(all)-1]
	return core.T(first.In(core.Korean)+"~"+last.In(core.Korean), first.In(core.English)+"–"+last.In(core.English))
}

func listTexts[T any](items []T, text func(T) core.Text) core.Text {
	ko, en := make([]string, len(items)), make([]string, len(items))
	for i, x := range items {
		t := text(x)
		ko[i], en[i] = t.Ko, t.In(core.English)
	}
	return core.T(strings.Join(ko, ", "), strings.Join(en, ", "))
}
