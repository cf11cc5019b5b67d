package structure

import (
	"math"

	"naru/internal/core"
)

// Presence is the binary matrix M: which region is specialised in ("holds")
// which industry. It keeps the codes it is given; callers do not change it.
//
// A region or an industry without any value is set aside. A single cell without
// a value is set aside too: it counts neither as held nor as not held, and
// Unknown tells how many such cells there are.
type Presence struct {
	Regions, Industries []string
	Cut                 float64  // M is 1 where the measure is at least this, rounding apart
	Diversity           []int    // industries held, by region
	Ubiquity            []int    // regions that hold it, by industry
	RegionWhy           []Reason // why a region is set aside
	IndustryWhy         []Reason // why an industry is set aside
	Unknown             int      // cells without a value in regions and industries that have others

	held    bitRows // by region
	gaps    bitRows // by region: the unknown cells
	gappy   []bool  // by region: it has unknown cells
	heldBy  links   // the industries of a region
	holders links   // the regions of an industry
	columns bitRows // by industry
}

// rounding is how far below the cut, in parts of it, a value may lie and still
// be at it: a region with exactly the reference's share has an LQ of 1 whatever
// the unit, but fractions do not always divide to exactly that.
const rounding = 1e-12

// NewPresence cuts a measure of the cells of t, row-major like t.V: 1 where
// q ≥ cut, unknown where q is NA. LQ with a cut of 1 is the usual measure. The
// table itself tells why a region or an industry has no value.
func NewPresence(t Table, q []float64, cut float64) (*Presence, error) {
	if len(q) != len(t.V) {
		return nil, core.Fail(core.Invalid,
			"특화 여부를 가릴 값이 %d개입니다. 표에는 %d칸이 있습니다.",
			"There are %d values to cut; the table has %d cells.", len(q), len(t.V))
	}
	if math.IsNaN(cut) || math.IsInf(cut, 0) {
		return nil, core.Fail(core.Invalid, "특화 기준은 유한한 수여야 합니다.", "The cut must be a finite number.")
	}
	rows, n := len(t.Regions), len(t.Industries)
	p := &Presence{
		Regions: t.Regions, Industries: t.Industries, Cut: cut,
		Diversity: make([]int, rows), Ubiquity: make([]int, n),
		RegionWhy: make([]Reason, rows), IndustryWhy: make([]Reason, n),
		held: newBitRows(rows, n), gaps: newBitRows(rows, n), gappy: make([]bool, rows),
	}
	least := cut - rounding*math.Abs(cut)
	for r := range rows {
		row := q[r*n : (r+1)*n]
		p.held.fill(r, row, func(x float64) bool { return x >= least })
		p.gaps.fill(r, row, math.IsNaN)
	}
	p.setAside(t)
	p.heldBy = p.held.links()
	p.holders = p.heldBy.turned(n)
	p.columns = newBitRows(n, rows)
	for i := range n {
		p.Ubiquity[i] = len(p.holders.of(i))
		for _, r := range p.holders.of(i) {
			p.columns.set(i, int(r))
		}
	}
	for r := range rows {
		p.Diversity[r] = len(p.heldBy.of(r))
	}
	return p, nil
}

// setAside gives regions and industries without any value their reason, and
// counts the unknown cells of the others.
func (p *Presence) setAside(t Table) {
	rows, n := len(p.Regions), len(p.Industries)
	missing := make([]int, n)
	gaps := p.gaps.links()
	for r := range rows {
		for _, i := range gaps.of(r) {
			missing[i]++
		}
		if len(gaps.of(r)) == n {
			p.RegionWhy[r] = whyWhole(n, func(k int) float64 { return t.At(r, k) })
		}
	}
	for i, count := range missing {
		if count == rows {
			p.IndustryWhy[i] = whyWhole(rows, func(k int) float64 { return t.At(k, i) })
		}
	}
	for r := range rows {
		for _, i := range gaps.of(r) {
			if p.RegionWhy[r] == Defined && p.IndustryWhy[i] == Defined {
				p.Unknown++
				p.gappy[r] = true
			}
		}
	}
}

// whyWhole tells why a measure of n cells has no value in any of them.
func whyWhole(n int, at func(int) float64) Reason {
	known, total := 0, 0.0
	for k := range n {
		if e := at(k); !math.IsNaN(e) {
			known++
			total += e
		}
	}
	switch {
	case known == 0:
		return NoValue
	case known == n && total == 0:
		return WholeZero
	default:
		return WholeUnknown
	}
}

// Why tells why M is not known for region r and industry i, by position.
func (p *Presence) Why(r, i int) Reason {
	switch {
	case p.RegionWhy[r] != Defined:
		return p.RegionWhy[r]
	case p.IndustryWhy[i] != Defined:
		return p.IndustryWhy[i]
	case p.gaps.has(r, i):
		return NoValue
	default:
		return Defined
	}
}

// Held reports whether region r holds industry i. An unknown cell is not held;
// Why tells it apart.
func (p *Presence) Held(r, i int) bool { return p.held.has(r, i) }

// Row writes region r's M to dst, one value for each industry: 1, 0 or NA.
func (p *Presence) Row(dst []float64, r int) {
	clear(dst)
	for i := range p.held.ones(r) {
		dst[i] = 1
	}
	for i := range p.gaps.ones(r) {
		dst[i] = math.NaN()
	}
}

// value is 1, 0 or NA. The cells of what is set aside are unknown, all of them.
func (p *Presence) value(r, i int) float64 {
	switch {
	case p.held.has(r, i):
		return 1
	case p.gaps.has(r, i):
		return math.NaN()
	default:
		return 0
	}
}
