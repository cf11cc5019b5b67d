package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/document"
	"naru/internal/roadmap"
)

// vision is the chapter of what is aimed at and by whom it is carried.
func (b *builder) vision() {
	b.chapter(core.T("비전·목표·추진체계", "Vision, goals and who carries them"))
	r := b.Plan.Roadmap
	b.section("비전", "Vision")
	if r.Vision == "" {
		b.unset(InRoadmap, "비전", "The vision")
	} else {
		b.add(document.Found(r.Vision))
	}
	b.section("목표와 KPI", "Goals and KPIs")
	b.goals()
	b.kpis()
	b.section("전략", "Strategies")
	b.strategies()
	b.section("추진체계", "Who carries it out")
	b.passage(roadmap.Governance)
	b.owners()
}

func (b *builder) goals() {
	r := b.Plan.Roadmap
	if len(r.Goals) == 0 {
		b.unset(InRoadmap, "목표", "The goals")
		return
	}
	var items []string
	for _, g := range r.Goals {
		said := g.Text
		var names []string
		for _, id := range g.KPIs {
			if k, ok := r.KPI(id); ok {
				names = append(names, k.Title)
			}
		}
		if len(names) > 0 {
			said += " (KPI: " + strings.Join(names, ", ") + ")"
		}
		items = append(items, said)
	}
	b.add(document.List{Ordered: true, Items: items})
}

// kpis is every KPI with baseline and targets by year.
func (b *builder) kpis() {
	r := b.Plan.Roadmap
	if len(r.KPIs) == 0 {
		b.unset(InRoadmap, "KPI", "The KPIs")
		return
	}
	t := document.Table{Caption: b.tell("KPI의 기준값과 연도별 목표", "KPIs with baselines and targets by year"), Source: b.planSource(), Columns: append(words("KPI"), ranked(b.tell("기준값", "Baseline"))...)}
	t.Columns[0].Width, t.Columns[1].Width = 2.2, 1.5
	for year := r.From; year <= r.To; year++ {
		t.Columns = append(t.Columns, document.Column{Title: strconv.Itoa(year), Align: document.Right, Width: 1.2})
	}
	t.Columns = append(t.Columns, document.Column{Title: b.tell("실적의 출처", "Where actuals come from"), Width: 2.4})
	for _, k := range r.KPIs {
		base := document.Word(b.tell("미정", "not settled"))
		if k.Baseline != nil {
			base = document.Word(core.Grouped(k.Baseline.Value, plain(k.Baseline.Value), "△") + " (" + strconv.Itoa(k.Baseline.Year) + ")")
		} else {
			b.unsetQuiet("KPI ‘%s’의 기준값", "The baseline of the KPI ‘%s’", k.Title)
		}
		row := cells(document.Word(k.Title+unitIn(k.Unit)+b.tell(", %s", ", %s", k.Direction.Title())), base)
		for year := r.From; year <= r.To; year++ {
			if x, ok := k.Targets[year]; ok {
				row.Cells = append(row.Cells, document.Number(x, plain(x)))
			} else {
				row.Cells = append(row.Cells, document.Word("–"))
			}
		}
		if len(k.Targets) == 0 {
			b.unsetQuiet("KPI ‘%s’의 목표", "The targets of the KPI ‘%s’", k.Title)
		}
		from := b.tell("직접 입력", "typed by hand")
		if k.Series != nil {
			from = b.datasetTitle(k.Series.Dataset) + " · " + b.say(k.Series.Transform.Title())
		}
		row.Cells = append(row.Cells, document.Word(from))
		t.Rows = append(t.Rows, row)
	}
	t.Notes = append(t.Notes, b.tell("–는 그해의 목표를 적지 않은 것입니다.", "– means that no target is stated for the year."))
	b.table(t)
}

// unsetQuiet notes a gap of the roadmap that a table shows already.
func (b *builder) unsetQuiet(ko, en string, args ...any) {
	last := &b.chapters[len(b.chapters)-1]
	what := core.Tf(ko, en, args...)
	last.Gaps = append(last.Gaps, Gap{In: InRoadmap, Text: core.Tf("%s은(는) 아직 정하지 않았습니다.", "%s: not settled yet.", what)})
}

func unitIn(unit string) string {
	if unit == "" {
		return ""
	}
	return " (" + unit + ")"
}

func (b *builder) strategies() {
	r := b.Plan.Roadmap
	if len(r.Strategies) == 0 {
		b.unset(InRoadmap, "전략", "The strategies")
		return
	}
	t := document.Table{
		Caption: b.tell("전략과 목표", "Strategies and goals"), Source: b.planSource(),
		Columns: append(words(b.tell("전략", "Strategy"), b.tell("이루려는 목표", "Goals that it serves")), ranked(b.tell("과제", "Tasks"), b.tell("예산 (백만원)", "Budget (million won)"))...),
	}
	t.Columns[0].Width, t.Columns[1].Width, t.Columns[3].Width = 2, 3, 1.4
	for i, lane := range b.gantt.Lanes {
		var goals []string
		for _, g := range r.Goals {
			if slices.Contains(r.Strategies[i].Goals, g.ID) {
				goals = append(goals, g.Text)
			}
		}
		var money roadmap.Sum
		for _, g := range b.budgets.ByStrategy {
			if g.Key == lane.ID {
				money = g.Sum
			}
		}
		t.Rows = append(t.Rows, cells(document.Word(lane.Title), document.Word(known(strings.Join(goals, " / "), b)), document.Number(float64(len(lane.Bars)), 0), b.won(money)))
	}
	b.table(t)
}

// owners tells who carries which tasks.
func (b *builder) owners() {
	type share struct {
		tasks int
		names []string
	}
	by := map[string]*share{}
	var order []string
	for _, t := range b.tasks() {
		if by[t.Owner] == nil {
			by[t.Owner] = &share{}
			order = append(order, t.Owner)
		}
		by[t.Owner].tasks++
		for _, p := range t.Partners {
			if !slices.Contains(by[t.Owner].names, p) {
				by[t.Owner].names = append(by[t.Owner].names, p)
			}
		}
	}
	if len(order) == 0 {
		b.unset(InRoadmap, "과제", "The tasks")
		return
	}
	slices.SortStableFunc(order, func(x, y string) int { return cmp.Compare(by[y].tasks, by[x].tasks) })
	t := document.Table{
		Caption: b.tell("주체별 과제", "Tasks by who carries them"), Source: b.planSource(),
		Columns: append(words(b.tell("주체", "Owner")), append(ranked(b.tell("과제", "Tasks")), words(b.tell("협력 기관", "Partners"))...)...),
	}
	t.Columns[0].Width, t.Columns[2].Width = 2, 4
	for _, name := range order {
		shown := name
		if name == "" {
			shown = b.tell("미정", "not settled")
			b.unsetQuiet("과제 %d개의 주체", "The owners of %d tasks", by[name].tasks)
		}
		t.Rows = append(t.Rows, cells(document.Word(shown), document.Number(float64(by[name].tasks), 0), document.Word(strings.Join(by[name].names, ", "))))
	}
	b.table(t)
}
