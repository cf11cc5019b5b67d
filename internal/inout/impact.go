package inout

import (
	"context"
	"fmt"
	"math"

	"naru/internal/core"
)

// Parts split a total into what arises where the demand falls and what follows
// from it in the chain of suppliers.
type Parts struct{ Direct, Indirect, Total float64 }

// Impact is what a final demand sets in motion, by sector in the table's money.
type Impact struct {
	Solution // X is the output called for; NA for a demand on a sector set aside

	Demand []float64
	// Output that arises in the chain: X − Demand.
	Indirect []float64
	// By sector where it arises; nil when the table does not have the measure, NA
	// throughout when a value of it is NA.
	ValueAdded, Imports, Income, Employment []float64
	// Sums over the sectors, the same measures split.
	Sums map[Measure]Parts
	// Ignored are the codes of sectors set aside on which demand falls.
	Ignored []string
}

// Measure names what an impact is counted in.
type Measure string

// The measures.
const (
	MeasureOutput     Measure = "output"
	MeasureValueAdded Measure = "value_added"
	MeasureImports    Measure = "imports"
	MeasureIncome     Measure = "income"
	MeasureEmployment Measure = "employment"
)

// Impact solves (I − A) x = f for a final demand f by sector; a negative f is a
// demand that falls away. Demand for a sector set aside cannot be followed: its
// output is NA, it is named in Ignored and in no sum.
func (m *Model) Impact(ctx context.Context, demand []float64) (Impact, error) {
	if len(demand) != m.n {
		return Impact{}, core.Fail(core.Invalid,
			"수요가 %d개입니다. 부문은 %d개입니다.", "There are %d values of demand for %d sectors.", len(demand), m.n)
	}
	f := append([]float64(nil), demand...)
	out := Impact{Demand: demand}
	for k, dead := range m.dead {
		if dead && f[k] != 0 {
			out.Ignored = append(out.Ignored, m.Table.Sectors[k].Code)
			f[k] = 0
		}
	}
	s, err := m.solve(ctx, m.inputs(), f)
	if err != nil {
		return Impact{}, err
	}
	out.Solution = s
	out.Indirect = make([]float64, m.n)
	for k, x := range s.X {
		out.Indirect[k] = x - f[k]
	}
	out.Sums = map[Measure]Parts{MeasureOutput: parts(m.all, f, s.X)}
	for _, e := range []struct {
		measure Measure
		amounts []float64
		to      *[]float64
	}{
		{MeasureValueAdded, m.Table.TotalValueAdded(), &out.ValueAdded},
		{MeasureImports, m.Table.ImportedInputs(), &out.Imports},
		{MeasureIncome, m.Table.Income, &out.Income},
		{MeasureEmployment, m.Table.Employment, &out.Employment},
	} {
		if e.amounts == nil {
			continue
		}
		out.Sums[e.measure], *e.to = m.measured(e.amounts, f, s.X)
	}
	for k, dead := range m.dead {
		if dead && demand[k] != 0 {
			out.blank(k)
		}
	}
	return out, nil
}

// measured counts a measure by sector for output x, and its sum split.
func (m *Model) measured(amounts, f, x []float64) (Parts, []float64) {
	c, ok := m.perOutput(amounts)
	if !ok {
		na := math.NaN()
		return Parts{na, na, na}, naVector(m.n)
	}
	sum := parts(c, f, x)
	for k := range c {
		c[k] *= x[k]
	}
	return sum, c
}

func parts(c, f, x []float64) Parts {
	var p Parts
	for k, v := range c {
		p.Direct += v * f[k]
		p.Total += v * x[k]
	}
	p.Indirect = p.Total - p.Direct
	return p
}

// blank makes every measure of sector k NA.
func (i *Impact) blank(k int) {
	for _, v := range [][]float64{i.X, i.Indirect, i.ValueAdded, i.Imports, i.Income, i.Employment} {
		if v != nil {
			v[k] = math.NaN()
		}
	}
}

// DemandVector places demands by code. Codes that the table does not have are an
// error that names them.
func (t *Table) DemandVector(byCode map[string]float64) ([]float64, error) {
	f := make([]float64, len(t.Sectors))
	found := 0
	for k, s := range t.Sectors {
		if v, ok := byCode[s.Code]; ok {
			f[k] = v
			found++
		}
	}
	if found == len(byCode) {
		return f, nil
	}
	at := t.Index()
	return nil, core.Fail(core.Invalid,
		"표에 없는 부문의 수요가 있습니다: %s. 부호를 확인하십시오.",
		"There is demand for sectors that the table does not have: %s. Check their codes.",
		named(byCode, func(code string) bool { _, ok := at[code]; return !ok }))
}

// named lists, in order, a few of the codes that are meant.
func named(byCode map[string]float64, meant func(code string) bool) string {
	return fewOf(sortedKeys(byCode, meant))
}

func fewOf(codes []string) string {
	const few = 10
	s := ""
	for k, c := range codes {
		if k == few {
			return s + fmt.Sprintf(" … (%d)", len(codes))
		}
		if k > 0 {
			s += ", "
		}
		s += c
	}
	return s
}
