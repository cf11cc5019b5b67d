package report

import (
	"cmp"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/document"
	"naru/internal/linkage"
	"naru/internal/roadmap"
)

// diagnosis is the chapter of what the methods say about the industries.
func (b *builder) diagnosis() {
	b.chapter(core.T("산업 진단", "Diagnosis of industries"))
	if b.Region.Table == nil {
		b.section("특화와 성장", "Specialisation and growth")
		b.noStatistics()
	} else {
		b.section("특화(입지계수)", "Specialisation (location quotient)")
		b.remark(b.elsewhere())
		b.specialised()
		b.section("변이할당", "Shift-share")
		b.shiftShare()
		b.section("성장과 집적", "Growth and concentration")
		b.growthAndConcentration()
		b.section("연관 산업과 새 산업", "Related and new industries")
		b.related()
	}
	b.section("산업연관", "Input–output linkages")
	b.linkages()
	b.section("실태조사와 가치사슬", "Survey and value chains")
	b.passageOrBlank(roadmap.Survey)
}

func (b *builder) specialised() {
	t := b.Region.Table
	rows := slices.DeleteFunc(slices.Clone(t.Rows), func(r diagnosis.IndustryRow) bool { return math.IsNaN(r.LQ) })
	slices.SortStableFunc(rows, func(x, y diagnosis.IndustryRow) int { return cmp.Compare(y.LQ, x.LQ) })
	if len(rows) == 0 {
		b.gap(InData, core.T("입지계수를 낼 수 있는 산업이 없습니다.", "No industry has a location quotient."))
		return
	}
	const most = 15
	bars := document.Bars{Horizontal: true, Value: document.Axis{Title: b.tell("입지계수 (배)", "Location quotient (times)"), Decimals: 2}, Series: []document.Series{{Name: b.say(t.Scene.Region.Name), Highlight: true}}}
	for _, r := range rows[:min(len(rows), most)] {
		bars.Categories = append(bars.Categories, b.say(r.Name))
		bars.Series[0].Values = append(bars.Series[0].Values, r.LQ)
	}
	b.figure(document.Figure{
		Caption: b.tell("%[1]s의 입지계수가 큰 산업", "Industries of %[1]s with the largest location quotients", t.Scene.Region.Name), Chart: bars,
		Alt: b.tell("%[1]s의 산업을 입지계수가 큰 차례로 늘어놓은 막대그림입니다. 가장 큰 것은 %[2]s(%[3]s배)입니다.", "Bars of the industries of %[1]s by location quotient; the largest is %[2]s (%[3]s).",
			t.Scene.Region.Name, rows[0].Name, core.Grouped(rows[0].LQ, 2, "△")),
	}, t.Evidence...)
	table := b.sheet(t.Sheet(), 0, "code", "name", "value", "share", "reference_share", "lq", "rsca")
	table.Caption = b.tell("산업별 입지계수, %s", "Location quotients, %s", core.T(t.Scene.View.To.In(core.Korean), t.Scene.View.To.In(core.English)))
	table.Notes = append(table.Notes, b.tell("입지계수가 1을 넘으면 %s보다 이 지역에 더 몰려 있는 산업입니다.", "Above 1, the industry is more concentrated here than in %s.", t.Scene.Reference.Name))
	lastIsTotal(&table)
	b.table(table, t.Evidence...)
}

