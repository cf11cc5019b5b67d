package roadmap

import (
	"cmp"
	"slices"
	"time"

	"naru/internal/core"
)

// Glance is a plan on a director's screen: how its tasks, its money and its KPIs
// stand, and what falls due next. Each task that is in the plan counts once.
type Glance struct {
	Tasks      int
	Done       int
	OnTime     int
	Late       int // they should have ended, and have not
	NotBegun   int // they should have begun, and have not
	Unreported int // under way and not late, but nobody told how far
	Stopped    int

	Year    int
	Money   Sum    // of the year
	Ceiling *int64 // of the year, all sources together; nil where that of a source that pays is not known
	Over    int    // cells of all years above their ceiling

	Standing map[Standing]int // of the KPIs
	Next     []Deadline       // soonest first
}

// Deadline is the end of a task, or a milestone of it, that is still to come.
type Deadline struct {
	Task      *Task
	Milestone string // empty: the task's own end
	At        Quarter
}

// Glance sums the plan up on a day. At most so many deadlines are given.
func (p *Plan) Glance(tracks []Track, now time.Time, most int) Glance {
	g := Glance{Year: now.In(core.Seoul).Year(), Standing: map[Standing]int{}}
	today := QuarterAt(g.Year, int(now.In(core.Seoul).Month()))
	for _, t := range p.sorted() {
		g.Tasks++
		switch t.Pace(now) {
		case PaceDone:
			g.Done++
		case PaceStopped:
			g.Stopped++
		case PaceLate:
			g.Late++
		case PaceNotBegun:
			g.NotBegun++
		case PaceUnreported:
			g.Unreported++
		case PaceOnTime:
			g.OnTime++
		}
		if t.Status != Done && t.Status != Stopped {
			g.due(t, today)
		}
	}
	slices.SortStableFunc(g.Next, func(a, b Deadline) int { return cmp.Compare(a.At, b.At) })
	g.Next = g.Next[:min(len(g.Next), most)]
	for _, t := range tracks {
		g.Standing[t.Standing]++
	}
	g.money(p.Budgets())
	return g
}

func (g *Glance) due(t *Task, today Quarter) {
	for _, m := range t.Milestones {
		if m.At >= today {
			g.Next = append(g.Next, Deadline{Task: t, Milestone: m.Title, At: m.At})
		}
	}
	if t.Dated() && t.End >= today {
		g.Next = append(g.Next, Deadline{Task: t, At: t.End})
	}
}

func (g *Glance) money(b Budgets) {
	g.Over = len(b.Over)
	var ceiling int64
	known, paying := true, false
	for _, c := range b.Cells {
		if c.Year != g.Year {
			continue
		}
		g.Money = g.Money.plus(c.Sum)
		switch {
		case c.Ceiling != nil:
			ceiling, paying = ceiling+*c.Ceiling, true
		case c.Sum.Lines > 0:
			known = false
		}
	}
	if known && paying {
		g.Ceiling = &ceiling
	}
}

// Current is the roadmap to be shown for a region: one of that region before
// others, one that has been approved before a mere draft, the latest changed of
// those alike. Archived ones do not count.
func Current(list []Summary, region string) (Summary, bool) {
	rank := func(s Summary) int {
		n := 0
		if s.Region == region {
			n += 2
		}
		if s.Versions > 0 {
			n++
		}
		return n
	}
	var best Summary
	found := false
	for _, s := range list {
		if s.Archived {
			continue
		}
		better := cmp.Or(cmp.Compare(rank(s), rank(best)), s.ChangedAt.Compare(best.ChangedAt)) > 0
		if !found || better {
			best, found = s, true
		}
	}
	return best, found
}
