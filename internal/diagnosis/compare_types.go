package diagnosis

import (
	"math"

	"naru/internal/core"
	"naru/internal/structure"
)

// TypeShare is what the industries of one strategy type make of a region.
type TypeShare struct {
	Strategy   structure.Strategy
	Industries int     // how many have the type
	Share      float64 // of the region's total at To; NaN without a total
}

// comparedTypes are the strategies in the order in which they are shown, those
// that call for action first and what the data do not tell last.
func comparedTypes() []structure.Strategy {
	return []structure.Strategy{
		structure.StrategyLead, structure.StrategyAttract, structure.StrategyTransform,
		structure.StrategyBase, structure.StrategyWatch, structure.StrategyUnknown,
	}
}

// typesOf types every industry of a region and adds up what each type weighs.
// Industries must add up to the region. What withheld values leave over counts
// as not known, because its type is not.
func (sc *Scene) typesOf(region int) ([]TypeShare, error) {
	at := *sc
	at.region = region
	verdicts, err := at.verdicts()
	if err != nil {
		return nil, err
	}
	m := sc.panel.moment([]int{region}, sc.to)
	total := m.Margins.Regions[0]
	order := comparedTypes()
	out := make([]TypeShare, len(order))
	place := make(map[structure.Strategy]int, len(order))
	for k, s := range order {
		out[k].Strategy, place[s] = s, k
	}
	rest := 1.0
	for i, v := range verdicts {
		t := &out[place[v.Strategy]]
		t.Industries++
		if part := m.Table.V[i] / total; defined(part) {
			t.Share += part
			rest -= part
		}
	}
	out[place[structure.StrategyUnknown]].Share += math.Max(0, rest)
	if !defined(total) || total == 0 {
		for k := range out {
			out[k].Share = math.NaN()
		}
	}
	return out, nil
}

// TypesSheet is the table of what each strategy type makes of the regions: the
// number of industries and their share.
func (c *Comparison) TypesSheet() Sheet {
	sheet := Sheet{Title: c.Scene.title(core.T("지역별 전략 유형", "Strategy types by region")), Columns: placeColumns(), Notes: c.Scene.Notes}
	for _, e := range c.Evidence {
		if e.Method == structure.MethodTyping {
			sheet.Evidence = append(sheet.Evidence, e)
		}
	}
	for _, s := range comparedTypes() {
		name := s.Title()
		sheet.Columns = append(sheet.Columns,
			Column{strategyKey(s) + "_share", core.Tf("%s 비중", "%s, share", name), noUnit, KindShare},
			Column{strategyKey(s) + "_industries", core.Tf("%s 산업 수", "%s, industries", name), industries, KindCount})
	}
	for _, p := range c.Places {
		cells := []Cell{code(p.Place.Code), word(p.Place.Name)}
		for _, t := range p.Types {
			cells = append(cells, number(t.Share), number(float64(t.Industries)))
		}
		sheet.Rows = append(sheet.Rows, cells)
	}
	return sheet
}
