package diagnosis

import (
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/structure"
)

// Trust is how far the complexity index and what follows from it may be relied on.
type Trust struct {
	Defined          bool // there is an index
	Regions          int  // of the matrix, with values
	Industries       int
	Lambda2, Lambda3 float64
	Gap              float64
	Correlation      float64     // of the index with what gives it its sign
	Anchored         bool        // by the chosen series, not by diversity
	Sign             core.Text   // what that is
	Coarse           bool        // too few regions or industries for ranks
	Weak             bool        // the correlation hardly tells up from down
	Warnings         []core.Text // in the order of weight
	Remarks          []core.Text // what was set aside
	Anchors          []Anchor    // that can be chosen
}

// Below these a table is coarse, for it orders few things by fewer, and a
// correlation is weak. They are those of the index's own warnings.
const (
	coarseRegions    = 30
	coarseIndustries = 50
	weakSign         = 0.3
)

func trustOf(l *landscape, anchor anchorSeries, choices []Anchor) Trust {
	c := l.complexity
	t := Trust{
		Defined: c.Regions > 0, Regions: l.knownRegions(), Industries: l.knownIndustries(),
		Lambda2: c.Lambda2, Lambda3: c.Lambda3, Gap: c.Gap(), Correlation: c.Correlation, Anchored: c.Anchored,
		Sign: core.T("다양성(특화 산업 수)", "diversity (industries held)"), Anchors: choices,
		Warnings: c.Notes, Remarks: slices.Concat(l.presence.Notes(), l.related.Notes()),
	}
	t.Coarse = t.Regions < coarseRegions || t.Industries < coarseIndustries
	t.Weak = t.Defined && math.Abs(t.Correlation) < weakSign
	switch {
	case t.Anchored:
		t.Sign = anchor.anchor.Title
	case t.Coarse && t.Defined:
		t.Warnings = append(slices.Clone(t.Warnings), core.T(
			"복잡도의 방향을 다양성(특화 산업 수)으로 정했습니다. 우리나라 시도·대분류처럼 성긴 표에서는 이 규칙이 순서를 거꾸로 놓을 수 있으니, 임금이나 생산성 같은 값을 기준으로 골라 견주어 보십시오.",
			"Diversity, the number of industries held, decides which end is complex. On a coarse table, such as Korea's provinces by section, that rule may turn the order upside down: compare it with a series such as wages or productivity as the anchor."))
	}
	return t
}

// SpacePlace is a region of the matrix. What is not defined is NaN.
type SpacePlace struct {
	Place     Place
	Chosen    bool
	Diversity int // industries held
	Rank      int // by ECI; 0 without one
	ECI       float64
	Outlook   float64 // COI
	Fitness   float64
	Why       structure.Reason // why there is no ECI
}

// spacePlaces are the regions of the matrix by ECI, most complex first.
func (sc *Scene) spacePlaces(places []int, l *landscape) []SpacePlace {
	ranks := structure.Ranks(l.complexity.ECI)
	out := make([]SpacePlace, len(places))
	for r, at := range places {
		out[r] = SpacePlace{
			Place: sc.frame.places[at], Chosen: at == sc.region, Diversity: l.presence.Diversity[r], Rank: ranks[r],
			ECI: l.complexity.ECI[r], Outlook: l.outlook[r], Fitness: l.fitness.F[r], Why: l.complexity.RegionWhy[r],
		}
	}
	slices.SortStableFunc(out, func(a, b SpacePlace) int { return rankOrder(a.Rank) - rankOrder(b.Rank) })
	return out
}
