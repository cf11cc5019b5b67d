package demo

// The years of the demo region.
const (
	FirstYear = 2015
	LastYear  = 2024
	years     = LastYear - FirstYear + 1
)

// pace is growth by measure, in thousandths a year.
type pace struct{ count, staff, sales int64 }

// sectionPace gives the trend of each section over the ten years: rounded from
// what KOSIS 전국사업체조사 2021–2024 shows, calmed for the years before.
func sectionPace(section byte) pace {
	return map[byte]pace{
		'A': {5, 0, 15}, 'B': {-15, -25, 15}, 'C': {8, 3, 38}, 'D': {150, 40, 60}, 'E': {15, 8, 40},
		'F': {22, 6, 35}, 'G': {20, 6, 45}, 'H': {22, 20, 50}, 'I': {15, 22, 45}, 'J': {50, 42, 70},
		'K': {8, 5, 75}, 'L': {22, 12, 45}, 'M': {40, 38, 68}, 'N': {28, 18, 52}, 'O': {2, 22, 32},
		'P': {15, 12, 30}, 'Q': {22, 58, 82}, 'R': {28, 30, 60}, 'S': {18, 10, 42},
	}[section]
}

// add puts extra growth of activity on a pace. Sales feel it in full, staff by
// half, the number of establishments by a fifth: firms grow before they spread.
func (p pace) add(growth int64) pace {
	return pace{p.count + growth/5, p.staff + growth/2, p.sales + growth}
}

// path is the course of one industry in one place, by year, in millionths of
// its level in LastYear.
type path struct{ count, staff, sales [years]int64 }

// course works back from LastYear over the paces of the years, where pace t
// leads from year t−1 to year t.
func course(paces [years]pace) path {
	var p path
	last := years - 1
	p.count[last], p.staff[last], p.sales[last] = one, one, one
	for t := last; t > 0; t-- {
		p.count[t-1] = back(p.count[t], paces[t].count)
		p.staff[t-1] = back(p.staff[t], paces[t].staff)
		p.sales[t-1] = back(p.sales[t], paces[t].sales)
	}
	return p
}

// back undoes a year of growth. Rates are kept to −75% … +200% a year.
func back(level, growth int64) int64 {
	const slump, boom = -750, 2000
	return scale(level, mille, mille+min(max(growth, slump), boom))
}

// drift is the growth that nobody planned: every industry of every place leans
// one way, and some year leans another, so that rise, peak, fall and recovery
// all occur; and each year has its own weather.
func drift(c chance, region, code string) (paces [years]pace) {
	const lean, later, calm, weather = 44, 62, 6, 22
	early := c.at(drawEarly, region, code).around(lean)
	late := c.at(drawLate, region, code).around(later)
	turning := int(c.at(drawBreak, region, code).between(2, years-3))
	for t := range paces {
		g := early
		if t >= turning {
			g = late
		}
		year := c.at(drawYear+t*cent, region, code)
		paces[t] = pace{}.add(g)
		paces[t].staff += year.around(calm)
		paces[t].sales += year.around(weather)
	}
	return paces
}
