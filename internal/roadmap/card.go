package roadmap

import (
	"maps"
	"slices"
	"time"

	"naru/internal/core"
)

// TaskSheet is one task as its page and its printed card show it: why, what,
// year by year, money, who, and what it is measured by.
type TaskSheet struct {
	Card

	Goals       []Goal // that its strategy serves
	When        core.Text
	Slot        Slot // how it lies in time; its Task is nil without dates
	LateStarts  []Late
	Years       []int       // in which it has steps or money
	Rows        []SheetRow  // money by source, in the order of Years
	Sums        []Sum       // by year
	KPIs        []SheetKPI  // with what it contributes
	Before      []SheetLink // what it waits for
	Next        []SheetLink // what waits for it
	Industries  []string
	Instruments []core.Text
	FirmStages  []core.Text
}

// SheetRow is the money of one source.
type SheetRow struct {
	Source Source
	Cells  []Sum
	Total  Sum
}

// SheetKPI is a KPI of the task.
type SheetKPI struct {
	KPI    KPI
	Amount *float64
}

// SheetLink is a dependency on one side of the task.
type SheetLink struct {
	Task *Task
	Kind Link
	Lag  int
}

// Sheet gives a task's card on a day; core.NotFound when there is none.
func (p *Plan) Sheet(id string, now time.Time) (*TaskSheet, error) {
	t, ok := p.Task(id)
	if !ok {
		return nil, noTask()
	}
	return p.sheet(t, p.sorted(), p.Schedule(), now), nil
}

// Sheets gives the cards of all tasks on a day, by the task's id.
func (p *Plan) Sheets(now time.Time) map[string]*TaskSheet {
	schedule, tasks := p.Schedule(), p.sorted()
	out := make(map[string]*TaskSheet, len(tasks))
	for _, t := range tasks {
		out[t.ID] = p.sheet(t, tasks, schedule, now)
	}
	return out
}

func (p *Plan) sheet(t *Task, tasks []*Task, schedule Schedule, now time.Time) *TaskSheet {
	s := &TaskSheet{Card: p.card(t, now), When: core.T("날짜 미정", "No dates")}
	if t.Dated() {
		s.When = core.Tf("%[1]s – %[2]s", "%[1]s – %[2]s", t.Start.Title(), t.End.Title())
	}
	s.Slot, _ = schedule.Slot(t.ID)
	for _, l := range schedule.Late {
		if l.Task.ID == t.ID {
			s.LateStarts = append(s.LateStarts, l)
		}
	}
	strategy, _ := p.Roadmap.Strategy(t.Strategy)
	for _, g := range p.Roadmap.Goals {
		if slices.Contains(strategy.Goals, g.ID) {
			s.Goals = append(s.Goals, g)
		}
	}
	s.money(t)
	for _, c := range t.KPIs {
		if k, ok := p.Roadmap.KPI(c.KPI); ok {
			s.KPIs = append(s.KPIs, SheetKPI{KPI: k, Amount: c.Amount})
		}
	}
	s.links(t, tasks)
	for _, x := range t.Industries {
		s.Industries = append(s.Industries, x.String())
	}
	for _, key := range t.Instruments {
		s.Instruments = append(s.Instruments, InstrumentTitle(key))
	}
	for _, key := range t.FirmStages {
		s.FirmStages = append(s.FirmStages, FirmStageTitle(key))
	}
	return s
}

func (s *TaskSheet) money(t *Task) {
	years := map[int]bool{}
	for year := range t.Steps {
		years[year] = true
	}
	for _, l := range t.Budget {
		years[l.Year] = true
	}
	s.Years = slices.Sorted(maps.Keys(years))
	s.Sums = make([]Sum, len(s.Years))
	for _, source := range Sources() {
		row := SheetRow{Source: source, Cells: make([]Sum, len(s.Years))}
		for _, l := range t.Budget {
			if l.Source == source {
				i := slices.Index(s.Years, l.Year)
				row.Cells[i], row.Total, s.Sums[i] = row.Cells[i].with(l), row.Total.with(l), s.Sums[i].with(l)
			}
		}
		s.Rows = append(s.Rows, row)
	}
}

func (s *TaskSheet) links(t *Task, tasks []*Task) {
	for _, d := range t.After {
		if i := slices.IndexFunc(tasks, func(o *Task) bool { return o.ID == d.Task }); i >= 0 {
			s.Before = append(s.Before, SheetLink{Task: tasks[i], Kind: d.Kind, Lag: d.Lag})
		}
	}
	for _, other := range tasks {
		for _, d := range other.After {
			if d.Task == t.ID {
				s.Next = append(s.Next, SheetLink{Task: other, Kind: d.Kind, Lag: d.Lag})
			}
		}
	}
}
