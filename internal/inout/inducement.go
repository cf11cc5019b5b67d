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

// RemoveImports makes a domestic table out of a total one by the usual assumption
// that each product is imported in one proportion for every domestic use: row i is
// multiplied by 1 − imports_i / (output_i + imports_i − exports_i). exports are by
// product. Proportions outside 0 … 1 are an error that names the sector.
func (t *Table) RemoveImports(exports []float64) (*Table, error) {
	n := len(t.Sectors)
	if t.Scope != Total || t.Coefficients || t.Output == nil || len(t.CompetingImports) != n || len(exports) != n {
		return nil, core.Fail(core.Invalid,
			"수입을 덜어 내려면 총산출, 품목별 수입, 품목별 수출을 가진 총거래표가 필요합니다.",
			"Taking imports out needs a total table of flows with output, imports by product and exports by product.")
	}
	domestic := *t
	domestic.Scope, domestic.Final, domestic.CompetingImports = Domestic, nil, nil
	domestic.Flows, domestic.ImportFlows = make([]float64, n*n), make([]float64, n*n)
	for i := range n {
		supply := t.Output[i] + t.CompetingImports[i] - exports[i]
		share := t.CompetingImports[i] / supply
		if t.CompetingImports[i] == 0 {
			share = 0
		}
		if !(share >= 0 && share <= 1) {
			return nil, core.Fail(core.Invalid,
				"부문 ‘%[1]s’의 수입 %[2]s이(가) 국내공급 %[3]s을(를) 벗어납니다. 수입과 수출을 확인하십시오.",
				"Imports of sector ‘%[1]s’, %[2]s, do not fit its domestic supply, %[3]s. Check imports and exports.",
				t.Sectors[i].Code, amount(t.CompetingImports[i]), amount(supply))
		}
		for k := i * n; k < (i+1)*n; k++ {
			domestic.ImportFlows[k] = t.Flows[k] * share
			domestic.Flows[k] = t.Flows[k] - domestic.ImportFlows[k]
		}
	}
	return &domestic, nil
}
