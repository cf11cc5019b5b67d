package roadmap

import (
	"maps"
	"slices"
)

// kpis adds up the contributions by year, before and after. See
// ContributionRule.
func (o *Outcome) kpis() []KPIEffect {
	after := o.After.byID()
	before := o.Before.sorted()
	var out []KPIEffect
	for _, k := range o.Before.Roadmap.KPIs {
		effect := KPIEffect{KPI: k}
		var was, is contributions
		for _, t := range before {
			for _, c := range t.KPIs {
				if c.KPI != k.ID {
					continue
				}
				was.add(t, c.Amount)
				if now := after[t.ID]; now != nil {
					is.add(now, scaled(c.Amount, t, now))
				}
			}
		}
		effect.Unknown = max(was.unknown, is.unknown)
		for year := o.Before.Roadmap.From; year <= o.Before.Roadmap.To; year++ {
			y := KPIYear{Year: year, Sum: Beside{Before: was.until(year), After: is.until(year)}}
			y.Target, _ = k.Target(year)
			effect.Years = append(effect.Years, y)
		}
		out = append(out, effect)
	}
	return out
}

// scaled is a contribution with the task's money after the change; nil where it
// cannot be told.
func scaled(amount *float64, was, is *Task) *float64 {
	if amount == nil || sameTotal(was, is) {
		return amount
	}
	before, after := was.Money(), is.Money()
	if !before.Whole() || !after.Whole() || before.Won == 0 {
		return nil
	}
	x := *amount * float64(after.Won) / float64(before.Won)
	return &x
}

func sameTotal(a, b *Task) bool {
	x, y := a.Money(), b.Money()
	return x.Won == y.Won && (x.Unknown > 0) == (y.Unknown > 0)
}

// contributions are those of tasks by the year of their end.
type contributions struct {
	byYear   map[int]float64
	unknown  int
	unknowns []int // years from which an unknown amount is in the sum
}

func (c *contributions) add(t *Task, amount *float64) {
	if c.byYear == nil {
		c.byYear = map[int]float64{}
	}
	switch {
	case amount == nil:
		c.unknown++
		c.unknowns = append(c.unknowns, t.End.Year())
	case t.Dated():
		c.byYear[t.End.Year()] += *amount
	default:
		c.unknown++
		c.unknowns = append(c.unknowns, 0)
	}
}

// until is the sum of what has ended by a year; nil from the year on in which
// an amount that is not known would have to be in it.
func (c *contributions) until(year int) *float64 {
	for _, from := range c.unknowns {
		if year >= from {
			return nil
		}
	}
	sum := 0.0
	for _, at := range slices.Sorted(maps.Keys(c.byYear)) {
		if at <= year {
			sum += c.byYear[at]
		}
	}
	return &sum
}
