package report

import (
	"context"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/region"
)

// mostMeasures is how many measures of the data are told of.
const mostMeasures = 6

// gatherStatistics asks the diagnosis for the region of the plan, in the data
// and over the years of the first study. Where there are none of the region
// itself it takes the place above, or the study's, and tells so.
func (s *Service) gatherStatistics(ctx context.Context, actor core.Actor, m *Material) error {
	home := m.Plan.Roadmap.Region
	view := diagnosis.View{}
	places := []string{home}
	if r, ok := s.Regions.Get(home); ok && r.Parent != "" && r.Level != region.Provincial {
		places = append(places, r.Parent)
	}
	if len(m.Studies) > 0 {
		scope := m.Studies[0].Inputs.Scope
		view = scope.View()
		places = append(places, scope.Region)
	}
	for _, pinned := range []bool{true, false} { // a version that is not here any more gives way to the newest
		if !pinned {
			view.Dataset, view.Version = "", 0
		}
		for _, place := range places {
			if place == "" {
				continue
			}
			view.Region = place
			o, err := s.Diagnosis.Overview(ctx, actor, view)
			if err != nil {
				return err
			}
			if o.Scene.Empty != nil {
				m.Region.Reason = o.Scene.Empty.Title
				continue
			}
			m.Region.Overview, m.Region.Reason = o, core.Text{}
			if place != home {
				m.Region.Other = o.Scene.Region.Name
			}
			return s.gatherRegion(ctx, actor, m, view)
		}
		if len(m.Studies) == 0 {
			break
		}
	}
	return nil
}

// gatherRegion reads the other pages of the same view.
func (s *Service) gatherRegion(ctx context.Context, actor core.Actor, m *Material, v diagnosis.View) (err error) {
	r := &m.Region
	if r.Table, err = s.Diagnosis.Industries(ctx, actor, v); err != nil {
		return err
	}
	measures := r.Overview.Scene.Options().Measures
	if m.outline { // totals are never missing
		measures = nil
	}
	for _, x := range measures[:min(len(measures), mostMeasures)] {
		one := v
		one.Measure = x.ID
		o, err := s.Diagnosis.Overview(ctx, actor, one)
		if err != nil {
			return err
		}
		if o.Scene.Empty == nil {
			r.Measures = append(r.Measures, o)
		}
	}
	if m.Ask.What != Whole {
		return nil
	}
	if r.Comparison, err = s.Diagnosis.Compare(ctx, actor, v); err != nil {
		return err
	}
	if r.Comparison.Scene.Empty != nil {
		r.Comparison = nil
	}
	ask, err := diagnosis.ParseSpaceAsk(func(string) string { return "" })
	if err != nil {
		return err
	}
	if r.Space, err = s.Diagnosis.Space(ctx, actor, v, ask); err != nil {
		return err
	}
	if r.Space.Scene.Empty != nil {
		r.Space = nil
	}
	return nil
}
