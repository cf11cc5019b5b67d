package diagnosis

import (
	"context"

	"naru/internal/core"
)

// Totals is how all industries of a region together went.
type Totals struct {
	Scene    *Scene
	Series   []TotalPoint
	Evidence core.Evidence
}

// TotalPoint is all industries together in one period. A part that is not known
// is NaN.
type TotalPoint struct {
	Period    core.Period
	Value     float64
	Reference float64
}

// Totals gives the measure of all industries of the view's region, in every
// period of the frequency that is looked at.
func (s *Service) Totals(ctx context.Context, actor core.Actor, v View) (*Totals, error) {
	v.Industry = ""
	sc, err := s.scene(ctx, actor, v)
	if err != nil || sc.Empty != nil {
		return &Totals{Scene: sc}, err
	}
	out := &Totals{Scene: sc, Evidence: sc.evidence(methodValue, sc.Measure.Unit, nil)}
	for _, t := range sc.periods {
		out.Series = append(out.Series, TotalPoint{
			Period: sc.frame.cube.Periods[t], Value: sc.frame.sum(sc.region, t), Reference: sc.panel.all(t),
		})
	}
	return out, nil
}
