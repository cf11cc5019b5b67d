package document

import (
	"strconv"

	"naru/internal/core"
)

// The words that writers print around the texts of a document.
var (
	WordContents = core.T("차례", "Contents")
	WordNothing  = core.T("해당하는 자료가 없습니다.", "There are no data.")
)

// UnitLine is what stands above a table on the right, such as "(단위: 백만원)";
// empty where the table has no unit of its own.
func (t Table) UnitLine(lang core.Lang) string {
	if t.Unit == "" {
		return ""
	}
	return core.Tf("(단위: %s)", "(unit: %s)", t.Unit).In(lang)
}

// SourceLine is what stands under a table or a figure; empty without a source.
func SourceLine(lang core.Lang, source string) string {
	if source == "" {
		return ""
	}
	return core.Tf("자료: %s", "Source: %s", source).In(lang)
}

// NoteLines are the notes under a table, numbered if there are several.
func (t Table) NoteLines(lang core.Lang) []string {
	lines := make([]string, 0, len(t.Notes))
	for i, n := range t.Notes {
		mark := core.T("주: ", "Note: ").In(lang)
		if len(t.Notes) > 1 {
			mark = core.Tf("주 %s) ", "Note %s: ", strconv.Itoa(i+1)).In(lang)
		}
		lines = append(lines, mark+n)
	}
	return lines
}
