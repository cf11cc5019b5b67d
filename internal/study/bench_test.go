package study

import (
	"strconv"
	"testing"

	"naru/internal/multicriteria"
)

// BenchmarkCompute is a page of forty industries by six indicators.
func BenchmarkCompute(b *testing.B) {
	s, in := Study{}, Inputs{}
	Free.begin(&s)
	for j := range 6 {
		s.Indicators = append(s.Indicators, Indicator{
			ID: strconv.Itoa(j), Direction: multicriteria.Higher, Normalisation: multicriteria.MinMax,
		})
	}
	for i := range 40 {
		x := Subject{ID: strconv.Itoa(i)}
		for j := range 6 {
			x.Cells = append(x.Cells, Cell{Value: Number((i*7 + j*13) % 41)})
		}
		in.Subjects = append(in.Subjects, x)
	}
	for b.Loop() {
		if _, err := Compute(b.Context(), s, in); err != nil {
			b.Fatal(err)
		}
	}
}
