package inout

import (
	"context"
	"fmt"
	"math"

	"gonum.org/v1/gonum/floats"
)

// maxSteps bounds the iteration: tables that need more are served by LU.
const maxSteps = 250

type residualError [2]float64

func (e residualError) Error() string {
	return fmt.Sprintf("residual %.3g, refined %.3g", e[0], e[1])
}

// bicgstab iterates until the residual is within the tolerance, breaks down or
// comes to its bound; the residual given is computed anew from the answer.
func (m *Model) bicgstab(ctx context.Context, p product, f []float64) (Solution, error) {
	b := newBicgstab(p, f)
	for step := range maxSteps {
		if err := ctx.Err(); err != nil {
			return Solution{}, failCancelled(err)
		}
		if b.small(m.opt.Tolerance) || !b.step(m.opt.Tolerance) {
			break
		}
		m.progress(step+1, maxSteps)
	}
	residual := p.residual(b.r, f, b.x, b.sweep.room)
	return Solution{X: b.x, Residual: residual, Products: b.products + 1, By: ByBiCGSTAB}, nil
}

// bicgstab is the state of the iteration, in the letters of its paper; y and z
// are preconditioned directions.
type bicgstab struct {
	sweep    *sweep
	x, r     []float64
	shadow   []float64 // r̂₀
	dir      []float64
	v, t     []float64
	y, z     []float64
	rho      float64
	size     float64 // |f|
	products int
}

func newBicgstab(p product, f []float64) *bicgstab {
	n := p.n
	all := make([]float64, 8*n)
	take := func() []float64 {
		part := all[:n:n]
		all = all[n:]
		return part
	}
	b := &bicgstab{sweep: newSweep(p), size: norm(f)}
	b.x, b.r, b.shadow, b.dir = take(), take(), take(), take()
	b.v, b.t, b.y, b.z = take(), take(), take(), take()
	copy(b.r, f)
	copy(b.shadow, f)
	copy(b.dir, f)
	b.rho = floats.Dot(f, f)
	return b
}

func (b *bicgstab) small(tolerance float64) bool { return !(norm(b.r) > tolerance*b.size) }

// step makes one step of two products; false when the iteration broke down.
func (b *bicgstab) step(tolerance float64) bool {
	b.times(b.v, b.y, b.dir)
	along := floats.Dot(b.shadow, b.v)
	if along == 0 || math.IsNaN(along) {
		return false
	}
	alpha := b.rho / along
	floats.AddScaled(b.x, alpha, b.y)
	floats.AddScaled(b.r, -alpha, b.v) // s of the paper
	if b.small(tolerance) {
		return true
	}
	b.times(b.t, b.z, b.r)
	width := floats.Dot(b.t, b.t)
	omega := floats.Dot(b.t, b.r) / width
	if width == 0 || omega == 0 || math.IsNaN(omega) {
		return false
	}
	floats.AddScaled(b.x, omega, b.z)
	floats.AddScaled(b.r, -omega, b.t)
	rho := floats.Dot(b.shadow, b.r)
	if rho == 0 || math.IsNaN(rho) {
		return false
	}
	beta := rho / b.rho * (alpha / omega)
	for k := range b.dir {
		b.dir[k] = b.r[k] + beta*(b.dir[k]-omega*b.v[k])
	}
	b.rho = rho
	return true
}

func (b *bicgstab) times(dst, by, d []float64) {
	b.sweep.times(dst, by, d)
	b.products++
}

// norm is the Euclidean length, free of overflow.
func norm(v []float64) float64 {
	largest := 0.0
	for _, x := range v {
		largest = max(largest, math.Abs(x))
	}
	if largest == 0 || math.IsInf(largest, 0) || math.IsNaN(largest) {
		return largest
	}
	sum := 0.0
	for _, x := range v {
		x /= largest
		sum += x * x
	}
	return largest * math.Sqrt(sum)
}
