package inout

import (
	"sync"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
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
		strips := (p.n + stripRows - 1) / stripRows
		r.parts = make([][]float64, strips)
		all := make([]float64, strips*p.n)
		for s := range r.parts {
			r.parts[s] = all[s*p.n : (s+1)*p.n]
		}
	}
	return r
}

// into computes dst = M·v. dst and v may not overlap.
func (p product) into(dst, v []float64, r *room) {
	before, after := p.right, p.left
	if p.transposed {
		before, after = p.left, p.right
	}
	for k, x := range v {
		r.in[k] = before[k] * x
	}
	p.strips(func(s, lo, hi int) {
		rows := blas64.General{Rows: hi - lo, Cols: p.n, Stride: p.n, Data: p.flows[lo*p.n : hi*p.n]}
		if p.transposed {
			clear(r.parts[s])
			blas64.Gemv(blas.Trans, 1, rows, vector(r.in[lo:hi]), 1, vector(r.parts[s]))
			return
		}
		blas64.Gemv(blas.NoTrans, 1, rows, vector(r.in), 0, vector(dst[lo:hi]))
	})
	if p.transposed {
		clear(dst)
		for _, part := range r.parts {
			for k, x := range part {
				dst[k] += x
			}
		}
	}
	for k := range dst {
		dst[k] *= after[k]
	}
}

// strips runs work on every strip of rows, shared among the workers.
func (p product) strips(work func(s, lo, hi int)) {
	count := (p.n + stripRows - 1) / stripRows
	run := func(s int) { work(s, s*stripRows, min((s+1)*stripRows, p.n)) }
	workers := min(p.workers, count)
	if workers <= 1 {
		for s := range count {
			run(s)
		}
		return
	}
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for s := w; s < count; s += workers {
				run(s)
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
	p.strips(func(_, lo, hi int) {
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
