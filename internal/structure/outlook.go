package structure

import "math"

// OutlookIndex is the complexity outlook COI_r = Σ_i (1 − M_ri) ω_ri PCI_i, less
// its mean and over its population standard deviation: how much complexity lies
// near to what a region does and is not done there yet. density is Density of
// the same presence. NA, with the reason, where the region has no ECI, and
// everywhere when all outlooks are equal. Industries without a PCI add nothing.
//
// Source: Hausmann, Hidalgo et al. (2014), The Atlas of Economic Complexity.
func OutlookIndex(p *Presence, c *Complexity, density Cells) (index []float64, why []Reason) {
	n := len(p.Industries)
	index, why = make([]float64, len(p.Regions)), append([]Reason(nil), c.RegionWhy...)
	var defined []float64
	for r := range index {
		if why[r] != Defined {
			index[r] = math.NaN()
			continue
		}
		for i, pci := range c.raw {
			if x := density.V[r*n+i]; !math.IsNaN(x*pci) && p.value(r, i) == 0 {
				index[r] += x * pci
			}
		}
		defined = append(defined, index[r])
	}
	if len(defined) == 0 {
		return index, why
	}
	mean, sd := meanAndSD(defined)
	for r := range index {
		switch {
		case why[r] != Defined:
		case sd <= noSpread*math.Abs(mean):
			index[r], why[r] = math.NaN(), Alike
		default:
			index[r] = (index[r] - mean) / sd
		}
	}
	return index, why
}

// OutlookGain is how much the complexity outlook of a region gains by an industry
// that it does not hold: COG_ri = (1 − M_ri) Σ_j (1 − M_rj) φ_ij PCI_j / Φ_j,
// with Φ_j = Σ_k φ_jk and PCI in standard deviations of the ECI before its mean
// is taken off. It is 0 for an industry that is held. Unknown cells are left out
// of the sums of their region; their own gain is NA, as is that of a region or an
// industry without an index.
//
// Source: Hausmann, Hidalgo et al. (2014); py-ecomplexity 0.5 for the norm.
func OutlookGain(p *Presence, m *Relatedness, c *Complexity) Cells {
	n := len(p.Industries)
	out := newCells(len(p.Regions) * n)
	shares := p.gainShares(m, c)
	spread(n, windowWidth, len(p.Regions)*n, func(_, lo, hi int) {
		p.gainWindow(out.V, m, c, shares, lo, hi)
	})
	out.explain(n, func(r, i int) Reason { return p.whyGain(m, c, r, i) })
	return out
}

// gainShares are PCI_j/Φ_j by region and industry, NA where either is not
// defined. Regions without unknown cells share one.
func (p *Presence) gainShares(m *Relatedness, c *Complexity) [][]float64 {
	reach := p.reach(m)
	out := make([][]float64, len(reach))
	for r := range out {
		if r > 0 && p.sharesReach(r, r-1) {
			out[r] = out[r-1]
			continue
		}
		out[r] = make([]float64, len(c.raw))
		for j, pci := range c.raw {
			out[r][j] = ratio(pci, reach[r][j])
		}
	}
	return out
}

// sharesReach reports whether two regions have the same reach.
func (p *Presence) sharesReach(a, b int) bool {
	return p.RegionWhy[a] == Defined && p.RegionWhy[b] == Defined && !p.gappy[a] && !p.gappy[b]
}

// gainWindow computes the gains of industries [lo, hi). What a region holds is
// mostly less than what it does not: then the sum over the rest is the sum over
// all less what is held.
func (p *Presence) gainWindow(gain []float64, m *Relatedness, c *Complexity, shares [][]float64, lo, hi int) {
	n := len(p.Industries)
	plain, live := m.window(lo, hi), m.live()
	var w window
	all := make([]float64, hi-lo)
	last := -1
	for r := range p.Regions {
		dst := gain[r*n+lo : r*n+hi]
		if c.RegionWhy[r] != Defined {
			fillNA(dst)
			continue
		}
		if last < 0 || !p.sharesReach(r, last) {
			w = plain.weighted(shares[r])
			clear(all)
			w.add(all, live)
		}
		last = r
		if p.gappy[r] || 2*p.Diversity[r] > len(live) {
			w.add(dst, p.absent(r, live))
		} else {
			w.add(dst, p.heldBy.of(r))
			for k, x := range all {
				dst[k] = x - dst[k]
			}
		}
		for k := range dst {
			switch {
			case p.held.has(r, lo+k):
				dst[k] = 0
			case p.whyGain(m, c, r, lo+k) != Defined:
				dst[k] = math.NaN()
			}
		}
	}
}

// absent are those of the industries that region r surely does not hold.
func (p *Presence) absent(r int, industries []int32) []int32 {
	out := make([]int32, 0, len(industries))
	for _, i := range industries {
		if !p.held.has(r, int(i)) && !p.gaps.has(r, int(i)) {
			out = append(out, i)
		}
	}
	return out
}

// whyGain tells why the gain of a cell is NA; Defined when it is not.
func (p *Presence) whyGain(m *Relatedness, c *Complexity, r, i int) Reason {
	switch {
	case c.RegionWhy[r] != Defined:
		return c.RegionWhy[r]
	case c.IndustryWhy[i] != Defined:
		return c.IndustryWhy[i]
	case m.Why[i] != Defined:
		return m.Why[i]
	case p.gaps.has(r, i):
		return NoValue
	default:
		return Defined
	}
}
