package structure

import (
	"cmp"
	"math"
	"slices"
)

// Ranks are competition ranks from the largest down: 1, 2, 2, 4. Equal values
// get the same rank; an NA value gets 0, no rank.
func Ranks(v []float64) []int {
	order := make([]int, 0, len(v))
	for k, x := range v {
		if !math.IsNaN(x) {
			order = append(order, k)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(v[b], v[a]) })
	ranks := make([]int, len(v))
	for place, k := range order {
		ranks[k] = place + 1
		if place > 0 && v[k] == v[order[place-1]] {
			ranks[k] = ranks[order[place-1]]
		}
	}
	return ranks
}
