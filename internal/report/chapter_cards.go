package report

import (
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/document"
	"naru/internal/policy"
	"naru/internal/roadmap"
)

// cards is the chapter of the task cards.
func (b *builder) cards() {
	b.chapter(core.T("과제카드", "Task cards"))
	if len(b.tasks()) == 0 {
		b.unset(InRoadmap, "과제", "The tasks")
		return
	}
	b.taskList()
	for _, lane := range b.gantt.Lanes {
		b.add(document.PageBreak{})
		b.section("%s", "%s", lane.Title)
		b.lane(lane)
	}
	b.cardGaps()
}

// taskList is all tasks by strategy, before the cards.
func (b *builder) taskList() {
	b.section("과제 총괄표", "All tasks")
	t := document.Table{
		Caption: b.tell("전략별 과제", "Tasks by strategy"), Source: b.planSource(),
		Columns: append(words(b.tell("과제", "Task"), b.tell("기간", "Time"), b.tell("주체", "Owner")), ranked(b.tell("예산 (백만원)", "Budget (million won)"))...),
	}
	t.Columns[0].Width, t.Columns[1].Width, t.Columns[2].Width, t.Columns[3].Width = 3, 2.9, 1.4, 1.3 // a period fits a line
	for _, lane := range b.gantt.Lanes {
		t.Rows = append(t.Rows, document.Row{Kind: document.Group, Cells: []document.Cell{document.Word(lane.Title)}})
		for _, bar := range lane.Bars {
			when := b.tell("날짜 미정", "No dates")
			if bar.Task.Dated() {
				when = b.tell("%[1]s – %[2]s", "%[1]s – %[2]s", bar.Task.Start.Title(), bar.Task.End.Title())
			}
			t.Rows = append(t.Rows, cells(document.Word(bar.Task.Name()), document.Word(when), document.Word(orUnsettled(bar.Task.Owner, b)), b.won(bar.Money)))
		}
	}
	t.Rows = append(t.Rows, document.Row{Kind: document.Total, Cells: []document.Cell{document.Word(b.tell("합계", "Total")), {}, {}, b.won(b.budgets.Total)}})
	b.table(t)
}

// cardsAlone is a document of nothing but cards: a chapter for each strategy.
func (b *builder) cardsAlone() {
	for _, lane := range b.gantt.Lanes {
		b.chapter(core.T(lane.Title, lane.Title))
		b.lane(lane)
	}
	if len(b.gantt.Lanes) == 0 {
		b.chapter(core.T("과제", "Tasks"))
		b.unset(InRoadmap, "전략과 과제", "The strategies and tasks")
		return
	}
	b.cardGaps()
}

func (b *builder) lane(lane roadmap.Lane) {
	if len(lane.Bars) == 0 {
		b.unset(InRoadmap, "전략 ‘%s’의 과제", "The tasks of the strategy ‘%s’", lane.Title)
	}
	if b.outline { // cardGaps tells what the cards lack
		return
	}
	for i, bar := range lane.Bars {
		if i > 0 {
			b.add(document.PageBreak{}) // a page for each card, so that it can be handed out alone
		}
		b.card(bar.Task)
	}
}

// cardGaps counts what the cards lack, for the outline only: each card says so
// itself.
func (b *builder) cardGaps() {
	var need, content, dates, money, owner, kpi int
	one := func(n *int, missing bool) {
		if missing {
			*n++
		}
	}
	for _, t := range b.tasks() {
		one(&need, t.Need == "")
		one(&content, t.Content == "")
		one(&dates, !t.Dated())
		one(&money, !t.Money().Whole())
		one(&owner, t.Owner == "")
		one(&kpi, len(t.KPIs) == 0)
	}
	for _, x := range []struct {
		n      int
		ko, en string
	}{
		{need, "과제 %d개의 필요성", "The need for %d tasks"},
		{content, "과제 %d개의 내용", "The content of %d tasks"},
		{dates, "과제 %d개의 기간", "The dates of %d tasks"},
		{money, "과제 %d개의 예산 일부나 전부", "Some or all money of %d tasks"},
		{owner, "과제 %d개의 주체", "The owners of %d tasks"},
		{kpi, "과제 %d개의 KPI", "The KPIs of %d tasks"},
	} {
		if x.n > 0 {
			b.unsetQuiet(x.ko, x.en, x.n)
		}
	}
}

// card is one task: what, why, when, who, money, and what it is measured by.
func (b *builder) card(t *roadmap.Task) {
	s := b.sheets[t.ID]
	if s == nil {
		return
	}
	b.add(document.Heading{Level: 3, Text: t.Name()})
	card := document.Table{Card: true, Caption: b.tell("과제카드 %s", "Task card %s", t.Name()), Columns: []document.Column{{Width: 1}, {Width: 5}}}
	row := func(ko, en, value string) {
		if value == "" {
			value = b.tell("아직 정하지 않았습니다.", "Not settled yet.")
		}
		card.Rows = append(card.Rows, cells(document.Word(b.tell(ko, en)), document.Word(value)))
	}
	row("전략", "Strategy", s.Strategy)
	var goals []string
	for _, g := range s.Goals {
		goals = append(goals, g.Text)
	}
	row("목표", "Goals", strings.Join(goals, " / "))
	row("필요성", "Need", t.Need)
	row("내용", "Content", t.Content)
	row("기간·단계", "Time and stage", b.say(s.When)+" · "+b.termOf(t))
	for _, year := range s.Years {
		if step := t.Steps[year]; step != "" {
			row(strconv.Itoa(year)+"년", strconv.Itoa(year), step)
		}
	}
	if len(t.Milestones) > 0 {
		var list []string
		for _, m := range t.Milestones {
			list = append(list, b.say(m.At.Title())+" "+m.Title)
		}
		row("이정표", "Milestones", strings.Join(list, " / "))
	}
	row("산업", "Industries", b.industries(t))
	row("시책수단", "Instruments", b.texts(s.Instruments))
	row("기업 성장단계", "Stages of firms", b.texts(s.FirmStages))
	row("주체", "Owner", t.Owner)
	if len(t.Partners) > 0 {
		row("협력 기관", "Partners", strings.Join(t.Partners, ", "))
	}
	row("KPI", "KPIs", b.contributions(s))
	if len(s.Before) > 0 {
		row("선행 과제", "Waits for", b.links(s.Before))
	}
	if len(s.Next) > 0 {
		row("후속 과제", "Waited for by", b.links(s.Next))
	}
	if names := b.policyNames(t); names != "" {
		row("이어진 정책", "Policies", names)
	}
	for i, pair := range b.Policies.Pairs[t.ID] {
		row("이어 쓸 정책 "+strconv.Itoa(i+1), "Goes well with "+strconv.Itoa(i+1), b.joint(pair))
	}
	row("상태", "State", b.progress(t))
	row("예산", "Budget", b.sayMoney(t.Money()))
	if t.Money().Lines == 0 {
		card.Source = b.planSource()
		b.table(card)
		return
	}
	b.add(card) // its money follows, with the source of both
	b.cardMoney(s)
}

