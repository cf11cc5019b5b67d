package region_test

import (
	"cmp"
	"slices"
	"testing"

	"naru/internal/core"
	"naru/internal/region"
)

func TestEveryRegionHasItsOwnTile(t *testing.T) {
	t.Parallel()
	reg := region.Default()
	for parent, count := range map[string]int{core.Nation: 17, "41": 31} {
		tiles, ok := region.Tiles(parent)
		if !ok || len(tiles) != count || len(reg.Children(parent)) != count {
			t.Errorf("%s has %d tiles for %d regions, want %d", parent, len(tiles), len(reg.Children(parent)), count)
		}
		cells, codes := map[[2]int]string{}, map[string]bool{}
		for _, x := range tiles {
			if other, taken := cells[[2]int{x.Col, x.Row}]; taken || x.Col < 0 || x.Row < 0 {
				t.Errorf("%s and %s share the cell %d, %d", other, x.Code, x.Col, x.Row)
			}
			cells[[2]int{x.Col, x.Row}], codes[x.Code] = x.Code, true
		}
		for _, r := range reg.Children(parent) {
			if !codes[r.Code] {
				t.Errorf("%s %s has no tile", r.Code, r.Name.Ko)
			}
		}
	}
	if _, ok := region.Tiles("48"); ok {
		t.Error("a layout that nobody drew")
	}
}

// The tiles of 경기 keep the order of places: seats of government by latitude
// and longitude (degrees, from the gazetteer) must not be turned around by more
// than the grid forces.
func TestTilesKeepWherePlacesLie(t *testing.T) {
	t.Parallel()
	places := map[string][2]float64{
		"41800": {127.08, 38.10}, "41650": {127.20, 37.89}, "41250": {127.06, 37.90}, "41480": {126.78, 37.76}, "41630": {127.05, 37.79},
		"41150": {127.03, 37.74}, "41820": {127.51, 37.83}, "41280": {126.83, 37.66}, "41570": {126.72, 37.62}, "41360": {127.22, 37.64},
		"41310": {127.13, 37.59}, "41450": {127.21, 37.54}, "41830": {127.49, 37.49}, "41190": {126.77, 37.50}, "41210": {126.86, 37.48},
		"41290": {126.99, 37.43}, "41390": {126.80, 37.38}, "41170": {126.96, 37.39}, "41430": {126.97, 37.34}, "41410": {126.94, 37.36},
		"41130": {127.13, 37.42}, "41610": {127.26, 37.43}, "41270": {126.83, 37.32}, "41110": {127.03, 37.26}, "41460": {127.18, 37.24},
		"41500": {127.44, 37.27}, "41670": {127.64, 37.30}, "41590": {126.83, 37.20}, "41370": {127.08, 37.15}, "41220": {127.11, 36.99},
		"41550": {127.28, 37.01},
	}
	tiles, _ := region.Tiles("41")
	turned, pairs := 0, 0
	for i, a := range tiles {
		for _, b := range tiles[i+1:] {
			p, q := places[a.Code], places[b.Code]
			pairs += 2
			if cmp.Compare(a.Col, b.Col)*cmp.Compare(p[0], q[0]) < 0 {
				turned++
			}
			if cmp.Compare(a.Row, b.Row)*cmp.Compare(q[1], p[1]) < 0 {
				turned++
			}
		}
	}
	if share := float64(turned) / float64(pairs); share > 0.08 {
		t.Errorf("%.0f%% of pairs are turned around", 100*share)
	}
	sorted := slices.IsSortedFunc(tiles, func(a, b region.Tile) int { return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col)) })
	if !sorted {
		t.Error("tiles are not by row and column")
	}
}
