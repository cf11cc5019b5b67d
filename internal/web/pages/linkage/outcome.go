package linkage

import (
	"context"
	"math"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/linkage"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// outcomeFormat writes the columns of an outcome's sheet.
func outcomeFormat(money core.Text) func(diagnosis.Column) (ui.Format, core.Text) {
	return func(c diagnosis.Column) (ui.Format, core.Text) {
		switch {
		case c.Kind == diagnosis.KindShare:
			return ui.Percent(1), core.Text{}
		case c.Unit.Ko == "명":
			return ui.Fixed(1), c.Unit
		default:
			return ui.Fixed(1), money
		}
	}
}

// effectView shows what a spending sets in motion.
func effectView(ctx context.Context, sc *linkage.Scene, e *linkage.Effect) *outcomeView {
	scale := ui.Eok
	if e.Unit() == linkage.MillionW {
		scale = ui.MillionWon
	}
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
	figure(core.T("취업유발", "Employment"), e.Jobs, jobsFormat(e.Jobs.Total), core.T("명", "persons"), e.JobsReason)
	if !sc.Regional() && !math.IsNaN(e.Imports.Total) {
		figure(core.T("해외로 나가는 수입", "Imports"), e.Imports, money, scale.Unit(), noRow)
	}
	v.Chart, v.Beside = effectCharts(sc, e, scale)
	v.Cite = citation(ctx, sc, e.Findings)
	v.Table = sheetTable("effect", sc.EffectSheet(e), v.Files, outcomeFormat(e.Unit().Title()))
	unsorted(&v.Table)
	v.Table.Caption = core.T("수요를 준 부문별", "By sector of the demand")
	if e.Arising {
		v.Table.Caption = core.T("효과가 생기는 부문별", "By sector in which the effects arise")
	} else {
		v.Remarks = append(v.Remarks, core.T("공표 계수는 효과가 어느 산업에서 생기는지 말하지 않습니다. 표는 돈을 쓴 산업별입니다.", "Published coefficients do not tell in which sectors the effects arise: the table lists those that were spent on."))
	}
	if math.IsNaN(e.Jobs.Total) && !e.JobsReason.IsZero() {
		v.Remarks = append(v.Remarks, core.Tf("취업유발을 낼 수 없습니다: %s", "Employment is not known: %s", e.JobsReason))
	} else {
		v.Remarks = append(v.Remarks, sc.JobsMeaning())
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
	figure(core.T("취업유발", "Employment"), l.Jobs, jobsFormat(l.Jobs.Total), core.T("명", "persons"), l.JobsReason)
	v.Table = sheetTable("loss", sc.LossSheet(l), v.Files, outcomeFormat(l.Unit))
	unsorted(&v.Table)
	v.Remarks = []core.Text{core.T("그 산업이 팔던 것도 사던 것도 사라진다고 보고, 다른 곳에서 메우지 않을 때의 몫입니다(가설적 추출법). 실제로는 수입이나 다른 공장이 얼마간 메웁니다.",
		"As if all that the plant sold and bought went with it and nobody took its place (hypothetical extraction). In fact imports or other plants make up for part of it.")}
	if !math.IsNaN(l.Jobs.Total) {
		v.Remarks = append(v.Remarks, sc.JobsMeaning())
	}
	v.Chart = lossChart(sc, l)
	v.Cite = citation(ctx, sc, l.Findings)
	return v
}

// citation is a sentence with its source line, ready to be copied into a report.
func citation(ctx context.Context, sc *linkage.Scene, findings []diagnosis.Finding) string {
	if len(findings) == 0 {
		return ""
	}
	lang := ui.Lang(ctx)
	note := core.Tf("자료: %[1]s, %[2]s. %[3]s", "Source: %[1]s, %[2]s. %[3]s", linkageSource(sc), page.PeriodText(sc.Year), sc.Level)
	if sc.Dataset.Demo {
		note = core.Tf("%s 시범(합성) 자료입니다.", "%s Synthetic demo data.", note)
	}
	return findings[0].Text.In(lang) + "\n" + note.In(lang)
}
