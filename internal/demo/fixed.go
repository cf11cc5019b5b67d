package demo

import (
	"cmp"
	"math/bits"
	"slices"
)

// Everything is computed in whole numbers: floating-point sums and powers may
// differ between processors, and the demo region must be the same everywhere.
const (
	one   = 1_000_000 // a factor of 1: paths and ratios count millionths
	mille = 1_000     // growth rates count thousandths a year
	cent  = 100       // multipliers in the tables are percentages
)

// scale gives a·num/den, rounded half up, without overflow in between. All
// arguments are ≥ 0 and den > 0; a result beyond 63 bits is cut off there.
func scale(a, num, den int64) int64 {
	const most = 1<<63 - 1
	divisor := uint64(den)                       //nolint:gosec // den > 0
	hi, lo := bits.Mul64(uint64(a), uint64(num)) //nolint:gosec // both ≥ 0
	lo, carry := bits.Add64(lo, divisor/2, 0)
	hi += carry
	if hi >= divisor {
		return most
	}
	q, _ := bits.Div64(hi, lo, divisor)
	return int64(min(q, most))
}

// apportion divides a total among weights so that the parts are whole and sum
// to it exactly: largest remainder (Hamilton), ties to the earlier part.
// Weights of zero get nothing; if all are zero the first part gets all.
func apportion(total int64, weights []int64) []int64 {
	parts := make([]int64, len(weights))
	var sum int64
	for _, w := range weights {
		sum += w
	}
	if len(parts) == 0 || total == 0 {
		return parts
	}
	if sum == 0 {
		parts[0] = total
		return parts
	}
	type claim struct {
		part      int
		remainder uint64
	}
	claims := make([]claim, len(weights))
	left := total
	for i, w := range weights {
		hi, lo := bits.Mul64(uint64(total), uint64(w)) //nolint:gosec // both ≥ 0
		q, r := bits.Div64(hi, lo, uint64(sum))
		parts[i], claims[i] = int64(q), claim{i, r} //nolint:gosec // at most the total
		left -= parts[i]
	}
	slices.SortStableFunc(claims, func(a, b claim) int { return cmp.Compare(b.remainder, a.remainder) })
	for _, c := range claims[:left] {
		parts[c.part]++
	}
	return parts
}

// chance gives random numbers by name instead of by turn: the same seed and
// names give the same number, whatever was drawn before.
type chance uint64

// Purposes keep draws about the same cell apart.
const (
	drawMix    = iota + 1 // how much of an industry a place has
	drawSize              // how large its establishments are
	drawYield             // what a worker there sells
	drawEarly             // drift of growth before the break
	drawLate              // drift of growth after it
	drawBreak             // year of the break
	drawRound             // where the rounding of establishments falls
	drawYear              // noise of one year
	drawMonth             // noise of one month
	drawSeason            // turn of the season
)

// at mixes names into the seed (splitmix64 finaliser).
func (c chance) at(purpose int, names ...string) chance {
	h := uint64(c) + uint64(purpose)*0x9E3779B97F4A7C15 //nolint:gosec // purposes are small
	for _, n := range names {
		for i := range len(n) {
			h = (h ^ uint64(n[i])) * 0x100000001B3
		}
		h = mix(h + 0x9E3779B97F4A7C15)
	}
	return chance(mix(h))
}

func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xBF58476D1CE4E5B9
	h = (h ^ h>>27) * 0x94D049BB133111EB
	return h ^ h>>31
}

// between draws from lo to hi, both included.
func (c chance) between(lo, hi int64) int64 {
	return lo + int64(uint64(c)%uint64(hi-lo+1)) //nolint:gosec // a small span
}

// around draws between −width and +width, nearer to zero more often.
func (c chance) around(width int64) int64 {
	a := c.between(-width, width)
	b := chance(mix(uint64(c))).between(-width, width)
	return (a + b) / 2
}
