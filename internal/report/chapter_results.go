package report

import (
	"math"
	"slices"
	"strconv"

	"naru/internal/core"
	"naru/internal/document"
	"naru/internal/linkage"
	"naru/internal/roadmap"
)

// results is the chapter of money, of how the plan is watched, and of what it
// sets in motion.
func (b *builder) results() {
	b.chapter(core.T("재원·성과관리·파급효과", "Money, results and effects"))
	b.section("재원", "Money")
	b.money()
	b.section("성과관리", "Watching results")
	b.text(b.Plan.Advance(b.At).Text)
	b.tracks()
	b.section("파급효과", "Effects")
	b.effects()
	b.section("기대효과", "Expected effects")
	b.passageOrBlank(roadmap.Outlook)
}

func (b *builder) money() {
	u := b.budgets
	if u.Total.Lines == 0 {
		b.unset(InRoadmap, "과제의 예산", "The money of the tasks")
		return
	}
	bars := document.Bars{Stacked: true, Value: document.Axis{Title: b.tell("예산 (백만원)", "Budget (million won)")}}
	t := document.Table{Caption: b.tell("재원별·연도별 예산", "Budget by source and year"), Unit: b.tell("백만원", "million won"), Source: b.planSource(), Columns: words(b.tell("재원", "Source"))}
	for _, year := range u.Years {
		bars.Categories = append(bars.Categories, strconv.Itoa(year))
		t.Columns = append(t.Columns, ranked(strconv.Itoa(year))...)
	}
	t.Columns = append(t.Columns, ranked(b.tell("합계", "Total"))...)
	for i, source := range roadmap.Sources() {
		row := cells(document.Word(b.say(source.Title())))
		series := document.Series{Name: b.say(source.Title()), Highlight: i == 0}
		for _, year := range u.Years {
			c := cellOf(u, source, year)
			row.Cells = append(row.Cells, b.won(c.Sum))
			series.Values = append(series.Values, knownMillions(c.Sum))
			if c.State == roadmap.Over {
				t.Notes = append(t.Notes, b.tell("%[1]d년 %[2]s이(가) 한도보다 %[3]s 많습니다.", "%[2]s money of %[1]d is %[3]s above its ceiling.", year, source.Title(), linkage.SayWon(float64(c.Over))))
			}
		}
		row.Cells = append(row.Cells, b.won(groupOf(u.BySource, string(source))))
		t.Rows = append(t.Rows, row)
		bars.Series = append(bars.Series, series)
	}
	sum := document.Row{Kind: document.Total, Cells: []document.Cell{document.Word(b.tell("합계", "Total"))}}
	for _, year := range u.Years {
		sum.Cells = append(sum.Cells, b.won(groupOf(u.ByYear, strconv.Itoa(year))))
	}
	sum.Cells = append(sum.Cells, b.won(u.Total))
	t.Rows = append(t.Rows, sum)
	if n := len(u.Unplanned); n > 0 {
		b.gap(InRoadmap, core.Tf("예산을 한 줄도 적지 않은 과제 %d개는 합계에 들어 있지 않습니다.", "%d tasks without any budget line are in no sum.", n))
	}
	if u.Total.Unknown > 0 {
		t.Notes = append(t.Notes, b.tell("‘미정’은 금액을 정하지 않은 줄이 있다는 뜻입니다. 합계는 아는 금액만의 합입니다.", "TBD means that some amounts are not settled; sums are of what is known."))
	}
	b.figure(document.Figure{
		Caption: b.tell("재원별·연도별 예산", "Budget by source and year"), Chart: bars, Source: b.planSource(),
		Alt: b.tell("연도별 예산을 재원으로 나누어 쌓은 막대그림입니다. 전체는 %s입니다.", "Bars of the budget by year, stacked by source; in all %s.", b.sayMoney(u.Total)),
	})
	b.table(t)
	b.ceilings(u)
	b.groups(b.tell("전략별 예산", "Budget by strategy"), b.tell("전략", "Strategy"), u.ByStrategy)
	b.groups(b.tell("단계별 예산", "Budget by stage"), b.tell("단계", "Stage"), u.ByTerm)
}

func cellOf(u roadmap.Budgets, source roadmap.Source, year int) roadmap.Cell {
	for _, c := range u.Cells {
		if c.Source == source && c.Year == year {
			return c
		}
	}
	return roadmap.Cell{}
}

