package policy

import (
	"naru/internal/core"
	"naru/internal/web/ui"
)

// tabsOf are the views of the section.
func tabsOf(here string) []ui.Tab {
	tabs := []ui.Tab{
		{Text: core.T("목록", "List"), Href: listPath},
		{Text: core.T("연계표", "Linkage matrix"), Href: matrixPath},
		{Text: core.T("시너지", "Synergy"), Href: synergyPath},
	}
	for i := range tabs {
		tabs[i].Current = tabs[i].Href == here
	}
	return tabs
}

// What may have just been done, as an address says it.
const (
	doneCreated  = "created"
	doneSaved    = "saved"
	doneNothing  = "nothing"
	doneArchived = "archived"
	doneRestored = "restored"
	doneImported = "imported"
	doneExamples = "examples"
)

// doneNotice says what has just been done, or nothing.
func doneNotice(done string) *ui.Notice {
	switch done {
	case doneCreated:
		return &ui.Notice{Tone: ui.Success, Text: core.T("정책을 등록했습니다.", "The policy was added.")}
	case doneSaved:
		return &ui.Notice{Tone: ui.Success, Text: core.T("저장했습니다.", "Saved.")}
	case doneNothing:
		return &ui.Notice{Tone: ui.Info, Text: core.T("바뀐 것이 없어 새 판을 만들지 않았습니다.", "Nothing had changed, so no new revision was made.")}
	case doneArchived:
		return &ui.Notice{Tone: ui.Success, Text: core.T("보관했습니다. 목록과 계산에서 빠졌습니다.", "Archived: it has left lists and computations.")}
	case doneRestored:
		return &ui.Notice{Tone: ui.Success, Text: core.T("되살렸습니다. 목록과 계산에 다시 들어갑니다.", "Restored: it is back in lists and computations.")}
	case doneImported:
		return &ui.Notice{Tone: ui.Success, Text: core.T("파일의 내용을 저장했습니다.", "What the file holds was saved.")}
	case doneExamples:
		return &ui.Notice{Tone: ui.Success, Text: core.T("예시를 넣었습니다. 이름만 옮긴 것이니 원문과 견주어 고치고 채우십시오.", "The examples are in. They hold names only: check them against the originals and fill them in.")}
	default:
		return nil
	}
}
