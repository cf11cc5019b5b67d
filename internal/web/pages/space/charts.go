package space

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/structure"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// familyGroups are the families in the order of their colours.
func familyGroups() []diagnosis.Family {
	return []diagnosis.Family{
		diagnosis.FamilyPrimary, diagnosis.FamilyMaking, diagnosis.FamilyBuilding,
		diagnosis.FamilyMoving, diagnosis.FamilyKnowing, diagnosis.FamilyCaring,
	}
}

// networkNames is how many of the held industries have their name written.
const networkNames = 12

// networkChart draws the industries by what is near to what.
func networkChart(ctx context.Context, write scene.Writing, x *diagnosis.Space) ui.Chart {
	sc := x.Scene
	spec := ui.Network{
		Size: write.Axis(sc.Measure.Title, diagnosis.KindAmount, sc.Measure.Unit),
		Tie:  ui.Axis{Title: core.T("근접도", "Proximity"), Format: ui.Fixed(2)},
		Lit:  core.Tf("채움: %s의 특화 산업", "Filled: held by %s", sc.Region.Short), Unlit: core.T("빈 모양: 아직", "Hollow: not yet"),
		Marked: core.T("굵은 테: 노려 볼 만한 산업", "Ringed: worth reaching for"),
		Groups: make([]core.Text, len(familyGroups())),
	}
	if x.Focus != nil {
		spec.Marked = core.Tf("굵은 테: ‘%s’와(과) 가까운 산업", "Ringed: near %s", x.Focus.Node.Name)
	}
	named, marked, near := namedNodes(x), suggestedCodes(x), nearCodes(x)
	position := make([]int, len(x.Nodes))
	present := map[diagnosis.Family]bool{}
	for i, n := range x.Nodes {
		if position[i] = -1; math.IsNaN(n.X) {
			continue
		}
		position[i] = len(spec.Nodes)
		group := max(slices.Index(familyGroups(), n.Family), 0)
		if n.Family == diagnosis.FamilyNone {
			group = 1 // a circle
		}
		present[n.Family] = true
		spec.Nodes = append(spec.Nodes, ui.Node{
			Label: n.Name, X: ui.Real(n.X), Y: ui.Real(n.Y), Size: ui.Real(n.Value), Group: group, Lit: n.Held,
			Marked: x.Focus == nil && marked[n.Code], Near: near[n.Code],
			Chosen: n.Code == sc.View.Industry, Labelled: named[n.Code], Details: nodeDetails(x, n), Href: nearHref(ctx, n.Code),
		})
	}
	if len(present) > 1 {
		for k, f := range familyGroups() {
			if present[f] {
				spec.Groups[k] = f.Title()
			}
		}
	}
	spec.Ties = ties(x, position)
	table := write.Table("network-table", x.NodesSheet(), scene.Files(ctx, spacePath+"/industries"))
	for i, n := range x.Nodes {
		table.Rows[i].Cells[0] = ui.Label(n.Name).Linked(nearHref(ctx, n.Code))
	}
	return ui.Chart{
		ID: "network", Height: ui.Tall, Spec: spec, Table: &table, Source: scene.Source(sc),
		Title:   core.Tf("%[1]s에서 본 %[2]s 네트워크, %[3]s", "The network of %[2]s seen from %[1]s, %[3]s", sc.Region.Name, sc.View.Level.Title(), page.PeriodText(sc.View.To)),
		Summary: networkSummary(x),
	}
}

// ties are those of the picture, and those of the industry in focus, bold.
func ties(x *diagnosis.Space, position []int) []ui.Tie {
	var out []ui.Tie
	focus := ""
	if x.Focus != nil {
		focus = x.Focus.Node.Code
	}
	near := nearCodes(x)
	drawn := map[string]bool{}
	for _, t := range x.Ties {
		a, b := x.Nodes[t.A].Code, x.Nodes[t.B].Code
		bold := a == focus && near[b] || b == focus && near[a]
		if bold {
			drawn[a], drawn[b] = true, true
		}
		out = append(out, ui.Tie{From: position[t.A], To: position[t.B], Value: ui.Real(t.Proximity), Faint: !t.Spanning, Bold: bold})
	}
	if x.Focus == nil {
		return out
	}
	at := func(code string) int {
		return position[slices.IndexFunc(x.Nodes, func(n diagnosis.SpaceNode) bool { return n.Code == code })]
	}
	from := at(focus)
	for _, n := range x.Focus.Neighbour {
		if to := at(n.Code); near[n.Code] && !drawn[n.Code] && from >= 0 && to >= 0 {
			out = append(out, ui.Tie{From: from, To: to, Value: ui.Real(n.Proximity), Bold: true})
		}
	}
	return out
}

