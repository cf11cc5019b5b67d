package inout

import (
	"context"
	"math"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"

	"naru/internal/core"
)

// Inducements are the coefficients of the Bank of Korea (산업연관분석해설), per unit
// of final demand for a sector's domestic product. A measure that the table does
// not have has nil slices.
type Inducements struct {
	Production []float64 // 생산유발: column sums of L_d
	ValueAdded Effect    // 부가가치유발: v L_d
	Imports    Effect    // 수입유발: A_m L_d, summed over products
	Employment Effect    // 취업유발: l L_d, persons per unit of the table's money
	// Closure is the largest |v L_d + A_m L_d − 1| over the sectors: 0 but for
	// rounding when the columns of the table are whole. NA when either is.
	Closure float64
}

// Inducements computes them. The convention needs a domestic table: from a total
// table, what is induced includes what is made abroad, which would be passed off
// as home production.
func (m *Model) Inducements(ctx context.Context) (Inducements, error) {
	if m.Table.Scope == Total {
		return Inducements{}, core.Fail(core.Invalid,
			"총거래표로는 국산품 기준 유발계수를 구할 수 없습니다. 국산거래표를 쓰거나 먼저 수입을 덜어 내십시오.",
			"Inducement coefficients need a domestic table. Use one, or take the imports out of the total table first.")
	}
	columns, err := m.solve(ctx, m.inputs().transpose(), m.all)
	if err != nil {
		return Inducements{}, err
	}
	out := Inducements{Production: m.hide(columns.X), Closure: math.NaN()}
	for _, e := range []struct {
		amounts []float64
		to      *Effect
	}{
		{m.Table.TotalValueAdded(), &out.ValueAdded},
		{m.Table.ImportedInputs(), &out.Imports},
		{m.Table.Employment, &out.Employment},
	} {
		if e.amounts == nil {
			continue
		}
		if *e.to, err = m.Effect(ctx, e.amounts); err != nil {
			return Inducements{}, err
		}
	}
	if out.ValueAdded.Induced != nil && out.Imports.Induced != nil {
		out.Closure = 0
		for k, v := range out.ValueAdded.Induced {
			if !m.dead[k] {
				out.Closure = max(out.Closure, math.Abs(v+out.Imports.Induced[k]-1))
			}
		}
	}
	return out, nil
}

// ImportInducement gives A_m L_d by imported product, n×n, row-major, given L_d of
// this model: what demand for j draws in from abroad of i.
func (m *Model) ImportInducement(inverse []float64) ([]float64, error) {
	if m.Table.ImportFlows == nil {
		return nil, core.Fail(core.Invalid,
			"품목별 수입거래표가 없습니다.", "The table has no imports by product.")
	}
	n := m.n
	p := m.inputs()
	p.flows = m.Table.ImportFlows
	square := func(data []float64) blas64.General {
		return blas64.General{Rows: n, Cols: n, Stride: n, Data: data}
	}
	out := make([]float64, n*n)
	blas64.Gemm(blas.NoTrans, blas.NoTrans, 1, square(p.dense()), square(inverse), 0, square(out))
	return out, nil
}
