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
	Ties        []SpaceTie  // of the picture: positions among Nodes
	Options     []Option    // industries not held, as Ask sorts them
	Suggestions []Option    // the few worth reading about, best first
	Focus       *Vicinity   // of the view's industry; nil when none is chosen
	Moves       Moves       // what entered and left since View.From
	Places      []SpacePlace
	Trust       Trust
	Evidence    []core.Evidence

	land *landscape
	row  int // of the region in the matrix
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
const leastSide = 3

// Space gives the industry space. The matrix is every region of the region's
// tier; LQ is against the view's reference, as on the other pages.
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
	anchor, err := s.anchor(ctx, sc, a.Anchor, places)
	if err != nil {
		return x, err
	}
	if x.land, err = s.land(sc, places, sc.to, a, anchor); err != nil {
		return x, err
	}
	if sc.checkKnown(x.land); sc.Empty != nil {
		return x, nil
	}
	x.Nodes = sc.spaceNodes(x.land, x.row)
	x.draw()
	x.chart()
	x.Places = sc.spacePlaces(places, x.land)
	if err := s.addMoves(x, places); err != nil {
		return x, err
	}
	x.Trust = trustOf(x.land, anchor, sc.anchors())
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
	case len(places) < leastSide || len(sc.panel.lines) < leastSide:
		sc.tooSmall(len(places), len(sc.panel.lines))
	}
	if sc.View.Level == Definitions {
		sc.note("산업 정의는 같은 코드를 함께 담을 수 있어, 겹치는 만큼 가깝게 보입니다.",
			"Industry definitions may share codes; those that do look nearer for it.")
	}
}

// checkKnown says when too little of the matrix is known.
func (sc *Scene) checkKnown(l *landscape) {
	if rows, n := l.knownRegions(), l.knownIndustries(); rows < leastSide || n < leastSide {
		sc.tooSmall(rows, n)
	}
}

func (sc *Scene) tooSmall(regions, lines int) {
	sc.Empty = empty(NoMatrix,
		core.Tf("견줄 값이 지역 %[1]d곳, 산업 %[2]d개뿐이어서 산업의 가까움을 볼 수 없습니다.",
			"There are values for %[1]d regions and %[2]d industries only: too few to tell which industries lie near one another.", regions, lines),
		core.Tf("같은 단계의 지역과 산업이 적어도 %[1]d개씩 있어야 하고, 지역 30곳과 산업 50개부터 믿을 만합니다. 시군구나 중분류처럼 더 잘게 나뉜 자료를 골라 주십시오.",
			"At least %[1]d regions of the same tier and %[1]d industries are needed, and 30 and 50 to rely on. Choose finer data, such as cities by division.", leastSide))
}

// spaceNodes describes every line from the region in a row of the matrix.
func (sc *Scene) spaceNodes(l *landscape, row int) []SpaceNode {
	out := make([]SpaceNode, len(sc.panel.lines))
	for i, x := range sc.panel.lines {
		out[i] = SpaceNode{
			Code: x.code, Name: x.name, Family: sc.familyOf(x), X: l.spots[i].x, Y: l.spots[i].y,
			Value: sc.panel.value(sc.region, i, sc.to), Flag: sc.panel.why(sc.region, i, sc.to),
			LQ: l.lqOf(row, i), Held: l.presence.Held(row, i), Why: l.presence.Why(row, i),
			Ubiquity: l.presence.Ubiquity[i], Complexity: l.complexity.PCI[i],
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
	for _, t := range b.drawn(x.Ask.Link) {
		x.Ties = append(x.Ties, SpaceTie{t.a, t.b, t.proximity, t.spanning})
	}
}
