package structure

import (
	"math"

	lapack "gonum.org/v1/gonum/lapack/gonum"
)

// A symmetric matrix is given by what it does to a vector: y = A x.
type symmetric struct {
	n     int
	times func(y, x []float64)
}

const (
	// lanczosVectors are kept before the search starts again from the best vector
	// so far, which it may do lanczosRounds times.
	lanczosVectors = 400
	lanczosRounds  = 20

	// The residuals ‖A v − λ v‖ at which a search ends. The error of λ is of the
	// order of the square of its residual.
	exactVector = 2e-15
	exactValue  = 1e-8
)

// largest finds the largest eigenvalue of a and its vector of length 1 among the
// vectors at right angles to the known ones, themselves of length 1 and at right
// angles. ok is false when there is no further vector or when the search did not
// settle.
//
// It is the Lanczos method with full reorthogonalisation, on one thread and from
// a fixed start, so that its bits are always the same. The start has a part along
// every eigenvector unless by an accident of measure zero. An eigenvalue of
// multiplicity two is found twice: the second search keeps away from the first
// vector.
//
// Source: Parlett (1998), The Symmetric Eigenvalue Problem, ch. 13.
func (a symmetric) largest(known [][]float64, residual float64) (value float64, vector []float64, ok bool) {
	if a.n <= len(known) {
		return 0, nil, false
	}
	// Another start than that of the search before, whose part along a double
	// eigenvalue's second vector went into the first.
	vector = scattered(a.n, len(known))
	for range lanczosRounds {
		var settled bool
		if value, vector, settled = a.lanczos(vector, known, residual); settled {
			return value, vector, true
		}
	}
	return value, vector, false
}

// scattered is a fixed vector without pattern (splitmix64), another for each stream.
func scattered(n, stream int) []float64 {
	v := make([]float64, n)
	state := uint64(stream) << 32 //nolint:gosec // a count of vectors
	for k := range v {
		state += 0x9e3779b97f4a7c15
		x := state
		x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
		x = (x ^ x>>27) * 0x94d049bb133111eb
		x ^= x >> 31
		v[k] = float64(x>>11)/(1<<53) - .5
	}
	return v
}

// lanczos spans a Krylov space from start and gives its best pair.
func (a symmetric) lanczos(start []float64, known [][]float64, residual float64) (value float64, vector []float64, settled bool) {
	const nothing = 1e-14 // of a vector that was of length 1 at most
	v := append([]float64(nil), start...)
	leave(v, known)
	leave(v, known)
	basis := [][]float64{scaled(v, 1/norm(v))}
	var diagonal, beside []float64
	for check := 8; ; {
		q := basis[len(basis)-1]
		w := make([]float64, a.n)
		a.times(w, q)
		diagonal = append(diagonal, dot(q, w))
		leave(w, known)
		leave(w, basis)
		leave(w, known)
		leave(w, basis)
		length := norm(w)
		size := len(basis)
		full := size >= a.n-len(known) || length <= nothing
		if full || size >= check || size >= lanczosVectors {
			theta, z := topOfTridiagonal(diagonal, beside)
			if full || size >= lanczosVectors || length*math.Abs(z[size-1]) <= residual {
				return theta, combined(basis, z), full || length*math.Abs(z[size-1]) <= residual
			}
			check = size + size/4
		}
		beside = append(beside, length)
		basis = append(basis, scaled(w, 1/length))
	}
}

// topOfTridiagonal is the largest eigenvalue of a symmetric tridiagonal matrix
// with its vector of length 1, by inverse iteration.
func topOfTridiagonal(diagonal, beside []float64) (value float64, vector []float64) {
	n := len(diagonal)
	var impl lapack.Implementation
	d, e := append([]float64(nil), diagonal...), append([]float64(nil), beside...)
	impl.Dsterf(n, d, e) // ascending; it always ends for matrices this tame
	value = d[n-1]
	vector = scattered(n, 0)
	shift := value + 4e-16*max(1, math.Abs(value))
	for range 3 {
		lower, upper := append([]float64(nil), beside...), append([]float64(nil), beside...)
		for k := range n {
			d[k] = diagonal[k] - shift
		}
		previous := append([]float64(nil), vector...)
		if !impl.Dgtsv(n, 1, lower, d, upper, vector, 1) || !(norm(vector) > 0) {
			shift += 1e-15 * max(1, math.Abs(shift)) // hit the eigenvalue exactly
			vector = previous
			continue
		}
		vector = scaled(vector, 1/norm(vector))
	}
	return value, scaled(vector, 1/norm(vector))
}

// leave takes the parts along the given vectors out of v.
func leave(v []float64, basis [][]float64) {
	for _, q := range basis {
		along := dot(q, v)
		for k, x := range q {
			v[k] -= along * x
		}
	}
}

// dot adds in four lanes, always in the same order.
func dot(a, b []float64) float64 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float64
	k := 0
	for ; k+4 <= len(a); k += 4 {
		s0 += a[k] * b[k]
		s1 += a[k+1] * b[k+1]
		s2 += a[k+2] * b[k+2]
		s3 += a[k+3] * b[k+3]
	}
	for ; k < len(a); k++ {
		s0 += a[k] * b[k]
	}
	return (s0 + s1) + (s2 + s3)
}

func norm(v []float64) float64 { return math.Sqrt(dot(v, v)) }

func scaled(v []float64, by float64) []float64 {
	for k := range v {
		v[k] *= by
	}
	return v
}

func combined(basis [][]float64, z []float64) []float64 {
	v := make([]float64, len(basis[0]))
	for at, q := range basis {
		for k, x := range q {
			v[k] += z[at] * x
		}
	}
	return scaled(v, 1/norm(v))
}
