package diagnosis

import (
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/structure"
)

// IndustryRow is one industry in the region. What is not defined is NaN.
type IndustryRow struct {
	Code           string
	Name           core.Text
	Level          Level
	Value          float64   // at To, in the unit of the measure
	Flag           core.Flag // why there is no value, or that it is estimated or unreliable
	Start          float64   // at From
	Share          float64   // of the region's total, at To
	ReferenceShare float64   // the industry's share of the reference's total, at To
	LQ, RSCA       float64
	LQStart        float64 // LQ at From
	Growth         float64 // total, From → To
	AnnualGrowth   float64 // a year, From → To
	Reference      float64 // the reference's annual growth in the industry
	Parts          structure.Parts
	Verdict        structure.Verdict
	Coverage       *Coverage // definitions only: how much of the definition the data can show
}

// analysis is every line of a scene for its region.
type analysis struct {
	rows    []IndustryRow
	total   IndustryRow // the region as a whole; its Parts are the sums over rows
	matrix  []MatrixPoint
	changes Changes
}

// analyse computes every number of the industry table for the region.
func (sc *Scene) analyse() (analysis, error) {
	here := []int{sc.region}
	p := sc.panel
	to := p.moment(here, sc.to)
	lq := structure.LQ(to.Table, to.Margins)
	rsca := structure.RSCA(lq)
	shares := structure.RegionShares(to.Table, to.Margins)
	reference := to.Margins.ReferenceShares()
	verdicts, err := sc.verdicts()
	if err != nil {
		return analysis{}, err
	}
	a := analysis{rows: make([]IndustryRow, len(p.lines)), total: sc.wholeRow(to)}
	for i, l := range p.lines {
		a.rows[i] = IndustryRow{
			Code: l.code, Name: l.name, Level: l.level, Coverage: l.coverage,
			Value: to.Table.V[i], Flag: p.why(sc.region, i, sc.to),
			Share: shares[i], ReferenceShare: reference[i], LQ: lq[i], RSCA: rsca[i],
			Start: math.NaN(), LQStart: math.NaN(), Growth: math.NaN(), AnnualGrowth: math.NaN(), Reference: math.NaN(),
			Parts: noParts(), Verdict: verdicts[i],
		}
	}
	if sc.from < 0 {
		return a, nil
	}
	if err := sc.addGrowth(&a, to); err != nil {
		return a, err
	}
	a.matrix, a.changes = a.points(), changesOf(a.rows)
	return a, nil
}

// points are the rows in the plane of specialisation and growth, as far as both
// are known.
func (a analysis) points() []MatrixPoint {
	var out []MatrixPoint
	for i := range a.rows {
		r := &a.rows[i]
		if gap := r.AnnualGrowth - a.total.Reference; defined(r.LQ, gap) {
			out = append(out, MatrixPoint{r.Code, r.Name, r.LQ, gap, r.Value, r.Share, r.Verdict})
		}
	}
	return slices.Clip(out)
}

// addGrowth fills in what needs both periods.
func (sc *Scene) addGrowth(a *analysis, to structure.Moment) error {
	moments := sc.moments([]int{sc.region}, sc.between())
	from := moments[0]
	split, err := sc.View.Method.of(moments, sc.View.Others)
	if err != nil {
		return err
	}
	lq := structure.LQ(from.Table, from.Margins)
	years := sc.span()
	for i := range a.rows {
		r := &a.rows[i]
		r.Start, r.LQStart = from.Table.V[i], lq[i]
		r.Growth = structure.Growth(r.Start, r.Value)
		r.AnnualGrowth = structure.AnnualGrowth(r.Start, r.Value, years)
		r.Reference = structure.AnnualGrowth(from.Margins.Industries[i], to.Margins.Industries[i], years)
		r.Parts = split.At(0, i)
	}
	t := &a.total
	t.Start = from.Margins.Regions[0]
	t.Growth = structure.Growth(t.Start, t.Value)
	t.AnnualGrowth = structure.AnnualGrowth(t.Start, t.Value, years)
	t.Reference = structure.AnnualGrowth(from.Margins.All, to.Margins.All, years)
	if sc.wholeLevel() {
		t.Parts = split.Sums[0]
	}
	return nil
}

func (sc *Scene) wholeRow(to structure.Moment) IndustryRow {
	return IndustryRow{
		Code: core.Total, Name: core.T("전체 산업", "All industries"), Level: sc.View.Level,
		Value: to.Margins.Regions[0], Share: 1, ReferenceShare: 1, LQ: 1, RSCA: 0, LQStart: 1,
		Start: math.NaN(), Growth: math.NaN(), AnnualGrowth: math.NaN(), Reference: math.NaN(), Parts: noParts(),
	}
}

// verdicts type every line by its yearly path up to To.
func (sc *Scene) verdicts() ([]structure.Verdict, error) {
	years := sc.years(sc.cuts.Long + 1)
	moments := sc.moments([]int{sc.region}, years)
	lq := make([][]float64, len(moments))
	for t, m := range moments {
		lq[t] = structure.LQ(m.Table, m.Margins)
	}
	out := make([]structure.Verdict, len(sc.panel.lines))
	path := structure.Path{
		LQ: make([]float64, len(years)), Value: make([]float64, len(years)), Reference: make([]float64, len(years)),
		Linkage: structure.NA(),
	}
	for i := range out {
		for t, m := range moments {
			path.LQ[t], path.Value[t], path.Reference[t] = lq[t][i], m.Table.V[i], m.Margins.All
		}
		v, err := structure.Type(path, sc.cuts)
		if err != nil {
			return nil, err
		}
		out[i] = v
	}
	return out, nil
}

func noParts() structure.Parts {
	na := math.NaN()
	return structure.Parts{Start: na, End: na, National: na, Mix: na, Competitive: na, Allocation: na, Change: na}
}
