package study

import (
	"context"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/linkage"
)

// economy is an input–output table with the bridge from its sectors to codes.
type economy struct {
	scene *linkage.Scene
	links linkage.Mapping
	trade *industry.Classification
	why   core.Text // why there is none
}

// linked reads an indicator of input–output. A candidate has one where the
// bridge joins it to exactly one sector, or to several whose outputs are known,
// by which they are then weighed: coefficients are never averaged without.
func (g *gatherer) linked(ctx context.Context, x Indicator, s Subject, c *Column) (Cell, error) {
	e, err := g.economy(ctx, x.Source)
	if err != nil {
		return missing(core.MessageOf(err)), asked(err)
	}
	if !e.why.IsZero() {
		return missing(e.why), nil
	}
	c.Evidence = e.scene.Evidence()
	if !slices.Contains([]Method{Backward, Forward}, x.Source.Method) {
		c.Evidence = e.scene.InducementEvidence()
	}
	c.Unit = linkUnit(x.Source.Method)
	g.say(e.scene.Level)
	parts := []industry.Item{{Code: s.ID, Weight: 1}}
	if d, ok := g.baskets[s.ID]; ok {
		parts = d.Items
	}
	sum, weight, sectors := 0.0, 0.0, 0
	var only linkage.Sector
	shares := e.sectors(parts)
	for _, sector := range slices.Sorted(maps.Keys(shares)) { // in one order, for the same sum
		share := shares[sector]
		y, ok := e.scene.Sector(sector)
		if !ok {
			continue
		}
		sectors, only = sectors+1, y
		sum, weight = sum+share*y.Output*linkValue(y, x.Source.Method), weight+share*y.Output
	}
	switch {
	case sectors == 0:
		return missing(core.Tf("부문 연결표가 이 산업을 ‘%s’의 부문과 잇지 않습니다.", "The bridge joins this industry to no sector of ‘%s’.", e.scene.Dataset.Title)), nil
	case sectors == 1:
		sum, weight = linkValue(only, x.Source.Method), 1
	case !(weight > 0):
		return missing(core.Tf("산업이 %d개 부문에 걸치는데 부문별 산출액이 없어 하나로 묶을 수 없습니다.",
			"The industry spans %d sectors whose outputs are not known, so they cannot be joined.", sectors)), nil
	}
	if v := sum / weight; !math.IsNaN(v) {
		return Cell{Value: Number(v)}, nil
	}
	return missing(core.T("부문의 계수가 정의되지 않습니다.", "The coefficient of the sector is not defined.")), nil
}

// economy finds the table that an indicator names, or the newest.
func (g *gatherer) economy(ctx context.Context, src Source) (*economy, error) {
	key := src.Dataset + "/" + strconv.Itoa(src.Version)
	if e, ok := g.economies[key]; ok {
		return e, nil
	}
	e := &economy{}
	var err error
	if e.scene, err = g.Linkage.Scene(ctx, g.actor, linkage.View{Dataset: src.Dataset, Version: src.Version}); err != nil {
		return nil, err
	}
	if e.scene.Empty {
		e.why = core.T("산업연관표나 유발계수 자료가 없습니다. 데이터에서 가져와 주십시오.", "There is no input–output table. Import one under Data.")
	} else if err := g.bridge(ctx, e); err != nil {
		return nil, err
	}
	g.economies[key] = e
	return e, nil
}

func (g *gatherer) bridge(ctx context.Context, e *economy) error {
	var err error
	if e.links, err = g.Linkage.Mapping(ctx, g.actor, e.scene); err != nil {
		return err
	}
	g.remember(sourceOf(e.scene.Dataset, e.scene.Version))
	system := e.links.Bridge.System
	e.trade, _ = industry.Builtin(system)
	if mine := g.in.System; mine != "" && mine != system {
		e.why = core.Tf("부문 연결표는 %[1]s 코드이고 후보는 %[2]s 코드여서 잇지 못했습니다.",
			"The bridge is coded in %[1]s and the candidates in %[2]s.", system.Title(), mine.Title())
	}
	return nil
}

// sectors are those that make up the parts, with how much of each counts. A
// part finer than any linked code takes the sector of what contains it.
func (e *economy) sectors(parts []industry.Item) map[string]float64 {
	out := map[string]float64{}
	for _, p := range parts {
		inside, above := map[string]float64{}, map[string]float64{}
		nearest := ""
		for _, l := range e.links.Bridge.Links {
			switch {
			case e.covers(p.Code, l.Code):
				inside[l.Sector] += l.Weight
			case e.covers(l.Code, p.Code) && len(l.Code) >= len(nearest):
				if len(l.Code) > len(nearest) {
					clear(above)
				}
				nearest = l.Code
				above[l.Sector] += l.Weight
			}
		}
		if len(inside) == 0 {
			inside = above
		}
		for sector, w := range inside {
			out[sector] += w * p.Weight
		}
	}
	return out
}

func (e *economy) covers(code, inner string) bool {
	if e.trade != nil {
		return e.trade.Covers(code, inner)
	}
	return strings.HasPrefix(inner, code)
}

func linkValue(s linkage.Sector, m Method) float64 {
	switch m {
	case ValueAdded:
		return s.ValueAdded.Sum()
	case Employment:
		return s.Employment.Sum()
	case Backward:
		return s.Backward
	case Forward:
		return s.Forward
	default:
		return s.Production.Sum()
	}
}

func linkUnit(m Method) core.Text {
	if m == Employment {
		return core.T("명/10억원", "persons per billion won")
	}
	return core.Text{}
}
