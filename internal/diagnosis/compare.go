package diagnosis

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strconv"

	"naru/internal/core"
	"naru/internal/structure"
)

// Comparison sets regions side by side.
type Comparison struct {
	Scene      *Scene
	Findings   []Finding
	Places     []ComparedPlace // the region first, then its peers
	Similarity [][]float64     // Krugman index between places i and j, 0 same … 2 nothing in common
	Level      Level           // of the structure compared; not Definitions, whose baskets overlap
	Leading    []Leading       // the industries in which some of the places stand out most
	Reference  float64         // annual growth of the reference, From → To
	Evidence   []core.Evidence
}

// Leading is an industry with its LQ in each place of a comparison, in the
// order of the places; NaN where it is not defined.
type Leading struct {
	Code string
	Name core.Text
	LQ   []float64
}

// ComparedPlace is one region of a comparison.
type ComparedPlace struct {
	Place        Place
	Chosen       bool
	Value        float64 // total at To
	Growth       float64 // From → To
	AnnualGrowth float64
	Parts        structure.Parts // shift-share sums
	Profile      structure.RegionProfile
	Types        []TypeShare  // by strategy, in a fixed order
	Specialised  float64      // industries with an LQ of 1 or more; NaN where no LQ is defined
	Top          []Speciality // by LQ, largest first
}

// Rate is a part of the change by the value at From, so that places of
// different size can be held against each other; NaN where there was nothing.
func (p ComparedPlace) Rate(part float64) float64 {
	if p.Parts.Start == 0 {
		return math.NaN()
	}
	return part / p.Parts.Start
}

// Speciality is an industry in which a region stands out.
type Speciality struct {
	Code  string
	Name  core.Text
	LQ    float64
	Share float64
}

// topSpecialities is how many specialities a region is described by.
const topSpecialities = 5

// worthShare is the least share of the region's total that a speciality needs,
// so that a handful of people do not become one.
const worthShare = 0.005

// Compare gives the page of regions side by side.
func (s *Service) Compare(ctx context.Context, actor core.Actor, v View) (*Comparison, error) {
	sc, err := s.scene(ctx, actor, v)
	if err != nil || sc.Empty != nil {
		return &Comparison{Scene: sc}, err
	}
	everyone := sc.everyone()
	like, err := s.structures(sc, everyone)
	if err != nil {
		return nil, err
	}
	whole := sc.atLevel(like.level)
	switch {
	case whole == sc:
	case sc.wholeLevel():
		sc.note("이 수준에는 비공개 값이 있어 집중도와 유사도, 유형별 비중은 %s로 계산했습니다.",
			"This level has withheld values, so concentration, similarity and the shares of types are computed from %s.", whole.View.Level.Title())
	default:
		sc.note("이 수준의 산업은 더해도 지역 전체가 되지 않아 집중도와 유사도는 %s로 계산했습니다.",
			"Industries at this level do not add up to the region, so concentration and similarity are computed from %s.", whole.View.Level.Title())
	}
	sums, err := s.sums(sc, everyone)
	if err != nil {
		return nil, err
	}
	from, to, annual := sc.totalsOf(everyone, sc.from), sc.totalsOf(everyone, sc.to), sc.growthOf(everyone)
	c := &Comparison{
		Scene: sc, Level: like.level, Similarity: like.similarity, Leading: like.leading,
		Places: make([]ComparedPlace, len(everyone)),
	}
	for k, r := range everyone {
		c.Places[k] = ComparedPlace{
			Place: sc.frame.places[r], Chosen: k == 0, Value: to[k],
			Growth: structure.Growth(from[k], to[k]), AnnualGrowth: annual[k],
			Parts: sums.parts[k], Profile: like.profiles[k], Top: like.top[k], Specialised: like.specialised[k],
		}
		if c.Places[k].Types, err = s.typesOf(whole, r); err != nil {
			return nil, err
		}
	}
	c.Evidence = []core.Evidence{
		sc.evidence(methodValue, sc.Measure.Unit, nil),
		whole.structured(),
		sc.evidence(structure.MethodLQ, times, nil),
		whole.typed(),
	}
	c.Reference = math.NaN()
	if sc.from >= 0 {
		c.Reference = structure.AnnualGrowth(sc.panel.all(sc.from), sc.panel.all(sc.to), sc.span())
		c.Evidence = append(c.Evidence, sc.grown(structure.MethodGrowth, noUnit), sums.evidence)
	}
	if f, ok := c.findNearest(); ok {
		c.Findings = append(c.Findings, f)
	}
	return c, nil
}

// comparable is the scene at the level, from its own upwards, at which the
// structures of the most regions are known, with their moment there: a withheld
// cell leaves a region's shares undefined. Of equally good levels it is the finest.
func (sc *Scene) comparable(regions []int) (*Scene, structure.Moment) {
	first := sc
	if !sc.wholeLevel() {
		first = sc.atLevel(sc.scale.usual())
	}
	levels := sc.scale.present()
	if k := slices.Index(levels, first.View.Level); k >= 0 {
		levels = levels[:k+1]
	}
	best, most := first, -1
	var moment structure.Moment
	for _, l := range slices.Backward(levels) {
		if !sc.scale.whole(l) {
			continue
		}
		at := sc.atLevel(l)
		m := at.panel.moment(regions, sc.to)
		if known := knownStructures(m); known > most {
			best, most, moment = at, known, m
		}
		if most == len(regions) { // no level knows more
			break
		}
	}
	if most < 0 {
		moment = first.panel.moment(regions, sc.to)
	}
	return best, moment
}

