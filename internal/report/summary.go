package report

import (
	"strconv"

	"naru/internal/core"
	"naru/internal/document"
	"naru/internal/linkage"
	"naru/internal/roadmap"
)

// onePage is the plan for whoever decides: what, with how much, to which end.
// It has to stay on one page, so that it lists strategies and not tasks.
func (b *builder) onePage() {
	b.chapters = append(b.chapters, Chapter{Title: core.T("한 장 요약", "One-page summary")})
	if v := b.Plan.Roadmap.Vision; v != "" {
		b.add(document.Found(v))
	} else {
		b.unset(InRoadmap, "비전", "The vision")
	}
	b.lead()
	b.summaryFigures()
	if names := b.chosenNames(); names != "" {
		b.add(document.Paragraph{Runs: []document.Run{{Text: b.tell("전략산업 ", "Strategic industries "), Bold: true}, {Text: names}}})
	} else {
		b.unset(InStudy, "전략산업", "The strategic industries")
	}
	if o := b.Region.Overview; o != nil && len(o.Findings) > 0 {
		b.evidence.add(o.Findings[0].Evidence)
		b.text(o.Findings[0].Text)
	}
	if e := b.Effects; e.Covered > 0 {
		b.evidence.add(e.Evidence)
		b.add(document.Text(b.tell("파급효과(추정, 예산 %[4]s 가운데 따라간 %[5]s): 생산 %[1]s, 부가가치 %[2]s, 취업 %[3]s명.", "Effects (estimated, of %[5]s out of %[4]s): production %[1]s, value added %[2]s, %[3]s jobs.",
			moneyOf(e.Production.Total), moneyOf(e.ValueAdded.Total), countOf(e.Jobs.Total), linkage.SayWon(float64(e.Plan.Won)), linkage.SayWon(float64(e.Covered)))))
	}
	b.summaryStrategies()
	b.summaryKPIs()
}

func (b *builder) summaryFigures() {
	u := b.budgets
	b.add(document.KeyFigures{Figures: []document.KeyFigure{
		{Label: b.tell("기간", "Years"), Value: yearSpan(b.Plan.Roadmap.From, b.Plan.Roadmap.To, core.English), Note: b.say(b.status())},
		{Label: b.tell("과제", "Tasks"), Value: strconv.Itoa(len(b.tasks())), Unit: b.things(), Note: b.tell("전략 %[1]d개 · %[2]s", "%[1]d strategies · %[2]s", len(b.Plan.Roadmap.Strategies), b.howFar())},
		{Label: b.tell("예산", "Budget"), Value: b.sayKnown(u.Total), Note: b.sourceShares(u)},
		{Label: "KPI", Value: strconv.Itoa(len(b.Plan.Roadmap.KPIs)), Unit: b.things(), Note: b.kpiStanding()},
	}})
}

// howFar is the progress of the plan in a word.
func (b *builder) howFar() string {
	a := b.Plan.Advance(b.At)
	if a.Percent == nil {
		return b.tell("진척 미상", "progress not known")
	}
	by := core.T("예산 가중", "by budget")
	if a.By == roadmap.ByCount {
		by = core.T("과제 평균", "by task")
	}
	said := b.tell("진척 %[1]s%%(%[2]s)", "%[1]s%% done (%[2]s)", core.Grouped(*a.Percent, 0, "△"), by)
	if a.Unknown > 0 {
		said += b.tell("(미보고 %d개 제외)", " (%d not reported)", a.Unknown)
	}
	return said
}

// sayKnown is the known money, or that nothing is.
func (b *builder) sayKnown(s roadmap.Sum) string {
	if s.Lines == s.Unknown {
		return b.tell("미정", "not known")
	}
	return b.say(linkage.SayWon(float64(s.Won)))
}

