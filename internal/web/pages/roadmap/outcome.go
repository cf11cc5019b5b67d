package roadmap

import (
	"math"
	"net/url"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/linkage"
	"naru/internal/roadmap"
	"naru/internal/web/ui"
)

// outcomeView is a scenario beside the plan that it starts from.
type outcomeView struct {
	Finding  core.Text
	Sides    ui.Table
	Tasks    ui.Table
	Years    ui.Table
	KPIs     ui.Table
	Notes    []core.Text
	Followed [2]core.Text // of how much money the effects are, now and then
	Missing  []core.Text  // why some of the money is not followed
	Bridge   string       // where sectors are linked to industries
	Evidence core.Evidence
}

func newOutcome(m money, o *roadmap.Outcome, number int) outcomeView {
	v := outcomeView{Sides: sidesTable(m, o, number), Tasks: movedTable(m, o), Years: yearsTable(m, o), KPIs: effectTable(o)}
	v.Notes, v.Missing = append(v.Notes, o.Ripple.Notes...), o.Ripple.Missing
	if o.Ripple.Reason.IsZero() {
		v.follow(o)
	} else {
		v.Notes = append(v.Notes, core.Tf("파급효과를 알 수 없습니다. %s", "The wider effects are not known. %s", o.Ripple.Reason))
	}
	v.Evidence = o.Ripple.Evidence
	v.Finding = outcomeText(m, o)
	return v
}

// follow says of how much money the effects are, on both sides where they differ.
func (v *outcomeView) follow(o *roadmap.Outcome) {
	now, then := o.Ripple.Followed[0].Say(), o.Ripple.Followed[1].Say()
	v.Followed[0] = core.Tf("파급효과: %s", "Wider effects: %s", now)
	if now != then {
		v.Followed[0] = core.Tf("파급효과, 지금: %s", "Wider effects now: %s", now)
		v.Followed[1] = core.Tf("파급효과, 가정: %s", "Wider effects in the scenario: %s", then)
	}
	if from := o.Ripple.Evidence.Sources; len(from) > 0 {
		v.Bridge = ui.SectionLinkage + "/sectors?" + url.Values{linkage.ParamTable: {from[0].Dataset}}.Encode()
	}
}

// outcomeText says in a sentence or two what would become of the plan.
func outcomeText(m money, o *roadmap.Outcome) core.Text {
	if len(o.Tasks) == 0 {
		return core.T("이 가정으로는 아무 과제도 바뀌지 않습니다.", "No task would change.")
	}
	text := core.Tf("과제 %d개가 바뀝니다.", "%d task(s) would change.", len(o.Tasks))
	switch {
	case o.End[0] != o.End[1] && o.End[0] > 0 && o.End[1] > 0:
		text = core.Tf("%[1]s 마지막 과제는 %[2]s 대신 %[3]s에 끝납니다.", "%[1]s The last one ends in %[3]s instead of %[2]s.", text, o.End[0].Title(), o.End[1].Title())
	default:
		text = core.Tf("%s 계획이 끝나는 때는 그대로입니다.", "%s The plan ends when it did.", text)
	}
	if diff := o.Budget[1].Total.Won - o.Budget[0].Total.Won; diff != 0 {
		text = core.Tf("%[1]s 예산은 %[2]s에서 %[3]s이 됩니다.", "%[1]s The money goes from %[2]s to %[3]s.", text, m.say(o.Budget[0].Total), m.say(o.Budget[1].Total))
	}
	return text
}

