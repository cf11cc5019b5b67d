package roadmap

import (
	"fmt"
	"strings"

	"naru/internal/core"
)

// Check finds what is wrong between the objects of a plan: names that lead
// nowhere, numbers given twice, dependencies in a circle. A plan with such a
// fault is not saved. Fields are named by the task: tasks.<id>.after[0].
func (p *Plan) Check() error {
	f := newFaults("과제 사이에 맞지 않는 것이 있습니다.", "The tasks do not fit together.")
	tasks := p.sorted()
	if len(tasks) > mostTasks {
		f.add("tasks", "과제가 %[1]d개입니다. %[2]d개까지 둘 수 있습니다.", "There are %[1]d tasks; at most %[2]d.", len(tasks), mostTasks)
	}
	byID, numbers := p.byID(), map[string]*Task{}
	for _, t := range tasks {
		p.checkTask(f, t, byID)
		if other := numbers[t.Number]; other != nil && t.Number != "" {
			f.add("tasks."+t.ID+".number", "번호 %[1]s은(는) 과제 ‘%[2]s’이(가) 쓰고 있습니다.", "The number %[1]s belongs to the task ‘%[2]s’.", t.Number, other.Title)
		}
		numbers[t.Number] = t
	}
	for _, circle := range p.Cycles() {
		f.add("tasks."+circle[0].ID+".after", "선행 관계가 돌고 돕니다: %s. 이 중 하나를 지워 주십시오.",
			"The dependencies run in a circle: %s. Remove one of them.", circleText(circle))
	}
	return f.error()
}

func (p *Plan) checkTask(f *faults, t *Task, byID map[string]*Task) {
	path := "tasks." + t.ID
	if _, ok := p.Roadmap.Strategy(t.Strategy); !ok {
		f.add(path+".strategy", "없는 전략입니다. 전략을 골라 주십시오.", "There is no such strategy. Choose one.")
	}
	for i, c := range t.KPIs {
		if _, ok := p.Roadmap.KPI(c.KPI); !ok {
			f.add(fmt.Sprintf("%s.kpis[%d]", path, i), "없는 KPI입니다.", "There is no such KPI.")
		}
	}
	for i, d := range t.After {
		if byID[d.Task] == nil {
			f.add(fmt.Sprintf("%s.after[%d]", path, i), "선행 과제가 없습니다. 지워졌거나 다른 로드맵의 과제일 수 있습니다.",
				"The task waited for is not there: it may have been removed, or belong to another roadmap.")
		}
	}
}

// circleText writes a circle as 과제 A → B → C → A.
func circleText(circle []*Task) core.Text {
	names := make([]string, 0, len(circle)+1)
	for _, t := range circle {
		names = append(names, t.Name())
	}
	chain := strings.Join(append(names, circle[0].Name()), " → ")
	return core.T("과제 "+chain, "task "+chain)
}

// taskOfPath is the task that a field of Check belongs to; empty for none.
func taskOfPath(path string) string {
	rest, ok := strings.CutPrefix(path, "tasks.")
	if !ok {
		return ""
	}
	id, _, _ := strings.Cut(rest, ".")
	return id
}
