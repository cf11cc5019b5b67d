package lake

import (
	"slices"
	"sync"

	"naru/internal/core"
	"naru/internal/fact"
)

// filler puts row groups into a dense cube. Row groups hold different cells,
// so they are filled at the same time.
type filler struct {
	file    *observations
	measure string
	accept  []string // label of each further dimension
	cube    *fact.Cube

	region, industry map[string]uint32
	period           map[string]uint32

	mu   sync.Mutex
	used [3][]bool // places of each axis that have a row
}

// axes makes the cube over every label of the row groups.
func (f *filler) axes(sections []*section, m core.Measure) error {
	regions := union(sections, func(s *section) []string { return s.region.labels })
	industries := union(sections, func(s *section) []string { return s.industry.labels })
	texts := union(sections, func(s *section) []string { return s.period.labels })
	parsed, err := parsePeriods(texts)
	if err != nil {
		return err
	}
	slices.SortFunc(texts, func(a, b string) int { return compare(parsed[a], parsed[b]) })
	periods := make([]core.Period, len(texts))
	for i, t := range texts {
		periods[i] = parsed[t]
	}
	if float64(len(regions))*float64(len(industries))*float64(len(periods)) > MaxCells {
		return tooLarge(len(regions), len(industries), len(periods))
	}
	f.cube = newCube(f.file, m, regions, industries, periods)
	f.region, f.industry, f.period = places(regions), places(industries), places(texts)
	f.used = [3][]bool{make([]bool, len(regions)), make([]bool, len(industries)), make([]bool, len(periods))}
	return nil
}

func newCube(o *observations, m core.Measure, regions, industries []string, periods []core.Period) *fact.Cube {
	c := fact.NewCube(m, regions, industries, periods)
	c.RegionSystem, c.IndustrySystem = o.header.RegionSystem, o.header.IndustrySystem
	return c
}

func compare(a, b core.Period) int {
	switch {
	case a.Before(b):
		return -1
	case b.Before(a):
		return 1
	default:
		return 0
	}
}

func union(sections []*section, labels func(*section) []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, s := range sections {
		for _, l := range labels(s) {
			if !seen[l] {
				seen[l] = true
				out = append(out, l)
			}
		}
	}
	slices.Sort(out)
	return out
}

func places(labels []string) map[string]uint32 {
	m := make(map[string]uint32, len(labels))
	for i, l := range labels {
		m[l] = uint32(i)
	}
	return m
}

// fill reads a row group into the cube.
func (f *filler) fill(s *section) error {
	keep, err := f.wanted(s)
	if err != nil {
		return err
	}
	region, err := f.axis(s, s.region, f.region, 0, keep)
	if err != nil {
		return err
	}
	industry, err := f.axis(s, s.industry, f.industry, 1, keep)
	if err != nil {
		return err
	}
	period, err := f.axis(s, s.period, f.period, 2, keep)
	if err != nil {
		return err
	}
	values, flags := make([]float64, s.rows), make([]fact.Flag, s.rows)
	rg := f.file.parts.RowGroup(s.group)
	if err := readValues(rg, values); err != nil {
		return err
	}
	if err := readFlags(rg, flags); err != nil {
		return err
	}
	ni, nt := len(f.cube.Industries), len(f.cube.Periods)
	for i, v := range values {
		if keep == nil || keep[i] {
			k := (int(region[i])*ni+int(industry[i]))*nt + int(period[i])
			f.cube.V[k], f.cube.F[k] = v, flags[i]
		}
	}
	return nil
}

// wanted marks the rows of the measure and the chosen labels; nil means all.
func (f *filler) wanted(s *section) ([]bool, error) {
	var keep []bool
	only := func(c *textColumn, label string) error {
		if len(c.labels) == 1 && c.labels[0] == label {
			return nil
		}
		rows := make([]uint32, s.rows)
		if err := c.rows(rows); err != nil {
			return err
		}
		if keep == nil {
			keep = slices.Repeat([]bool{true}, s.rows)
		}
		at := slices.Index(c.labels, label)
		for i, r := range rows {
			keep[i] = keep[i] && int(r) == at
		}
		return nil
	}
	if err := only(s.measure, f.measure); err != nil {
		return nil, err
	}
	for i, c := range s.dims {
		if err := only(c, f.accept[i]); err != nil {
			return nil, err
		}
	}
	return keep, nil
}

// axis gives each row's place on an axis of the cube.
func (f *filler) axis(s *section, c *textColumn, place map[string]uint32, axis int, keep []bool) ([]uint32, error) {
	rows := make([]uint32, s.rows)
	if err := c.rows(rows); err != nil {
		return nil, err
	}
	to := make([]uint32, len(c.labels))
	for i, l := range c.labels {
		to[i] = place[l]
	}
	used := make([]bool, len(c.labels))
	for i, r := range rows {
		used[r] = used[r] || keep == nil || keep[i]
		rows[i] = to[r]
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for i, u := range used {
		f.used[axis][to[i]] = f.used[axis][to[i]] || u
	}
	return rows, nil
}

// trimmed gives the cube without the places that no row of the measure has.
// There are some only where a row group also held other rows.
func (f *filler) trimmed() *fact.Cube {
	c := f.cube
	if !slices.Contains(f.used[0], false) && !slices.Contains(f.used[1], false) && !slices.Contains(f.used[2], false) {
		return c
	}
	t := newCube(f.file, c.Measure, chosen(c.Regions, f.used[0]), chosen(c.Industries, f.used[1]), chosen(c.Periods, f.used[2]))
	k := 0
	for r := range c.Regions {
		for i := range c.Industries {
			for p := range c.Periods {
				if f.used[0][r] && f.used[1][i] && f.used[2][p] {
					at := c.Index(r, i, p)
					t.V[k], t.F[k] = c.V[at], c.F[at]
					k++
				}
			}
		}
	}
	return t
}

func chosen[T any](all []T, used []bool) []T {
	out := make([]T, 0, len(all))
	for i, v := range all {
		if used[i] {
			out = append(out, v)
		}
	}
	return out
}
