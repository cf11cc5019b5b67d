package report

import (
	"strings"

	"naru/internal/core"
	"naru/internal/document"
	"naru/internal/roadmap"
)

// schedule is the chapter of the plan in time: as a picture, then by stage.
func (b *builder) schedule() {
	b.chapter(core.T("단기·중기·장기 로드맵", "The roadmap over short, middle and long term"))
	b.section("계획표", "The plan")
	b.planFigure()
	if b.outline { // nothing of what follows can be missing
		return
	}
	b.section("점검할 것", "What to look at")
	b.faults()
	b.section("단계별 과제", "Tasks by stage")
	for _, term := range append(roadmap.Terms(), "") {
		b.termTable(term)
	}
}

// faults are what the plan has at odds with itself.
func (b *builder) faults() {
	list := b.Plan.Findings()
	if len(list) == 0 {
		b.text(core.T("계획에서 어긋나는 곳을 찾지 못했습니다.", "Nothing in the plan was found to be at odds."))
		return
	}
	var items []string
	for _, f := range list {
		said := b.say(f.Text)
		if f.Blocks {
			said += b.tell(" (승인 전에 고칠 것)", " (to be mended before approval)")
		}
		items = append(items, said)
	}
	b.list(items...)
}

func (b *builder) planFigure() {
	g := b.gantt
	p := document.Plan{From: g.From.Year(), To: g.To.Year()}
	undated := 0
	const perYear = 4.0
	for _, lane := range g.Lanes {
		p.Bars = append(p.Bars, document.Span{Name: lane.Title, Group: true})
		for _, bar := range lane.Bars {
			t := bar.Task
			if !t.Dated() {
				undated++
				continue
			}
			at := func(q roadmap.Quarter) float64 { return float64(q.Year()) + float64(q.Of()-1)/perYear }
			p.Bars = append(p.Bars, document.Span{Name: t.Name(), Start: at(t.Start), End: at(t.End + 1), Highlight: bar.Critical})
		}
	}
	if len(p.Bars) == len(g.Lanes) {
		b.unset(InRoadmap, "과제의 기간", "The dates of the tasks")
		return
	}
	b.figure(document.Figure{Caption: b.tell("전략별 과제의 계획표", "The tasks by strategy in time"), Chart: p, Alt: b.say(g.Text), Source: b.planSource()})
	b.remark(core.T("파란 막대는 늦어지면 계획 전체의 끝이 늦어지는 과제입니다.", "Blue bars are tasks that delay the end of the whole plan when they are late."))
	if undated > 0 {
		b.remark(core.Tf("기간을 정하지 않은 과제 %d개는 그림에 없습니다.", "%d tasks without dates are not in the picture.", undated))
	}
}

// termTable lists the tasks of a stage; the empty one are those without.
func (b *builder) termTable(term roadmap.Term) {
	title := term.Title()
	if term == "" {
		title = core.T("단계 미정", "No stage yet")
	}
	t := document.Table{
		Caption: b.tell("%s 과제", "Tasks: %s", title), Source: b.planSource(),
		Columns: append(words(b.tell("과제", "Task"), b.tell("기간", "Time"), b.tell("주체", "Owner"), b.tell("선행", "Waits for")), ranked(b.tell("예산 (백만원)", "Budget (million won)"))...),
	}
	t.Columns[0].Width, t.Columns[1].Width, t.Columns[2].Width, t.Columns[3].Width, t.Columns[4].Width = 3, 2.9, 1.3, 0.9, 1.2
	var sum roadmap.Sum
	for _, task := range b.tasks() {
		if b.Plan.Roadmap.Term(task) != term {
			continue
		}
		s := b.sheets[task.ID]
		var before []string
		for _, l := range s.Before {
			before = append(before, l.Task.Number)
		}
		t.Rows = append(t.Rows, cells(document.Word(task.Name()), document.Word(b.say(s.When)), document.Word(orUnsettled(task.Owner, b)), document.Word(strings.Join(before, ", ")), b.won(task.Money())))
		m := task.Money()
		sum = roadmap.Sum{Won: sum.Won + m.Won, Unknown: sum.Unknown + m.Unknown, Lines: sum.Lines + m.Lines}
	}
	if len(t.Rows) == 0 {
		if term != "" {
			b.remark(core.Tf("%s 과제는 없습니다.", "There are no tasks of the stage ‘%s’.", title))
		}
		return
	}
	t.Rows = append(t.Rows, document.Row{Kind: document.Total, Cells: []document.Cell{document.Word(b.tell("합계", "Total")), {}, {}, {}, b.won(sum)}})
	b.table(t)
}

func orUnsettled(s string, b *builder) string {
	if s == "" {
		return b.tell("미정", "not settled")
	}
	return s
}
