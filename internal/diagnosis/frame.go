package diagnosis

import (
	"math"
	"slices"
	"strings"
	"sync"

	"naru/internal/core"
	"naru/internal/fact"
	"naru/internal/industry"
	"naru/internal/region"
)

// frame is a cube with what every page needs to know of its axes. It does not
// change and may be shared.
type frame struct {
	cube   *fact.Cube
	size   int64          // bytes, for the cache's budget
	total  int            // position of core.Total, or -1
	nation int            // position of the nation, or -1
	places []Place        // by position of the region
	byCode []Place        // the same, by code
	at     map[string]int // canonical code → position

	own  *scale // by Naru's own classification, for totals
	last *scale // by the classification used last

	// What is summed when no total or no nation is published, made when first needed.
	mu     sync.Mutex
	totals map[int]float64       // region × period → sum of the coarsest level
	wholes map[region.Level]*row // tier → sum of its regions
}

// row is one place's values, industry × period, with its totals by period.
type row struct {
	v, totals []float64
}

// cellBytes is what a cell of a cube takes: a float64 and a flag.
const cellBytes = 9

// newFrame describes a cube. Regions are named by their canonical code where
// the registry knows one place for them, else by the file's own label.
func newFrame(cube *fact.Cube, regions *region.Registry) *frame {
	f := &frame{
		cube: cube, size: int64(len(cube.V))*cellBytes + int64(len(cube.Industries)+len(cube.Regions))*256,
		total: cube.IndustryAt(core.Total), nation: -1,
		places: make([]Place, len(cube.Regions)), at: make(map[string]int, len(cube.Regions)),
		totals: map[int]float64{}, wholes: map[region.Level]*row{},
	}
	trade, _ := industry.Builtin(cube.IndustrySystem)
	f.own = newScale(cube, trade)
	f.last = f.own
	for i, code := range cube.Regions {
		f.places[i] = placeOf(regions, cube.RegionSystem, code)
		if _, twice := f.at[f.places[i].Code]; twice {
			f.places[i] = ownLabel(code)
		}
		f.at[f.places[i].Code] = i
	}
	if i, ok := f.at[core.Nation]; ok {
		f.nation = i
	}
	f.byCode = slices.Clone(f.places)
	slices.SortStableFunc(f.byCode, func(a, b Place) int { return strings.Compare(a.Code, b.Code) })
	return f
}

// scale arranges the industries by a classification, which may be an imported
// one that reaches deeper than Naru's own.
func (f *frame) scale(trade *industry.Classification) *scale {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, s := range []*scale{f.own, f.last} {
		if s.trade == trade {
			return s
		}
	}
	f.last = newScale(f.cube, trade)
	return f.last
}

// cell is a value by positions; NA too where it is negative, for shares of
// negative parts mean nothing.
func (f *frame) cell(region, industry, period int) float64 {
	v := f.cube.V[f.cube.Index(region, industry, period)]
	if v < 0 {
		return math.NaN()
	}
	return v
}

// flag is why a cell has no number.
func (f *frame) flag(region, industry, period int) core.Flag {
	return f.cube.F[f.cube.Index(region, industry, period)].Unpack()
}

// sum is E_r.: the published total of all industries, else the sum of the
// coarsest level of the data.
func (f *frame) sum(region, period int) float64 {
	if f.total >= 0 {
		if v := f.cell(region, f.total, period); !math.IsNaN(v) {
			return v
		}
	}
	key := region*len(f.cube.Periods) + period
	f.mu.Lock()
	defer f.mu.Unlock()
	if v, ok := f.totals[key]; ok {
		return v
	}
	v := 0.0
	for _, l := range f.own.lines[f.own.coarsest()] {
		for _, p := range l.parts {
			v += f.cell(region, p.industry, period)
		}
	}
	f.totals[key] = v
	return v
}

// whole is the sum of the regions of a tier, for data without a row of the
// nation. A cell that one region does not have makes the sum NA.
func (f *frame) whole(tier region.Level) *row {
	f.mu.Lock()
	if w, ok := f.wholes[tier]; ok {
		f.mu.Unlock()
		return w
	}
	f.mu.Unlock()
	n, periods := len(f.cube.Industries), len(f.cube.Periods)
	w := &row{v: make([]float64, n*periods), totals: make([]float64, periods)}
	for r, p := range f.places {
		if p.Tier != tier || p.Code == core.Nation {
			continue
		}
		from := f.cube.Index(r, 0, 0)
		for k, v := range f.cube.V[from : from+n*periods] {
			if v < 0 {
				v = math.NaN()
			}
			w.v[k] += v
		}
		for t := range periods {
			w.totals[t] += f.sum(r, t)
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.wholes[tier] = w
	return w
}
