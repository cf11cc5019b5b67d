package diagnosis

import "naru/internal/structure"

// likeness is how the structures of regions stand to one another and to the
// reference; by region in the order asked for.
type likeness struct {
	level       Level // that structures are compared at
	profiles    []structure.RegionProfile
	similarity  [][]float64
	top         [][]Speciality
	specialised []float64
	leading     []Leading
}

// structures compares the structures of regions: concentration and similarity
// at the level that suits them best, specialities at the view's own.
func (sc *Scene) structures(regions []int) likeness {
	whole, m := sc.comparable(regions)
	l := likeness{
		level: whole.View.Level, similarity: similarity(m),
		profiles: structure.RegionConcentration(m.Table, m.Margins, varietyPrefix(whole.View.Level)),
		top:      make([][]Speciality, len(regions)), specialised: make([]float64, len(regions)),
	}
	if l.level == Section || l.level == Own {
		withoutVariety(l.profiles)
	}
	if whole != sc {
		m = sc.panel.moment(regions, sc.to)
	}
	lq, shares := structure.LQ(m.Table, m.Margins), structure.RegionShares(m.Table, m.Margins)
	n := len(sc.panel.lines)
	for k := range regions {
		l.top[k], l.specialised[k] = specialities(sc.panel.lines, lq[k*n:(k+1)*n], shares[k*n:(k+1)*n])
	}
	l.leading = leading(l.top, sc.panel.lines, lq)
	return l
}

// size estimates the bytes: of a region the profile and its specialities, of a
// pair of regions a number, of a leading industry a number by region.
func (l likeness) size() int64 {
	const region, number = 640, 8
	n := len(l.profiles)
	return int64(n * (region + number*(n+len(l.leading))))
}
