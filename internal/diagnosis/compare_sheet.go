package diagnosis

import (
	"naru/internal/core"
)

// Sheet is the table of regions side by side.
func (c *Comparison) Sheet() Sheet {
	sc := c.Scene
	unit := sc.Measure.Unit
	sheet := Sheet{
		Title: sc.title(core.T("지역 비교", "Regions compared")),
		Columns: append(placeColumns(),
			Column{colValue, sc.Measure.Title, unit, KindAmount},
			Column{colGrowth, core.T("증가율", "Growth"), noUnit, KindRate},
			Column{colAnnual, core.T("연평균 증가율", "Annual growth"), noUnit, KindRate},
			Column{colNational, core.T("전체 성장 요인", "National part"), unit, KindAmount},
			Column{colMix, core.T("산업구조 요인", "Industry mix"), unit, KindAmount},
			Column{colCompetitive, core.T("지역경쟁력 요인", "Competitive part"), unit, KindAmount},
			Column{"national_rate", core.T("전체 성장 요인(시작 값 대비)", "National part (of the start)"), noUnit, KindRate},
			Column{"mix_rate", core.T("산업구조 요인(시작 값 대비)", "Industry mix (of the start)"), noUnit, KindRate},
			Column{"competitive_rate", core.T("지역경쟁력 요인(시작 값 대비)", "Competitive part (of the start)"), noUnit, KindRate},
			Column{"hhi", core.T("허핀달-허시만 지수", "HHI"), noUnit, KindRatio},
			Column{"hhi_normalised", core.T("정규화 허핀달-허시만 지수", "Normalised HHI"), noUnit, KindRatio},
			Column{"krugman", core.T("크루그먼 지수", "Krugman index"), noUnit, KindRatio},
			Column{"specialisation", core.T("특화도", "Specialisation"), noUnit, KindRatio},
			Column{"entropy", core.T("엔트로피", "Entropy"), core.T("비트", "bits"), KindRatio},
			Column{"average_lq", core.T("평균 입지계수", "Average LQ"), noUnit, KindRatio},
			Column{"hachman", core.T("해치먼 지수", "Hachman index"), noUnit, KindRatio},
			Column{"unrelated_variety", core.T("비관련 다양성", "Unrelated variety"), core.T("비트", "bits"), KindRatio},
			Column{"related_variety", core.T("관련 다양성", "Related variety"), core.T("비트", "bits"), KindRatio},
			Column{"specialised", core.T("특화 산업 수", "Specialised industries"), industries, KindCount},
			Column{"top", core.T("대표 특화 산업", "Top specialities"), noUnit, KindText},
		),
		Evidence: c.Evidence, Notes: sc.Notes,
	}
	for _, p := range c.Places {
		q := p.Profile
		cells := []Cell{code(p.Place.Code), word(p.Place.Name)}
		for _, x := range []float64{
			p.Value, p.Growth, p.AnnualGrowth, p.Parts.National, p.Parts.Mix, p.Parts.Competitive,
			p.Rate(p.Parts.National), p.Rate(p.Parts.Mix), p.Rate(p.Parts.Competitive),
			q.HHI, q.HHINormalised, q.Krugman, q.Specialisation, q.Entropy, q.AverageLQ, q.Hachman,
			q.UnrelatedVariety, q.RelatedVariety, p.Specialised,
		} {
			cells = append(cells, number(x))
		}
		top := listTexts(p.Top, func(x Speciality) core.Text {
			q := " (" + amount(x.LQ, 2) + ")"
			return core.T(x.Name.Ko+q, x.Name.In(core.English)+q)
		})
		sheet.Rows = append(sheet.Rows, append(cells, word(top)))
	}
	return sheet
}

// LeadingSheet is the table of the LQ of the leading industries, one row per
// industry and one column per region.
func (c *Comparison) LeadingSheet() Sheet {
	sheet := Sheet{
		Title: c.Scene.title(core.T("지역별 대표 특화 산업의 입지계수", "LQ of the leading specialities by region")),
		Columns: []Column{
			{colCode, core.T("코드", "Code"), noUnit, KindCode},
			{colName, core.T("산업", "Industry"), noUnit, KindText},
		},
		Notes: c.Scene.Notes,
	}
	if len(c.Evidence) > 2 { // the value, the structure, then the LQ
		sheet.Evidence = c.Evidence[2:3]
	}
	for _, p := range c.Places {
		sheet.Columns = append(sheet.Columns, Column{p.Place.Code, p.Place.Name, noUnit, KindRatio})
	}
	for _, x := range c.Leading {
		cells := []Cell{code(x.Code), word(x.Name)}
		for _, lq := range x.LQ {
			cells = append(cells, number(lq))
		}
		sheet.Rows = append(sheet.Rows, cells)
	}
	return sheet
}

// SimilaritySheet is the table of pairs, one row per region and one column per
// other.
func (c *Comparison) SimilaritySheet() Sheet {
	sheet := Sheet{Title: c.Scene.title(core.T("산업구조의 유사도(크루그먼 지수)", "Similarity of structure (Krugman index)")), Columns: placeColumns(), Notes: c.Scene.Notes}
	if len(c.Evidence) > 1 {
		sheet.Evidence = c.Evidence[1:2]
	}
	for _, p := range c.Places {
		sheet.Columns = append(sheet.Columns, Column{p.Place.Code, p.Place.Name, noUnit, KindRatio})
	}
	for k, p := range c.Places {
		cells := append(make([]Cell, 0, len(sheet.Columns)), code(p.Place.Code), word(p.Place.Name))
		for _, x := range c.Similarity[k] {
			cells = append(cells, number(x))
		}
		sheet.Rows = append(sheet.Rows, cells)
	}
	return sheet
}
