package linkage

import (
	"cmp"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/linkage"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// mostNamedPoints is how many points of a scatter have their name beside them.
const mostNamedPoints = 14

// linkageChart draws the sectors: by how they pull and supply where their
// transactions are known, by what stays and what leaves where only published
// coefficients are.
func linkageChart(sc *linkage.Scene) *ui.Chart {
	if sc.Regional() {
		return leakChart(sc)
	}
	const decimals = 2
	b := ui.Bubbles{
		X:     ui.Axis{Title: core.T("감응도계수(받치는 힘)", "Sensitivity (supplies others)"), Format: ui.Fixed(decimals)},
		Y:     ui.Axis{Title: core.T("영향력계수(끄는 힘)", "Power of dispersion (pulls others)"), Format: ui.Fixed(decimals)},
		Size:  ui.Axis{Title: core.T("총산출", "Output"), Unit: sc.Reading.Money.Title(), Format: ui.Whole()},
		XLine: &ui.Marker{At: 1, Label: core.T("평균 1", "mean 1")}, YLine: &ui.Marker{At: 1, Label: core.T("평균 1", "mean 1")},
		Quadrants: ui.Quadrants{
			TopLeft: linkage.QuadrantPuller.Title(), TopRight: linkage.QuadrantKey.Title(),
			BottomLeft: linkage.QuadrantWeak.Title(), BottomRight: linkage.QuadrantSupplier.Title(),
		},
	}
	far := func(s linkage.Sector) float64 { return math.Hypot(s.Backward-1, s.Forward-1) }
	named := farthest(sc.Sectors, far)
	for _, s := range sc.Sectors {
		if s.Quadrant == linkage.QuadrantUnknown {
			continue
		}
		p := ui.Bubble{
			Label: s.Name, X: ui.Real(s.Forward), Y: ui.Real(s.Backward), Size: ui.Real(s.Output),
			Labelled: named[s.Code], Href: linkageAddress(sc, whatIfHref, linkage.ParamSector, s.Code, linkage.ParamAmount, "100"),
		}
		if s.Quadrant == linkage.QuadrantKey {
			p.Role = ui.RoleChosen
		}
		b.Points = append(b.Points, p)
	}
	if len(b.Points) < scene.FewestPoints {
		return nil
	}
	return &ui.Chart{
		ID: "standing", Height: ui.Tall, Spec: b, Source: linkageSource(sc),
		Title: core.Tf("산업의 끄는 힘과 받치는 힘, %[1]s %[2]s", "How sectors pull and supply, %[1]s %[2]s", sc.Place, page.PeriodText(sc.Year)),
		Summary: core.T("점 하나가 부문 하나입니다. 위일수록 다른 산업을 많이 끌고, 오른쪽일수록 다른 산업에 많이 쓰입니다. 또렷한 점은 둘 다 평균을 넘는 핵심 산업이고, 크기는 총산출입니다. 수치는 아래 표에 있습니다.",
			"Each point is a sector: higher, it draws more on others; further right, others draw more on it. Bold points are above the mean in both; area is output. The numbers are in the table below."),
	}
}

// leakChart draws what demand for a sector does inside the region and outside.
func leakChart(sc *linkage.Scene) *ui.Chart {
	const decimals = 2
	var in, out float64
	n := 0
	for _, s := range sc.Sectors {
		if s.Reason.IsZero() && !math.IsNaN(s.Production.Sum()) {
			in, out, n = in+s.Production.Inside, out+s.Production.Outside, n+1
		}
	}
	if n < scene.FewestPoints {
		return nil
	}
	in, out = in/float64(n), out/float64(n)
	b := ui.Bubbles{
		Uniform: true,
		X:       ui.Axis{Title: core.T("지역 밖 생산유발", "Production induced outside"), Format: ui.Fixed(decimals)},
		Y:       ui.Axis{Title: core.T("지역 안 생산유발", "Production induced inside"), Format: ui.Fixed(decimals)},
		Size:    ui.Axis{Title: core.T("지역 안 부가가치유발", "Value added induced inside"), Format: ui.Fixed(decimals)},
		XLine:   &ui.Marker{At: ui.Real(out), Label: core.T("평균", "mean")}, YLine: &ui.Marker{At: ui.Real(in), Label: core.T("평균", "mean")},
		Quadrants: ui.Quadrants{
			TopLeft: core.T("지역에 남는다", "Stays in the region"), TopRight: core.T("안팎을 모두 끈다", "Draws on both"),
			BottomLeft: core.T("파급이 작다", "Small effects"), BottomRight: core.T("밖으로 샌다", "Leaves the region"),
		},
	}
	named := farthest(sc.Sectors, func(s linkage.Sector) float64 {
		return math.Hypot(s.Production.Inside-in, s.Production.Outside-out)
	})
	for _, s := range sc.Sectors {
		if !s.Reason.IsZero() || math.IsNaN(s.Production.Sum()) {
			continue
		}
		p := ui.Bubble{
			Label: s.Name, X: ui.Real(s.Production.Outside), Y: ui.Real(s.Production.Inside), Size: ui.Real(s.ValueAdded.Inside),
			Labelled: named[s.Code], Href: linkageAddress(sc, whatIfHref, linkage.ParamSector, s.Code, linkage.ParamAmount, "100"),
		}
		if s.Production.Inside >= in && s.Production.Outside < out {
			p.Role = ui.RoleChosen
		}
		b.Points = append(b.Points, p)
	}
	return &ui.Chart{
		ID: "standing", Height: ui.Tall, Spec: b, Source: linkageSource(sc),
		Title: core.Tf("수요 1이 지역 안과 밖에서 일으키는 생산, %[1]s %[2]s", "Production that one unit of demand induces inside and outside, %[1]s %[2]s", sc.Place, page.PeriodText(sc.Year)),
		Summary: core.T("점 하나가 부문 하나입니다. 위일수록 지역 안에서 많이 일어나고, 오른쪽일수록 지역 밖으로 나갑니다. 또렷한 점은 안에는 평균보다 많이, 밖에는 적게 일으키는 부문입니다.",
			"Each point is a sector: higher, more arises inside; further right, more leaves. Bold points do more than average inside and less outside."),
	}
}

// farthest chooses the points whose names are written.
func farthest(rows []linkage.Sector, far func(linkage.Sector) float64) map[string]bool {
	list := slices.DeleteFunc(slices.Clone(rows), func(s linkage.Sector) bool { return math.IsNaN(far(s)) || !s.Reason.IsZero() })
	slices.SortStableFunc(list, func(a, b linkage.Sector) int { return cmp.Compare(far(b), far(a)) })
	out := map[string]bool{}
	for _, s := range list[:min(len(list), mostNamedPoints)] {
		out[s.Code] = true
	}
	return out
}

// linkageSource is the source line of the section's pictures.
func linkageSource(sc *linkage.Scene) core.Text {
	t := core.Tf("%[1]s %[2]d판", "%[1]s, version %[2]d", sc.Dataset.Title, sc.Version.Number)
	if sc.Dataset.Publisher != "" {
		t = core.T(sc.Dataset.Publisher+", "+t.Ko, sc.Dataset.Publisher+", "+t.En)
	}
	return t
}
