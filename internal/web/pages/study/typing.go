package study

import (
	"naru/internal/core"
	"naru/internal/structure"
	"naru/internal/study"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// untyped says of how many industries the stage is not known, why, and what data
// would tell. Where reasons differ, it is the one that most of them share.
func untyped(types []study.Typing) []ui.Notice {
	unknown, most := 0, 0
	count := map[core.Text]int{}
	why := core.T("자료에 산업이 걸어온 길이 없습니다.", "The data do not have the path of the industry.")
	for _, x := range types {
		if x.Stage != structure.StageUnknown {
			continue
		}
		unknown++
		if len(x.Reasons) == 0 {
			continue
		}
		if count[x.Reasons[0]]++; count[x.Reasons[0]] > most {
			most, why = count[x.Reasons[0]], x.Reasons[0]
		}
	}
	if unknown == 0 {
		return nil
	}
	return []ui.Notice{{
		Tone: ui.Info,
		Text: core.Tf("산업 %[1]d개 가운데 %[2]d개는 성장단계를 판정하지 못했습니다. %[3]s 그때까지 전략 유형은 ‘잠정’입니다.",
			"The stage of %[2]d of %[1]d industries is not known. %[3]s Until then the strategy is provisional.", len(types), unknown, why),
		Link: ui.Link{Text: core.T("자료 가져오기", "Import data"), Href: page.ImportHref},
	}}
}

// typesOf are the types of the candidates that a table about a decision lists.
func typesOf(l study.Look, listed func(study.Standing) bool) []study.Typing {
	var out []study.Typing
	for _, c := range l.Result.Candidates {
		if listed(c) {
			out = append(out, c.Type)
		}
	}
	return out
}
