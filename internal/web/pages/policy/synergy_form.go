package policy

import (
	"slices"

	"naru/internal/core"
	"naru/internal/policy"
	"naru/internal/web/ui"
)

// weightInputs are the weights of the parts as fields.
func (v synergyView) weightInputs() []ui.Input {
	var out []ui.Input
	for _, k := range parts() {
		name := paramWeight + string(k)
		out = append(out, ui.Input{Field: ui.Field{Name: name, Label: partTitle(k), Value: v.Weights[k], Error: ui.FieldError(v.Err, name)}, InputMode: "decimal", Autocomplete: "off"})
	}
	return append(out, ui.Input{
		Field:     ui.Field{Name: paramCut, Label: core.T("제안할 점수", "Suggest from"), Value: v.Cut, Error: ui.FieldError(v.Err, paramCut)},
		InputMode: "decimal", Autocomplete: "off",
	})
}

// filters choose the policies that the task is held against.
func (v synergyView) filters() []ui.Select {
	all := core.T("모두", "all")
	return []ui.Select{
		{Field: ui.Field{Name: paramTier, Label: core.T("정책 수준", "Level of policies"), Value: first(v.Filter.Levels), Error: ui.FieldError(v.Err, paramTier)}, Options: optionsOf(policy.Levels(), all)},
		{Field: ui.Field{Name: paramFund, Label: core.T("재원", "Fund"), Value: first(v.Filter.Funds), Error: ui.FieldError(v.Err, paramFund)}, Options: optionsOf(policy.Funds(), all)},
	}
}

// task is the drop-down of the tasks.
func (v synergyView) task() ui.Select {
	value := v.Subject.Ref
	if value == "" && len(v.Tasks) == 1 {
		value = taskOwn
	}
	return ui.Select{Field: ui.Field{Name: paramTask, Label: core.T("우리 과제", "Local task"), Value: value}, Options: v.Tasks}
}

// describes reports whether the form of a described task stands open.
func (v synergyView) describes() bool { return v.Subject.Ref == taskOwn || len(v.Tasks) == 1 }

// industries are the industries of a described task.
func (v synergyView) industries() []tick {
	var out []tick
	for _, d := range definitionsOf(v.Classes) {
		chosen := slices.Contains(v.Subject.Typed.Definitions, d.Key)
		if chosen || !d.Preset || d.System == core.KSIC11 {
			out = append(out, tick{Name: paramIndustries, Value: d.Key, Label: d.Name, Group: industryGroup(d), Checked: chosen})
		}
	}
	for _, ref := range v.Subject.Typed.Definitions {
		if ind := industryOf(ref); ind.Code != "" {
			out = append(out, tick{Name: paramIndustries, Value: ref, Label: core.T(ref, ref), Checked: true})
		}
	}
	return out
}
