package definition

import (
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/industry"
)

// candidate is a code that a search offers.
type candidate struct {
	industry.Entry

	Taken core.Text // why it cannot be added: it is there, or something that contains it
}

// maxCandidates keeps the list short enough to be read.
const maxCandidates = 20

// candidates finds the codes that begin with the words or whose name in either
// language holds them all, coarse first; more tells how many were left off.
func candidates(c *industry.Classification, words string, rows []definitionRow) (found []candidate, more int) {
	w := strings.Fields(strings.ToLower(words))
	if c == nil || len(w) == 0 {
		return nil, 0
	}
	for _, e := range c.Entries() {
		if matchesEntry(e, w) {
			found = append(found, candidate{Entry: e})
		}
	}
	// A typed code is looked for with what lies beneath it, in its own order.
	if !startsCode(w[0]) {
		slices.SortStableFunc(found, func(a, b candidate) int { return int(a.Level - b.Level) })
	}
	if n := len(found); n > maxCandidates {
		found, more = found[:maxCandidates], n-maxCandidates
	}
	for i, e := range found {
		found[i].Taken = takenBy(c, e.Code, rows)
	}
	return found, more
}

func matchesEntry(e industry.Entry, words []string) bool {
	if len(words) == 1 && startsCode(words[0]) {
		return strings.HasPrefix(strings.ToLower(e.Code), words[0]) || strings.ToLower(e.Section+e.Code) == words[0]
	}
	name := strings.ToLower(e.Name.Ko + " " + e.Name.En)
	tight := strings.ReplaceAll(name, " ", "")
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(name, w) && !strings.Contains(tight, w) })
}

// startsCode reports whether a word can only be the beginning of a code.
func startsCode(word string) bool {
	digits := strings.TrimLeft(word, "abcdefghijklmnopqrstu")
	return len(word)-len(digits) <= 1 && strings.Trim(digits, "0123456789") == "" && len(word) > 0
}

func takenBy(c *industry.Classification, code string, rows []definitionRow) core.Text {
	for _, r := range rows {
		switch have := readCode(c, r.Code); {
		case have == "":
		case have == code:
			return core.T("이미 들어 있음", "already in")
		case industry.IsComposite(have) || c.Check(have) == industry.NoSuchCode:
		case c.Covers(have, code):
			return core.Tf("%s에 포함됨", "within %s", have)
		case c.Covers(code, have):
			return core.Tf("%s 포함", "contains %s", have)
		default:
		}
	}
	return core.Text{}
}
