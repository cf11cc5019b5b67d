package study

import (
	"strings"

	"naru/internal/core"
	"naru/internal/study"
	"naru/internal/web/ui"
)

// caution says that the weights lean to growth, with the way to them.
func caution(l study.Look) []ui.Notice {
	t := l.Caution()
	if t.IsZero() {
		return nil
	}
	return []ui.Notice{{
		Tone: ui.Warning, Text: t,
		Link: ui.Link{Text: core.T("가중치 보기", "See the weights"), Href: stepHref(l.Study.ID, study.StepWeights) + "#facets"},
	}}
}

// facetFacts are the weights by what they look at, each with its indicators.
func facetFacts(l study.Look) []ui.Fact {
	var out []ui.Fact
	for _, f := range l.Facets() {
		var ko, en []string
		for _, t := range f.Indicators {
			ko, en = append(ko, t.Ko), append(en, t.In(core.English))
		}
		out = append(out, ui.Fact{
			Label: core.Tf("%[1]s %[2]s%%", "%[1]s, %[2]s%%", f.Facet.Title(), number(f.Weight*100, 0)), //nolint:mnd // per cent
			Value: ui.Label(core.T(strings.Join(ko, ", "), strings.Join(en, "; "))),
		})
	}
	return out
}

// presetCaution counts what a frame's indicators look at, where most of them
// look at growth and change.
func presetCaution(p study.Preset) core.Text {
	list := p.Indicators()
	moving := 0
	for _, x := range list {
		if x.Source.Method.Facet() == study.Movement {
			moving++
		}
	}
	if 2*moving <= len(list) { //nolint:mnd // a half
		return core.Text{}
	}
	return core.Tf("‘%[1]s’: 지표 %[2]d개 가운데 %[3]d개가 증가율·변화입니다. 규모나 특화도가 큰 산업도 성장이 더디면 뒤로 갈 수 있으니, 가중치 단계에서 살펴보십시오.",
		"%[1]s: %[3]d of the %[2]d indicators look at growth and change. A large or highly specialised industry that grows slowly may fall behind; mind it when you set the weights.", p.Title(), len(list), moving)
}
