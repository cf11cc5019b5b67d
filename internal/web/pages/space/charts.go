package space

import (
	"cmp"
	"context"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/structure"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

const leadProspect = structure.ProspectLead

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
		Groups: make([]core.Text, len(familyGroups())),
	}
	named := namedNodes(x)
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
			Chosen: n.Code == sc.View.Industry, Labelled: named[n.Code], Details: nodeDetails(write, n), Href: nearHref(ctx, n.Code),
		})
	}
	if len(present) > 1 {
		for k, f := range familyGroups() {
			if present[f] {
				spec.Groups[k] = f.Title()
			}
		}
	}
	for _, t := range x.Ties {
		spec.Ties = append(spec.Ties, ui.Tie{From: position[t.A], To: position[t.B], Value: ui.Real(t.Proximity), Faint: !t.Spanning})
	}
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

// namedNodes are the largest of what is held, what is suggested and what is in
// focus.
func namedNodes(x *diagnosis.Space) map[string]bool {
	held := slices.DeleteFunc(slices.Clone(x.Nodes), func(n diagnosis.SpaceNode) bool { return !n.Held || math.IsNaN(n.Value) })
	slices.SortFunc(held, func(a, b diagnosis.SpaceNode) int {
		return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(a.Code, b.Code))
	})
	named := map[string]bool{x.Scene.View.Industry: true}
	for _, n := range held[:min(len(held), networkNames)] {
		named[n.Code] = true
	}
	for _, o := range x.Suggestions {
		named[o.Code] = true
	}
	return named
}

func nodeDetails(write scene.Writing, n diagnosis.SpaceNode) []core.Text {
	held := core.T("아직", "not yet held")
	switch {
	case n.Why != structure.Defined:
		held = n.Why.Title()
	case n.Held:
		held = core.T("특화", "held")
	}
	out := []core.Text{core.Tf("입지계수 %[1]s, %[2]s", "LQ %[1]s, %[2]s", write.Say(n.LQ, diagnosis.KindRatio), held)}
	for _, k := range n.Near {
		out = append(out, core.Tf("근접도 %[1]s: %[2]s", "Proximity %[1]s: %[2]s", write.Say(k.Proximity, diagnosis.KindRatio), k.Name))
	}
	return out
}

func networkSummary(x *diagnosis.Space) core.Text {
	held := 0
	for _, n := range x.Nodes {
		if n.Held {
			held++
		}
	}
	out := core.Tf(
		"모양 하나가 산업 하나이고, 함께 특화한 지역이 많은 산업끼리 이어져 가까이 놓입니다(근접도 %[4]s 이상, 그리고 끊기지 않게 하는 뼈대). 채운 것 %[1]d개가 %[2]s의 특화 산업이고 크기는 %[3]s입니다.",
		"Each shape is an industry; those that the same regions are specialised in are tied and stand near one another (proximity of %[4]s or more, and a backbone that keeps them together). The %[1]d filled ones are held by %[2]s; area is %[3]s.",
		held, x.Scene.Region.Short, x.Scene.Measure.Title, ui.Fixed(2).In(core.Korean, x.Link))
	if x.Drawn < x.All {
		more := core.Tf(" 산업 %[2]d개 가운데 가장 큰 %[1]d개만 그렸고 표에는 모두 있습니다.", " Of %[2]d industries the largest %[1]d are drawn; the table has all.", x.Drawn, x.All)
		out = core.T(out.Ko+more.Ko, out.En+more.En)
	}
	return out
}

// prospectChart is the smart-specialisation map; nil where too few have a place.
func prospectChart(ctx context.Context, write scene.Writing, x *diagnosis.Space) *ui.Chart {
	sc := x.Scene
	named := map[string]bool{sc.View.Industry: true}
	for _, o := range x.Suggestions {
		named[o.Code] = true
	}
	ratio := func(v float64) core.Text { return write.Say(v, diagnosis.KindRatio) }
	spec := ui.Bubbles{
		X:     ui.Axis{Title: core.T("밀도(특화 산업과 가까운 정도)", "Density (how near to what is held)"), Format: ui.Fixed(2)},
		Y:     ui.Axis{Title: core.T("복잡도(PCI)", "Complexity (PCI)"), Format: ui.Fixed(2)},
		Size:  write.Axis(sc.Measure.Title, diagnosis.KindAmount, sc.Measure.Unit),
		XLine: &ui.Marker{At: ui.Real(x.Cuts.Density), Label: core.Tf("밀도 기준 %s", "density %s", ratio(x.Cuts.Density))},
		YLine: &ui.Marker{At: ui.Real(x.Cuts.Complexity), Label: core.Tf("복잡도 기준 %s", "complexity %s", ratio(x.Cuts.Complexity))},
		Quadrants: ui.Quadrants{
			TopLeft: scene.Capital(structure.ProspectStretch.Title()), TopRight: scene.Capital(structure.ProspectLead.Title()),
			BottomLeft: scene.Capital(structure.ProspectAvoid.Title()), BottomRight: scene.Capital(structure.ProspectEasy.Title()),
		},
	}
	count := map[structure.Prospect]int{}
	for _, o := range x.Options {
		if o.Prospect == "" {
			continue
		}
		count[o.Prospect]++
		role := ui.RoleOther
		switch {
		case o.Prospect == leadProspect:
			role = ui.RoleChosen
		case o.Prospect == structure.ProspectStretch, o.Code == sc.View.Industry:
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
	return &ui.Chart{
		ID: "prospects", Height: ui.Tall, Spec: spec, Source: scene.Source(sc),
		Title: core.Tf("%[1]s의 스마트 특화 지도, %[2]s", "Smart-specialisation map of %[1]s, %[2]s", sc.Region.Name, page.PeriodText(sc.View.To)),
		Summary: core.Tf(
			"아직 특화되지 않은 산업 %[1]d개입니다. 오른쪽일수록 지금의 특화 산업과 가깝고(덜 위험), 위일수록 복잡합니다(얻는 것이 큼). 유력 %[2]d개, 도전 %[3]d개, 손쉬움 %[4]d개, 비권장 %[5]d개이며 수치는 아래 표에 있습니다.",
			"The %[1]d industries not yet held. Further right is nearer to what is held (less risk), higher is more complex (more to gain): %[2]d lead, %[3]d stretch, %[4]d easy, %[5]d to avoid. The numbers are in the table below.",
			len(spec.Points), count[leadProspect], count[structure.ProspectStretch], count[structure.ProspectEasy], count[structure.ProspectAvoid]),
	}
}
