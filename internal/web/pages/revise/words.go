package revise

import (
	"naru/internal/core"
	"naru/internal/revision"
)

// who names a person with their role. A name that nobody has checked says so.
func who(p core.Person) core.Text {
	name := core.T("이름을 밝히지 않음", "name not given")
	if p.Name != "" && p.Name != core.LocalOperator("").Name {
		name = core.T(p.Name, p.Name)
	}
	if p.Verified {
		return core.Tf("%[1]s (%[2]s)", "%[1]s (%[2]s)", name, p.Role.Title())
	}
	return core.Tf("%[1]s (%[2]s, 확인되지 않음)", "%[1]s (%[2]s, not verified)", name, p.Role.Title())
}

func mark(k revision.Kind) string {
	switch k {
	case revision.Added:
		return "+"
	case revision.Removed:
		return "−"
	case revision.Moved:
		return "↕"
	default:
		return "✎"
	}
}

func kindWord(k revision.Kind) core.Text {
	switch k {
	case revision.Added:
		return core.T("더함", "added")
	case revision.Removed:
		return core.T("뺌", "removed")
	case revision.Moved:
		return core.T("순서 바뀜", "moved")
	default:
		return core.T("고침", "changed")
	}
}
