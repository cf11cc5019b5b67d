package inout

import "context"

// Effect is one measure (value added, income, imports, employment) per unit of
// final demand for each sector.
type Effect struct {
	// Direct is c: the measure per unit of the sector's own output.
	Direct []float64
	// Induced is c L: the measure anywhere, per unit of final demand for the
	// sector (부가가치·수입·취업 유발계수).
	Induced []float64
	// Multiplier is (c L)/c, type I; NA where c is 0.
	Multiplier []float64
}

// Effect spreads a row of the table over the inverse: amounts are totals by sector
// (coefficients, for a table of coefficients). It is NA throughout when a sector
// that takes part has no value, for nearly everything depends on each sector.
func (m *Model) Effect(ctx context.Context, amounts []float64) (Effect, error) {
	c, ok := m.perOutput(amounts)
	if !ok {
		return Effect{Direct: naVector(m.n), Induced: naVector(m.n), Multiplier: naVector(m.n)}, nil
	}
	s, err := m.solve(ctx, m.inputs().transpose(), c)
	if err != nil {
		return Effect{}, err
	}
	out := Effect{Direct: m.hide(c), Induced: m.hide(s.X), Multiplier: naVector(m.n)}
	for k, direct := range c {
		if direct != 0 {
			out.Multiplier[k] = s.X[k] / direct
		}
	}
	return out, nil
}
