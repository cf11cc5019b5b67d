package inout

import (
	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
)

// sweep is the preconditioner of the iteration: with M = L + D + U, the strict
// lower part, the diagonal and the strict upper part, it solves (I − D − L) z = d
// by one pass over L, as Gauss and Seidel do. The product (I − M) z is then d − U z,
// one pass over U: both together read the flows once, as a plain product does, and
// the iteration needs about half as many (Eisenstat 1981, SIAM J. Sci. Stat. Comput.
// 2(1)). Of a transposed matrix, Lᵀ takes the place of L.
type sweep struct {
	product

	room *room
	diag []float64 // what the diagonal of I − D is taken to be: above zero
	lack []float64 // what it is, less that: 0 but for sectors that devour themselves
	sum  []float64
}

func newSweep(p product) *sweep {
	s := &sweep{product: p, room: p.room(), diag: p.diagonal(), lack: make([]float64, p.n), sum: make([]float64, p.n)}
	for k, d := range s.diag {
		s.diag[k] = 1 - d
		if d >= 1 {
			s.diag[k], s.lack[k] = 1, -d
		}
	}
	return s
}

// times computes dst = (I − M) z where z solves (I − D − L) z = d.
func (s *sweep) times(dst, z, d []float64) {
	if s.transposed {
		s.solveUp(z, d)
		s.restUp(dst)
	} else {
		s.solveDown(z, d)
		s.restDown(dst)
	}
	after := s.after()
	for k, u := range dst {
		dst[k] = d[k] - after[k]*u + s.lack[k]*z[k]
	}
}

// pieceRows and pieceColumns cut one strip among the workers; like its height they
// do not depend on their number.
const (
	pieceRows    = 16
	pieceColumns = 512
	smallPiece   = 1 << 16 // cells below which sharing costs more than it gains
)

func (s *sweep) workersFor(cells int) int {
	if cells < smallPiece {
		return 1
	}
	return s.workers
}

// solveDown goes through the strips from the first to the last; room.in is left
// holding z as the products take it.
func (s *sweep) solveDown(z, d []float64) {
	w, sum := s.room.in, s.sum
	for at := range s.strips() {
		lo, hi := s.strip(at)
		clear(sum[lo:hi])
		if lo > 0 {
			share(s.workersFor(lo*(hi-lo)), (hi-lo+pieceRows-1)/pieceRows, func(k int) {
				i := lo + k*pieceRows
				to := min(i+pieceRows, hi)
				blas64.Gemv(blas.NoTrans, 1, s.block(i, to, 0, lo), vector(w[:lo]), 0, vector(sum[i:to]))
			})
		}
		for i := lo; i < hi; i++ {
			row := s.flows[i*s.n+lo : i*s.n+i]
			for j, v := range row {
				sum[i] += v * w[lo+j]
			}
			z[i] = (d[i] + s.left[i]*sum[i]) / s.diag[i]
			w[i] = s.right[i] * z[i]
		}
	}
}

// restDown computes dst = U·z, not yet scaled.
func (s *sweep) restDown(dst []float64) {
	w := s.room.in
	share(s.workers, s.strips(), func(at int) {
		lo, hi := s.strip(at)
		clear(dst[lo:hi])
		if hi < s.n {
			blas64.Gemv(blas.NoTrans, 1, s.block(lo, hi, hi, s.n), vector(w[hi:]), 0, vector(dst[lo:hi]))
		}
		for i := lo; i < hi; i++ {
			for j := i + 1; j < hi; j++ {
				dst[i] += s.flows[i*s.n+j] * w[j]
			}
		}
	})
}

// solveUp is solveDown for the transposed matrix, from the last strip to the first.
func (s *sweep) solveUp(z, d []float64) {
	w, sum := s.room.in, s.sum
	clear(sum)
	for at := s.strips() - 1; at >= 0; at-- {
		lo, hi := s.strip(at)
		for i := hi - 1; i >= lo; i-- {
			z[i] = (d[i] + s.right[i]*sum[i]) / s.diag[i]
			w[i] = s.left[i] * z[i]
			for j := lo; j < i; j++ {
				sum[j] += s.flows[i*s.n+j] * w[i]
			}
		}
		share(s.workersFor(lo*(hi-lo)), (lo+pieceColumns-1)/pieceColumns, func(k int) {
			j := k * pieceColumns
			to := min(j+pieceColumns, lo)
			blas64.Gemv(blas.Trans, 1, s.block(lo, hi, j, to), vector(w[lo:hi]), 1, vector(sum[j:to]))
		})
	}
}

// restUp computes dst = Uᵀ·z, not yet scaled.
func (s *sweep) restUp(dst []float64) {
	w := s.room.in
	share(s.workers, s.strips(), func(at int) {
		lo, hi := s.strip(at)
		part := s.room.parts[at]
		clear(part[lo:])
		if hi < s.n {
			blas64.Gemv(blas.Trans, 1, s.block(lo, hi, hi, s.n), vector(w[lo:hi]), 1, vector(part[hi:]))
		}
		for i := lo; i < hi; i++ {
			for j := i + 1; j < hi; j++ {
				part[j] += s.flows[i*s.n+j] * w[i]
			}
		}
	})
	clear(dst)
	for at, part := range s.room.parts {
		lo, _ := s.strip(at)
		for j := lo; j < s.n; j++ {
			dst[j] += part[j]
		}
	}
}
