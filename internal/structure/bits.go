package structure

import "math/bits"

// wordBlock is the number of words that rows of bits are padded to a multiple
// of, so that products of them run four words at a time without a remainder.
const wordBlock = 4

// bitRows is a matrix of bits, each row in its own words.
type bitRows struct {
	rows, width, words int
	bits               []uint64
}

func newBitRows(rows, width int) bitRows {
	words := (width + 64*wordBlock - 1) / (64 * wordBlock) * wordBlock
	return bitRows{rows: rows, width: width, words: words, bits: make([]uint64, rows*words)}
}

func (b bitRows) row(k int) []uint64 { return b.bits[k*b.words : (k+1)*b.words] }

func (b bitRows) set(k, at int) { b.bits[k*b.words+at>>6] |= 1 << (at & 63) }

func (b bitRows) has(k, at int) bool { return b.bits[k*b.words+at>>6]>>(at&63)&1 == 1 }

// fill sets the bits of row k whose value passes.
func (b bitRows) fill(k int, v []float64, passes func(float64) bool) {
	row := b.row(k)
	for w := 0; w*64 < len(v); w++ {
		var word uint64
		for at, x := range v[w*64 : min(w*64+64, len(v))] {
			if passes(x) {
				word |= 1 << at
			}
		}
		row[w] = word
	}
}

// common counts the bits that row k has in common with each of len(dst) rows
// from a place on.
func (b bitRows) common(dst []float64, k, from int) {
	var counts [tile]int
	n := counts[:len(dst)]
	for w := 0; w < b.words; w += wordBlock {
		x := (*[wordBlock]uint64)(b.row(k)[w:])
		at := from*b.words + w
		for j := range n {
			y := (*[wordBlock]uint64)(b.bits[at:])
			n[j] += bits.OnesCount64(x[0]&y[0]) + bits.OnesCount64(x[1]&y[1]) +
				bits.OnesCount64(x[2]&y[2]) + bits.OnesCount64(x[3]&y[3])
			at += b.words
		}
	}
	for j, c := range n {
		dst[j] = float64(c)
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
	for _, w := range b.bits {
		count += bits.OnesCount64(w)
	}
	l := links{start: make([]int32, b.rows+1), to: make([]int32, 0, count)}
	for k := range b.rows {
		for at, w := range b.row(k) {
			for ; w != 0; w &= w - 1 {
				l.to = append(l.to, int32(at*64+bits.TrailingZeros64(w))) //nolint:gosec // a panel's cells are limited far below 2³¹
			}
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
