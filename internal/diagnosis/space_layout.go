package diagnosis

import (
	"math"
	"slices"
)

// spot is where an industry is drawn, 0 … 1 both ways; NaN for one that is not.
type spot struct{ x, y float64 }

// The picture is wider than high by this much.
const aspect = 1.5

// layout places the drawn industries: a tree laid out in circles, then loosened
// by forces until those that are near stand near. No chance is involved, and the
// cut has no say, so that nothing jumps when a reader moves it.
//
// Source: Fruchterman and Reingold (1991), Software: Practice and Experience 21(11).
func (b *backbone) layout() []spot {
	at := make([]spot, b.of)
	for i := range at {
		at[i] = spot{math.NaN(), math.NaN()}
	}
	n := len(b.nodes)
	if n == 0 {
		return at
	}
	index := make(map[int]int, n)
	for k, i := range b.nodes {
		index[i] = k
	}
	ties := b.drawn(math.NaN())
	strongest := 1.0 // what has no upper bound pulls by its part of the strongest
	for _, t := range ties {
		strongest = math.Max(strongest, t.proximity)
	}
	for k := range ties {
		ties[k].a, ties[k].b = index[ties[k].a], index[ties[k].b]
		ties[k].proximity /= strongest
	}
	p := radial(n, ties)
	relax(p, ties)
	turn(p)
	keepApart(p)
	normalise(p)
	for k, i := range b.nodes {
		at[i] = p[k]
	}
	return at
}

// radial lays the trees of the forest out, each around its middle, side by side.
func radial(n int, ties []tie) []spot {
	near := make([][]int, n)
	for _, t := range ties {
		if t.spanning {
			near[t.a], near[t.b] = append(near[t.a], t.b), append(near[t.b], t.a)
		}
	}
	for k := range near {
		slices.Sort(near[k])
	}
	p := make([]spot, n)
	seen := make([]bool, n)
	left := 0.0
	for k := range n {
		if seen[k] {
			continue
		}
		middle, members := centre(k, near)
		for _, m := range members {
			seen[m] = true
		}
		radius := fan(p, middle, near)
		for _, m := range members {
			p[m].x += left + radius
		}
		left += 2*radius + 1
	}
	return p
}

// centre finds the node of a tree that is least far from the farthest, with all
// nodes of the tree.
func centre(start int, near [][]int) (middle int, members []int) {
	_, members, _ = walk(start, near)
	far, _, _ := walk(start, near)
	end, _, from := walk(far, near)
	path := []int{end}
	for path[len(path)-1] != far {
		path = append(path, from[path[len(path)-1]])
	}
	return path[len(path)/2], members
}

// walk goes through a tree by distance: the last node reached, all of them, and
// from where each was reached.
func walk(start int, near [][]int) (last int, order []int, from map[int]int) {
	from = map[int]int{start: start}
	order = []int{start}
	for k := 0; k < len(order); k++ {
		for _, next := range near[order[k]] {
			if _, ok := from[next]; !ok {
				from[next] = order[k]
				order = append(order, next)
			}
		}
	}
	return order[len(order)-1], order, from
}

// fan places a tree around its root at the origin: each branch gets an angle by
// how many ends it has. The answer is the radius.
func fan(p []spot, root int, near [][]int) float64 {
	_, order, from := walk(root, near)
	ends := map[int]float64{}
	for _, k := range slices.Backward(order) {
		ends[k] = max(ends[k], 1)
		if k != root {
			ends[from[k]] += ends[k]
		}
	}
	type wedge struct{ start, depth float64 }
	at := map[int]wedge{root: {0, 0}}
	used := map[int]float64{}
	radius := 0.5
	for _, k := range order[1:] {
		up := from[k]
		share := 2 * math.Pi / ends[root]
		start := at[up].start + used[up]
		used[up] += ends[k] * share
		depth := at[up].depth + 1
		at[k] = wedge{start, depth}
		angle := start + ends[k]*share/2
		p[k] = spot{depth * math.Cos(angle), depth * math.Sin(angle)}
		radius = math.Max(radius, depth)
	}
	return radius
}

const (
	steps    = 400
	gravity  = 0.05
	sidePull = 0.1 // of a tie beside the tree, which pulls with 1
)

