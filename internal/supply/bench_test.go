package supply_test

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"
)

func TestExperiment(t *testing.T) {
	begin := time.Now()
	n := economy(t, 1, 10_000, 100_000, 300)
	fmt.Println("build", time.Since(begin), n.Edges())
	begin = time.Now()
	all, err := n.ESRI(t.Context(), 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println("all", time.Since(begin))
	c := cascade(t, n, 0)
	worst, bad := 0.0, 0
	var steps []int
	begin = time.Now()
	for i := 0; i < n.Firms(); i += 10 {
		r, _ := c.Sweep(t.Context(), one(n, i))
		steps = append(steps, r.Steps)
		if r.ESRI > 0 {
			d := math.Abs(all[i]-r.ESRI) / r.ESRI
			worst = max(worst, d)
			if d > .01 {
				bad++
			}
		}
	}
	slices.Sort(steps)
	fmt.Println("sweep each", time.Since(begin)/time.Duration(len(steps)), "worst", worst, "bad", bad, "steps", steps[len(steps)/2], steps[len(steps)-1])
	slices.Sort(all)
	fmt.Println(all[len(all)/2], all[len(all)*99/100], all[len(all)-1])
}
