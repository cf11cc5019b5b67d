package importing

import (
	"strings"

	"naru/internal/core"
	"naru/internal/dataset"
)

// The help of the fields about a table, which says of a guess that it is one.

func (t tableView) regionHelp() core.Text {
	return guessed(core.T("결과에 늘 함께 보여 줍니다. 더 작은 지역의 효과로 쓰지 않습니다.", "Shown with every result, which is not passed off as a smaller place's."),
		t.Look.Guessed.Region, t.Reading.Region, t.Look.Suggested.Region)
}

func (t tableView) yearHelp() core.Text {
	return guessed(core.Text{}, t.Look.Guessed.Year, t.Years, strings.Join(t.Look.Suggested.Years, ", "))
}

func (t tableView) moneyHelp() core.Text {
	return guessed(core.Text{}, t.Look.Guessed.Money, string(t.Reading.Money), string(t.Look.Suggested.Money))
}

func (t tableView) scopeHelp() core.Text {
	return guessed(core.T("국산거래표라야 나라 안에서 생기는 효과를 냅니다.", "It takes a domestic table to tell what arises at home."),
		t.Look.Guessed.Scope, string(t.Reading.Scope), string(t.Look.Suggested.Scope))
}

// proposeTable names a table after what it is and of which place and years, where
// nobody has given it a name.
func proposeTable(v *mappingView, place core.Text) {
	if !v.Form.Proposed || place.IsZero() {
		return
	}
	kind := core.T("산업연관표", "input–output table")
	if v.In.Kind == dataset.Inducement {
		kind = core.T("산업연관 유발계수", "inducement coefficients")
	}
	title := core.Tf("%[1]s %[2]s", "%[1]s: %[2]s", place, kind)
	if y := v.Table.Reading.Years; len(y) == 1 {
		title = core.Tf("%[1]s(%[2]s년)", "%[1]s (%[2]s)", title, y[0])
	}
	v.Form.Dataset.Title = title
}
