package structure

import (
	"math"
	"unicode/utf8"
)

// entropy is −Σ s log2 s in bits, a share of zero adding nothing.
func entropy(s []float64) float64 {
	h := 0.0
	for _, x := range s {
		if x != 0 {
			h -= x * math.Log2(x)
		}
	}
	return h + 0 // −0 for a single industry reads badly
}

// variety splits the entropy of s into what lies between groups (unrelated) and
// what lies within them, weighted by the group's share (related).
func variety(s []float64, group []int, groups int) (unrelated, related float64) {
	whole := make([]float64, groups)
	for i, x := range s {
		whole[group[i]] += x
	}
	for i, x := range s {
		if x != 0 {
			related += x * math.Log2(whole[group[i]]/x)
		}
	}
	return entropy(whole), related
}

// groupByPrefix numbers the groups of codes that share their first letters, in
// order of appearance. A prefix of zero or less puts every code in one group.
func groupByPrefix(codes []string, prefix int) (group []int, groups int) {
	seen := map[string]int{}
	group = make([]int, len(codes))
	for i, c := range codes {
		key := firstLetters(c, prefix)
		g, ok := seen[key]
		if !ok {
			g = len(seen)
			seen[key] = g
		}
		group[i] = g
	}
	return group, len(seen)
}

func firstLetters(s string, n int) string {
	end := 0
	for range n {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return s[:end]
}
