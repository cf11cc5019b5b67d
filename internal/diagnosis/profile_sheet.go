package diagnosis

import (
	"naru/internal/core"
	"naru/internal/structure"
)

// SeriesSheet is the table behind the industry's series.
func (p *IndustryProfile) SeriesSheet() Sheet {
	sc := p.Scene
	sheet := Sheet{
		Title: sc.title(core.Tf("%s 추이", "Series of %s", p.Row.Name)),
		Columns: []Column{
			{"period", core.T("시점", "Period"), noUnit, KindPeriod},
			{colValue, sc.Measure.Title, sc.Measure.Unit, KindAmount},
			{"reference", core.Tf("%s", "%s", sc.Reference.Name), sc.Measure.Unit, KindAmount},
			{colShare, core.T("지역 안의 비중", "Share of the region"), noUnit, KindShare},
			{colReferenceShare, core.T("비교 대상 안의 비중", "Share of the reference"), noUnit, KindShare},
			{"part", core.T("비교 대상의 이 산업에서 차지하는 비중", "Part of the reference's industry"), noUnit, KindShare},
			{colLQ, core.T("입지계수", "LQ"), noUnit, KindRatio},
		},
		Evidence: p.Evidence, Notes: sc.Notes,
	}
	for _, x := range p.Series {
		sheet.Rows = append(sheet.Rows, []Cell{
			code(x.Period.String()), flagged(x.Value, x.Flag), number(x.Reference), number(x.Share),
			number(x.ReferenceShare), number(x.Part), number(x.LQ),
		})
	}
	return sheet
}

// Sheet is the table behind the waterfall.
func (w *Waterfall) Sheet(sc *Scene) Sheet {
	sheet := Sheet{
		Title: sc.title(w.Method.Title()),
		Columns: []Column{
			{"part", core.T("요인", "Part"), noUnit, KindText},
			{colValue, sc.Measure.Title, sc.Measure.Unit, KindAmount},
		},
		Evidence: []core.Evidence{w.Evidence}, Notes: sc.Notes,
	}
	sheet.Rows = append(sheet.Rows, []Cell{word(core.T("시작 값", "Start")), number(w.Start)})
	for _, s := range w.Steps {
		sheet.Rows = append(sheet.Rows, []Cell{word(s.Title), number(s.Value)})
	}
	sheet.Rows = append(sheet.Rows, []Cell{word(core.T("끝 값", "End")), number(w.End)})
	return sheet
}

// PeersSheet is the table of the ranking.
func (p *IndustryProfile) PeersSheet() Sheet {
	sc := p.Scene
	sheet := Sheet{
		Title:   sc.title(core.Tf("%s 지역 비교", "%s by region", p.Row.Name)),
		Columns: append(placeColumns(), peerColumns(sc)...), Evidence: p.Evidence, Notes: sc.Notes,
	}
	for _, x := range p.Peers {
		rank := float64(x.Rank)
		if x.Rank == 0 {
			rank = structure.NA()
		}
		sheet.Rows = append(sheet.Rows, []Cell{
			code(x.Place.Code), word(x.Place.Name), number(rank), flagged(x.Value, x.Flag), number(x.Share), number(x.LQ),
			number(x.AnnualGrowth), number(x.Parts.National), number(x.Parts.Mix), number(x.Parts.Competitive), number(x.Parts.Change),
		})
	}
	return sheet
}

func placeColumns() []Column {
	return []Column{
		{colCode, core.T("지역 코드", "Region code"), noUnit, KindCode},
		{colName, core.T("지역", "Region"), noUnit, KindText},
	}
}

func peerColumns(sc *Scene) []Column {
	unit := sc.Measure.Unit
	return []Column{
		{"rank", core.T("순위", "Rank"), noUnit, KindRank},
		{colValue, sc.Measure.Title, unit, KindAmount},
		{colShare, core.T("비중", "Share"), noUnit, KindShare},
		{colLQ, core.T("입지계수", "LQ"), noUnit, KindRatio},
		{colAnnual, core.T("연평균 증가율", "Annual growth"), noUnit, KindRate},
		{colNational, core.T("전체 성장 요인", "National part"), unit, KindAmount},
		{colMix, core.T("산업구조 요인", "Industry mix"), unit, KindAmount},
		{colCompetitive, core.T("지역경쟁력 요인", "Competitive part"), unit, KindAmount},
		{colChange, core.T("증감", "Change"), unit, KindAmount},
	}
}