// joint is a policy that a task would do well to be joined with, in a line: the
// page about the pair has the reasons at length, a card must stay a page.
func (b *builder) joint(p policy.Pair) string {
	var parts []string
	unknown := 0
	for _, x := range p.Parts {
		if x.Known {
			parts = append(parts, b.say(x.Title)+" "+core.Grouped(x.Value, 2, "△"))
		} else {
			unknown++
		}
	}
	said := b.tell("%[1]s(%[2]s), 종합 %[3]s: %[4]s", "%[1]s (%[2]s), %[3]s in all: %[4]s", p.Policy.Title, p.Policy.Level.Title(), core.Grouped(p.Total, 2, "△"), strings.Join(parts, ", "))
	if unknown > 0 {
		said += b.tell(". 알 수 없는 부분 %d개는 뺐습니다.", ". %d parts are not known and left out.", unknown)
	}
	return said
}

// cardMoney is the money of a task by source and year, as a part of its card.
func (b *builder) cardMoney(s *roadmap.TaskSheet) {
	t := document.Table{Joined: true, Source: b.planSource(), Unit: b.tell("백만원", "million won"), Columns: words(b.tell("재원", "Source"))}
	for _, year := range s.Years {
		t.Columns = append(t.Columns, ranked(strconv.Itoa(year))...)
	}
	t.Columns = append(t.Columns, ranked(b.tell("합계", "Total"))...)
	for _, r := range s.Rows {
		row := cells(document.Word(b.say(r.Source.Title())))
		for _, c := range r.Cells {
			row.Cells = append(row.Cells, b.won(c))
		}
		row.Cells = append(row.Cells, b.won(r.Total))
		t.Rows = append(t.Rows, row)
	}
	sum := document.Row{Kind: document.Total, Cells: []document.Cell{document.Word(b.tell("합계", "Total"))}}
	for _, c := range s.Sums {
		sum.Cells = append(sum.Cells, b.won(c))
	}
	sum.Cells = append(sum.Cells, b.won(s.Task.Money()))
	t.Rows = append(t.Rows, sum)
	b.table(t)
}

// industries names what a task serves; a code that no table has stands as it is.
func (b *builder) industries(t *roadmap.Task) string {
	var out []string
	for _, i := range t.Industries {
		name := b.industryNames[i.String()]
		if said := b.say(name); said != "" {
			out = append(out, said)
		} else {
			out = append(out, i.String())
		}
	}
	return strings.Join(out, ", ")
}

func (b *builder) texts(list []core.Text) string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = b.say(t)
	}
	return strings.Join(out, ", ")
}

func (b *builder) contributions(s *roadmap.TaskSheet) string {
	var out []string
	for _, k := range s.KPIs {
		said := k.KPI.Title
		if k.Amount != nil {
			said += " " + core.Grouped(*k.Amount, plain(*k.Amount), "△") + k.KPI.Unit
		} else {
			said += b.tell(" (기여량 미정)", " (contribution not known)")
		}
		out = append(out, said)
	}
	return strings.Join(out, ", ")
}

func (b *builder) links(list []roadmap.SheetLink) string {
	var out []string
	for _, l := range list {
		said := l.Task.Name() + "(" + b.say(l.Kind.Title())
		if l.Lag != 0 {
			said += b.tell(", %d분기 뒤", ", %d quarters later", l.Lag)
		}
		out = append(out, said+")")
	}
	return strings.Join(out, ", ")
}

func (b *builder) policyNames(t *roadmap.Task) string {
	var out []string
	for _, id := range t.Policies {
		for i := range b.Policies.Linked {
			if p := &b.Policies.Linked[i]; p.ID == id {
				said := b.say(p.Level.Title())
				if p.Example {
					said += b.tell(", 예시", ", example")
				}
				out = append(out, p.Title+"("+said+")")
			}
		}
	}
	return strings.Join(out, ", ")
}

// progress is status and how far it has come.
func (b *builder) progress(t *roadmap.Task) string {
	said := b.say(t.Status.Title())
	if p := t.Progress; p != nil {
		said += b.tell(", %[1]s%%(%[2]s 보고)", ", %[1]s%% (reported %[2]s)", core.Grouped(p.Percent, plain(p.Percent), ""), p.On)
	} else if t.Status == roadmap.Running {
		said += b.tell(", 진척이 보고되지 않음", ", no progress reported")
	}
	return said
}
