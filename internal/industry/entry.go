package industry

import (
	"strings"

	"naru/internal/core"
)

// Level is the depth of a code: KSIC has five beneath the total.
type Level int

// The levels. A numeric code of n digits is at level n.
const (
	All      Level = iota // core.Total
	Section               // 대분류, a letter
	Division              // 중분류, 2 digits
	Group                 // 소분류, 3
	Class                 // 세분류, 4
	Subclass              // 세세분류, 5
)

// Title names the level.
func (l Level) Title() core.Text {
	switch l {
	case All:
		return core.T("전체 산업", "all industries")
	case Section:
		return core.T("대분류", "section")
	case Division:
		return core.T("중분류", "division")
	case Group:
		return core.T("소분류", "group")
	case Class:
		return core.T("세분류", "class")
	case Subclass:
		return core.T("세세분류", "sub-class")
	default:
		return core.Text{}
	}
}

// Entry is one code of a classification. A name without English falls back to
// the Korean one when shown.
type Entry struct {
	Code    string
	Level   Level
	Section string // letter
	Parent  string // core.Total for a section
	Name    core.Text
}

// Knowledge says how sure a classification is of a code.
type Knowledge string

// What can be known of a code.
const (
	Known        Knowledge = "known"
	NoSuchCode   Knowledge = "unknown"
	Unverifiable Knowledge = "unverifiable" // finer than the table; its beginning is right
)

// Title says it to people, with what to do.
func (k Knowledge) Title() core.Text {
	switch k {
	case Known:
		return core.T("확인된 코드", "known code")
	case Unverifiable:
		return core.T("확인할 수 없는 코드: 한국표준산업분류 전체 표를 가져오면 확인할 수 있습니다.",
			"code cannot be verified: import the full KSIC table to check it")
	default:
		return core.T("분류표에 없는 코드: 차수와 앞자리 0을 확인해 주십시오.",
			"no such code: check the revision and leading zeros")
	}
}

const joiner = "+"

// Components splits a composite code such as "B+C" into its parts; a simple
// code is its own only part.
func Components(code string) []string { return strings.Split(code, joiner) }

// IsComposite reports whether a code stands for several parts.
func IsComposite(code string) bool { return strings.Contains(code, joiner) }

// levelOf tells the level from the form of a simple code alone.
func levelOf(code string) (Level, bool) {
	switch {
	case code == core.Total:
		return All, true
	case len(code) == 1 && code[0] >= 'A' && code[0] <= 'U':
		return Section, true
	case len(code) >= 2 && len(code) <= 5 && strings.Trim(code, "0123456789") == "":
		return Level(len(code)), true
	default:
		return 0, false
	}
}
