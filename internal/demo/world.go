package demo

import "naru/internal/core"

// The measures, in the order of every array here.
const (
	establishments = iota
	employees
	sales
	measures
)

// figures are the measures of one cell.
type figures [measures]int64

func (f *figures) add(g figures) {
	for m := range f {
		f[m] += g[m]
	}
}

// series is one cell over the years.
type series [years]figures

// world is the whole demo region: a figure for each region, industry and year.
// Every whole is the exact sum of its parts.
type world struct {
	places     places
	industries industries
	cells      []series // region × industry
}

// at gives a cell.
func (w *world) at(region, industry int) *series {
	return &w.cells[region*len(w.industries.list)+industry]
}

// newWorld makes the demo region of a seed.
func newWorld(seed uint64) *world {
	w := &world{places: newPlaces(), industries: newIndustries()}
	w.cells = make([]series, len(w.places.list)*len(w.industries.list))
	shape := newShape(seed)
	for _, b := range w.places.blocks {
		for _, s := range w.industries.sections {
			w.fill(shape.section(b, s), s.groups)
		}
	}
	return w
}

// fill enters the groups of one section in the places of one block, and adds
// them to everything above them.
func (w *world) fill(made []leaf, groups []groupNode) {
	for _, l := range made {
		g := groups[l.group]
		for i, part := range g.split(l.chance, l.region, l.series) {
			w.place(l.region, g.parts[i].node, part)
		}
		for n := g.node; n >= 0; n = w.industries.list[n].above {
			w.place(l.region, n, l.series)
		}
	}
}

// place adds a series to an industry in a city or province and in the regions above it.
func (w *world) place(region string, industry int, s series) {
	for r := w.places.index[region]; r >= 0; r = w.places.list[r].above {
		c := w.at(r, industry)
		for t := range s {
			c[t].add(s[t])
		}
	}
}

// fewest is the number of establishments from which on a city's figures are
// published; below it they would tell about single firms.
const fewest = 3

// flag says how the office would publish a measure of a cell.
func (w *world) flag(region, measure int, f figures) core.Flag {
	switch {
	case f[establishments] == 0:
		return core.None
	case measure != establishments && w.places.list[region].city && f[establishments] < fewest:
		return core.Suppressed
	default:
		return core.NoFlag
	}
}
