package roadmap

import (
	"context"

	"naru/internal/core"
)

// Beside is a number before and after; either is nil where it is not known.
type Beside struct {
	Before, After *float64
}

// Delta is the difference; nil where one side is not known.
func (b Beside) Delta() *float64 {
	if b.Before == nil || b.After == nil {
		return nil
	}
	d := *b.After - *b.Before
	return &d
}

// MovedTask is a task whose dates or money a scenario changes.
type MovedTask struct {
	Task        *Task // as before
	Dropped     bool
	Start, End  [2]Quarter // before and after
	Money       [2]Sum
	LateBefore  bool // a dependency does not allow the start
	LateAfter   bool
	OutsidePlan bool // it leaves the years of the plan
}

// KPIEffect is what the tasks contribute to a KPI by year, before and after.
type KPIEffect struct {
	KPI     KPI
	Years   []KPIYear
	Unknown int // contributions whose amount, or whose share of money, is not known
}

// KPIYear is one year of a KPIEffect.
type KPIYear struct {
	Year   int
	Target *float64
	Sum    Beside // of the contributions of the tasks that have ended
}

// RippleSide is the ripple of a plan's money, before and after.
type RippleSide struct {
	Production, ValueAdded, Jobs struct{ Inside, Outside, Total Beside }
	Followed                     [2]Followed
	Missing                      []core.Text // why some money is not followed
	Notes                        []core.Text
	Evidence                     core.Evidence
	Reason                       core.Text // why nothing is known
}

// Outcome is a scenario side by side with the plan that it starts from.
type Outcome struct {
	Scenario Scenario
	Before   Plan // Compare of the two gives every field that differs
	After    Plan
	End      [2]Quarter // of the last task
	Tasks    []MovedTask
	Budget   [2]Budgets
	KPIs     []KPIEffect
	KPIRule  core.Text
	Ripple   RippleSide
	Late     [2][]Late
}

// ContributionRule is how contributions move with time and money.
func ContributionRule() core.Text {
	return core.T(
		"과제의 기여는 과제가 끝나는 해부터 나타나는 것으로 봅니다. 예산이 줄면 기여도 남은 예산의 비율만큼 줄고, 뺀 과제의 기여는 없습니다. 예산을 모르는 과제의 예산이 바뀌면 그 기여는 알 수 없습니다.",
		"A task contributes from the year in which it ends. With less money it contributes in proportion to the money left; a dropped task contributes nothing. Where the money of a task is not known and changes, its contribution is not known.")
}

// Try plays a scenario on a plan: on the approved version of that number, or on
// the plan as it is now for 0.
func (s *Service) Try(ctx context.Context, actor core.Actor, x Scenario, number int) (*Outcome, error) {
	before, err := s.PlanAt(ctx, actor, x.Roadmap, number)
	if err != nil {
		return nil, err
	}
	if err := x.Validate(&before); err != nil {
		return nil, err
	}
	o := before.Play(x)
	o.Ripple, err = s.ripple(ctx, actor, &o.Before, &o.After)
	return o, err
}

// Play sets a scenario beside the plan. The ripple is left to the service.
func (p *Plan) Play(x Scenario) *Outcome {
	o := &Outcome{Scenario: x, Before: *p, After: x.Apply(p), KPIRule: ContributionRule()}
	schedules := [2]Schedule{o.Before.Schedule(), o.After.Schedule()}
	o.End = [2]Quarter{schedules[0].End, schedules[1].End}
	o.Late = [2][]Late{schedules[0].Late, schedules[1].Late}
	o.Budget = [2]Budgets{o.Before.Budgets(), o.After.Budgets()}
	o.KPIs = o.kpis()
	o.tasks()
	return o
}

func (o *Outcome) tasks() {
	after := o.After.byID()
	late := [2]map[string]bool{lateIDs(o.Late[0]), lateIDs(o.Late[1])}
	for _, t := range o.Before.sorted() {
		m := MovedTask{Task: t, Start: [2]Quarter{t.Start}, End: [2]Quarter{t.End}, Money: [2]Sum{t.Money()}, LateBefore: late[0][t.ID]}
		now := after[t.ID]
		if now == nil {
			m.Dropped = true
			o.Tasks = append(o.Tasks, m)
			continue
		}
		m.Start[1], m.End[1], m.Money[1], m.LateAfter = now.Start, now.End, now.Money(), late[1][t.ID]
		m.OutsidePlan = now.Dated() && (now.Start.Year() < o.Before.Roadmap.From || now.End.Year() > o.Before.Roadmap.To)
		if now.Start != t.Start || now.End != t.End || !sameBudget(t.Budget, now.Budget) || m.LateBefore != m.LateAfter {
			o.Tasks = append(o.Tasks, m)
		}
	}
}

func lateIDs(late []Late) map[string]bool {
	out := map[string]bool{}
	for _, l := range late {
		out[l.Task.ID] = true
	}
	return out
}

// sameBudget reports whether two budgets say the same, line by line.
func sameBudget(a, b []BudgetLine) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		x, y := a[i], b[i]
		if x.Source != y.Source || x.Year != y.Year || (x.Won == nil) != (y.Won == nil) || x.Won != nil && *x.Won != *y.Won {
			return false
		}
	}
	return true
}
