package diagnosis

import (
	"naru/internal/core"
	"naru/internal/structure"
)

// referenceRow names the reference among the rows of the matrix. It is not the
// reference's own code, which may be a region's of the matrix too.
const referenceRow = "_reference"

// MatrixSheet is what the space is computed from, as the calculator reads it:
// every region and industry, with the totals of regions under core.Total and
// those of the reference under the region "_reference". Its headings are the
// calculator's own in both languages.
func (x *Space) MatrixSheet() Sheet {
	sc := x.Scene
	sheet := x.sheet(core.T("행렬의 값", "Values of the matrix"), []Column{
		same("region", KindCode), same("industry", KindCode), same("value", KindAmount),
	})
	command := " --region-total " + referenceRow + " --industry-total " + core.Total + " --absent na --table pairs" + x.options()
	sheet.Notes = append(sheet.Notes, core.T("다시 계산하려면: naru calc complexity 이_파일"+command, "To compute again: naru calc complexity THIS_FILE"+command))
	places := sc.tierPlaces()
	m := sc.panel.moment(places, sc.to)
	for r, at := range places {
		for i, n := range x.Nodes {
			sheet.Rows = append(sheet.Rows, []Cell{code(m.Table.Regions[r]), code(n.Code), flagged(m.Table.At(r, i), sc.panel.why(at, i, sc.to))})
		}
		sheet.Rows = append(sheet.Rows, []Cell{code(m.Table.Regions[r]), code(core.Total), number(m.Margins.Regions[r])})
	}
	for i, n := range x.Nodes {
		sheet.Rows = append(sheet.Rows, []Cell{code(referenceRow), code(n.Code), number(m.Margins.Industries[i])})
	}
	sheet.Rows = append(sheet.Rows, []Cell{code(referenceRow), code(core.Total), number(m.Margins.All)})
	return sheet
}

// options are the calculator's flags for what is not as usual.
func (x *Space) options() string {
	out := ""
	if x.Ask.Threshold != specialisedCut {
		out += " --threshold " + plain(x.Ask.Threshold)
	}
	if x.Ask.Method != structure.Proximity {
		out += " --method " + string(x.Ask.Method)
	}
	if !x.Ask.Self {
		out += " --self " + SelfExcluded
	}
	if x.Trust.Anchored {
		out += " --anchor anchor.csv"
	}
	return out
}

// AnchorSheet is the series that gives complexity its sign, as the calculator
// reads it; without rows where diversity does.
func (x *Space) AnchorSheet() Sheet {
	sheet := x.sheet(core.Tf("복잡도의 방향: %s", "What gives complexity its direction: %s", x.Trust.Sign), []Column{
		same("region", KindCode), same("value", KindRatio),
	})
	for r, v := range x.anchor.sign() {
		sheet.Rows = append(sheet.Rows, []Cell{code(x.land.presence.Regions[r]), number(v)})
	}
	return sheet
}

// PairsSheet is every region and industry of the space with the columns of
// naru calc complexity --table pairs.
func (x *Space) PairsSheet() Sheet {
	sc, l := x.Scene, x.land
	sheet := x.sheet(core.T("지역과 산업의 쌍", "Pairs of region and industry"), []Column{
		same("region", KindCode), same("industry", KindCode), same("value", KindAmount), same("rca", KindRatio),
		same("m", KindCount), same("density", KindRatio), same("cog", KindRatio),
	})
	held := make([]float64, len(x.Nodes))
	for r, at := range sc.tierPlaces() {
		l.presence.Row(held, r)
		for i, n := range x.Nodes {
			k := r*len(x.Nodes) + i
			sheet.Rows = append(sheet.Rows, []Cell{
				code(l.presence.Regions[r]), code(n.Code), flagged(sc.panel.value(at, i, sc.to), sc.panel.why(at, i, sc.to)),
				number(l.lq[k]), number(held[i]), number(l.density.V[k]), number(l.gain.V[k]),
			})
		}
	}
	return sheet
}

// same is a column whose heading is the same in both languages.
func same(name string, kind Kind) Column {
	return Column{name, core.T(name, name), noUnit, kind}
}
