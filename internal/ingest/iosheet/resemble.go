package iosheet

// fewestSectors is how many names must stand above and at the side alike before
// a file is taken for a table by itself.
const fewestSectors = 5

// Resembles reports whether the first rows of a file look like a table: a long
// one by its headings, a square one by headings that come again at the side.
func Resembles(head [][]string) bool {
	if isLong(head) {
		return true
	}
	l, ok := findLayout(head, 0, 0)
	if !ok {
		return false
	}
	row, side := l.headings[0], l.sides[0]
	most := 0
	for k := range l.headings {
		if n := answers(head, l.headings[k], l.sides[k], l.first); n > most {
			row, side, most = l.headings[k], l.sides[k], n
		}
	}
	if isTitled(head[:l.headings[0]]) {
		return true
	}
	// Of a large table only the first rows are at hand.
	width, height := len(nameSet(head[row], l.first)), len(head)-l.data
	return most >= fewestSectors && 2*most >= min(width, height) && side < l.first
}

// HasTable reports whether names above come again at the side, however few: for
// a sheet whose name already says that it is a table.
func HasTable(head [][]string) bool {
	_, ok := findLayout(head, 0, 0)
	return ok || isLong(head)
}

// isTitled reports whether what stands above says that it is such a table.
func isTitled(above [][]string) bool {
	for _, row := range above {
		for _, text := range row {
			if holdsAny(squash(text), []string{"산업연관", "투입산출", "거래표", "input-output", "input–output"}) {
				return true
			}
		}
	}
	return false
}

// IsTableSheet reports a name under which workbooks keep a table.
func IsTableSheet(name string) bool { return kindOfSheet(name) != sheetOther }
