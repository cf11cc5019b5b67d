package diagnosis

import (
	"cmp"
	"context"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/diagnosis"
	"naru/internal/region"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// mapChart draws the regions: within their boundaries when these were imported,
// as tiles where there is a layout, otherwise as bars.
func (s *Section) mapChart(ctx context.Context, write scene.Writing, o *diagnosis.Overview) (ui.Chart, error) {
	m, sc := o.Map, o.Scene
	table := write.Table("map-table", m.Sheet(sc), scene.Files(ctx, "/map"))
	c := ui.Chart{
		ID: "map", Table: &table, Source: scene.Source(sc), Summary: mapSummary(write, m),
		Title: core.Tf("%[1]s, %[2]s", "%[1]s, %[2]s", scene.Capital(m.Title), mapSpan(m, sc)),
	}
	scale := ui.MapScale{Axis: write.Axis(m.Indicator.Title(), m.Kind, m.Unit)}
	switch m.Indicator {
	case diagnosis.MapLQ:
		scale.Middle = &ui.Marker{At: 1, Label: core.Tf("%s = 1", "%s = 1", sc.Reference.Short)}
	case diagnosis.MapGrowth, diagnosis.MapCompetitive:
		scale.Middle = &ui.Marker{At: 0, Label: core.T("변화 없음", "no change")}
	case diagnosis.MapValue, diagnosis.MapKrugman:
	}
	within := within(m)
	shapes, err := s.shapesOf(ctx, sc.InUse(dataset.Boundary), m, within)
	if err != nil {
		return c, err
	}
	tiles, tiled := region.Tiles(within)
	switch {
	case shapes != nil:
		c.Spec = boundaryMap(ctx, m, scale, shapes.href())
	case tiled && len(m.Values) > 1:
		c.Spec = tileMap(ctx, m, scale, tiles)
	default:
		c.Spec = mapBars(ctx, m, scale)
	}
	return c, nil
}

// mapSpan is when the map is of: growth has two ends, a level has one.
func mapSpan(m diagnosis.Map, sc *diagnosis.Scene) core.Text {
	if m.Indicator == diagnosis.MapGrowth || m.Indicator == diagnosis.MapCompetitive {
		return spanText(sc)
	}
	return page.PeriodText(sc.View.To)
}

// within is the region that holds all of the map's: their parent if they share
// it, else the nation.
func within(m diagnosis.Map) string {
	parent := ""
	for i, v := range m.Values {
		if i > 0 && v.Place.Parent != parent {
			return core.Nation
		}
		parent = v.Place.Parent
	}
	return parent
}

func roleOf(chosen, peer bool) ui.Role {
	switch {
	case chosen:
		return ui.RoleChosen
	case peer:
		return ui.RoleComparison
	default:
		return ui.RoleOther
	}
}

// missingNote says why a region has no value.
func missingNote(v float64) core.Text {
	if math.IsNaN(v) {
		return core.T("값이 없어 계산할 수 없음", "not defined: there is no value")
	}
	return core.Text{}
}

func regionHref(ctx context.Context, code string) string {
	return ui.Here(ctx, ui.ParamRegion, code, ui.ParamPeers, "", "page", "")
}

func boundaryMap(ctx context.Context, m diagnosis.Map, scale ui.MapScale, href string) ui.BoundaryMap {
	out := ui.BoundaryMap{Scale: scale, GeoJSON: href, Key: "code"}
	for _, v := range m.Values {
		out.Regions = append(out.Regions, ui.MapRegion{
			Code: v.Place.Code, Label: v.Place.Short, Value: ui.Real(v.Value), Role: roleOf(v.Chosen, false),
			Note: missingNote(v.Value), Href: regionHref(ctx, v.Place.Code),
		})
	}
	return out
}

func tileMap(ctx context.Context, m diagnosis.Map, scale ui.MapScale, tiles []region.Tile) ui.TileMap {
	out := ui.TileMap{Scale: scale}
	for _, t := range tiles {
		for _, v := range m.Values {
			if v.Place.Code == t.Code {
				out.Tiles = append(out.Tiles, ui.Tile{
					Code: t.Code, Label: v.Place.Short, Column: t.Col, Row: t.Row, Value: ui.Real(v.Value),
					Role: roleOf(v.Chosen, false), Note: missingNote(v.Value), Href: regionHref(ctx, t.Code),
				})
			}
		}
	}
	return out
}

// mostBars is how many regions a bar chart shows; its table has them all.
const mostBars = 30

func mapBars(ctx context.Context, m diagnosis.Map, scale ui.MapScale) ui.Bars {
	bars := ui.Bars{Axis: scale.Axis, Reference: scale.Middle}
	ranked := rankedValues(m)
	for i, v := range ranked {
		if i < mostBars || v.Chosen {
			bars.Items = append(bars.Items, ui.Bar{
				Label: v.Place.Short, Value: ui.Real(v.Value), Role: roleOf(v.Chosen, v.Peer && len(ranked) < mostBars),
				Note: missingNote(v.Value), Href: regionHref(ctx, v.Place.Code),
			})
		}
	}
	return bars
}

// rankedValues sorts a map's regions from large to small; those without a value
// come last.
func rankedValues(m diagnosis.Map) []diagnosis.RegionValue {
	out := slices.Clone(m.Values)
	slices.SortStableFunc(out, func(a, b diagnosis.RegionValue) int {
		if x, y := math.IsNaN(a.Value), math.IsNaN(b.Value); x || y {
			return cmp.Compare(btoi(x), btoi(y))
		}
		return cmp.Compare(b.Value, a.Value)
	})
	return out
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// mapSummary says which regions stand first and last, and where the chosen one
// stands.
func mapSummary(write scene.Writing, m diagnosis.Map) core.Text {
	known := slices.DeleteFunc(rankedValues(m), func(v diagnosis.RegionValue) bool { return math.IsNaN(v.Value) })
	if len(known) < 2 {
		return core.T("견줄 지역의 값이 없습니다.", "There are no values of regions to compare.")
	}
	first, last := known[0], known[len(known)-1]
	out := core.Tf("가장 큰 곳은 %[1]s(%[2]s), 가장 작은 곳은 %[3]s(%[4]s)입니다.", "Largest in %[1]s (%[2]s), smallest in %[3]s (%[4]s).",
		first.Place.Short, write.Say(first.Value, m.Kind), last.Place.Short, write.Say(last.Value, m.Kind))
	for i, v := range known {
		if v.Chosen {
			here := core.Tf(" %[1]s은(는) %[2]d곳 가운데 %[3]d위(%[4]s)입니다.", " %[1]s is number %[3]d of %[2]d (%[4]s).",
				v.Place.Short, len(known), i+1, write.Say(v.Value, m.Kind))
			return core.T(out.Ko+here.Ko, out.En+here.En)
		}
	}
	return out
}

// indicatorTabs switch what the map shows.
func indicatorTabs(ctx context.Context, o *diagnosis.Overview) []ui.Tab {
	short := map[diagnosis.Indicator]core.Text{
		diagnosis.MapLQ: core.T("입지계수", "LQ"), diagnosis.MapValue: o.Scene.Measure.Title,
		diagnosis.MapGrowth: core.T("증가율", "Growth"), diagnosis.MapCompetitive: core.T("지역경쟁력", "Competitive"),
		diagnosis.MapKrugman: core.T("구조 차이", "Structure"),
	}
	var out []ui.Tab
	for _, i := range diagnosis.Indicators() {
		out = append(out, ui.Tab{Text: short[i], Current: i == o.Map.Indicator, Href: ui.Here(ctx, "map", string(i)) + "#map"})
	}
	return out
}
