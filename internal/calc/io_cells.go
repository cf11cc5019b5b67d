package calc

import (
	"math"

	"naru/internal/core"
)

// cells is a matrix of unknown size that grows as rows and columns turn up. It is
// kept in square tiles, so that a file may be in any order and the largest tables
// are held in little more than their own size.
type cells struct {
	rows, columns *codes
	tiles         [][]*tile // by row of tiles, then column
	file          string
	titles        map[string]string // of rows, where a square file has them beside their names
	add           bool              // duplicates are summed,
	again         repeats           // when all are there
	ragged        bool              // rows may end early: a workbook does not store empty cells
	blank         int               // cells with a flag or nothing in place of a number
}

const tileSide = 128

type tile [tileSide * tileSide]float64

func newCells(file string, add bool) *cells {
	return &cells{rows: newCodes(), columns: newCodes(), file: file, add: add, again: repeats{}}
}

// at is the place of a cell; it makes room for it.
func (c *cells) at(row, column uint32) *float64 {
	ti, tj := int(row/tileSide), int(column/tileSide)
	for len(c.tiles) <= ti {
		c.tiles = append(c.tiles, nil)
	}
	for len(c.tiles[ti]) <= tj {
		c.tiles[ti] = append(c.tiles[ti], nil)
	}
	t := c.tiles[ti][tj]
	if t == nil {
		t = new(tile)
		mark := math.Float64frombits(absentBits)
		for k := range t {
			t[k] = mark
		}
		c.tiles[ti][tj] = t
	}
	return &t[int(row%tileSide)*tileSide+int(column%tileSide)]
}

// get is the value of a cell; ok is false when the file does not mention it.
func (c *cells) get(row, column uint32) (v float64, ok bool) {
	ti, tj := int(row/tileSide), int(column/tileSide)
	if ti >= len(c.tiles) || tj >= len(c.tiles[ti]) || c.tiles[ti][tj] == nil {
		return math.NaN(), false
	}
	v = c.tiles[ti][tj][int(row%tileSide)*tileSide+int(column%tileSide)]
	return v, math.Float64bits(v) != absentBits
}

// put fills a cell from a line of the file.
func (c *cells) put(row, column uint32, v float64, line int) error {
	if math.IsNaN(v) {
		c.blank++
		v = math.NaN() // never the mark
	}
	at := c.at(row, column)
	switch {
	case math.Float64bits(*at) == absentBits:
		*at = v
	case c.add:
		c.again.add(at, v)
	default:
		return core.Fail(core.Invalid,
			"%[1]s의 %[2]d행이 앞에 나온 칸 (%[3]s, %[4]s)을(를) 되풀이합니다. 파일을 고치거나 --where로 하나만 남기거나, 더해도 되면 --duplicates sum을 쓰십시오.",
			"%[1]s line %[2]d repeats the cell (%[3]s, %[4]s). Mend the file, keep one with --where, or add them up with --duplicates sum.",
			c.file, line, c.rows.names[row], c.columns.names[column])
	}
	return nil
}
