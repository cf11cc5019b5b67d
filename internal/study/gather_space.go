package study

import (
	"context"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/structure"
)

// spaceMethods are the methods of package structure behind the indicators of
// the industry space.
var spaceMethods = map[Method]string{
	Density: structure.MethodDensity, Complexity: structure.MethodComplexity, Gain: structure.MethodOutlook,
}

// spatial reads an indicator of the industry space.
func (g *gatherer) spatial(ctx context.Context, x Indicator, s Subject, c *Column) (Cell, error) {
	v, err := g.ask(ctx, x, s.Level)
	if err != nil {
		return missing(core.MessageOf(err)), asked(err)
	}
	sp, err := g.space(ctx, v)
	if err != nil {
		return missing(core.MessageOf(err)), asked(err)
	}
	if e := sp.Scene.Empty; e != nil {
		return missing(e.Title), nil
	}
	at := slices.IndexFunc(sp.Nodes, func(n diagnosis.SpaceNode) bool { return n.Code == g.line(s.ID) })
	if at < 0 {
		return missing(core.Tf("‘%s’ 자료에 이 산업이 없습니다.", "‘%s’ does not have this industry.", sp.Scene.Dataset.Title)), nil
	}
	if k := slices.IndexFunc(sp.Evidence, func(e core.Evidence) bool { return e.Method == spaceMethods[x.Source.Method] }); k >= 0 {
		c.Evidence = sp.Evidence[k]
	}
	for _, w := range sp.Trust.Warnings {
		if x.Source.Method != Density {
			g.say(w)
		}
	}
	value, why := spaceValue(sp, sp.Nodes[at], x.Source.Method)
	if math.IsNaN(value) {
		return missing(why), nil
	}
	return Cell{Value: Number(value)}, nil
}

func (g *gatherer) space(ctx context.Context, v diagnosis.View) (*diagnosis.Space, error) {
	key := v.Query().Encode()
	if sp, ok := g.spaces[key]; ok {
		return sp, nil
	}
	ask, err := diagnosis.ParseSpaceAsk(func(string) string { return "" })
	if err != nil {
		return nil, err
	}
	sp, err := g.diagnosis.Space(ctx, g.actor, v, ask)
	if err != nil {
		return nil, err
	}
	g.spaces[key] = sp
	g.note(sp.Scene)
	return sp, nil
}

// spaceValue takes an indicator of the space. Density and gain are those of
// industries that the region does not hold; for one that it holds the density
// is there, and the gain is none.
func spaceValue(sp *diagnosis.Space, n diagnosis.SpaceNode, m Method) (float64, core.Text) {
	undefined := core.T("지역과 산업의 표로는 정의되지 않습니다.", "Not defined by the table of regions and industries.")
	switch {
	case m == Complexity:
		return n.Complexity, undefined
	case m == Density:
		return sp.DensityAround(n.Code), undefined
	case n.Held:
		return math.NaN(), core.T("지역이 이미 특화된 산업이어서 새로 얻을 것이 정의되지 않습니다.", "The region is specialised in it already: there is no gain to speak of.")
	}
	k := slices.IndexFunc(sp.Options, func(o diagnosis.Option) bool { return o.Code == n.Code })
	if k < 0 {
		return math.NaN(), undefined
	}
	return sp.Options[k].Gain, undefined
}
