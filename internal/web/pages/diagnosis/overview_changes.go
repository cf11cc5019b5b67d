package diagnosis

import (
	"context"
	"math"
	"net/http"
	"slices"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// mostTurnover is how many entries and how many exits are listed; the file has
// all of them.
const mostTurnover = 20

// moversChart shows the largest rises and falls; nil where nothing moved.
func moversChart(ctx context.Context, write scene.Writing, o *diagnosis.Overview) *ui.Chart {
	sc, c := o.Scene, o.Changes
	if len(c.Risers)+len(c.Fallers) == 0 {
		return nil
	}
	bars := ui.Bars{Axis: write.Axis(core.Tf("%s 증감", "Change in %s", sc.Measure.Title), diagnosis.KindAmount, sc.Measure.Unit)}
	bars.Axis.Format = bars.Axis.Format.WithSign()
	add := func(r diagnosis.IndustryRow, role ui.Role) {
		bars.Items = append(bars.Items, ui.Bar{Label: r.Name, Value: ui.Real(r.Value - r.Start), Role: role, Href: scene.IndustryHref(ctx, r.Code)})
	}
	for _, r := range c.Risers {
		add(r, ui.RoleChosen)
	}
	for _, r := range slices.Backward(c.Fallers) {
		add(r, ui.RoleComparison)
	}
	table := write.Table("changes-table", o.ChangesSheet(c.Largest(mostTurnover)), scene.Files(ctx, "/changes"))
	return &ui.Chart{
		ID: "movers", Spec: bars, Table: &table, Source: scene.Source(sc),
		Title:   core.Tf("%[1]s이(가) 가장 크게 변한 산업, %[2]s", "Largest changes in %[1]s, %[2]s", sc.Measure.Title, spanText(sc)),
		Summary: moversSummary(write, c),
	}
}

func moversSummary(write scene.Writing, c diagnosis.Changes) core.Text {
	tell := func(r diagnosis.IndustryRow) core.Text {
		n := write.Say(math.Abs(r.Value-r.Start), diagnosis.KindAmount)
		return core.T(n.Ko+write.Unit.Ko, n.En+" "+write.Unit.En)
	}
	switch {
	case len(c.Risers) > 0 && len(c.Fallers) > 0:
		up, down := c.Risers[0], c.Fallers[0]
		return core.Tf("가장 크게 늘어난 산업은 %[1]s(%[2]s)이고, 가장 크게 줄어든 산업은 %[3]s(%[4]s)입니다.",
			"The largest rise is in %[1]s (%[2]s), the largest fall in %[3]s (%[4]s).", up.Name, tell(up), down.Name, tell(down))
	case len(c.Risers) > 0:
		return core.Tf("가장 크게 늘어난 산업은 %[1]s(%[2]s)이고, 줄어든 산업은 없습니다.", "The largest rise is in %[1]s (%[2]s); none fell.", c.Risers[0].Name, tell(c.Risers[0]))
	default:
		return core.Tf("가장 크게 줄어든 산업은 %[1]s(%[2]s)이고, 늘어난 산업은 없습니다.", "The largest fall is in %[1]s (%[2]s); none rose.", c.Fallers[0].Name, tell(c.Fallers[0]))
	}
}

// turnoverTable lists what became specialised and what ceased to be; nil when
// nothing did.
func turnoverTable(ctx context.Context, write scene.Writing, o *diagnosis.Overview) *ui.Table {
	c := o.Changes
	if len(c.Entries)+len(c.Exits) == 0 {
		return nil
	}
	t := &ui.Table{
		ID: "turnover", Caption: core.Tf("특화에 들어오거나 벗어난 산업, %s", "Industries that became specialised or ceased to be, %s", spanText(o.Scene)),
		Columns: []ui.Column{
			{Title: core.T("산업", "Industry")},
			{Title: core.T("구분", "Change")},
			{Title: core.T("시작 입지계수", "LQ at the start"), Numeric: true},
			{Title: core.T("끝 입지계수", "LQ at the end"), Numeric: true},
		},
		Dense: true,
	}
	if shown := c.Largest(mostTurnover); len(shown.Entries)+len(shown.Exits) < len(c.Entries)+len(c.Exits) {
		t.Note = core.Tf("진입 %[1]d개와 이탈 %[2]d개 가운데 규모가 큰 것을 %[3]d개까지씩 적었습니다. 모두는 내려받는 표에 있습니다.",
			"Of %[1]d that entered and %[2]d that left, the largest %[3]d each are listed. All are in the table to download.",
			len(c.Entries), len(c.Exits), mostTurnover)
		t.Downloads, c = scene.Files(ctx, "/changes"), shown
	}
	add := func(r diagnosis.IndustryRow, mark ui.Cell) {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			ui.Label(r.Name).Linked(scene.IndustryHref(ctx, r.Code)), mark,
			ui.Num(r.LQStart, write.Format(diagnosis.KindRatio)), ui.Num(r.LQ, write.Format(diagnosis.KindRatio)),
		}})
	}
	for _, r := range c.Entries {
		add(r, ui.Label(core.T("진입", "entered")).Toned(ui.Success))
	}
	for _, r := range c.Exits {
		add(r, ui.Label(core.T("이탈", "left")).Toned(ui.Warning))
	}
	return t
}

func (s *Section) changesFile(w http.ResponseWriter, r *http.Request) error {
	o, err := s.readOverview(r)
	if err != nil {
		return err
	}
	return scene.SendSheet(w, r, o.Scene, "changes", func() diagnosis.Sheet { return o.ChangesSheet(o.Changes) })
}
