package report

import (
	"strings"
	"time"

	"naru/internal/core"
	"naru/internal/document"
	"naru/internal/roadmap"
	"naru/internal/study"
)

// overview is the chapter of what the report is about and rests on.
func (b *builder) overview() {
	b.chapter(core.T("개요", "Overview"))
	r := b.Plan.Roadmap
	b.section("한눈에 보기", "At a glance")
	b.glance()
	b.section("배경과 목적", "Background and purpose")
	purpose := b.passage(roadmap.Background)
	for _, l := range b.Studies {
		if l.Study.Purpose != "" {
			purpose = true
			b.written(l.Study.Purpose)
		}
	}
	if !purpose {
		b.unset(InStudy, "연구의 배경과 목적", "The background and purpose of the study")
	}
	b.section("범위와 구성", "Scope")
	t := document.Table{Caption: b.tell("계획의 범위", "Scope of the plan"), Columns: words(b.tell("항목", "Item"), b.tell("내용", "Content")), Source: b.planSource()}
	t.Columns[1].Width = 3
	row := func(ko, en, value string) {
		t.Rows = append(t.Rows, cells(document.Word(b.tell(ko, en)), document.Word(value)))
	}
	row("지역", "Region", b.say(b.Place))
	row("기간", "Years", b.tell("%[1]d–%[2]d년(%[3]d년)", "%[1]d–%[2]d (%[3]d years)", r.From, r.To, r.To-r.From+1))
	for _, s := range r.Spans {
		t.Rows = append(t.Rows, cells(document.Word(b.say(s.Term.Title())), document.Word(yearSpan(s.From, s.To, b.lang))))
	}
	row("전략과 과제", "Strategies and tasks", b.tell("전략 %[1]d개, 과제 %[2]d개", "%[1]d strategies, %[2]d tasks", len(r.Strategies), len(b.tasks())))
	row("상태", "State", b.say(b.status()))
	if a := b.Approval; a != nil {
		row("승인", "Approval", b.tell("%[1]s, %[2]s", "%[1]s, %[2]s", dateText(a.At), b.person(a.By)))
	}
	b.table(t)
	b.unwritten()
	b.basis()
}

// glance is the plan in four numbers and what was decided.
func (b *builder) glance() {
	tasks := b.tasks()
	figures := document.KeyFigures{Figures: []document.KeyFigure{
		{Label: b.tell("과제", "Tasks"), Value: core.Grouped(float64(len(tasks)), 0, ""), Unit: b.things(), Note: b.tell("전략 %d개", "%d strategies", len(b.Plan.Roadmap.Strategies))},
		{Label: b.tell("목표와 KPI", "Goals and KPIs"), Value: b.tell("%[1]d · %[2]d", "%[1]d · %[2]d", len(b.Plan.Roadmap.Goals), len(b.Plan.Roadmap.KPIs)), Note: b.tell("목표 · KPI의 수", "goals · KPIs")},
	}}
	money := document.KeyFigure{Label: b.tell("예산", "Budget"), Value: "–", Note: b.sayMoney(b.budgets.Total)}
	if b.budgets.Total.Lines > b.budgets.Total.Unknown {
		x := float64(b.budgets.Total.Won) / 1e8
		money.Value, money.Unit = core.Grouped(x, plainMost(x, 1), "△"), b.tell("억원", "100 million won")
	}
	figures.Figures = append(figures.Figures, money)
	chosen := b.chosen()
	industries := document.KeyFigure{Label: b.tell("전략산업", "Strategic industries"), Value: "–", Note: b.tell("아직 정하지 않음", "not settled yet")}
	if len(chosen) > 0 {
		industries.Value, industries.Unit, industries.Note = core.Grouped(float64(len(chosen)), 0, ""), b.things(), ""
	}
	figures.Figures = append(figures.Figures, industries)
	b.add(figures)
	if v := b.Plan.Roadmap.Vision; v != "" {
		b.add(document.Paragraph{Style: document.Finding, Runs: []document.Run{{Text: b.tell("비전: ", "Vision: "), Bold: true}, {Text: v}}})
	}
	if names := b.chosenNames(); names != "" {
		b.add(document.Text(b.tell("선정된 전략산업은 %s입니다.", "The strategic industries are %s.", names)))
	}
	b.text(b.gantt.Text)
}

