package roadmap

import (
	"slices"
	"strings"
	"time"

	"naru/internal/core"
)

// Bar is a task in the picture of the plan. Columns count quarters from the
// first of the picture.
type Bar struct {
	Task       *Task
	Term       Term
	Column     int
	Span       int // quarters; 0 for a task without dates
	Critical   bool
	Slack      int
	Late       []Late // why the start is too early
	Percent    *float64
	Money      Sum
	Milestones []BarMilestone
	Text       core.Text // what the bar shows, in a sentence
}

// BarMilestone is a milestone in the picture.
type BarMilestone struct {
	Title  string
	At     Quarter
	Column int
}

// Lane is the bars of one strategy.
type Lane struct {
	ID, Title string
	Bars      []Bar
}

// Arrow is a dependency in the picture.
type Arrow struct {
	From, To   string // ids of tasks
	Kind       Link
	Lag        int
	Critical   bool
	Violated   bool
	FromColumn int // where the arrow leaves: after the end, or at the start
	ToColumn   int
}

// Gantt is the picture of a plan: rows by strategy, a column for each quarter.
type Gantt struct {
	From, To Quarter // the first and the last column
	Years    []int
	Spans    []Span
	Lanes    []Lane
	Arrows   []Arrow
	Today    int     // column of the day's quarter; -1 outside the picture
	Within   float64 // share of that quarter that has passed
	Schedule Schedule
	Text     core.Text // the picture in words
}

// Gantt draws the plan on a day.
func (p *Plan) Gantt(now time.Time) Gantt {
	g := Gantt{Schedule: p.Schedule(), Spans: p.Roadmap.Spans}
	g.From, g.To = QuarterOf(p.Roadmap.From, 1), QuarterOf(p.Roadmap.To, perYear)
	tasks := p.sorted()
	for _, t := range tasks {
		if t.Dated() {
			g.From, g.To = min(g.From, t.Start), max(g.To, t.End)
		}
	}
	g.From, g.To = QuarterOf(g.From.Year(), 1), QuarterOf(g.To.Year(), perYear)
	for year := g.From.Year(); year <= g.To.Year(); year++ {
		g.Years = append(g.Years, year)
	}
	slots := map[string]Slot{}
	for _, s := range g.Schedule.Slots {
		slots[s.Task.ID] = s
	}
	late := map[string][]Late{}
	for _, l := range g.Schedule.Late {
		late[l.Task.ID] = append(late[l.Task.ID], l)
	}
	lanes := map[string]*Lane{}
	for _, s := range p.Roadmap.Strategies {
		g.Lanes = append(g.Lanes, Lane{ID: s.ID, Title: s.Title})
	}
	for i := range g.Lanes {
		lanes[g.Lanes[i].ID] = &g.Lanes[i]
	}
	for _, t := range tasks {
		if lane := lanes[t.Strategy]; lane != nil {
			lane.Bars = append(lane.Bars, g.bar(p, t, slots[t.ID], late[t.ID]))
		}
	}
	g.arrows(tasks, slots, late)
	g.today(now)
	g.say(p, tasks)
	return g
}

func (g *Gantt) bar(p *Plan, t *Task, s Slot, late []Late) Bar {
	b := Bar{Task: t, Term: p.Roadmap.Term(t), Critical: s.Critical, Slack: s.Slack, Late: late, Money: t.Money()}
	if percent, ok := t.Percent(); ok {
		b.Percent = &percent
	}
	when := core.T("날짜 미정", "no dates")
	if t.Dated() {
		b.Column, b.Span = int(t.Start-g.From), t.Quarters()
		when = core.Tf("%[1]s부터 %[2]s까지", "%[1]s to %[2]s", t.Start.Title(), t.End.Title())
	}
	for _, m := range t.Milestones {
		b.Milestones = append(b.Milestones, BarMilestone{Title: m.Title, At: m.At, Column: int(m.At - g.From)})
	}
	b.Text = core.Tf("%[1]s: %[2]s, %[3]s", "%[1]s: %[2]s, %[3]s", t.Name(), when, t.Status.Title())
	if s.Critical {
		b.Text = core.Tf("%s, 늦어지면 전체가 늦어짐", "%s, the whole plan is late when it is", b.Text)
	}
	for _, l := range late {
		b.Text = core.Tf("%[1]s. %[2]s", "%[1]s. %[2]s", b.Text, l.Text())
	}
	return b
}

func (g *Gantt) arrows(tasks []*Task, slots map[string]Slot, late map[string][]Late) {
	for _, t := range tasks {
		to, ok := slots[t.ID]
		for _, d := range t.After {
			from, there := slots[d.Task]
			if !ok || !there {
				continue
			}
			a := Arrow{From: d.Task, To: t.ID, Kind: d.Kind, Lag: d.Lag, ToColumn: int(t.Start - g.From), FromColumn: int(from.Task.End + 1 - g.From)}
			if d.Kind == StartToStart {
				a.FromColumn = int(from.Task.Start - g.From)
			}
			needed := edge{kind: d.Kind, lag: d.Lag}.allows(from.Start, from.End)
			a.Critical = from.Critical && to.Critical && needed == to.Start
			a.Violated = slices.ContainsFunc(late[t.ID], func(l Late) bool { return l.After.ID == d.Task })
			g.Arrows = append(g.Arrows, a)
		}
	}
}

func (g *Gantt) today(now time.Time) {
	day := now.In(core.Seoul)
	quarter := QuarterAt(day.Year(), int(day.Month()))
	g.Today = -1
	if quarter >= g.From && quarter <= g.To {
		g.Today = int(quarter - g.From)
		from, to := quarter.begins(), (quarter + 1).begins()
		g.Within = float64(now.Sub(from)) / float64(to.Sub(from))
	}
}

// say puts the picture into words.
func (g *Gantt) say(p *Plan, tasks []*Task) {
	g.Text = core.Tf("‘%[1]s’의 과제 %[2]d개를 전략 %[3]d개로 묶은 계획표입니다.", "The plan of ‘%[1]s’: %[2]d task(s) under %[3]d strategies.",
		p.Roadmap.Title, len(tasks), len(g.Lanes))
	add := func(ko, en string, args ...any) {
		more := core.Tf(ko, en, args...)
		g.Text = core.T(g.Text.Ko+" "+more.Ko, g.Text.En+" "+more.En)
	}
	s := g.Schedule
	if s.End > 0 {
		add("%[1]s에 시작해 %[2]s에 끝납니다.", "It begins in %[1]s and ends in %[2]s.", s.Start.Title(), s.End.Title())
	}
	if len(s.Path) > 1 {
		names := make([]string, len(s.Path))
		for i, t := range s.Path {
			names[i] = t.Name()
		}
		chain := strings.Join(names, " → ")
		add("끝나는 때는 %s의 순서가 정합니다.", "The end is decided by %s.", chain)
	}
	if n := len(s.Late); n > 0 {
		add("선행 과제보다 이른 날짜가 %d곳 있습니다.", "%d date(s) come before what they wait for.", n)
	}
	if n := len(s.Undated); n > 0 {
		add("날짜가 없는 과제가 %d개 있습니다.", "%d task(s) have no dates.", n)
	}
	for _, c := range s.Cycles {
		add("선행 관계가 돌고 돕니다: %s.", "Dependencies run in a circle: %s.", circleText(c))
	}
}
