package calc

import (
	"math"

	"naru/internal/core"
	"naru/internal/structure"
)

// namedTotals is how many totals that do not fit are told one by one.
const namedTotals = 10

// margins are the wholes of one period: the sums of the parts, and where a part
// is NA the published total, when the file has it and checkTotals has not found
// it to be of something else.
func (p *Panel) margins(k int) (structure.Margins, error) {
	t, published := p.Tables[k], p.published[k]
	m := t.Margins()
	known := structure.Totals{Regions: fillGaps(m.Regions, published.Regions), Industries: fillGaps(m.Industries, published.Industries)}
	for i, e := range m.Industries {
		if math.IsNaN(e) && math.IsNaN(known.Industries[i]) && !math.IsNaN(published.All) {
			known.All = published.All
		}
	}
	return t.MarginsWith(known)
}

// fillGaps are the published values where the sum is NA, NA elsewhere.
func fillGaps(sums, published []float64) []float64 {
	out := make([]float64, len(sums))
	for k := range out {
		out[k] = math.NaN()
		if math.IsNaN(sums[k]) {
			out[k] = published[k]
		}
	}
	return out
}

// totalCheck compares published totals with sums over one panel.
type totalCheck struct {
	p       *Panel
	in      Input
	note    func(core.Text)
	unit    float64 // of the last digit that the values have
	apart   int     // totals beyond rounding
	rounded int     // within rounding, but not equal
	largest float64 // difference among those
	blind   int     // totals that stand in for a sum with an NA cell
	refused int     // totals that could not be checked beside others that are wrong
}

// checkTotals tells of totals that differ from the sums of their parts.
func (p *Panel) checkTotals(in Input, note func(core.Text)) {
	if in.RegionTotal == "" && in.IndustryTotal == "" {
		return
	}
	c := &totalCheck{p: p, in: in, note: note, unit: p.lastDigit()}
	for k, published := range p.published {
		m := p.Tables[k].Margins()
		all := []float64{published.All}
		start, before := c.apart, c.apart
		for i, total := range published.Industries {
			c.compare(k, plainName(in.RegionTotal), p.Industries[i], total, m.Industries[i], len(p.Regions))
		}
		c.distrust(published.Industries, m.Industries, before)
		before = c.apart
		for r, total := range published.Regions {
			c.compare(k, p.Regions[r], plainName(in.IndustryTotal), total, m.Regions[r], len(p.Industries))
		}
		c.distrust(published.Regions, m.Regions, before)
		c.compare(k, plainName(in.RegionTotal), plainName(in.IndustryTotal), published.All, m.All, len(p.Regions)*len(p.Industries))
		c.distrust(all, []float64{m.All}, start)
		p.published[k].All = all[0]
	}
	if c.apart > namedTotals {
		note(core.Tf("합계 %[1]d개가 더 부분의 합과 다릅니다.", "%[1]d more %[2]s of %[3]s parts.", c.apart-namedTotals,
			core.Plural(c.apart-namedTotals, "total differs from the sum", "totals differ from the sums"), core.Plural(c.apart-namedTotals, "its", "their")))
	}
	if c.rounded > 0 {
		note(core.Tf("합계 %[1]d개가 부분의 합과 반올림 범위에서 다릅니다(최대 %[2]s).",
			"%[1]d %[3]s parts within rounding (at most %[2]s).", c.rounded, number(c.largest),
			core.Plural(c.rounded, "total differs from the sum of its", "totals differ from the sums of their")))
	}
	if c.refused > 0 {
		note(core.Tf("값이 없는 칸이 있어 확인하지 못한 합계 %d개는 쓰지 않았습니다. 같은 합계 행·열에서 확인한 것이 부분의 합과 다르기 때문입니다. 그 전체에 딸린 값은 비웁니다. 합계 이름을 확인해 주십시오.",
			"Totals that could not be checked because a part is not available: %d. They are not used, because others of the same row or column of totals differ from the sums of their parts. What depends on them is left empty. Check the name of the total.", c.refused))
	}
	if c.blind > 0 {
		note(core.Tf("값이 없는 칸이 있어 확인하지 못한 합계 %[1]d개는 공표된 값을 전체로 썼습니다.",
			"%[1]d %[2]s not be checked because a part is not available; as published, %[3]s as the whole.", c.blind,
			core.Plural(c.blind, "total could", "totals could"), core.Plural(c.blind, "it serves", "they serve")))
	}
}

// distrust forgets the totals that nothing can check where one that can be
// checked is wrong: a row of totals of another place would otherwise serve as
// the whole for some industries and not for others.
func (c *totalCheck) distrust(totals, sums []float64, before int) {
	if c.apart == before {
		return
	}
	for k, sum := range sums {
		if math.IsNaN(sum) && !math.IsNaN(totals[k]) {
			totals[k] = math.NaN()
			c.blind--
			c.refused++
		}
	}
}

func (c *totalCheck) compare(period int, region, industry string, total, sum float64, parts int) {
	switch {
	case math.IsNaN(total):
		return
	case math.IsNaN(sum):
		c.blind++
		return
	}
	apart := math.Abs(total - sum)
	switch {
	case apart <= 1e-12*math.Max(total, sum):
	case apart <= c.rounding(parts):
		c.rounded++
		c.largest = max(c.largest, apart)
	default:
		c.apart++
		if c.apart > namedTotals {
			return
		}
		where := region + ", " + industry
		if c.p.HasPeriod {
			where = c.p.Periods[period] + ", " + where
		}
		c.note(core.Tf("합계가 부분의 합과 다릅니다(%[1]s): 합계 %[2]s, 부분의 합 %[3]s, 차이 %[4]s. 합계 행은 결과에서 뺐습니다.",
			"A total differs from the sum of its parts (%[1]s): total %[2]s, sum %[3]s, difference %[4]s. Rows of totals are left out of the result.",
			where, number(total), number(sum), number(total-sum)))
	}
}

// rounding is how far a total may lie from the sum of rounded parts: half the
// last digit for each of them and for the total at worst, and hardly ever more
// than three standard deviations of such errors, √((n+1)/12) digits.
func (c *totalCheck) rounding(parts int) float64 {
	n := float64(parts + 1)
	return c.unit * min(n/2, 3*math.Sqrt(n/12)) * (1 + 1e-9)
}

// lastDigit is the unit of the last decimal that any value has: 1 for whole
// numbers, 0.1 for one decimal, down to a millionth.
func (p *Panel) lastDigit() float64 {
	const finest = 6
	decimals, scale := 0, 1.0
	for _, t := range p.Tables {
		for _, v := range t.V {
			for decimals < finest && math.Abs(v*scale-math.Round(v*scale)) > 1e-6 {
				decimals++
				scale *= 10
			}
		}
	}
	return 1 / scale
}
