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
	Entries []IndustryRow // LQ came to 1 or more, largest industry first
	Exits   []IndustryRow // LQ fell below 1, largest industry first
}

// listedMovers is how many rows each list of movers holds at most.
const listedMovers = 5

// specialisedCut is the LQ at which an industry counts as specialised.
const specialisedCut = 1

// Largest is the same with at most so many entries and exits, the largest.
func (c Changes) Largest(most int) Changes {
	c.Entries, c.Exits = c.Entries[:min(most, len(c.Entries))], c.Exits[:min(most, len(c.Exits))]
	return c
}

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
	bySize := func(r IndustryRow) float64 { return math.Max(r.Value, r.Start) }
	c.Entries, c.Exits = largest(c.Entries, len(rows), bySize), largest(c.Exits, len(rows), bySize)
	c.Risers = movers(rows, func(r IndustryRow) float64 { return r.Value - r.Start })
	c.Fallers = movers(rows, func(r IndustryRow) float64 { return r.Start - r.Value })
	return c
}

// movers are the rows that moved most in a direction.
func movers(rows []IndustryRow, along func(IndustryRow) float64) []IndustryRow {
	moved := slices.DeleteFunc(largest(rows, listedMovers, along), func(r IndustryRow) bool { return !(along(r) > 0) })
	if len(moved) == 0 {
		return nil
	}
	return moved
}

// largest are at most so many rows with the largest defined keys, largest
// first, equal ones by code.
func largest(rows []IndustryRow, most int, key func(IndustryRow) float64) []IndustryRow {
	type ranked struct {
		row int
		key float64
	}
	order := make([]ranked, 0, len(rows))
	for i, r := range rows {
		if k := key(r); !math.IsNaN(k) {
			order = append(order, ranked{i, k})
		}
	}
	slices.SortFunc(order, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.key, a.key), cmp.Compare(rows[a.row].Code, rows[b.row].Code))
	})
	out := make([]IndustryRow, min(len(order), most))
	for i := range out {
		out[i] = rows[order[i].row]
	}
	return out
}
