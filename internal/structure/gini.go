package structure

import (
	"cmp"
	"math"
	"slices"
)

// gini is twice the area between the diagonal and the Lorenz curve of shares s
// against weights x, both summing to 1, in ascending order of s/x. Places of no
// weight are set aside; any NA makes it NA.
func gini(s, x []float64) float64 {
	type place struct{ s, x float64 }
	places := make([]place, 0, len(s))
	for k := range s {
		if math.IsNaN(s[k]) || math.IsNaN(x[k]) {
			return math.NaN()
		}
		if x[k] > 0 {
			places = append(places, place{s[k], x[k]})
		}
	}
	slices.SortFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.s/a.x, b.s/b.x), cmp.Compare(a.x, b.x), cmp.Compare(a.s, b.s))
	})
	area, cs, cx := 0.0, 0.0, 0.0
	for _, p := range places {
		area += cx*(cs+p.s) - cs*(cx+p.x)
		cs += p.s
		cx += p.x
	}
	return max(0, area)
}
