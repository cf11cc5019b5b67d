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
	if sc.Regional() {
		return sc.leakFindings()
	}
	key := slices.DeleteFunc(slices.Clone(sc.Sectors), func(s Sector) bool { return s.Quadrant != QuadrantKey })
	if len(key) == 0 {
		return nil
	}
	slices.SortStableFunc(key, func(a, b Sector) int { return cmp.Compare(b.Backward*b.Forward, a.Backward*a.Forward) })
	top := listed(key[:min(len(key), mostNamed)])
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
		return !s.Reason.IsZero() || math.IsNaN(s.Leak()) || math.IsNaN(s.Production.Inside)
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

// effectFindings say what a spending does.
func (sc *Scene) effectFindings(e *Effect) []diagnosis.Finding {
	if math.IsNaN(e.Production.Total) || e.Demand == 0 {
		return nil
	}
	what := core.T("여러 산업", "several sectors")
	if codes := sc.spentOn(); len(codes) == 1 {
		s, _ := sc.Sector(codes[0])
		what = s.Name
	}
	t := core.Tf("%[1]s에 %[2]s을(를) 쓰면 생산 %[3]s", "Spending %[2]s on %[1]s sets %[3]s of production in motion", what, SayWon(e.Demand), SayWon(e.Production.Total))
	if sc.Regional() {
		t = plus(t, core.Tf("(%[1]s 안 %[2]s, 밖 %[3]s)", " (%[2]s inside %[1]s, %[3]s outside)", sc.Place, SayWon(e.Production.Inside), SayWon(e.Production.Outside)))
	}
	if !math.IsNaN(e.ValueAdded.Total) {
		t = plus(t, core.Tf(", 부가가치 %s", ", %s of value added", SayWon(e.ValueAdded.Total)))
	}
	if !math.IsNaN(e.Jobs.Total) {
		t = plus(t, core.Tf(", 일자리 %s개", ", %s jobs", core.T(grouped(e.Jobs.Total, 0), grouped(e.Jobs.Total, 0))))
	}
	return []diagnosis.Finding{{ID: "effect", Text: core.Tf("%s이(가) 생깁니다.", "%s.", t), Evidence: e.Evidence}}
}

func plus(a, b core.Text) core.Text { return core.T(a.Ko+b.Ko, a.En+b.En) }

// spentOn lists the sectors of the lines, each once.
func (sc *Scene) spentOn() []string {
	var codes []string
	for _, l := range sc.View.Lines {
		if !slices.Contains(codes, l.Sector) {
			codes = append(codes, l.Sector)
		}
	}
	return codes
}

func (sc *Scene) lossFindings(l *Loss) []diagnosis.Finding {
	i := slices.IndexFunc(l.Rows, func(r LossRow) bool { return r.Code != l.Sector.Code })
	if i < 0 || math.IsNaN(l.Production.Total) {
		return nil
	}
	amount := grouped(l.Production.Total, 0)
	return []diagnosis.Finding{{
		ID: "loss", Evidence: l.Evidence,
		Text: core.Tf("%[1]s의 %[2]s이(가) 사라지면 %[3]s의 생산이 해마다 %[4]s %[5]s(%[6]s) 줄고, 다른 산업에서는 %[7]s이(가) 가장 크게 잃습니다.",
			"If %[2]s of %[1]s goes, %[3]s loses %[4]s %[5]s of production a year (%[6]s); among the others %[7]s loses most.",
			l.Sector.Name, percent(l.Share), sc.Place, amount, l.Unit, percent(l.Part), l.Rows[i].Name),
	}}
}
