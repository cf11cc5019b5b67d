package inout

import (
	"sync"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/floats"
)

// product is the matrix diag(left)·Z·diag(right), or its transpose, known only by
// what it does to a vector. It reads Z once per product, in the order of memory.
type product struct {
	flows       []float64 // Z, n×n, row-major
	n           int
	left, right []float64
	transposed  bool
	workers     int
}

// A strip is the rows that one piece of work takes. Its height depends on nothing
// but the table, so that sums are made in the same order by any number of workers.
const stripRows = 128

// transpose gives the transposed matrix.
func (p product) transpose() product {
	p.transposed = !p.transposed
	return p
}

// room is the working memory of a product, kept between products of one solve.
type room struct {
	in    []float64   // scaled vector
	parts [][]float64 // of a transposed product: one sum per strip
}

func (p product) room() *room {
	r := &room{in: make([]float64, p.n)}
	if p.transposed {
		r.parts = make([][]float64, p.strips())
		all := make([]float64, p.strips()*p.n)
		for s := range r.parts {
			r.parts[s] = all[s*p.n : (s+1)*p.n]
		}
	}
	return r
}

func (p product) strips() int { return (p.n + stripRows - 1) / stripRows }

// strip gives the rows [lo, hi) of strip s.
func (p product) strip(s int) (lo, hi int) { return s * stripRows, min((s+1)*stripRows, p.n) }

// block is the part of the flows in rows [i, k) and columns [j, l).
func (p product) block(i, k, j, l int) blas64.General {
	return blas64.General{Rows: k - i, Cols: l - j, Stride: p.n, Data: p.flows[i*p.n+j : (k-1)*p.n+l]}
}

// before and after are the scalings of the vector that goes in and of the sums.
func (p product) before() []float64 {
	if p.transposed {
		return p.left
	}
	return p.right
}

func (p product) after() []float64 {
	if p.transposed {
		return p.right
	}
	return p.left
}

// into computes dst = M·v. dst and v may not overlap.
func (p product) into(dst, v []float64, r *room) {
	for k, b := range p.before() {
		r.in[k] = b * v[k]
	}
	share(p.workers, p.strips(), func(s int) {
		lo, hi := p.strip(s)
		if p.transposed {
			clear(r.parts[s])
			blas64.Gemv(blas.Trans, 1, p.block(lo, hi, 0, p.n), vector(r.in[lo:hi]), 1, vector(r.parts[s]))
			return
		}
		blas64.Gemv(blas.NoTrans, 1, p.block(lo, hi, 0, p.n), vector(r.in), 0, vector(dst[lo:hi]))
	})
	if p.transposed {
		clear(dst)
		for _, part := range r.parts {
			floats.Add(dst, part)
		}
	}
	floats.Mul(dst, p.after())
}

// share runs count pieces of work, shared among the workers.
func share(workers, count int, work func(piece int)) {
	if workers = min(workers, count); workers <= 1 {
		for k := range count {
			work(k)
		}
		return
	}
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for k := w; k < count; k += workers {
				work(k)
			}
		})
	}
	wg.Wait()
}

// diagonal gives the diagonal of the matrix.
func (p product) diagonal() []float64 {
	d := make([]float64, p.n)
	for k := range d {
		d[k] = p.left[k] * p.flows[k*p.n+k] * p.right[k]
	}
	return d
}

// dense gives the matrix itself.
func (p product) dense() []float64 {
	n := p.n
	out := make([]float64, n*n)
	share(p.workers, p.strips(), func(s int) {
		lo, hi := p.strip(s)
		for i := lo; i < hi; i++ {
			for j := range n {
				v := p.left[i] * p.flows[i*n+j] * p.right[j]
				if p.transposed {
					out[j*n+i] = v
				} else {
					out[i*n+j] = v
				}
			}
		}
	})
	return out
}

func vector(v []float64) blas64.Vector { return blas64.Vector{N: len(v), Inc: 1, Data: v} }
