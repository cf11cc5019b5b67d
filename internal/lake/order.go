package lake

import (
	"slices"
	"sort"
	"sync"
)

// key is one sort column of a batch: texts holds its distinct labels in order,
// rank maps the batch's dictionary codes to places in texts.
type key struct {
	column int // in the file
	texts  []string
	rank   []uint32
	wide   []uint32 // the codes, in one of two widths
	narrow []uint16
}

func newKey(column int, labels []string, wide []uint32, narrow []uint16) *key {
	texts := slices.Clone(labels)
	slices.Sort(texts)
	texts = slices.Compact(texts)
	rank := make([]uint32, len(labels))
	for i, l := range labels {
		at, _ := slices.BinarySearch(texts, l)
		rank[i] = uint32(at)
	}
	return &key{column: column, texts: texts, rank: rank, wide: wide, narrow: narrow}
}

// at gives the rank of a row's label.
func (k *key) at(row uint32) uint32 {
	if k.wide != nil {
		return k.rank[k.wide[row]]
	}
	return k.rank[k.narrow[row]]
}

// gather writes the ranks of the given rows.
func (k *key) gather(dst, rows []uint32) {
	if k.wide != nil {
		for i, r := range rows {
			dst[i] = k.rank[k.wide[r]]
		}
		return
	}
	for i, r := range rows {
		dst[i] = k.rank[k.narrow[r]]
	}
}

// append folds the key into digits that start at row lo, as the next place of
// a mixed-radix number.
func (k *key) appendTo(digits []uint32, lo int) {
	base := uint32(len(k.texts))
	if k.wide != nil {
		for i, c := range k.wide[lo : lo+len(digits)] {
			digits[i] = digits[i]*base + k.rank[c]
		}
		return
	}
	for i, c := range k.narrow[lo : lo+len(digits)] {
		digits[i] = digits[i]*base + k.rank[c]
	}
}

// maxBuckets bounds one counting pass, so that its counters stay in the cache.
const maxBuckets = 1 << 19

// sortRows gives the rows of a batch in the order of the keys, first key
// first. It is a least-significant-digit counting sort: neighbouring keys are
// folded into one digit as long as the digit stays small, so that a national
// table takes two passes over its rows.
func sortRows(n int, keys []*key, workers int) []uint32 {
	order := make([]uint32, n)
	for i := range order {
		order[i] = uint32(i)
	}
	var spare, digits []uint32
	for last := len(keys); last > 0; {
		first, buckets := last-1, len(keys[last-1].texts)
		for first > 0 && buckets*len(keys[first-1].texts) <= maxBuckets {
			first--
			buckets *= len(keys[first].texts)
		}
		if buckets > 1 {
			if digits == nil {
				digits, spare = make([]uint32, n), make([]uint32, n)
			}
			split(n, workers, func(_, lo, hi int) {
				clear(digits[lo:hi])
				for _, k := range keys[first:last] {
					k.appendTo(digits[lo:hi], lo)
				}
			})
			scatter(spare, order, digits, buckets, workers)
			order, spare = spare, order
		}
		last = first
	}
	return order
}

// scatter is one stable counting pass. Each worker counts and later places its
// own stretch of the input; its places follow those of the workers before it.
func scatter(dst, src, digits []uint32, buckets, workers int) {
	counts := make([][]uint32, workers)
	split(len(src), workers, func(w, lo, hi int) {
		c := make([]uint32, buckets)
		for _, row := range src[lo:hi] {
			c[digits[row]]++
		}
		counts[w] = c
	})
	next := uint32(0)
	for b := range buckets {
		for _, c := range counts {
			if c != nil {
				c[b], next = next, next+c[b]
			}
		}
	}
	split(len(src), workers, func(w, lo, hi int) {
		c := counts[w]
		for _, row := range src[lo:hi] {
			d := digits[row]
			dst[c[d]] = row
			c[d]++
		}
	})
}

// split cuts 0…n into stretches and works on them at the same time.
func split(n, workers int, work func(worker, lo, hi int)) {
	var wg sync.WaitGroup
	for w := range workers {
		lo, hi := n*w/workers, n*(w+1)/workers
		if lo < hi {
			wg.Go(func() { work(w, lo, hi) })
		}
	}
	wg.Wait()
}

// Row groups are cut where a period ends once they have periodRows rows, and
// where a measure ends once they have measureRows: large enough to compress,
// small enough that a reader of one measure or one year skips the others.
const (
	periodRows  = 1 << 17
	measureRows = 1 << 12
	mostRows    = 1 << 20
)

// groups cuts sorted rows into row groups; it gives their ends.
func groups(order []uint32, measure, period *key) []int {
	var ends []int
	start, at := 0, 0
	for at < len(order) {
		m, p := measure.at(order[at]), period.at(order[at])
		at += sort.Search(len(order)-at, func(i int) bool {
			row := order[at+i]
			return measure.at(row) != m || period.at(row) != p
		})
		for at-start > mostRows {
			start += mostRows
			ends = append(ends, start)
		}
		full := at-start >= periodRows
		if at < len(order) && measure.at(order[at]) != m {
			full = at-start >= measureRows
		}
		if full || at == len(order) {
			ends = append(ends, at)
			start = at
		}
	}
	return ends
}
