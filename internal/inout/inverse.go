package inout

import (
	"context"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"

	"naru/internal/core"
)

// MaxInverse bounds the sectors of a table whose inverse is made: beyond it the
// factors and the inverse alone would take more than 4 GiB.
const MaxInverse = 16_000

// Leontief gives L = (I − A)⁻¹ as a new matrix, row-major. A sector set aside has a
// row and a column of zeros but for 1 on the diagonal. Most questions do not need
// it: see Linkages, Inducements and Impact.
func (m *Model) Leontief(ctx context.Context) ([]float64, error) { return m.inverse(ctx, m.inputs()) }

// Ghosh gives G = (I − B)⁻¹ as a new matrix, row-major.
func (m *Model) Ghosh(ctx context.Context) ([]float64, error) {
	p, err := m.allocation()
	if err != nil {
		return nil, err
	}
	return m.inverse(ctx, p)
}

// inverse solves for the columns of the identity, a block of them at a time.
func (m *Model) inverse(ctx context.Context, p product) ([]float64, error) {
	n := p.n
	if n > MaxInverse {
		return nil, core.Fail(core.TooLarge,
			"부문이 %d개여서 역행렬을 만들지 않습니다(한도 %d개). 승수와 파급효과는 역행렬 없이 계산됩니다.",
			"With %d sectors no inverse is made (at most %d). Multipliers and impacts are computed without one.", n, MaxInverse)
	}
	if err := m.Productive(ctx); err != nil {
		return nil, err
	}
	f, err := factor(ctx, p, func(done, total int) { m.progress(done, 2*total) })
	if err != nil {
		return nil, err
	}
	out := make([]float64, n*n)
	for k := range n {
		out[k*n+k] = 1
	}
	for k, to := range f.pivot {
		if to != k {
			blas64.Swap(vector(out[k*n:(k+1)*n]), vector(out[to*n:(to+1)*n]))
		}
	}
	if err := f.substitute(ctx, out, m.progress); err != nil {
		return nil, err
	}
	return out, p.prove(out)
}

// prove checks an inverse by its row sums, which must solve (I − M)x = 1.
func (p product) prove(inverse []float64) error {
	ones := make([]float64, p.n)
	for k := range ones {
		ones[k] = 1
	}
	residual := p.residual(make([]float64, p.n), ones, rowSums(inverse, p.n), p.room())
	if !(residual <= maxResidual) {
		return failSingular().Because(residualError{residual, residual})
	}
	return nil
}

// substitute replaces the row-permuted right sides by their solutions, by panels
// of rows: forward through L, backward through U.
func (f *factors) substitute(ctx context.Context, b []float64, progress func(done, total int)) error {
	n := f.n
	rows := func(at, w int) blas64.General {
		return blas64.General{Rows: w, Cols: n, Stride: n, Data: b[at*n : (at+w)*n]}
	}
	done := n
	advance := func(w int) error {
		done += w / 2
		progress(done, 2*n)
		if err := ctx.Err(); err != nil {
			return failCancelled(err)
		}
		return nil
	}
	for at := 0; at < n; at += panel {
		w := min(panel, n-at)
		if at > 0 {
			blas64.Gemm(blas.NoTrans, blas.NoTrans, -1, blas64.General{Rows: w, Cols: at, Stride: n, Data: f.a[at*n:]}, rows(0, at), 1, rows(at, w))
		}
		blas64.Trsm(blas.Left, blas.NoTrans, 1, f.triangle(at, w, blas.Lower, blas.Unit), rows(at, w))
		if err := advance(w); err != nil {
			return err
		}
	}
	for at := (n - 1) / panel * panel; at >= 0; at -= panel {
		w := min(panel, n-at)
		if below := n - at - w; below > 0 {
			blas64.Gemm(blas.NoTrans, blas.NoTrans, -1, blas64.General{Rows: w, Cols: below, Stride: n, Data: f.a[at*n+at+w:]}, rows(at+w, below), 1, rows(at, w))
		}
		blas64.Trsm(blas.Left, blas.NoTrans, 1, f.triangle(at, w, blas.Upper, blas.NonUnit), rows(at, w))
		if err := advance(w); err != nil {
			return err
		}
	}
	return nil
}
