package policy

import (
	"cmp"
	"maps"
	"slices"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/policy"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// optionsOf offers choices, with one in front that asks for nothing.
func optionsOf[T ~string](choices []policy.Choice[T], none core.Text) []ui.Option {
	out := make([]ui.Option, 0, len(choices)+1)
	if !none.IsZero() {
		out = append(out, ui.Option{Label: none})
	}
	for _, c := range choices {
		out = append(out, ui.Option{Value: string(c.Value), Label: c.Title})
	}
	return out
}

// titled is a word of policies that has a name for people.
type titled interface {
	~string
	Title() core.Text
}

// titlesOf names values in a row.
func titlesOf[T titled](values []T) core.Text {
	out := make([]core.Text, len(values))
	for i, v := range values {
		out[i] = v.Title()
	}
	return page.Listed(out)
}

// orUnknown says that a fact is not stated where there is none.
func orUnknown(t core.Text) ui.Cell {
	if t.IsZero() {
		return ui.NA(core.T("적혀 있지 않음", "not stated"))
	}
	return ui.Label(t)
}

func isChoice[T ~string](choices []policy.Choice[T], v T) bool {
	return slices.ContainsFunc(choices, func(c policy.Choice[T]) bool { return c.Value == v })
}

// definitionsOf lists the definitions that may be chosen: the agency's own
// first, then the presets of each revision, the newest first.
func definitionsOf(c policy.Classes) []industry.Definition {
	var out []industry.Definition
	for _, key := range slices.Sorted(maps.Keys(c.Definitions)) {
		if d := c.Definitions[key]; d.State != industry.Retired {
			out = append(out, d)
		}
	}
	own := func(d industry.Definition) int {
		if d.Preset {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(out, func(a, b industry.Definition) int {
		return cmp.Or(cmp.Compare(own(a), own(b)), -systemOrder(a.System, b.System), cmp.Compare(a.Name.Ko, b.Name.Ko))
	})
	return out
}

// systemOrder puts an older revision before a newer one: 9, 10, 11.
func systemOrder(a, b core.System) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}

// industryGroup says where a definition comes from.
func industryGroup(d industry.Definition) core.Text {
	if !d.Preset {
		return core.T("우리 기관의 정의", "Our own definitions")
	}
	return core.Tf("기본 정의: %s", "Presets: %s", d.System.Title())
}

// industryOptions offers definitions by group; chosen, where it is a code, is
// offered too.
func industryOptions(c policy.Classes, none core.Text, chosen string) []ui.Option {
	out := []ui.Option{{Label: none}}
	if ind := industryOf(chosen); ind.Code != "" {
		label := core.T(chosen, chosen)
		if t, ok := c.Target(ind); ok {
			label = core.T(ind.Code+" "+t.Title.Ko, ind.Code+" "+t.Title.In(core.English))
		}
		out = append(out, ui.Option{Value: chosen, Label: label})
	}
	for _, d := range definitionsOf(c) {
		out = append(out, ui.Option{Value: d.Key, Label: d.Name, Group: industryGroup(d)})
	}
	return out
}
