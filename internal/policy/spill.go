package policy

import (
	"context"
	"math"
	"strings"

	"naru/internal/core"
	"naru/internal/inout"
	"naru/internal/linkage"
)

// LinkageSpill reads multipliers from the newest input–output table or
// inducement coefficients that are loaded, by the bridge from their sectors to
// KSIC.
type LinkageSpill struct{ Linkage *linkage.Service }

// Multipliers gives, for each target, Σ w·m / Σ w: m the production that a unit
// of final demand for a sector induces, w the target's weight of each code times
// the bridge's weight of its sector. Where a code is wider than the sectors, they
// count by their output. A target of another revision than the bridge, or with a
// code that no sector holds, is not known.
func (s LinkageSpill) Multipliers(ctx context.Context, actor core.Actor, targets []Target) (map[string]Multiplier, error) {
	sc, err := s.Linkage.Scene(ctx, actor, linkage.View{})
	if err != nil || sc.Empty {
		return nil, err
	}
	m, err := s.Linkage.Mapping(ctx, actor, sc)
	if err != nil {
		return nil, err
	}
	of := multiplied{sectors: map[string]linkage.Sector{}, least: math.Inf(1), greatest: math.Inf(-1), bridge: m.Bridge}
	for _, x := range sc.Sectors {
		if v := produced(x); !math.IsNaN(v) {
			of.sectors[x.Code] = x
			of.least, of.greatest = min(of.least, v), max(of.greatest, v)
		}
	}
	evidence := sc.InducementEvidence()
	out := map[string]Multiplier{}
	for _, t := range targets {
		if x, ok := of.target(t); ok {
			x.Evidence = evidence
			x.Grounds = core.T(sc.Place.Ko+": "+x.Grounds.Ko, sc.Place.In(core.English)+": "+x.Grounds.En)
			out[t.Key] = x
		}
	}
	return out, nil
}

// produced is the whole production that a unit of demand for a sector induces.
func produced(x linkage.Sector) float64 {
	if math.IsNaN(x.Production.Outside) {
		return x.Production.Inside
	}
	return x.Production.Inside + x.Production.Outside
}

// multiplied is a table's sectors with a bridge to codes.
type multiplied struct {
	sectors         map[string]linkage.Sector
	least, greatest float64
	bridge          inout.Bridge
}

func (of multiplied) target(t Target) (Multiplier, bool) {
	if t.System != of.bridge.System {
		return Multiplier{}, false
	}
	var sum, weights float64
	var ko, en []string
	for _, item := range t.Items {
		links, inside := of.links(item.Code)
		var parts float64 // Σ of the sectors' weights within the code
		for _, l := range links {
			parts += of.part(l, inside)
		}
		if !(parts > 0) { // nothing, or an output that is not known
			return Multiplier{}, false
		}
		for _, l := range links {
			x := of.sectors[l.Sector]
			w := item.Weight * of.part(l, inside) / parts
			sum, weights = sum+w*produced(x), weights+w
			ko, en = append(ko, item.Code+" → "+x.Name.Ko), append(en, item.Code+" → "+x.Name.In(core.English))
		}
	}
	if len(t.Items) == 0 {
		return Multiplier{}, false
	}
	return Multiplier{
		Value: sum / weights, Least: of.least, Greatest: of.greatest,
		Grounds: core.T(strings.Join(ko, ", "), strings.Join(en, ", ")),
	}, true
}

// part is what a linked sector counts for: the link's weight, times its output
// where it is one of several inside the code. NaN is not known.
func (of multiplied) part(l inout.Link, inside bool) float64 {
	x, ok := of.sectors[l.Sector]
	switch {
	case !ok:
		return math.NaN()
	case inside:
		return l.Weight * x.Output
	default:
		return l.Weight
	}
}

// links are those of the longest linked code that the code begins with, or else
// of all linked codes inside it.
func (of multiplied) links(code string) (out []inout.Link, inside bool) {
	longest := 0
	for _, l := range of.bridge.Links {
		if strings.HasPrefix(code, l.Code) {
			longest = max(longest, len(l.Code))
		}
	}
	for _, l := range of.bridge.Links {
		if longest > 0 && len(l.Code) == longest && strings.HasPrefix(code, l.Code) || longest == 0 && strings.HasPrefix(l.Code, code) {
			out = append(out, l)
		}
	}
	return out, longest == 0
}
