package policy

import (
	"slices"

	"naru/internal/core"
)

// Task is a local task as synergy sees it. Tasks of a roadmap convert to it.
// Empty lists and zero years are unknown.
type Task struct {
	ID          string
	Title       string
	Industries  []Target
	Instruments []Instrument
	Stages      []Stage
	From, To    int
	Funds       []Fund // known to pay, whether or not the amounts are known
	Budget      Budget
}

// Validate tells everything that is wrong with the task, by field.
func (t *Task) Validate() error {
	f := newFaults()
	if len(t.Industries) == 0 {
		f.add("industries", "과제의 산업을 하나 이상 골라 주십시오.", "Choose at least one industry of the task.")
	}
	everyChoice(f, "instruments", Instruments(), t.Instruments)
	everyChoice(f, "stages", Stages(), t.Stages)
	everyChoice(f, "funds", Funds(), t.Funds)
	p := Policy{From: t.From, To: t.To, Budget: t.Budget}
	p.checkYears(f)
	p.checkBudget(f)
	return f.result()
}

// Paying lists the funds that are known to pay for the task.
func (t *Task) Paying() []Fund { return paying(t.Funds, t.Budget) }

// step is an instrument for firms of a stage.
type step struct {
	instrument Instrument
	stage      Stage
}

func steps(instruments []Instrument, stages []Stage) []step {
	out := make([]step, 0, len(instruments)*len(stages))
	for _, i := range instruments {
		for _, s := range stages {
			out = append(out, step{i, s})
		}
	}
	return out
}

// next reports whether one of two steps follows the other directly: the same
// instrument one stage up, the next instrument of the ladder at the same stage,
// or both.
func next(a, b step) bool {
	instruments, stages := Instruments(), Stages()
	ia, ib := place(instruments, a.instrument), place(instruments, b.instrument)
	up, on := place(stages, b.stage)-place(stages, a.stage), ib-ia
	if on != 0 && max(ia, ib) >= ladderSteps {
		return false // only the instruments of the ladder follow one another
	}
	forward := up >= 0 && on >= 0 && up <= 1 && on <= 1
	back := up <= 0 && on <= 0 && up >= -1 && on >= -1
	return (forward || back) && (up != 0 || on != 0)
}

// names lists titles of choices in one text.
func names[T interface{ Title() core.Text }](values []T) core.Text {
	var out core.Text
	for i, v := range values {
		t := v.Title()
		if i > 0 {
			out.Ko, out.En = out.Ko+", ", out.En+", "
		}
		out.Ko, out.En = out.Ko+t.Ko, out.En+t.En
	}
	if len(values) == 0 {
		return core.T("없음", "none")
	}
	return out
}

// without lists the values of a that b does not have.
func without[T comparable](a, b []T) []T {
	return slices.DeleteFunc(slices.Clone(a), func(v T) bool { return slices.Contains(b, v) })
}
