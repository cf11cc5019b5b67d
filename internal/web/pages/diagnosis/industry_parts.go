package diagnosis

import (
	"context"
	"math"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/structure"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// fillSplit draws what made the change between the two periods.
func (v *industryView) fillSplit(ctx context.Context, write scene.Writing, p *diagnosis.IndustryProfile) {
	sc, f := p.Scene, p.Waterfall
	for _, m := range diagnosis.Splits() {
		v.Methods = append(v.Methods, ui.Tab{Text: m.Title(), Current: m == f.Method, Href: ui.Here(ctx, "method", string(m)) + "#split"})
	}
	v.Bases = []ui.Tab{
		{Text: core.T("비교 대상 전체", "Whole reference"), Current: !sc.View.Others, Href: ui.Here(ctx, "base", "") + "#split"},
		{Text: core.T("지역 자신은 뺌", "Less the region itself"), Current: sc.View.Others, Href: ui.Here(ctx, "base", "others") + "#split"},
	}
	if len(f.Steps) == 0 {
		v.NoSplit = core.T("두 시점 가운데 한 곳의 값이 없거나 시점이 하나뿐이어서 변화를 나눌 수 없습니다.",
			"The change cannot be split: a value at one of the two periods is missing, or there is only one period.")
		return
	}
	spec := ui.Waterfall{Axis: write.Axis(sc.Measure.Title, diagnosis.KindAmount, sc.Measure.Unit)}
	spec.Steps = append(spec.Steps, ui.Step{Label: page.PeriodText(sc.View.From), Value: ui.Real(f.Start), Total: true})
	for _, s := range f.Steps {
		spec.Steps = append(spec.Steps, ui.Step{Label: s.Title, Value: ui.Real(s.Value)})
		signed := write.Format(diagnosis.KindAmount).WithSign()
		v.Meanings = append(v.Meanings, ui.Fact{Label: s.Title, Value: ui.Label(core.T(
			signed.In(core.Korean, s.Value)+write.Unit.Ko+": "+s.Why.Ko, signed.In(core.English, s.Value)+" "+write.Unit.En+": "+s.Why.En))})
	}
	spec.Steps = append(spec.Steps, ui.Step{Label: page.PeriodText(sc.View.To), Value: ui.Real(f.End), Total: true})
	table := write.Table("split-table", f.Sheet(sc), scene.Files(ctx, industryPath(p)+"/waterfall"))
	v.Waterfall = &ui.Chart{
		ID: "waterfall", Spec: spec, Table: &table, Source: scene.Source(sc),
		Title:   core.Tf("%[1]s 변화의 요인, %[2]s", "What made the change in %[1]s, %[2]s", sc.Measure.Title, spanText(sc)),
		Summary: splitSummary(write, f),
	}
}

func splitSummary(write scene.Writing, f diagnosis.Waterfall) core.Text {
	largest := f.Steps[0]
	for _, s := range f.Steps {
		if math.Abs(s.Value) > math.Abs(largest.Value) {
			largest = s
		}
	}
	signed := write.Format(diagnosis.KindAmount).WithSign()
	change, part := f.End-f.Start, largest.Value
	return core.T(
		"모두 "+signed.In(core.Korean, change)+write.Unit.Ko+" 변했고, 가장 큰 몫은 "+largest.Title.Ko+"("+signed.In(core.Korean, part)+write.Unit.Ko+")입니다.",
		"The change is "+signed.In(core.English, change)+" "+write.Unit.En+" in all; the largest part is the "+largest.Title.En+" ("+signed.In(core.English, part)+").")
}

// peersChart ranks the region and its peers on the industry.
func peersChart(ctx context.Context, write scene.Writing, p *diagnosis.IndustryProfile) ui.Chart {
	sc := p.Scene
	bars := ui.Bars{
		Axis:      ui.Axis{Title: core.T("입지계수", "LQ"), Format: ui.Fixed(2)},
		Reference: &ui.Marker{At: 1, Label: core.Tf("%s = 1", "%s = 1", sc.Reference.Short)},
	}
	ranked, at, leader := 0, 0, core.Text{}
	for i, x := range p.Peers {
		if x.Rank > 0 {
			ranked++
		}
		if x.Rank == 1 && leader.IsZero() {
			leader = x.Place.Short
		}
		if x.Chosen {
			at = x.Rank
		}
		if i >= mostBars && !x.Chosen {
			continue
		}
		note := missingNote(x.LQ)
		if x.Flag != core.NoFlag {
			note = x.Flag.Title()
		}
		bars.Items = append(bars.Items, ui.Bar{
			Label: x.Place.Short, Value: ui.Real(x.LQ), Role: roleOf(x.Chosen, false), Note: note,
			Href: ui.Here(ctx, ui.ParamRegion, x.Place.Code, ui.ParamPeers, ""),
		})
	}
	table := write.Table("peers-table", p.PeersSheet(), scene.Files(ctx, industryPath(p)+"/peers"))
	c := ui.Chart{
		ID: "peers", Spec: bars, Table: &table, Source: scene.Source(sc), Height: ui.Tall,
		Title: core.Tf("지역별 입지계수, %s", "LQ by region, %s", page.PeriodText(sc.View.To)),
	}
	if len(bars.Items) < 8 {
		c.Height = ui.Short
	}
	if at > 0 && ranked > 1 {
		c.Summary = core.Tf("%[1]s은(는) %[2]d곳 가운데 %[3]d위입니다. 가장 특화된 곳은 %[4]s입니다.",
			"%[1]s is number %[3]d of %[2]d. The most specialised is %[4]s.", sc.Region.Short, ranked, at, leader)
	}
	return c
}

// verdictView is an industry's type with the reasons and the path it rests on.
type verdictView struct {
	Stage, Strategy core.Text
	Reasons         []core.Text
	Path            ui.Table
	Cuts            core.Text
}

func verdictOf(r diagnosis.IndustryRow) verdictView {
	v, c := r.Verdict, r.Verdict.Cuts
	out := verdictView{Stage: scene.Capital(v.Stage.Title()), Strategy: scene.Capital(v.Strategy.TitleAt(v.Stage)), Reasons: v.Reasons()}
	why := core.T("햇수가 모자라거나 값이 없음", "too few years, or a value is missing")
	number := func(x float64, f ui.Format) ui.Cell {
		if math.IsNaN(x) {
			return ui.NA(why)
		}
		return ui.Num(x, f)
	}
	row := func(title core.Text, t structure.Trend) ui.Row {
		return ui.Row{Cells: []ui.Cell{ui.Label(title), number(t.Gap, ui.PercentPoints(1)), number(t.Level, ui.Percent(1).WithSign())}}
	}
	out.Path = ui.Table{
		ID: "path", Caption: core.T("판정에 쓴 경로(한 해 평균)", "The path behind it (a year)"), Dense: true,
		Columns: []ui.Column{
			{Title: core.T("기간", "Period")},
			{Title: core.T("비교 대상보다 빠른 성장", "Growth beyond the reference"), Numeric: true},
			{Title: core.T("입지계수의 변화", "Change of the LQ"), Numeric: true},
		},
		Rows: []ui.Row{
			row(core.Tf("최근 %d년", "Last %d years", c.Short), v.Near),
			row(core.Tf("최근 %d년", "Last %d years", c.Long), v.Far),
		},
	}
	out.Cuts = core.Tf("판정 기준 %[1]d판: 입지계수 %[2]s 이상이면 특화, 성장 차이 ±%[3]s 안이면 비슷함, 입지계수 변화 ±%[4]s 안이면 그대로로 봅니다.",
		"Cuts, version %[1]d: an LQ of %[2]s or more is specialised; a growth gap within ±%[3]s is level; an LQ change within ±%[4]s is flat.",
		c.Version, ui.Fixed(2).In(core.Korean, c.Level), ui.Percent(1).In(core.Korean, c.GrowthBand), ui.Percent(1).In(core.Korean, c.LevelBand))
	return out
}

// kinTable lists the narrower industries, or the codes of a definition; nil when
// the data have none.
func kinTable(ctx context.Context, write scene.Writing, p *diagnosis.IndustryProfile) *ui.Table {
	if len(p.Children) == 0 {
		return nil
	}
	caption := core.T("이 산업에 드는 더 좁은 산업", "Narrower industries within this one")
	if p.Row.Coverage != nil {
		caption = core.T("이 정의가 담은 산업 코드", "Codes that the definition holds")
	}
	t := &ui.Table{
		ID: "children", Caption: caption, Dense: true,
		Columns: []ui.Column{
			{Title: core.T("산업", "Industry")},
			{Title: core.T("코드", "Code")},
			{Title: p.Scene.Measure.Title, Unit: write.Unit, Numeric: true},
			{Title: core.T("비중", "Share"), Numeric: true},
			{Title: core.T("입지계수", "LQ"), Numeric: true},
			{Title: core.T("연평균 증가율", "Annual growth"), Numeric: true},
			{Title: core.T("성장단계", "Stage")},
			{Title: core.T("전략 유형", "Strategy")},
		},
	}
	numeric := func(r diagnosis.IndustryRow, key string, k diagnosis.Kind) ui.Cell {
		return write.Cell(diagnosis.Column{Key: key, Kind: k}, r.Cell(key))
	}
	for _, r := range p.Children {
		reasons := page.Together(r.Verdict.Reasons())
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			ui.Label(r.Name).Linked(scene.IndustryHref(ctx, r.Code)), ui.Plain(r.Code),
			numeric(r, "value", diagnosis.KindAmount), numeric(r, "share", diagnosis.KindShare),
			numeric(r, "lq", diagnosis.KindRatio), numeric(r, "cagr", diagnosis.KindRate),
			ui.Label(scene.Capital(r.Verdict.Stage.Title())).Noted(reasons), ui.Label(scene.Capital(r.Verdict.Strategy.TitleAt(r.Verdict.Stage))).Noted(reasons),
		}})
	}
	if p.Row.Coverage == nil {
		t.Downloads = scene.Files(ctx, "/industries", "in", p.Row.Code, ui.ParamLevel, string(p.Children[0].Level))
	}
	return t
}
