package linkage

import (
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/linkage"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// mostSteps is how many sectors a waterfall tells one by one.
const mostSteps = 6

// told is one measure of an effect, as it is drawn.
type told struct {
	id     string
	title  core.Text
	axis   ui.Axis
	of     func(linkage.EffectRow) linkage.Split
	split  linkage.Split
	direct bool // it begins with what was spent
}

// effectCharts lead from what was spent to the production, the value added and the
// employment that come of it.
func effectCharts(sc *linkage.Scene, e *linkage.Effect, scale ui.Scale) (main *ui.Chart, beside []ui.Chart) {
	money := ui.Axis{Title: core.T("생산", "Production"), Unit: scale.Unit(), Format: ui.Money(ui.Won, scale, 1)}
	added := money
	added.Title = core.T("부가가치", "Value added")
	list := []told{
		{"effect-chart", core.T("쓴 돈이 일으키는 생산", "Production set in motion"), money, func(r linkage.EffectRow) linkage.Split { return r.Production }, e.Production, true},
		{"effect-added", core.T("쓴 돈이 일으키는 부가가치", "Value added set in motion"), added, func(r linkage.EffectRow) linkage.Split { return r.ValueAdded }, e.ValueAdded, false},
		{
			"effect-jobs", core.T("쓴 돈이 일으키는 취업유발", "Employment set in motion"),
			ui.Axis{Title: core.T("취업유발", "Employment"), Unit: core.T("명", "persons"), Format: jobsFormat(e.Jobs.Total)},
			func(r linkage.EffectRow) linkage.Split { return r.Jobs }, e.Jobs, false,
		},
	}
	for k, t := range list {
		if math.IsNaN(t.split.Total) {
			continue
		}
		c := t.chart(sc, e)
		if k == 0 {
			main = &c
		} else {
			beside = append(beside, c)
		}
	}
	return main, beside
}

// chart draws one measure: the region in its colour, what leaves it in grey.
func (t told) chart(sc *linkage.Scene, e *linkage.Effect) ui.Chart {
	var steps []ui.Step
	summary := core.T("쓴 돈에서 시작해 거래를 따라 다른 산업에서 생기는 몫을 더해 갑니다.", "From the sector that was spent on, what arises in other sectors along the chain is added.")
	whole := ui.RoleChosen
	if sc.Regional() {
		whole = ui.RoleComparison
		summary = core.T("지역 안에서 생기는 몫에 지역 밖으로 나가는 몫(회색)을 더합니다.", "To what arises inside the region comes what leaves it (grey).")
		if t.direct {
			steps = append(steps,
				ui.Step{Label: core.T("쓴 돈 (직접)", "Spent (direct)"), Value: ui.Real(t.split.Direct), Total: true, Role: ui.RoleChosen},
				ui.Step{Label: core.Tf("%s 안 파급", "Further in %s", sc.Place), Value: ui.Real(t.split.Inside - t.split.Direct), Role: ui.RoleChosen})
		}
		steps = append(steps,
			ui.Step{Label: core.Tf("%s 안", "In %s", sc.Place), Value: ui.Real(t.split.Inside), Total: true, Role: ui.RoleChosen},
			ui.Step{Label: core.T("지역 밖", "Outside"), Value: ui.Real(t.split.Outside), Role: ui.RoleOther})
	} else {
		steps = t.chain(e)
	}
	steps = append(steps, ui.Step{Label: core.T("합계", "In all"), Value: ui.Real(t.split.Total), Total: true, Role: whole})
	return ui.Chart{
		ID: t.id, Source: linkageSource(sc), Summary: summary,
		Title: core.Tf("%[1]s, %[2]s %[3]s", "%[1]s, %[2]s %[3]s", t.title, sc.Place, page.PeriodText(sc.Year)),
		Spec:  ui.Waterfall{Axis: t.axis, Steps: steps, Roles: true},
	}
}

// chain is what arises at once and then sector by sector. Where a table does not
// divide effects by sector all of it follows in one step.
func (t told) chain(e *linkage.Effect) []ui.Step {
	label := core.T("그 산업 (직접)", "The sector itself (direct)")
	if t.direct {
		label = core.T("쓴 돈 (직접)", "Spent (direct)")
	}
	if math.IsNaN(t.split.Direct) {
		return nil
	}
	steps := []ui.Step{{Label: label, Value: ui.Real(t.split.Direct), Total: true, Role: ui.RoleComparison}}
	rest, n := t.split.Indirect, 0
	for _, r := range byIndirect(e.Rows, t.of) {
		indirect := t.of(r).Indirect
		if n == mostSteps || !e.Arising || math.IsNaN(indirect) || indirect == 0 {
			break
		}
		steps = append(steps, ui.Step{Label: r.Name, Value: ui.Real(indirect), Role: ui.RoleOther})
		rest -= indirect
		n++
	}
	if n == mostSteps || n == 0 && rest != 0 {
		steps = append(steps, ui.Step{Label: core.T("그 밖의 산업", "Other sectors"), Value: ui.Real(rest), Role: ui.RoleOther})
	}
	return steps
}

// byIndirect puts the sectors in which most arises first.
func byIndirect(rows []linkage.EffectRow, of func(linkage.EffectRow) linkage.Split) []linkage.EffectRow {
	out := slices.DeleteFunc(slices.Clone(rows), func(r linkage.EffectRow) bool { return math.IsNaN(of(r).Indirect) })
	slices.SortStableFunc(out, func(a, b linkage.EffectRow) int {
		switch x, y := math.Abs(of(a).Indirect), math.Abs(of(b).Indirect); {
		case x > y:
			return -1
		case x < y:
			return 1
		default:
			return 0
		}
	})
	return out
}

func lossChart(sc *linkage.Scene, l *linkage.Loss) *ui.Chart {
	steps := []ui.Step{{Label: l.Sector.Name, Value: ui.Real(-l.Production.Direct), Total: true, Role: ui.RoleComparison}}
	rest, n := l.Production.Indirect, 0
	for _, r := range l.Rows {
		if r.Code == l.Sector.Code || n == mostSteps || r.Production == 0 {
			continue
		}
		steps = append(steps, ui.Step{Label: r.Name, Value: ui.Real(-r.Production), Role: ui.RoleOther})
		rest -= r.Production
		n++
	}
	if n == mostSteps {
		steps = append(steps, ui.Step{Label: core.T("그 밖의 산업", "Other sectors"), Value: ui.Real(-rest), Role: ui.RoleOther})
	}
	steps = append(steps, ui.Step{Label: core.T("모두", "In all"), Value: ui.Real(-l.Production.Total), Total: true, Role: ui.RoleChosen})
	return &ui.Chart{
		ID: "loss-chart", Source: linkageSource(sc),
		Title:   core.Tf("사라지는 생산, %[1]s %[2]s", "Production lost, %[1]s %[2]s", sc.Place, page.PeriodText(sc.Year)),
		Summary: core.T("떠나는 공장의 산업이 잃는 생산에서 시작해, 거래를 따라 다른 산업이 잃는 생산을 더해 갑니다.", "From what the plant's own sector loses, what others lose along the chain is added."),
		Spec:    ui.Waterfall{Axis: ui.Axis{Title: core.T("생산", "Production"), Unit: l.Unit, Format: ui.Whole()}, Steps: steps, Roles: true},
	}
}
