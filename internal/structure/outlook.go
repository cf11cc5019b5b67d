package structure

import (
	"iter"
	"math"
	"slices"
)

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
	near, complicated := 0.0, 0.0 // the largest sum of densities; the largest |PCI|
	for _, pci := range c.raw {
		if x := math.Abs(pci); x > complicated {
			complicated = x
		}
	}
	for r := range index {
		if why[r] != Defined {
			index[r] = math.NaN()
			continue
		}
		all := 0.0
		for i, pci := range c.raw {
			if x := density.V[r*n+i]; !math.IsNaN(x*pci) && !p.held.has(r, i) && !p.gaps.has(r, i) {
				index[r] += x * pci
				all += x
			}
		}
		near = max(near, all)
		defined = append(defined, index[r])
	}
	if len(defined) == 0 {
		return index, why
	}
	mean, sd := meanAndSD(defined)
	for r := range index {
		switch {
		case why[r] != Defined:
		case sd <= noSpread*near*complicated: // nothing but rounding
			index[r], why[r] = math.NaN(), Alike
		default:
			index[r] = (index[r] - mean) / sd
		}
	}
	return index, why
}

// OutlookGain is how much the complexity outlook of a region gains by an industry
// that it does not hold: COG_ri = (1 − M_ri) Σ_j (1 − M_rj) φ_ij PCI_j / Φ_j,
// with PCI in standard deviations of the ECI before its mean is taken off.
//
// The divisor Φ_j = Σ_k φ_jk belongs to the industry that is summed over, j, for
// φ_ij / Φ_j is what i adds to the density of j; it is not that of the industry
// gained, i. φ being symmetric, j's row and j's column sum to the same.
//
// The gain is 0 for an industry that is held. Unknown cells are left out of the
// sums of their region; their own gain is NA, as is that of a region or an
// industry without an index.
//
// Source: Hausmann, Hidalgo et al. (2014); py-ecomplexity 0.5 for the norm.
func OutlookGain(p *Presence, m *Relatedness, c *Complexity) Cells {
	n := len(p.Industries)
	out := newCells(len(p.Regions) * n)
	parts := p.gainParts(m, c)
	live := m.live()
	m.spreadStrips(func(strips iter.Seq2[int, strip]) {
		weighted := make(strip, n)
		for lo, s := range strips {
			var all [stripWidth]float64
			var weights []float64 // those of the strip
			for r, part := range parts {
				if c.RegionWhy[r] != Defined {
					continue
				}
				if weights == nil || &weights[0] != &part.weights[0] {
					weights = part.weights
					s.weighted(weighted, weights)
					all = weighted.sum(live)
				}
				sum := weighted.sum(part.industries)
				if part.rest {
					sum = minus(all, sum)
				}
				copy(out.V[r*n+lo:(r+1)*n], sum[:])
			}
		}
	})
	p.settleGain(out, m, c)
	return out
}

func minus(a, b [stripWidth]float64) [stripWidth]float64 {
	for k := range a {
		a[k] -= b[k]
	}
	return a
}

// gainPart is what the gains of a region are summed from.
type gainPart struct {
	weights    []float64 // PCI_j/Φ_j by industry, NA where either is not defined
	industries []int32   // to be summed,
	rest       bool      // or to be left out of the sum of all
}

// gainParts are those of every region. Regions without unknown cells share their
// weights. What a region holds is mostly less than what it does not: then it is
// the sum over all less what is held.
func (p *Presence) gainParts(m *Relatedness, c *Complexity) []gainPart {
	parts := make([]gainPart, len(p.Regions))
	live := m.live()
	var shared []float64
	for r, reach := range p.reach(m, live) {
		part := &parts[r]
		if part.weights = shared; p.gappy[r] || shared == nil {
			part.weights = make([]float64, len(c.raw))
			for j, pci := range c.raw {
				part.weights[j] = ratio(pci, reach[j])
			}
		}
		if !p.gappy[r] {
			shared = part.weights
		}
		if part.industries = p.heldBy.of(r); !p.gappy[r] && 2*p.Diversity[r] <= len(live) {
			part.rest = true
			continue
		}
		part.industries = slices.DeleteFunc(slices.Clone(live), func(i int32) bool {
			return p.held.has(r, int(i)) || p.gaps.has(r, int(i))
		})
	}
	return parts
}

// reach is Φ_i = Σ_j φ_ij by region and industry. Regions without unknown cells
// share one.
func (p *Presence) reach(m *Relatedness, live []int32) [][]float64 {
	n := len(p.Industries)
	out, whole := make([][]float64, len(p.Regions)), make([]float64, n)
	for r, gappy := range p.gappy {
		if out[r] = whole; gappy {
			out[r] = make([]float64, n)
		}
	}
	seen := p.seen(live)
	m.spreadStrips(func(strips iter.Seq2[int, strip]) {
		for lo, s := range strips {
			all := s.sum(live)
			copy(whole[lo:], all[:])
			for r, list := range seen {
				if p.gappy[r] {
					all = s.sum(list)
					copy(out[r][lo:], all[:])
				}
			}
		}
	})
	return out
}

// settleGain puts 0 where an industry is held, and NA with its reason where there
// is no gain.
func (p *Presence) settleGain(gain Cells, m *Relatedness, c *Complexity) {
	n := len(p.Industries)
	why := make([]Reason, n) // of industries
	for i := range why {
		if why[i] = c.IndustryWhy[i]; why[i] == Defined {
			why[i] = m.Why[i]
		}
	}
	for r, region := range c.RegionWhy {
		v, reasons := gain.V[r*n:(r+1)*n], gain.Why[r*n:(r+1)*n]
		if region != Defined {
			fillNA(v)
			for i := range reasons {
				reasons[i] = region
			}
			continue
		}
		copy(reasons, why)
		for i := range p.gaps.ones(r) {
			if why[i] == Defined {
				reasons[i] = NoValue
			}
		}
		for _, i := range p.heldBy.of(r) {
			v[i], reasons[i] = 0, Defined
		}
		for i, reason := range reasons {
			if reason != Defined {
				v[i] = math.NaN()
			}
		}
	}
}
