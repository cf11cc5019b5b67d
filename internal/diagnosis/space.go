package diagnosis

import (
	"context"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/region"
	"naru/internal/structure"
)

// Space is the industry space seen from one region: which industries lie near to
// one another, which of them the region holds, and which of the others are near
// to those and worth reaching for.
type Space struct {
	Scene       *Scene
	Ask         SpaceAsk // as asked: a cut that is NaN followed from the data
	Cuts        structure.MapCuts
	Link        float64 // the proximity cut in use
	Findings    []Finding
	Figures     []KeyFigure // at most four
	Nodes       []SpaceNode // every industry of the level
	Drawn, All  int         // industries in the picture, of those with a proximity
	LinkLeft    float64     // the strongest proximity that is not drawn although it is at the cut; 0 for none
	Ties        []SpaceTie  // of the picture: positions among Nodes
	Options     []Option    // industries that are not known to be held, as Ask sorts them
	Count       SpaceCount  // of the industries, by what is known of them
	Suggestions []Option    // the few worth reading about, best first
	Focus       *Vicinity   // of the view's industry; nil when none is chosen
	Moves       Moves       // what entered and left since View.From
	Places      []SpacePlace
	Beside      *Beside   // the region of Ask.With; nil when none is chosen
	Others      []Place   // regions that can stand beside, by code
	Years       EciYears  // of the region
	Income      core.Text // what PRODY and EXPY are in; zero without an income
	Trust       Trust
	Evidence    []core.Evidence

	land       *landscape
	row        int // of the region in the matrix
	incomeUnit core.Text
	ownWhole   bool      // the regions of the matrix add up to the reference
	whole      core.Text // the region of the data that they all belong to, where that is another
	anchor     anchorSeries
}

// SpaceNode is one industry of the space. What is not defined is NaN.
type SpaceNode struct {
	Code       string
	Name       core.Text
	Family     Family
	X, Y       float64 // place in the picture, 0 … 1; NaN when it is not drawn
	Value      float64 // of the region
	Flag       core.Flag
	LQ         float64
	Held       bool
	Why        structure.Reason // why it is not known whether it is held
	Ubiquity   int              // regions that hold it
	Complexity float64          // PCI
	Prody      float64          // income that goes with it; NaN without one
	Near       []Kin            // the nearest, whoever holds them
}

// SpaceTie joins two nodes, by position.
type SpaceTie struct {
	A, B      int
	Proximity float64
	Spanning  bool // drawn whatever the cut
}

// Kin is an industry near to another.
type Kin struct {
	Code      string
	Name      core.Text
	Proximity float64
	Held      bool
}

// NoMatrix is the empty state of regions and industries too few to compare.
const NoMatrix EmptyReason = "no-matrix"

// leastSide is the fewest regions and industries that can tell what lies near.
// Industry definitions need more: they may share codes, and a few of them say
// little of what else there is.
const leastSide, leastBaskets = 3, 10

// Space gives the industry space. The matrix is every region of the region's
// tier: what lies near is counted among these, while LQ is against the view's
// reference, as on the other pages.
func (s *Service) Space(ctx context.Context, actor core.Actor, v View, a SpaceAsk) (*Space, error) {
	sc, err := s.scene(ctx, actor, v)
	x := &Space{Scene: sc, Ask: a}
	if err != nil || sc.Empty != nil {
		return x, err
	}
	if v.Industry != "" {
		if err := sc.focus(); err != nil {
			return x, err
		}
	}
	places := sc.tierPlaces()
	if sc.checkMatrix(places); sc.Empty != nil {
		return x, nil
	}
	x.row = slices.Index(places, sc.region)
	choices, err := s.anchors(ctx, sc, places)
	if err != nil {
		return x, err
	}
	anchor, err := s.anchor(ctx, sc, a.Anchor, places, choices)
	if err != nil {
		return x, err
	}
	if x.land, err = s.land(sc, places, sc.to, a, anchor); err != nil {
		return x, err
	}
	if passed := x.land.complexity; a.Anchor == "" && passed.Anchored && passed.Correlation < weakSign && math.Abs(x.land.byDiversity()) >= weakSign {
		// The series of the rule hardly tells up from down, and diversity does.
		anchor.signless, x.Trust.Passed = true, passed.Correlation
		if x.land, err = s.land(sc, places, sc.to, a, anchor); err != nil {
			return x, err
		}
	}
	if sc.checkKnown(x.land); sc.Empty != nil {
		return x, nil
	}
	x.Nodes = sc.spaceNodes(x.land, x.row, sc.region)
	x.draw()
	x.anchor = anchor
	x.wholeOfMatrix(places)
	x.Trust = trustOf(x.land, anchor, choices, x.Trust.Passed)
	if x.land.expy != nil {
		x.Income, x.incomeUnit = anchor.anchor.Title, anchor.anchor.measure.Unit
	}
	x.chart()
	x.Places = sc.spacePlaces(places, x.land)
	if err := s.addMoves(x, places); err != nil {
		return x, err
	}
	if err := x.standBeside(places); err != nil {
		return x, err
	}
	if x.Years, err = x.eciYears(places); err != nil {
		return x, err
	}
	x.Evidence = x.evidence(anchor)
	x.Figures = x.figures()
	x.Findings = x.findings()
	return x, nil
}

