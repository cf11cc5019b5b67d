package study

import (
	"cmp"
	"slices"

	"naru/internal/core"
)

// Facet is what an indicator looks at: how large an industry is, how special, or
// how it moves. A ranking that rests on one of them is about that one.
type Facet string

// The facets.
const (
	Size     Facet = "size"
	Special  Facet = "special"
	Movement Facet = "movement"
	Nearness Facet = "nearness"
	Linked   Facet = "linked"
	Brought  Facet = "brought" // an uploaded table: only its maker knows
)

// Facets lists them in the order of a page.
func Facets() []Facet { return []Facet{Size, Special, Movement, Nearness, Linked, Brought} }

// Title names the facet for people.
func (f Facet) Title() core.Text {
	switch f {
	case Size:
		return core.T("규모", "Size")
	case Special:
		return core.T("특화", "Specialisation")
	case Movement:
		return core.T("성장·변화", "Growth and change")
	case Nearness:
		return core.T("관련성·복잡도", "Relatedness and complexity")
	case Linked:
		return core.T("산업연관 파급", "Input–output linkage")
	default:
		return core.T("올린 표", "Uploaded table")
	}
}

// Facet is what the method looks at.
func (m Method) Facet() Facet {
	switch {
	case m.Spans():
		return Movement
	case m.spatial():
		return Nearness
	case m.linked():
		return Linked
	case m == LQ:
		return Special
	case m == Uploaded:
		return Brought
	default:
		return Size
	}
}

// FacetWeight is how much of the weight in use lies on a facet.
type FacetWeight struct {
	Facet      Facet
	Weight     float64
	Indicators []core.Text
}

// Facets splits the weights in use; none before there are any.
func (l *Look) Facets() []FacetWeight {
	var out []FacetWeight
	for _, f := range Facets() {
		sum := FacetWeight{Facet: f}
		for j, x := range l.Study.Indicators {
			if w := l.Result.Weights.Indicators[j].Weight; x.Source.Method.Facet() == f && w.Defined() {
				sum.Weight += float64(w)
				sum.Indicators = append(sum.Indicators, x.Title)
			}
		}
		if len(sum.Indicators) > 0 {
			out = append(out, sum)
		}
	}
	return out
}

// mostMovement is the share of the weight beyond which a ranking is about how
// industries move rather than where they stand.
const mostMovement = 0.5

// Caution says that the weights lean to growth and change, and names the most
// specialised industry that is left out where it would lead by specialisation.
// It is empty when they do not lean.
func (l *Look) Caution() core.Text {
	moving := 0.0
	for _, f := range l.Facets() {
		if f.Facet == Movement {
			moving = f.Weight
		}
	}
	const edge = 1e-9 // two halves that were rounded are not more than a half
	if moving <= mostMovement+edge {
		return core.Text{}
	}
	t := core.Tf("가중치의 %[1]s%%가 성장·변화 지표에 있습니다. 규모나 특화도가 큰 산업도 성장이 더디면 뒤로 갈 수 있습니다.",
		"%[1]s%% of the weight lies on growth and change. A large or highly specialised industry that grows slowly may fall behind.", core.Digits(moving*100, 0))
	c, lq, ok := l.leftBehind()
	if !ok {
		return t
	}
	named := core.Tf(" 예: ‘%[1]s’은(는) 입지계수가 %[2]s인데 %[3]d위여서 정량 목록에 들지 않습니다.",
		" For example, %[1]s has a location quotient of %[2]s, yet ranks %[3]d and is not on the long list.", c.Name, core.Digits(lq, 2), c.Rank)
	return core.T(t.Ko+named.Ko, t.En+named.En)
}

// leftBehind is the most specialised candidate that the long list leaves out
// although it would take it by its location quotient.
func (l *Look) leftBehind() (Standing, float64, bool) {
	all := slices.DeleteFunc(slices.Clone(l.Result.Candidates), func(c Standing) bool { return c.Rank == 0 || !l.quotient(c).Defined() })
	slices.SortStableFunc(all, func(a, b Standing) int { return cmp.Compare(l.quotient(b), l.quotient(a)) })
	for _, c := range all[:min(len(all), l.Study.LongList)] {
		if lq := l.quotient(c); !c.Long && lq >= 1 {
			return c, float64(lq), true
		}
	}
	return Standing{}, 0, false
}

// quotient is a candidate's location quotient: that of an indicator, else of its
// path.
func (l *Look) quotient(c Standing) Number {
	for j, x := range l.Study.Indicators {
		if x.Source.Method == LQ {
			return c.Raw[j].Value
		}
	}
	if n := len(c.Type.Path); n > 0 {
		return c.Type.Path[n-1].LQ
	}
	return NA()
}
