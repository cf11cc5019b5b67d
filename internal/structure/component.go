package structure

import (
	"cmp"
	"slices"
)

// network is M seen as a two-sided graph, or a part of it: regions and
// industries by position in the presence, and the links among them by position
// in these lists.
type network struct {
	regions, industries []int32
	heldBy, holders     links
	parts               int // how many parts M falls into
}

// largestPart is the connected part of M with the most regions and industries.
// Of equal ones it is the one with more links, then with more regions, then the
// one that holds the region whose code comes first: the order of rows never
// decides. Regions that hold nothing belong to no part.
func (p *Presence) largestPart() network {
	parts := p.parts()
	if len(parts) == 0 {
		return network{}
	}
	best := slices.MaxFunc(parts, func(a, b network) int {
		return cmp.Or(
			cmp.Compare(len(a.regions)+len(a.industries), len(b.regions)+len(b.industries)),
			cmp.Compare(p.countLinks(a), p.countLinks(b)),
			cmp.Compare(len(a.regions), len(b.regions)),
			cmp.Compare(p.firstCode(b), p.firstCode(a)))
	})
	best.parts = len(parts)
	p.link(&best)
	return best
}

// parts finds the connected parts, their lists ascending.
func (p *Presence) parts() []network {
	var parts []network
	seenRegion, seenIndustry := make([]bool, len(p.Regions)), make([]bool, len(p.Industries))
	for first := range p.Regions {
		if seenRegion[first] || p.Diversity[first] == 0 {
			continue
		}
		var part network
		seenRegion[first] = true
		part.regions = append(part.regions, int32(first))
		for at := 0; at < len(part.regions); at++ {
			for _, i := range p.heldBy.of(int(part.regions[at])) {
				if seenIndustry[i] {
					continue
				}
				seenIndustry[i] = true
				part.industries = append(part.industries, i)
				for _, r := range p.holders.of(int(i)) {
					if !seenRegion[r] {
						seenRegion[r] = true
						part.regions = append(part.regions, r)
					}
				}
			}
		}
		slices.Sort(part.regions)
		slices.Sort(part.industries)
		parts = append(parts, part)
	}
	return parts
}

func (p *Presence) countLinks(n network) int {
	count := 0
	for _, r := range n.regions {
		count += p.Diversity[r]
	}
	return count
}

func (p *Presence) firstCode(n network) string {
	first := p.Regions[n.regions[0]]
	for _, r := range n.regions {
		first = min(first, p.Regions[r])
	}
	return first
}

// link numbers the links of the part by position in its lists.
func (p *Presence) link(n *network) {
	place := make([]int32, len(p.Industries))
	for at, i := range n.industries {
		place[i] = int32(at)
	}
	n.heldBy.start = make([]int32, 1, len(n.regions)+1)
	for _, r := range n.regions {
		for _, i := range p.heldBy.of(int(r)) {
			n.heldBy.to = append(n.heldBy.to, place[i])
		}
		n.heldBy.start = append(n.heldBy.start, int32(len(n.heldBy.to))) //nolint:gosec // no more than the cells of a panel
	}
	n.holders = n.heldBy.turned(len(n.industries))
}

// averageOfIndustries is the mean over the industries that each region holds.
func (n network) averageOfIndustries(k []float64) []float64 { return averages(n.heldBy, k) }

// averageOfRegions is the mean over the regions that hold each industry.
func (n network) averageOfRegions(k []float64) []float64 { return averages(n.holders, k) }

// averages adds in the order of the lists, so that two rows with the same links
// get the same bits.
func averages(l links, k []float64) []float64 {
	out := make([]float64, l.rows())
	for at := range out {
		list := l.of(at)
		for _, j := range list {
			out[at] += k[j]
		}
		out[at] /= float64(len(list))
	}
	return out
}
