package supply_test

import (
	"fmt"
	"math"
	"os"
	"runtime"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"
)

func cpu() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_THREAD, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func TestExperiment(t *testing.T) {
	firms, _ := strconv.Atoi(os.Getenv("N"))
	edges, _ := strconv.Atoi(os.Getenv("M"))
	k, _ := strconv.Atoi(os.Getenv("K"))
	sample, _ := strconv.Atoi(os.Getenv("S"))
	sweeps, _ := strconv.Atoi(os.Getenv("W"))
	begin := time.Now()
	n := economy(t, 1, firms, edges, k)
	fmt.Println("build", time.Since(begin), n.Edges())
	c := cascade(t, n, 0)
	ctx := t.Context()
	runtime.LockOSThread()
	var times []time.Duration
	var esri []float64
	for j := range sample {
		b := cpu()
		r, _ := c.Firm(ctx, j*(firms/sample))
		times = append(times, cpu()-b)
		esri = append(esri, r.ESRI)
	}
	var sum time.Duration
	for _, d := range times {
		sum += d
	}
	slices.Sort(times)
	fmt.Println("fast: mean", sum/time.Duration(sample), "p50", times[sample/2], "p90", times[sample*9/10], "p99", times[sample*99/100], "max", times[sample-1])
	worst, bad := 0.0, 0
	var steps []int
	b := cpu()
	for j := 0; j < sample; j += max(1, sample/sweeps) {
		r, _ := c.Sweep(ctx, one(n, j*(firms/sample)))
		steps = append(steps, r.Steps)
		if r.ESRI > 0 {
			d := math.Abs(esri[j]-r.ESRI) / r.ESRI
			worst = max(worst, d)
			if d > .01 {
				if bad < 12 {
					q, _ := c.Firm(ctx, j*(firms/sample))
					fmt.Println("bad", j, esri[j], q, r)
				}
				bad++
			}
		}
	}
	fmt.Println("sweep each", (cpu()-b)/time.Duration(len(steps)), "worst", worst, "bad", bad, "of", len(steps))
	slices.Sort(steps)
	slices.Sort(esri)
	fmt.Println("steps", steps[len(steps)/2], steps[len(steps)-1], "esri", esri[sample/2], esri[sample*9/10], esri[sample*99/100], esri[sample-1])
}