// namedNodes are the largest of what is held, what is suggested, what is in
// focus and what lies near that.
func namedNodes(x *diagnosis.Space) map[string]bool {
	named := nearCodes(x)
	named[x.Scene.View.Industry] = true
	if x.Focus != nil {
		return named
	}
	held := slices.DeleteFunc(slices.Clone(x.Nodes), func(n diagnosis.SpaceNode) bool { return !n.Held || math.IsNaN(n.Value) })
	slices.SortFunc(held, func(a, b diagnosis.SpaceNode) int {
		return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(a.Code, b.Code))
	})
	for _, n := range held[:min(len(held), networkNames)] {
		named[n.Code] = true
	}
	maps.Copy(named, suggestedCodes(x))
	return named
}

func suggestedCodes(x *diagnosis.Space) map[string]bool {
	out := map[string]bool{}
	for _, o := range x.Suggestions {
		out[o.Code] = true
	}
	return out
}

// mostLitNear is how many neighbours of the industry in focus stand out.
const mostLitNear = 8

func nearCodes(x *diagnosis.Space) map[string]bool {
	out := map[string]bool{}
	if x.Focus != nil {
		for _, n := range x.Focus.Neighbour[:min(len(x.Focus.Neighbour), mostLitNear)] {
			out[n.Code] = true
		}
	}
	return out
}

func nodeDetails(x *diagnosis.Space, n diagnosis.SpaceNode) []core.Text {
	held := core.T("아직", "not yet held")
	switch {
	case n.Why != structure.Defined:
		held = n.Why.Title()
	case n.Held:
		held = core.T("특화", "held")
	}
	out := []core.Text{core.Tf("입지계수 %[1]s, %[2]s", "LQ %[1]s, %[2]s", page.SayNumber(quotient(n.LQ, x.Ask.Threshold), n.LQ), held)}
	for _, k := range n.Near {
		out = append(out, core.Tf("근접도 %[1]s: %[2]s", "Proximity %[1]s: %[2]s", page.SayNumber(ui.Fixed(2), k.Proximity), k.Name))
	}
	return out
}

// quotient writes an LQ with as many decimals as keep it on its side of the cut:
// 0.997 is not 1.
func quotient(lq, cut float64) ui.Format {
	const usual, most = 2, 6
	for decimals := usual; decimals < most; decimals++ {
		scale := math.Pow10(decimals)
		if math.IsNaN(lq) || lq >= cut || math.Round(lq*scale) < cut*scale {
			return ui.Fixed(decimals)
		}
	}
	return ui.Fixed(most)
}

func networkSummary(x *diagnosis.Space) core.Text {
	out := core.Tf(
		"모양 하나가 산업 하나이고, 함께 특화한 지역이 많은 산업끼리 이어져 가까이 놓입니다(근접도 %[4]s 이상, 그리고 끊기지 않게 하는 뼈대). 채운 것 %[1]d개가 %[2]s의 특화 산업이고 크기는 %[3]s입니다.",
		"Each shape is an industry; those that the same regions are specialised in are tied and stand near one another (proximity of %[4]s or more, and a backbone that keeps them together). The %[1]d filled ones are held by %[2]s; area is %[3]s.",
		x.Count.Held, x.Scene.Region.Short, x.Scene.Measure.Title, ui.Fixed(2).In(core.Korean, x.Link))
	var fewer core.Text
	if x.Drawn < x.All {
		fewer = core.Tf("산업 %[2]d개 가운데 가장 큰 %[1]d개만 그렸고 표에는 모두 있습니다.", "Of %[2]d industries the largest %[1]d are drawn; the table has all.", x.Drawn, x.All)
	}
	return together(out, x.BasisNote(), fewer, x.LinkNote())
}

