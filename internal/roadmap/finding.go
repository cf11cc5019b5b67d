package roadmap

import (
	"errors"

	"naru/internal/core"
)

// Finding is something that a reader of the plan should know. One that blocks
// stands against approval.
type Finding struct {
	Blocks bool
	Task   string // id; empty when about the roadmap
	Text   core.Text
}

// Findings says what does not fit or is not known yet, the blocking ones first.
func (p *Plan) Findings() []Finding {
	var blocking, others []Finding
	block := func(task string, text core.Text) {
		blocking = append(blocking, Finding{Blocks: true, Task: task, Text: text})
	}
	remark := func(task string, text core.Text) { others = append(others, Finding{Task: task, Text: text}) }
	if r, ok := errors.AsType[*core.Error](p.Check()); ok {
		for _, f := range r.Fields {
			block(taskOfPath(f.Name), f.Message)
		}
	}
	tasks := p.sorted()
	if len(tasks) == 0 {
		block("", core.T("과제가 없습니다.", "There are no tasks."))
	}
	if len(p.Roadmap.Goals) == 0 {
		block("", core.T("목표가 없습니다.", "There are no goals."))
	}
	for _, t := range tasks {
		if !t.Dated() {
			block(t.ID, core.Tf("‘%s’의 시작과 끝이 없습니다.", "‘%s’ has no start and end.", t.Name()))
		} else if t.Start.Year() < p.Roadmap.From || t.End.Year() > p.Roadmap.To {
			block(t.ID, core.Tf("‘%[1]s’의 기간이 계획 기간(%[2]d–%[3]d)을 벗어납니다.", "‘%[1]s’ leaves the years of the plan (%[2]d–%[3]d).", t.Name(), p.Roadmap.From, p.Roadmap.To))
		}
		if t.Owner == "" {
			remark(t.ID, core.Tf("‘%s’의 주체가 없습니다.", "‘%s’ has no owner.", t.Name()))
		}
	}
	for _, l := range p.Schedule().Late {
		block(l.Task.ID, l.Text())
	}
	b := p.Budgets()
	for _, c := range b.Over {
		block("", core.Tf("%[1]d년 %[2]s이(가) 한도를 %[3]s 넘습니다.", "%[2]s money of %[1]d is %[3]s over its ceiling.", c.Year, c.Source.Title(), wonText(c.Over)))
	}
	for _, t := range b.Outside {
		remark(t.ID, core.Tf("‘%s’에 계획 기간 밖의 예산이 있습니다.", "‘%s’ has money outside the years of the plan.", t.Name()))
	}
	if n := len(b.Unplanned); n > 0 {
		remark("", core.Tf("예산이 전혀 적히지 않은 과제가 %d개 있습니다. 합계에 들어 있지 않습니다.", "%d task(s) have no budget at all; no sum has them.", n))
	}
	if b.Total.Unknown > 0 {
		remark("", core.Tf("금액이 미정인 예산이 %d줄 있습니다. 합계는 아는 것만의 합입니다.", "%d budget line(s) are not known; sums are of what is.", b.Total.Unknown))
	}
	for _, k := range p.Roadmap.KPIs {
		if k.Baseline == nil || len(k.Targets) == 0 {
			remark("", core.Tf("KPI ‘%s’에 기준값이나 목표가 없습니다.", "The KPI ‘%s’ lacks a baseline or targets.", k.Title))
		}
	}
	return append(blocking, others...)
}

// Blocking is the error that stands against approval; nil when nothing does.
func Blocking(findings []Finding) error {
	f := newFaults("승인 전에 고쳐야 할 것이 있습니다.", "Some things must be mended before approval.")
	for _, x := range findings {
		if x.Blocks {
			path := "roadmap"
			if x.Task != "" {
				path = "tasks." + x.Task
			}
			f.err = f.err.With(path, x.Text)
		}
	}
	return f.error()
}
