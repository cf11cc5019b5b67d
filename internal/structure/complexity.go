package structure

import (
	"math"

	"naru/internal/core"
)

// The cuts of the warnings.
const (
	coarseRegions    = 30   // fewer regions than this make a coarse table,
	coarseIndustries = 50   // and so do fewer industries
	smallGap         = 0.05 // (λ₂ − λ₃)/λ₂ below this leaves the order uncertain
	noGap            = 1e-8 // and below this there is no one order
	noSpread         = 1e-12
	weakAnchor       = 0.3 // a correlation within ± this hardly tells up from down
	fewAnchors       = 3   // regions that an anchor needs
)

// Complexity is the economic complexity index of regions (ECI) and of the
// industries (PCI), in standard deviations of the regions' index: a region's ECI
// is the mean PCI of the industries that it holds.
type Complexity struct {
	ECI, PCI               []float64
	RegionWhy, IndustryWhy []Reason // why an index is NA

	Regions, Industries int     // that have an index
	Parts               int     // into how many parts M falls; the largest has the index
	Lambda2, Lambda3    float64 // eigenvalues after the trivial 1; NA when there is none
	Correlation         float64 // of the index with what gives it its sign; NA when undefined
	Anchored            bool    // the sign is the given series', not diversity's

	// Notes are what a reader of the index must know, in the order of weight.
	Notes []core.Text

	raw []float64 // PCI before its mean is taken off, in the same standard deviations
	net network
}

// Gap is λ₂ − λ₃: the wider it is, the less a small change of the table moves
// the index.
func (c *Complexity) Gap() float64 { return c.Lambda2 - c.Lambda3 }

// Index computes ECI and PCI. With S = D^-½ M U^-½ (D diversity, U ubiquity) the
// second vector of SSᵀ, or of SᵀS where that is smaller, gives the average
// complexity of the industries that a region holds; its mean and population
// standard deviation over regions normalise both indices.
//
// anchor is a series by region, such as wages, that the index must rise with;
// NA where it is unknown. Nil, or a series that cannot decide, leaves the sign to
// diversity.
//
// When M falls apart, only its largest part is comparable and has an index.
//
// Source: Hidalgo and Hausmann (2009), PNAS 106(26); Mealy, Farmer and Teytelboym
// (2019), Science Advances 5(1), for the spectral form.
func Index(p *Presence, anchor []float64) (*Complexity, error) {
	if anchor != nil && len(anchor) != len(p.Regions) {
		return nil, core.Fail(core.Invalid,
			"부호를 정할 값이 %d개입니다. 지역은 %d개입니다.",
			"The anchor has %d values; there are %d regions.", len(anchor), len(p.Regions))
	}
	c := &Complexity{
		ECI: make([]float64, len(p.Regions)), PCI: make([]float64, len(p.Industries)),
		RegionWhy: make([]Reason, len(p.Regions)), IndustryWhy: make([]Reason, len(p.Industries)),
		Lambda2: math.NaN(), Lambda3: math.NaN(), Correlation: math.NaN(),
		raw: make([]float64, len(p.Industries)), net: p.largestPart(),
	}
	c.Parts = c.net.parts
	c.blank(p)
	regions, industries, why := c.net.second(c)
	if why == Defined {
		c.Regions, c.Industries = len(regions), len(industries)
		c.place(regions, industries, c.sign(p, regions, anchor))
	} else {
		for _, r := range c.net.regions {
			c.RegionWhy[r] = why
		}
		for _, i := range c.net.industries {
			c.IndustryWhy[i] = why
		}
	}
	c.warn(p, why)
	return c, nil
}

// blank makes every index NA, for the reason that it has outside the network.
func (c *Complexity) blank(p *Presence) {
	fillNA(c.ECI)
	fillNA(c.PCI)
	fillNA(c.raw)
	for r := range c.ECI {
		c.RegionWhy[r] = outside(p.RegionWhy[r], p.Diversity[r])
	}
	for i := range c.PCI {
		c.IndustryWhy[i] = outside(p.IndustryWhy[i], p.Ubiquity[i])
	}
}

func outside(aside Reason, links int) Reason {
	switch {
	case aside != Defined:
		return aside
	case links == 0:
		return NothingHeld
	default:
		return Unlinked
	}
}

// second computes the averages that order the network: for industries the second
// eigenvector, up to its sign and length, and for regions the mean of that over
// the industries they hold. The last steps are plain averages over lists of
// links, so that two regions, or industries, with the same links get the same bits.
func (n network) second(c *Complexity) (regions, industries []float64, why Reason) {
	if len(n.regions) < 2 || len(n.industries) < 2 {
		return nil, nil, Alike
	}
	a, lengths := n.operator()
	trivial := scaled(append([]float64(nil), lengths...), 1/norm(lengths))
	var v []float64
	var ok bool
	if c.Lambda2, v, ok = a.largest([][]float64{trivial}, exactVector); ok {
		if c.Lambda3, _, ok = a.largest([][]float64{trivial, v}, exactValue); !ok && a.n == 2 {
			c.Lambda3, ok = 0, true
		}
	}
	switch {
	case c.Lambda2 <= noSpread:
		return nil, nil, Alike
	case !ok || c.Gap() <= noGap*c.Lambda2:
		return nil, nil, Ambiguous
	}
	for k := range v {
		v[k] /= lengths[k]
	}
	if len(n.regions) > len(n.industries) {
		v = n.averageOfIndustries(v)
	}
	industries = n.averageOfRegions(v)
	return n.averageOfIndustries(industries), industries, Defined
}

// place normalises the averages and puts them where their codes are.
func (c *Complexity) place(regions, industries []float64, sign float64) {
	mean, sd := meanAndSD(regions)
	for at, r := range c.net.regions {
		c.ECI[r], c.RegionWhy[r] = sign*(regions[at]-mean)/sd, Defined
	}
	for at, i := range c.net.industries {
		c.PCI[i], c.IndustryWhy[i] = sign*(industries[at]-mean)/sd, Defined
		c.raw[i] = sign * industries[at] / sd
	}
}

// meanAndSD are the mean and the population standard deviation.
func meanAndSD(v []float64) (mean, sd float64) {
	mean = sum(v) / float64(len(v))
	for _, x := range v {
		sd += (x - mean) * (x - mean)
	}
	return mean, math.Sqrt(sd / float64(len(v)))
}
