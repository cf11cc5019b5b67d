package diagnosis

import (
	"context"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/dataset"
)

// Options are what the selectors of a page offer.
type Options struct {
	Datasets   []DatasetOption
	Measures   []core.Measure // of the chosen data, those that may be added up
	Regions    []Place        // of the chosen data: the nation, then each province with its places
	Periods    []core.Period  // of the chosen data, oldest first
	Levels     []Level        // of the chosen data, with Definitions where some apply
	Splits     []Split
	Indicators []Indicator
}

// DatasetOption is a dataset that can be chosen.
type DatasetOption struct {
	Key      string
	Title    core.Text
	Demo     bool
	Usable   bool // has a version in use with a measure that may be added up
	Versions []VersionOption
}

// VersionOption is a version that can be chosen, newest first.
type VersionOption struct {
	Number    int
	Withdrawn bool
}

// Options gives what can be chosen beside a view. It answers even where the
// view itself names a region or an industry that does not exist.
func (s *Service) Options(ctx context.Context, actor core.Actor, v View) (*Options, error) {
	h, err := s.shelf(ctx, actor.Agency)
	if err != nil {
		return nil, err
	}
	o := &Options{Splits: Splits(), Indicators: Indicators()}
	for _, d := range h.datasets {
		o.Datasets = append(o.Datasets, h.option(d))
	}
	sc := &Scene{View: View{Dataset: v.Dataset, Version: v.Version, Measure: v.Measure}}
	err = sc.chooseData(h)
	if err != nil && core.CodeOf(err) == core.NotFound {
		sc.View = View{}
		err = sc.chooseData(h)
	}
	if err != nil || sc.Empty != nil {
		return o, err
	}
	o.Measures = additive(sc.Version)
	if !slices.ContainsFunc(o.Measures, func(m core.Measure) bool { return m.ID == sc.View.Measure }) {
		sc.View.Measure = ""
	}
	if err := sc.chooseMeasure(); err != nil || sc.Empty != nil {
		return o, err
	}
	if sc.frame, err = s.frames.get(ctx, sc.Version, sc.Measure.ID); err != nil {
		return nil, err
	}
	if err := s.chooseTrade(ctx, actor, sc); err != nil {
		return nil, err
	}
	if err := s.chooseBaskets(ctx, actor, sc); err != nil {
		return nil, err
	}
	o.Periods, o.Levels = sc.frame.cube.Periods, sc.frame.scale(sc.trade).present()
	if len(sc.baskets) > 0 {
		o.Levels = append(o.Levels, Definitions)
	}
	o.Regions = slices.Clone(sc.frame.places)
	slices.SortStableFunc(o.Regions, func(a, b Place) int { return strings.Compare(a.Code, b.Code) })
	return o, nil
}

func (h *shelf) option(d dataset.Dataset) DatasetOption {
	newest, ok := h.newest(d)
	o := DatasetOption{Key: d.Key, Title: d.Title, Demo: d.Demo, Usable: ok && len(additive(newest)) > 0}
	for _, v := range h.versions[d.ID] {
		o.Versions = append(o.Versions, VersionOption{v.Number, v.State == dataset.Withdrawn})
	}
	return o
}
