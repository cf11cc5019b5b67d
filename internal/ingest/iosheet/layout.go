package iosheet

import (
	"slices"
	"strings"
	"unicode"
)

// Rows and columns within which a table must begin.
const (
	headRows  = 60
	topRows   = 16
	mostSides = 4
)

// layout is where the table stands in a sheet. A heading row answers to a side
// column when the names of the one come again in the other.
type layout struct {
	headings []int  // rows that name the columns, from above
	sides    []int  // the column that answers each of them
	kinds    []kind // what they hold
	beside   []int  // side columns that answer none
	between  []int  // heading rows that answer none
	first    int    // first column of numbers
	data     int    // first row of numbers
}

// kind is what a heading row and its side column hold.
type kind int

const (
	names kind = iota
	codes
	groups // regions: each stands over many
)

// findLayout finds the table by names that stand above and come again at the
// side. Rows of headings that are told stand after skip others. ok is false
// where no names come again.
func findLayout(head [][]string, skip, told int) (layout, bool) {
	var l layout
	end := min(skip+topRows, len(head)-1)
	if told > 0 {
		end = min(skip+told, len(head)-1)
	}
	row, side, most := -1, -1, 1
	for r := skip; r < end; r++ {
		for c := range mostSides {
			if n := answers(head, r, c, c+1); n > most {
				row, side, most = r, c, n
			}
		}
	}
	if row < 0 {
		return l, false
	}
	above, below := nameSet(head[row], side+1), map[string]bool{}
	for _, cells := range head[row+1:] {
		below[squash(at(cells, side))] = true
	}
	l.data = row + 1
	for l.data < len(head) && !above[squash(at(head[l.data], side))] {
		l.data++
	}
	l.first = side + 1
	for j := l.first; j < len(head[row]); j++ {
		if name := squash(head[row][j]); name != "" && below[name] {
			l.first = j
			break
		}
	}
	if told > 0 {
		l.data = max(l.data, skip+told)
	}
	l.pair(head, row, side)
	return l, true
}

// pair finds the other heading rows and side columns.
func (l *layout) pair(head [][]string, row, side int) {
	for r := range l.data {
		best, most := -1, 0
		for c := range l.first {
			if slices.Contains(l.sides, c) || c == side {
				continue
			}
			if n := answers(head, r, c, l.first); n > most {
				best, most = c, n
			}
		}
		switch {
		case r == row:
			l.headings, l.sides = append(l.headings, r), append(l.sides, side)
		case best >= 0:
			l.headings, l.sides = append(l.headings, r), append(l.sides, best)
		case len(l.headings) > 0:
			l.between = append(l.between, r)
		}
	}
	for c := range l.first {
		if !slices.Contains(l.sides, c) {
			l.beside = append(l.beside, c)
		}
	}
	for k := range l.headings {
		l.kinds = append(l.kinds, kindOf(head[l.data:], l.sides[k], len(l.headings)))
	}
}

// answers counts the names in a row that come again in a column below it.
func answers(head [][]string, row, column, from int) int {
	above, seen := nameSet(head[row], from), map[string]bool{}
	for _, cells := range head[row+1:] {
		if name := squash(at(cells, column)); name != "" && above[name] {
			seen[name] = true
		}
	}
	return len(seen)
}

func nameSet(cells []string, from int) map[string]bool {
	set := map[string]bool{}
	for _, cell := range cells[min(from, len(cells)):] {
		if name := squash(cell); name != "" {
			set[name] = true
		}
	}
	return set
}

// kindOf tells what a side column holds: codes are short and without Korean,
// groups come again or are blank below their first.
func kindOf(rows [][]string, column, sides int) kind {
	seen := map[string]bool{}
	filled, coded := 0, 0
	for _, cells := range rows {
		text := clean(at(cells, column))
		if text == "" {
			continue
		}
		filled++
		seen[text] = true
		if isCode(text) {
			coded++
		}
	}
	switch {
	case sides > 1 && 2*len(seen) <= len(rows) && len(rows) > 2:
		return groups
	case filled > 0 && 4*coded >= 3*filled:
		return codes
	default:
		return names
	}
}

// longestCode is how long a code of a sector may be.
const longestCode = 8

func isCode(text string) bool {
	return len(text) <= longestCode && !strings.ContainsFunc(text, func(r rune) bool {
		return r > unicode.MaxASCII || unicode.IsSpace(r)
	})
}

func at(cells []string, k int) string {
	if k < 0 || k >= len(cells) {
		return ""
	}
	return cells[k]
}