// prospectChart is the smart-specialisation map; nil where too few have a place.
func prospectChart(ctx context.Context, write scene.Writing, x *diagnosis.Space) *ui.Chart {
	sc := x.Scene
	named := suggestedCodes(x)
	named[sc.View.Industry] = true
	ratio := func(v float64) core.Text { return write.Say(v, diagnosis.KindRatio) }
	spec := ui.Bubbles{
		Keyed: true,
		X:     ui.Axis{Title: core.T("밀도(특화 산업과 가까운 정도)", "Density (how near to what is held)"), Format: ui.Fixed(2)},
		Y:     ui.Axis{Title: core.T("복잡도(PCI)", "Complexity (PCI)"), Format: ui.Fixed(2)},
		Size:  write.Axis(sc.Measure.Title, diagnosis.KindAmount, sc.Measure.Unit),
		XLine: &ui.Marker{At: ui.Real(x.Cuts.Density), Label: core.Tf("밀도 기준 %s", "density %s", ratio(x.Cuts.Density))},
		YLine: &ui.Marker{At: ui.Real(x.Cuts.Complexity), Label: core.Tf("복잡도 기준 %s", "complexity %s", ratio(x.Cuts.Complexity))},
	}
	if x.Trust.Firm {
		spec.Quadrants = ui.Quadrants{
			TopLeft: scene.Capital(structure.ProspectStretch.Title()), TopRight: scene.Capital(structure.ProspectLead.Title()),
			BottomLeft: scene.Capital(structure.ProspectAvoid.Title()), BottomRight: scene.Capital(structure.ProspectEasy.Title()),
		}
	}
	suggested := suggestedCodes(x)
	count := map[structure.Prospect]int{}
	for _, o := range x.Options {
		if o.Prospect == "" {
			continue
		}
		count[o.Prospect]++
		role := ui.RoleOther
		switch {
		case suggested[o.Code]:
			role = ui.RoleChosen
		case o.Code == sc.View.Industry:
			role = ui.RoleComparison
		}
		spec.Points = append(spec.Points, ui.Bubble{
			Label: o.Name, X: ui.Real(o.Density), Y: ui.Real(o.Complexity), Size: ui.Real(o.Value), Role: role,
			Labelled: named[o.Code], Href: nearHref(ctx, o.Code),
		})
	}
	if len(spec.Points) < scene.FewestPoints {
		return nil
	}
	summary := core.Tf(
		"아직 특화되지 않은 산업 %[1]d개입니다. 오른쪽일수록 지금의 특화 산업과 가깝고(덜 위험), 위일수록 복잡합니다(얻는 것이 큼). 유력 %[2]d개, 도전 %[3]d개, 손쉬움 %[4]d개, 비권장 %[5]d개이며 수치는 아래 표에 있습니다.",
		"The %[1]d industries not yet held. Further right is nearer to what is held (less risk), higher is more complex (more to gain): %[2]d lead, %[3]d stretch, %[4]d easy, %[5]d to avoid. The numbers are in the table below.",
		x.Count.Placed, x.Count.Lead, count[structure.ProspectStretch], count[structure.ProspectEasy], count[structure.ProspectAvoid])
	if !x.Trust.Firm {
		summary = core.Tf(
			"아직 특화되지 않은 산업 %[1]d개입니다. 오른쪽일수록 지금의 특화 산업과 가깝고, %[2]d개가 밀도 기준 이상입니다. 위아래 순서는 믿기에 모자라 전망을 가르지 않았습니다.",
			"The %[1]d industries not yet held. Further right is nearer to what is held; %[2]d are at or above the cut of density. The order up and down is not sure enough to tell prospects apart.",
			x.Count.Placed, x.Count.Near)
	}
	return &ui.Chart{
		ID: "prospects", Height: ui.Tall, Spec: spec, Source: scene.Source(sc),
		Title:   core.Tf("%[1]s의 스마트 특화 지도, %[2]s", "Smart-specialisation map of %[1]s, %[2]s", sc.Region.Name, page.PeriodText(sc.View.To)),
		Summary: together(summary, leftOut(x.Count)),
	}
}

// together sets sentences one after the other; empty ones are left out.
func together(list ...core.Text) core.Text {
	return page.Together(slices.DeleteFunc(list, core.Text.IsZero))
}

// leftOut tells what is not on the map.
func leftOut(c diagnosis.SpaceCount) core.Text {
	switch {
	case c.Apart > 0 && c.Unknown > 0:
		return core.Tf("놓을 수 없는 산업 %[1]d개와 특화되었는지 알 수 없는 산업 %[2]d개는 지도에 없습니다.",
			"Not on the map: %[1]d that have no place on it and %[2]d of which it is not known whether they are held.", c.Apart, c.Unknown)
	case c.Apart > 0:
		return core.Tf("놓을 수 없는 산업 %d개는 지도에 없습니다.", "Not on the map: %d that have no place on it.", c.Apart)
	case c.Unknown > 0:
		return core.Tf("특화되었는지 알 수 없는 산업 %d개는 지도에 없습니다.", "Not on the map: %d of which it is not known whether they are held.", c.Unknown)
	default:
		return core.Text{}
	}
}

// yearsChart is the region's complexity over the years; nil for one year only.
func yearsChart(ctx context.Context, write scene.Writing, x *diagnosis.Space) *ui.Chart {
	if len(x.Years.Periods) == 0 {
		return nil
	}
	spec := ui.Lines{
		Y:         ui.Axis{Title: core.T("복잡도(ECI)", "Complexity (ECI)"), Format: ui.Fixed(2)},
		Reference: &ui.Marker{At: 0, Label: core.T("지역 평균", "mean of regions")},
	}
	line := ui.Line{Label: x.Scene.Region.Short, Role: ui.RoleChosen}
	for k, p := range x.Years.Periods {
		spec.Periods = append(spec.Periods, p.String())
		line.Values = append(line.Values, ui.Real(x.Years.Values[k]))
	}
	spec.Series = []ui.Line{line}
	table := write.Table("years-table", x.YearsSheet(), scene.Files(ctx, spacePath+"/years"))
	return &ui.Chart{
		ID: "years", Height: ui.Short, Table: &table, Spec: spec, Source: scene.Source(x.Scene),
		Title:   core.Tf("%s의 복잡도(ECI) 흐름", "Complexity (ECI) of %s over the years", x.Scene.Region.Name),
		Summary: core.T("모든 시점의 방향을 끝 시점의 방향에 맞추었습니다. 0은 견준 지역의 평균입니다.", "All periods are turned to agree with the last. 0 is the mean of the regions."),
	}
}
