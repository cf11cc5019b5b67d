package source

import (
	"slices"
	"strconv"
	"strings"
)

const (
	headRows  = 50 // rows looked at to find the header
	maxHeader = 4  // header rows that are found without being told
	maxTitle  = 10 // title rows that are found without being told
)

// detectTitle counts the rows above the header that hold one cell only, such
// as "단위: 명", in a table of at least three columns.
func detectTitle(head [][]string) int {
	widths := map[int]int{}
	common := 0
	for _, row := range head {
		w := filledWidth(row)
		widths[w]++
		if widths[w] > widths[common] || widths[w] == widths[common] && w > common {
			common = w
		}
	}
	if common < 3 {
		return 0
	}
	for i, row := range head {
		if filledWidth(row) > 1 || i == maxTitle {
			return i
		}
	}
	return 0
}

// filledWidth is the width of a row without the blanks at its end.
func filledWidth(row []string) int {
	n := len(row)
	for n > 0 && strings.TrimSpace(row[n-1]) == "" {
		n--
	}
	return n
}

// detectHeader counts the header rows. One is the rule. Official Korean tables
// have more: the leading columns repeat their names in each header row, or,
// where cells are merged, leave them blank below the first.
func detectHeader(head [][]string) int {
	if len(head) == 0 {
		return 0
	}
	n := 1
	for n < len(head) && n < maxHeader && continuesHeader(head[:n], head[n]) {
		n++
	}
	if n == len(head) && n > 1 {
		return 1 // a table of nothing but headers is rather a table with data
	}
	return n
}

func continuesHeader(above [][]string, row []string) bool {
	first := above[0]
	if len(first) < 2 || len(row) < 2 || strings.TrimSpace(first[0]) == "" {
		return false
	}
	switch strings.TrimSpace(row[0]) {
	case strings.TrimSpace(first[0]):
		return repeatsSomething(first) || !holdsNumber(first) && !holdsNumber(row)
	case "":
		return repeatsSomething(first) && filledWidth(row) > 1 && !holdsNumber(row)
	default:
		return false
	}
}

// repeatsSomething reports whether a header row leaves its columns apart only
// together with another row: a name stands twice, or a merged cell is blank.
func repeatsSomething(row []string) bool {
	seen := map[string]bool{}
	for _, cell := range row {
		cell = strings.TrimSpace(cell)
		if cell == "" || seen[cell] {
			return true
		}
		seen[cell] = true
	}
	return false
}

func holdsNumber(row []string) bool {
	return slices.ContainsFunc(row, func(cell string) bool {
		_, err := strconv.ParseFloat(strings.ReplaceAll(strings.TrimSpace(cell), ",", ""), 64)
		return err == nil
	})
}

// columnNames makes one name per column: the header rows joined by "|", a
// merged cell carried to the right, a name that repeats downwards given once,
// a blank named by its position, a duplicate numbered.
func columnNames(header [][]string, width int) []string {
	for _, row := range header {
		width = max(width, len(row))
	}
	rows := make([][]string, len(header))
	for i, row := range header {
		rows[i] = make([]string, width)
		for c := range rows[i] {
			if c < len(row) {
				rows[i][c] = strings.Join(strings.Fields(row[c]), " ")
			}
		}
	}
	carryRight(rows)
	names := make([]string, width)
	taken := map[string]bool{}
	for c := range names {
		var parts []string
		for _, row := range rows {
			if row[c] != "" && (len(parts) == 0 || parts[len(parts)-1] != row[c]) {
				parts = append(parts, row[c])
			}
		}
		name := strings.Join(parts, "|")
		if name == "" {
			name = "열" + strconv.Itoa(c+1)
		}
		unique := name
		for n := 2; taken[unique]; n++ {
			unique = name + "_" + strconv.Itoa(n)
		}
		taken[unique] = true
		names[c] = unique
	}
	return names
}

// carryRight fills the blanks of every header row but the last from the left:
// a merged cell keeps its text in its first cell only. A blank whose column is
// named by the row below and by nothing above its left neighbour stays part of
// the same merge.
func carryRight(rows [][]string) {
	for i := range len(rows) - 1 {
		row := rows[i]
		for c := 1; c < len(row); c++ {
			if row[c] == "" && rows[i+1][c] != "" {
				row[c] = row[c-1]
			}
		}
	}
}
