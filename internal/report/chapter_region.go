package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/document"
	"naru/internal/roadmap"
)

// region is the chapter of what the region is today.
func (b *builder) region() {
	b.chapter(core.T("지역 현황", "The region today"))
	b.section("주요 지표", "Key figures")
	o := b.Region.Overview
	if o == nil {
		b.noStatistics()
	} else {
		b.remark(b.elsewhere())
		b.findings(o.Findings)
		b.add(b.keyFigures(o.Figures))
		b.totals()
		b.remarks(o.Scene.Notes...)
		b.section("산업 구조", "Structure")
		b.structure()
		b.section("다른 지역과의 비교", "Beside other regions")
		b.peers()
	}
	b.section("지역 여건", "Conditions of the region")
	if !b.passage(roadmap.Conditions) {
		b.remark(core.T("인구, 지역내총생산, 수출, 산업단지, 혁신자원은 이 보고서가 읽는 통계에 없으며, 이를 적는 ‘지역 여건’의 서술을 아직 쓰지 않았습니다.",
			"Population, gross regional product, exports, industrial sites and resources for innovation are not among the statistics that this report reads, and the passage that tells of them is not written yet."))
	}
}

// totals is the region as a whole in every measure of the data.
func (b *builder) totals() {
	if len(b.Region.Measures) == 0 {
		return
	}
	first := b.Region.Measures[0].Scene
	t := document.Table{
		Caption: b.tell("%s의 총량", "Totals of %s", first.Region.Name),
		Columns: append(words(b.tell("지표", "Measure"), b.tell("시점", "Period")), ranked(b.tell("값", "Value"), b.tell("%s에서의 비중 (%%)", "Share of %s (%%)", first.Reference.Name), b.tell("연평균 증가율 (%%)", "Annual growth (%%)"), b.tell("%s 증가율 (%%)", "Growth of %s (%%)", first.Reference.Name))...),
	}
	t.Columns[0].Width, t.Columns[2].Width = 1.8, 1.4
	var rests []core.Evidence
	for _, m := range b.Region.Measures {
		size, growth := figure(m.Figures, "size"), figure(m.Figures, "growth")
		t.Rows = append(t.Rows, cells(
			document.Word(b.say(m.Scene.Measure.Title)+" ("+b.say(m.Scene.Measure.Unit)+")"), document.Word(b.say(size.Period)),
			b.number(size.Value, diagnosis.KindAmount, core.Decimals([]float64{size.Value}), ""), b.number(beside(size), diagnosis.KindShare, 0, ""),
			b.number(growth.Value, diagnosis.KindRate, 0, ""), b.number(beside(growth), diagnosis.KindRate, 0, ""),
		))
		rests = append(rests, size.Evidence, growth.Evidence)
	}
	b.table(t, rests...)
}

// figure finds a key figure of a page; one that is not there has no values.
func figure(list []diagnosis.KeyFigure, id string) diagnosis.KeyFigure {
	for _, f := range list {
		if f.ID == id {
			return f
		}
	}
	return diagnosis.KeyFigure{Value: math.NaN()}
}

// beside is what a key figure is held against.
func beside(f diagnosis.KeyFigure) float64 {
	if f.Comparison == nil {
		return math.NaN()
	}
	return f.Comparison.Value
}