// knownMillions is a sum for a picture; nothing written or nothing known is a
// gap.
func knownMillions(s roadmap.Sum) float64 {
	if s.Lines == s.Unknown {
		return math.NaN()
	}
	return float64(s.Won) / million
}

func groupOf(list []roadmap.Group, key string) roadmap.Sum {
	for _, g := range list {
		if g.Key == key {
			return g.Sum
		}
	}
	return roadmap.Sum{}
}

// ceilings holds the money against what may be spent.
func (b *builder) ceilings(u roadmap.Budgets) {
	t := document.Table{
		Caption: b.tell("재원별 한도와 예산", "Ceilings and budget by source"), Source: b.planSource(),
		Columns: append(append(words(b.tell("재원", "Source")), ranked(b.tell("연도", "Year"), b.tell("한도 (백만원)", "Ceiling (million won)"), b.tell("예산 (백만원)", "Budget (million won)"))...), words(b.tell("판정", "Standing"))...),
	}
	for _, c := range u.Cells {
		if c.Ceiling == nil {
			continue
		}
		limit := float64(*c.Ceiling) / million
		t.Rows = append(t.Rows, cells(document.Word(b.say(c.Source.Title())), document.Word(strconv.Itoa(c.Year)), document.Number(limit, plain(limit)), b.won(c.Sum), document.Word(b.say(c.State.Title()))))
	}
	if len(t.Rows) == 0 {
		b.unset(InRoadmap, "재원별 한도", "The ceilings of the sources")
		return
	}
	b.table(t)
}

func (b *builder) groups(caption, head string, list []roadmap.Group) {
	t := document.Table{Caption: caption, Source: b.planSource(), Columns: append(words(head), ranked(b.tell("예산 (백만원)", "Budget (million won)"))...)}
	t.Columns[0].Width = 3
	for _, g := range list {
		t.Rows = append(t.Rows, cells(document.Word(known(b.say(g.Title), b)), b.won(g.Sum)))
	}
	if len(t.Rows) > 0 {
		b.table(t)
	}
}

// tracks holds targets against actual numbers: a table of all, a picture of
// each KPI that has something to show.
func (b *builder) tracks() {
	if len(b.Tracks) == 0 {
		b.unset(InRoadmap, "KPI", "The KPIs")
		return
	}
	t := document.Table{
		Caption: b.tell("KPI의 목표와 실적", "KPIs: targets and actual numbers"), Source: b.planSource(),
		Columns: append(append(words("KPI"), ranked(b.tell("최근 실적", "Latest actual"), b.tell("그해 목표", "Target of that year"))...), words(b.tell("판정", "Standing"), b.tell("근거", "Grounds"))...),
	}
	t.Columns[0].Width, t.Columns[1].Width, t.Columns[4].Width = 2.2, 1.6, 3
	for _, k := range b.Tracks {
		b.evidence.add(k.Evidence)
		actual, target := document.Word("–"), document.Word("–")
		why := b.say(k.Reason)
		if said := latestActual(k); said != "" {
			actual = document.Word(said)
		}
		switch y := shownYear(k); {
		case y != nil:
			target = maybe(y.Target, decimalsOf(y.Target))
			if why == "" {
				why = b.say(k.Rule)
			}
			if y.Standing == roadmap.Unknown && !y.Reason.IsZero() {
				why = b.say(y.Reason)
			}
		case why == "":
			why = b.tell("실적이 아직 없습니다.", "There is no actual number yet.")
		}
		t.Rows = append(t.Rows, cells(document.Word(k.KPI.Title+unitIn(k.KPI.Unit)), actual, target, document.Word(b.say(k.Standing.Title())), document.Word(why)))
	}
	b.table(t)
	for _, k := range b.Tracks {
		b.track(k)
	}
}

// shownYear is the year of a KPI that tables show: the last one that can be held
// against a target, or else the last with an actual number; nil where there is
// none.
func shownYear(k roadmap.Track) *roadmap.TrackYear {
	if k.Latest != nil {
		return k.Latest
	}
	return k.Newest
}

