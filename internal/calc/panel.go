package calc

import (
	"context"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/structure"
)

// Panel is a file's values as dense tables, one for each period, over the same
// regions and industries. Rows of totals are kept apart.
type Panel struct {
	Regions, Industries []string // in the order of their bytes, without totals
	Periods             []string // in time; one empty name when the file has none
	HasPeriod           bool
	Tables              []structure.Table  // by period
	published           []structure.Totals // by period: the rows of totals; NaN where there is none
	file                string
}

// maxCells bounds the dense form: 200 million values are 1.6 GB.
const maxCells = 200_000_000

// absentBits marks a cell that no row has filled: a NaN that no computation
// gives.
const absentBits = 0x7FF8_0000_4E41_5255

// Read reads the input into a panel and tells notes what a reader of the result
// should know: absent pairs, cells without a value, totals that do not fit.
func Read(ctx context.Context, in Input, note func(core.Text)) (*Panel, error) {
	obs, err := in.read(ctx)
	if err != nil {
		return nil, err
	}
	g, err := newGrid(obs, in)
	if err != nil {
		return nil, err
	}
	if err := g.fill(in.Duplicates == DuplicatesSum); err != nil {
		return nil, err
	}
	p, err := g.panel()
	if err != nil {
		return nil, err
	}
	g.settleAbsent(p, in.Absent, note)
	if obs.noValue > 0 {
		note(core.Tf("값이 없는 칸 %[1]d개(빈칸, -, X, * 등)는 정의되지 않음(NA)으로 두었습니다.",
			"%[1]d %[2]s without a value (empty, -, X, * and the like) %[3]s kept as not available.",
			obs.noValue, core.Plural(obs.noValue, "cell", "cells"), core.Plural(obs.noValue, "is", "are")))
	}
	if obs.noValue > 0 && in.RegionTotal == "" && in.IndustryTotal == "" {
		note(core.T("값이 없는 칸이 든 합계는 알 수 없습니다. 파일에 합계 행이 있으면 --region-total과 --industry-total로 알려 주십시오. 그것이 합계를 대신합니다.",
			"A sum with such a cell is unknown. If the file has rows of totals, name them with --region-total and --industry-total: they stand in for it."))
	}
	p.checkTotals(in, note)
	return p, nil
}

// grid is the dense form while it is being filled: every region and industry
// has a place, totals after the last.
type grid struct {
	obs                    *observations
	regions, industries    axis
	periods                axis
	cells                  []float64 // period, region, industry
	regionSums, nationRows []float64 // period × region; period × industry
	grand                  []float64 // period
}

// axis is the codes of one dimension in their final order.
type axis struct {
	names []string
	place []int // by code number; −1 for the total
}

func newGrid(obs *observations, in Input) (*grid, error) {
	g := &grid{obs: obs}
	var err error
	if g.regions, err = newAxis(obs, obs.regions, in.RegionTotal, "--region-total", core.T("지역", "region")); err != nil {
		return nil, err
	}
	if g.industries, err = newAxis(obs, obs.industries, in.IndustryTotal, "--industry-total", core.T("산업", "industry")); err != nil {
		return nil, err
	}
	g.periods = periodAxis(obs.periods)
	nr, ni, np := len(g.regions.names), len(g.industries.names), len(g.periods.names)
	if nr > maxCells || ni > maxCells || nr*ni > maxCells || nr*ni*np > maxCells {
		return nil, core.Fail(core.TooLarge,
			"%[1]s은(는) 지역 %[2]d개 × 산업 %[3]d개 × 시점 %[4]d개로, 한 번에 계산할 수 있는 %[5]d칸을 넘습니다. --where로 나누거나 열 이름을 확인해 주십시오.",
			"%[1]s has %[2]d regions × %[3]d industries × %[4]d periods, more than the %[5]d cells that can be computed at once. Split it with --where, or check the column names.",
			obs.file, nr, ni, np, maxCells)
	}
	g.cells = absentCells(nr * ni * np)
	g.regionSums = absentCells(nr * np)
	g.nationRows = absentCells(ni * np)
	g.grand = absentCells(np)
	return g, nil
}

func absentCells(n int) []float64 {
	v := make([]float64, n)
	mark := math.Float64frombits(absentBits)
	for k := range v {
		v[k] = mark
	}
	return v
}

func newAxis(obs *observations, c *codes, total, flag string, what core.Text) (axis, error) {
	total = plainName(total)
	if _, ok := c.find(total); total != "" && !ok {
		return axis{}, core.Fail(core.Invalid,
			"%[1]s에 합계로 지정한 %[2]s ‘%[3]s’이(가) 없습니다. %[4]s의 이름을 확인해 주십시오.",
			"%[1]s has no %[2]s ‘%[3]s’ that could be the total. Check the name given with %[4]s.",
			obs.file, what, total, flag)
	}
	a := axis{place: make([]int, len(c.names))}
	for _, name := range c.names {
		if name != total {
			a.names = append(a.names, name)
		}
	}
	if len(a.names) == 0 {
		return axis{}, core.Fail(core.Invalid,
			"%[1]s에 합계 ‘%[2]s’ 말고는 %[3]s이(가) 없습니다.", "%[1]s has no %[3]s besides the total ‘%[2]s’.", obs.file, total, what)
	}
	slices.Sort(a.names)
	a.index(c)
	return a, nil
}

