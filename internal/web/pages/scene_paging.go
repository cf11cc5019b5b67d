package pages

import (
	"context"
	"strconv"

	"naru/internal/web/ui"
)

// pageSize is how many rows of a long table stand on one page.
const pageSize = 50

// pagingOf reads the page that the address asks for, within what there is.
func pagingOf(ctx context.Context, rows int) ui.Paging {
	n, err := strconv.Atoi(ui.From(ctx).URL.Query().Get("page"))
	last := max((rows+pageSize-1)/pageSize, 1)
	if err != nil || n < 1 {
		n = 1
	}
	return ui.Paging{Page: min(n, last), Size: pageSize, Total: rows}
}

// fewestPoints is how many industries make a picture of them worth looking at.
const fewestPoints = 2
