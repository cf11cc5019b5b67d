package demo

import (
	"io"
	"strconv"
	"strings"

	"naru/internal/core"
)

// The months of the production index: the last three years.
const (
	months     = 36
	baseYear   = 2020 // = 100
	lastMonth  = 6    // of lastIndexYear
	firstMonth = 7    // of firstIndexYear

	firstIndexYear = 2023
	lastIndexYear  = 2026
)

// productionIndex is the measure of the monthly dataset; it may not be summed.
func productionIndex() core.Measure {
	return core.Measure{ID: "production_index", Title: core.T("생산지수(원지수)", "Production index (unadjusted)"), Unit: core.T("2020=100", "2020=100")}
}

// Production gives the monthly production index of manufacturing by 시도 and
// division as a tidy CSV file with the headings of Table, but 시점 for the month
// (2026.06) and values with one decimal. Manufacturing as a whole and the
// nation are means weighted by the sales of 2020.
func Production(seed uint64) io.Reader {
	x := newProduction(newWorld(seed), seed)
	header := strings.Join([]string{
		colRegionCode, colRegion, colIndustryCode, colIndustry, colMonth, colMeasure, colUnit, colValue, colNote,
	}, ",")
	next := 0
	return &stream{
		pending: []byte(byteOrderMark + header + lineEnd),
		more: func(b []byte) ([]byte, bool) {
			if next == len(x.regions) {
				return b, false
			}
			b = x.appendRegion(b, next)
			next++
			return b, true
		},
	}
}

// production holds the index in tenths, region × industry × month, −1 where
// there was nothing to produce in the base year.
type production struct {
	world      *world
	regions    []int // the nation, then the 시도: positions in world
	industries []int // manufacturing, then its divisions
	index      [][months]int64
}

func newProduction(w *world, seed uint64) *production {
	x := &production{world: w}
	for r, p := range w.places.list {
		if !p.city {
			x.regions = append(x.regions, r)
		}
	}
	for i, n := range w.industries.list {
		if n.code == "C" || len(n.code) == 2 && sectionOf(n.code) == 'C' && n.code != core.Total {
			x.industries = append(x.industries, i)
		}
	}
	x.index = make([][months]int64, len(x.regions)*len(x.industries))
	for r := 1; r < len(x.regions); r++ {
		for i := 1; i < len(x.industries); i++ {
			*x.at(r, i) = x.course(chance(mix(seed)), r, i)
		}
		x.mean(r, 0, func(yield func(r, i int)) {
			for i := 1; i < len(x.industries); i++ {
				yield(r, i)
			}
		})
	}
	for i := range x.industries {
		x.mean(0, i, func(yield func(r, i int)) {
			for r := 1; r < len(x.regions); r++ {
				yield(r, i)
			}
		})
	}
	return x
}

func (x *production) at(r, i int) *[months]int64 { return &x.index[r*len(x.industries)+i] }

// weight is the sales of the base year.
func (x *production) weight(r, i int) int64 {
	return x.world.at(x.regions[r], x.industries[i])[baseYear-FirstYear][sales]
}

// course makes the months of a division in a province: from its level in 2023
// against 2020 (sales freed from the rise of prices) it goes on at the pace of
// its last year, halved, with a season and some weather.
func (x *production) course(c chance, r, i int) (out [months]int64) {
	cell := x.world.at(x.regions[r], x.industries[i])
	base := cell[baseYear-FirstYear][sales]
	if base == 0 {
		for m := range out {
			out[m] = -1
		}
		return out
	}
	const prices = 1150       // thousandths: producer prices of 2023 against 2020
	const hundred = 1_000_000 // an index of 100.0, in thousandths of its last digit
	level := scale(cell[firstIndexYear-FirstYear][sales], hundred*mille, base*prices)
	before, last := cell[years-2][sales], cell[years-1][sales]
	growth := min(max(scale(last, mille, max(before, 1))-mille, -250), 250) / 2
	code, region := x.world.industries.list[x.industries[i]].code, x.world.places.list[x.regions[r]].code
	for m := range out {
		const calm = 30
		weather := c.at(drawMonth+m*cent, region, code).around(calm)
		at := level + level*growth*int64(m)/(12*mille)
		out[m] = scale(at, season((firstMonth+m-1)%12+1)+weather, mille) / mille
	}
	return out
}

// season is a month beside the mean of the year, in thousandths: short months
// and holidays pull production down, the closing of the books pulls it up.
func season(month int) int64 {
	return [...]int64{0, 965, 930, 1025, 1000, 1005, 1020, 1000, 965, 995, 1010, 1025, 1060}[month]
}

// mean fills a cell with the weighted mean of others.
func (x *production) mean(r, i int, over func(yield func(r, i int))) {
	for m := range months {
		var sum, weights int64
		over(func(r, i int) {
			if v := x.at(r, i)[m]; v >= 0 {
				sum += v * x.weight(r, i)
				weights += x.weight(r, i)
			}
		})
		x.at(r, i)[m] = -1
		if weights > 0 {
			x.at(r, i)[m] = scale(sum, 1, weights)
		}
	}
}

func (x *production) appendRegion(b []byte, r int) []byte {
	kind := productionIndex()
	for i := range x.industries {
		label := x.world.places.list[x.regions[r]].label() + "," + x.world.industries.list[x.industries[i]].label() + ","
		for m, tenths := range x.at(r, i) {
			month := core.Period{Year: firstIndexYear, Freq: core.Monthly, Part: firstMonth}.Plus(m)
			b = append(b, label...)
			b = append(b, strings.Replace(month.String(), "-", ".", 1)...)
			b = append(b, ","+kind.Title.Ko+","+kind.Unit.Ko+","...)
			if tenths < 0 {
				b = append(b, ",-"...)
			} else {
				b = strconv.AppendInt(b, tenths/10, 10)
				b = append(b, '.')
				b = strconv.AppendInt(b, tenths%10, 10)
				b = append(b, ',')
			}
			b = append(b, lineEnd...)
		}
	}
	return b
}
