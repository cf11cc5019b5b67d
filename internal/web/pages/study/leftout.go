package study

import (
	"slices"

	"naru/internal/core"
	"naru/internal/study"
	"naru/internal/web/ui"
)

// leftOut says which indicators experts are not asked about and why, with the
// way to give them data. What was said about them before is kept, and that is
// said, too.
func leftOut(l study.Look, experts ...study.Expert) []ui.Notice {
	var out []ui.Notice
	for _, x := range l.LeftOut() {
		kept := 0
		for _, e := range experts {
			for _, j := range e.Judgements {
				if j.First == x.ID || j.Second == x.ID {
					kept++
				}
			}
		}
		why := core.T("값이 있는 후보가 없습니다.", "No candidate has a value.")
		if j := slices.IndexFunc(l.Inputs.Columns, func(c study.Column) bool { return c.ID == x.ID }); j >= 0 && !l.Inputs.Columns[j].Reason.IsZero() {
			why = l.Inputs.Columns[j].Reason
		}
		text := core.Tf("‘%[1]s’은(는) 지금 셈에 들지 않아 견주기에서 뺐습니다. %[2]s", "‘%[1]s’ does not count now and is left out of the pairs. %[2]s", x.Title, why)
		if kept > 0 {
			text = core.Tf("%[1]s 이 지표에 대한 판단 %[2]d개는 그대로 남아 있고, 자료를 넣으면 다시 셉니다.",
				"%[1]s What was said about it (%[2]d) is kept and counts again once there are data.", text, kept)
		}
		out = append(out, ui.Notice{
			Tone: ui.Info, Text: text,
			Link: ui.Link{Text: core.Tf("‘%s’에 자료 넣기", "Give ‘%s’ data", x.Title), Href: href(l.Study.ID, "indicators", x.ID)},
		})
	}
	return out
}

// compared are the indicators of a text that experts compare.
func compared(l study.Look, text study.Study) []study.Indicator {
	left := l.LeftOut()
	return slices.DeleteFunc(slices.Clone(text.Indicators), func(x study.Indicator) bool {
		return slices.ContainsFunc(left, func(y study.Indicator) bool { return y.ID == x.ID })
	})
}
