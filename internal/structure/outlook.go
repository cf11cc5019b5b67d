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
	weights, news := p.gainWeights(m, c)
	spread(n, windowWidth, len(p.Regions)*n, func(_, lo, hi int) {
		w := window{m, lo, hi}
		for r := range p.Regions {
			dst := out.V[r*n+lo : r*n+hi]
			if c.RegionWhy[r] == Defined {
				w.add(dst, news[r], weights[r])
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
	})
	out.explain(n, func(r, i int) Reason { return p.whyGain(m, c, r, i) })
	return out
}

// gainWeights are PCI_j/Φ_j and the list of the industries that a region does not
// hold, by region.
func (p *Presence) gainWeights(m *Relatedness, c *Complexity) (weights [][]float64, news [][]int32) {
	weights, news = make([][]float64, len(p.Regions)), make([][]int32, len(p.Regions))
	live := m.live()
	reach := p.reach(m)
	for r := range p.Regions {
		if r > 0 && len(reach[r]) > 0 && &reach[r][0] == &reach[r-1][0] {
			weights[r] = weights[r-1]
		} else {
			weights[r] = make([]float64, len(c.raw))
			for j, pci := range c.raw {
				weights[r][j] = ratio(pci, reach[r][j])
			}
		}
		for _, j := range live {
			if !math.IsNaN(weights[r][j]) && !p.held.has(r, int(j)) && !p.gaps.has(r, int(j)) {
				news[r] = append(news[r], j)
			}
		}
	}
	return weights, news
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
