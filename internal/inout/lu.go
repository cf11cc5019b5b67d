package inout

import (
	"context"
	"math"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
	lapack "gonum.org/v1/gonum/lapack/gonum"
)

// factors are P(I − M) = L·U with partial pivoting, made panel by panel so that
// long work can tell how far it is and be stopped (Golub and Van Loan, Matrix
// Computations, 4th ed., algorithm 3.4.1 in blocks).
type factors struct {
	a     []float64 // L below the diagonal, U on and above it
	n     int
	pivot []int
}

const panel = 64

// factor makes the factors of I − M.
func factor(ctx context.Context, p product, progress func(done, total int)) (*factors, error) {
	n := p.n
	f := &factors{a: p.dense(), n: n, pivot: make([]int, n)}
	for k := range f.a {
		f.a[k] = -f.a[k]
	}
	for k := range n {
		f.a[k*n+k]++
	}
	for at := 0; at < n; at += panel {
		if err := ctx.Err(); err != nil {
			return nil, failCancelled(err)
		}
		if !f.step(at, min(panel, n-at)) {
			return nil, failSingular()
		}
		if progress != nil {
			progress(at+panel, n)
		}
	}
	return f, nil
}

// step factors the panel of w columns that begins at the diagonal place at, and
// brings what lies to its right up to date; false for a zero pivot.
func (f *factors) step(at, w int) bool {
	n := f.n
	impl := lapack.Implementation{}
	pivots := f.pivot[at : at+w]
	impl.Dgetf2(n-at, w, f.a[at*n+at:], n, pivots)
	for k := range pivots {
		pivots[k] += at
		if d := math.Abs(f.a[(at+k)*n+at+k]); !(d > 1e-13) {
			return false
		}
	}
	if at > 0 {
		impl.Dlaswp(at, f.a, n, at, at+w-1, f.pivot[:at+w], 1)
	}
	rest := n - at - w
	if rest == 0 {
		return true
	}
	impl.Dlaswp(rest, f.a[at+w:], n, at, at+w-1, f.pivot[:at+w], 1)
	right := blas64.General{Rows: w, Cols: rest, Stride: n, Data: f.a[at*n+at+w:]}
	blas64.Trsm(blas.Left, blas.NoTrans, 1, f.triangle(at, w, blas.Lower, blas.Unit), right)
	blas64.Gemm(blas.NoTrans, blas.NoTrans, -1,
		blas64.General{Rows: rest, Cols: w, Stride: n, Data: f.a[(at+w)*n+at:]}, right,
		1, blas64.General{Rows: rest, Cols: rest, Stride: n, Data: f.a[(at+w)*n+at+w:]})
	return true
}

func (f *factors) triangle(at, w int, uplo blas.Uplo, diag blas.Diag) blas64.Triangular {
	return blas64.Triangular{N: w, Stride: f.n, Data: f.a[at*f.n+at:], Uplo: uplo, Diag: diag}
}

// solve replaces b by the solution x of (I − M)x = b.
func (f *factors) solve(b []float64) {
	for k, p := range f.pivot {
		b[k], b[p] = b[p], b[k]
	}
	x := vector(b)
	blas64.Trsv(blas.NoTrans, f.triangle(0, f.n, blas.Lower, blas.Unit), x)
	blas64.Trsv(blas.NoTrans, f.triangle(0, f.n, blas.Upper, blas.NonUnit), x)
}
