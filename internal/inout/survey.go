package inout

import "runtime"

// survey is what one pass over the flows tells.
type survey struct {
	rows, columns []float64 // sums
	odd           int       // cells that are blank, negative or too large
}

// surveyFlows sums rows and columns and counts odd cells, in one pass shared among
// the processors.
func (t *Table) surveyFlows() survey {
	n := len(t.Sectors)
	p := product{flows: t.Flows, n: n}
	s := survey{rows: make([]float64, n), columns: make([]float64, n)}
	parts, odd := make([][]float64, p.strips()), make([]int, p.strips())
	share(runtime.GOMAXPROCS(0), p.strips(), func(at int) {
		lo, hi := p.strip(at)
		part := make([]float64, n)
		for i := lo; i < hi; i++ {
			sum := 0.0
			for j, v := range t.Flows[i*n : (i+1)*n] {
				if !(v >= 0 && v <= MaxValue) {
					odd[at]++
				}
				sum += v
				part[j] += v
			}
			s.rows[i] = sum
		}
		parts[at] = part
	})
	for at, part := range parts {
		s.odd += odd[at]
		for j, v := range part {
			s.columns[j] += v
		}
	}
	return s
}