// checkMatrix says when there is no matrix of this region's tier.
func (sc *Scene) checkMatrix(places []int) {
	switch {
	case sc.Region.Tier == region.National:
		sc.Empty = empty(NoMatrix,
			core.T("전국은 견줄 다른 지역이 없어 산업의 가까움을 볼 수 없습니다.", "The nation has no other regions beside it, so there is no industry space of it."),
			core.T("지역을 고르면 그 지역의 특화 산업과 그 가까이에 있는 산업이 보입니다.", "Choose a region to see what it is good at and what lies near."))
	case len(places) < leastSide || len(sc.panel.lines) < sc.leastLines():
		sc.tooSmall(len(places), len(sc.panel.lines))
	}
	if sc.View.Level == Definitions {
		sc.note("산업 정의는 같은 코드를 함께 담을 수 있어, 겹치는 만큼 가깝게 보입니다.",
			"Industry definitions may share codes; those that do look nearer for it.")
	}
}

// leastLines is the fewest industries that can tell what lies near.
func (sc *Scene) leastLines() int {
	if sc.View.Level == Definitions {
		return leastBaskets
	}
	return leastSide
}

// checkKnown says when too little of the matrix is known.
func (sc *Scene) checkKnown(l *landscape) {
	if rows, n := l.knownRegions(), l.knownIndustries(); rows < leastSide || n < sc.leastLines() {
		sc.tooSmall(rows, n)
	}
}

func (sc *Scene) tooSmall(regions, lines int) {
	sc.Empty = empty(NoMatrix,
		core.Tf("견줄 값이 지역 %[1]d곳, 산업 %[2]d개뿐이어서 산업의 가까움을 볼 수 없습니다.",
			"There are values for %[1]d regions and %[2]d industries only: too few to tell which industries lie near one another.", regions, lines),
		core.Tf("지역은 같은 단계로 적어도 %[1]d곳, 산업은 %[2]d개가 있어야 하고, 지역 30곳과 산업 50개부터 믿을 만합니다. 시군구나 중분류처럼 더 잘게 나뉜 자료를 골라 주십시오. 밀도, 복잡도, 순위는 계산하지 않았습니다.",
			"At least %[1]d regions of the same tier and %[2]d industries are needed, and 30 and 50 to rely on. Choose finer data, such as cities by division. No density, complexity or rank was computed.", leastSide, sc.leastLines()))
}

// spaceNodes describes every line from the region at a position of the data, in
// a row of the matrix.
func (sc *Scene) spaceNodes(l *landscape, row, at int) []SpaceNode {
	out := make([]SpaceNode, len(sc.panel.lines))
	for i, x := range sc.panel.lines {
		out[i] = SpaceNode{
			Code: x.code, Name: x.name, Family: sc.familyOf(x), X: l.spots[i].x, Y: l.spots[i].y,
			Value: sc.panel.value(at, i, sc.to), Flag: sc.panel.why(at, i, sc.to),
			LQ: l.lqOf(row, i), Held: l.presence.Held(row, i), Why: l.presence.Why(row, i),
			Ubiquity: l.presence.Ubiquity[i], Complexity: l.complexity.PCI[i], Prody: math.NaN(),
		}
		if l.prody != nil {
			out[i].Prody = l.prody[i]
		}
	}
	for i := range out {
		out[i].Near = nearest(l, out, i, fewKin, func(int) bool { return true })
	}
	return out
}

// draw takes the ties of the picture at the cut.
func (x *Space) draw() {
	b := &x.land.links
	x.Drawn, x.All = len(b.nodes), b.all
	x.Link = x.Ask.Link
	if math.IsNaN(x.Link) {
		x.Link = b.cut
	}
	if b.left >= x.Link {
		x.LinkLeft = b.left
	}
	for _, t := range b.drawn(x.Ask.Link) {
		x.Ties = append(x.Ties, SpaceTie{t.a, t.b, t.proximity, t.spanning})
	}
}
