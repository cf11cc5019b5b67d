package diagnosis

import (
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/structure"
)

// Sheet is the table of candidates: the industries that the region does not hold.
func (x *Space) Sheet() Sheet {
	sheet := x.sheet(core.T("융합·신산업 후보", "Candidate industries"), x.OptionColumns())
	for _, o := range x.Options {
		cells := make([]Cell, len(sheet.Columns))
		for k, c := range sheet.Columns {
			cells[k] = o.Cell(c.Key)
		}
		sheet.Rows = append(sheet.Rows, cells)
	}
	return sheet
}

// OptionColumns are the columns of the table of candidates. Prospects stand
// among them only where complexity is firm.
func (x *Space) OptionColumns() []Column {
	out := []Column{
		{colCode, core.T("코드", "Code"), noUnit, KindCode},
		{colName, core.T("산업", "Industry"), noUnit, KindText},
		{colProspect, core.T("전망", "Prospect"), noUnit, KindText},
		{colDensity, core.T("밀도", "Density"), noUnit, KindRatio},
		{colComplexity, core.T("복잡도(PCI)", "Complexity (PCI)"), noUnit, KindRatio},
		{colGain, core.T("전망 개선(COG)", "Outlook gain (COG)"), noUnit, KindRatio},
		{colLQ, core.T("입지계수", "LQ"), noUnit, KindRatio},
		{colValue, x.Scene.Measure.Title, x.Scene.Measure.Unit, KindAmount},
		{colNear, core.T("가까운 특화 산업", "Near industries held"), noUnit, KindText},
	}
	if !x.Trust.Firm {
		out[2] = Column{colState, core.T("거리", "Distance"), noUnit, KindText}
	}
	if !x.Income.IsZero() {
		out = append(out, x.prodyColumn())
	}
	return append(out, Column{colReasons, core.T("까닭", "Reasons"), noUnit, KindText})
}

func (x *Space) prodyColumn() Column {
	return Column{colPrody, core.T("소득수준(PRODY)", "Income (PRODY)"), x.incomeUnit, KindRatio}
}

// Cell is the candidate's entry in a column.
func (o Option) Cell(column string) Cell {
	switch column {
	case colCode:
		return code(o.Code)
	case colName:
		return word(o.Name)
	case colProspect, colState:
		switch {
		case o.Unknown:
			return word(core.Tf("알 수 없음: %s", "unknown: %s", o.Why.Title()))
		case o.Prospect == "":
			return word(core.Tf("놓을 수 없음: %s", "not placed: %s", o.Why.Title()))
		case column == colState && o.near:
			return word(core.T("가까움", "near"))
		case column == colState:
			return word(core.T("멂", "far"))
		default:
			return word(o.Prospect.Title())
		}
	case colPrody:
		return number(o.Prody)
	case colDensity:
		return number(o.Density)
	case colComplexity:
		return number(o.Complexity)
	case colGain:
		return number(o.Gain)
	case colLQ:
		return number(o.LQ)
	case colValue:
		return flagged(o.Value, o.Flag)
	case colNear:
		return word(kinText(o.Near))
	default:
		return word(sentences(o.Reasons))
	}
}

// kinText lists near industries with their proximity.
func kinText(list []Kin) core.Text {
	return listTexts(list, func(k Kin) core.Text {
		phi := " (" + amount(k.Proximity, 2) + ")"
		return core.T(k.Name.Ko+phi, k.Name.In(core.English)+phi)
	})
}

// heldText says whether an industry is held.
func heldText(n SpaceNode) core.Text {
	switch {
	case n.Why != structure.Defined:
		return core.Tf("알 수 없음(%s)", "unknown (%s)", n.Why.Title())
	case n.Held:
		return core.T("특화", "held")
	default:
		return core.T("아직", "not yet")
	}
}

