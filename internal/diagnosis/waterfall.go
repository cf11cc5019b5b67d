package diagnosis

import (
	"math"

	"naru/internal/core"
	"naru/internal/structure"
)

// Waterfall leads from the value at From to the value at To by the parts of the
// change. Steps is empty when a part is not defined.
type Waterfall struct {
	Method     Split
	Start, End float64
	Steps      []Step
	Evidence   core.Evidence
}

// Step is one part of the change.
type Step struct {
	ID    string
	Title core.Text
	Value float64
	Why   core.Text // what it means, in a sentence
}

func (sc *Scene) waterfall(r IndustryRow) Waterfall {
	w := Waterfall{Method: sc.View.Method, Start: r.Start, End: r.Value, Evidence: sc.split()}
	w.Evidence.Parameters["industry"] = r.Code
	p := r.Parts
	if sc.from < 0 || !defined(p.National, p.Mix, p.Competitive, p.Allocation) {
		return w
	}
	w.Steps = []Step{
		{colNational, core.T("전체 성장 요인", "National part"), p.National, core.T(
			"비교 대상 전체와 같은 비율로 성장했다면 생겼을 변화입니다.", "The change had it grown at the reference's overall rate.")},
		{colMix, core.T("산업구조 요인", "Industry mix"), p.Mix, core.T(
			"비교 대상에서 이 산업이 전체보다 빠르거나 느리게 성장한 몫입니다.", "What the industry's growth in the reference gave beyond the overall rate.")},
		{colCompetitive, core.T("지역경쟁력 요인", "Competitive part"), p.Competitive, core.T(
			"같은 산업인데 지역에서 다르게 움직인 몫입니다.", "What the region did otherwise than the same industry in the reference.")},
	}
	if w.Method == EstebanMarquillas {
		w.Steps = append(w.Steps, Step{colAllocation, core.T("할당 요인", "Allocation"), p.Allocation, core.T(
			"잘하는 산업에 특화되어 있는지에 따른 몫입니다.", "Whether the region is specialised in what it does better.")})
	}
	return w
}

// findContribution says what the region's own strength did to an industry.
func (sc *Scene) findContribution(r IndustryRow) (Finding, bool) {
	p := r.Parts
	if sc.from < 0 || !defined(p.Competitive, p.Change) || sc.Region.Code == sc.Reference.Code || math.Round(p.Change) == 0 {
		return Finding{}, false
	}
	unit, unitEn := sc.Measure.Unit.Ko, sc.Measure.Unit.In(core.English)
	change, own := amount(math.Abs(p.Change), 0), amount(math.Abs(p.Competitive), 0)
	moved, movedEn := "늘었고", "rose"
	if p.Change < 0 {
		moved, movedEn = "줄었고", "fell"
	}
	did, didEn := "더했습니다", "added"
	if p.Competitive < 0 {
		did, didEn = "줄였습니다", "took away"
	}
	span := sc.View.From.In(core.Korean) + "부터 " + sc.View.To.In(core.Korean) + "까지 "
	text := core.T(
		span+core.Subject.After(sc.Measure.Title.Ko)+" "+change+unit+" "+moved+", 지역경쟁력 요인은 "+core.Object.After(own+unit)+" "+did+".",
		sc.Measure.Title.In(core.English)+" "+movedEn+" by "+change+" "+unitEn+" from "+sc.View.From.String()+" to "+sc.View.To.String()+
			"; the region's own competitiveness "+didEn+" "+own+" "+unitEn+".")
	return Finding{ID: "contribution", Text: text, Industry: r.Code, Evidence: sc.split()}, true
}

func (sc *Scene) industryEvidence() []core.Evidence {
	out := sc.tableEvidence()
	for i := range out {
		out[i].Parameters["industry"] = sc.View.Industry
		if d, ok := sc.basket(sc.View.Industry); ok {
			out[i].Parameters["definition"] = definitionName(d)
		}
	}
	return out
}

// industryFigures are size, specialisation, rank and pace.
func (sc *Scene) industryFigures(p *IndustryProfile) []KeyFigure {
	r := p.Row
	at := core.T(sc.View.To.In(core.Korean), sc.View.To.In(core.English))
	size := KeyFigure{
		ID: "size", Title: sc.Measure.Title, Value: r.Value, Unit: sc.Measure.Unit, Kind: KindAmount, Period: at,
		Comparison: &Comparator{core.Tf("%s에서 차지하는 비중", "share of %s", sc.Reference.Name), r.Value / sc.panel.reference(0, sc.to), KindShare},
		Evidence:   sc.evidence(methodValue, sc.Measure.Unit, nil),
	}
	lq := KeyFigure{
		ID: "lq", Title: core.T("입지계수", "LQ"), Value: r.LQ, Unit: times, Kind: KindRatio, Period: at,
		Comparison: &Comparator{sc.Reference.Name, 1, KindRatio}, Evidence: sc.evidence(structure.MethodLQ, times, nil),
	}
	out := []KeyFigure{size, lq}
	ranked := 0
	for _, peer := range p.Peers {
		ranked += one(peer.Rank > 0)
		if peer.Chosen && peer.Rank > 0 {
			out = append(out, KeyFigure{
				ID: "rank", Title: core.T("입지계수 순위", "Rank by LQ"), Value: float64(peer.Rank), Unit: core.T("위", ""), Kind: KindRank, Period: at,
				Evidence: sc.evidence(structure.MethodLQ, noUnit, nil),
			})
		}
	}
	if len(out) == 3 {
		out[2].Comparison = &Comparator{core.T("비교한 지역", "regions compared"), float64(ranked), KindCount}
	}
	if sc.from < 0 {
		return out
	}
	out[1].Change = &Change{r.LQ - r.LQStart, KindRatio, sc.View.From}
	out[0].Change = &Change{r.Growth, KindRate, sc.View.From}
	return append(out, KeyFigure{
		ID: "growth", Title: core.T("연평균 증가율", "Annual growth"), Value: r.AnnualGrowth, Kind: KindRate,
		Period:     core.T(sc.View.From.In(core.Korean)+"~"+at.Ko, sc.View.From.String()+"–"+sc.View.To.String()),
		Comparison: &Comparator{sc.Reference.Name, r.Reference, KindRate},
		Evidence:   sc.grown(structure.MethodGrowth, noUnit),
	})
}
