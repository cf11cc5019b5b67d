package roadmap

import (
	"context"
	"maps"

	"naru/internal/core"
)

// actuals reads what datasets say of KPIs.
func (s *Service) actuals(ctx context.Context, actor core.Actor, kpis []KPI) (Actuals, error) {
	out := Actuals{}
	for _, k := range kpis {
		if k.Series == nil {
			continue
		}
		a, err := s.Actual(ctx, actor, *k.Series)
		if err != nil {
			return nil, err
		}
		out[k.ID] = a
	}
	return out, nil
}

// Actual reads what a dataset says of a series, one that no KPI has yet too.
func (s *Service) Actual(ctx context.Context, actor core.Actor, series Series) (Actual, error) {
	if s.Observe == nil {
		return Actual{Reason: core.T("자료에서 실적을 읽을 수 없습니다.", "Actual numbers cannot be read from datasets here.")}, nil
	}
	return s.Observe.Observe(ctx, actor, series)
}

// Tracks gives the KPIs of a plan with targets and actual numbers.
func (s *Service) Tracks(ctx context.Context, actor core.Actor, p *Plan) ([]Track, error) {
	actuals, err := s.actuals(ctx, actor, p.Roadmap.KPIs)
	if err != nil {
		return nil, err
	}
	return p.Tracks(actuals), nil
}

// RecordActual keeps an actual number of a KPI typed by hand, or takes it away
// when typed is nil. It is no change of the plan, so that an approved one takes
// it too.
func (s *Service) RecordActual(ctx context.Context, actor core.Actor, id, kpi string, year int, typed *Typed) (Roadmap, error) {
	return s.turn(ctx, actor, id, ActReported, "", func(a *act, r *Roadmap) error {
		kpis := append([]KPI(nil), a.plan.Roadmap.KPIs...)
		found := false
		for i := range kpis {
			if kpis[i].ID != kpi {
				continue
			}
			found = true
			kpis[i].Typed = maps.Clone(kpis[i].Typed)
			if typed == nil {
				delete(kpis[i].Typed, year)
				continue
			}
			if kpis[i].Typed == nil {
				kpis[i].Typed = map[int]Typed{}
			}
			kpis[i].Typed[year] = *typed
		}
		if !found {
			return core.Fail(core.NotFound, "그런 KPI가 없습니다.", "There is no such KPI.")
		}
		r.KPIs = kpis
		return r.Validate()
	})
}

// ReportTask keeps how far a task has come. It is no change of the plan, so
// that an approved one takes it too.
func (s *Service) ReportTask(ctx context.Context, actor core.Actor, roadmap, id string, status Status, progress *Report, note string) (Task, error) {
	var saved Task
	err := s.change(ctx, actor, roadmap, func(a *act) error {
		now, ok := a.plan.Task(id)
		if !ok {
			return noTask()
		}
		next := *now
		next.Status, next.Progress = status, progress
		var err error
		saved, err = a.keep(next, ActReported, note)
		return err
	})
	return saved, err
}