// sidesTable sets the sums of both side by side.
func sidesTable(m money, o *roadmap.Outcome, number int) ui.Table {
	t := ui.Table{ID: "sides", Caption: core.T("나란히", "Side by side"), Columns: []ui.Column{
		{Title: core.T("무엇", "What")},
		{Title: core.T("단위", "Unit")},
		{Title: versionName(number), Numeric: true},
		{Title: core.T("가정한 계획", "the scenario"), Numeric: true},
		{Title: core.T("차이", "Difference"), Numeric: true},
	}}
	add := func(title, unit core.Text, before, after, diff ui.Cell) {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{ui.Label(title), ui.Label(unit), before, after, diff}})
	}
	count := func(ko, en string, before, after int) {
		add(core.T(ko, en), core.T("개", "number"), ui.Num(float64(before), ui.Whole()), ui.Num(float64(after), ui.Whole()), ui.Num(float64(after-before), ui.Whole().WithSign()))
	}
	add(core.T("마지막 과제가 끝나는 때", "The last task ends"), core.T("분기", "quarters"), quarterCell(o.End[0]), quarterCell(o.End[1]), ui.Num(float64(o.End[1]-o.End[0]), ui.Whole().WithSign()))
	b, a := o.Budget[0].Total, o.Budget[1].Total
	add(core.T("총예산", "Money in all"), m.scale.Unit(), m.cell(b), m.cell(a), ui.Num(float64(a.Won-b.Won), m.format.WithSign()))
	count("한도를 넘는 칸", "Cells over the ceiling", len(o.Budget[0].Over), len(o.Budget[1].Over))
	count("선행 과제보다 이른 시작", "Starts that come too early", len(o.Late[0]), len(o.Late[1]))
	ripple := func(ko, en string, x roadmap.Beside, unit core.Text, f ui.Format) {
		add(core.T(ko, en), unit, besideCell(x.Before, f, o.Ripple.Reason), besideCell(x.After, f, o.Ripple.Reason), besideCell(shownDelta(x, f), f.WithSign(), o.Ripple.Reason))
	}
	if o.Ripple.Reason.IsZero() {
		was, is := o.Ripple.Followed[0].Covered, o.Ripple.Followed[1].Covered
		add(core.T("산업연관으로 따라간 예산", "Money that the effects below follow"), m.scale.Unit(), m.won(was), m.won(is), ui.Num(float64(is-was), m.format.WithSign()))
	}
	ripple("생산유발(지역 안)", "Output set in motion, in the region", o.Ripple.Production.Inside, m.scale.Unit(), m.format)
	ripple("생산유발(전체)", "Output set in motion, in all", o.Ripple.Production.Total, m.scale.Unit(), m.format)
	ripple("부가가치유발(전체)", "Value added set in motion, in all", o.Ripple.ValueAdded.Total, m.scale.Unit(), m.format)
	ripple("취업유발(전체)", "Jobs set in motion, in all", o.Ripple.Jobs.Total, core.T("명", "persons"), ui.Whole())
	return t
}

func quarterCell(q roadmap.Quarter) ui.Cell {
	if q == 0 {
		return ui.NA(core.T("날짜가 있는 과제가 없음", "no task has dates"))
	}
	return ui.Label(q.Title())
}

func besideCell(x *float64, f ui.Format, reason core.Text) ui.Cell {
	if x == nil {
		return ui.NA(reason)
	}
	return ui.Num(*x, f)
}

// shownDelta is the difference of two numbers as they are written, so that a
// reader who subtracts them finds the same.
func shownDelta(x roadmap.Beside, f ui.Format) *float64 {
	if x.Before == nil || x.After == nil {
		return nil
	}
	step := math.Pow10(f.Shift - f.Decimals)
	d := (math.Round(*x.After/step) - math.Round(*x.Before/step)) * step
	return &d
}

// movedTable lists the tasks whose dates or money change.
func movedTable(m money, o *roadmap.Outcome) ui.Table {
	unit := m.scale.Unit()
	t := ui.Table{ID: "moved", Caption: core.T("바뀌는 과제", "Tasks that change"), Dense: true, Columns: []ui.Column{
		{Title: core.T("과제", "Task")},
		{Title: core.T("지금", "Now")},
		{Title: core.T("가정", "Scenario")},
		{Title: core.T("예산", "Money"), Unit: unit, Numeric: true},
		{Title: core.T("가정한 예산", "Money then"), Unit: unit, Numeric: true},
		{Title: core.T("살펴볼 것", "To mind")},
	}}
	for _, x := range o.Tasks {
		mind := ui.Plain("")
		switch {
		case x.Dropped:
			mind = ui.Label(core.T("빠짐", "dropped")).Toned(ui.Warning)
		case x.LateAfter:
			mind = ui.Label(core.T("선행 과제보다 이른 시작", "starts too early")).Toned(ui.Danger)
		case x.OutsidePlan:
			mind = ui.Label(core.T("계획 기간 밖", "outside the years of the plan")).Toned(ui.Warning)
		case x.LateBefore:
			mind = ui.Label(core.T("순서가 맞게 됨", "now in order")).Toned(ui.Success)
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			ui.Plain(x.Task.Name()), datesCell(x.Start[0], x.End[0]), datesCell(x.Start[1], x.End[1]), m.cell(x.Money[0]), m.cell(x.Money[1]), mind,
		}})
	}
	return t
}

