package inout

import (
	"math"
	"runtime"

	"naru/internal/core"
)

// Options are how a model computes. The zero value is right for most.
type Options struct {
	Workers int // goroutines; 0 is one per processor. Results do not depend on it
	// Progress is told how far long work has come, from one goroutine at a time.
	Progress func(done, total int)
	// Tolerance is the relative residual |f − (I−A)x|/|f| that the iteration aims
	// at; 0 is 1e-14, and 1e-10 above 4,000 sectors. Whatever it is, no result with a residual above 1e-9 is given.
	Tolerance float64
}

// Model is a table made ready: its faults are known and its coefficients can be
// multiplied with. A model is safe for use by several goroutines.
type Model struct {
	Table  *Table
	Faults Faults // those that do not stop the work
	opt    Options
	n      int
	dead   []bool    // sectors without output, set aside
	live   int       // how many are not
	buying []float64 // 1/x by buying sector: A = Z·diag(buying)
	all    []float64 // 1, and 0 for the dead

	productive productive
}

// NewModel checks a table. The error lists what makes it useless; lesser faults
// are in Model.Faults.
func NewModel(t *Table, opt Options) (*Model, error) {
	faults := t.Check()
	if err := faults.Err(); err != nil {
		return nil, err
	}
	if opt.Workers <= 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	if opt.Tolerance <= 0 {
		opt.Tolerance = defaultTolerance(t.Len())
	}
	m := &Model{Table: t, Faults: faults, opt: opt, n: t.Len()}
	m.dead, m.all, m.buying = make([]bool, m.n), make([]float64, m.n), make([]float64, m.n)
	for k := range m.n {
		if t.Output != nil && t.Output[k] == 0 {
			m.dead[k] = true
			continue
		}
		m.live++
		m.all[k], m.buying[k] = 1, 1
		if !t.Coefficients {
			m.buying[k] = 1 / t.Output[k]
		}
	}
	if m.live == 0 {
		return nil, core.Fail(core.Invalid,
			"모든 부문의 총산출이 0입니다. 총산출 행을 확인하십시오.", "Every sector has zero output. Check the row of output.")
	}
	return m, nil
}

// SetAside reports whether sector k has zero output and takes no part.
func (m *Model) SetAside(k int) bool { return m.dead[k] }

// A gives the input coefficients Z x̂⁻¹ as a new matrix, row-major; zero rows and
// columns for sectors set aside.
func (m *Model) A() []float64 { return m.inputs().dense() }

// B gives the allocation coefficients x̂⁻¹ Z as a new matrix, row-major.
func (m *Model) B() ([]float64, error) {
	op, err := m.allocation()
	if err != nil {
		return nil, err
	}
	return op.dense(), nil
}

// inputs is A as a product.
func (m *Model) inputs() product {
	return product{flows: m.Table.Flows, n: m.n, left: m.all, right: m.buying, workers: m.opt.Workers}
}

// allocation is B as a product: B = x̂⁻¹ A x̂.
func (m *Model) allocation() (product, error) {
	if m.Table.Output == nil {
		return product{}, core.Fail(core.Invalid,
			"계수표에 총산출이 없어 고쉬 모형을 만들 수 없습니다. 총산출을 함께 주십시오.",
			"A table of coefficients without output has no Ghosh model. Give the output with it.")
	}
	left, right := make([]float64, m.n), make([]float64, m.n)
	for k, x := range m.Table.Output {
		if m.dead[k] {
			continue
		}
		left[k], right[k] = 1/x, 1
		if m.Table.Coefficients {
			right[k] = x
		}
	}
	return product{flows: m.Table.Flows, n: m.n, left: left, right: right, workers: m.opt.Workers}, nil
}

// hasGhosh reports whether the table has what the Ghosh model needs.
func (m *Model) hasGhosh() bool { return m.Table.Output != nil }

// perOutput divides amounts by output: the coefficients of a row of primary
// inputs or of employment. For a table of coefficients they already are. Sectors
// set aside have 0. ok is false when a value that counts is NA.
func (m *Model) perOutput(amounts []float64) (c []float64, ok bool) {
	c = make([]float64, m.n)
	for k, v := range amounts {
		if m.dead[k] {
			continue
		}
		c[k] = v * m.buying[k]
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, false
		}
	}
	return c, true
}

// hide writes NA for the sectors set aside, in place.
func (m *Model) hide(v []float64) []float64 {
	for k, dead := range m.dead {
		if dead {
			v[k] = math.NaN()
		}
	}
	return v
}

func (m *Model) progress(done, total int) {
	if m.opt.Progress != nil {
		m.opt.Progress(done, total)
	}
}
