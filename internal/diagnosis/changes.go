package diagnosis

import (
	"cmp"
	"math"
	"slices"
)

// Changes are what moved most between From and To.
type Changes struct {
	Risers  []IndustryRow // largest increases, largest first
	Fallers []IndustryRow // largest decreases, largest first
	Entries []IndustryRow // LQ came to 1 or more
	Exits   []IndustryRow // LQ fell below 1
}

// listedMovers is how many rows each list of movers holds at most.
const listedMovers = 5

// specialisedCut is the LQ at which an industry counts as specialised.
const specialisedCut = 1

func changesOf(rows []IndustryRow) Changes {
	var c Changes
	for _, r := range rows {
		if !defined(r.LQStart, r.LQ) {
			continue
		}
		before, after := r.LQStart >= specialisedCut, r.LQ >= specialisedCut
		switch {
		case after && !before:
			c.Entries = append(c.Entries, r)
		case before && !after:
			c.Exits = append(c.Exits, r)
		}
	}
	bySize := func(a, b IndustryRow) int {
		return cmp.Or(cmp.Compare(math.Max(b.Value, b.Start), math.Max(a.Value, a.Start)), cmp.Compare(a.Code, b.Code))
	}
	slices.SortStableFunc(c.Entries, bySize)
	slices.SortStableFunc(c.Exits, bySize)
	c.Risers = movers(rows, func(x float64) float64 { return x })
	c.Fallers = movers(rows, func(x float64) float64 { return -x })
	return c
}

// movers are the rows with the largest positive change in a direction.
func movers(rows []IndustryRow, along func(float64) float64) []IndustryRow {
	var out []IndustryRow
	for _, r := range rows {
		if along(r.Value-r.Start) > 0 {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b IndustryRow) int {
		return cmp.Or(cmp.Compare(along(b.Value-b.Start), along(a.Value-a.Start)), cmp.Compare(a.Code, b.Code))
	})
	return out[:min(len(out), listedMovers)]
}