func datesCell(start, end roadmap.Quarter) ui.Cell {
	if start == 0 || end == 0 {
		return ui.NA(core.T("날짜 없음", "no dates"))
	}
	return ui.Label(core.Tf("%[1]s – %[2]s", "%[1]s – %[2]s", start.Title(), end.Title()))
}

// yearsTable is the money of each year on both sides.
func yearsTable(m money, o *roadmap.Outcome) ui.Table {
	unit := m.scale.Unit()
	t := ui.Table{ID: "years", Caption: core.T("해마다의 예산", "Money of each year"), Dense: true, Columns: []ui.Column{
		{Title: core.T("해", "Year")},
		{Title: core.T("지금", "Now"), Unit: unit, Numeric: true},
		{Title: core.T("가정", "Scenario"), Unit: unit, Numeric: true},
		{Title: core.T("차이", "Difference"), Unit: unit, Numeric: true},
		{Title: core.T("한도 초과(가정)", "Over the ceiling then"), Numeric: true},
	}}
	sides := [2]map[string]roadmap.Sum{{}, {}}
	var keys []string
	for i, b := range o.Budget {
		for _, g := range b.ByYear {
			if _, known := sides[0][g.Key]; !known && i == 1 || i == 0 {
				keys = append(keys, g.Key)
			}
			sides[i][g.Key] = g.Sum
		}
	}
	over := map[string]int{}
	for _, c := range o.Budget[1].Over {
		over[itoa(c.Year)]++
	}
	for _, k := range keys {
		before, after := sides[0][k], sides[1][k]
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			ui.Plain(k), m.cell(before), m.cell(after), ui.Num(float64(after.Won-before.Won), m.format.WithSign()), ui.Num(float64(over[k]), ui.Whole()),
		}})
	}
	return t
}

// effectTable is what the tasks contribute to the KPIs on both sides, in the
// years in which it differs or that have a target.
func effectTable(o *roadmap.Outcome) ui.Table {
	t := ui.Table{ID: "kpi-effects", Caption: core.T("과제가 KPI에 보태는 것", "What the tasks contribute to KPIs"), Dense: true, Note: o.KPIRule, Columns: []ui.Column{
		{Title: core.T("KPI", "KPI")},
		{Title: core.T("해", "Year")},
		{Title: core.T("목표", "Target"), Numeric: true},
		{Title: core.T("지금", "Now"), Numeric: true},
		{Title: core.T("가정", "Scenario"), Numeric: true},
		{Title: core.T("차이", "Difference"), Numeric: true},
	}, Empty: core.T("KPI에 보태는 과제가 없습니다.", "No task contributes to a KPI.")}
	unknown := core.T("알 수 없음", "not known")
	for _, k := range o.KPIs {
		format := ui.Fixed(statedDecimals(k.KPI, o.Before.Tasks))
		for _, y := range k.Years {
			delta := shownDelta(y.Sum, format)
			if y.Target == nil && (delta != nil && *delta == 0) {
				continue
			}
			t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
				ui.Plain(k.KPI.Title + " (" + k.KPI.Unit + ")"), ui.Plain(itoa(y.Year)), besideCell(y.Target, format, core.T("목표 없음", "no target")),
				besideCell(y.Sum.Before, format, unknown), besideCell(y.Sum.After, format, unknown), besideCell(delta, format.WithSign(), unknown),
			}})
		}
	}
	return t
}

// statedDecimals are those that people wrote for a KPI: a target between two of
// 1,000 and 1,001 persons is no half person.
func statedDecimals(k roadmap.KPI, tasks []roadmap.Task) int {
	most := 0
	for _, x := range k.Targets {
		most = max(most, decimalsOf(x))
	}
	if k.Baseline != nil {
		most = max(most, decimalsOf(k.Baseline.Value))
	}
	for i := range tasks {
		for _, c := range tasks[i].KPIs {
			if c.KPI == k.ID && c.Amount != nil {
				most = max(most, decimalsOf(*c.Amount))
			}
		}
	}
	return most
}

// decimalsOf are the decimals that a number has, at most two.
func decimalsOf(x float64) int {
	const most = 2
	_, fraction, _ := strings.Cut(strconv.FormatFloat(x, 'f', -1, 64), ".")
	return min(len(fraction), most)
}
