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
	Anchor           string      // its Anchor.ID; empty for diversity
	Coarse           bool        // too few regions or industries for ranks
	Weak             bool        // the correlation hardly tells up from down
	Firm             bool        // neither coarse nor weak: ranks and prospects may be spoken of
	Unsettled        bool        // neither the series nor diversity tells up from down
	ByDiversity      float64     // correlation of the index with diversity; NaN when undefined
	Passed           float64     // correlation of the series that was passed over for diversity; 0 when none was
	Series           core.Text   // that series, or the one in use
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

func trustOf(l *landscape, anchor anchorSeries, choices []anchorSeries, passed float64) Trust {
	c := l.complexity
	t := Trust{
		Defined: c.Regions > 0, Regions: l.knownRegions(), Industries: l.knownIndustries(),
		Lambda2: c.Lambda2, Lambda3: c.Lambda3, Gap: c.Gap(), Correlation: c.Correlation, Anchored: c.Anchored,
		Sign: diversitySign(), ByDiversity: l.byDiversity(), Passed: passed, Series: anchor.anchor.Title,
		Warnings: c.Notes, Remarks: slices.Concat(l.presence.Notes(), l.related.Notes()),
	}
	for _, a := range choices {
		t.Anchors = append(t.Anchors, a.anchor)
	}
	t.Coarse = t.Regions < coarseRegions || t.Industries < coarseIndustries
	t.Weak = t.Defined && !(math.Abs(t.Correlation) >= weakSign)
	t.Firm = t.Defined && !t.Coarse && !t.Weak
	t.Unsettled = t.Weak && t.Anchored && !(math.Abs(t.ByDiversity) >= weakSign)
	if t.Anchored {
		t.Sign, t.Anchor = anchor.anchor.Title, anchor.anchor.ID
	}
	return t
}

// byDiversity is the correlation of the index with the number of industries held.
func (l *landscape) byDiversity() float64 {
	var x, y []float64
	for r, eci := range l.complexity.ECI {
		if defined(eci) {
			x, y = append(x, eci), append(y, float64(l.presence.Diversity[r]))
		}
	}
	return pearson(x, y)
}

// pearson is the correlation of two series; NaN when either does not vary.
func pearson(x, y []float64) float64 {
	mx, my := mean(x), mean(y)
	var xy, xx, yy float64
	for k := range x {
		dx, dy := x[k]-mx, y[k]-my
		xy, xx, yy = xy+dx*dy, xx+dx*dx, yy+dy*dy
	}
	return xy / math.Sqrt(xx*yy)
}

// Doubts say in a breath why the orders of the space may mislead. They stand on
// the page and in every file that holds such orders.
func (t Trust) Doubts() []core.Text {
	var out []core.Text
	switch {
	case !t.Defined:
		return []core.Text{core.T("복잡도가 정해지지 않아 밀도만 보여 드립니다.", "Complexity is not defined; density alone is shown.")}
	case t.Coarse:
		out = append(out, core.Tf("지역 %[1]d곳, 산업 %[2]d개의 성긴 표(지역 %[3]d곳, 산업 %[4]d개보다 적음)여서 복잡도의 순위와 전망을 말하지 않고 밀도를 보여 드립니다.",
			"This is a coarse table of %[1]d regions and %[2]d industries (fewer than %[3]d and %[4]d): no rank or prospect of complexity is told; density is shown.",
			t.Regions, t.Industries, coarseRegions, coarseIndustries))
	}
	correlation := signed(t.Correlation)
	switch {
	case t.Unsettled:
		out = append(out, core.Tf("복잡도의 방향을 정할 수 없습니다: %[1]s와(과)의 상관이 %[2]s, 다양성과의 상관이 %[3]s(으)로 모두 ±%[4]s 안입니다. 밀도는 방향과 상관없습니다.",
			"The direction of complexity cannot be settled: it correlates by %[2]s with %[1]s and by %[3]s with diversity, both within ±%[4]s. Density does not depend on it.",
			t.Sign, correlation, signed(t.ByDiversity), plain(weakSign)))
	case t.Weak:
		out = append(out, core.Tf("복잡도의 방향을 정한 %[1]s와(과)의 상관이 %[2]s(으)로 약해(±%[3]s 안), 복잡한 쪽과 단순한 쪽이 뒤바뀔 수 있습니다. 밀도는 방향과 상관없습니다.",
			"%[1]s, which gives complexity its direction, correlates with it by %[2]s only (within ±%[3]s): complex and simple may be the wrong way round. Density does not depend on it.",
			opening(t.Sign), correlation, plain(weakSign)))
	}
	return out
}

// opening begins a sentence in English.
func opening(t core.Text) core.Text {
	if t.En != "" && t.En[0] >= 'a' && t.En[0] <= 'z' {
		t.En = string(t.En[0]-'a'+'A') + t.En[1:]
	}
	return t
}

// Direction says which way up complexity is and how surely, for pages and files.
func (t Trust) Direction() core.Text {
	if !t.Defined {
		return core.Text{}
	}
	if t.Passed != 0 {
		return core.Tf("복잡도의 방향은 다양성(특화 산업 수)으로 정했습니다(상관 %[1]s). %[2]s은(는) 상관이 %[3]s(으)로 약해 쓰지 않았습니다.",
			"Complexity rises with diversity, the number of industries held (correlation %[1]s). %[2]s is passed over, for it correlates by %[3]s only.",
			signed(t.Correlation), t.Series, signed(t.Passed))
	}
	if t.Unsettled {
		return core.Tf("위아래는 임시로 %[1]s을(를) 따랐습니다(상관 %[2]s).", "Up and down follow %[1]s for the time being (correlation %[2]s).", t.Sign, signed(t.Correlation))
	}
	return core.Tf("복잡도의 방향은 %[1]s(으)로 정했습니다(상관 %[2]s).", "Complexity rises with %[1]s (correlation %[2]s).", t.Sign, signed(t.Correlation))
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
	Expy      float64          // income that goes with what it does; NaN without one
	Why       structure.Reason // why there is no ECI
}

// spacePlaces are the regions of the matrix by ECI, most complex first.
func (sc *Scene) spacePlaces(places []int, l *landscape) []SpacePlace {
	ranks := structure.Ranks(l.complexity.ECI)
	out := make([]SpacePlace, len(places))
	for r, at := range places {
		out[r] = SpacePlace{
			Place: sc.frame.places[at], Chosen: at == sc.region, Diversity: l.presence.Diversity[r], Rank: ranks[r],
			ECI: l.complexity.ECI[r], Outlook: l.outlook[r], Fitness: l.fitness.F[r], Why: l.complexity.RegionWhy[r], Expy: math.NaN(),
		}
		if l.expy != nil {
			out[r].Expy = l.expy[r]
		}
	}
	slices.SortStableFunc(out, func(a, b SpacePlace) int { return rankOrder(a.Rank) - rankOrder(b.Rank) })
	return out
}
