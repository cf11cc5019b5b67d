package linkage

import (
	"cmp"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/inout"
)

// mostNamed is how many sectors a sentence names.
const mostNamed = 3

// Findings say what the sectors' standing says.
func (sc *Scene) Findings() []diagnosis.Finding {
	if sc.doubtful() > 0 {
		return nil
	}
	if sc.Regional() {
		return sc.leakFindings()
	}
	key := slices.DeleteFunc(slices.Clone(sc.Sectors), func(s Sector) bool { return s.Quadrant != QuadrantKey })
	if len(key) == 0 {
		return nil
	}
	slices.SortStableFunc(key, func(a, b Sector) int { return cmp.Compare(b.Backward*b.Forward, a.Backward*a.Forward) })
	named := slices.DeleteFunc(slices.Clone(key), Sector.Residual)
	if len(named) == 0 {
		named = key
	}
	top := listed(named[:min(len(named), mostNamed)])
	return []diagnosis.Finding{{
		ID: "key", Evidence: sc.Evidence(),
		Text: core.Tf("%[2]s %[1]s에서 다른 산업을 끌고 받치는 힘이 모두 평균을 넘는 핵심 산업은 %[3]d개이며, %[4]s이(가) 앞섭니다.",
			"In %[1]s, %[2]s, %[3]d sectors both pull and supply the others more than average; %[4]s lead.",
			sc.Place, yearText(sc.Year), len(key), top),
	}}
}

// leakFindings say where demand stays in the region and where it leaves.
func (sc *Scene) leakFindings() []diagnosis.Finding {
	rows := slices.DeleteFunc(slices.Clone(sc.Sectors), func(s Sector) bool {
		return s.Residual() || math.IsNaN(s.Leak()) || math.IsNaN(s.Production.Inside)
	})
	if len(rows) < mostNamed {
		return nil
	}
	slices.SortStableFunc(rows, func(a, b Sector) int { return cmp.Compare(b.Production.Inside, a.Production.Inside) })
	kept := listed(rows[:mostNamed])
	slices.SortStableFunc(rows, func(a, b Sector) int { return cmp.Compare(b.Leak(), a.Leak()) })
	return []diagnosis.Finding{{
		ID: "leak", Evidence: sc.Evidence(),
		Text: core.Tf("%[1]s 안에서 생산을 가장 많이 일으키는 부문은 %[2]s입니다. %[3]s은(는) 일으킨 생산의 %[4]s이(가) 지역 밖에서 생겨 가장 많이 샙니다.",
			"Demand for %[2]s sets most production in motion inside %[1]s. %[3]s leaks most: %[4]s of the production that it induces arises outside.",
			sc.Place, kept, rows[0].Name, percent(rows[0].Leak())),
	}}
}

func yearText(p core.Period) core.Text { return core.T(p.In(core.Korean), p.String()) }

// Evidence says where the sectors' standing comes from.
func (sc *Scene) Evidence() core.Evidence {
	if sc.published != nil {
		return sc.evidence(inout.MethodPublished, core.Text{})
	}
	return sc.evidence(inout.MethodLinkages, core.Text{})
}

// InducementEvidence says where the inducement coefficients come from.
func (sc *Scene) InducementEvidence() core.Evidence {
	if sc.published != nil {
		return sc.evidence(inout.MethodPublished, core.Text{})
	}
	return sc.evidence(inout.MethodInducements, core.Text{})
}

func (sc *Scene) lossFindings(l *Loss) []diagnosis.Finding {
	i := slices.IndexFunc(l.Rows, func(r LossRow) bool { return r.Code != l.Sector.Code })
	if i < 0 || math.IsNaN(l.Production.Total) {
		return nil
	}
	amount := core.Tf("%[1]s %[2]s", "%[1]s %[2]s", grouped(l.Production.Total, 0), l.Unit)
	if won := sc.Reading.Money.Won(); won != 0 {
		amount = SayWon(l.Production.Total * won)
	}
	return []diagnosis.Finding{{
		ID: "loss", Evidence: l.Evidence,
		Text: core.Tf("%[1]s의 %[2]s이(가) 사라지면 %[3]s의 생산이 해마다 %[4]s(%[5]s) 줄고, 다른 산업에서는 %[6]s이(가) 가장 크게 잃습니다.",
			"If %[2]s of %[1]s goes, %[3]s loses %[4]s of production a year (%[5]s of its output); among the others %[6]s loses most.",
			l.Sector.Name, percent(l.Share), sc.Place, amount, percent(l.Part), l.Rows[i].Name),
	}}
}