// relax lets every two push each other apart and every tie pull, the tree's more
// than the others, with steps that grow smaller.
func relax(p []spot, ties []tie) {
	n := len(p)
	ideal := 1.0
	heat := math.Sqrt(float64(n)) / 4
	push := make([]spot, n)
	for step := range steps {
		for k := range push {
			push[k] = spot{-gravity * p[k].x, -gravity * aspect * p[k].y}
		}
		for a := range n {
			for b := a + 1; b < n; b++ {
				dx, dy := p[a].x-p[b].x, p[a].y-p[b].y
				d2 := dx*dx + dy*dy
				if d2 < 1e-6 { // the same place: part them by their order
					dx, dy, d2 = 1e-3*float64(b-a), 1e-3, 1e-6
				}
				f := ideal * ideal / d2
				push[a].x, push[a].y = push[a].x+dx*f, push[a].y+dy*f
				push[b].x, push[b].y = push[b].x-dx*f, push[b].y-dy*f
			}
		}
		for _, t := range ties {
			dx, dy := p[t.a].x-p[t.b].x, p[t.a].y-p[t.b].y
			f := t.proximity * math.Hypot(dx, dy) / ideal
			if !t.spanning {
				f *= sidePull
			}
			push[t.a].x, push[t.a].y = push[t.a].x-dx*f, push[t.a].y-dy*f
			push[t.b].x, push[t.b].y = push[t.b].x+dx*f, push[t.b].y+dy*f
		}
		cool := heat * (1 - float64(step)/steps)
		for k := range p {
			length := math.Hypot(push[k].x, push[k].y)
			if length > 0 {
				move := math.Min(length, cool) / length
				p[k].x, p[k].y = p[k].x+push[k].x*move, p[k].y+push[k].y*move
			}
		}
	}
}

// turn lays the picture so that it is widest across, and stretches it over a
// frame that is aspect wide and 1 high.
func turn(p []spot) {
	var middle spot
	for _, s := range p {
		middle.x, middle.y = middle.x+s.x/float64(len(p)), middle.y+s.y/float64(len(p))
	}
	var xx, xy, yy float64
	for _, s := range p {
		dx, dy := s.x-middle.x, s.y-middle.y
		xx, xy, yy = xx+dx*dx, xy+dx*dy, yy+dy*dy
	}
	angle := math.Atan2(2*xy, xx-yy) / 2
	sin, cos := math.Sincos(-angle)
	for k, s := range p {
		dx, dy := s.x-middle.x, s.y-middle.y
		p[k] = spot{dx*cos - dy*sin, dx*sin + dy*cos}
	}
	normalise(p)
	for k := range p {
		p[k].x *= aspect
	}
}

// keepApart pushes apart what stands too close to be told apart or read.
func keepApart(p []spot) {
	const rounds, fill = 200, 0.75
	room := fill * math.Sqrt(aspect/float64(len(p)))
	for range rounds {
		moved := false
		for a := range p {
			for b := a + 1; b < len(p); b++ {
				dx, dy := p[b].x-p[a].x, p[b].y-p[a].y
				d := math.Hypot(dx, dy)
				if d >= room {
					continue
				}
				if d < 1e-9 { // the same place: part them by their order
					dx, dy, d = 1e-9, 1e-9*float64(b-a), 1e-9
				}
				push := (room - d) / d / 4
				p[a].x, p[a].y = p[a].x-dx*push, p[a].y-dy*push
				p[b].x, p[b].y = p[b].x+dx*push, p[b].y+dy*push
				moved = true
			}
		}
		if !moved {
			return
		}
	}
}

// normalise stretches the places over the unit square and rounds them: the last
// digits of a sum of forces mean nothing.
func normalise(p []spot) {
	lowX, highX, lowY, highY := p[0].x, p[0].x, p[0].y, p[0].y
	for _, s := range p {
		lowX, highX = math.Min(lowX, s.x), math.Max(highX, s.x)
		lowY, highY = math.Min(lowY, s.y), math.Max(highY, s.y)
	}
	stretch := func(x, low, high float64) float64 {
		if high == low {
			return 0.5
		}
		return math.Round(1e4*(x-low)/(high-low)) / 1e4
	}
	for k, s := range p {
		p[k] = spot{stretch(s.x, lowX, highX), stretch(s.y, lowY, highY)}
	}
}
