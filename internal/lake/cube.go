package lake

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"golang.org/x/sync/errgroup"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/fact"
)

// MaxCells bounds a cube: nine bytes a cell make 4.5 GB at the limit.
const MaxCells = 500_000_000

// Cube reads one measure of a version. Its axes hold the regions, industries
// and periods of which the measure has a row, sorted; a cell without a row is
// missing. Where the version has further dimensions, the rows of their totals
// are read; see CubeOf.
func (l *Lake) Cube(ctx context.Context, v dataset.Version, measure string) (*fact.Cube, error) {
	return l.CubeOf(ctx, v, measure, nil)
}

// CubeOf reads one measure of a version for chosen labels of its further
// dimensions, by the dimension's name. A dimension that is not chosen is read
// at its total (core.Total or an empty label), or at its only label; one
// without either is core.Invalid and the message lists its labels. A measure,
// dimension or label that the version lacks is core.NotFound; a cube beyond
// MaxCells core.TooLarge; a file that is gone core.Unavailable; one that is
// damaged core.Internal.
func (l *Lake) CubeOf(ctx context.Context, v dataset.Version, measure string, dims map[string]string) (*fact.Cube, error) {
	o, err := l.open(&v)
	if err != nil {
		return nil, err
	}
	cube, err := o.cube(ctx, measure, dims, l.workers)
	if err = errors.Join(err, o.close()); err == nil {
		return cube, nil
	}
	var known *core.Error
	switch {
	case errors.As(err, &known):
		return nil, known
	case ctx.Err() != nil:
		return nil, storage(ctx.Err(), o.name)
	default:
		return nil, Damaged(o.name, err)
	}
}

// section is a row group on its way into a cube.
type section struct {
	group    int
	rows     int
	measure  *textColumn
	region   *textColumn
	industry *textColumn
	period   *textColumn
	dims     []*textColumn
}

func (o *observations) cube(ctx context.Context, measure string, chosen map[string]string, workers int) (*fact.Cube, error) {
	m, ok := o.header.measure(measure)
	if !ok {
		return nil, core.Fail(core.NotFound, "이 자료에는 지표 ‘%s’이(가) 없습니다.", "These data have no measure ‘%s’.", measure)
	}
	sections, err := o.sections(ctx, measure, workers)
	if err != nil {
		return nil, err
	}
	accept, err := o.header.choose(sections, chosen)
	if err != nil {
		return nil, err
	}
	f := filler{file: o, measure: measure, accept: accept}
	if err := f.axes(sections, m); err != nil {
		return nil, err
	}
	err = each(ctx, sections, workers, f.fill)
	if err != nil {
		return nil, err
	}
	return f.trimmed(), nil
}

// sections opens the row groups of a measure and reads their dictionaries.
func (o *observations) sections(ctx context.Context, measure string, workers int) ([]*section, error) {
	groups, err := o.groupsWith(measure)
	if err != nil {
		return nil, err
	}
	sections := make([]*section, len(groups))
	for i, g := range groups {
		sections[i] = &section{group: g, dims: make([]*textColumn, len(o.header.Dims))}
	}
	err = each(ctx, sections, workers, func(s *section) error {
		rg := o.parts.RowGroup(s.group)
		s.rows = int(rg.NumRows())
		var errs [4]error
		s.measure, errs[0] = openText(rg, atMeasure)
		s.region, errs[1] = openText(rg, atRegion)
		s.industry, errs[2] = openText(rg, atIndustry)
		s.period, errs[3] = openText(rg, atPeriod)
		for i := range s.dims {
			var err error
			if s.dims[i], err = openText(rg, fixedColumns+i); err != nil {
				return err
			}
		}
		return errors.Join(errs[:]...)
	})
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(sections, func(s *section) bool { return !slices.Contains(s.measure.labels, measure) }), nil
}

// each works on row groups at the same time and stops at the first error.
func each(ctx context.Context, sections []*section, workers int, work func(*section) error) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(workers)
	for _, s := range sections {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return guarded(func() error { return work(s) })
		})
	}
	return group.Wait()
}

// choose settles which label of each further dimension is read.
func (h *Header) choose(sections []*section, chosen map[string]string) ([]string, error) {
	for name := range chosen {
		if !slices.Contains(h.Dims, name) {
			return nil, core.Fail(core.NotFound, "이 자료에는 구분 항목 ‘%s’이(가) 없습니다.", "These data have no dimension ‘%s’.", name)
		}
	}
	accept := make([]string, len(h.Dims))
	for i, name := range h.Dims {
		labels := map[string]bool{}
		for _, s := range sections {
			for _, l := range s.dims[i].labels {
				labels[l] = true
			}
		}
		want, told := chosen[name]
		if !told {
			want = core.Total
			if !labels[want] {
				want = ""
			}
			if len(labels) == 1 {
				want = slices.Collect(maps.Keys(labels))[0]
			}
		}
		switch {
		case labels[want]:
			accept[i] = want
		case told:
			return nil, core.Fail(core.NotFound, "구분 항목 ‘%s’에는 ‘%s’이(가) 없습니다. 있는 값: %s",
				"The dimension ‘%s’ has no ‘%s’. It has: %s", name, want, listed(labels))
		default:
			return nil, core.Fail(core.Invalid,
				"구분 항목 ‘%s’에 합계가 없으므로 하나를 골라야 합니다. 있는 값: %s",
				"The dimension ‘%s’ has no total, so one of its labels must be chosen. It has: %s", name, listed(labels))
		}
	}
	return accept, nil
}

func listed(labels map[string]bool) string {
	const most = 12
	text := ""
	for i, l := range slices.Sorted(maps.Keys(labels)) {
		if i == most {
			return text + " …"
		}
		if i > 0 {
			text += ", "
		}
		text += l
	}
	return text
}

// tooLarge is the refusal of a cube beyond MaxCells.
func tooLarge(regions, industries, periods int) error {
	return core.Fail(core.TooLarge,
		"지역 %d × 산업 %d × 시점 %d개의 표는 한 번에 다루기에 너무 큽니다(최대 %d칸). 지역 단위나 기간을 나누어 가져와 주십시오.",
		"A table of %d regions × %d industries × %d periods is too large to hold at once (at most %d cells). Import it by region level or by years.",
		regions, industries, periods, MaxCells)
}

// parsePeriods reads period texts; a text that is no period means damage.
func parsePeriods(texts []string) (map[string]core.Period, error) {
	out := make(map[string]core.Period, len(texts))
	for _, t := range texts {
		p, err := core.ParsePeriod(t)
		if err != nil {
			return nil, fmt.Errorf("lake: period %q in the file", t)
		}
		out[t] = p
	}
	return out, nil
}
