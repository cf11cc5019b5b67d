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
// coefficients are. Sectors that the region is strong in have its colour.
func linkageChart(sc *linkage.Scene, a *linkage.Activity) *ui.Chart {
	if sc.Regional() {
		return leakChart(sc, a)
	}
	if !sc.Matrix() {
		return nil
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
	marked := mark{a, func(s linkage.Sector) bool { return s.Quadrant == linkage.QuadrantKey }, core.T("또렷한 점은 둘 다 평균을 넘는 핵심 산업입니다.", "Bold points are above the mean in both.")}
	b.Points = points(sc, marked, func(s linkage.Sector) (x, y, size, far float64) {
		return s.Forward, s.Backward, s.Output, math.Hypot(s.Backward-1, s.Forward-1)
	})
	if len(b.Points) < scene.FewestPoints {
		return nil
	}
	return &ui.Chart{
		ID: "standing", Height: ui.Tall, Spec: b, Source: linkageSource(sc),
		Title: core.Tf("산업의 끄는 힘과 받치는 힘, %[1]s %[2]s", "How sectors pull and supply, %[1]s %[2]s", sc.Place, page.PeriodText(sc.Year)),
		Summary: core.Tf("점 하나가 부문 하나입니다. 위일수록 다른 산업을 많이 끌고, 오른쪽일수록 다른 산업에 많이 쓰입니다. 크기는 총산출입니다. %s 수치는 아래 표에 있습니다.",
			"Each point is a sector: higher, it draws more on others; further right, others draw more on it. Area is output. %s The numbers are in the table below.", marked.words()),
	}
}

// leakChart draws what demand for a sector does inside the region, and how much of
// what it does leaves.
func leakChart(sc *linkage.Scene, a *linkage.Activity) *ui.Chart {
	const decimals = 2
	var in, all float64
	n := 0
	for _, s := range sc.Sectors {
		if !math.IsNaN(s.Production.Sum()) {
			in, all, n = in+s.Production.Inside, all+s.Production.Sum(), n+1
		}
	}
	if n < scene.FewestPoints {
		return nil
	}
	inside, leak := in/float64(n), 1-in/all
	b := ui.Bubbles{
		Uniform: true,
		X:       ui.Axis{Title: core.T("밖으로 새는 몫", "Share that leaves"), Format: ui.Percent(0)},
		Y:       ui.Axis{Title: core.T("지역 안 생산유발", "Production induced inside"), Format: ui.Fixed(decimals)},
		Size:    ui.Axis{Title: core.T("지역 안 부가가치유발", "Value added induced inside"), Format: ui.Fixed(decimals)},
		XLine:   &ui.Marker{At: ui.Real(leak), Label: core.T("평균", "mean")}, YLine: &ui.Marker{At: ui.Real(inside), Label: core.T("평균", "mean")},
		Quadrants: ui.Quadrants{
			TopLeft: core.T("많이 일으키고 남긴다", "Much, and it stays"), TopRight: core.T("많이 일으키나 샌다", "Much, but it leaves"),
			BottomLeft: core.T("적지만 남긴다", "Little, but it stays"), BottomRight: core.T("적고 샌다", "Little, and it leaves"),
		},
	}
	marked := mark{a, func(s linkage.Sector) bool { return s.Production.Inside >= inside && s.Leak() < leak }, core.T("또렷한 점은 지역 안에서 평균보다 많이 일으키고 적게 새는 부문입니다.", "Bold points do more than average inside and leak less.")}
	b.Points = points(sc, marked, func(s linkage.Sector) (x, y, size, far float64) {
		return s.Leak(), s.Production.Inside, s.ValueAdded.Inside, math.Hypot(s.Production.Inside-inside, s.Leak()-leak)
	})
	return &ui.Chart{
		ID: "standing", Height: ui.Tall, Spec: b, Source: linkageSource(sc),
		Title: core.Tf("지역 안에서 일으키는 생산과 밖으로 새는 몫, %[1]s %[2]s", "Production induced inside and the share that leaves, %[1]s %[2]s", sc.Place, page.PeriodText(sc.Year)),
		Summary: core.Tf("점 하나가 부문 하나입니다. 위일수록 지역 안에서 많이 일으키고, 오른쪽일수록 일으킨 생산 가운데 지역 밖에서 생기는 몫이 큽니다. %s 수치는 아래 표에 있습니다.",
			"Each point is a sector: higher, more arises inside; further right, a greater share of what it induces arises outside. %s The numbers are in the table below.", marked.words()),
	}
}

// points are the sectors that can be drawn, with the place, the size and how far
// from the middle each stands. The region's strong sectors are named first, then
// those furthest out; what gathers the rest of something is not named.
func points(sc *linkage.Scene, m mark, of func(linkage.Sector) (x, y, size, far float64)) []ui.Bubble {
	drawn := slices.DeleteFunc(slices.Clone(sc.Sectors), func(s linkage.Sector) bool {
		x, y, _, _ := of(s)
		return math.IsNaN(x) || math.IsNaN(y)
	})
	worth := slices.DeleteFunc(slices.Clone(drawn), linkage.Sector.Residual)
	slices.SortStableFunc(worth, func(p, q linkage.Sector) int {
		_, _, _, x := of(p)
		_, _, _, y := of(q)
		return cmp.Or(cmp.Compare(m.rank(p), m.rank(q)), cmp.Compare(y, x))
	})
	named := map[string]bool{}
	for _, s := range worth[:min(len(worth), mostNamedPoints)] {
		named[s.Code] = true
	}
	var out []ui.Bubble
	for _, s := range drawn {
		x, y, size, _ := of(s)
		p := ui.Bubble{
			Label: s.Name, X: ui.Real(x), Y: ui.Real(y), Size: ui.Real(size), Labelled: named[s.Code],
			Href: linkageAddress(sc, whatIfHref, linkage.ParamSector, s.Code, linkage.ParamAmount, "100"),
		}
		if m.bold(s) {
			p.Role = ui.RoleChosen
		}
		out = append(out, p)
	}
	return out
}

// mark is which points of a picture have the colour of the region: those that the
// region is strong in, or, where that is not known, those that stand out.
type mark struct {
	strength *linkage.Activity
	stands   func(linkage.Sector) bool
	meaning  core.Text // of those that stand out
}

func (m mark) bold(s linkage.Sector) bool {
	if m.strength != nil {
		return m.strength.Strong(s.Code)
	}
	return m.stands(s)
}

// rank puts bold points before those that stand out, and these before the rest.
func (m mark) rank(s linkage.Sector) int {
	switch {
	case m.bold(s):
		return 0
	case m.stands(s):
		return 1
	default:
		return 2
	}
}

// words say what bold points are.
func (m mark) words() core.Text {
	if m.strength == nil {
		return m.meaning
	}
	return strengthWords(m.strength)
}

// strengthWords say what the colour of the region means.
func strengthWords(a *linkage.Activity) core.Text {
	return core.Tf("또렷한 점은 %[1]s의 입지계수가 1 이상인 부문입니다(%[2]s, %[3]s; 연결표가 %[1]s 값의 %[4]s에 닿습니다).",
		"Bold points are sectors with an LQ of 1 or more in %[1]s (%[2]s, %[3]s; the bridge reaches %[4]s of its value).",
		a.Region.Short, a.Measure.Title, page.PeriodText(a.Period), core.T(ui.Percent(0).In(core.Korean, a.Coverage), ui.Percent(0).In(core.English, a.Coverage)))
}

// linkageSource is the source line of the section's pictures.
func linkageSource(sc *linkage.Scene) core.Text {
	t := core.Tf("%[1]s %[2]d판", "%[1]s, version %[2]d", sc.Dataset.Title, sc.Version.Number)
	if sc.Dataset.Publisher != "" {
		t = core.T(sc.Dataset.Publisher+", "+t.Ko, sc.Dataset.Publisher+", "+t.En)
	}
	return t
}
