package roadmap

import (
	"time"

	"naru/internal/core"
)

// Weighing is what an overall progress is weighted by.
type Weighing string

// The weights.
const (
	ByBudget Weighing = "budget" // every task counts by its money
	ByCount  Weighing = "count"  // every task counts the same: some budgets are not known
)

// Title says the weighting.
func (w Weighing) Title() core.Text {
	if w == ByBudget {
		return core.T("예산으로 가중", "weighted by budget")
	}
	return core.T("예산이 미정인 과제가 있어 과제 수로 평균", "mean over tasks, as some budgets are not known")
}

// Advance is how far a plan has come as a whole. Stopped tasks do not count.
type Advance struct {
	By Weighing
	// Percent is the weighted mean over the tasks whose progress is known; nil
	// when none is.
	Percent *float64
	// Expected is what the dates say for the same tasks: the share of each
	// task's quarters that has passed; nil when no task is dated.
	Expected *float64
	Counted  int // tasks in Percent
	Unknown  int // begun or due to, but nobody reported
	Stopped  int
	ByStatus map[Status]int
	Text     core.Text
}

// Advance sums the plan up on a day.
func (p *Plan) Advance(now time.Time) Advance {
	a := Advance{By: ByBudget, ByStatus: map[Status]int{}}
	var tasks []*Task
	for _, t := range p.sorted() {
		a.ByStatus[t.Status]++
		if t.Status == Stopped {
			a.Stopped++
			continue
		}
		if money := t.Money(); !money.Whole() || money.Won == 0 {
			a.By = ByCount
		}
		tasks = append(tasks, t)
	}
	var done, weights, expected, dated float64
	for _, t := range tasks {
		percent, ok := t.come(now)
		if !ok {
			a.Unknown++
			continue
		}
		weight := 1.0
		if a.By == ByBudget {
			weight = float64(t.Money().Won)
		}
		a.Counted++
		done, weights = done+weight*percent, weights+weight
		if share, ok := t.elapsed(now); ok {
			expected, dated = expected+weight*share, dated+weight
		}
	}
	if weights > 0 {
		done /= weights
		a.Percent = &done
	}
	if dated > 0 {
		expected /= dated
		a.Expected = &expected
	}
	a.say()
	return a
}

// elapsed is the share of the task's days that have passed, in per cent.
func (t *Task) elapsed(now time.Time) (float64, bool) {
	if !t.Dated() {
		return 0, false
	}
	const all = 100
	from, to := t.Start.begins(), (t.End + 1).begins()
	share := float64(now.Sub(from)) / float64(to.Sub(from)) * all
	return min(max(share, 0), all), true
}

// begins is the first moment of the quarter in Seoul.
func (q Quarter) begins() time.Time {
	const months = 3
	return time.Date(q.Year(), time.Month((q.Of()-1)*months+1), 1, 0, 0, 0, 0, core.Seoul)
}

func (a *Advance) say() {
	if a.Percent == nil {
		a.Text = core.T("진척을 아는 과제가 없습니다.", "No task's progress is known.")
		return
	}
	a.Text = core.Tf("과제 %[1]d개의 진척률은 %.1[2]f%%입니다(%[3]s).%[4]s", "%[1]d task(s) have come %.1[2]f%% of the way (%[3]s).%[4]s",
		a.Counted, *a.Percent, a.By.Title(), a.unreported())
}
