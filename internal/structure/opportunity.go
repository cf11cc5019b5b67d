package structure

import (
	"math"
	"slices"

	"naru/internal/core"
)

// Prospect is where an industry lies on the smart-specialisation map.
type Prospect string

// The prospects: near or far from what the region does, complex or simple.
const (
	ProspectLead    Prospect = "lead"    // near and complex: little risk, much to gain
	ProspectStretch Prospect = "stretch" // far and complex: much to gain, at a risk
	ProspectEasy    Prospect = "easy"    // near and simple: little risk, little to gain
	ProspectAvoid   Prospect = "avoid"   // far and simple
)

// Title names the prospect.
func (p Prospect) Title() core.Text {
	switch p {
	case ProspectLead:
		return core.T("유력(가깝고 복잡)", "lead (near and complex)")
	case ProspectStretch:
		return core.T("도전(멀고 복잡)", "stretch (far and complex)")
	case ProspectEasy:
		return core.T("손쉬움(가깝고 단순)", "easy (near and simple)")
	case ProspectAvoid:
		return core.T("비권장(멀고 단순)", "avoid (far and simple)")
	default:
		return core.T("확인 필요", "unknown")
	}
}

// MapCuts divide the smart-specialisation map. An NA cut stands for the mean of
// the industries on the map.
type MapCuts struct{ Density, Complexity float64 }

// Opportunity is one industry on the map that the region does not hold.
type Opportunity struct {
	Industry   int // position among the presence's industries
	Density    float64
	Complexity float64 // PCI
	Gain       float64 // COG
	Prospect   Prospect
}

// OpportunityMap is the smart-specialisation map of one region: density across,
// complexity up, for the industries not yet held.
type OpportunityMap struct {
	Cuts    MapCuts       // as used: means stand in for NA
	Options []Opportunity // by density, densest first; ties by industry code
	Missing []Missing     // industries not held that have no place, by position
}

// Missing is an industry that cannot be placed, with the reason.
type Missing struct {
	Industry int
	Why      Reason
}

// Opportunities draws the map of region r, by position. density and gain are
// Density and OutlookGain of the same presence, c its Index. An industry at a
// cut is on the near, or complex, side.
//
// Source: Balland, Boschma, Crespo and Rigby (2019), Regional Studies 53(9).
func Opportunities(p *Presence, c *Complexity, density, gain Cells, r int, cuts MapCuts) OpportunityMap {
	m := OpportunityMap{Cuts: cuts}
	n := len(p.Industries)
	for i := range n {
		at := r*n + i
		switch {
		case p.held.has(r, i):
		case density.Why[at] != Defined:
			m.Missing = append(m.Missing, Missing{i, density.Why[at]})
		case p.Why(r, i) != Defined:
			m.Missing = append(m.Missing, Missing{i, p.Why(r, i)})
		case c.IndustryWhy[i] != Defined:
			m.Missing = append(m.Missing, Missing{i, c.IndustryWhy[i]})
		default:
			m.Options = append(m.Options, Opportunity{Industry: i, Density: density.V[at], Complexity: c.PCI[i], Gain: gain.V[at]})
		}
	}
	m.Cuts.Density = m.cut(cuts.Density, func(o Opportunity) float64 { return o.Density })
	m.Cuts.Complexity = m.cut(cuts.Complexity, func(o Opportunity) float64 { return o.Complexity })
	for k := range m.Options {
		m.Options[k].Prospect = m.prospect(m.Options[k])
	}
	slices.SortFunc(m.Options, func(a, b Opportunity) int {
		switch {
		case a.Density > b.Density:
			return -1
		case a.Density < b.Density:
			return 1
		case p.Industries[a.Industry] < p.Industries[b.Industry]:
			return -1
		default:
			return 1
		}
	})
	return m
}

// cut is the given cut, or the mean of the options.
func (m *OpportunityMap) cut(given float64, of func(Opportunity) float64) float64 {
	if !math.IsNaN(given) || len(m.Options) == 0 {
		return given
	}
	total := 0.0
	for _, o := range m.Options {
		total += of(o)
	}
	return total / float64(len(m.Options))
}

func (m *OpportunityMap) prospect(o Opportunity) Prospect {
	near, complicated := o.Density >= m.Cuts.Density, o.Complexity >= m.Cuts.Complexity
	switch {
	case near && complicated:
		return ProspectLead
	case complicated:
		return ProspectStretch
	case near:
		return ProspectEasy
	default:
		return ProspectAvoid
	}
}
