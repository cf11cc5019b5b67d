package policy

import (
	"slices"
	"strconv"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/policy"
	"naru/internal/web/ui"
)

// formView is the form as it is shown.
type formView struct {
	editing

	In          input
	Regions     []ui.Option
	Definitions []industry.Definition
	Plans       []policy.Policy // that may stand above
}

func (v formView) isNew() bool { return v.Policy.ID == "" }

func (v formView) title() core.Text {
	if v.isNew() {
		return core.T("정책 등록", "Add a policy")
	}
	return core.Tf("‘%s’ 고치기", "Edit ‘%s’", v.Policy.Title)
}

func (v formView) action() string {
	if v.isNew() {
		return newPath
	}
	return editHref(v.Policy.ID)
}

func (v formView) leaveHref() string {
	if v.isNew() {
		return listPath
	}
	return policyHref(v.Policy.ID)
}

func (v formView) crumbs() []ui.Link {
	out := []ui.Link{crumb()}
	if !v.isNew() {
		out = append(out, ui.Link{Text: core.T(v.Policy.Title, v.Policy.Title), Href: policyHref(v.Policy.ID)})
	}
	return out
}

func (v formView) notices() []ui.Notice {
	if v.From == 0 {
		return nil
	}
	return []ui.Notice{{Tone: ui.Info, Text: core.Tf("지난 %d판의 내용을 불러왔습니다. 저장하면 새 판이 됩니다.", "This is the content of revision %d. Saving makes a new one.", v.From)}}
}

// saveText names the result of saving.
func (v formView) saveText() core.Text {
	switch {
	case v.Meanwhile != nil:
		return core.Tf("합친 내용을 %d판으로 저장", "Save the merged text as revision %d", v.In.Base+1)
	case v.isNew():
		return core.T("정책 등록", "Add the policy")
	default:
		return core.Tf("%d판으로 저장", "Save as revision %d", v.In.Base+1)
	}
}

// summary is what stands on top of a form that came back; a conflict says it
// elsewhere.
func (v formView) summary() error {
	if v.Meanwhile != nil {
		return nil
	}
	return v.Err
}

func (v formView) errorOf(name string) core.Text {
	if v.Meanwhile != nil {
		return core.Text{}
	}
	return ui.FieldError(v.Err, name)
}

func (v formView) field(name string, label, help core.Text, value string) ui.Field {
	return ui.Field{Name: name, Label: label, Help: help, Value: value, Error: v.errorOf(name)}
}

// tick is a box of a group of choices.
type tick struct {
	Name, Value string
	Label       core.Text
	Group       core.Text
	Checked     bool
}

func (t tick) id() string { return t.Name + "-" + t.Value }

func ticks[T ~string](name string, choices []policy.Choice[T], chosen []string) []tick {
	out := make([]tick, len(choices))
	for i, c := range choices {
		out[i] = tick{Name: name, Value: string(c.Value), Label: c.Title, Checked: slices.Contains(chosen, string(c.Value))}
	}
	return out
}

// definitionTicks offers the agency's own definitions, the presets of the
// newest revision, and others that are chosen already or that the agency needs
// because it has none of its own.
func (v formView) definitionTicks() []tick {
	out := make([]tick, 0, len(v.Definitions))
	for _, d := range v.Definitions {
		chosen := slices.Contains(v.In.Definitions, d.Key)
		if chosen || !d.Preset || d.System == core.KSIC11 {
			out = append(out, tick{Name: "definitions", Value: d.Key, Label: d.Name, Group: industryGroup(d), Checked: chosen})
		}
	}
	for _, key := range v.In.Definitions {
		if !slices.ContainsFunc(v.Definitions, func(d industry.Definition) bool { return d.Key == key }) {
			out = append(out, tick{Name: "definitions", Value: key, Label: core.Tf("%s(찾을 수 없음)", "%s (not found)", key), Checked: true})
		}
	}
	return out
}

// planOptions offers the plans that may stand above, by level.
func (v formView) planOptions() []ui.Option {
	out := []ui.Option{{Label: core.T("없음", "none")}}
	for _, p := range v.Plans {
		out = append(out, ui.Option{Value: p.ID, Label: core.T(p.Title, p.Title), Group: p.Level.Title()})
	}
	return out
}

func (v formView) matchingOptions() []ui.Option {
	return optionsOf(policy.Matchings(), core.T("모름", "not known"))
}

// rowName says which row of the budget a field belongs to.
func rowName(i int, row budgetRow) core.Text {
	if row.Year == "" {
		return core.Tf("%d번째 줄", "row %d", i+1)
	}
	return core.T(row.Year+"년", row.Year)
}

func itoa(n int) string { return strconv.Itoa(n) }
