package ingest

import (
	"math"
	"strings"

	"naru/internal/core"
	"naru/internal/fact"
)

// TotalCheck compares published wholes with the sum of their parts on one axis.
type TotalCheck struct {
	Measure   string  `json:"measure"`         // id
	Axis      string  `json:"axis"`            // "region" or "industry"
	Whole     string  `json:"whole"`           // code of the whole
	Parts     int     `json:"parts"`           // how many parts make it up
	Checked   int     `json:"checked"`         // cells of the whole whose parts are all known
	Undecided int     `json:"undecided"`       // cells with a part withheld or missing
	Off       int     `json:"off"`             // cells that differ by more than rounding
	Largest   float64 `json:"largest"`         // largest absolute difference, in the measure's unit
	Where     string  `json:"where,omitempty"` // the cell of the largest difference
}

// checkTotals compares every whole in the batch with its parts, where all of
// its parts are in the batch. Dimensions beyond the four are left alone: a
// batch that has them is not checked.
func checkTotals(b *fact.Batch, places Places, trades Trades, complete bool) []TotalCheck {
	if len(b.Dims) > 0 || places == nil {
		return nil
	}
	var out []TotalCheck
	region := families(b.Regions, func(code string) []string {
		if b.RegionSystem == core.Custom {
			return nil
		}
		return places.Parts(code)
	})
	out = append(out, compare(b, "region", region, b.Region, b.Industry, len(b.Regions), b.Industries, complete)...)
	industry := families(b.Industries, func(code string) []string {
		if b.IndustrySystem == core.Custom || trades == nil {
			return nil
		}
		return trades.Parts(code)
	})
	if f, ok := topFamily(b, industry); ok {
		industry = append(industry, f)
	}
	out = append(out, compare(b, "industry", industry, b.Industry, b.Region, len(b.Industries), b.Regions, complete)...)
	return out
}

// family is a whole and its parts, as positions in a dictionary.
type family struct {
	whole uint32
	parts []uint32
}

func families(codes []string, partsOf func(string) []string) []family {
	at := make(map[string]uint32, len(codes))
	for i, c := range codes {
		at[c] = uint32(i)
	}
	var out []family
	for i, c := range codes {
		f := family{whole: uint32(i)}
		for _, p := range partsOf(c) {
			k, ok := at[p]
			if !ok {
				f.parts = nil
				break
			}
			f.parts = append(f.parts, k)
		}
		if len(f.parts) > 0 {
			out = append(out, f)
		}
	}
	return out
}

// topFamily takes the coarse codes of a custom or composite table (such as
// "B+C", "D") as the parts of the total, when no other family has the total
// as its whole and no code lies inside another.
func topFamily(b *fact.Batch, known []family) (family, bool) {
	total := undecided
	for i, c := range b.Industries {
		if c == core.Total {
			total = uint32(i)
		}
	}
	if total == undecided {
		return family{}, false
	}
	for _, f := range known {
		if f.whole == total {
			return family{}, false
		}
	}
	f := family{whole: total}
	within := map[string]bool{}
	for i, c := range b.Industries {
		if uint32(i) == total {
			continue
		}
		if c == "" || (c[0] >= '0' && c[0] <= '9') {
			return family{}, false // finer codes: their sections are not all there
		}
		for section := range strings.SplitSeq(c, "+") {
			if within[section] {
				return family{}, false // "B+C" beside "C"
			}
			within[section] = true
		}
		f.parts = append(f.parts, uint32(i))
	}
	return f, len(f.parts) > 0
}

// compare adds the parts of each family, cell by cell. along is the axis
// summed over, across the other one.
func compare(b *fact.Batch, axis string, fs []family, along, across []uint32, nAlong int, acrossCodes []string, complete bool) []TotalCheck {
	if len(fs) == 0 {
		return nil
	}
	cellsOf := indexBy(b, along, nAlong)
	var out []TotalCheck
	for _, f := range fs {
		out = append(out, compareFamily(b, axis, f, cellsOf, across, acrossCodes, complete)...)
	}
	return out
}

// indexBy lists the observations of each code of an axis.
func indexBy(b *fact.Batch, along []uint32, n int) [][]int32 {
	count := make([]int32, n+1)
	for _, c := range along {
		count[c+1]++
	}
	for i := 1; i <= n; i++ {
		count[i] += count[i-1]
	}
	flat := make([]int32, b.Len())
	next := append([]int32(nil), count[:n]...)
	for i, c := range along {
		flat[next[c]] = int32(i)
		next[c]++
	}
	out := make([][]int32, n)
	for i := range n {
		out[i] = flat[count[i]:count[i+1]]
	}
	return out
}

func compareFamily(b *fact.Batch, axis string, f family, cellsOf [][]int32, across []uint32, acrossCodes []string, complete bool) []TotalCheck {
	np, nm := len(b.Periods), len(b.Measures)
	place := func(i int32) int {
		return (int(across[i])*np+int(b.Period[i]))*nm + int(b.Measure[i])
	}
	size := len(acrossCodes) * np * nm
	sum, found := make([]float64, size), make([]int, size)
	for _, p := range f.parts {
		for _, i := range cellsOf[p] {
			sum[place(i)] += b.Value[i] // NaN when a part is withheld
			found[place(i)]++
		}
	}
	checks := make([]TotalCheck, nm)
	for _, i := range cellsOf[f.whole] {
		m := int(b.Measure[i])
		c := &checks[m]
		if !b.Measures[m].Add || math.IsNaN(b.Value[i]) {
			continue
		}
		k := place(i)
		if math.IsNaN(sum[k]) || found[k] < len(f.parts) && !complete {
			c.Undecided++
			continue
		}
		c.Checked++
		diff := math.Abs(sum[k] - b.Value[i])
		if diff > rounding(b.Value[i], len(f.parts), b.Measures[m].Scale) {
			c.Off++
		}
		if diff > c.Largest {
			c.Largest = diff
			c.Where = acrossCodes[across[i]] + " · " + b.Periods[b.Period[i]].String()
		}
	}
	codes := b.Industries
	if axis == "region" {
		codes = b.Regions
	}
	var out []TotalCheck
	for m, c := range checks {
		if c.Checked+c.Undecided == 0 {
			continue
		}
		c.Measure, c.Axis, c.Whole, c.Parts = b.Measures[m].ID, axis, codes[f.whole], len(f.parts)
		out = append(out, c)
	}
	return out
}

// rounding is how far a sum of n parts may lie from its whole: nothing but the
// error of adding doubles for counts, half a unit for each number where the
// office publishes thousands or millions.
func rounding(whole float64, n, scale int) float64 {
	eps := 1e-9 * math.Abs(whole)
	if scale == 0 && whole == math.Trunc(whole) {
		return eps
	}
	return 0.5*float64(n+1) + eps
}
