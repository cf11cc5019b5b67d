package region

import (
	_ "embed"
	"slices"
	"strconv"
	"sync"
)

//go:embed tiles.tsv
var tileTable string

// Tile is the place of one region on a tile map: equal squares that keep
// roughly where places lie. Columns run east from 0, rows south from 0.
type Tile struct {
	Code     string // canonical
	Col, Row int
}

// Tiles gives Naru's own tile map of the regions beneath a canonical code, by
// row and column: the 17 시도 beneath the nation and the 31 시군 of 경기. ok is false
// where no layout exists; then a page shows a list or imported boundaries.
func Tiles(parent string) (tiles []Tile, ok bool) {
	tiles, ok = loadTiles()[parent]
	return slices.Clone(tiles), ok
}

var loadTiles = sync.OnceValue(func() map[string][]Tile {
	out := map[string][]Tile{}
	err := eachRow(tileTable, 5, func(f []string) error {
		col, colErr := strconv.Atoi(f[2])
		row, rowErr := strconv.Atoi(f[3])
		if colErr != nil || rowErr != nil {
			return flaw("tile %s has no place", f[1])
		}
		out[f[0]] = append(out[f[0]], Tile{Code: f[1], Col: col, Row: row})
		return nil
	})
	if err != nil {
		panic("region: the embedded tile table is broken: " + err.Error())
	}
	return out
})
