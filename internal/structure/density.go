package structure

import "math"

// Density is how much of what is related to an industry a region holds already:
// ω_ri = Σ_j M_rj φ_ij / Σ_j φ_ij ∈ [0, 1], for every cell. Whether an industry
// counts as its own neighbour is settled by how m was made.
//
// An unknown cell of M is left out of both sums of its region. NA where the
// region or the industry is set aside and where the divisor is zero.
//
// Source: Hidalgo et al. (2007), Science 317.
func Density(p *Presence, m *Relatedness) Cells {
	n := len(p.Industries)
	out := newCells(len(p.Regions) * n)
	reach := p.reach(m)
	spread(n, windowWidth, len(p.Regions)*n, func(_, lo, hi int) {
		w := window{m, lo, hi}
		for r := range p.Regions {
			dst := out.V[r*n+lo : r*n+hi]
			w.add(dst, p.heldBy.of(r), nil)
			for k := range dst {
				dst[k] = ratio(dst[k], reach[r][lo+k])
			}
		}
	})
	out.explain(n, func(r, i int) Reason { return p.whyNear(m, r, i) })
	return out
}

// reach is Σ_j φ_ij by region and industry: the whole that density is a part of.
// Regions without unknown cells share one.
func (p *Presence) reach(m *Relatedness) [][]float64 {
	live := m.live()
	whole := m.sums(live)
	blank := m.sums(nil)
	out := make([][]float64, len(p.Regions))
	for r := range out {
		switch {
		case p.RegionWhy[r] != Defined:
			out[r] = blank
		case p.gappy[r]:
			out[r] = m.sums(p.seen(r, live))
		default:
			out[r] = whole
		}
	}
	return out
}

// sums are Σ_j φ_ij over the listed industries.
func (m *Relatedness) sums(list []int32) []float64 {
	out := make([]float64, len(m.Industries))
	spread(len(out), windowWidth, len(list)*len(out), func(_, lo, hi int) {
		window{m, lo, hi}.add(out[lo:hi], list, nil)
	})
	return out
}

// whyNear tells why the surroundings of a cell have no value.
func (p *Presence) whyNear(m *Relatedness, r, i int) Reason {
	switch {
	case p.RegionWhy[r] != Defined:
		return p.RegionWhy[r]
	case m.Why[i] != Defined:
		return m.Why[i]
	case p.gappy[r]:
		return NoValue
	default:
		return Unrelated
	}
}

// explain gives every NA its reason; n is the number of industries.
func (c Cells) explain(n int, why func(r, i int) Reason) {
	for k, x := range c.V {
		if math.IsNaN(x) {
			c.Why[k] = why(k/n, k%n)
		}
	}
}

// live are the industries that have a relatedness.
func (m *Relatedness) live() []int32 {
	var out []int32
	for i, why := range m.Why {
		if why == Defined {
			out = append(out, int32(i)) //nolint:gosec // a panel's cells are limited far below 2³¹
		}
	}
	return out
}

// seen are those of the industries whose cell in region r is known.
func (p *Presence) seen(r int, industries []int32) []int32 {
	out := make([]int32, 0, len(industries))
	for _, i := range industries {
		if !p.gaps.has(r, int(i)) {
			out = append(out, i)
		}
	}
	return out
}

// windowWidth is how many columns of the relatedness are summed at a time, few
// enough that they stay in the cache while all regions pass by.
const windowWidth = 64

// window is a range of columns of the relatedness.
type window struct {
	m      *Relatedness
	lo, hi int
}

func (w window) row(i int32) []float64 {
	at := int(i) * len(w.m.Industries)
	return w.m.V[at+w.lo : at+w.hi : at+w.hi]
}

// add adds Σ_j weight_j φ_ij over the listed industries to dst, by column; no
// weights are weights of one. Industries that are related to none are skipped.
// Four rows at a time keep the processor from waiting for each addition.
func (w window) add(dst []float64, list []int32, weight []float64) {
	var rows [4][]float64
	var by [4]float64
	filled := 0
	for _, j := range list {
		if w.m.Why[j] != Defined {
			continue
		}
		rows[filled], by[filled] = w.row(j), 1
		if weight != nil {
			by[filled] = weight[j]
		}
		if filled++; filled < len(rows) {
			continue
		}
		filled = 0
		a, b, c, d := rows[0][:len(dst)], rows[1][:len(dst)], rows[2][:len(dst)], rows[3][:len(dst)]
		if weight == nil {
			for k := range dst {
				dst[k] += (a[k] + b[k]) + (c[k] + d[k])
			}
			continue
		}
		for k := range dst {
			dst[k] += (by[0]*a[k] + by[1]*b[k]) + (by[2]*c[k] + by[3]*d[k])
		}
	}
	for f := range filled {
		for k, x := range rows[f][:len(dst)] {
			dst[k] += by[f] * x
		}
	}
}
