package space

import (
	"context"
	"maps"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/region"
	"naru/internal/structure"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// cutsForm moves the cuts. It is a plain form: everything is in the address.
// What the map shows at once stands open, how it is computed is folded.
type cutsForm struct {
	Hidden []page.Hidden
	Cuts   []ui.Input
	With   *ui.Select
	Method []ui.Input
	Choice []ui.Select
	Open   bool // the folded part: something in it is not as usual
	Moved  bool
	Reset  string
}

// mapKeys and methodKeys are the fields of the two parts of the form.
func mapKeys() []string {
	return []string{diagnosis.KeyDensity, diagnosis.KeyComplexity, diagnosis.KeyWith}
}

func methodKeys() []string {
	return []string{diagnosis.KeyThreshold, diagnosis.KeyLink, diagnosis.KeyAnchor, diagnosis.KeyRelated, diagnosis.KeySelf}
}

func cutsOf(ctx context.Context, regions *region.Registry, x *diagnosis.Space, refused error) cutsForm {
	q := ui.From(ctx).URL.Query()
	field := func(name string, label core.Text, used float64) ui.Input {
		return ui.Input{
			Type: "text", Autocomplete: "off", Narrow: true, Placeholder: usedText(used),
			Field: ui.Field{Name: name, Label: label, Value: q.Get(name), Error: ui.FieldError(refused, name)},
		}
	}
	f := cutsForm{
		Cuts: []ui.Input{
			field(diagnosis.KeyDensity, core.T("밀도 기준(0~1)", "Density cut (0–1)"), x.Cuts.Density),
			field(diagnosis.KeyComplexity, core.T("복잡도 기준", "Complexity cut"), x.Cuts.Complexity),
		},
		Method: []ui.Input{
			field(diagnosis.KeyThreshold, core.T("특화로 볼 입지계수", "LQ that counts as held"), x.Ask.Threshold),
			field(diagnosis.KeyLink, core.T("선을 그을 근접도", "Proximity to draw"), x.Link),
		},
		Choice: choices(x, q.Get(diagnosis.KeyAnchor)),
	}
	if len(x.Others) > 0 {
		f.With = &ui.Select{
			Field:   ui.Field{Name: diagnosis.KeyWith, Label: core.T("나란히 볼 지역", "Region beside it"), Value: x.Ask.With},
			Options: []ui.Option{{Value: "", Label: core.T("없음", "None")}},
		}
		f.With.Options = append(f.With.Options, scene.RegionOptions(regions, x.Others)...)
	}
	var usual []string
	for _, name := range methodKeys() {
		f.Open = f.Open || q.Get(name) != ""
		usual = append(usual, name, "")
	}
	f.Moved = f.Open
	for _, name := range mapKeys() {
		f.Moved = f.Moved || q.Get(name) != ""
		usual = append(usual, name, "")
	}
	f.Reset = ui.Here(ctx, usual...) + "#map"
	for _, name := range slices.Concat(mapKeys(), methodKeys(), []string{"page", "lang"}) {
		q.Del(name)
	}
	for _, name := range slices.Sorted(maps.Keys(q)) {
		for _, value := range q[name] {
			f.Hidden = append(f.Hidden, page.Hidden{Name: name, Value: value})
		}
	}
	return f
}

// choices are what gives the direction, how nearness is measured, and whether an
// industry counts as its own neighbour.
func choices(x *diagnosis.Space, asked string) []ui.Select {
	anchor := ui.Select{
		Field:   ui.Field{Name: diagnosis.KeyAnchor, Label: core.T("복잡도의 방향", "What gives complexity its direction"), Value: asked},
		Options: []ui.Option{{Value: "", Label: core.Tf("자동: %s", "By rule: %s", x.Trust.Sign)}},
	}
	if asked != "" {
		anchor.Options[0].Label = core.T("자동", "By rule")
	}
	for _, a := range x.Trust.Anchors {
		anchor.Options = append(anchor.Options, ui.Option{Value: a.ID, Label: a.Title})
	}
	anchor.Options = append(anchor.Options, ui.Option{Value: diagnosis.ByDiversity, Label: core.T("다양성(특화 산업 수)", "Diversity (industries held)")})
	method := ui.Select{Field: ui.Field{Name: diagnosis.KeyRelated, Label: core.T("가까움을 재는 법", "Measure of nearness"), Value: string(x.Ask.Method)}}
	for _, m := range diagnosis.RelatednessMethods() {
		value := string(m)
		if m == structure.Proximity {
			value = "" // the usual one stays out of the address
		}
		method.Options = append(method.Options, ui.Option{Value: value, Label: methodTitle(m)})
	}
	self := ui.Select{
		Field: ui.Field{
			Name: diagnosis.KeySelf, Label: core.T("자기 자신", "An industry itself"),
			Help: core.T("근접도에만 있습니다. 다른 방법은 늘 뺍니다.", "For proximity only; the others never count it."),
		},
		Options: []ui.Option{
			{Value: "", Label: core.T("셈에 넣음", "Counts as its neighbour")},
			{Value: diagnosis.SelfExcluded, Label: core.T("뺌", "Does not count")},
		},
	}
	if !x.Ask.Self {
		self.Value = diagnosis.SelfExcluded
	}
	return []ui.Select{anchor, method, self}
}

func methodTitle(m structure.RelatednessMethod) core.Text {
	switch m {
	case structure.Association:
		return core.T("연관 강도(association)", "Association strength")
	case structure.Cosine:
		return core.T("코사인(cosine)", "Cosine")
	case structure.Jaccard:
		return core.T("자카드(jaccard)", "Jaccard")
	case structure.Probability:
		return core.T("확률(probability)", "Probability")
	default:
		return core.T("근접도(proximity)", "Proximity")
	}
}

// usedText writes the number in use, as the reader's language does.
func usedText(v float64) core.Text {
	if math.IsNaN(v) {
		return core.Text{}
	}
	return page.SayNumber(ui.Fixed(2), v)
}
