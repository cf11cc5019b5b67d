package structure

import "iter"

// stripWidth is how many columns of the relatedness are summed at a time: as many
// as a line of the cache holds and as registers can gather.
const stripWidth = 8

// strip is a few columns of a matrix of industries, row by row: small enough to
// stay in the cache while all regions pass by. Columns beyond the last are anything.
type strip [][stripWidth]float64

// stripsAtOnce is how many strips one thread takes, one after the other.
const stripsAtOnce = 4

// spreadStrips cuts m into strips and lets f, on several threads, go through some
// of them: the first of their columns and the strip, good until the next. Rows of
// industries that are related to none are zero.
func (m *Relatedness) spreadStrips(f func(strips iter.Seq2[int, strip])) {
	n := len(m.Industries)
	spread(n, stripsAtOnce*stripWidth, n*n, func(_, lo, hi int) {
		s := make(strip, n)
		f(func(yield func(int, strip) bool) {
			for ; lo < hi; lo += stripWidth {
				m.copyStrip(s, lo)
				if !yield(lo, s) {
					return
				}
			}
		})
	})
}

// copyStrip writes the columns from lo on to dst: what lies above the diagonal from
// their rows, what lies below from the other rows.
func (m *Relatedness) copyStrip(dst strip, lo int) {
	for k := lo; k < min(lo+stripWidth, len(dst)); k++ {
		for j, x := range m.upTo(k) {
			dst[j][k-lo] = x
		}
	}
	for j := lo; j < len(dst); j++ {
		copy(dst[j][:], m.upTo(j)[lo:])
	}
	for j, why := range m.Why {
		if why != Defined {
			dst[j] = [stripWidth]float64{}
		}
	}
}

// sum adds the listed rows in the order of the list.
func (s strip) sum(list []int32) [stripWidth]float64 {
	var s0, s1, s2, s3, s4, s5, s6, s7 float64
	for _, j := range list {
		row := &s[j]
		s0 += row[0]
		s1 += row[1]
		s2 += row[2]
		s3 += row[3]
		s4 += row[4]
		s5 += row[5]
		s6 += row[6]
		s7 += row[7]
	}
	return [stripWidth]float64{s0, s1, s2, s3, s4, s5, s6, s7}
}

// weighted writes to dst the rows multiplied by their weights. A row whose weight
// is NA becomes zero.
func (s strip) weighted(dst strip, weights []float64) {
	for j, by := range weights {
		if !(by == by) {
			dst[j] = [stripWidth]float64{}
			continue
		}
		for k, x := range s[j] {
			dst[j][k] = by * x
		}
	}
}
