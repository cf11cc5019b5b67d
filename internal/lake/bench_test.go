package lake

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/fact"
)

func national(regions, industries, years int) *fact.Batch {
	b := &fact.Batch{RegionSystem: core.MOIS, IndustrySystem: core.KSIC11, Measures: []core.Measure{core.Employees}}
	for r := range regions {
		b.Regions = append(b.Regions, fmt.Sprintf("%05d", 11000+r*37))
	}
	for i := range industries {
		b.Industries = append(b.Industries, fmt.Sprintf("%05d", 1110+i*71))
	}
	for y := range years {
		b.Periods = append(b.Periods, core.Year(2000+y))
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for r := range regions {
		for i := range industries {
			for y := range years {
				b.Region = append(b.Region, uint32(r))
				b.Industry = append(b.Industry, uint32(i))
				b.Period = append(b.Period, uint16(y))
				b.Measure = append(b.Measure, 0)
				b.Value = append(b.Value, float64(int(rng.ExpFloat64()*400)))
				b.Flag = append(b.Flag, 0)
			}
		}
	}
	return b
}

func TestProto(t *testing.T) {
	b := national(250, 1200, 20)
	l, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for v := range 3 {
		t0 := time.Now()
		keys := keysOf(b)
		order := sortRows(b.Len(), keys, l.workers)
		t1 := time.Now()
		_ = order
		files, err := l.Write(t.Context(), fmt.Sprint("v", v), b, nil)
		if err != nil {
			t.Fatal(err)
		}
		t.Log(t1.Sub(t0), time.Since(t1), files)
	}
}
