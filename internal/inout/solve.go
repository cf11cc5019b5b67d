package inout

import (
	"context"
	"math"

	"naru/internal/core"
)

// maxResidual is the residual above which no solution is given.
const maxResidual = 1e-9

// defaultTolerance is what the iteration aims at: the last digits, which small
// suppliers of a large demand need, cost nothing in a table of some hundred sectors
// and half of the time in one of ten thousand.
func defaultTolerance(sectors int) float64 {
	const large = 4000
	if sectors > large {
		return 1e-10
	}
	return 1e-14
}

// SolvedBy names how a system was solved.
type SolvedBy string

// The ways.
const (
	ByBiCGSTAB SolvedBy = "bicgstab"
	ByLU       SolvedBy = "lu" // after the iteration failed
)

// Solution is the answer of one system with its proof.
type Solution struct {
	X        []float64
	Residual float64 // |f − (I−M)x|/|f|, computed from the answer; at most 1e-9
	Products int     // matrix–vector products spent
	By       SolvedBy
}

// solve answers (I − M) x = f for an economy that can reproduce itself.
func (m *Model) solve(ctx context.Context, p product, f []float64) (Solution, error) {
	if err := m.Productive(ctx); err != nil {
		return Solution{}, err
	}
	return m.answer(ctx, p, f)
}

// answer solves (I − M) x = f: by BiCGSTAB (van der Vorst 1992, SIAM J. Sci. Stat.
// Comput. 13(2)) with a Gauss–Seidel sweep as preconditioner, and where that does not
// reach the residual asked for, by LU factors with one step of refinement.
func (m *Model) answer(ctx context.Context, p product, f []float64) (Solution, error) {
	for k, v := range f {
		if math.IsNaN(v) || math.Abs(v) > MaxValue {
			return Solution{}, core.Fail(core.Invalid,
				"부문 ‘%s’의 수요 값을 쓸 수 없습니다: %g.", "The value for sector ‘%s’ cannot be used: %g.", m.Table.Sectors[k].Code, v)
		}
	}
	s, err := m.bicgstab(ctx, p, f)
	if err != nil {
		return Solution{}, err
	}
	if s.Residual <= maxResidual {
		return s, nil
	}
	return m.solveByLU(ctx, p, f)
}

// solveByLU is the fallback. It needs room for one more matrix.
func (m *Model) solveByLU(ctx context.Context, p product, f []float64) (Solution, error) {
	lu, err := factor(ctx, p, m.opt.Progress)
	if err != nil {
		return Solution{}, err
	}
	x := append([]float64(nil), f...)
	lu.solve(x)
	r, room := make([]float64, p.n), p.room()
	residual := p.residual(r, f, x, room)
	lu.solve(r)
	for k := range x {
		x[k] += r[k]
	}
	refined := p.residual(r, f, x, room)
	if !(refined <= maxResidual) {
		return Solution{}, failSingular().Because(residualError{residual, refined})
	}
	return Solution{X: x, Residual: refined, Products: 2, By: ByLU}, nil
}

// residual writes r = f − (I − M)x and gives |r|/|f|.
func (p product) residual(r, f, x []float64, room *room) float64 {
	p.into(r, x, room)
	for k := range r {
		r[k] = f[k] - x[k] + r[k]
	}
	size := norm(f)
	if size == 0 {
		return norm(r)
	}
	return norm(r) / size
}

func failSingular() *core.Error {
	return core.Fail(core.Invalid,
		"(I − A)를 풀 수 없습니다. 중간투입이 산출과 같거나 많은 부문이 서로 얽혀 있습니다. 총산출과 거래의 단위가 같은지 확인하십시오.",
		"(I − A) cannot be solved: sectors whose inputs are worth their output or more depend on one another. Check that output and flows are in the same unit.")
}

func failCancelled(cause error) error {
	return core.Fail(core.Cancelled, "계산을 멈췄습니다.", "The computation was stopped.").Because(cause)
}
