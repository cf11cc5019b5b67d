package ui

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
)

// Table is a table of data. The first column heads its row. Sorting and paging
// are done by the page's handler; the table only makes the links and shows the
// state that it is given.
type Table struct {
	ID        string    // unique on the page; also the anchor that links return to
	Caption   core.Text // what it lists, with the period
	Columns   []Column
	Rows      []Row
	Sort      string // key of the column it is sorted by, "-" before it when descending
	SortParam string // query parameter of the order; "sort" when empty
	Paging    *Paging
	Downloads []Download
	Note      core.Text // beneath: source, remarks
	Empty     core.Text // in place of rows when there are none
	Dense     bool
}

// Column is a column of a table. A numeric column is right-aligned and states
// its one unit in the heading.
type Column struct {
	Key     string // of the sort parameter; empty when the column cannot be sorted
	Title   core.Text
	Unit    core.Text
	Help    core.Text // what the column means, shown on focus
	Numeric bool
}

// Row is a row of a table.
type Row struct {
	Cells  []Cell
	Total  bool   // a total among the parts: set apart
	Chosen bool   // the region or industry that the page is about
	Anchor string // id of the row, so that an address can point at it
}

// Paging is where in a long list the reader is. Pages are numbered from 1.
type Paging struct {
	Page  int
	Size  int    // rows on a page
	Total int    // rows in all
	Param string // query parameter of the page; "page" when empty
}

// Download is a link to the same data as a file.
type Download struct {
	Format string // as people call it: CSV, XLSX
	Href   string
}

// ReadSort splits the value of a sort parameter into key and direction. An
// unknown key gives the fallback, which may also begin with "-".
func ReadSort(value, fallback string, keys ...string) (key string, desc bool) {
	key, desc = cutSort(value)
	if slices.Contains(keys, key) {
		return key, desc
	}
	return cutSort(fallback)
}

func cutSort(value string) (key string, desc bool) {
	key, desc = strings.CutPrefix(value, "-")
	return key, desc
}

func (t Table) sortParam() string {
	if t.SortParam == "" {
		return "sort"
	}
	return t.SortParam
}

// sortHref gives the address that sorts by the column: numbers from large to
// small first, texts from A; again the other way round.
func (t Table) sortHref(ctx context.Context, c Column) string {
	next := c.Key
	if c.Numeric {
		next = "-" + c.Key
	}
	if t.Sort == next {
		if c.Numeric {
			next = c.Key
		} else {
			next = "-" + c.Key
		}
	}
	return Here(ctx, t.sortParam(), next, t.Paging.param(), "") + "#" + t.ID
}

func (t Table) ariaSort(c Column) string {
	key, desc := cutSort(t.Sort)
	switch {
	case c.Key == "" || c.Key != key:
		return ""
	case desc:
		return "descending"
	default:
		return "ascending"
	}
}

func (p *Paging) param() string {
	if p == nil || p.Param == "" {
		return "page"
	}
	return p.Param
}

func (p *Paging) pages() int {
	if p == nil || p.Size <= 0 {
		return 1
	}
	return max((p.Total+p.Size-1)/p.Size, 1)
}

func (p *Paging) href(ctx context.Context, t Table, page int) string {
	return Here(ctx, p.param(), strconv.Itoa(page)) + "#" + t.ID
}

func (p *Paging) shown() (from, to int) {
	from = (p.Page-1)*p.Size + 1
	return min(from, p.Total), min(p.Page*p.Size, p.Total)
}

// window lists the page numbers to link to; 0 stands for a gap.
func (p *Paging) window() []int {
	last := p.pages()
	var out []int
	for n := 1; n <= last; n++ {
		switch near := n - p.Page; {
		case n == 1, n == last, near >= -2 && near <= 2:
			out = append(out, n)
		case out[len(out)-1] != 0:
			out = append(out, 0)
		}
	}
	return out
}
