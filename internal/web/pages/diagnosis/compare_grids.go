package diagnosis

import (
	"context"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// leadingChart is a grid of LQ: regions by the industries in which some of them
// stand out; nil where there is none.
func leadingChart(ctx context.Context, write scene.Writing, c *diagnosis.Comparison) *ui.Chart {
	if len(c.Leading) == 0 {
		return nil
	}
	h := ui.Heatmap{
		X: ui.Axis{Title: core.T("지역", "Region")}, Y: ui.Axis{Title: core.T("산업", "Industry")},
		Value:  ui.Axis{Title: core.T("입지계수", "LQ"), Format: ui.Fixed(2)},
		Middle: &ui.Marker{At: 1, Label: core.Tf("%s = 1", "%s = 1", c.Scene.Reference.Short)},
	}
	for _, p := range c.Places {
		h.Columns = append(h.Columns, p.Place.Short)
	}
	best := c.Leading[0]
	where, most := 0, 0.0
	for row, x := range c.Leading {
		h.Rows = append(h.Rows, x.Name)
		for column, lq := range x.LQ {
			h.Cells = append(h.Cells, ui.HeatCell{Column: column, Row: row, Value: ui.Real(lq), Note: missingNote(lq)})
			if lq > most {
				best, where, most = x, column, lq
			}
		}
	}
	table := write.Table("leading-table", c.LeadingSheet(), scene.Files(ctx, "/leading"))
	return &ui.Chart{
		ID: "leading", Height: ui.Tall, Spec: h, Table: &table, Source: scene.Source(c.Scene),
		Title: core.Tf("지역별 대표 특화 산업의 입지계수, %s", "LQ of the leading specialities by region, %s", page.PeriodText(c.Scene.View.To)),
		Summary: core.Tf("가장 특화된 조합은 %[1]s의 %[2]s(%[3]s)입니다. 파랑은 1 이상(특화), 노랑은 1 미만이고 첫 열이 고른 지역입니다.", "The strongest is %[2]s in %[1]s (%[3]s). Blue is 1 or more (specialised), amber less; the first column is the chosen region.",
			c.Places[where].Place.Short, best.Name, write.Say(most, diagnosis.KindRatio)),
	}
}

// similarityChart is a grid of the distance between structures; nil with a
// region alone or where structures are not known.
func similarityChart(ctx context.Context, write scene.Writing, c *diagnosis.Comparison) *ui.Chart {
	known := slices.ContainsFunc(c.Similarity, func(row []float64) bool {
		return slices.ContainsFunc(row, func(d float64) bool { return d > 0 })
	})
	if !known {
		return nil
	}
	h := ui.Heatmap{
		X: ui.Axis{Title: core.T("지역", "Region")}, Y: ui.Axis{Title: core.T("지역", "Region")},
		Value: ui.Axis{Title: core.T("크루그먼 지수(작을수록 닮음)", "Krugman index (smaller is more alike)"), Format: ui.Fixed(2)},
	}
	for i, p := range c.Places {
		h.Columns, h.Rows = append(h.Columns, p.Place.Short), append(h.Rows, p.Place.Short)
		for j, d := range c.Similarity[i] {
			cell := ui.HeatCell{Column: j, Row: i, Value: ui.Real(d), Note: missingNote(d)}
			if i == j {
				cell.Value, cell.Note = ui.Real(math.NaN()), core.T("같은 지역", "the same region")
			}
			h.Cells = append(h.Cells, cell)
		}
	}
	table := write.Table("similarity-table", c.SimilaritySheet(), scene.Files(ctx, "/similarity"))
	return &ui.Chart{
		ID: "similarity", Height: ui.Tall, Spec: h, Table: &table, Source: scene.Source(c.Scene),
		Title: core.Tf("산업구조는 얼마나 닮았나(%[1]s 기준), %[2]s", "How alike the structures are (by %[1]s), %[2]s", c.Level.Title(), page.PeriodText(c.Scene.View.To)),
		Summary: core.T("두 지역의 산업별 비중 차이를 모두 더한 값입니다. 0이면 같고 2이면 겹치는 산업이 없습니다. 바탕에 가까운 색일수록 닮았습니다.",
			"The differences of the industries' shares between two regions, added up: 0 is the same, 2 has nothing in common. The closer a colour to the background, the more alike."),
	}
}
