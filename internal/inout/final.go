package inout

import (
	"context"
	"math"
)

// FinalInducement is what one category of final demand (consumption, investment,
// exports) sets in motion: 최종수요 항목별 유발액, 유발계수, 의존도.
type FinalInducement struct {
	Name   string
	Demand float64 // the category's sum, domestic products only
	// By measure that the table has: the amount induced, that per unit of the
	// category's demand, and its share of what all categories induce. Empty for a
	// category with a blank, whose share nobody can know then; NA for a divisor of zero.
	Induced, Coefficient, Dependence map[Measure]float64
	Output                           []float64 // induced, by sector
}

// FinalInducements computes them for each category of the table, in its order.
func (m *Model) FinalInducements(ctx context.Context) ([]FinalInducement, error) {
	out := make([]FinalInducement, 0, len(m.Table.Final))
	total, complete := map[Measure]float64{}, true
	for _, category := range m.Table.Final {
		e := FinalInducement{
			Name: category.Name, Output: naVector(m.n), Demand: math.NaN(),
			Induced: map[Measure]float64{}, Coefficient: map[Measure]float64{}, Dependence: map[Measure]float64{},
		}
		if !known(category.Values) {
			complete = false
			out = append(out, e)
			continue
		}
		impact, err := m.Impact(ctx, category.Values)
		if err != nil {
			return nil, err
		}
		e.Output, e.Demand = impact.X, 0
		for _, v := range category.Values {
			e.Demand += v
		}
		for measure, parts := range impact.Sums {
			e.Induced[measure] = parts.Total
			e.Coefficient[measure] = ratio(parts.Total, e.Demand)
			total[measure] += parts.Total
		}
		out = append(out, e)
	}
	for _, e := range out {
		for measure, v := range e.Induced {
			e.Dependence[measure] = math.NaN()
			if complete {
				e.Dependence[measure] = ratio(v, total[measure])
			}
		}
	}
	return out, nil
}

func known(values []float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.Abs(v) > MaxValue {
			return false
		}
	}
	return true
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return math.NaN()
	}
	return a / b
}
