package diagnosis

import (
	"math"

	"naru/internal/core"
	"naru/internal/structure"
)

// EciYears is the complexity of the region over the years that end with the
// view's period, all in the sign of that period: an index by itself does not
// know up from down, and a sign of each year's own would make it leap.
type EciYears struct {
	Periods []core.Period
	Values  []float64 // NaN where there is none
}

// mostEciYears bounds the line.
const mostEciYears = 10

// eciYears computes the line; nil periods when there is one year only. It is
// made once for all regions of a landscape.
func (x *Space) eciYears(places []int) (EciYears, error) {
	years := x.Scene.years(mostEciYears)
	if len(years) < 2 || !x.Trust.Defined {
		return EciYears{}, nil
	}
	x.land.line.Do(func() { x.land.years, x.land.yearsErr = x.allYears(places, years) })
	if x.land.yearsErr != nil {
		return EciYears{}, x.land.yearsErr
	}
	var out EciYears
	for k := range years {
		out.Periods = append(out.Periods, x.Scene.View.To.Plus((k+1-len(years))*x.Scene.View.To.Freq.Parts()))
		out.Values = append(out.Values, x.land.years[k][x.row])
	}
	return out, nil
}

// allYears is the index of every region, by year. Each year is turned to agree
// with the year after it; one that agrees with neither way is left out.
func (x *Space) allYears(places, years []int) ([][]float64, error) {
	out := make([][]float64, len(years))
	next := x.land.complexity.ECI
	out[len(years)-1] = next
	for k := len(years) - 2; k >= 0; k-- {
		out[k] = make([]float64, len(places))
		if years[k] < 0 {
			blank(out[k])
			continue
		}
		m := x.Scene.panel.moment(places, years[k])
		p, err := structure.NewPresence(m.Table, structure.LQ(m.Table, m.Margins), x.Ask.Threshold)
		if err != nil {
			return nil, err
		}
		c, err := structure.Index(p, nil)
		if err != nil {
			return nil, err
		}
		corr := agreement(c.ECI, next)
		if !defined(corr) {
			blank(out[k])
			continue
		}
		for r, eci := range c.ECI {
			out[k][r] = math.Copysign(1, corr) * eci
		}
		next = out[k]
	}
	return out, nil
}

// agreement is the correlation of two indices over the regions that have both.
func agreement(a, b []float64) float64 {
	var x, y []float64
	for r := range a {
		if defined(a[r], b[r]) {
			x, y = append(x, a[r]), append(y, b[r])
		}
	}
	return pearson(x, y)
}

func blank(v []float64) {
	for k := range v {
		v[k] = math.NaN()
	}
}

// YearsSheet is the table of the region's complexity over the years.
func (x *Space) YearsSheet() Sheet {
	sheet := x.sheet(core.T("복잡도의 흐름", "Complexity over the years"), []Column{
		{"period", core.T("시점", "Period"), noUnit, KindPeriod},
		{"eci", core.T("복잡도(ECI)", "Complexity (ECI)"), noUnit, KindRatio},
	})
	sheet.Notes = append(sheet.Notes, core.T("모든 시점의 방향을 끝 시점의 방향에 맞추었습니다.", "All periods are turned to agree with the last."))
	for k, p := range x.Years.Periods {
		sheet.Rows = append(sheet.Rows, []Cell{word(core.T(p.In(core.Korean), p.In(core.English))), number(x.Years.Values[k])})
	}
	return sheet
}