// structure shows which industries make up the region.
func (b *builder) structure() {
	t := b.Region.Table
	const most = 12
	rows := slices.DeleteFunc(slices.Clone(t.Rows), func(r diagnosis.IndustryRow) bool { return math.IsNaN(r.Share) })
	slices.SortStableFunc(rows, func(x, y diagnosis.IndustryRow) int { return cmp.Compare(y.Share, x.Share) })
	if len(rows) > 0 {
		bars := document.Bars{Horizontal: true, Value: document.Axis{Title: b.tell("비중 (%%)", "Share (%%)"), Decimals: 1}, Series: []document.Series{
			{Name: b.say(t.Scene.Region.Name), Highlight: true}, {Name: b.say(t.Scene.Reference.Name)},
		}}
		for _, r := range rows[:min(len(rows), most)] {
			bars.Categories = append(bars.Categories, b.say(r.Name))
			bars.Series[0].Values = append(bars.Series[0].Values, r.Share*percent)
			bars.Series[1].Values = append(bars.Series[1].Values, r.ReferenceShare*percent)
		}
		b.figure(document.Figure{
			Caption: b.tell("%[1]s와 %[2]s의 산업별 %[3]s 비중", "Shares of %[3]s in %[1]s and %[2]s", t.Scene.Region.Name, t.Scene.Reference.Name, t.Scene.Measure.Title), Chart: bars,
			Alt: b.tell("%[1]s에서 비중이 큰 산업을 %[2]s과 나란히 놓은 막대그림입니다. 가장 큰 것은 %[3]s(%[4]s)입니다.", "Bars of the largest industries of %[1]s beside %[2]s; the largest is %[3]s (%[4]s).",
				t.Scene.Region.Name, t.Scene.Reference.Name, rows[0].Name, b.said(rows[0].Share, diagnosis.KindShare, 1)),
		}, t.Evidence...)
	}
	table := b.sheet(t.Sheet(), 0, "code", "name", "value", "share", "reference_share", "growth", "cagr")
	table.Caption = b.tell("%[1]s의 산업별 %[2]s", "Industries of %[1]s by %[2]s", t.Scene.Region.Name, t.Scene.Measure.Title)
	lastIsTotal(&table)
	b.table(table, t.Evidence...)
}

// peers sets the region next to others.
func (b *builder) peers() {
	c := b.Region.Comparison
	if c == nil || len(c.Places) < 2 {
		b.gap(InData, core.T("견줄 다른 지역의 자료가 없습니다.", "There are no data of other regions to compare with."))
		return
	}
	b.findings(c.Findings)
	table := b.sheet(c.Sheet(), 0, "name", "value", "cagr", "mix_rate", "competitive_rate", "krugman", "specialised")
	short := words(b.tell("산업구조 (%%)", "Mix (%%)"), b.tell("지역경쟁력 (%%)", "Own (%%)"), b.tell("크루그먼", "Krugman"), b.tell("특화 (개)", "Special"))
	for i, c := range short { // long headings would leave no room for the names of industries
		table.Columns[i+3].Title, table.Columns[i+3].Width = c.Title, 1
	}
	table.Columns = append(table.Columns, document.Column{Title: b.tell("대표 특화 산업", "Top specialities"), Width: 4.2})
	table.Columns[0].Width, table.Columns[1].Width = 2.2, 1.5
	for i, p := range c.Places {
		var names []string
		for _, s := range p.Top[:min(len(p.Top), mostSpecialities)] {
			names = append(names, b.say(s.Name)+" ("+core.Grouped(s.LQ, 2, "△")+")")
		}
		table.Rows[i].Cells = append(table.Rows[i].Cells, document.Word(strings.Join(names, ", ")))
	}
	table.Notes = append(table.Notes, b.tell("산업구조와 지역경쟁력은 변이할당의 요인을 시작 값으로 나눈 것이고, 크루그먼은 구조의 차이, 특화는 입지계수가 1 이상인 산업의 수입니다. 모든 지역에 같은 전체 성장 요인은 싣지 않았습니다.",
		"Mix and own are the industry-mix and the competitive part of shift-share, relative to the start. Krugman is the distance of the structure; special is the number of industries with a location quotient of 1 or more. The national part is the same for every region and left out."))
	table.Caption = b.tell("%s와 다른 지역", "%s beside other regions", c.Scene.Region.Name)
	b.table(table, c.Evidence...)
}

// mostSpecialities is how many industries a region is named by.
const mostSpecialities = 2

// lastIsTotal sets the last row of a table apart; a total has no code.
func lastIsTotal(t *document.Table) {
	if n := len(t.Rows); n > 0 {
		t.Rows[n-1].Kind = document.Total
		if cells := t.Rows[n-1].Cells; len(cells) > 0 && cells[0].Text == core.Total {
			cells[0].Text = ""
		}
	}
}
