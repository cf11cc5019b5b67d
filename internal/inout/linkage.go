package inout

import (
	"context"
	"math"
)

// Linkages tell how strongly sectors pull and push the others (Rasmussen 1957;
// Jones 1976 for the Ghosh form; Miller and Blair 2009, ch. 12). Sectors set aside
// are NA and no mean counts them.
type Linkages struct {
	// ColumnSums of L: the output multipliers, 열합(생산유발계수).
	ColumnSums []float64
	// RowSums of L, 행합, and of G.
	RowSums, GhoshSums []float64
	// Backward is the power of dispersion, 영향력계수: ColumnSums by their mean.
	// Forward is the sensitivity of dispersion, 감응도계수: RowSums by their mean.
	// ForwardGhosh is GhoshSums by their mean; all NA where there is no Ghosh model.
	Backward, Forward, ForwardGhosh []float64
}

// Linkages computes them by three solutions, without an inverse.
func (m *Model) Linkages(ctx context.Context) (Linkages, error) {
	columns, err := m.solve(ctx, m.inputs().transpose(), m.all)
	if err != nil {
		return Linkages{}, err
	}
	rows, err := m.solve(ctx, m.inputs(), m.all)
	if err != nil {
		return Linkages{}, err
	}
	out := Linkages{ColumnSums: m.hide(columns.X), RowSums: m.hide(rows.X), GhoshSums: naVector(m.n)}
	if m.hasGhosh() {
		p, err := m.allocation()
		if err != nil {
			return Linkages{}, err
		}
		ghosh, err := m.solve(ctx, p, m.all)
		if err != nil {
			return Linkages{}, err
		}
		out.GhoshSums = m.hide(ghosh.X)
	}
	out.Backward, out.Forward, out.ForwardGhosh = byMean(out.ColumnSums), byMean(out.RowSums), byMean(out.GhoshSums)
	return out, nil
}

// byMean divides by the mean of what is not NA.
func byMean(v []float64) []float64 {
	sum, count := 0.0, 0
	for _, x := range v {
		if !math.IsNaN(x) {
			sum += x
			count++
		}
	}
	out := make([]float64, len(v))
	for k, x := range v {
		out[k] = x / (sum / float64(count))
	}
	return out
}
