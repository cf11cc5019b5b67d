package diagnosis

import (
	"slices"

	"naru/internal/core"
)

// Beside is another region of the matrix next to the page's own.
type Beside struct {
	Place Place
	Pairs []SidePair // every industry that either region does not hold, by the page's density, densest first
}

// SidePair is one industry in both regions. What is not defined is NaN.
type SidePair struct {
	Code  string
	Name  core.Text
	Own   Side
	Other Side
}

// Side is an industry in one region.
type Side struct {
	LQ      float64
	Density float64
	State   core.Text // held, not yet, or unknown and why
}

// standBeside reads the region that the address puts beside the page's own.
func (x *Space) standBeside(places []int) error {
	sc := x.Scene
	other := -1
	for r, at := range places {
		p := sc.frame.places[at]
		if at == sc.region {
			continue
		}
		x.Others = append(x.Others, p)
		if p.Code == x.Ask.With {
			other = r
		}
	}
	if x.Ask.With == "" || x.Ask.With == sc.Region.Code {
		return nil
	}
	if other < 0 {
		return core.Fail(core.NotFound, "나란히 볼 지역 ‘%s’이(가) 이 자료에 없습니다. 화면의 목록에서 골라 주십시오.",
			"There is no region ‘%s’ to stand beside in these data. Choose one from the list.", x.Ask.With)
	}
	theirs := sc.spaceNodes(x.land, other, places[other])
	b := &Beside{Place: sc.frame.places[places[other]]}
	side := func(n SpaceNode, r, i int) Side { return Side{n.LQ, x.land.densityOf(r, i), heldText(n)} }
	for i, n := range x.Nodes {
		if n.Held && theirs[i].Held {
			continue
		}
		b.Pairs = append(b.Pairs, SidePair{n.Code, n.Name, side(n, x.row, i), side(theirs[i], other, i)})
	}
	slices.SortStableFunc(b.Pairs, func(p, q SidePair) int {
		switch {
		case worth(p.Own.Density) > worth(q.Own.Density):
			return -1
		case worth(p.Own.Density) < worth(q.Own.Density):
			return 1
		default:
			return 0
		}
	})
	x.Beside = b
	return nil
}

// BesideSheet is the table of both regions; empty when none stands beside.
func (x *Space) BesideSheet() Sheet {
	own, other := x.Scene.Region.Short, core.Text{}
	if x.Beside != nil {
		other = x.Beside.Place.Short
	}
	of := func(key string, place core.Text, what core.Text, kind Kind) Column {
		return Column{key, core.T(place.Ko+" "+what.Ko, place.In(core.English)+", "+what.En), noUnit, kind}
	}
	density, lq, state := core.T("밀도", "density"), core.T("입지계수", "LQ"), core.T("특화 여부", "held")
	sheet := x.sheet(core.Tf("%[1]s와(과) %[2]s의 산업", "Industries of %[1]s and %[2]s", own, other), []Column{
		{colCode, core.T("코드", "Code"), noUnit, KindCode},
		{colName, core.T("산업", "Industry"), noUnit, KindText},
		of("density_own", own, density, KindRatio), of("density_other", other, density, KindRatio),
		of("lq_own", own, lq, KindRatio), of("lq_other", other, lq, KindRatio),
		of("held_own", own, state, KindText), of("held_other", other, state, KindText),
	})
	if x.Beside == nil {
		return sheet
	}
	for _, p := range x.Beside.Pairs {
		sheet.Rows = append(sheet.Rows, []Cell{
			code(p.Code), word(p.Name), number(p.Own.Density), number(p.Other.Density),
			number(p.Own.LQ), number(p.Other.LQ), word(p.Own.State), word(p.Other.State),
		})
	}
	return sheet
}