func (b *builder) shiftShare() {
	t := b.Region.Table
	p := t.Total.Parts
	if t.Scene.View.From.IsZero() {
		b.gap(InData, core.T("자료에 한 시점만 있어 변이할당을 할 수 없습니다.", "The data hold one period only, so that there is no shift-share."))
		return
	}
	from, to := core.T(t.Scene.View.From.In(core.Korean), t.Scene.View.From.In(core.English)), core.T(t.Scene.View.To.In(core.Korean), t.Scene.View.To.In(core.English))
	if whole := !math.IsNaN(p.National + p.Mix + p.Competitive + p.Allocation); whole {
		b.figure(document.Figure{
			Caption: b.tell("%[1]s %[2]s의 변화와 그 요인, %[3]s–%[4]s", "Change of %[2]s in %[1]s and what made it, %[3]s–%[4]s", t.Scene.Region.Name, t.Scene.Measure.Title, from, to), Chart: b.waterfall(t),
			Alt: b.tell("%[1]s에서 %[2]s까지의 변화를 전체 성장, 산업구조, 지역경쟁력 요인으로 나눈 폭포 그림입니다.", "A waterfall of the change from %[1]s to %[2]s by the national, the mix and the competitive part.", from, to),
		}, t.Evidence...)
	} else {
		b.remark(core.T("값이 없거나 비공개인 산업이 있어 지역 전체를 요인으로 나누지 않았습니다. 산업별 값은 아래와 같습니다.", "Some industries have no value or are suppressed, so that the region as a whole is not split. The industries follow."))
	}
	table := b.sheet(t.Sheet(), 0, "code", "name", "start", "value", "change", "national", "mix", "competitive", "allocation")
	table.Caption = b.tell("산업별 변이할당, %[1]s–%[2]s", "Shift-share by industry, %[1]s–%[2]s", from, to)
	lastIsTotal(&table)
	b.table(table, t.Evidence...)
}

// waterfall leads from nothing to the whole change by its parts.
func (b *builder) waterfall(t *diagnosis.IndustryTable) document.Bars {
	p := t.Total.Parts
	bars := document.Bars{
		Value:  document.Axis{Title: b.tell("%[1]s의 증감 (%[2]s)", "Change in %[1]s (%[2]s)", t.Scene.Measure.Title, t.Scene.Measure.Unit)},
		Series: []document.Series{{Name: b.say(t.Scene.Region.Name), Highlight: true}},
	}
	add := func(ko, en string, start, x float64) {
		bars.Categories = append(bars.Categories, b.tell(ko, en))
		bars.Series[0].Values = append(bars.Series[0].Values, x)
		bars.Floats = append(bars.Floats, start)
	}
	add("전체 성장", "National", 0, p.National)
	add("산업구조", "Mix", p.National, p.Mix)
	add("지역경쟁력", "Competitive", p.National+p.Mix, p.Competitive)
	if p.Allocation != 0 {
		add("할당", "Allocation", p.National+p.Mix+p.Competitive, p.Allocation)
	}
	add("증감", "Change", 0, p.Change)
	return bars
}

func (b *builder) growthAndConcentration() {
	o := b.Region.Overview
	if len(o.Matrix) == 0 {
		b.gap(InData, core.T("성장과 집적을 함께 놓을 수 있는 산업이 없습니다.", "No industry can be placed by growth and concentration."))
		return
	}
	chosen := b.chosenCodes()
	one, zero := 1.0, 0.0
	x := document.Scatter{
		X: document.Axis{Title: b.tell("입지계수 (배)", "Location quotient (times)"), Decimals: 1}, XCut: &one,
		Y: document.Axis{Title: b.tell("%s 전체보다 빠른 연평균 증가율 (%%p)", "Annual growth above that of %s (points)", o.Scene.Reference.Name), Decimals: 1}, YCut: &zero,
		Fields: [4]string{b.tell("특화·성장", "specialised, growing"), b.tell("비특화·성장", "not specialised, growing"), b.tell("비특화·둔화", "not specialised, slowing"), b.tell("특화·둔화", "specialised, slowing")},
	}
	for _, p := range o.Matrix {
		x.Points = append(x.Points, document.Point{Name: b.say(p.Name), X: p.LQ, Y: p.Growth * percent, Size: p.Value, Highlight: chosen[p.Code]})
	}
	b.figure(document.Figure{
		Caption: b.tell("%s 산업의 성장–집적", "Growth and concentration of the industries of %s", o.Scene.Region.Name), Chart: x,
		Alt: b.tell("산업 %d개를 입지계수와 성장으로 놓은 그림입니다. 점의 넓이는 크기입니다.", "%d industries by location quotient and growth; the area is the size.", len(o.Matrix)),
	}, o.Evidence...)
	t := document.Table{
		Caption: b.tell("산업의 성장단계와 전략 유형", "Stages and strategies of the industries"),
		Columns: append(words(b.tell("산업", "Industry")), ranked(b.tell("입지계수", "LQ"), b.tell("상대 성장 (%%p)", "Relative growth (points)"))...),
	}
	t.Columns = append(t.Columns, words(b.tell("성장단계", "Stage"), b.tell("전략 유형", "Strategy"))...)
	t.Columns[0].Width, t.Columns[4].Width = 2.6, 1.6
	t.Columns[3].Align = document.Centre
	rows := slices.Clone(o.Matrix)
	slices.SortStableFunc(rows, func(x, y diagnosis.MatrixPoint) int { return cmp.Compare(y.LQ, x.LQ) })
	for _, p := range rows {
		name := b.say(p.Name)
		if chosen[p.Code] {
			name = "● " + name
		}
		t.Rows = append(t.Rows, cells(document.Word(name), b.number(p.LQ, diagnosis.KindRatio, 0, ""), b.number(p.Growth, diagnosis.KindPoints, 0, ""),
			document.Word(b.say(p.Type.Stage.Title())), document.Word(b.say(p.Type.Strategy.TitleAt(p.Type.Stage)))))
	}
	if len(chosen) > 0 {
		t.Notes = append(t.Notes, b.tell("● 전략산업으로 선정된 산업입니다.", "● Chosen as strategic industries."))
	}
	b.table(t, o.Evidence...)
}

