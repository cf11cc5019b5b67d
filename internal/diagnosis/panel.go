package diagnosis

import (
	"math"

	"naru/internal/core"
	"naru/internal/structure"
)

// line is one industry of a page: a code of the data, or a definition as a
// weighted sum of codes.
type line struct {
	code     string
	name     core.Text
	level    Level
	parts    []part
	coverage *Coverage // definitions only
}

// part is the position of an industry in the cube, and how much of it counts.
type part struct {
	industry int
	weight   float64
}

// held is what a region is compared with: a row of the data, or the sum of a
// tier where the data have no such row.
type held struct {
	position int  // of the region, or -1
	sum      *row // when position is -1
}

// panel reads the values of lines for places and the reference, straight from
// the cube.
type panel struct {
	frame *frame
	lines []line
	held  held
}

// value is E_ri of a line; NA when one of its parts is.
func (p *panel) value(region, line, period int) float64 {
	return p.weigh(line, func(i int) float64 { return p.frame.cell(region, i, period) })
}

// reference is E_.i of a line.
func (p *panel) reference(line, period int) float64 {
	if p.held.position >= 0 {
		return p.value(p.held.position, line, period)
	}
	periods := len(p.frame.cube.Periods)
	return p.weigh(line, func(i int) float64 { return p.held.sum.v[i*periods+period] })
}

// all is E_..
func (p *panel) all(period int) float64 {
	if p.held.position >= 0 {
		return p.frame.sum(p.held.position, period)
	}
	return p.held.sum.totals[period]
}

func (p *panel) weigh(line int, cell func(industry int) float64) float64 {
	parts := p.lines[line].parts
	if len(parts) == 0 {
		return math.NaN()
	}
	if len(parts) == 1 && parts[0].weight == 1 {
		return cell(parts[0].industry)
	}
	v := 0.0
	for _, q := range parts {
		v += q.weight * cell(q.industry)
	}
	return v
}

// why is the flag of a line's value: of its first part that has no number.
func (p *panel) why(region, line, period int) core.Flag {
	flag := core.Missing
	for k, q := range p.lines[line].parts {
		f := p.frame.flag(region, q.industry, period)
		if !f.Defined() || math.IsNaN(p.frame.cell(region, q.industry, period)) {
			return f
		}
		if k == 0 || f == core.Estimated || f == core.Unreliable {
			flag = f
		}
	}
	return flag
}

// moment is one period as package structure takes it: the regions at the given
// positions by lines, and the wholes of the regions and of the reference.
func (p *panel) moment(regions []int, period int) structure.Moment {
	n := len(p.lines)
	m := structure.Moment{
		Table: structure.Table{Regions: make([]string, len(regions)), Industries: p.codes(), V: make([]float64, len(regions)*n)},
		Margins: structure.Margins{
			Regions: make([]float64, len(regions)), Industries: make([]float64, n), All: p.all(period),
		},
	}
	for r, at := range regions {
		m.Table.Regions[r] = p.frame.places[at].Code
		m.Margins.Regions[r] = p.frame.sum(at, period)
		for i := range n {
			m.Table.V[r*n+i] = p.value(at, i, period)
		}
	}
	for i := range n {
		m.Margins.Industries[i] = p.reference(i, period)
	}
	return m
}

// absent is a moment in which nothing is known, for a year that the data skip.
func (p *panel) absent(regions []int) structure.Moment {
	m := structure.Moment{
		Table:   structure.Table{Regions: make([]string, len(regions)), Industries: p.codes(), V: make([]float64, len(regions)*len(p.lines))},
		Margins: structure.Margins{Regions: make([]float64, len(regions)), Industries: make([]float64, len(p.lines)), All: math.NaN()},
	}
	for r, at := range regions {
		m.Table.Regions[r] = p.frame.places[at].Code
	}
	for _, v := range [][]float64{m.Table.V, m.Margins.Regions, m.Margins.Industries} {
		for k := range v {
			v[k] = math.NaN()
		}
	}
	return m
}

func (p *panel) codes() []string {
	out := make([]string, len(p.lines))
	for i, l := range p.lines {
		out[i] = l.code
	}
	return out
}
