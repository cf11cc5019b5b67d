package diagnosis

import (
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/industry"
)

// Level is the fineness of industries that a page shows.
type Level string

// The levels, from coarse to fine, then the two that are not of KSIC.
const (
	Section     Level = "section"     // 대분류: a letter
	Division    Level = "division"    // 중분류: two digits
	Group       Level = "group"       // 소분류: three
	Class       Level = "class"       // 세분류: four
	Subclass    Level = "subclass"    // 세세분류: five
	Own         Level = "own"         // the file's own labels
	Definitions Level = "definitions" // industry definitions (baskets)
)

// Levels lists every level, coarse first.
func Levels() []Level {
	return []Level{Section, Division, Group, Class, Subclass, Own, Definitions}
}

// Title names the level.
func (l Level) Title() core.Text {
	switch l {
	case Section:
		return core.T("대분류", "sections")
	case Division:
		return core.T("중분류", "divisions")
	case Group:
		return core.T("소분류", "groups")
	case Class:
		return core.T("세분류", "classes")
	case Subclass:
		return core.T("세세분류", "subclasses")
	case Definitions:
		return core.T("산업 정의", "industry definitions")
	default:
		return core.T("자료의 구분", "the data's own grouping")
	}
}

// levelOf tells the level of a code of a KSIC revision by its form; of a
// composite such as B+C, the coarsest of its parts.
func levelOf(system core.System, code string) Level {
	if !system.IsKSIC() {
		return Own
	}
	rank := len(Levels())
	for _, part := range industry.Components(code) {
		rank = min(rank, slices.Index(Levels(), simpleLevel(part)))
	}
	return Levels()[rank]
}

func simpleLevel(code string) Level {
	if len(code) == 1 && code[0] >= 'A' && code[0] <= 'Z' {
		return Section
	}
	if strings.Trim(code, "0123456789") != "" {
		return Own
	}
	switch len(code) {
	case 2:
		return Division
	case 3:
		return Group
	case 4:
		return Class
	case 5:
		return Subclass
	default:
		return Own
	}
}

// byLevel sorts the positions of industry codes into levels, totals left out.
// A composite is left out where one of its parts stands by itself at the same
// level, for the two would be counted twice.
func byLevel(system core.System, codes []string) map[Level][]int {
	alone := make(map[string]bool, len(codes))
	for _, c := range codes {
		alone[c] = true
	}
	out := map[Level][]int{}
	for i, c := range codes {
		parts := industry.Components(c)
		doubled := len(parts) > 1 && slices.ContainsFunc(parts, func(p string) bool { return alone[p] })
		if c == core.Total || doubled {
			continue
		}
		l := levelOf(system, c)
		out[l] = append(out[l], i)
	}
	return out
}
