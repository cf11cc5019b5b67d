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
		w := m.window(lo, hi)
		for r := range p.Regions {
			dst := out.V[r*n+lo : r*n+hi]
			w.add(dst, p.heldBy.of(r))
			for k := range dst {
				dst[k] = min(ratio(dst[k], reach[r][lo+k]), 1) // not 1 and a rounding
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
		m.window(lo, hi).add(out[lo:hi], list)
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
			out = append(out, int32(i))
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

// window is a range of columns of a matrix of industries.
type window struct {
	v                  []float64
	stride, from, size int
	why                []Reason // rows with a reason are skipped
}

// window is a view of columns [lo, hi).
func (m *Relatedness) window(lo, hi int) window {
	return window{v: m.V, stride: len(m.Industries), from: lo, size: hi - lo, why: m.Why}
}

func (w window) row(i int32) []float64 {
	at := int(i)*w.stride + w.from
	return w.v[at : at+w.size : at+w.size]
}

// weighted is a copy of the window whose rows are multiplied by their weights.
// Rows without a weight become zero.
func (w window) weighted(weights []float64) window {
	out := window{v: make([]float64, len(weights)*w.size), stride: w.size, size: w.size, why: w.why}
	for i, by := range weights {
		if math.IsNaN(by) {
			continue
		}
		dst := out.v[i*w.size:]
		for k, x := range w.row(int32(i)) {
			dst[k] = by * x
		}
	}
	return out
}

// add adds the listed rows to dst, in the order of the list. Four at a time keep
// the processor from waiting for each addition.
func (w window) add(dst []float64, list []int32) {
	var rows [4][]float64
	filled := 0
	for _, j := range list {
		if w.why[j] != Defined {
			continue
		}
		rows[filled] = w.row(j)
		if filled++; filled < len(rows) {
			continue
		}
		filled = 0
		a, b, c, d := rows[0][:len(dst)], rows[1][:len(dst)], rows[2][:len(dst)], rows[3][:len(dst)]
		for k := range dst {
			dst[k] += (a[k] + b[k]) + (c[k] + d[k])
		}
	}
	for _, row := range rows[:filled] {
		for k, x := range row[:len(dst)] {
			dst[k] += x
		}
	}
}
