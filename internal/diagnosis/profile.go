package diagnosis

import (
	"context"
	"slices"

	"naru/internal/core"
	"naru/internal/structure"
)

// IndustryProfile is the page of one industry in the region.
type IndustryProfile struct {
	Scene     *Scene
	Row       IndustryRow // with the typing verdict and its reasons
	Findings  []Finding
	Figures   []KeyFigure // at most four
	Series    []SeriesPoint
	Waterfall Waterfall
	Peers     []PeerRow     // the region and its peers, largest LQ first
	Parent    *IndustryRow  // the nearest wider industry in the data
	Children  []IndustryRow // the nearest narrower ones; of a definition, its codes
	Evidence  []core.Evidence
}

// SeriesPoint is one period of the industry, for the region and the reference.
type SeriesPoint struct {
	Period         core.Period
	Value          float64
	Flag           core.Flag
	Reference      float64
	Share          float64 // of the region's total
	ReferenceShare float64 // of the reference's total
	Part           float64 // the region's part of the reference's industry
	LQ             float64
}

// PeerRow is one region in the ranking on the industry.
type PeerRow struct {
	Place        Place
	Chosen       bool
	Rank         int // by LQ, equal values sharing a rank; 0 without a value
	Value        float64
	Flag         core.Flag
	Share        float64
	LQ           float64
	AnnualGrowth float64
	Parts        structure.Parts
}

// Industry gives the page of the view's industry, a code or a definition. The
// level follows the industry.
func (s *Service) Industry(ctx context.Context, actor core.Actor, v View) (*IndustryProfile, error) {
	v.Level = ""
	sc, err := s.scene(ctx, actor, v)
	if err != nil || sc.Empty != nil {
		return &IndustryProfile{Scene: sc}, err
	}
	if err := sc.focus(); err != nil || sc.Empty != nil {
		return &IndustryProfile{Scene: sc}, err
	}
	i := slices.IndexFunc(sc.panel.lines, func(l line) bool { return l.code == sc.View.Industry })
	only := *sc
	only.panel = &panel{frame: sc.frame, lines: sc.panel.lines[i : i+1], held: sc.panel.held}
	a, err := only.analyse()
	if err != nil {
		return nil, err
	}
	p := &IndustryProfile{Scene: sc, Row: a.rows[0], Evidence: sc.industryEvidence()}
	p.Series = only.series()
	p.Waterfall = only.waterfall(p.Row)
	if p.Peers, err = only.ranking(); err != nil {
		return nil, err
	}
	if err := sc.addKin(p); err != nil {
		return nil, err
	}
	p.Figures = only.industryFigures(p)
	if f, ok := sc.findSpecialisation(p.Row, momentumOf(sc.path(p.Row.Code))); ok {
		p.Findings = append(p.Findings, f)
	}
	if f, ok := sc.findContribution(p.Row); ok {
		p.Findings = append(p.Findings, f)
	}
	return p, nil
}

// focus sets the level to that of the view's industry and checks that it can be
// shown.
func (sc *Scene) focus() error {
	code := sc.View.Industry
	level := levelOf(sc.frame.cube.IndustrySystem, code)
	if _, ok := sc.basket(code); ok {
		level = Definitions
	}
	switch code {
	case "":
		return core.Fail(core.NotFound, "산업을 고르지 않았습니다. 산업 표에서 하나를 골라 주십시오.",
			"No industry is chosen. Choose one from the table.")
	case core.Total:
		return core.Fail(core.NotFound, "전체 산업은 관제 화면에서 볼 수 있습니다.", "All industries together are on the overview.")
	}
	sc.View.Level = level
	sc.panel.lines = sc.linesOf(level)
	if !slices.ContainsFunc(sc.panel.lines, func(l line) bool { return l.code == code }) {
		if lone, ok := sc.scale.find(sc.frame.cube, code); ok { // a composite whose parts stand beside it
			sc.panel.lines = append(slices.Clone(sc.panel.lines), lone)
		}
	}
	return nil
}

// linesOf are the lines of a level, of codes or of definitions.
func (sc *Scene) linesOf(level Level) []line {
	if level == Definitions {
		return sc.basketLines()
	}
	return sc.scale.lines[level]
}

// series reads every period of To's frequency for the one line of the panel.
func (sc *Scene) series() []SeriesPoint {
	out := make([]SeriesPoint, len(sc.periods))
	for k, t := range sc.periods {
		m := sc.panel.moment([]int{sc.region}, t)
		out[k] = SeriesPoint{
			Period: sc.frame.cube.Periods[t], Value: m.Table.V[0], Flag: sc.panel.why(sc.region, 0, t),
			Reference: m.Margins.Industries[0], Share: structure.RegionShares(m.Table, m.Margins)[0],
			ReferenceShare: m.Margins.ReferenceShares()[0], LQ: structure.LQ(m.Table, m.Margins)[0],
		}
		out[k].Part = out[k].Value / out[k].Reference
	}
	return out
}

// ranking holds the region against its peers on the one line of the panel.
func (sc *Scene) ranking() ([]PeerRow, error) {
	everyone := sc.everyone()
	to := sc.panel.moment(everyone, sc.to)
	lq := structure.LQ(to.Table, to.Margins)
	ranks := structure.Ranks(lq)
	shares := structure.RegionShares(to.Table, to.Margins)
	out := make([]PeerRow, len(everyone))
	for k, r := range everyone {
		out[k] = PeerRow{
			Place: sc.frame.places[r], Chosen: k == 0, Rank: ranks[k], Value: to.Table.V[k],
			Flag: sc.panel.why(r, 0, sc.to), Share: shares[k], LQ: lq[k],
			AnnualGrowth: structure.NA(), Parts: noParts(),
		}
	}
	if sc.from >= 0 {
		moments := sc.moments(everyone, sc.between())
		split, err := sc.View.Method.of(moments, sc.View.Others)
		if err != nil {
			return nil, err
		}
		for k := range out {
			out[k].AnnualGrowth = structure.AnnualGrowth(moments[0].Table.V[k], out[k].Value, sc.span())
			out[k].Parts = split.At(k, 0)
		}
	}
	slices.SortStableFunc(out, func(a, b PeerRow) int { return rankOrder(a.Rank) - rankOrder(b.Rank) })
	return out, nil
}

// rankOrder puts what has no rank last.
func rankOrder(rank int) int {
	const last = 1 << 30
	if rank == 0 {
		return last
	}
	return rank
}

// addKin adds the industries above and below.
func (sc *Scene) addKin(p *IndustryProfile) error {
	var parent string
	var children []string
	if p.Row.Coverage == nil {
		parent, children = sc.related(p.Row.Code)
	} else {
		for _, m := range p.Row.Coverage.Matches {
			children = append(children, m.Codes...)
		}
	}
	codes := children
	if parent != "" {
		codes = append([]string{parent}, children...)
	}
	rows, err := sc.rowsOf(codes)
	if err != nil || len(rows) == 0 {
		return err
	}
	if parent != "" {
		p.Parent, rows = &rows[0], rows[1:]
	}
	p.Children = rows
	return nil
}

// rowsOf computes single codes of the data.
func (sc *Scene) rowsOf(codes []string) ([]IndustryRow, error) {
	at := *sc
	at.panel = &panel{frame: sc.frame, held: sc.panel.held}
	for _, code := range codes {
		l, ok := sc.scale.find(sc.frame.cube, code)
		if ok && !slices.ContainsFunc(at.panel.lines, func(x line) bool { return x.code == code }) {
			at.panel.lines = append(at.panel.lines, l)
		}
	}
	a, err := at.analyse()
	return a.rows, err
}
