package linkage

import (
	"context"
	"math"
	"strings"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/linkage"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// mostSteps is how many sectors a waterfall tells one by one.
const mostSteps = 6

// wonScale is the unit that an outcome's money is shown in: 억원 unless it is
// too small for it.
func wonScale(most float64) ui.Scale {
	if math.Abs(most) < 1e8 {
		return ui.MillionWon
	}
	return ui.Eok
}

// outcomeFormat writes the columns of an outcome's sheet.
func outcomeFormat(scale ui.Scale, money core.Text) func(diagnosis.Column) (ui.Format, core.Text) {
	return func(c diagnosis.Column) (ui.Format, core.Text) {
		switch {
		case c.Kind == diagnosis.KindShare:
			return ui.Percent(1), core.Text{}
		case c.Unit.Ko == "명":
			return ui.Fixed(1), c.Unit
		case scale != 0:
			return ui.Money(ui.Won, scale, 1), scale.Unit()
		default:
			return ui.Fixed(1), money
		}
	}
}

// effectView shows what a spending sets in motion.
func effectView(ctx context.Context, sc *linkage.Scene, e *linkage.Effect) *outcomeView {
	scale := wonScale(e.Demand)
	money := ui.Money(ui.Won, scale, 1)
	v := &outcomeView{Findings: scene.Findings(e.Findings), Drawers: scene.Drawers([]core.Evidence{e.Evidence}), Files: scene.Files(ctx, linkageHref+"/effect")}
	href := "#" + scene.EvidenceID(e.Evidence)
	figure := func(label core.Text, s linkage.Split, f ui.Format, unit core.Text, why core.Text) {
		k := ui.KeyFigure{Label: label, Value: ui.Num(s.Total, f), Unit: unit, Period: page.PeriodText(sc.Year), Href: href}
		switch {
		case math.IsNaN(s.Total):
			k.Value = ui.NA(why)
		case sc.Regional():
			k.Compare = core.Tf("%[1]s 안 %[2]s · 밖 %[3]s", "%[2]s in %[1]s · %[3]s outside", sc.Place, page.SayNumber(f, s.Inside), page.SayNumber(f, s.Outside))
		case !math.IsNaN(s.Direct):
			k.Compare = core.Tf("직접 %[1]s · 간접 %[2]s", "direct %[1]s · indirect %[2]s", page.SayNumber(f, s.Direct), page.SayNumber(f, s.Indirect))
		}
		v.Figures = append(v.Figures, k)
	}
	noRow := core.T("표에 필요한 행이 없습니다.", "The table lacks the row.")
	figure(core.T("생산", "Production"), e.Production, money, scale.Unit(), noRow)
	figure(core.T("부가가치", "Value added"), e.ValueAdded, money, scale.Unit(), noRow)
	figure(core.T("일자리", "Jobs"), e.Jobs, jobsFormat(e.Jobs.Total), core.T("명", "persons"), e.JobsReason)
	if !sc.Regional() && !math.IsNaN(e.Imports.Total) {
		figure(core.T("해외로 나가는 수입", "Imports"), e.Imports, money, scale.Unit(), noRow)
	}
	v.Chart = effectChart(sc, e, scale)
	v.Table = sheetTable("effect", sc.EffectSheet(e), v.Files, outcomeFormat(scale, core.Text{}))
	unsorted(&v.Table)
	v.Table.Caption = core.T("수요를 준 부문별", "By sector of the demand")
	if e.Arising {
		v.Table.Caption = core.T("효과가 생기는 부문별", "By sector in which the effects arise")
	} else {
		v.Remarks = append(v.Remarks, core.T("공표 계수는 효과가 어느 산업에서 생기는지 말하지 않습니다. 표는 돈을 쓴 산업별입니다.", "Published coefficients do not tell in which sectors the effects arise: the table lists those that were spent on."))
	}
	if len(e.Ignored) > 0 {
		v.Remarks = append(v.Remarks, core.Tf("총산출이 0인 부문의 수요는 따라갈 수 없어 뺐습니다: %s.", "Demand for sectors with zero output cannot be followed: %s.", strings.Join(e.Ignored, ", ")))
	}
	if math.IsNaN(e.Jobs.Total) && !e.JobsReason.IsZero() {
		v.Remarks = append(v.Remarks, core.Tf("일자리를 낼 수 없습니다: %s", "Jobs are not known: %s", e.JobsReason))
	}
	return v
}

// jobsFormat shows a decimal of few jobs, so that parts sum to the whole.
func jobsFormat(total float64) ui.Format {
	const many = 1000
	if math.Abs(total) < many {
		return ui.Fixed(1)
	}
	return ui.Whole()
}

// unsorted takes the sorting off a table whose order says something.
func unsorted(t *ui.Table) {
	for k := range t.Columns {
		t.Columns[k].Key = ""
	}
}

// effectChart leads from what was spent to the production that comes of it.
func effectChart(sc *linkage.Scene, e *linkage.Effect, scale ui.Scale) *ui.Chart {
	steps := []ui.Step{{Label: core.T("쓴 돈(직접)", "Spent (direct)"), Value: ui.Real(e.Production.Direct), Total: true}}
	summary := core.T("쓴 돈에서 시작해 거래를 따라 다른 산업에서 생기는 생산을 더해 갑니다.", "From what was spent, production that arises in other sectors along the chain is added.")
	if sc.Regional() {
		steps = append(steps,
			ui.Step{Label: core.Tf("%s 안 파급", "Further in %s", sc.Place), Value: ui.Real(e.Production.Inside - e.Production.Direct)},
			ui.Step{Label: core.Tf("%s 합계", "All in %s", sc.Place), Value: ui.Real(e.Production.Inside), Total: true},
			ui.Step{Label: core.T("지역 밖", "Outside"), Value: ui.Real(e.Production.Outside)})
		summary = core.T("쓴 돈에 지역 안의 파급을 더하고, 지역 밖으로 나간 파급을 더합니다.", "To what was spent come effects inside the region, then those that leave it.")
	} else {
		rest := e.Production.Indirect
		n := 0
		for _, r := range e.Rows {
			if n == mostSteps || math.IsNaN(r.Production.Indirect) || r.Production.Indirect == 0 {
				continue
			}
			steps = append(steps, ui.Step{Label: r.Name, Value: ui.Real(r.Production.Indirect)})
			rest -= r.Production.Indirect
			n++
		}
		if n == mostSteps {
			steps = append(steps, ui.Step{Label: core.T("그 밖의 산업", "Other sectors"), Value: ui.Real(rest)})
		}
	}
	steps = append(steps, ui.Step{Label: core.T("생산 합계", "Production in all"), Value: ui.Real(e.Production.Total), Total: true})
	return &ui.Chart{
		ID: "effect-chart", Source: linkageSource(sc), Summary: summary,
		Title: core.Tf("쓴 돈이 일으키는 생산, %[1]s %[2]s", "Production set in motion, %[1]s %[2]s", sc.Place, page.PeriodText(sc.Year)),
		Spec:  ui.Waterfall{Axis: ui.Axis{Title: core.T("생산", "Production"), Unit: scale.Unit(), Format: ui.Money(ui.Won, scale, 1)}, Steps: steps},
	}
}

// lossView shows what an economy loses, in the table's unit.
func lossView(ctx context.Context, sc *linkage.Scene, l *linkage.Loss) *outcomeView {
	v := &outcomeView{Findings: scene.Findings(l.Findings), Drawers: scene.Drawers([]core.Evidence{l.Evidence}), Files: scene.Files(ctx, linkageHref+"/loss")}
	href := "#" + scene.EvidenceID(l.Evidence)
	figure := func(label core.Text, s linkage.Split, f ui.Format, unit, why core.Text) {
		k := ui.KeyFigure{Label: label, Value: ui.Num(-s.Total, f), Unit: unit, Period: page.PeriodText(sc.Year), Href: href}
		if math.IsNaN(s.Total) {
			k.Value = ui.NA(why)
		} else {
			k.Compare = core.Tf("그 산업 %[1]s · 다른 산업 %[2]s", "itself %[1]s · others %[2]s", page.SayNumber(f, -s.Direct), page.SayNumber(f, -s.Indirect))
		}
		v.Figures = append(v.Figures, k)
	}
	noRow := core.T("표에 부가가치 행이 없습니다.", "The table has no row of value added.")
	figure(core.T("생산", "Production"), l.Production, ui.Whole(), l.Unit, noRow)
	figure(core.T("부가가치", "Value added"), l.ValueAdded, ui.Whole(), l.Unit, noRow)
	figure(core.T("일자리", "Jobs"), l.Jobs, jobsFormat(l.Jobs.Total), core.T("명", "persons"), l.JobsReason)
	v.Table = sheetTable("loss", sc.LossSheet(l), v.Files, outcomeFormat(0, l.Unit))
	unsorted(&v.Table)
	v.Remarks = []core.Text{core.T("그 산업이 팔던 것도 사던 것도 사라진다고 보고, 다른 곳에서 메우지 않을 때의 몫입니다(가설적 추출법). 실제로는 수입이나 다른 공장이 얼마간 메웁니다.",
		"As if all that the plant sold and bought went with it and nobody took its place (hypothetical extraction). In fact imports or other plants make up for part of it.")}
	v.Chart = lossChart(sc, l)
	return v
}

func lossChart(sc *linkage.Scene, l *linkage.Loss) *ui.Chart {
	steps := []ui.Step{{Label: l.Sector.Name, Value: ui.Real(-l.Production.Direct), Total: true}}
	rest, n := l.Production.Indirect, 0
	for _, r := range l.Rows {
		if r.Code == l.Sector.Code || n == mostSteps || r.Production == 0 {
			continue
		}
		steps = append(steps, ui.Step{Label: r.Name, Value: ui.Real(-r.Production)})
		rest -= r.Production
		n++
	}
	if n == mostSteps {
		steps = append(steps, ui.Step{Label: core.T("그 밖의 산업", "Other sectors"), Value: ui.Real(-rest)})
	}
	steps = append(steps, ui.Step{Label: core.T("모두", "In all"), Value: ui.Real(-l.Production.Total), Total: true})
	return &ui.Chart{
		ID: "loss-chart", Source: linkageSource(sc),
		Title:   core.Tf("사라지는 생산, %[1]s %[2]s", "Production lost, %[1]s %[2]s", sc.Place, page.PeriodText(sc.Year)),
		Summary: core.T("떠나는 공장의 산업이 잃는 생산에서 시작해, 거래를 따라 다른 산업이 잃는 생산을 더해 갑니다.", "From what the plant's own sector loses, what others lose along the chain is added."),
		Spec:    ui.Waterfall{Axis: ui.Axis{Title: core.T("생산", "Production"), Unit: l.Unit, Format: ui.Whole()}, Steps: steps},
	}
}