// knownStructures counts the regions all of whose shares are known.
func knownStructures(m structure.Moment) int {
	shares, n, known := structure.RegionShares(m.Table, m.Margins), len(m.Table.Industries), 0
	for k := range m.Table.Regions {
		known += one(defined(shares[k*n : (k+1)*n]...))
	}
	return known
}

// specialities are the industries with the largest LQ among those that weigh
// anything, and how many there are with 1 or more.
func specialities(lines []line, lq, shares []float64) (top []Speciality, specialised float64) {
	if !slices.ContainsFunc(lq, func(x float64) bool { return defined(x) }) {
		return nil, math.NaN()
	}
	for i, l := range lines {
		if !(lq[i] >= specialisedCut) {
			continue
		}
		specialised++
		if shares[i] >= worthShare {
			top = append(top, Speciality{l.code, l.name, lq[i], shares[i]})
		}
	}
	slices.SortStableFunc(top, func(a, b Speciality) int {
		return cmp.Or(cmp.Compare(b.LQ, a.LQ), cmp.Compare(a.Code, b.Code))
	})
	return slices.Clone(top[:min(len(top), topSpecialities)]), specialised // not the memory of all
}

// mostLeading is how many industries the places are held against each other by.
const mostLeading = 16

// leading takes the best speciality of every region, then every second best, and
// so on while there is room; and puts them in the order of their codes.
func leading(tops [][]Speciality, lines []line, lq []float64) []Leading {
	chosen := map[string]bool{}
	for rank := range topSpecialities {
		for _, top := range tops {
			if rank < len(top) && len(chosen) < mostLeading {
				chosen[top[rank].Code] = true
			}
		}
	}
	var out []Leading
	for i, l := range lines {
		if !chosen[l.code] {
			continue
		}
		x := Leading{Code: l.code, Name: l.name, LQ: make([]float64, len(tops))}
		for k := range tops {
			x.LQ[k] = lq[k*len(lines)+i]
		}
		out = append(out, x)
	}
	slices.SortFunc(out, func(a, b Leading) int { return cmp.Compare(a.Code, b.Code) })
	return out
}

// similarity is the Krugman index Σ|s_a − s_b| between every two regions; NA
// where one of them has a cell that is not defined.
//
// Source: Krugman (1991), Geography and Trade.
func similarity(m structure.Moment) [][]float64 {
	shares := structure.RegionShares(m.Table, m.Margins)
	n := len(m.Table.Industries)
	out := make([][]float64, len(m.Table.Regions))
	for a := range out {
		out[a] = make([]float64, len(out))
		for b := range a {
			x, y := shares[a*n:(a+1)*n], shares[b*n:(b+1)*n]
			for i := range x {
				out[a][b] += math.Abs(x[i] - y[i])
			}
			out[b][a] = out[a][b]
		}
	}
	for a := range out {
		if !defined(shares[a*n : (a+1)*n]...) {
			out[a][a] = math.NaN()
		}
	}
	return out
}

// findNearest names the regions most and least like the chosen one.
func (c *Comparison) findNearest() (Finding, bool) {
	const enough = 3
	nearest, farthest, known := 0, 0, 0
	for k := 1; k < len(c.Places); k++ {
		d := c.Similarity[0][k]
		if !defined(d) {
			continue
		}
		known++
		if nearest == 0 || d < c.Similarity[0][nearest] {
			nearest = k
		}
		if farthest == 0 || d > c.Similarity[0][farthest] {
			farthest = k
		}
	}
	if known < enough || c.Similarity[0][nearest] == c.Similarity[0][farthest] {
		return Finding{}, false
	}
	here, near, far := c.Places[0].Place.Name, c.Places[nearest].Place, c.Places[farthest].Place
	dn, df := amount(c.Similarity[0][nearest], 2), amount(c.Similarity[0][farthest], 2)
	text := core.T(
		core.With.After(here.Ko)+" 산업구조가 가장 비슷한 곳은 "+near.Name.Ko+"(크루그먼 지수 "+dn+")이고, 가장 다른 곳은 "+far.Name.Ko+"("+df+")입니다.",
		"The structure most like that of "+here.In(core.English)+" is "+near.Name.In(core.English)+"'s (Krugman index "+dn+"); the least like it is "+far.Name.In(core.English)+"'s ("+df+").")
	return Finding{ID: "similarity", Text: text, Evidence: c.Evidence[1]}, true
}

// withoutVariety takes out variety within and between groups where the data
// have no groups: all of it would count as unrelated, which nobody observed.
func withoutVariety(profiles []structure.RegionProfile) {
	for i := range profiles {
		profiles[i].RelatedVariety, profiles[i].UnrelatedVariety = math.NaN(), math.NaN()
	}
}

// varietyPrefix is how many letters of a code related industries share: KSIC's
// divisions. Labels of a file's own tell nothing by their letters, so each stands
// alone.
func varietyPrefix(l Level) int {
	const division, whole = 2, maxEntry
	if l == Own {
		return whole
	}
	return division
}

// structured is evidence about the concentration measures.
func (sc *Scene) structured() core.Evidence {
	return sc.evidence(structure.MethodRegionConcentration, noUnit, map[string]string{"prefix": strconv.Itoa(varietyPrefix(sc.View.Level))})
}
