package structure

import (
	"math"

	"naru/internal/core"
)

// Totals are published wholes that stand in for the sums of a table: the
// totals of regions, the row of the nation, the grand total. A nil slice or a
// NaN entry means that none is published and the sum of the cells is taken, so
// one suppressed cell does not blank a region whose total is known, and a
// nation that is more than the loaded regions can be the reference.
type Totals struct {
	Regions    []float64 // by region: E_r.
	Industries []float64 // by industry: E_.i, the national row
	All        float64   // E_..; 0 or NaN when not published
}

// Margins are the wholes that shares are taken of. They come from Margins or
// MarginsWith of the same table.
type Margins struct {
	Regions    []float64 // E_r., by region
	Industries []float64 // E_.i, by industry of the reference
	All        float64   // E_.., of the reference
}

// sumBlocks is into how many blocks of rows the sums of a table are cut, at
// most. It is fixed, so that the order of addition is too.
const sumBlocks = 16

// Margins are the sums of the table itself. A sum with an NA cell is NA.
func (t Table) Margins() Margins {
	rows, n := len(t.Regions), len(t.Industries)
	m := Margins{Regions: make([]float64, rows), Industries: make([]float64, n)}
	size := (rows + sumBlocks - 1) / sumBlocks
	parts := make([][]float64, blockCount(rows, size))
	spread(rows, size, len(t.V), func(block, lo, hi int) {
		part := make([]float64, n)
		r := lo
		for ; r+4 <= hi; r += 4 {
			t.addFourRows(r, m.Regions, part)
		}
		for ; r < hi; r++ {
			for i, e := range t.Row(r) {
				m.Regions[r] += e
				part[i] += e
			}
		}
		parts[block] = part
	})
	for _, part := range parts {
		for i, e := range part {
			m.Industries[i] += e
		}
	}
	m.All = sum(m.Industries)
	return m
}

// MarginsWith are the published totals where there are any, else the sums of
// the table. The grand total follows the reference row when none is published.
func (t Table) MarginsWith(known Totals) (Margins, error) {
	if err := known.fit(t); err != nil {
		return Margins{}, err
	}
	m := t.Margins()
	replace(m.Regions, known.Regions)
	replace(m.Industries, known.Industries)
	m.All = sum(m.Industries)
	if known.All > 0 {
		m.All = known.All
	}
	return m, nil
}

// maxTotal is what ten thousand million values of MaxValue sum to.
const maxTotal = 1e10 * MaxValue

func (k Totals) fit(t Table) error {
	if (k.Regions != nil && len(k.Regions) != len(t.Regions)) ||
		(k.Industries != nil && len(k.Industries) != len(t.Industries)) {
		return core.Fail(core.Invalid,
			"공표된 합계의 개수가 표와 다릅니다. 지역 %d개, 산업 %d개에 맞추어 주십시오.",
			"The published totals do not fit the table of %d regions and %d industries.",
			len(t.Regions), len(t.Industries))
	}
	for _, list := range [][]float64{k.Regions, k.Industries, {k.All}} {
		for _, x := range list {
			if outOfRange(x, maxTotal) {
				return core.Fail(core.Invalid,
					"공표된 합계 %g은(는) 쓸 수 없습니다. 0이거나 1e-100 이상 1e110 이하여야 합니다.",
					"The published total %g must be 0 or from 1e-100 to 1e110.", x)
			}
		}
	}
	return nil
}

// ReferenceShares are E_.i/E_.., by industry; NA where the whole is zero or NA.
func (m Margins) ReferenceShares() []float64 {
	out := make([]float64, len(m.Industries))
	for i, e := range m.Industries {
		out[i] = ratio(e, m.All)
	}
	return out
}

func replace(dst, known []float64) {
	for k, x := range known {
		if !math.IsNaN(x) {
			dst[k] = x
		}
	}
}

// addFourRows adds rows r to r+3 to their regions' sums and to the columns'.
// Four at a time keep the processor from waiting for each addition.
func (t Table) addFourRows(r int, regions, columns []float64) {
	a, b, c, d := t.Row(r), t.Row(r+1), t.Row(r+2), t.Row(r+3)
	b, c, d, columns = b[:len(a)], c[:len(a)], d[:len(a)], columns[:len(a)]
	var sa, sb, sc, sd float64
	for i, e := range a {
		sa += e
		sb += b[i]
		sc += c[i]
		sd += d[i]
		columns[i] += (e + b[i]) + (c[i] + d[i])
	}
	regions[r], regions[r+1], regions[r+2], regions[r+3] = sa, sb, sc, sd
}

func sum(v []float64) float64 {
	s := 0.0
	for _, x := range v {
		s += x
	}
	return s
}

// ratio is a/b, NA unless b > 0.
func ratio(a, b float64) float64 {
	if b > 0 {
		return a / b
	}
	return math.NaN()
}
