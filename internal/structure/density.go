package structure

import (
	"iter"
	"math"
	"slices"
)

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
	live := m.live()
	seen := p.seen(live)
	m.spreadStrips(func(strips iter.Seq2[int, strip]) {
		for lo, s := range strips {
			all := s.sum(live)
			for r := range p.Regions {
				dst := out.V[r*n+lo : r*n+min(lo+stripWidth, n)]
				if p.RegionWhy[r] != Defined {
					fillNA(dst)
					continue
				}
				held, whole := s.sum(p.heldBy.of(r)), all
				if p.gappy[r] {
					whole = s.sum(seen[r])
				}
				for k := range dst {
					dst[k] = min(ratio(held[k], whole[k]), 1) // not 1 and a rounding
				}
			}
		}
	})
	out.explain(n, func(r, i int) Reason { return p.whyNear(m, r, i) })
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

// seen are those of the industries whose cell in a region is known, for the
// regions that have unknown cells.
func (p *Presence) seen(industries []int32) [][]int32 {
	out := make([][]int32, len(p.Regions))
	for r, gappy := range p.gappy {
		if gappy {
			out[r] = slices.DeleteFunc(slices.Clone(industries), func(i int32) bool { return p.gaps.has(r, int(i)) })
		}
	}
	return out
}
