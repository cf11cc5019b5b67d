package dataset

import (
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/fact"
)

// maxGrid is the largest region × industry picture that is worth drawing.
const maxGrid = 60_000

// coverage counts, for each measure of a batch, how much of the full grid of
// its regions × industries × periods carries a number. A cell counts once,
// however many further dimensions it has.
func coverage(b *fact.Batch) []MeasureQuality {
	out := make([]MeasureQuality, 0, len(b.Measures))
	for m := range b.Measures {
		out = append(out, coverageOf(b, uint16(m))) //nolint:gosec // dictionary positions
	}
	return out
}

func coverageOf(b *fact.Batch, m uint16) MeasureQuality {
	q := MeasureQuality{Measure: b.Measures[m], Flags: map[core.Flag]int64{}}
	nr, ni, np := len(b.Regions), len(b.Industries), len(b.Periods)
	usedR, usedI, usedP := make([]bool, nr), make([]bool, ni), make([]bool, np)
	number := make([]bool, nr*ni*np)
	present := make([]bool, len(number))
	for i, v := range b.Value {
		if b.Measure[i] != m {
			continue
		}
		r, k, t := int(b.Region[i]), int(b.Industry[i]), int(b.Period[i])
		usedR[r], usedI[k], usedP[t] = true, true, true
		at := (r*ni+k)*np + t
		if !present[at] {
			present[at] = true
			q.Present++
		}
		if f := b.Flag[i].Unpack(); f != core.NoFlag {
			q.Flags[f]++
		}
		number[at] = number[at] || !math.IsNaN(v)
	}
	regions, industries, periods := chosen(b.Regions, usedR), chosen(b.Industries, usedI), chosenPeriods(b.Periods, usedP)
	q.Cells = int64(len(regions)) * int64(len(industries)) * int64(len(periods))
	q.ByRegion, q.ByIndustry, q.ByPeriod = shares(b.Regions, regions), shares(b.Industries, industries), periodShares(b.Periods, periods)
	grid := len(regions)*len(industries) <= maxGrid
	if grid {
		q.Grid = make([]float64, len(regions)*len(industries))
	}
	for x, r := range regions {
		for y, k := range industries {
			n := 0
			for z, t := range periods {
				if number[(r*ni+k)*np+t] {
					n++
					q.ByPeriod[z].Share++
				}
			}
			q.ByRegion[x].Share += float64(n)
			q.ByIndustry[y].Share += float64(n)
			if grid {
				q.Grid[x*len(industries)+y] = float64(n) / float64(len(periods))
			}
		}
	}
	divide(q.ByRegion, len(industries)*len(periods))
	divide(q.ByIndustry, len(regions)*len(periods))
	divide(q.ByPeriod, len(regions)*len(industries))
	return q
}

// chosen lists the positions in use, ordered by code.
func chosen(codes []string, used []bool) []int {
	var out []int
	for i, u := range used {
		if u {
			out = append(out, i)
		}
	}
	slices.SortFunc(out, func(a, b int) int {
		if codes[a] < codes[b] {
			return -1
		}
		return 1
	})
	return out
}

func chosenPeriods(periods []core.Period, used []bool) []int {
	var out []int
	for i, u := range used {
		if u {
			out = append(out, i)
		}
	}
	slices.SortFunc(out, func(a, b int) int {
		if periods[a].Before(periods[b]) {
			return -1
		}
		return 1
	})
	return out
}

func shares(codes []string, at []int) []Share {
	out := make([]Share, len(at))
	for i, k := range at {
		out[i].Code = codes[k]
	}
	return out
}

func periodShares(periods []core.Period, at []int) []Share {
	out := make([]Share, len(at))
	for i, k := range at {
		out[i].Code = periods[k].String()
	}
	return out
}

func divide(s []Share, n int) {
	for i := range s {
		s[i].Share /= float64(n)
	}
}
