package structure

import "math"

// LQ is the location quotient (E_ri/E_r.)/(E_.i/E_..) of every cell, row-major
// like t.V: 1 means the reference's own share. NA where the cell is NA, where
// the region's or the industry's whole is zero or NA.
//
// It is computed as E_ri·E_.. / (E_r.·E_.i), which is exact for counts until the
// one division: a region with exactly the reference's share gets exactly 1.
//
// Source: Florence (1939); Isard (1960), Methods of Regional Analysis, ch. 7.
func LQ(t Table, m Margins) []float64 {
	out := make([]float64, len(t.V))
	LQInto(out, t, m)
	return out
}

// LQInto is LQ written to dst, which has the length of t.V: for one table after
// another without new memory.
func LQInto(dst []float64, t Table, m Margins) {
	all := positive(m.All)
	eachCell(dst, t, m, func(dst, row, ref []float64, region float64) {
		for i, e := range row {
			dst[i] = e * all / (region * ref[i])
		}
	})
}

// RSCA is the revealed symmetric comparative advantage (LQ−1)/(LQ+1) ∈ [−1, 1).
//
// Source: Laursen (1998), DRUID Working Paper 98-30.
func RSCA(lq []float64) []float64 {
	out := make([]float64, len(lq))
	for k, q := range lq {
		out[k] = (q - 1) / (q + 1)
	}
	return out
}

// AdditiveLQ is E_ri/E_.i − E_r./E_.. of every cell, row-major: the region's part
// of the industry less its part of everything, 0 meaning the reference's share.
//
// Source: Hoen and Oosterhaven (2006), Annals of Regional Science 40.
func AdditiveLQ(t Table, m Margins) []float64 {
	out := make([]float64, len(t.V))
	all := positive(m.All)
	eachCell(out, t, m, func(dst, row, ref []float64, region float64) {
		part := region / all
		for i, e := range row {
			dst[i] = e/ref[i] - part
		}
	})
	return out
}

// RegionShares are s_ri = E_ri/E_r. of every cell, row-major.
func RegionShares(t Table, m Margins) []float64 {
	out := make([]float64, len(t.V))
	eachCell(out, t, m, func(dst, row, _ []float64, region float64) {
		for i, e := range row {
			dst[i] = e / region
		}
	})
	return out
}

// eachCell fills a row-major result row by row. Rows whose whole is zero or NA are
// set aside as NA; f sees the reference row with its zeros turned into NA.
func eachCell(out []float64, t Table, m Margins, f func(dst, row, ref []float64, region float64)) {
	n := len(t.Industries)
	ref := make([]float64, n)
	for i, x := range m.Industries {
		ref[i] = positive(x)
	}
	spread(len(t.Regions), max(1, smallTable/max(n, 1)), len(t.V), func(_, lo, hi int) {
		for r := lo; r < hi; r++ {
			dst := out[r*n : (r+1)*n : (r+1)*n]
			if !(m.Regions[r] > 0) {
				fillNA(dst)
				continue
			}
			f(dst, t.Row(r), ref[:len(dst)], m.Regions[r])
		}
	})
}

// positive is x, NA unless x > 0.
func positive(x float64) float64 {
	if x > 0 {
		return x
	}
	return math.NaN()
}

func fillNA(v []float64) {
	for k := range v {
		v[k] = math.NaN()
	}
}
