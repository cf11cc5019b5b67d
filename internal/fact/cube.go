package fact

import (
	"sort"

	"naru/internal/core"
)

// Cube is one measure as a dense array, Region × Industry × Period, row-major
// in that order; NaN means not defined. Codes and periods are sorted.
type Cube struct {
	Measure        core.Measure
	RegionSystem   core.System
	IndustrySystem core.System
	Regions        []string
	Industries     []string
	Periods        []core.Period
	V              []float64
	F              []Flag

	region, industry map[string]int
}

// NewCube makes a cube whose cells are all missing. The axes must be sorted
// and free of duplicates.
func NewCube(m core.Measure, regions, industries []string, periods []core.Period) *Cube {
	n := len(regions) * len(industries) * len(periods)
	c := &Cube{
		Measure: m, Regions: regions, Industries: industries, Periods: periods,
		V: make([]float64, n), F: make([]Flag, n),
		region: positions(regions), industry: positions(industries),
	}
	na, missing := NA(), PackFlag(core.Missing)
	for i := range c.V {
		c.V[i], c.F[i] = na, missing
	}
	return c
}

func positions(codes []string) map[string]int {
	m := make(map[string]int, len(codes))
	for i, c := range codes {
		m[c] = i
	}
	return m
}

// Index is the place of a cell in V and F.
func (c *Cube) Index(region, industry, period int) int {
	return (region*len(c.Industries)+industry)*len(c.Periods) + period
}

// RegionAt gives the position of a region code, or -1.
func (c *Cube) RegionAt(code string) int { return at(c.region, code) }

// IndustryAt gives the position of an industry code, or -1.
func (c *Cube) IndustryAt(code string) int { return at(c.industry, code) }

// PeriodAt gives the position of a period, or -1.
func (c *Cube) PeriodAt(p core.Period) int {
	i := sort.Search(len(c.Periods), func(i int) bool { return !c.Periods[i].Before(p) })
	if i < len(c.Periods) && c.Periods[i] == p {
		return i
	}
	return -1
}

// At gives a cell by codes; a cell outside the cube is missing.
func (c *Cube) At(region, industry string, p core.Period) (float64, core.Flag) {
	r, i, t := c.RegionAt(region), c.IndustryAt(industry), c.PeriodAt(p)
	if r < 0 || i < 0 || t < 0 {
		return NA(), core.Missing
	}
	k := c.Index(r, i, t)
	return c.V[k], c.F[k].Unpack()
}

func at(m map[string]int, code string) int {
	if i, ok := m[code]; ok {
		return i
	}
	return -1
}
