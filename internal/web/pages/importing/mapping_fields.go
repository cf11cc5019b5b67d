package importing

import (
	"naru/internal/core"
	"naru/internal/ingest"
	"naru/internal/web/ui"
)

// columnOptions lists the file's columns, with a way to choose none.
func (v mappingView) columnOptions(none core.Text) []ui.Option {
	out := []ui.Option{{Value: "", Label: none}}
	for _, c := range v.In.Columns {
		out = append(out, ui.Option{Value: c, Label: core.T(c, c)})
	}
	return out
}

// choice is the pair of fields that takes a dimension from a column or fixes it.
func (v mappingView) choice(name string, label core.Text, ref ingest.Ref) ui.Select {
	return ui.Select{
		Field:   ui.Field{Name: name, Label: label, Value: ref.Column, Error: ui.FieldError(v.Err, name)},
		Options: v.columnOptions(core.T("(열이 없음)", "(no column)")),
	}
}

func (v mappingView) fixed(name string, label core.Text, ref ingest.Ref) ui.Input {
	return ui.Input{Field: ui.Field{Name: name + "Fixed", Label: label, Value: ref.Constant}}
}

func sheetOptions(sheets []string) []ui.Option {
	var out []ui.Option
	for _, s := range sheets {
		out = append(out, ui.Option{Value: s, Label: core.T(s, s)})
	}
	return out
}

// delimiterOptions offers the delimiters that tables use; one of another kind
// is kept.
func delimiterOptions(now string) []ui.Option {
	out := []ui.Option{{Value: "", Label: core.T("알아내기", "find out")}}
	usual := []string{",", "\t", ";", "|"}
	for _, d := range usual {
		out = append(out, ui.Option{Value: d, Label: delimiterText(d)})
	}
	for _, o := range out {
		if o.Value == now {
			return out
		}
	}
	return append(out, ui.Option{Value: now, Label: delimiterText(now)})
}

// dimFields is how many further dimensions the form has room for.
const dimFields = 2

func dimColumn(dims []ingest.DimColumn, i int) string {
	if i < len(dims) {
		return dims[i].Column
	}
	return ""
}

func dimName(dims []ingest.DimColumn, i int) string {
	if i < len(dims) {
		return dims[i].Name
	}
	return ""
}

// keyHelp says what a key is for, and which version the import becomes.
func (v mappingView) keyHelp() core.Text {
	if v.Next > 0 {
		return core.Tf("이미 있는 자료입니다. 가져오면 %d판이 됩니다. 다른 자료라면 이름표를 바꾸십시오.",
			"There is such a dataset: the import becomes version %d. If this is another one, change the key.", v.Next)
	}
	return core.T("주소와 명령에 쓰는 짧은 이름입니다(영문 소문자, 숫자, 붙임표).", "A short name for addresses and commands (a–z, 0–9, hyphens).")
}

// moreOpen reports whether one of the fields that stand back needs a look.
func (v mappingView) moreOpen() bool {
	d := v.Form.Dataset
	return !ui.FieldError(v.Err, "retrieved").IsZero() || d.Publisher+d.TableID+d.Licence != ""
}

// hasRules reports whether the mapping filters rows or fixes codes, or some
// rows need it.
func (v mappingView) hasRules() bool {
	p := v.Form.Profile
	return len(p.Filters)+len(p.RegionFix)+len(p.IndustryFix)+len(v.Rejects.Rows) > 0 || v.Err != nil
}

// lead says at the top what the preview further down says at length.
func (v mappingView) lead() core.Text {
	if v.tabular() && v.Verdict.Tone != ui.Success {
		return v.Verdict.Text
	}
	switch v.Verdict.Tone {
	case ui.Success:
		return core.T("그대로 가져올 수 있습니다. 미리보기를 확인하고 ‘가져오기 시작’을 누르십시오.", "It can be imported as it is. Check the preview and press “Start the import”.")
	case ui.Warning:
		return core.T("가져올 수 있지만 거절될 줄이 있습니다. 미리보기에서 까닭을 확인하십시오.", "It can be imported, but some rows would be rejected. The preview says why.")
	default:
		return core.T("아직 가져올 수 없습니다. 어느 열이 무엇인지 골라 주십시오.", "It cannot be imported yet. Choose which column means what.")
	}
}
