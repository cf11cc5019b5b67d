package document

// wideColumns is from how many columns on a table gets a page on its side.
const wideColumns = 10

// Wide reports whether a table needs a landscape page to stay legible.
func (t Table) Wide() bool { return t.Across() >= wideColumns }

// Across is the number of columns that a writer lays out: those with a heading,
// or more where a row holds more cells, so that no cell is lost.
func (t Table) Across() int {
	n := len(t.Columns)
	for _, r := range t.Rows {
		if r.Kind != Group {
			n = max(n, len(r.Cells))
		}
	}
	if n == 0 && len(t.Rows) > 0 {
		return 1
	}
	return n
}

// Column gives the i-th column; beyond the headings it has none and stands left.
func (t Table) Column(i int) Column {
	if i < len(t.Columns) {
		return t.Columns[i]
	}
	return Column{}
}

// Shares divides a width among the columns in proportion; the parts add up to
// the width exactly.
func (t Table) Shares(width int) []int {
	shares := make([]int, t.Across())
	var all float64
	for i := range shares {
		all += t.weight(i)
	}
	var passed float64
	at := 0
	for i := range shares {
		passed += t.weight(i)
		end := int(float64(width)*passed/all + 0.5)
		shares[i], at = end-at, end
	}
	return shares
}

func (t Table) weight(i int) float64 {
	if w := t.Column(i).Width; w > 0 {
		return w
	}
	if t.Card && i > 0 && len(t.Columns) == 0 {
		return 4 // the label of a card is short
	}
	return 1
}

// Cell gives the i-th cell of a row; a row that is too short has empty ones.
func (r Row) Cell(i int) Cell {
	if i < len(r.Cells) {
		return r.Cells[i]
	}
	return Cell{}
}

// Stands says where a cell stands in its column: a number to the right, and so
// does the dash of one that is not defined.
func (c Cell) Stands(column Column) Align {
	if c.Numeric || c.Text == undefined {
		return Right
	}
	return column.Align
}

// Fit gives the size in which a picture of so many pixels fills a width without
// growing taller than height. A picture without a size fills the width by three
// fifths of it.
func Fit(pixelsWide, pixelsHigh, width, height int) (w, h int) {
	if pixelsWide <= 0 || pixelsHigh <= 0 {
		return width, min(height, width*3/5)
	}
	h = int(float64(width)*float64(pixelsHigh)/float64(pixelsWide) + 0.5)
	if h <= height {
		return width, max(h, 1)
	}
	return max(int(float64(height)*float64(pixelsWide)/float64(pixelsHigh)+0.5), 1), height
}
