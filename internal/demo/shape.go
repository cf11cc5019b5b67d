package demo

// shape turns the tables of facts into the cells of a section.
type shape struct {
	chance chance
	traits []trait
	turns  []turn
}

func newShape(seed uint64) *shape {
	return &shape{chance: chance(mix(seed)), traits: traits(), turns: turns()}
}

// leaf is a group in a city of 경기 or in another province, before it is split
// into classes.
type leaf struct {
	region string
	group  int // position in the section
	chance chance
	series series
}

// draft is a leaf in the making.
type draft struct {
	leaf

	thousandths int64 // establishments in LastYear
	size, yield int64 // relative: employees of an establishment, sales of an employee
	path        path
}

// section makes the cells of one section in one block: the given numbers of
// establishments, employees and sales of LastYear are spread over places and
// groups by their weights, and each cell gets its past.
func (s *shape) section(b placeBlock, sec sectionNode) []leaf {
	var drafts []draft
	counts := apportion(b.establishments[sec.index]*mille, b.weights(sec.letter))
	for i, region := range b.regions {
		drafts = append(drafts, s.mix(region, sec, counts[i])...)
	}
	s.settle(drafts, employees, b.employees[sec.index]*hundredPersons)
	s.settle(drafts, sales, b.sales[sec.index]*billionWon)
	leaves := make([]leaf, len(drafts))
	for i := range drafts {
		leaves[i] = drafts[i].leaf
	}
	return leaves
}

// Units of the tables of blocks.
const (
	hundredPersons = 100
	billionWon     = 1_000 // in million won
)

// mix divides the establishments of a section in one place among its groups.
func (s *shape) mix(region string, sec sectionNode, thousandths int64) []draft {
	const scarce, ample = 70, 140
	const small, large = 78, 128
	const poor, rich = 82, 122
	drafts := make([]draft, len(sec.groups))
	weights := make([]int64, len(sec.groups))
	for i, g := range sec.groups {
		d := draft{leaf: leaf{region: region, group: i, chance: s.chance}, size: g.size * mille, yield: g.yield * mille}
		weights[i] = g.count * mille * s.chance.at(drawMix, region, g.code).between(scarce, ample)
		d.size = d.size * s.chance.at(drawSize, region, g.code).between(small, large) / cent
		d.yield = d.yield * s.chance.at(drawYield, region, g.code).between(poor, rich) / cent
		for _, t := range s.traits {
			if t.of(region) && covers(t.prefix, g.code) {
				weights[i] = weights[i] * t.count / cent
				d.size = d.size * t.size / cent
				d.yield = d.yield * t.yield / cent
			}
		}
		d.path = course(s.paces(region, sec.letter, g))
		drafts[i] = d
	}
	for i, n := range apportion(thousandths, weights) {
		d := &drafts[i]
		d.thousandths = n
		round := s.chance.at(drawRound, region, sec.groups[i].code).between(0, mille-1)
		for t := range d.series {
			d.series[t][establishments] = (scale(n, d.path.count[t], one) + round) / mille
		}
	}
	return drafts
}

// settle gives each cell its employees (or sales), in proportion to what its
// establishments (or employees) would have by their nature, so that the block
// has the given total in LastYear up to rounding. An establishment has at
// least one employee, an employee sells at least something.
func (s *shape) settle(drafts []draft, measure int, total int64) {
	natural := func(d *draft, t int) int64 {
		if measure == employees {
			return scale(d.series[t][establishments]*d.size, d.path.staff[t], d.path.count[t])
		}
		return scale(d.series[t][employees]*d.yield, d.path.sales[t], d.path.staff[t])
	}
	var sum int64
	for i := range drafts {
		sum += natural(&drafts[i], years-1)
	}
	if sum == 0 {
		return
	}
	for i := range drafts {
		d := &drafts[i]
		for t := range d.series {
			d.series[t][measure] = max(scale(natural(d, t), total, sum), d.series[t][measure-1])
		}
	}
}

// paces gives the growth of a group in a place, year by year.
func (s *shape) paces(region string, section byte, g groupNode) [years]pace {
	paces := drift(s.chance, region, g.code)
	trend := sectionPace(section).add(g.growth)
	for t := range paces {
		paces[t].count += trend.count
		paces[t].staff += trend.staff
		paces[t].sales += trend.sales
	}
	for _, turn := range s.turns {
		if !turn.in(region) || !covers(turn.prefix, g.code) {
			continue
		}
		for y := max(turn.from, FirstYear); y <= turn.to; y++ {
			paces[y-FirstYear] = paces[y-FirstYear].add(turn.growth)
		}
	}
	return paces
}
