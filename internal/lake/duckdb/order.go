package duckdb

import (
	"slices"
	"strings"

	"naru/internal/dataset"
)

// orderBy ends a statement with the order that a query asks for. It is put
// together from fixed words: an order that RowSorts does not list gives that of
// the file, which also decides between equals. Rows without a number or a flag
// come last either way. Turned gives the same order from its end.
func orderBy(sort string, turned bool) string {
	column, desc := strings.CutPrefix(sort, "-")
	direction, nulls, file := "ASC", "NULLS LAST", "place ASC"
	if desc != turned {
		direction = "DESC"
	}
	if turned {
		nulls, file = "NULLS FIRST", "place DESC"
	}
	first := ""
	if slices.Contains([]string{"region", "industry", "period", "measure", "value", "flag"}, column) {
		first = column + " " + direction + " " + nulls + ", "
	}
	return "ORDER BY " + first + file + "\nOFFSET $7 LIMIT $8\n"
}

// stretch is where a page lies in an order: so many rows after an offset,
// counted from the end where that is nearer, because a page is found by sorting
// everything before it.
func stretch(q dataset.RowQuery, total int64) (offset, n int64, turned bool) {
	offset = int64(q.Offset)
	n = min(int64(q.Limit), total-offset)
	if n <= 0 {
		return 0, 0, false
	}
	if after := total - offset - n; q.Sort != "" && after < offset {
		return after, n, true
	}
	return offset, n, false
}
