package diagnosis

import (
	"cmp"
	"context"
	"strings"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/structure"
)

// scene brings a view together with the data. What does not exist is
// core.NotFound; what exists but is not in the data is an Empty scene.
func (s *Service) scene(ctx context.Context, actor core.Actor, v View) (*Scene, error) {
	h, err := s.shelf(ctx, actor.Agency)
	if err != nil {
		return nil, err
	}
	sc := &Scene{View: v, shelf: h, cuts: structure.DefaultCuts(), from: -1}
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

func (sc *Scene) note(ko, en string, args ...any) {
	sc.Notes = append(sc.Notes, core.Tf(ko, en, args...))
}

func listTexts[T any](items []T, text func(T) core.Text) core.Text {
	ko, en := make([]string, len(items)), make([]string, len(items))
	for i, x := range items {
		t := text(x)
		ko[i], en[i] = t.Ko, t.In(core.English)
	}
	return core.T(strings.Join(ko, ", "), strings.Join(en, ", "))
}
