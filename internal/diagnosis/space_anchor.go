package diagnosis

import (
	"context"
	"math"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/dataset"
)

// Anchor is a series by region that the complexity index may be made to rise
// with: a measure of a dataset, by head where the dataset counts heads too.
type Anchor struct {
	ID    string // dataset:measure, as in addresses
	Title core.Text
	Head  string // measure that it is divided by; empty for none
}

// anchorSeries is the anchor in use, by region of the matrix; nil values leave
// the sign to diversity.
type anchorSeries struct {
	key      string
	values   []float64
	anchor   Anchor
	period   core.Period
	source   core.Source
	lacking  bool // it was asked for but too few regions have it
	coverage float64
}

// leastCovered is the part of the regions that must have a value of the anchor.
const leastCovered = 0.8

// anchors are the series that can be chosen, those of the scene's own data first.
func (sc *Scene) anchors() []Anchor {
	var out []Anchor
	add := func(d dataset.Dataset) {
		v, ok := sc.anchorVersion(d)
		if !ok {
			return
		}
		head := headCount(v)
		for _, m := range v.Summary.Measures {
			if m.ID == core.Establishments.ID || m.ID == core.Employees.ID || m.ID == core.Employed.ID {
				continue
			}
			a := Anchor{ID: d.Key + ":" + m.ID, Title: core.Tf("%[1]s(%[2]s)", "%[1]s (%[2]s)", m.Title, d.Title)}
			if m.Add && head.ID != "" {
				a.Head = head.ID
				a.Title = core.Tf("%[1]s ÷ %[2]s(%[3]s)", "%[1]s ÷ %[2]s (%[3]s)", m.Title, head.Title, d.Title)
			}
			out = append(out, a)
		}
	}
	add(sc.Dataset)
	for _, d := range sc.shelf.datasets {
		if d.ID != sc.Dataset.ID {
			add(d)
		}
	}
	return out
}

// anchorVersion is the version of a dataset that an anchor is read from: the
// scene's own, else the newest in use.
func (sc *Scene) anchorVersion(d dataset.Dataset) (dataset.Version, bool) {
	if d.ID == sc.Dataset.ID {
		return sc.Version, true
	}
	return sc.shelf.newest(d)
}

func headCount(v dataset.Version) core.Measure {
	for _, id := range []string{core.Employees.ID, core.Employed.ID} {
		for _, m := range v.Summary.Measures {
			if m.ID == id {
				return m
			}
		}
	}
	return core.Measure{}
}

// anchor reads the series that an address asks for. One that too few regions
// have is not used, and a note says so.
func (s *Service) anchor(ctx context.Context, sc *Scene, id string, places []int) (anchorSeries, error) {
	if id == "" {
		return anchorSeries{}, nil
	}
	list := sc.anchors()
	at := slices.IndexFunc(list, func(a Anchor) bool { return a.ID == id })
	if at < 0 {
		return anchorSeries{}, core.Fail(core.NotFound,
			"복잡도의 방향을 정할 값 ‘%s’이(가) 없습니다. 화면의 목록에서 고르거나 비워 두십시오.",
			"There is no series ‘%s’ to give complexity its direction. Choose one from the list, or leave it out.", id)
	}
	out := anchorSeries{anchor: list[at]}
	key, measure, _ := strings.Cut(id, ":")
	d, err := sc.shelf.dataset(key)
	if err != nil {
		return out, err
	}
	v, _ := sc.anchorVersion(d)
	top, err := s.frames.get(ctx, v, measure)
	if err != nil {
		return out, err
	}
	heads := top
	if out.anchor.Head != "" {
		if heads, err = s.frames.get(ctx, v, out.anchor.Head); err != nil {
			return out, err
		}
	}
	out.period = nearestPeriod(top.cube.Periods, sc.View.To)
	out.source = sourceOf(d, v)
	known := 0
	for _, p := range places {
		code := sc.frame.places[p].Code
		x := top.wholeOf(code, out.period, measureOf(v, measure).Add)
		if out.anchor.Head != "" {
			x /= heads.wholeOf(code, out.period, true)
		}
		if !defined(x) {
			x = math.NaN()
		}
		known += one(defined(x))
		out.values = append(out.values, x)
	}
	out.coverage = float64(known) / float64(len(places))
	if out.coverage < leastCovered {
		sc.note("‘%[1]s’은(는) 지역의 %[2]s에만 있어 복잡도의 방향을 정하는 데 쓰지 않았습니다(%[3]s 이상 필요).",
			"‘%[1]s’ is known for %[2]s of the regions only and is not used to give complexity its direction (%[3]s needed).",
			out.anchor.Title, percent(out.coverage), percent(leastCovered))
		out.values, out.lacking = nil, true
		return out, nil
	}
	out.key = v.ID + " " + id + " " + out.period.String()
	return out, nil
}

func measureOf(v dataset.Version, id string) core.Measure {
	for _, m := range v.Summary.Measures {
		if m.ID == id {
			return m
		}
	}
	return core.Measure{}
}

// wholeOf is the value of all industries of a region: the published total, the
// sum where parts may be added, the only industry where there is one; else NaN.
func (f *frame) wholeOf(code string, p core.Period, additive bool) float64 {
	at, ok := f.at[code]
	t := f.cube.PeriodAt(p)
	switch {
	case !ok || t < 0:
		return math.NaN()
	case f.total >= 0:
		return f.cell(at, f.total, t)
	case len(f.cube.Industries) == 1:
		return f.cell(at, 0, t)
	case additive:
		return f.sum(at, t)
	default:
		return math.NaN()
	}
}

// nearestPeriod is the last period not after to of the same frequency, else the
// last there is.
func nearestPeriod(all []core.Period, to core.Period) core.Period {
	for _, p := range slices.Backward(all) {
		if p.Freq == to.Freq && !to.Before(p) {
			return p
		}
	}
	if len(all) == 0 {
		return to
	}
	return all[len(all)-1]
}