// chosenCodes are the codes that were chosen.
func (b *builder) chosenCodes() map[string]bool {
	out := map[string]bool{}
	for _, c := range b.chosen() {
		out[c.ID] = true
	}
	return out
}

func (b *builder) related() {
	x := b.Region.Space
	if x == nil {
		b.gap(InData, core.T("견줄 지역과 산업이 적어 연관 산업을 볼 수 없습니다.", "There are too few regions and industries to see what is related."))
		return
	}
	b.findings(x.Findings)
	if len(x.Suggestions) > 0 {
		t := document.Table{Caption: b.tell("가까이 있는 새 산업", "New industries that lie near"), Columns: append(words(b.tell("산업", "Industry")), ranked(b.tell("입지계수", "LQ"), b.tell("밀도", "Density"))...)}
		t.Columns = append(t.Columns, words(b.tell("까닭", "Reasons"))...)
		t.Columns[0].Width, t.Columns[3].Width = 1.6, 4
		for _, s := range x.Suggestions {
			t.Rows = append(t.Rows, cells(document.Word(b.say(s.Name)), b.number(s.LQ, diagnosis.KindRatio, 0, ""), b.number(s.Density, diagnosis.KindRatio, 0, ""), document.Word(b.joined(s.Reasons))))
		}
		b.table(t, x.Evidence...)
	}
	b.remarks(x.Trust.Doubts()...)
}

// linkages tells which sectors pull and push the others.
func (b *builder) linkages() {
	sc := b.Linkage
	if sc == nil {
		b.gap(InLinkage, core.T("산업연관표나 유발계수표가 없어 산업연관을 싣지 못했습니다. 데이터에서 가져와 주십시오.", "There is no input–output table and there are no inducement coefficients. Import some under Data."))
		return
	}
	b.remark(sc.Level)
	b.findings(sc.Findings())
	b.linkageFigure(sc)
	sheet := sc.SectorSheet()
	sheet.Rows = bySecond(sheet, linkage.ColumnProduction)
	const most = 30
	table := b.sheet(sheet, most, linkage.ColumnName, linkage.ColumnProduction, linkage.ColumnInside, linkage.ColumnLeak, linkage.ColumnBackward, linkage.ColumnForward,
		linkage.ColumnQuadrant, linkage.ColumnAdded, linkage.ColumnAddedIn, linkage.ColumnImports, linkage.ColumnJobs, linkage.ColumnJobsIn)
	table.Notes = append(table.Notes, b.tell("생산유발이 큰 차례입니다. 계수는 최종수요 1단위에 대한 것이고, 취업유발은 10억원에 대한 명수입니다.", "Ordered by production induced. Coefficients are per unit of final demand; employment is persons per billion won."))
	b.table(table, sheet.Evidence...)
	b.remarks(sc.Notes...)
}

