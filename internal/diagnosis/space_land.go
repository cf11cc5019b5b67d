package diagnosis

import (
	"math"
	"sync"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/region"
	"naru/internal/structure"
)

// landscape is the industry space of all regions of a tier in one period. It is
// the same for each of them; it does not change and may be shared.
type landscape struct {
	presence   *structure.Presence
	lq         []float64 // row-major by region
	related    *structure.Relatedness
	complexity *structure.Complexity
	density    structure.Cells
	gain       structure.Cells
	outlook    []float64
	fitness    structure.Fitness
	prody      []float64 // of industries, in the anchor's unit; nil without an income
	expy       []float64 // of regions
	links      backbone
	spots      []spot // where each industry is drawn

	line     sync.Once // makes years when they are first asked for
	years    [][]float64
	yearsErr error
}

// landKey is everything a landscape follows from.
type landKey struct {
	version, measure, reference string
	summed                      bool
	tier                        region.Level
	period                      core.Period
	level                       Level
	trade                       *industry.Classification
	baskets                     string
	lines                       int // a level with or without a composite that the address asked for
	threshold                   float64
	method                      structure.RelatednessMethod
	self                        structure.Self
	anchor                      string
}

// tierPlaces are the regions that make up the matrix, by position: all of the
// region's tier, by code.
func (sc *Scene) tierPlaces() []int {
	var out []int
	for _, p := range sc.frame.byCode {
		if p.Tier == sc.Region.Tier && p.Code != core.Nation {
			out = append(out, sc.frame.at[p.Code])
		}
	}
	return out
}

// land gives the landscape of a period, by position, made once and kept.
func (s *Service) land(sc *Scene, places []int, period int, a SpaceAsk, anchor anchorSeries) (*landscape, error) {
	key := landKey{
		version: sc.Version.ID, measure: sc.Measure.ID, reference: sc.Reference.Code, summed: sc.panel.held.sum != nil,
		tier: sc.Region.Tier, period: sc.frame.cube.Periods[period], level: sc.View.Level, trade: sc.trade,
		lines: len(sc.panel.lines), threshold: a.Threshold, method: a.Method, self: a.Self, anchor: anchor.key,
	}
	if sc.View.Level == Definitions {
		key.baskets = sc.basketNames()
	}
	if anchor.signless {
		key.anchor += " by diversity"
	}
	return s.lands.get(key, func() (*landscape, error) {
		return newLandscape(sc.panel.moment(places, period), a, anchor)
	})
}

func newLandscape(m structure.Moment, a SpaceAsk, anchor anchorSeries) (*landscape, error) {
	l := &landscape{lq: structure.LQ(m.Table, m.Margins)}
	var err error
	if l.presence, err = structure.NewPresence(m.Table, l.lq, a.Threshold); err != nil {
		return nil, err
	}
	if l.related, err = structure.Relate(l.presence, a.Method, a.Self); err != nil {
		return nil, err
	}
	if l.complexity, err = structure.Index(l.presence, anchor.sign()); err != nil {
		return nil, err
	}
	l.density = structure.Density(l.presence, l.related)
	l.gain = structure.OutlookGain(l.presence, l.related, l.complexity)
	l.outlook, _ = structure.OutlookIndex(l.presence, l.complexity, l.density)
	l.fitness = structure.FitnessQ(l.presence, structure.DefaultFitnessRun())
	if anchor.values != nil && anchor.anchor.Income() {
		if l.prody, _, err = structure.Prody(m.Table, m.Margins, anchor.values); err != nil {
			return nil, err
		}
		if l.expy, _, err = structure.Expy(m.Table, m.Margins, l.prody); err != nil {
			return nil, err
		}
	}
	l.links = newBackbone(l.related, m.Margins.Industries)
	l.spots = l.links.layout()
	return l, nil
}

// size estimates the bytes: two matrices of industries (proximity and the
// presence's counts), and five numbers of a cell.
func (l *landscape) size() int64 {
	n, rows := int64(len(l.presence.Industries)), int64(len(l.presence.Regions))
	return 8*n*n + 40*n*rows + 64*int64(len(l.links.ties)) + 512*(n+rows)
}

// knownRegions and knownIndustries count what has values.
func (l *landscape) knownRegions() int { return countDefined(l.presence.RegionWhy) }

func (l *landscape) knownIndustries() int { return countDefined(l.presence.IndustryWhy) }

func countDefined(why []structure.Reason) int {
	n := 0
	for _, w := range why {
		n += one(w == structure.Defined)
	}
	return n
}

// proximity is how near two industries are; NaN where either has none.
func (l *landscape) proximity(i, j int) float64 { return l.related.At(i, j) }

// densityOf is region r's density around industry i.
func (l *landscape) densityOf(r, i int) float64 { return l.density.V[r*len(l.presence.Industries)+i] }

func (l *landscape) lqOf(r, i int) float64 { return l.lq[r*len(l.presence.Industries)+i] }

// rank is the competition rank of region r on a measure, of how many.
func rank(values []float64, r int) (place, of int) {
	for _, v := range values {
		of += one(!math.IsNaN(v))
	}
	return structure.Ranks(values)[r], of
}