// sourceShares is who pays how much of the known money.
func (b *builder) sourceShares(u roadmap.Budgets) string {
	out := ""
	if u.Total.Won > 0 {
		for _, g := range u.BySource {
			if g.Sum.Won > 0 {
				if out != "" {
					out += " · "
				}
				out += b.say(g.Title) + " " + core.Grouped(float64(g.Sum.Won)/float64(u.Total.Won)*percent, 0, "") + "%"
			}
		}
	}
	if u.Total.Unknown > 0 {
		out += b.tell(" (미정 %d건 별도)", " (%d TBD)", u.Total.Unknown)
	}
	return out
}

func (b *builder) kpiStanding() string {
	n := map[roadmap.Standing]int{}
	for _, t := range b.Tracks {
		n[t.Standing]++
	}
	return b.tell("순조 %[1]d · 미달 %[2]d · 미상 %[3]d", "%[1]d on track, %[2]d behind, %[3]d unknown", n[roadmap.OnTrack], n[roadmap.Behind], n[roadmap.Unknown])
}

func (b *builder) summaryStrategies() {
	t := document.Table{Caption: b.tell("전략", "Strategies"), Source: b.planSource(), Columns: append(words(b.tell("전략", "Strategy")), ranked(b.tell("과제", "Tasks"), b.tell("예산 (백만원)", "Budget (million won)"))...)}
	t.Columns[0].Width, t.Columns[2].Width = 3, 1.5
	const most = 5 // rows that leave the page one
	lanes := b.gantt.Lanes[:min(len(b.gantt.Lanes), most)]
	if n := len(b.gantt.Lanes) - len(lanes); n > 0 {
		t.Notes = append(t.Notes, b.tell("전략이 %[1]d개 더 있습니다.", "%[1]d more %[2]s not shown.", n, core.Plural(n, "strategy is", "strategies are")))
	}
	for _, lane := range lanes {
		t.Rows = append(t.Rows, cells(document.Word(lane.Title), document.Number(float64(len(lane.Bars)), 0), b.won(groupOf(b.budgets.ByStrategy, lane.ID))))
	}
	if len(t.Rows) == 0 {
		b.unset(InRoadmap, "전략", "The strategies")
		return
	}
	b.table(t)
}

func (b *builder) summaryKPIs() {
	if len(b.Tracks) == 0 {
		b.unset(InRoadmap, "KPI", "The KPIs")
		return
	}
	const most = 4 // rows that leave the page one
	last := b.Plan.Roadmap.To
	t := document.Table{Caption: b.tell("KPI", "KPIs"), Source: b.allSources(), Columns: append(append(words("KPI"), ranked(b.tell("기준값", "Baseline"), b.tell("최근 실적", "Latest"), b.tell("%d년 목표", "Target %d", last))...), words(b.tell("판정", "Standing"))...)}
	t.Columns[0].Width = 2.6
	for _, k := range b.Tracks[:min(len(b.Tracks), most)] {
		base, actual, target := document.Word("–"), document.Word("–"), document.Word("–")
		if k.KPI.Baseline != nil {
			base = document.Number(k.KPI.Baseline.Value, plain(k.KPI.Baseline.Value))
		}
		if said := latestActual(k); said != "" {
			actual = document.Word(said)
		}
		if x, ok := k.KPI.Targets[last]; ok {
			target = document.Number(x, plain(x))
		}
		t.Rows = append(t.Rows, cells(document.Word(k.KPI.Title+unitIn(k.KPI.Unit)), base, actual, target, document.Word(b.say(k.Standing.Title()))))
	}
	if n := len(b.Tracks) - most; n > 0 {
		t.Notes = append(t.Notes, b.tell("KPI가 %[1]d개 더 있습니다.", "%[1]d more %[2]s not shown.", n, core.Plural(n, "KPI is", "KPIs are")))
	}
	b.table(t)
}

// allSources are the plan and the data of every number on the page.
func (b *builder) allSources() string {
	if from := b.source(b.evidence.list...); from != "" {
		return b.planSource() + "; " + from
	}
	return b.planSource()
}

func moneyOf(x *float64) core.Text {
	if x == nil {
		return core.T("미상", "not known")
	}
	return linkage.SayWon(*x)
}

func countOf(x *float64) string {
	if x == nil {
		return "–"
	}
	return core.Grouped(*x, 0, "△")
}
