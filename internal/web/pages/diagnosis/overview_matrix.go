package diagnosis

import (
	"cmp"
	"context"
	"math"
	"net/http"
	"slices"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// labelled is how many points of a picture have their name written beside them.
const labelled = 8

// mostPoints is how many industries a picture of them shows: more only cover
// one another.
const mostPoints = 150

// matrixChart is the plane of specialisation and growth.
func matrixChart(ctx context.Context, write scene.Writing, o *diagnosis.Overview) ui.Chart {
	sc := o.Scene
	files := scene.Files(ctx, "/matrix")
	shown := o.Largest(mostPoints)
	table := write.Table("matrix-table", o.MatrixSheet(shown), files)
	focus := ""
	for _, f := range o.Findings {
		focus = cmp.Or(focus, f.Industry)
	}
	points := make([]plotted, len(shown))
	for i, p := range shown {
		points[i] = plotted{p.Code, p.Name, p.LQ, p.Growth, p.Value}
	}
	special, fast := 0, 0
	for i := range o.Matrix {
		p := &o.Matrix[i]
		if p.LQ >= 1 {
			special++
			if p.Growth > 0 {
				fast++
			}
		}
	}
	b := bubbles(ctx, points, focus)
	b.X = ui.Axis{Title: core.T("특화(입지계수)", "Specialisation (LQ)"), Format: ui.Fixed(2), Log: b.X.Log}
	b.Y = ui.Axis{Title: core.T("상대 성장(연평균, 비교 대상 전체보다)", "Relative growth (a year, against all of the reference)"), Format: ui.PercentPoints(1)}
	b.Size = write.Axis(sc.Measure.Title, diagnosis.KindAmount, sc.Measure.Unit)
	b.XLine = &ui.Marker{At: 1, Label: core.T("특화 기준 1", "LQ 1")}
	b.YLine = &ui.Marker{At: 0, Label: core.Tf("%s 평균", "%s mean", sc.Reference.Short)}
	b.Quadrants = ui.Quadrants{
		TopLeft: core.T("작지만 빠르게", "Small, fast"), TopRight: core.T("특화되고 빠르게", "Specialised, fast"),
		BottomLeft: core.T("작고 느리게", "Small, slow"), BottomRight: core.T("특화되었으나 느리게", "Specialised, slow"),
	}
	c := ui.Chart{
		ID: "matrix", Height: ui.Tall, Spec: b, Table: &table, Source: scene.Source(sc),
		Title: core.Tf("%[1]s 산업의 특화와 성장, %[2]s", "Specialisation and growth of industry in %[1]s, %[2]s", sc.Region.Name, spanText(sc)),
		Summary: core.Tf(
			"산업 %[1]d개 가운데 %[2]d개가 특화되어 있고(입지계수 1 이상), 그중 %[3]d개는 %[4]s 전체보다 빠르게 성장했습니다. 또렷한 점은 특화 산업, 크기는 %[5]s입니다.",
			"Of %[1]d %[6]s, %[2]d %[7]s specialised (LQ of 1 or more), and %[3]d of these grew faster than all of %[4]s. Bold points are specialised; area is %[5]s.",
			len(o.Matrix), special, fast, sc.Reference.Name, sc.Measure.Title,
			core.Plural(len(o.Matrix), "industry", "industries"), core.Plural(special, "is", "are")),
	}
	if all := len(o.Matrix); len(shown) < all {
		part := partOf(write, sc.Measure, all, len(shown))
		table.Note = page.Together([]core.Text{part, core.T(
			"모든 산업은 내려받는 표와 산업 진단에 있습니다.", "All of them are in the table to download and in the industry diagnosis.")})
		c.Summary = page.Together([]core.Text{c.Summary, part})
	}
	return c
}

// partOf says that a picture shows the largest of many industries.
func partOf(write scene.Writing, m core.Measure, all, shown int) core.Text {
	return core.Tf("산업 %[1]s개 가운데 %[3]s이(가) 큰 %[2]s개를 그렸습니다.", "Of %[1]s industries, the %[2]s largest by %[3]s are drawn.",
		write.Say(float64(all), diagnosis.KindCount), write.Say(float64(shown), diagnosis.KindCount), m.Title)
}

// plotted is one industry of a bubble chart.
type plotted struct {
	code       string
	name       core.Text
	x, y, size float64
}

// largest are at most so many industries by size, largest first; equal ones by
// code. All of them keep their order.
func largest(points []plotted, most int) []plotted {
	if len(points) <= most {
		return points
	}
	sorted := slices.Clone(points)
	slices.SortFunc(sorted, func(a, b plotted) int { return cmp.Or(cmp.Compare(b.size, a.size), cmp.Compare(a.code, b.code)) })
	return sorted[:most]
}

// bubbles draws industries by LQ and growth. The one in focus has the colour of
// what is chosen, specialised ones that of the comparison. A wide range of LQ is
// drawn on a logarithmic axis, so that half and double lie equally far from 1.
func bubbles(ctx context.Context, points []plotted, focus string) ui.Bubbles {
	const wide = 5
	var b ui.Bubbles
	named := map[string]bool{focus: true}
	for _, p := range largest(points, labelled) {
		named[p.code] = true
	}
	most := 0.0
	for _, p := range points {
		if p.x > most { // never NaN, which would hide all others
			most = p.x
		}
	}
	b.X.Log = most > wide
	for _, p := range points {
		if b.X.Log && p.x <= 0 || math.IsNaN(p.x) || math.IsNaN(p.y) {
			continue
		}
		role := ui.RoleOther
		switch {
		case p.code == focus:
			role = ui.RoleChosen
		case p.x >= 1:
			role = ui.RoleComparison
		}
		b.Points = append(b.Points, ui.Bubble{
			Label: p.name, X: ui.Real(p.x), Y: ui.Real(p.y), Size: ui.Real(p.size), Role: role,
			Labelled: named[p.code], Href: scene.IndustryHref(ctx, p.code),
		})
	}
	return b
}

func (s *Section) matrixFile(w http.ResponseWriter, r *http.Request) error {
	o, err := s.readOverview(r)
	if err != nil {
		return err
	}
	return scene.SendSheet(w, r, o.Scene, "matrix", func() diagnosis.Sheet { return o.MatrixSheet(o.Matrix) })
}
