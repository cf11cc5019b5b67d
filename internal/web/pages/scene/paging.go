package scene

import (
	"context"
	"strconv"

	"naru/internal/web/ui"
)

// PageSize is how many rows of a long table stand on one page.
const PageSize = 50

// PagingOf reads the page that the address asks for, within what there is.
func PagingOf(ctx context.Context, rows int) ui.Paging {
	n, err := strconv.Atoi(ui.From(ctx).URL.Query().Get("page"))
	last := max((rows+PageSize-1)/PageSize, 1)
	if err != nil || n < 1 {
		n = 1
	}
	return ui.Paging{Page: min(n, last), Size: PageSize, Total: rows}
}

// FewestPoints is how many industries make a picture of them worth looking at.
const FewestPoints = 2