func (b *builder) chosenNames() string {
	var names []string
	for _, c := range b.chosen() {
		name := b.say(c.Name)
		if c.Choice.Grade != "" {
			name += b.tell("(%s)", " (%s)", c.Choice.Grade)
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// basis lists the objects that the report rests on.
func (b *builder) basis() {
	b.section("근거가 된 연구와 자료", "What it rests on")
	if len(b.Studies) == 0 {
		b.gap(InRoadmap, core.T("로드맵에 이어진 전략산업 연구가 없습니다. 로드맵에서 연구를 이어 주십시오.", "No study is linked to the roadmap. Link one in the roadmap."))
		return
	}
	t := document.Table{
		Caption: b.tell("전략산업 연구", "Studies"), Columns: words(b.tell("연구", "Study"), b.tell("상태", "State"), b.tell("서명", "Signature"), b.tell("선정 산업", "Chosen industries")),
		Source: b.tell("나루의 전략산업 연구", "Studies kept in Naru"),
	}
	t.Columns[0].Width, t.Columns[3].Width = 1.6, 1.6
	for _, l := range b.Studies {
		t.Rows = append(t.Rows, cells(document.Word(l.Study.Title), document.Word(b.say(l.Study.State.Title())),
			document.Word(b.signature(l.Study)), document.Word(b.choices(l))))
	}
	if n := len(b.Plan.Roadmap.Studies) - len(b.Studies); n > 0 && b.Ask.Study == "" {
		t.Notes = append(t.Notes, b.tell("로드맵에 이어진 연구 가운데 %d건은 이 나루에 없습니다.", "%d of the linked studies are not in this Naru.", n))
	}
	b.table(t)
}

func (b *builder) choices(l study.Look) string {
	var names []string
	for _, c := range l.Result.Candidates {
		if c.Choice != nil {
			names = append(names, b.say(c.Name))
		}
	}
	if len(names) == 0 {
		return b.tell("아직 정하지 않음", "not settled yet")
	}
	return strings.Join(names, ", ")
}

func (b *builder) signature(x study.Study) string {
	if x.Signature == nil {
		return b.tell("서명되지 않음", "not signed")
	}
	return b.say(dateText(x.Signature.At)) + ", " + b.person(x.Signature.By)
}

// person names someone with their role, and whether they were verified.
func (b *builder) person(p core.Person) string {
	said := p.Name + "(" + b.say(p.Role.Title()) + ")"
	if !p.Verified {
		said += b.tell(", 확인되지 않음", ", not verified")
	}
	return said
}

// planSource is the source line of what people planned.
func (b *builder) planSource() string {
	return b.tell("로드맵 ‘%[1]s’ %[2]s", "Roadmap ‘%[1]s’, %[2]s", b.Plan.Roadmap.Title, b.status())
}

// dateText writes a civil date.
func dateText(t time.Time) core.Text {
	d := t.In(core.Seoul)
	return core.T(d.Format("2006. 1. 2.")+"("+[]string{"일", "월", "화", "수", "목", "금", "토"}[d.Weekday()]+")", d.Format("2 January 2006"))
}

func yearSpan(from, to int, lang core.Lang) string {
	if from == to {
		return core.Tf("%d년", "%d", from).In(lang)
	}
	return core.Tf("%[1]d–%[2]d년", "%[1]d–%[2]d", from, to).In(lang)
}

func plainMost(x float64, most int) int { return min(plain(x), most) }

// termOf is the stage of a task in words.
func (b *builder) termOf(t *roadmap.Task) string {
	if term := b.Plan.Roadmap.Term(t); term != "" {
		return b.say(term.Title())
	}
	return b.tell("미정", "not settled")
}