// linkageFigure places sectors by how they pull and push, or, where only
// inducement is known, shows what stays inside.
func (b *builder) linkageFigure(sc *linkage.Scene) {
	if sc.Matrix() {
		one := 1.0
		x := document.Scatter{
			X: document.Axis{Title: b.tell("영향력계수", "Power of dispersion"), Decimals: 2}, Y: document.Axis{Title: b.tell("감응도계수", "Sensitivity of dispersion"), Decimals: 2}, XCut: &one, YCut: &one,
			Fields: [4]string{b.say(linkage.QuadrantKey.Title()), b.say(linkage.QuadrantSupplier.Title()), b.say(linkage.QuadrantWeak.Title()), b.say(linkage.QuadrantPuller.Title())},
		}
		for _, s := range sc.Sectors {
			x.Points = append(x.Points, document.Point{Name: b.say(s.Name), X: s.Backward, Y: s.Forward, Size: s.Output, Highlight: s.Quadrant == linkage.QuadrantKey})
		}
		b.figure(document.Figure{
			Caption: b.tell("%s의 부문별 영향력과 감응도", "Sectors of %s by power and sensitivity of dispersion", sc.Place), Chart: x,
			Alt: b.tell("부문 %d개를 영향력과 감응도로 놓은 그림입니다.", "%d sectors by power and sensitivity of dispersion.", len(sc.Sectors)),
		}, sc.Evidence())
		return
	}
	rows := slices.DeleteFunc(slices.Clone(sc.Sectors), func(s linkage.Sector) bool { return math.IsNaN(s.Production.Sum()) || s.Residual() })
	slices.SortStableFunc(rows, func(x, y linkage.Sector) int { return cmp.Compare(y.Production.Sum(), x.Production.Sum()) })
	if len(rows) == 0 {
		return
	}
	const most = 15
	bars := document.Bars{Horizontal: true, Stacked: true, Value: document.Axis{Title: b.tell("생산유발계수", "Production induced"), Decimals: 2}, Series: []document.Series{{Name: b.tell("지역 안", "Inside"), Highlight: true}}}
	if sc.Regional() {
		bars.Series = append(bars.Series, document.Series{Name: b.tell("지역 밖", "Outside")})
	} else {
		bars.Series[0].Name = b.say(sc.Place)
	}
	for _, s := range rows[:min(len(rows), most)] {
		bars.Categories = append(bars.Categories, b.say(s.Name))
		bars.Series[0].Values = append(bars.Series[0].Values, s.Production.Inside)
		if sc.Regional() {
			bars.Series[1].Values = append(bars.Series[1].Values, s.Production.Outside)
		}
	}
	b.figure(document.Figure{
		Caption: b.tell("%s의 생산유발이 큰 부문", "Sectors of %s that induce most production", sc.Place), Chart: bars,
		Alt: b.tell("부문을 생산유발계수가 큰 차례로 놓고 지역 안과 밖으로 나눈 막대그림입니다.", "Bars of sectors by production induced, inside and outside."),
	}, sc.InducementEvidence())
}

// bySecond orders the rows of a sheet by a column, largest first; what has no
// number comes last.
func bySecond(s diagnosis.Sheet, key string) [][]diagnosis.Cell {
	at := slices.IndexFunc(s.Columns, func(c diagnosis.Column) bool { return c.Key == key })
	rows := slices.Clone(s.Rows)
	if at < 0 {
		return rows
	}
	worth := func(r []diagnosis.Cell) float64 {
		if math.IsNaN(r[at].Number) {
			return math.Inf(-1)
		}
		return r[at].Number
	}
	slices.SortStableFunc(rows, func(x, y []diagnosis.Cell) int { return cmp.Compare(worth(y), worth(x)) })
	return rows
}

// joined are texts in a row.
func (b *builder) joined(list []core.Text) string {
	out := ""
	for _, t := range list {
		if s := b.say(t); s != "" {
			if out != "" {
				out += " "
			}
			out += s
		}
	}
	return out
}
