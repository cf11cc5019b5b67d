package roadmap

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// Apply makes the plan as it would be, edit after edit. The plan itself stays
// as it is.
//
// The rules. A shift moves dates and milestones by quarters, and yearly steps and
// money by as many years as the year of the start moves: money is granted by the
// year, and this way two shifts do what one of both lengths does, and a shift back
// undoes one. A cut takes from each line, never below 0, and leaves
// what is not known as it is. A delay moves the lines of a source to later
// years; a task then ends no earlier than the year of its last delayed money,
// in the same quarter of it.
func (s *Scenario) Apply(p *Plan) Plan {
	out := p.with(nil, nil)
	for i := range out.Tasks {
		out.Tasks[i] = out.Tasks[i].clone()
	}
	for _, e := range s.Edits {
		switch e.Do {
		case Shift:
			for _, t := range out.moved(e) {
				t.shift(e.Quarters)
			}
		case Cut:
			out.each(e, func(t *Task) { t.cut(e) })
		case Drop:
			out.each(e, func(t *Task) { t.Archived = true })
			out.forget(e.Task)
		case Delay:
			out.each(e, func(t *Task) { t.delay(e) })
		}
	}
	return out
}

// clone copies what edits change.
func (t *Task) clone() Task {
	out := *t
	out.Steps, out.Milestones = maps.Clone(t.Steps), slices.Clone(t.Milestones)
	out.Budget, out.After = slices.Clone(t.Budget), slices.Clone(t.After)
	return out
}

// each runs do on the edit's task, or on all.
func (p *Plan) each(e Edit, do func(*Task)) {
	for i := range p.Tasks {
		if t := &p.Tasks[i]; !t.Archived && (e.Task == "" || e.Task == t.ID) {
			do(t)
		}
	}
}

// forget takes away what waits for a task that is not there any more.
func (p *Plan) forget(id string) {
	for i := range p.Tasks {
		t := &p.Tasks[i]
		t.After = slices.DeleteFunc(t.After, func(d Dependency) bool { return d.Task == id })
	}
}

// moved is the edit's task, and all that wait for it when they follow.
func (p *Plan) moved(e Edit) []*Task {
	g := newGraph(p)
	at, ok := g.at[e.Task]
	if !ok {
		return nil
	}
	if !e.Followers {
		return []*Task{g.tasks[at]}
	}
	var out []*Task
	for _, i := range slices.Sorted(maps.Keys(g.reach(at, g.followers))) {
		out = append(out, g.tasks[i])
	}
	return out
}

// shift moves the task by quarters; one without dates has nothing to move.
func (t *Task) shift(by int) {
	if !t.Dated() {
		return
	}
	from := t.Start
	t.Start, t.End = from+Quarter(by), t.End+Quarter(by)
	for i := range t.Milestones {
		t.Milestones[i].At += Quarter(by)
	}
	years := t.Start.Year() - from.Year()
	if years != 0 && len(t.Steps) > 0 {
		steps := make(map[int]string, len(t.Steps))
		for year, text := range t.Steps {
			steps[year+years] = text
		}
		t.Steps = steps
	}
	for i := range t.Budget {
		l := &t.Budget[i] // of a copy: see clone
		l.Year += years
		l.ID = lineID(l.Source, l.Year)
	}
}

// joined puts lines of the same source and year together. A sum with a part
// that is not known is not known.
func joined(lines []BudgetLine) []BudgetLine {
	type key struct {
		source Source
		year   int
	}
	sums := map[key]Sum{}
	for _, l := range lines {
		k := key{l.Source, l.Year}
		sums[k] = sums[k].with(l)
	}
	var out []BudgetLine
	for k, s := range sums {
		l := BudgetLine{ID: lineID(k.source, k.year), Source: k.source, Year: k.year}
		if s.Unknown == 0 {
			l.Won = &s.Won
		}
		out = append(out, l)
	}
	slices.SortFunc(out, byYear)
	return out
}

// byYear orders budget lines by year, then source.
func byYear(a, b BudgetLine) int {
	return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(rank(a.Source), rank(b.Source)))
}

// of reports whether the edit is about a line.
func (e Edit) of(l BudgetLine) bool {
	if e.Source != "" && e.Source != l.Source {
		return false
	}
	if e.Do == Delay {
		return l.Year >= e.Year
	}
	return e.Year == 0 || e.Year == l.Year
}

func (t *Task) cut(e Edit) {
	for i, l := range t.Budget {
		if !e.of(l) || l.Won == nil {
			continue
		}
		var won int64
		switch {
		case e.Won != nil:
			won = max(*l.Won-*e.Won, 0)
		case e.Percent != nil:
			won = *l.Won - int64(math.Round(float64(*l.Won)**e.Percent/100))
		}
		t.Budget[i].Won = &won
	}
}

func (t *Task) delay(e Edit) {
	last := 0
	for i, l := range t.Budget {
		if e.of(l) {
			t.Budget[i].Year += e.Years
			last = max(last, t.Budget[i].Year)
		}
	}
	t.Budget = joined(t.Budget)
	if t.Dated() && last > t.End.Year() {
		t.End = QuarterOf(last, t.End.Of())
	}
}