// latestActual is the actual number of that year. The summary and the chapter say
// the same; it is empty where there is none.
func latestActual(k roadmap.Track) string {
	y := shownYear(k)
	if y == nil || y.Actual == nil {
		return ""
	}
	return core.Grouped(*y.Actual, plainMost(*y.Actual, 2), "△") + " (" + strconv.Itoa(y.Year) + ")"
}

func decimalsOf(x *float64) int {
	if x == nil {
		return 0
	}
	return plain(*x)
}

func (b *builder) track(k roadmap.Track) {
	lines := document.Lines{Value: document.Axis{Title: k.KPI.Title + unitIn(k.KPI.Unit)}, Series: []document.Series{
		{Name: b.tell("실적", "Actual"), Highlight: true}, {Name: b.tell("목표", "Target"), Dashed: true},
	}}
	points := 0
	for _, y := range k.Years {
		lines.Periods = append(lines.Periods, strconv.Itoa(y.Year))
		for i, x := range []*float64{y.Actual, y.Target} {
			value := math.NaN()
			if x != nil {
				value, points = *x, points+1
				lines.Value.Decimals = max(lines.Value.Decimals, min(plain(*x), 2))
			}
			lines.Series[i].Values = append(lines.Series[i].Values, value)
		}
	}
	const fewest = 2
	if points < fewest {
		return
	}
	b.figure(document.Figure{
		Caption: b.tell("KPI ‘%s’의 목표와 실적", "Target and actual of the KPI ‘%s’", k.KPI.Title), Chart: lines, Source: b.joinSource(k),
		Alt: b.tell("‘%s’의 연도별 목표(점선)와 실적(실선)입니다.", "Targets (dashed) and actual numbers (solid) of ‘%s’ by year.", k.KPI.Title),
	})
}

// joinSource is where a KPI's targets and its actual numbers are from.
func (b *builder) joinSource(k roadmap.Track) string {
	if from := b.source(k.Evidence); from != "" {
		return b.planSource() + "; " + from
	}
	return b.planSource()
}

// effects is what the known money sets in motion.
func (b *builder) effects() {
	e := b.Effects
	if !e.Reason.IsZero() {
		b.gap(InLinkage, e.Reason)
		return
	}
	if e.Covered == 0 {
		if slices.ContainsFunc(e.Left, func(l roadmap.Left) bool { return l.Why == roadmap.NotLinked }) {
			b.gap(InBridge, core.T("과제의 산업을 산업연관 자료의 부문에 이을 수 없어 파급효과를 계산하지 못했습니다.", "The industries of the tasks cannot be followed to sectors of the input–output data, so that effects cannot be worked out."))
		} else {
			b.gap(InRoadmap, core.T("산업과 금액이 함께 적힌 과제가 없어 파급효과를 계산하지 못했습니다.", "No task has both an industry and an amount, so that effects cannot be worked out."))
		}
		b.remarks(e.Reasons()...)
		return
	}
	b.add(document.Text(b.tell("%s 계수로 어림한 것이며 실제 결과가 아닙니다.", "%s They are estimated by coefficients; nobody observed them.", e.Say())))
	t := document.Table{
		Caption: b.tell("예산의 파급효과", "Effects of the budget"),
		Columns: append(words(b.tell("효과", "Effect")), ranked(b.tell("지역 안", "Inside"), b.tell("지역 밖", "Outside"), b.tell("합계", "Total"))...),
	}
	t.Columns[0].Width = 2
	line := func(ko, en string, s roadmap.Spread, by float64, decimals int) {
		row := cells(document.Word(b.tell(ko, en)))
		for _, x := range []*float64{s.Inside, s.Outside, s.Total} {
			if x != nil {
				row.Cells = append(row.Cells, document.Number(*x/by, decimals))
			} else {
				row.Cells = append(row.Cells, document.Word("–"))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	line("생산유발 (백만원)", "Production (million won)", e.Production, million, 0)
	line("부가가치유발 (백만원)", "Value added (million won)", e.ValueAdded, million, 0)
	line("취업유발 (명)", "Employment (persons)", e.Jobs, 1, 0)
	t.Notes = append(t.Notes, b.tell("–는 자료가 알려 주지 않는 것입니다.", "– is what the data do not tell."))
	b.table(t, e.Evidence)
	b.remarks(e.Reasons()...)
	b.remarks(e.Notes...)
}
