package diagnosis

import (
	"cmp"
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

	dataset string // key
	measure core.Measure
}

// anchorSeries is the anchor in use, by region of the matrix; nil values leave
// the sign to diversity.
type anchorSeries struct {
	key      string
	values   []float64
	anchor   Anchor
	period   core.Period
	source   core.Source
	coverage float64
	signless bool // its sign is left to diversity; it is an income still
}

// sign is what the index must rise with; nil for diversity.
func (a anchorSeries) sign() []float64 {
	if a.signless {
		return nil
	}
	return a.values
}

// leastCovered is the part of the regions that must have a value of the anchor.
const leastCovered = 0.8

// diversitySign is what gives the sign when no series does.
func diversitySign() core.Text {
	return core.T("다양성(특화 산업 수)", "diversity (industries held)")
}

// anchors are the series that can be chosen, those of the scene's own data
// first, what is paid or made by head before all else. Indices, whose levels
// cannot be compared, sizes that count heads, and series that too few regions
// have are not among them.
func (s *Service) anchors(ctx context.Context, sc *Scene, places []int) ([]anchorSeries, error) {
	others := slices.DeleteFunc(slices.Clone(sc.shelf.datasets), func(d dataset.Dataset) bool { return d.ID == sc.Dataset.ID })
	var out []anchorSeries
	for _, d := range append([]dataset.Dataset{sc.Dataset}, others...) {
		v, ok := sc.anchorVersion(d)
		if !ok || v.Summary.Regions > 0 && float64(v.Summary.Regions) < leastCovered*float64(len(places)) {
			continue
		}
		for _, a := range anchorsOf(d, v) {
			series, err := s.series(ctx, sc, a, places)
			if err != nil {
				return nil, err
			}
			if series.coverage >= leastCovered {
				out = append(out, series)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b anchorSeries) int {
		return cmp.Or(one(b.anchor.dataset == sc.Dataset.Key)-one(a.anchor.dataset == sc.Dataset.Key), a.anchor.order()-b.anchor.order())
	})
	return out, nil
}

// anchorsOf are the series of one dataset.
func anchorsOf(d dataset.Dataset, v dataset.Version) []Anchor {
	var out []Anchor
	head := headCount(v)
	for _, m := range v.Summary.Measures {
		if m.ID == core.Establishments.ID || m.ID == core.Employees.ID || m.ID == core.Employed.ID || isIndex(m) {
			continue
		}
		a := Anchor{ID: d.Key + ":" + m.ID, Title: core.Tf("%[1]s(%[2]s)", "%[1]s (%[2]s)", m.Title, d.Title), dataset: d.Key, measure: m}
		if m.Add && head.ID != "" {
			a.Head = head.ID
			a.Title = core.Tf("%[1]s ÷ %[2]s(%[3]s)", "%[1]s ÷ %[2]s (%[3]s)", m.Title, head.Title, d.Title)
		}
		out = append(out, a)
	}
	return out
}

// isIndex reports whether a measure is an index: its base is 100 everywhere, so
// that regions cannot be compared by it.
func isIndex(m core.Measure) bool {
	text := strings.ReplaceAll(m.Unit.Ko+m.Unit.En+m.Title.Ko, " ", "")
	return strings.Contains(text, "=100") || strings.Contains(m.Title.Ko, "지수")
}

// Income reports whether the series is an income: so much by head, or a level
// that may not be added up, such as a wage.
func (a Anchor) Income() bool { return a.Head != "" || !a.measure.Add }

// order puts what says most of income first; sizes of regions come last.
func (a Anchor) order() int {
	liked := []string{core.Wages.ID, core.ValueAdded.ID, core.Sales.ID, core.Shipments.ID}
	at := slices.Index(liked, a.measure.ID)
	if at < 0 {
		at = len(liked)
	}
	if !a.Income() {
		at += len(liked) + 1
	}
	return at
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

// anchor is the series that an address asks for, else the first income among
// those that can be chosen. One that too few regions have is not used, and a
// note says so.
func (s *Service) anchor(ctx context.Context, sc *Scene, id string, places []int, choices []anchorSeries) (anchorSeries, error) {
	if id == ByDiversity {
		return anchorSeries{}, nil
	}
	for _, c := range choices {
		if c.anchor.ID == id || id == "" && c.anchor.Income() {
			return c, nil
		}
	}
	if id == "" {
		return anchorSeries{}, nil
	}
	for _, d := range sc.shelf.datasets {
		v, ok := sc.anchorVersion(d)
		if !ok {
			continue
		}
		for _, a := range anchorsOf(d, v) {
			if a.ID != id {
				continue
			}
			series, err := s.series(ctx, sc, a, places)
			if err != nil {
				return anchorSeries{}, err
			}
			sc.note("‘%[1]s’은(는) 지역의 %[2]s에만 있어 복잡도의 방향을 정하는 데 쓰지 않았습니다(%[3]s 이상 필요).",
				"‘%[1]s’ is known for %[2]s of the regions only and is not used to give complexity its direction (%[3]s needed).",
				a.Title, percent(series.coverage), percent(leastCovered))
			return anchorSeries{}, nil
		}
	}
	return anchorSeries{}, core.Fail(core.NotFound,
		"복잡도의 방향을 정할 값 ‘%s’이(가) 없습니다. 화면의 목록에서 고르거나 비워 두십시오.",
		"There is no series ‘%s’ to give complexity its direction. Choose one from the list, or leave it out.", id)
}

// series reads an anchor for the regions of the matrix.
func (s *Service) series(ctx context.Context, sc *Scene, a Anchor, places []int) (anchorSeries, error) {
	out := anchorSeries{anchor: a}
	d, err := sc.shelf.dataset(a.dataset)
	if err != nil {
		return out, err
	}
	v, _ := sc.anchorVersion(d)
	top, err := s.frames.get(ctx, v, a.measure.ID)
	if err != nil {
		return out, err
	}
	heads := top
	if a.Head != "" {
		if heads, err = s.frames.get(ctx, v, a.Head); err != nil {
			return out, err
		}
	}
	out.period = nearestPeriod(top.cube.Periods, sc.View.To)
	out.source = sourceOf(d, v)
	known := 0
	for _, p := range places {
		code := sc.frame.places[p].Code
		x := top.wholeOf(code, out.period, a.measure.Add)
		if a.Head != "" {
			x /= heads.wholeOf(code, out.period, true)
		}
		if !defined(x) {
			x = math.NaN()
		}
		known += one(defined(x))
		out.values = append(out.values, x)
	}
	out.coverage = float64(known) / float64(len(places))
	out.key = v.ID + " " + a.ID + " " + out.period.String()
	return out, nil
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
