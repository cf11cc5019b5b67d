package structure

import (
	"iter"
	"math/bits"
)

// quad is as many bits as are counted at a time without a loop: a panel of
// regions hardly ever has more.
type quad [4]uint64

const quadBits = 256

// bitRows is a matrix of bits. The first quad of every row comes first, then the
// second of every row and so on, so that counting what one row has in common with
// others runs through memory without a gap.
type bitRows struct {
	rows, width int
	bits        []quad
}

func newBitRows(rows, width int) bitRows {
	return bitRows{rows: rows, width: width, bits: make([]quad, rows*((width+quadBits-1)/quadBits))}
}

// word is where bits at to at+63 of row k are, at being a multiple of 64.
func (b bitRows) word(k, at int) *uint64 { return &b.bits[at/quadBits*b.rows+k][at/64%len(quad{})] }

func (b bitRows) set(k, at int) { *b.word(k, at) |= 1 << (at & 63) }

func (b bitRows) has(k, at int) bool { return *b.word(k, at)>>(at&63)&1 == 1 }

// fill sets the bits of row k whose value passes.
func (b bitRows) fill(k int, v []float64, passes func(float64) bool) {
	for w := 0; w < len(v); w += 64 {
		var word uint64
		for at, x := range v[w:min(w+64, len(v))] {
			if passes(x) {
				word |= 1 << at
			}
		}
		*b.word(k, w) = word
	}
}

// ones are the places of the set bits of row k, ascending.
func (b bitRows) ones(k int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for at := 0; at < b.width; at += 64 {
			for w := *b.word(k, at); w != 0; w &= w - 1 {
				if !yield(at + bits.TrailingZeros64(w)) {
					return
				}
			}
		}
	}
}

// common counts the bits that row k has in common with each of the first len(dst)
// rows.
func (b bitRows) common(dst []float64, k int) {
	for at := 0; at < len(b.bits); at += b.rows {
		x := &b.bits[at+k]
		x0, x1, x2, x3 := x[0], x[1], x[2], x[3]
		rows := b.bits[at:][:len(dst)]
		for j := range rows {
			y := &rows[j]
			n := bits.OnesCount64(x0&y[0]) + bits.OnesCount64(x1&y[1]) + bits.OnesCount64(x2&y[2]) + bits.OnesCount64(x3&y[3])
			if at == 0 {
				dst[j] = float64(n)
			} else {
				dst[j] += float64(n)
			}
		}
	}
}

// links are the set bits of rows as ascending lists.
type links struct {
	start []int32 // by row, and the end of the last
	to    []int32
}

func (l links) of(k int) []int32 { return l.to[l.start[k]:l.start[k+1]] }

func (l links) rows() int { return len(l.start) - 1 }

func (b bitRows) links() links {
	count := 0
	for _, q := range b.bits {
		for _, w := range q {
			count += bits.OnesCount64(w)
		}
	}
	l := links{start: make([]int32, b.rows+1), to: make([]int32, 0, count)}
	for k := range b.rows {
		for at := range b.ones(k) {
			l.to = append(l.to, int32(at)) //nolint:gosec // a panel's cells are limited far below 2³¹
		}
		l.start[k+1] = int32(len(l.to)) //nolint:gosec // as above
	}
	return l
}

// turned are the links from the other side, of which there are n.
func (l links) turned(n int) links {
	t := links{start: make([]int32, n+1), to: make([]int32, len(l.to))}
	for _, j := range l.to {
		t.start[j+1]++
	}
	for j := range n {
		t.start[j+1] += t.start[j]
	}
	next := append([]int32(nil), t.start...)
	for k := range l.rows() {
		for _, j := range l.of(k) {
			t.to[next[j]] = int32(k)
			next[j]++
		}
	}
	return t
}
