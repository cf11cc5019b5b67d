package source

import (
	"slices"
	"strings"
)

// kosisColumns are the columns of a KOSIS OpenAPI answer that an import needs.
var kosisColumns = []string{"ORG_ID", "TBL_ID", "C1", "ITM_ID", "PRD_DE", "DT"}

// IsKOSIS reports whether a table has the shape of a KOSIS OpenAPI answer.
func (t *Table) IsKOSIS() bool {
	return !slices.ContainsFunc(kosisColumns, func(name string) bool {
		return !slices.Contains(t.columns, name)
	})
}

// Footnote reports whether a row is a remark below a table, such as "출처: …"
// or "주: …", rather than data: one filled cell, at the left.
func (t *Table) Footnote(b *Block, row int) bool {
	if len(t.columns) < 2 {
		return false
	}
	for c := 1; c < b.Width(row); c++ {
		if len(trim(b.Field(row, c))) > 0 {
			return false
		}
	}
	s := strings.TrimLeft(string(b.Field(row, 0)), " \t○●□■▶-·")
	for _, word := range []string{"출처", "자료", "주:", "주)", "주 :", "주석", "단위", "※", "* ", "1)", "통계표", "조회기간", "자료갱신일", "수록기간", "Source", "Note"} {
		if strings.HasPrefix(s, word) {
			return true
		}
	}
	return false
}
