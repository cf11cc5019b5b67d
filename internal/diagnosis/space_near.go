package diagnosis

import (
	"cmp"
	"math"
	"slices"

	"naru/internal/structure"
)

// fewKin is how many near industries a sentence or a row names.
const fewKin = 3

// Vicinity is what lies near to one industry.
type Vicinity struct {
	Node      SpaceNode
	Density   float64 // of the region around it
	Option    *Option // its place on the map, when it is not held
	Neighbour []Neighbour
}

// Neighbour is an industry near to the one in focus.
type Neighbour struct {
	SpaceNode

	Proximity float64
	Density   float64 // of the region around the neighbour
}

// nearest are the industries nearest to i that a rule lets through, at most so
// many; equal ones by code. An industry that shares no region with i is not near.
func nearest(l *landscape, nodes []SpaceNode, i, most int, take func(j int) bool) []Kin {
	order := nearOrder(l, nodes, i, take)
	out := make([]Kin, min(len(order), most))
	for k := range out {
		j := order[k]
		out[k] = Kin{nodes[j].Code, nodes[j].Name, l.proximity(i, j), nodes[j].Held}
	}
	return out
}

// nearOrder are the positions of what shares a region with i, nearest first.
func nearOrder(l *landscape, nodes []SpaceNode, i int, take func(j int) bool) []int {
	var order []int
	if l.related.Why[i] != structure.Defined {
		return nil
	}
	row := make([]float64, len(l.related.Industries))
	l.related.Row(row, i)
	for j, phi := range row {
		if j != i && phi > 0 && take(j) {
			order = append(order, j)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(row[b], row[a]), cmp.Compare(nodes[a].Code, nodes[b].Code))
	})
	return order
}

// vicinity is what lies near to the view's industry; nil when none is chosen.
func (x *Space) vicinity() *Vicinity {
	at := slices.IndexFunc(x.Nodes, func(n SpaceNode) bool { return n.Code == x.Scene.View.Industry })
	if at < 0 {
		return nil
	}
	v := &Vicinity{Node: x.Nodes[at]}
	v.Density = x.land.densityOf(x.row, at)
	for k := range x.Options {
		if x.Options[k].Code == v.Node.Code {
			v.Option = &x.Options[k]
		}
	}
	const most = 15
	order := nearOrder(x.land, x.Nodes, at, func(int) bool { return true })
	for _, j := range order[:min(len(order), most)] {
		density := x.land.densityOf(x.row, j)
		v.Neighbour = append(v.Neighbour, Neighbour{x.Nodes[j], x.land.proximity(at, j), density})
	}
	return v
}

// DensityAround is how much of what lies near to an industry the region holds,
// whether it holds the industry or not; NaN where that is not defined.
func (x *Space) DensityAround(code string) float64 {
	for i, n := range x.Nodes {
		if n.Code == code {
			return x.land.densityOf(x.row, i)
		}
	}
	return math.NaN()
}
