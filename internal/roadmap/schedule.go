package roadmap

import (
	"cmp"
	"slices"

	"naru/internal/core"
)

// Slot is how a task lies in time.
type Slot struct {
	Task *Task
	// Start and End are the dates at which the task can stand: as typed, or
	// later where what it waits for is not ready then.
	Start, End Quarter
	// Earliest is the soonest that the dependencies allow; 0 where the task
	// waits for nothing.
	Earliest Quarter
	// Latest is the latest start that delays no follower and not the end of
	// the plan.
	Latest   Quarter
	Slack    int // Latest − Start, in quarters
	Critical bool
}

// Late is a date typed by hand that a dependency does not allow.
type Late struct {
	Task, After *Task
	Dependency  Dependency
	Needed      Quarter // the soonest start that the dependency allows
	By          int     // quarters that the typed start is too early
}

// Text says what is wrong and what would be right.
func (l Late) Text() core.Text {
	return core.Tf(
		"‘%[1]s’은(는) ‘%[2]s’(%[3]s%[4]s)을(를) 기다리므로 %[5]s부터 시작할 수 있습니다. 지금 날짜는 %[6]d분기 빠릅니다.",
		"‘%[1]s’ waits for ‘%[2]s’ (%[3]s%[4]s): it can start in %[5]s. The date is %[6]d quarter(s) too early.",
		l.Task.Name(), l.After.Name(), l.Dependency.Kind.Title(), lagText(l.Dependency.Lag), l.Needed.Title(), l.By)
}

func lagText(lag int) core.Text {
	if lag == 0 {
		return core.Text{}
	}
	return core.Tf(", 간격 %d분기", ", lag %d quarters", lag)
}

// Schedule is the plan in time, by the critical path method: dates typed by hand
// are the soonest that a task may start, dependencies push it later, and the
// slack is counted back from the end of the last task.
//
// Source: Kelley & Walker (1959), Critical-Path Planning and Scheduling, with
// start-no-earlier-than dates and lags.
type Schedule struct {
	Slots  []Slot // of the dated tasks, by number
	Late   []Late
	Start  Quarter // of the first task
	End    Quarter // of the last task
	Path   []*Task // one chain of tasks that decides End, in the order of the work
	Cycles [][]*Task
	// Undated tasks have no dates; Tangled ones are on a circle or wait for one.
	Undated, Tangled []*Task
}

// Slot finds the slot of a task.
func (s *Schedule) Slot(id string) (Slot, bool) {
	i := slices.IndexFunc(s.Slots, func(x Slot) bool { return x.Task.ID == id })
	if i < 0 {
		return Slot{}, false
	}
	return s.Slots[i], true
}

// Schedule computes the plan in time.
func (p *Plan) Schedule() Schedule {
	g := newGraph(p)
	order, left := g.order()
	var s Schedule
	if len(left) > 0 {
		s.Cycles = p.Cycles()
	}
	for _, i := range left {
		s.Tangled = append(s.Tangled, g.tasks[i])
	}
	slots := make([]Slot, len(g.tasks))
	order = slices.DeleteFunc(order, func(i int) bool {
		if !g.tasks[i].Dated() {
			s.Undated = append(s.Undated, g.tasks[i])
			return true
		}
		return false
	})
	slices.SortFunc(s.Undated, byNumber)
	for _, i := range order {
		slots[i] = g.forward(i, slots)
		s.Start = cmp.Or(min(s.Start, slots[i].Start), slots[i].Start)
		s.End = max(s.End, slots[i].End)
	}
	for _, i := range slices.Backward(order) {
		g.backward(i, slots, s.End)
	}
	for i := range slots {
		if slots[i].Task != nil {
			s.Slots = append(s.Slots, slots[i])
			s.Late = append(s.Late, g.late(i)...)
		}
	}
	s.Path = g.path(slots, s.End)
	return s
}

// allows is the soonest start that a dependency allows, given the dates of what
// is waited for.
func (e edge) allows(start, end Quarter) Quarter {
	if e.kind == StartToStart {
		return start + Quarter(e.lag)
	}
	return end + 1 + Quarter(e.lag)
}

func (g *graph) forward(i int, slots []Slot) Slot {
	t := g.tasks[i]
	s := Slot{Task: t, Start: t.Start}
	for _, e := range g.in[i] {
		if from := slots[e.from]; from.Task != nil {
			s.Earliest = max(s.Earliest, e.allows(from.Start, from.End))
		}
	}
	s.Start = max(s.Start, s.Earliest)
	s.End = s.Start + Quarter(t.Quarters()-1)
	return s
}

func (g *graph) backward(i int, slots []Slot, end Quarter) {
	s := &slots[i]
	length := Quarter(s.Task.Quarters() - 1)
	s.Latest = end - length
	for _, e := range g.out[i] {
		to := slots[e.to]
		if to.Task == nil {
			continue
		}
		latest := to.Latest - Quarter(e.lag)
		if e.kind != StartToStart {
			latest -= 1 + length
		}
		s.Latest = min(s.Latest, latest)
	}
	s.Slack = int(s.Latest - s.Start)
	s.Critical = s.Slack == 0
}

// late holds the typed start against the typed dates of what is waited for.
func (g *graph) late(i int) []Late {
	var out []Late
	t := g.tasks[i]
	for _, e := range g.in[i] {
		from := g.tasks[e.from]
		if !from.Dated() {
			continue
		}
		if needed := e.allows(from.Start, from.End); t.Start < needed {
			out = append(out, Late{
				Task: t, After: from, Dependency: Dependency{Task: from.ID, Kind: e.kind, Lag: e.lag},
				Needed: needed, By: int(needed - t.Start),
			})
		}
	}
	return out
}

// path walks back from the task that ends last, each time to the one that holds
// it up.
func (g *graph) path(slots []Slot, end Quarter) []*Task {
	at := slices.IndexFunc(slots, func(s Slot) bool { return s.Task != nil && s.End == end })
	var out []*Task
	for at >= 0 {
		out = append(out, g.tasks[at])
		i := slices.IndexFunc(g.in[at], func(e edge) bool {
			from := slots[e.from]
			return from.Task != nil && e.allows(from.Start, from.End) == slots[at].Start
		})
		if i < 0 {
			break
		}
		at = g.in[at][i].from
	}
	slices.Reverse(out)
	return out
}