// periodAxis puts periods in time when all can be read as periods, else in the
// order of their bytes.
func periodAxis(c *codes) axis {
	a := axis{names: slices.Clone(c.names), place: make([]int, len(c.names))}
	slices.Sort(a.names)
	times := make(map[string]core.Period, len(a.names))
	for _, name := range a.names {
		p, err := core.ParsePeriod(name)
		if err != nil {
			times = nil
			break
		}
		times[name] = p
	}
	if times != nil {
		slices.SortStableFunc(a.names, func(x, y string) int {
			switch {
			case times[x].Before(times[y]):
				return -1
			case times[y].Before(times[x]):
				return 1
			default:
				return 0
			}
		})
	}
	a.index(c)
	return a
}

func (a *axis) index(c *codes) {
	for k := range a.place {
		a.place[k] = -1
	}
	for at, name := range a.names {
		if id, ok := c.find(name); ok {
			a.place[id] = at
		}
	}
}

// cell is where an observation belongs: among the parts, or in one of the totals.
func (g *grid) cell(o *observation) *float64 {
	p, r, i := 0, g.regions.place[o.region], g.industries.place[o.industry]
	if g.obs.hasPeriod {
		p = g.periods.place[o.period]
	}
	nr, ni := len(g.regions.names), len(g.industries.names)
	switch {
	case r >= 0 && i >= 0:
		return &g.cells[(p*nr+r)*ni+i]
	case r >= 0:
		return &g.regionSums[p*nr+r]
	case i >= 0:
		return &g.nationRows[p*ni+i]
	default:
		return &g.grand[p]
	}
}

// fill puts every observation in its cell.
func (g *grid) fill(sum bool) error {
	var twice []observation
	again := repeats{}
	for _, chunk := range g.obs.chunks {
		for k := range chunk {
			o := &chunk[k]
			c := g.cell(o)
			switch {
			case math.Float64bits(*c) == absentBits:
				*c = o.value
			case sum:
				again.add(c, o.value)
			default:
				twice = append(twice, *o)
			}
		}
	}
	if len(twice) > 0 {
		return g.failTwice(twice)
	}
	again.settle()
	return nil
}

// panel gives the tables; their cells still hold the mark of absence.
func (g *grid) panel() (*Panel, error) {
	nr, ni := len(g.regions.names), len(g.industries.names)
	p := &Panel{
		Regions: g.regions.names, Industries: g.industries.names, Periods: g.periods.names,
		HasPeriod: g.obs.hasPeriod, file: g.obs.file,
	}
	for k := range p.Periods {
		t, err := structure.NewTable(p.Regions, p.Industries, g.cells[k*nr*ni:(k+1)*nr*ni])
		if err != nil {
			return nil, err
		}
		p.Tables = append(p.Tables, t)
		p.published = append(p.published, structure.Totals{
			Regions: g.regionSums[k*nr : (k+1)*nr], Industries: g.nationRows[k*ni : (k+1)*ni], All: g.grand[k],
		})
	}
	return p, nil
}

// settleAbsent turns the mark of absence into zero or NA and tells how many
// pairs it was.
func (g *grid) settleAbsent(p *Panel, absent Absent, note func(core.Text)) {
	as := 0.0
	if absent == AbsentNA {
		as = math.NaN()
	}
	pairs := 0
	for k, v := range g.cells {
		if math.Float64bits(v) == absentBits {
			g.cells[k] = as
			pairs++
		}
	}
	switch {
	case pairs == 0:
	case absent == AbsentNA:
		note(core.Tf("%[1]s에 없는 지역·산업 쌍 %[2]d개(전체 %[3]d개)는 정의되지 않음(NA)으로 두었습니다.",
			"%[2]d of %[3]d pairs of region and industry %[4]s absent from %[1]s and kept as not available.",
			p.file, pairs, len(g.cells), core.Plural(pairs, "is", "are")))
	default:
		note(core.Tf("%[1]s에 없는 지역·산업 쌍 %[2]d개(전체 %[3]d개)를 0으로 셌습니다. 모르는 값이면 --absent na를 쓰십시오.",
			"%[2]d of %[3]d pairs of region and industry %[4]s absent from %[1]s and counted as zero; use --absent na if %[5]s unknown.",
			p.file, pairs, len(g.cells), core.Plural(pairs, "is", "are"), core.Plural(pairs, "it is", "they are")))
	}
}
