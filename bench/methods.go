package main

import "time"

// rounding is the agreement asked of two programs that compute the same in double
// precision. The worst conditioned of the results is the second eigenvector: a
// dense solver errs by some n·2⁻⁵³ over the gap to the third eigenvalue, 1e-13 over
// 1e-2 or more in these tables. A convention that differs shows at 1e-3 and above.
var rounding = agreement{within: 1e-8}

// nearlySwept is the agreement that a cascade is asked for: each firm within 1% of
// the full sweep.
var nearlySwept = agreement{within: .01, each: true}

const gigabyte = 1 << 30

// methodWork is what is measured of related industries, input–output and the firm
// network.
func methodWork() []measurement {
	var list []measurement
	for _, c := range []struct {
		grid

		name       string
		goal, told time.Duration
	}{
		{oneYear, "1-year", 300 * time.Millisecond, 5800 * time.Millisecond},
		{threeYears, "3-years", 800 * time.Millisecond, 14500 * time.Millisecond},
		{trade, "trade", 200 * time.Millisecond, 3300 * time.Millisecond},
	} {
		list = append(list, complexityWork(c.grid, c.name, goal{time: c.goal}, c.told)...)
	}
	list = append(list,
		measurement{
			name: "gonum/product", work: "gonum: the product MᵀM", needs: []input{square.file()}, prepare: gonumProduct,
		},
		measurement{
			name: "proximity/relate", work: "proximity of 1,200 industries in 250 regions, specialisations known",
			needs: []input{square.file()}, peer: "gonum/product", agree: rounding,
			limit: goal{time: 5 * time.Millisecond}, prepare: proximity,
		},
	)
	list = append(list, sectorWork()...)
	for _, f := range []firmNetwork{small, smallHubs} {
		list = append(list, allFirmsWork(f)...)
	}
	for _, f := range []firmNetwork{large, largeHubs} {
		list = append(list, oneFirmWork(f)...)
	}
	return list
}
