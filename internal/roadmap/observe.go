package roadmap

import (
	"context"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/structure"
)

// Profiles reads how an industry of a region went. diagnosis.Service does.
type Profiles interface {
	Industry(ctx context.Context, actor core.Actor, v diagnosis.View) (*diagnosis.IndustryProfile, error)
}

// Diagnosed observes KPIs through the diagnosis, so that a KPI and a page show
// the same number.
type Diagnosed struct{ Profiles Profiles }

// Observe implements [Observer]. Only yearly numbers count.
func (d Diagnosed) Observe(ctx context.Context, actor core.Actor, s Series) (Actual, error) {
	if s.Industry == "" || s.Industry == core.Total {
		return Actual{Reason: core.T("산업 하나를 골라야 자료에서 실적을 읽습니다. 전체 산업의 실적은 직접 적어 주십시오.",
			"Choose one industry to read numbers from data; those of all industries are typed by hand.")}, nil
	}
	p, err := d.Profiles.Industry(ctx, actor, diagnosis.View{Dataset: s.Dataset, Measure: s.Measure, Region: s.Region, Industry: s.Industry})
	switch code := core.CodeOf(err); {
	case err != nil && (code == core.NotFound || code == core.Invalid):
		return Actual{Reason: core.MessageOf(err)}, nil
	case err != nil:
		return Actual{}, err
	case p.Scene.Empty != nil:
		return Actual{Reason: p.Scene.Empty.Title}, nil
	case p.Scene.Measure.ID != s.Measure:
		return Actual{Reason: core.Tf("자료에 ‘%s’이(가) 없습니다.", "The data do not have ‘%s’.", s.Measure)}, nil
	}
	a := Actual{Evidence: evidenceOf(p, s.Transform)}
	before, last := math.NaN(), 0
	for _, x := range p.Series {
		if x.Period.Freq != core.Yearly {
			continue
		}
		if x.Period.Year != last+1 {
			before = math.NaN() // the growth over a gap is not that of a year
		}
		if v := s.Transform.of(x, before); !math.IsNaN(v) && !math.IsInf(v, 0) {
			a.Observed = append(a.Observed, Observed{Year: x.Period.Year, Value: v})
		}
		before, last = x.Value, x.Period.Year
	}
	if len(a.Observed) == 0 {
		a.Reason = core.T("자료에 해마다의 값이 없습니다.", "The data have no yearly numbers.")
	}
	return a, nil
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
