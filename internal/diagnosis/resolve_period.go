package diagnosis

import (
	"math"
	"slices"

	"naru/internal/core"
)

// defaultSpan is the years of growth shown when an address names no period.
const defaultSpan = 3

func (sc *Scene) choosePeriods() {
	all := sc.frame.cube.Periods
	lacking := func(p core.Period) {
		sc.Empty = empty(NoPeriod, core.T("자료에 "+p.In(core.Korean)+" 값이 없습니다.", "The data have no values for "+p.In(core.English)+"."),
			core.Tf("자료의 시점: %s", "Periods of the data: %s", periodRange(all)))
	}
	if len(all) == 0 {
		lacking(sc.View.To)
		return
	}
	if sc.View.To.IsZero() {
		sc.View.To = sc.lastKnown()
	}
	if sc.to = sc.frame.cube.PeriodAt(sc.View.To); sc.to < 0 {
		lacking(sc.View.To)
		return
	}
	for t, p := range all {
		if p.Freq == sc.View.To.Freq {
			sc.periods = append(sc.periods, t)
		}
	}
	if sc.View.From.IsZero() {
		sc.View.From = sc.defaultFrom()
	}
	if sc.View.From == sc.View.To {
		sc.note("시점이 하나뿐이어서 증가율과 변이할당은 계산하지 않았습니다.",
			"There is only one period, so growth and shift-share are not computed.")
		return
	}
	sc.from = sc.frame.cube.PeriodAt(sc.View.From)
	if sc.from < 0 || sc.View.From.Freq != sc.View.To.Freq || sc.from > sc.to {
		lacking(sc.View.From)
	}
}

// lastKnown is the last period in which the region's total is known.
func (sc *Scene) lastKnown() core.Period {
	all := sc.frame.cube.Periods
	for t, p := range slices.Backward(all) {
		if !math.IsNaN(sc.frame.sum(sc.region, t)) {
			return p
		}
	}
	return all[len(all)-1]
}

func (sc *Scene) defaultFrom() core.Period {
	from := sc.View.To.Plus(-defaultSpan * sc.View.To.Freq.Parts())
	if sc.frame.cube.PeriodAt(from) >= 0 {
		return from
	}
	for _, t := range sc.periods {
		if p := sc.frame.cube.Periods[t]; from.Before(p) {
			return p
		}
	}
	return sc.View.To
}

func periodRange(all []core.Period) core.Text {
	if len(all) == 0 {
		return core.T("없음", "none")
	}
	first, last := all[0], all[len(all)-1]
	return core.T(first.In(core.Korean)+"~"+last.In(core.Korean), first.In(core.English)+"–"+last.In(core.English))
}