// NodesSheet is the table of every industry of the network.
func (x *Space) NodesSheet() Sheet {
	columns := []Column{
		{colCode, core.T("코드", "Code"), noUnit, KindCode},
		{colName, core.T("산업", "Industry"), noUnit, KindText},
		{colFamily, core.T("묶음", "Family"), noUnit, KindText},
		{colHeld, core.T("특화 여부", "Held"), noUnit, KindText},
		{colLQ, core.T("입지계수", "LQ"), noUnit, KindRatio},
		{colValue, x.Scene.Measure.Title, x.Scene.Measure.Unit, KindAmount},
		{colUbiquity, core.T("특화 지역 수", "Regions that hold it"), core.T("곳", "regions"), KindCount},
		{colComplexity, core.T("복잡도(PCI)", "Complexity (PCI)"), noUnit, KindRatio},
		{colNear, core.T("가장 가까운 산업", "Nearest industries"), noUnit, KindText},
	}
	if !x.Income.IsZero() {
		columns = append(columns, x.prodyColumn())
	}
	sheet := x.sheet(core.T("산업 네트워크", "Industry network"), columns)
	for _, n := range x.Nodes {
		row := []Cell{
			code(n.Code), word(n.Name), word(n.Family.Title()), word(heldText(n)), number(n.LQ), flagged(n.Value, n.Flag),
			number(float64(n.Ubiquity)), number(n.Complexity), word(kinText(n.Near)),
		}
		if !x.Income.IsZero() {
			row = append(row, number(n.Prody))
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet
}

// TiesSheet is the table of the ties in the picture.
func (x *Space) TiesSheet() Sheet {
	sheet := x.sheet(core.T("산업 사이의 근접도", "Proximity of industries"), []Column{
		{colCode, core.T("코드", "Code"), noUnit, KindCode},
		{colName, core.T("산업", "Industry"), noUnit, KindText},
		{"other", core.T("상대 코드", "Other code"), noUnit, KindCode},
		{"other_name", core.T("상대 산업", "Other industry"), noUnit, KindText},
		{colProximity, core.T("근접도", "Proximity"), noUnit, KindRatio},
		{"backbone", core.T("뼈대", "Backbone"), noUnit, KindText},
	})
	if t := x.LinkNote(); !t.IsZero() {
		sheet.Notes = append(sheet.Notes, t)
	}
	yes := map[bool]core.Text{true: core.T("예", "yes"), false: core.T("아니오", "no")}
	for _, t := range x.Ties {
		a, b := x.Nodes[t.A], x.Nodes[t.B]
		sheet.Rows = append(sheet.Rows, []Cell{code(a.Code), word(a.Name), code(b.Code), word(b.Name), number(t.Proximity), word(yes[t.Spanning])})
	}
	return sheet
}

// FocusSheet is the table of what lies near to the industry in focus; empty when
// none is chosen.
func (x *Space) FocusSheet() Sheet {
	what := core.T("가까운 산업", "Near industries")
	if x.Focus != nil {
		what = core.Tf("‘%s’ 가까이에 있는 산업", "Industries near %s", x.Focus.Node.Name)
	}
	sheet := x.sheet(what, []Column{
		{colCode, core.T("코드", "Code"), noUnit, KindCode},
		{colName, core.T("산업", "Industry"), noUnit, KindText},
		{colProximity, core.T("근접도", "Proximity"), noUnit, KindRatio},
		{colHeld, core.T("특화 여부", "Held"), noUnit, KindText},
		{colLQ, core.T("입지계수", "LQ"), noUnit, KindRatio},
		{colDensity, core.T("밀도", "Density"), noUnit, KindRatio},
		{colComplexity, core.T("복잡도(PCI)", "Complexity (PCI)"), noUnit, KindRatio},
		{colValue, x.Scene.Measure.Title, x.Scene.Measure.Unit, KindAmount},
	})
	if x.Focus == nil {
		return sheet
	}
	for _, n := range x.Focus.Neighbour {
		sheet.Rows = append(sheet.Rows, []Cell{
			code(n.Code), word(n.Name), number(n.Proximity), word(heldText(n.SpaceNode)), number(n.LQ),
			number(n.Density), number(n.Complexity), flagged(n.Value, n.Flag),
		})
	}
	return sheet
}

// MovesSheet is the table of what entered and left.
func (x *Space) MovesSheet() Sheet {
	sheet := x.sheet(core.T("들어온 산업과 나간 산업", "Industries that entered and left"), []Column{
		{colCode, core.T("코드", "Code"), noUnit, KindCode},
		{colName, core.T("산업", "Industry"), noUnit, KindText},
		{colChange, core.T("변화", "Change"), noUnit, KindText},
		{"lq_start", core.T("시작 입지계수", "LQ at the start"), noUnit, KindRatio},
		{colLQ, core.T("끝 입지계수", "LQ at the end"), noUnit, KindRatio},
		{"density_start", core.T("시작 밀도", "Density at the start"), noUnit, KindRatio},
		{colValue, x.Scene.Measure.Title, x.Scene.Measure.Unit, KindAmount},
	})
	for _, m := range x.Moves.List {
		change := core.T("나감", "left")
		if m.Entered {
			change = core.T("들어옴", "entered")
		}
		sheet.Rows = append(sheet.Rows, []Cell{
			code(m.Code), word(m.Name), word(change), number(m.LQStart), number(m.LQ), number(m.Density), number(m.Value),
		})
	}
	return sheet
}

// LinkNote says that the picture holds fewer ties than the cut lets through; zero
// when it holds them all.
func (x *Space) LinkNote() core.Text {
	if x.LinkLeft == 0 {
		return core.Text{}
	}
	return core.Tf("선이 너무 많아 뼈대와 가장 강한 것만 담았습니다(산업 하나에 %[1]d개꼴, 근접도가 %[2]s보다 큰 것은 모두).",
		"There are too many ties: the backbone and the strongest are kept (%[1]d for each industry; all above %[2]s).", mostTies, amount(x.LinkLeft, 2))
}

// PlacesSheet is the table of the regions of the matrix.
func (x *Space) PlacesSheet() Sheet {
	columns := placeColumns()
	if x.Trust.Firm {
		columns = append(columns, Column{"rank", core.T("순위", "Rank"), noUnit, KindRank})
	}
	columns = append(columns,
		Column{"eci", core.T("복잡도(ECI)", "Complexity (ECI)"), noUnit, KindRatio},
		Column{"coi", core.T("복잡도 전망(COI)", "Complexity outlook (COI)"), noUnit, KindRatio},
		Column{"fitness", core.T("적합도", "Fitness"), noUnit, KindRatio},
		Column{"diversity", core.T("특화 산업 수", "Industries held"), industries, KindCount})
	if !x.Income.IsZero() {
		columns = append(columns, Column{"expy", core.T("소득수준(EXPY)", "Income (EXPY)"), x.incomeUnit, KindRatio})
	}
	sheet := x.sheet(core.Text{}, columns)
	at := core.T(x.Scene.View.To.In(core.Korean), x.Scene.View.To.In(core.English))
	sheet.Title = core.Tf("%[1]s %[2]d곳의 복잡도: %[3]s(%[4]s), %[5]s", "Complexity of %[2]d regions (%[1]s) by %[3]s (%[4]s), %[5]s",
		x.tierTitle(), len(x.Places), x.Scene.Measure.Title, x.Scene.Measure.Unit, at)
	for _, p := range x.Places {
		row := []Cell{code(p.Place.Code), word(p.Place.Name)}
		if x.Trust.Firm {
			place := math.NaN()
			if p.Rank > 0 {
				place = float64(p.Rank)
			}
			row = append(row, number(place))
		}
		row = append(row, number(p.ECI), number(p.Outlook), number(p.Fitness), number(float64(p.Diversity)))
		if !x.Income.IsZero() {
			row = append(row, number(p.Expy))
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet
}

// tierTitle names what the regions of the matrix are.
func (x *Space) tierTitle() core.Text {
	if x.Scene.Region.Tier == 0 {
		return core.T("자료의 지역", "as the data name them")
	}
	return x.Scene.Region.Tier.Title()
}

// sheet carries what makes its orders doubtful, besides what holds on the page.
func (x *Space) sheet(what core.Text, columns []Column) Sheet {
	notes := slices.Concat(x.Scene.Notes, x.Trust.Doubts())
	if t := x.Trust.Direction(); !t.IsZero() {
		notes = append(notes, t)
	}
	if !x.Income.IsZero() {
		notes = append(notes, core.Tf("PRODY와 EXPY는 %s의 값입니다.", "PRODY and EXPY are in %s.", x.Income))
	}
	return Sheet{Title: x.Scene.title(what), Columns: columns, Evidence: x.Evidence, Notes: append(notes, x.BasisNote())}
}

// BasisNote says which regions count for what, and how to make both the same.
func (x *Space) BasisNote() core.Text {
	out := core.Tf("입지계수는 %[1]s와(과) 견주고, 근접도는 %[2]s %[3]d곳에서 셉니다.",
		"LQ is held against %[1]s; what lies near is counted among %[3]d regions (%[2]s).",
		x.Scene.Reference.Name, x.tierTitle(), x.Trust.Regions)
	if x.ownWhole {
		return out
	}
	more := core.T(" 비교 대상이 이 지역들의 합이 아니므로 naru calc의 기본 셈과 다릅니다.", " As these regions do not add up to it, naru calc by itself differs.")
	if !x.whole.IsZero() {
		more = core.Tf(" 비교 대상을 이 지역들의 합인 %[1]s(으)로 바꾸면 naru calc와 같아집니다.", " Held against %[1]s, which these regions add up to, it is what naru calc gives.", x.whole)
	}
	return core.T(out.Ko+more.Ko, out.En+more.En)
}

// wholeOfMatrix tells whether the regions add up to the reference, and else
// which region of the data they belong to, all of them.
func (x *Space) wholeOfMatrix(places []int) {
	sc, total := x.Scene, 0.0
	parent := sc.frame.places[places[0]].Parent
	for _, at := range places {
		total += sc.frame.sum(at, sc.to)
		if sc.frame.places[at].Parent != parent {
			parent = ""
		}
	}
	all := sc.panel.all(sc.to)
	x.ownWhole = math.Abs(total-all) <= 1e-9*math.Abs(all)
	if at, ok := sc.frame.at[parent]; ok && parent != sc.Reference.Code {
		x.whole = sc.frame.places[at].Name
	}
}
