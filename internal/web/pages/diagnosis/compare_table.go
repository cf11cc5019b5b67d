package diagnosis

import (
	"context"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// comparisonTable sets size, growth and its parts side by side.
func comparisonTable(ctx context.Context, write scene.Writing, c *diagnosis.Comparison) ui.Table {
	sc := c.Scene
	t := ui.Table{
		ID: "regions", Dense: true, Downloads: scene.Files(ctx, "/compare"),
		Caption: core.Tf("규모와 성장, %s", "Size and growth, %s", spanText(sc)),
		Columns: []ui.Column{
			{Title: core.T("지역", "Region")},
			{Title: sc.Measure.Title, Unit: write.Unit, Numeric: true},
			{Title: core.T("연평균 증가율", "Annual growth"), Numeric: true},
			{Title: core.T("전체 성장 요인", "National part"), Unit: write.Unit, Numeric: true},
			{Title: core.T("산업구조 요인", "Industry mix"), Unit: write.Unit, Numeric: true},
			{Title: core.T("지역경쟁력 요인", "Competitive part"), Unit: write.Unit, Numeric: true},
			{Title: core.T("특화 산업 수", "Specialised industries"), Numeric: true},
			{Title: core.T("대표 특화 산업(입지계수)", "Top specialities (LQ)")},
		},
	}
	signed := write.Format(diagnosis.KindAmount).WithSign()
	for _, p := range c.Places {
		t.Rows = append(t.Rows, ui.Row{Chosen: p.Chosen, Cells: []ui.Cell{
			ui.Label(p.Place.Name).Linked(placeHref(ctx, p.Place.Code)),
			ui.Num(p.Value, write.Format(diagnosis.KindAmount)), ui.Num(p.AnnualGrowth, write.Format(diagnosis.KindRate)),
			ui.Num(p.Parts.National, signed), ui.Num(p.Parts.Mix, signed), ui.Num(p.Parts.Competitive, signed),
			ui.Num(p.Specialised, ui.Whole()), ui.Label(topText(write, p.Top)),
		}})
	}
	return t
}

// topText names the first specialities of a place; the file has all of them.
func topText(write scene.Writing, top []diagnosis.Speciality) core.Text {
	const shown = 2
	var out core.Text
	for i, x := range top[:min(shown, len(top))] {
		lq := write.Say(x.LQ, diagnosis.KindRatio)
		if i > 0 {
			out.Ko, out.En = out.Ko+" · ", out.En+" · "
		}
		out.Ko, out.En = out.Ko+x.Name.Ko+"("+lq.Ko+")", out.En+x.Name.In(core.English)+" ("+lq.En+")"
	}
	return out
}

// measuresTable sets the measures of concentration side by side.
func measuresTable(ctx context.Context, c *diagnosis.Comparison) ui.Table {
	bits := core.T("비트", "bits")
	t := ui.Table{
		ID: "measures", Dense: true, Downloads: scene.Files(ctx, "/compare"),
		Caption: core.Tf("집중과 다양성(%[1]s 기준), %[2]s", "Concentration and variety (by %[1]s), %[2]s", c.Level.Title(), page.PeriodText(c.Scene.View.To)),
		Columns: []ui.Column{
			{Title: core.T("지역", "Region")},
			{Title: core.T("허핀달-허시만 지수", "HHI"), Numeric: true, Help: core.T("비중 제곱의 합. 클수록 몇 산업에 몰려 있음", "the squared shares added up: larger is more concentrated")},
			{Title: core.T("정규화 HHI", "Normalised HHI"), Numeric: true, Help: core.T("산업 수의 영향을 뺀 HHI", "HHI less what the number of industries makes")},
			{Title: core.T("크루그먼 지수", "Krugman index"), Numeric: true, Help: core.T("비교 대상과 구조가 다른 정도, 0~2", "distance from the reference's structure, 0 to 2")},
			{Title: core.T("해치먼 지수", "Hachman index"), Numeric: true, Help: core.T("비교 대상과 닮은 정도, 1이면 같음", "likeness to the reference; 1 is the same")},
			{Title: core.T("엔트로피", "Entropy"), Unit: bits, Numeric: true, Help: core.T("클수록 여러 산업에 고루 퍼져 있음", "larger is more evenly spread")},
		},
	}
	grouped := c.Level.Grouped()
	if grouped {
		t.Columns = append(t.Columns,
			ui.Column{Title: core.T("비관련 다양성", "Unrelated variety"), Unit: bits, Numeric: true, Help: core.T("서로 다른 산업군 사이의 다양성", "variety between groups of industries")},
			ui.Column{Title: core.T("관련 다양성", "Related variety"), Unit: bits, Numeric: true, Help: core.T("같은 산업군 안의 다양성", "variety within groups of industries")})
	} else {
		t.Note = core.Tf("관련 다양성과 비관련 다양성은 싣지 않았습니다. %s만으로는 산업군 안의 차이를 알 수 없습니다.",
			"Related and unrelated variety are left out: %s tell nothing of differences within groups of industries.", c.Level.Title())
	}
	three := ui.Fixed(3)
	for _, p := range c.Places {
		q := p.Profile
		row := ui.Row{Chosen: p.Chosen, Cells: []ui.Cell{ui.Label(p.Place.Name).Linked(placeHref(ctx, p.Place.Code))}}
		values := []float64{q.HHI, q.HHINormalised, q.Krugman, q.Hachman, q.Entropy}
		if grouped {
			values = append(values, q.UnrelatedVariety, q.RelatedVariety)
		}
		for _, x := range values {
			row.Cells = append(row.Cells, ui.Num(x, three))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// placeHref is a region's own page.
func placeHref(ctx context.Context, code string) string {
	return ui.To(ctx, "/", ui.ParamRegion, code, ui.ParamPeers, "")
}

// standingTable has the numbers of the picture of indicators.
func standingTable(ctx context.Context, c *diagnosis.Comparison) ui.Table {
	t := ui.Table{
		ID: "standing-table", Dense: true, Downloads: scene.Files(ctx, "/compare"),
		Caption: core.Tf("지역별 지표, %s", "Indicators by region, %s", spanText(c.Scene)),
		Columns: []ui.Column{{Title: core.T("지역", "Region")}},
	}
	indicators := strips(c)
	for _, s := range indicators {
		t.Columns = append(t.Columns, ui.Column{Title: s.title, Numeric: true})
	}
	for _, p := range c.Places {
		row := ui.Row{Chosen: p.Chosen, Cells: []ui.Cell{ui.Label(p.Place.Name).Linked(placeHref(ctx, p.Place.Code))}}
		for _, s := range indicators {
			row.Cells = append(row.Cells, ui.Num(s.value(p), s.format))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// growthTable has the growth of each place with its parts, by the start value.
func growthTable(ctx context.Context, c *diagnosis.Comparison) ui.Table {
	t := ui.Table{
		ID: "growth-table", Dense: true, Downloads: scene.Files(ctx, "/compare"),
		Caption: core.Tf("증가율과 그 요인(시작 값 대비), %s", "Growth and its parts (of the start), %s", spanText(c.Scene)),
		Columns: []ui.Column{
			{Title: core.T("지역", "Region")},
			{Title: core.T("증가율", "Growth"), Numeric: true},
			{Title: core.T("지역경쟁력 요인", "Competitive part"), Numeric: true},
			{Title: core.T("전체 성장 요인", "National part"), Numeric: true},
			{Title: core.T("산업구조 요인", "Industry mix"), Numeric: true},
		},
	}
	allocated := c.Scene.View.Method == diagnosis.EstebanMarquillas
	if allocated {
		t.Columns = append(t.Columns, ui.Column{Title: core.T("할당 요인", "Allocation"), Numeric: true})
	}
	rate := ui.Percent(1).WithSign()
	for _, p := range byGrowth(c) {
		row := ui.Row{Chosen: p.Chosen, Cells: []ui.Cell{ui.Label(p.Place.Name).Linked(placeHref(ctx, p.Place.Code)), ui.Num(p.Growth, rate)}}
		parts := []float64{p.Parts.Competitive, p.Parts.National, p.Parts.Mix}
		if allocated {
			parts = append(parts, p.Parts.Allocation)
		}
		for _, x := range parts {
			row.Cells = append(row.Cells, ui.Num(p.Rate(x), rate))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
