package diagnosis

import (
	"cmp"
	"context"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// strip is one indicator on which the places are held against each other.
type strip struct {
	title     core.Text
	format    ui.Format
	value     func(diagnosis.ComparedPlace) float64
	reference *ui.Marker
}

// strips are the indicators of the first picture: pace, its two regional
// causes, breadth, then how the structure differs and how it is spread.
func strips(c *diagnosis.Comparison) []strip {
	rate := func(part func(diagnosis.ComparedPlace) float64) func(diagnosis.ComparedPlace) float64 {
		return func(p diagnosis.ComparedPlace) float64 { return p.Rate(part(p)) }
	}
	zero := func() *ui.Marker { return &ui.Marker{At: 0, Label: core.Text{}} }
	short := c.Scene.Reference.Short
	return []strip{
		{
			core.T("연평균 증가율", "Annual growth"), ui.Percent(1).WithSign(),
			func(p diagnosis.ComparedPlace) float64 { return p.AnnualGrowth }, &ui.Marker{At: ui.Real(c.Reference), Label: short},
		},
		{
			core.T("지역경쟁력 요인(시작 값 대비)", "Competitive part (of the start)"), ui.Percent(1).WithSign(),
			rate(func(p diagnosis.ComparedPlace) float64 { return p.Parts.Competitive }), zero(),
		},
		{
			core.T("산업구조 요인(시작 값 대비)", "Industry mix (of the start)"), ui.Percent(1).WithSign(),
			rate(func(p diagnosis.ComparedPlace) float64 { return p.Parts.Mix }), zero(),
		},
		{
			core.T("특화 산업 수", "Specialised industries"), ui.Whole(),
			func(p diagnosis.ComparedPlace) float64 { return p.Specialised }, nil,
		},
		{
			core.Tf("%s과의 구조 차이(크루그먼)", "Distance from %s (Krugman)", short), ui.Fixed(2),
			func(p diagnosis.ComparedPlace) float64 { return p.Profile.Krugman }, nil,
		},
		{
			core.T("집중도(정규화 HHI)", "Concentration (normalised HHI)"), ui.Fixed(3),
			func(p diagnosis.ComparedPlace) float64 { return p.Profile.HHINormalised }, nil,
		},
		{
			core.T("다양성(엔트로피, 비트)", "Variety (entropy, bits)"), ui.Fixed(2),
			func(p diagnosis.ComparedPlace) float64 { return p.Profile.Entropy }, nil,
		},
	}
}

// standingChart shows where the chosen region stands among the others on each
// indicator; nil with a region alone.
func standingChart(ctx context.Context, c *diagnosis.Comparison) *ui.Chart {
	if len(c.Places) < 2 {
		return nil
	}
	var spec ui.Strips
	for _, s := range strips(c) {
		row := ui.Strip{Axis: ui.Axis{Title: s.title, Format: s.format}, Reference: s.reference}
		var known []float64
		for _, p := range c.Places {
			v := s.value(p)
			if !math.IsNaN(v) && !math.IsInf(v, 0) {
				known = append(known, v)
			}
			row.Dots = append(row.Dots, ui.Dot{Label: p.Place.Short, Value: ui.Real(v), Role: roleOf(p.Chosen, false), Href: placeHref(ctx, p.Place.Code)})
		}
		if len(known) > 1 && slices.Min(known) < slices.Max(known) {
			spec.Rows = append(spec.Rows, row)
		}
	}
	if len(spec.Rows) == 0 {
		return nil
	}
	table := standingTable(ctx, c)
	return &ui.Chart{
		ID: "standing", Height: ui.Tall, Spec: spec, Table: &table, Source: scene.Source(c.Scene),
		Title: core.Tf("%[1]s의 자리, %[2]s", "Where %[1]s stands, %[2]s", c.Scene.Region.Name, spanText(c.Scene)),
		Summary: core.Tf("줄마다 지역 %[1]d곳이 점 하나씩입니다. 굵은 점이 %[2]s이고 오른쪽일수록 값이 큽니다. %[3]s",
			"Each line has a dot for each of %[1]d %[4]s. The large dot is %[2]s; further right is larger. %[3]s",
			len(c.Places), c.Scene.Region.Short, growthRank(c), core.Plural(len(c.Places), "region", "regions")),
	}
}

// growthRank says where the chosen region stands by growth; nothing where that
// is not known.
func growthRank(c *diagnosis.Comparison) core.Text {
	ranked := byGrowth(c)
	for i, p := range ranked {
		if p.Chosen && len(ranked) > 1 {
			return core.Tf("증가율은 %[1]d곳 가운데 %[2]d위입니다.", "By growth it is number %[2]d of %[1]d.", len(ranked), i+1)
		}
	}
	return core.Text{}
}

// byGrowth are the places whose growth is known, fastest first.
func byGrowth(c *diagnosis.Comparison) []diagnosis.ComparedPlace {
	ranked := slices.DeleteFunc(slices.Clone(c.Places), func(p diagnosis.ComparedPlace) bool { return math.IsNaN(p.Growth) })
	slices.SortStableFunc(ranked, func(a, b diagnosis.ComparedPlace) int { return cmp.Compare(b.Growth, a.Growth) })
	return ranked
}

// growthChart splits the growth of each place into its parts; nil with one
// period or where the parts are not defined.
func growthChart(ctx context.Context, write scene.Writing, c *diagnosis.Comparison) *ui.Chart {
	ranked := slices.DeleteFunc(byGrowth(c), func(p diagnosis.ComparedPlace) bool { return math.IsNaN(p.Parts.Competitive) })
	if len(ranked) < 2 {
		return nil
	}
	spec := ui.Stacks{
		Axis:  ui.Axis{Title: core.T("증가율", "Growth"), Format: ui.Percent(1).WithSign()},
		Parts: []core.Text{core.T("지역경쟁력 요인", "Competitive part"), core.T("전체 성장 요인", "National part"), core.T("산업구조 요인", "Industry mix")},
	}
	allocated := c.Scene.View.Method == diagnosis.EstebanMarquillas
	if allocated {
		spec.Parts = append(spec.Parts, core.T("할당 요인", "Allocation"))
	}
	for i, p := range ranked {
		if i >= mostBars && !p.Chosen {
			continue
		}
		total := ui.Real(p.Growth)
		item := ui.Stack{Label: p.Place.Short, Total: &total, Role: roleOf(p.Chosen, false), Href: placeHref(ctx, p.Place.Code)}
		parts := []float64{p.Parts.Competitive, p.Parts.National, p.Parts.Mix}
		if allocated {
			parts = append(parts, p.Parts.Allocation)
		}
		for _, x := range parts {
			item.Values = append(item.Values, ui.Real(p.Rate(x)))
		}
		spec.Items = append(spec.Items, item)
	}
	first, last := ranked[0], ranked[len(ranked)-1]
	table := growthTable(ctx, c)
	return &ui.Chart{
		ID: "growth", Spec: spec, Table: &table, Source: scene.Source(c.Scene), Height: ui.Tall,
		Title: core.Tf("%[1]s의 증가율과 그 요인, %[2]s", "Growth of %[1]s and what made it, %[2]s", c.Scene.Measure.Title, spanText(c.Scene)),
		Summary: core.Tf("가장 빠른 곳은 %[1]s(%[2]s), 가장 느린 곳은 %[3]s(%[4]s)입니다. 막대는 시작 값에 견준 요인별 몫이고, 오른쪽과 왼쪽을 더하면 증가율이 됩니다.",
			"Fastest is %[1]s (%[2]s), slowest %[3]s (%[4]s). Bars are the parts of the growth, by the start value; right and left together make the growth.",
			first.Place.Short, write.Say(first.Growth, diagnosis.KindRate), last.Place.Short, write.Say(last.Growth, diagnosis.KindRate)),
	}
}

// typesChart shows what each strategy type weighs in each place; nil where no
// industry has a type.
func typesChart(ctx context.Context, write scene.Writing, c *diagnosis.Comparison) *ui.Chart {
	spec := ui.Stacks{Axis: ui.Axis{Title: core.T("비중", "Share"), Format: ui.Percent(1)}, Whole: true}
	typed := false
	for i, p := range c.Places {
		if i >= mostBars {
			break
		}
		item := ui.Stack{Label: p.Place.Short, Role: roleOf(p.Chosen, false), Href: placeHref(ctx, p.Place.Code)}
		for _, t := range p.Types {
			if i == 0 {
				spec.Parts = append(spec.Parts, scene.Capital(t.Strategy.Title()))
			}
			typed = typed || t.Strategy != "" && t.Industries > 0
			item.Values = append(item.Values, ui.Real(t.Share))
		}
		spec.Items = append(spec.Items, item)
	}
	if !typed {
		return nil
	}
	table := write.Table("types-table", c.TypesSheet(), scene.Files(ctx, "/types"))
	return &ui.Chart{
		ID: "types", Spec: spec, Table: &table, Source: scene.Source(c.Scene), Height: ui.Tall,
		Title: core.Tf("전략 유형별 비중(%[1]s 기준), %[2]s", "Shares of the strategy types (by %[1]s), %[2]s", c.Level.Title(), page.PeriodText(c.Scene.View.To)),
		Summary: core.Tf("지역의 %[1]s 가운데 각 유형의 산업이 차지하는 몫입니다. 유형은 특화와 성장의 경로로 판정합니다. %[2]s",
			"How much of a region's %[1]s is in industries of each type, by the path of specialisation and growth. %[2]s", c.Scene.Measure.Title, typesSummary(write, c.Places[0])),
	}
}

// typesSummary names the largest type of a place.
func typesSummary(write scene.Writing, p diagnosis.ComparedPlace) core.Text {
	var most diagnosis.TypeShare
	for _, t := range p.Types {
		if t.Share > most.Share {
			most = t
		}
	}
	if most.Industries == 0 {
		return core.Text{}
	}
	return core.Tf("%[1]s에서는 ‘%[2]s’이 %[3]s로 가장 큽니다.", "In %[1]s the largest is ‘%[2]s’ with %[3]s.",
		p.Place.Short, most.Strategy.Title(), write.Say(most.Share, diagnosis.KindShare))
}
