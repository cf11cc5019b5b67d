package roadmap

import (
	"context"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/industry"
	"naru/internal/inout"
	"naru/internal/linkage"
)

// Linkages gives the input–output data in use and the bridge from their sectors
// to codes of KSIC. linkage.Service does.
type Linkages interface {
	Scene(ctx context.Context, actor core.Actor, v linkage.View) (*linkage.Scene, error)
	Mapping(ctx context.Context, actor core.Actor, sc *linkage.Scene) (linkage.Mapping, error)
}

// DefinitionList lists the industry definitions. industry.Definitions does.
type DefinitionList interface {
	List(ctx context.Context, actor core.Actor) ([]industry.Definition, error)
}

// Linked takes coefficients from the input–output data nearest to a region.
type Linked struct {
	Linkages    Linkages
	Definitions DefinitionList
}

// Coefficients implements [Inducer].
func (l Linked) Coefficients(ctx context.Context, actor core.Actor, region string) (*Coefficients, core.Text, error) {
	sc, err := l.Linkages.Scene(ctx, actor, linkage.View{Region: region})
	if err != nil {
		return nil, core.Text{}, err
	}
	if sc.Empty {
		return nil, core.T("산업연관표나 유발계수표가 없습니다. 자료를 먼저 가져오십시오.", "There is no input–output table and there are no inducement coefficients. Import some first."), nil
	}
	m, err := l.Linkages.Mapping(ctx, actor, sc)
	if err != nil {
		return nil, core.Text{}, err
	}
	definitions, err := l.Definitions.List(ctx, actor)
	if err != nil {
		return nil, core.Text{}, err
	}
	s := spread{bridge: m.Bridge, sectors: map[string]linkage.Sector{}, regional: sc.Regional(), definitions: definitions}
	for _, x := range sc.Sectors {
		s.sectors[x.Code] = x
	}
	notes := append(slices.Clone(sc.Notes), core.T(
		"과제의 돈은 적힌 산업에 고르게 나누고, 한 산업이 여러 부문에 이어져 있으면 연결표의 비중으로 나눕니다. 대분류(예: J 정보통신업)는 그 안의 부문들에 산출액의 비중으로, 산출액이 없는 표에서는 똑같이 나눈 추정입니다.",
		"A task's money is spread evenly over its industries, and within an industry that is linked to several sectors by the weights of the bridge. A section (such as J) is spread over the sectors within it by their output, or evenly where the table has none: an estimate."),
		core.Tf("연결표는 %s를 씁니다. 다른 차수의 산업은 이어진 코드의 이름이 두 차수에서 같을 때만 따라갑니다.",
			"The bridge is of %s. Industries of another revision are followed only where the linked code has the same name in both.", m.Bridge.System.Title()))
	return &Coefficients{Of: s.of, Name: s.name, Notes: notes, Evidence: ripplesFrom(sc)}, core.Text{}, nil
}

// ripplesFrom says which table the coefficients are of.
func ripplesFrom(sc *linkage.Scene) core.Evidence {
	id := inout.MethodInducements
	if sc.Regional() {
		id = inout.MethodPublished
	}
	method, _ := inout.MethodByID(id)
	d, v := sc.Dataset, sc.Version
	return core.Evidence{
		Method: method.ID, MethodVer: method.Version, Reference: method.Reference,
		Parameters: map[string]string{"year": sc.Year.String(), "region": sc.Reading.Region},
		Period:     sc.Year.String(), Unit: core.T("원", "won"), Notes: sc.Notes,
		Sources: []core.Source{{Dataset: d.Key, Version: v.Number, VersionID: v.ID, Title: d.Title, Demo: d.Demo, Stale: v.State == dataset.Withdrawn}},
	}
}

// spread finds the sectors of an industry.
type spread struct {
	bridge      inout.Bridge
	sectors     map[string]linkage.Sector
	regional    bool // effects are told inside and outside
	definitions []industry.Definition
}

// of gives the effect of one won spent in an industry.
func (s spread) of(i Industry) (Ripple, core.Text) {
	items := []industry.Item{{Code: i.Code, Weight: 1}}
	system := i.System
	if i.Definition != "" {
		at := slices.IndexFunc(s.definitions, func(d industry.Definition) bool { return d.Key == i.Definition })
		if at < 0 {
			return Ripple{}, core.T("그런 산업 정의가 없습니다.", "There is no such industry definition.")
		}
		items, system = s.definitions[at].Items, s.definitions[at].System
	}
	weights, total := map[string]float64{}, 0.0
	var order []string
	for _, item := range items {
		code := plainCode(item.Code, system)
		links := s.links(code)
		if !means(code, s.bridge.System, system) {
			if at := slices.IndexFunc(links, func(l inout.Link) bool { return !means(l.Code, s.bridge.System, system) }); at >= 0 {
				return Ripple{}, core.Tf("연결표는 %[1]s이고, %[2]s의 코드 %[3]s이(가) 그 차수에서도 같은 산업인지 확인되지 않았습니다.",
					"The bridge is of %[1]s, and the code %[3]s of %[2]s is not known to be the same industry there.", s.bridge.System.Title(), system.Title(), links[at].Code)
			}
		}
		if len(links) == 0 {
			return Ripple{}, core.Tf("코드 %s에 이어진 산업연관 부문이 없습니다.", "No sector is linked to the code %s.", code)
		}
		for _, x := range s.shares(code, links) {
			w := item.Weight * x.Weight
			if weights[x.Sector] == 0 {
				order = append(order, x.Sector)
			}
			weights[x.Sector] += w
			total += w
		}
	}
	if total == 0 {
		return Ripple{}, core.T("산업 정의에 코드가 없습니다.", "The industry definition has no codes.")
	}
	var out Ripple
	for k, code := range order {
		share, sector := weights[code]/total, s.sectors[code]
		out.Production = out.Production.mix(s.pair(sector.Production, 1), share, k == 0)
		out.ValueAdded = out.ValueAdded.mix(s.pair(sector.ValueAdded, 1), share, k == 0)
		out.Jobs = out.Jobs.mix(s.pair(sector.Employment, jobsPer), share, k == 0)
	}
	return out, core.Text{}
}

// means reports whether a code stands for the same industry in two revisions:
// it is in both, by the same name.
func means(code string, a, b core.System) bool {
	if a == b {
		return true
	}
	one, okOne := industry.Builtin(a)
	other, okOther := industry.Builtin(b)
	if !okOne || !okOther {
		return false
	}
	x, inOne := one.ByCode(code)
	y, inOther := other.ByCode(code)
	return inOne && inOther && x.Name.Ko == y.Name.Ko
}

// jobsPer is the demand that a sector's employment is given for, in won.
const jobsPer = 1e9

func (s spread) pair(p inout.Pair, per float64) Spread {
	value := func(x float64) *float64 {
		if math.IsNaN(x) {
			return nil
		}
		x /= per
		return &x
	}
	out := Spread{Total: value(p.Sum())}
	if s.regional {
		out.Inside, out.Outside = value(p.Inside), value(p.Outside)
	}
	return out
}

// mix adds so much of another spread; first starts a sum. A part that one of
// them does not know is not known.
func (s Spread) mix(o Spread, share float64, first bool) Spread {
	add := func(a, b *float64) *float64 {
		if b == nil || a == nil && !first {
			return nil
		}
		x := *b * share
		if a != nil {
			x += *a
		}
		return &x
	}
	return Spread{add(s.Inside, o.Inside), add(s.Outside, o.Outside), add(s.Total, o.Total)}
}
