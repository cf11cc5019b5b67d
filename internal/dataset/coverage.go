package dataset

import (
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/fact"
)

// maxGrid is the largest region × industry picture that is worth drawing;
// maxExact the largest grid that is counted slice by slice.
const (
	maxGrid  = 4_000
	maxExact = 1 << 28
)

// coverage counts, for each measure of a batch, how much of the full grid of
// its regions × industries × periods carries a number. A cell counts once,
// however many further dimensions it has.
func coverage(b *fact.Batch) []MeasureQuality {
	out := make([]MeasureQuality, 0, len(b.Measures))
	for m := range b.Measures {
		out = append(out, coverageOf(b, uint16(m)))
	}
	return out
}

func coverageOf(b *fact.Batch, m uint16) MeasureQuality {
	q := MeasureQuality{Measure: b.Measures[m], Flags: map[core.Flag]int64{}}
	nr, ni, np := len(b.Regions), len(b.Industries), len(b.Periods)
	if int64(nr)*int64(ni)*int64(np) > maxExact {
		return countOnly(b, m, q)
	}
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
	gridR, gridI := drawable(b.Regions, regions, b.Industries, industries)
	q.Grid = newGrid(b, gridR, gridI)
	row, column := index(gridR), index(gridI)
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
			if i, ok := row[r]; ok {
				if j, ok := column[k]; ok {
					q.Grid.Share[i*len(gridI)+j] = float64(n) / float64(len(periods))
				}
			}
		}
	}
	divide(q.ByRegion, len(industries)*len(periods))
	divide(q.ByIndustry, len(regions)*len(periods))
	divide(q.ByPeriod, len(regions)*len(industries))
	return q
}

// countOnly counts the cells of a grid too large and too sparse to walk.
func countOnly(b *fact.Batch, m uint16, q MeasureQuality) MeasureQuality {
	for i := range b.Value {
		if b.Measure[i] != m {
			continue
		}
		q.Present++
		if f := b.Flag[i].Unpack(); f != core.NoFlag {
			q.Flags[f]++
		}
	}
	return q
}

// drawable leaves the finest level out of the longer axis until the picture is
// small enough. The length of a code grows with its level.
func drawable(regions []string, r []int, industries []string, i []int) (rows, cols []int) {
	for len(r)*len(i) > maxGrid {
		shorterR, shorterI := coarser(regions, r), coarser(industries, i)
		switch {
		case len(i) >= len(r) && len(shorterI) > 0 && len(shorterI) < len(i):
			i = shorterI
		case len(shorterR) > 0 && len(shorterR) < len(r):
			r = shorterR
		case len(shorterI) > 0 && len(shorterI) < len(i):
			i = shorterI
		default:
			return nil, nil
		}
	}
	return r, i
}

func coarser(codes []string, at []int) []int {
	longest := 0
	for _, k := range at {
		longest = max(longest, len(codes[k]))
	}
	var out []int
	for _, k := range at {
		if len(codes[k]) < longest {
			out = append(out, k)
		}
	}
	return out
}

func newGrid(b *fact.Batch, r, i []int) Grid {
	g := Grid{Share: make([]float64, len(r)*len(i))}
	for _, k := range r {
		g.Regions = append(g.Regions, b.Regions[k])
	}
	for _, k := range i {
		g.Industries = append(g.Industries, b.Industries[k])
	}
	return g
}

func index(at []int) map[int]int {
	m := make(map[int]int, len(at))
	for i, k := range at {
		m[k] = i
	}
	return m
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
