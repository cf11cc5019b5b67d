package roadmap

import (
	"context"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/web/pages/page"
)

// preview says the latest number of a series, so that one sees whether it is
// the right one.
func (s *Section) preview(ctx context.Context, c *seriesChoice, k kpiInput, o *seriesOffer) error {
	a, err := s.Roadmaps.Actual(ctx, page.Actor(ctx), k.series())
	if err != nil {
		return err
	}
	if c.Reason = a.Reason; len(a.Observed) == 0 {
		return nil
	}
	newest := a.Observed[len(a.Observed)-1]
	value := core.Grouped(newest.Value, k.decimals(newest.Value), "−")
	unit := o.unit(k)
	c.Newest = core.Tf("%[1]d년 %[2]s%[3]s", "%[2]s%[3]s in %[1]d", newest.Year, value, core.T(unit.Ko, spaced(unit.En)))
	c.Of = core.T(o.title.Ko, o.title.En)
	for _, x := range o.regions {
		if x.Value == k.Region {
			c.Of = core.Tf("%[1]s · %[2]s", "%[1]s · %[2]s", c.Of, x.Label)
		}
	}
	industry := k.Industry
	if industry == "" {
		industry = core.Total
	}
	c.Of = core.Tf("%[1]s · %[2]s · %[3]s", "%[1]s · %[2]s · %[3]s", c.Of, o.industries.text(industry), o.measureTitle(k.Measure))
	if t := roadmap.Transform(k.How); t != "" && t != roadmap.AsValue {
		c.Of = core.Tf("%[1]s · %[2]s", "%[1]s · %[2]s", c.Of, t.Title())
	}
	return nil
}

// takeBaseline writes the latest number of a KPI's series into its form, with
// its unit where none is written.
func (s *Section) takeBaseline(ctx context.Context, v *formView, id string) error {
	f := &v.Form
	i := slices.IndexFunc(f.KPIs, func(k kpiInput) bool { return k.ID == id })
	if i < 0 || f.KPIs[i].Dataset == "" {
		return nil
	}
	k := &f.KPIs[i]
	a, err := s.Roadmaps.Actual(ctx, page.Actor(ctx), k.series())
	if err != nil || len(a.Observed) == 0 {
		return err
	}
	newest := a.Observed[len(a.Observed)-1]
	value := newest.Value
	if roadmap.Transform(k.How) != roadmap.AsValue { // a rate or a quotient: what lies beyond tells nobody anything
		const places = 1e4
		value = math.Round(value*places) / places
	}
	if o, err := s.offerOf(ctx, v, k.Dataset); err != nil {
		return err
	} else if unit := o.unit(*k); k.Unit == "" {
		k.Unit = unit.Ko
	}
	k.BaselineYear, k.Baseline = itoa(newest.Year), numberText(&value)
	return nil
}

// decimals writes a quotient with two decimals and the rest as pages do.
func (k kpiInput) decimals(value float64) int {
	if roadmap.Transform(k.How) == roadmap.AsLQ {
		return 2
	}
	return core.Decimals([]float64{value})
}

// unit is what the number of a series counts.
func (o *seriesOffer) unit(k kpiInput) core.Text {
	switch roadmap.Transform(k.How) {
	case roadmap.AsLQ:
		return core.Text{}
	case roadmap.AsGrowth, roadmap.AsShare:
		return core.T("%", "%")
	default:
	}
	for _, m := range o.measures {
		if m.ID == k.Measure {
			return m.Unit
		}
	}
	return core.Text{}
}

func (o *seriesOffer) measureTitle(id string) core.Text {
	for _, m := range o.measures {
		if m.ID == id {
			return m.Title
		}
	}
	return core.T(id, id)
}

func spaced(unit string) string {
	if unit == "" || unit == "%" {
		return unit
	}
	return " " + unit
}
