package diagnosis

import (
	"math"

	"naru/internal/core"
)

// Kind is how a number is to be written.
type Kind string

// The kinds of number, and of column.
const (
	KindAmount Kind = "amount" // in the unit of the measure, whole or with its own decimals
	KindCount  Kind = "count"  // a number of things
	KindRank   Kind = "rank"
	KindShare  Kind = "share"  // 0…1, written in %
	KindRate   Kind = "rate"   // growth as a share of the start, written in % with its sign
	KindPoints Kind = "points" // a difference of shares or rates, written in %p
	KindRatio  Kind = "ratio"  // LQ and the like, two or three decimals
	KindCode   Kind = "code"
	KindText   Kind = "text"
	KindPeriod Kind = "period"
)

// KeyFigure is one of the at most four numbers on top of a page. A value that
// is not defined is NaN.
type KeyFigure struct {
	ID         string
	Title      core.Text
	Value      float64
	Unit       core.Text
	Kind       Kind
	Period     core.Text
	Change     *Change
	Comparison *Comparator
	Evidence   core.Evidence
}

// Change is what became of a figure since an earlier period.
type Change struct {
	Value float64
	Kind  Kind // KindRate, KindPoints, KindCount or KindRatio
	Since core.Period
}

// Comparator is the same figure for what the region is held against. Of a count
// the English name says what is counted and follows the number.
type Comparator struct {
	Name  core.Text
	Value float64
	Kind  Kind
}

// amount writes a number with thousands separators and so many decimals.
func amount(x float64, decimals int) string { return core.Grouped(x, decimals, "−") }

// percent writes a share or rate with one decimal: −3.1%.
func percent(x float64) string { return amount(100*x, 1) + "%" }

// defined reports whether every number is.
func defined(xs ...float64) bool {
	for _, x := range xs {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return false
		}
	}
	return true
}
