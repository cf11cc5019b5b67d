package roadmap

import (
	"context"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/structure"
)

// Profiles reads how an industry of a region, or all together, went.
// diagnosis.Service does.
type Profiles interface {
	Industry(ctx context.Context, actor core.Actor, v diagnosis.View) (*diagnosis.IndustryProfile, error)
	Totals(ctx context.Context, actor core.Actor, v diagnosis.View) (*diagnosis.Totals, error)
}

// Diagnosed observes KPIs through the diagnosis, so that a KPI and a page show
// the same number.
type Diagnosed struct{ Profiles Profiles }

// Observe implements [Observer]. Only yearly numbers count.
func (d Diagnosed) Observe(ctx context.Context, actor core.Actor, s Series) (Actual, error) {
	var points []diagnosis.SeriesPoint
	var scene *diagnosis.Scene
	var evidence core.Evidence
	view := diagnosis.View{Dataset: s.Dataset, Measure: s.Measure, Region: s.Region, Industry: s.Industry}
	if s.Industry == "" || s.Industry == core.Total {
		if s.Transform == AsShare || s.Transform == AsLQ {
			return Actual{Reason: core.T("비중과 입지계수는 산업 하나를 골라야 합니다. 전체 산업에는 값이나 증가율을 쓰십시오.",
				"Shares and location quotients need one industry. For all industries take the value or its growth.")}, nil
		}
		all, err := d.Profiles.Totals(ctx, actor, view)
		if err != nil {
			return refused(err)
		}
		scene, evidence = all.Scene, all.Evidence
		for _, x := range all.Series {
			points = append(points, diagnosis.SeriesPoint{Period: x.Period, Value: x.Value})
		}
	} else {
		p, err := d.Profiles.Industry(ctx, actor, view)
		if err != nil {
			return refused(err)
		}
		scene, points, evidence = p.Scene, p.Series, evidenceOf(p, s.Transform)
	}
	switch {
	case scene.Empty != nil:
		return Actual{Reason: scene.Empty.Title}, nil
	case scene.Measure.ID != s.Measure:
		return Actual{Reason: core.Tf("자료에 ‘%s’이(가) 없습니다.", "The data do not have ‘%s’.", s.Measure)}, nil
	}
	a := Actual{Evidence: evidence, Observed: s.Transform.yearly(points)}
	if len(a.Observed) == 0 {
		a.Reason = core.T("자료에 해마다의 값이 없습니다.", "The data have no yearly numbers.")
	}
	return a, nil
}

// refused turns what the data do not have into a reason; the rest stays an error.
func refused(err error) (Actual, error) {
	if code := core.CodeOf(err); code == core.NotFound || code == core.Invalid {
		return Actual{Reason: core.MessageOf(err)}, nil
	}
	return Actual{}, err
}

// yearly takes what is known of the years of a series.
func (t Transform) yearly(points []diagnosis.SeriesPoint) []Observed {
	var out []Observed
	before, last := math.NaN(), 0
	for _, x := range points {
		if x.Period.Freq != core.Yearly {
			continue
		}
		if x.Period.Year != last+1 {
			before = math.NaN() // the growth over a gap is not that of a year
		}
		if v := t.of(x, before); !math.IsNaN(v) && !math.IsInf(v, 0) {
			out = append(out, Observed{Year: x.Period.Year, Value: v})
		}
		before, last = x.Value, x.Period.Year
	}
	return out
}

// of takes the transformation of a point; before is the number of the year
// before, NaN when it is not known.
func (t Transform) of(x diagnosis.SeriesPoint, before float64) float64 {
	const percent = 100
	switch t {
	case AsGrowth:
		if before == 0 {
			return math.NaN()
		}
		return (x.Value/before - 1) * percent
	case AsShare:
		return x.Share * percent
	case AsLQ:
		return x.LQ
	default:
		return x.Value
	}
}

// evidenceOf is that of the method which the number rests on, or the first.
func evidenceOf(p *diagnosis.IndustryProfile, t Transform) core.Evidence {
	if len(p.Evidence) == 0 {
		return core.Evidence{}
	}
	i := slices.IndexFunc(p.Evidence, func(e core.Evidence) bool { return t == AsLQ && e.Method == structure.MethodLQ })
	return p.Evidence[max(i, 0)]
}
