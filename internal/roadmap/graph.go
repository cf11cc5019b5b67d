package roadmap

import (
	"slices"
)

// edge is a dependency between two nodes: to waits for from.
type edge struct {
	from, to int
	kind     Link
	lag      int
}

// graph is the tasks of a plan in the order of their numbers, and what waits
// for what. Dependencies on tasks that are not there are left out.
type graph struct {
	tasks []*Task
	at    map[string]int
	in    [][]edge
	out   [][]edge
}

func newGraph(p *Plan) *graph {
	g := &graph{tasks: p.sorted(), at: map[string]int{}}
	for i, t := range g.tasks {
		g.at[t.ID] = i
	}
	g.in, g.out = make([][]edge, len(g.tasks)), make([][]edge, len(g.tasks))
	for i, t := range g.tasks {
		for _, d := range t.After {
			if from, ok := g.at[d.Task]; ok {
				e := edge{from: from, to: i, kind: d.Kind, lag: d.Lag}
				g.in[i] = append(g.in[i], e)
				g.out[from] = append(g.out[from], e)
			}
		}
	}
	return g
}

// order lists the nodes so that each comes after those that it waits for;
// among several that could come next, the one with the lowest number. What is
// on a circle, or waits for one, is left over.
func (g *graph) order() (order []int, left []int) {
	waits := make([]int, len(g.tasks))
	var ready []int
	for i := range g.tasks {
		if waits[i] = len(g.in[i]); waits[i] == 0 {
			ready = append(ready, i)
		}
	}
	for len(ready) > 0 {
		i := ready[0]
		ready = ready[1:]
		order = append(order, i)
		for _, e := range g.out[i] {
			if waits[e.to]--; waits[e.to] == 0 {
				at, _ := slices.BinarySearch(ready, e.to)
				ready = slices.Insert(ready, at, e.to)
			}
		}
	}
	for i := range g.tasks {
		if waits[i] > 0 {
			left = append(left, i)
		}
	}
	return order, left
}

// Cycles finds the dependencies that run in a circle: for each tangle of tasks
// the shortest circle through the task with its lowest number that lies on one.
// Each circle lists the tasks in the order of the work and does not repeat the
// first.
func (p *Plan) Cycles() [][]*Task {
	g := newGraph(p)
	_, left := g.order()
	tangled := map[int]bool{}
	for _, i := range left {
		tangled[i] = true
	}
	var out [][]*Task
	seen := map[int]bool{}
	for _, i := range left {
		if seen[i] {
			continue
		}
		circle := g.circle(i, tangled)
		if circle == nil {
			continue
		}
		// Whoever can be reached from the circle and leads back to it belongs
		// to the same tangle.
		ahead, behind := g.reach(i, g.followers), g.reach(i, g.predecessors)
		for j := range ahead {
			seen[j] = seen[j] || behind[j]
		}
		tasks := make([]*Task, len(circle))
		for k, j := range circle {
			tasks[k] = g.tasks[j]
		}
		out = append(out, tasks)
	}
	return out
}

// circle is the shortest way from a node back to itself; nil when there is none.
func (g *graph) circle(start int, within map[int]bool) []int {
	came := map[int]int{}
	queue := []int{start}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for _, j := range g.followers(i) {
			if j == start {
				way := []int{i}
				for i != start {
					i = came[i]
					way = append(way, i)
				}
				slices.Reverse(way)
				return way
			}
			if _, been := came[j]; !been && within[j] {
				came[j] = i
				queue = append(queue, j)
			}
		}
	}
	return nil
}

func (g *graph) followers(i int) []int {
	out := make([]int, len(g.out[i]))
	for k, e := range g.out[i] {
		out[k] = e.to
	}
	slices.Sort(out)
	return out
}

func (g *graph) predecessors(i int) []int {
	out := make([]int, len(g.in[i]))
	for k, e := range g.in[i] {
		out[k] = e.from
	}
	slices.Sort(out)
	return out
}

// reach is every node that can be reached from one, itself among them.
func (g *graph) reach(start int, next func(int) []int) map[int]bool {
	been := map[int]bool{start: true}
	queue := []int{start}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for _, j := range next(i) {
			if !been[j] {
				been[j] = true
				queue = append(queue, j)
			}
		}
	}
	return been
}
