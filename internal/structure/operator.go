package structure

import "math"

// operator is SSᵀ or SᵀS, whichever is smaller, with the square roots of its
// side's diversity or ubiquity: the direction of the trivial eigenvector.
func (n network) operator() (a symmetric, lengths []float64) {
	own, other := n.heldBy, n.holders
	if len(n.regions) > len(n.industries) {
		own, other = other, own
	}
	lengths = make([]float64, own.rows())
	for k := range lengths {
		lengths[k] = math.Sqrt(float64(len(own.of(k))))
	}
	size := own.rows()
	if size*size <= len(own.to) {
		return symmetric{n: size, times: multiplied(product(other, lengths))}, lengths
	}
	return symmetric{n: size, times: walked(own, other, lengths)}, lengths
}

// product writes the matrix out, row-major: entry (k, l) is the sum of
// 1/len(list) over the lists that have both, over their lengths.
func product(lists links, lengths []float64) []float64 {
	n := len(lengths)
	a := make([]float64, n*n)
	for j := range lists.rows() {
		list := lists.of(j)
		part := 1 / float64(len(list))
		for at, k := range list {
			row := a[int(k)*n : int(k)*n+n]
			for _, l := range list[:at+1] { // ascending: up to the diagonal
				row[l] += part
			}
		}
	}
	for k := range n {
		for l := range k + 1 {
			a[k*n+l] /= lengths[k] * lengths[l]
			a[l*n+k] = a[k*n+l]
		}
	}
	return a
}

// multiplied is the product with a matrix that is written out.
func multiplied(a []float64) func(y, x []float64) {
	return func(y, x []float64) {
		for k := range y {
			y[k] = dot(a[k*len(x):(k+1)*len(x)], x)
		}
	}
}

// walked is the product by way of the links, there and back: for a matrix with
// more entries than M has links.
func walked(own, other links, lengths []float64) func(y, x []float64) {
	start, mean := make([]float64, own.rows()), make([]float64, other.rows())
	return func(y, x []float64) {
		for k := range x {
			start[k] = x[k] / lengths[k]
		}
		gather(mean, other, start)
		for j := range mean {
			mean[j] /= float64(len(other.of(j)))
		}
		gather(y, own, mean)
		for k := range y {
			y[k] /= lengths[k]
		}
	}
}
