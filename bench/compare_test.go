package main

import (
	"context"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestAPlantedDifferenceIsFound(t *testing.T) {
	na := math.NaN()
	ours, theirs := filepath.Join(t.TempDir(), "a"), t.TempDir()
	for name, c := range map[string]struct {
		agree agreement
		x, y  []float64
		size  float64
		apart int
	}{
		"the same":               {rounding, []float64{1, na, 0}, []float64{1, na, 0}, 0, 0},
		"of the largest":         {rounding, []float64{1, 0}, []float64{1, 1e-9}, 1e-9, 0},
		"planted":                {rounding, []float64{100, 2}, []float64{100, 2.5}, .005, 1},
		"each":                   {nearlySwept, []float64{100, 2, 4}, []float64{100, 2.5, 5}, .2, 2},
		"each beside zero":       {nearlySwept, []float64{1e-30}, []float64{0}, math.Inf(1), 1},
		"undefined with us":      {rounding, []float64{na, 1}, []float64{1, 1}, math.Inf(1), 1},
		"undefined with them":    {rounding, []float64{1, 1}, []float64{1, na}, math.Inf(1), 1},
		"infinite":               {rounding, []float64{math.Inf(1)}, []float64{1}, math.Inf(1), 1},
		"all zero with the peer": {rounding, []float64{1e-20}, []float64{0}, math.Inf(1), 1},
	} {
		if err := writeColumns(ours, map[string][]float64{"value": c.x, "other": {1}}); err != nil {
			t.Fatal(err)
		}
		if err := writeColumns(theirs, map[string][]float64{"value": c.y}); err != nil {
			t.Fatal(err)
		}
		d, err := c.agree.compare(ours, theirs)
		if err != nil || d.Column != "value" || d.All != len(c.x) || d.Apart != c.apart || !near(d.Size+1, c.size+1) && d.Size != c.size {
			t.Errorf("%s: %+v, %v; want %g, %d apart", name, d, err, c.size, c.apart)
		}
	}
}

func TestWhatCannotBeComparedIsAnError(t *testing.T) {
	ours, theirs := t.TempDir(), t.TempDir()
	if err := writeColumns(ours, map[string][]float64{"value": {1, 2}}); err != nil {
		t.Fatal(err)
	}
	if _, err := rounding.compare(ours, theirs); err == nil {
		t.Error("nothing in common went through")
	}
	if err := writeColumns(theirs, map[string][]float64{"value": {1}}); err != nil {
		t.Fatal(err)
	}
	if _, err := rounding.compare(ours, theirs); err == nil {
		t.Error("results of two lengths went through")
	}
}

// A difference fails the run, and is still in the table.
func TestADifferenceFailsTheRun(t *testing.T) {
	s := &scene{Dir: t.TempDir()}
	r := report{scene: s, differences: map[string]difference{}, results: map[string]result{
		"gonum/product": {Seconds: .04}, "proximity/relate": {Seconds: .004},
	}}
	for name, v := range map[string]float64{"gonum/product": 1, "proximity/relate": 1.001} {
		if err := writeColumns(s.valuesPath(name), map[string][]float64{"proximity": {v}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.compare(s.valuesPath); err == nil || !strings.Contains(err.Error(), "proximity/relate differs from gonum/product by 1.0e-03") {
		t.Errorf("error %v", err)
	}
	var b strings.Builder
	r.methodTable(&b)
	if !strings.Contains(b.String(), "| 10.0× | **1.0e-03 (proximity; 1 of 1 apart)** |") {
		t.Error(b.String())
	}
}

func TestTheTableOfMethods(t *testing.T) {
	r := report{
		results: map[string]result{
			"complexity/trade-pairs":  {Seconds: .25, CPU: .3, PeakBytes: 80 << 20},
			"python/complexity-trade": {Seconds: 3, CPU: 4, PeakBytes: 300 << 20},
			"io/impact":               {Seconds: .03, CPU: .03, PeakBytes: 100 << 20, Note: "bicgstab"},
			"io/impact-9800":          {Seconds: 1, CPU: 1, PeakBytes: 3 << 30},
			"complexity/1-year-pairs": {Seconds: .25, CPU: .3, PeakBytes: 80 << 20},
		},
		differences: map[string]difference{"complexity/trade-pairs": {Size: 2e-15, Column: "cog"}},
	}
	var b strings.Builder
	r.methodTable(&b)
	for _, line := range []string{
		"226 × 785 × 1 year | 250.0 ms | ≤ 200.0 ms | **missed** | 300.0 ms | 80 MB | py-ecomplexity: the whole process, CSV in | 3.00 s | 4.00 s | 300 MB | 12.0× | 2.0e-15 (cog) |",
		"250 × 1196 × 1 year | 250.0 ms | ≤ 300.0 ms | met | 300.0 ms | 80 MB | py-ecomplexity: the whole process, CSV in | (5.80 s) |  |  |  |  |",
		"from the table as read (bicgstab) | 30.0 ms | ≤ 300.0 ms | met |",
		"| 1.00 s | ≤ 1.50 s, ≤ 2048 MB | **missed** (memory) | 1.00 s | 3072 MB | OpenBLAS: the inverse | (47.00 s) |",
	} {
		if !strings.Contains(b.String(), line) {
			t.Errorf("no %q in\n%s", line, b.String())
		}
	}
	if strings.Contains(b.String(), "\n| py-ecomplexity") {
		t.Error("a peer has a row of its own")
	}
}

func TestPeersInPythonRunOnlyWhenAskedFor(t *testing.T) {
	names := func(o options) (out []string) {
		for _, m := range o.chosen() {
			out = append(out, m.name)
		}
		return out
	}
	without := names(options{only: "complexity/trade-r"})
	if !slices.Equal(without, []string{"complexity/trade-regions"}) {
		t.Errorf("without peers: %v", without)
	}
	with := names(options{only: "complexity/trade-r", peers: true})
	if !slices.Equal(with, []string{"python/complexity-trade", "complexity/trade-regions"}) {
		t.Errorf("with peers: %v", with)
	}
}

// A job that tells its own time is not charged with what it did besides.
func TestTheBestRoundCounts(t *testing.T) {
	rounds := []float64{3, 1, 2}
	var at int
	j := &job{
		run: func(context.Context) error { at++; return nil },
		own: func() (float64, float64) { return rounds[at-1], 10 * rounds[at-1] },
	}
	if r, err := j.time(t.Context(), len(rounds)); err != nil || r.Seconds != 1 || r.CPU != 10 {
		t.Errorf("%+v, %v", r, err)
	}
	j = &job{run: func(context.Context) error { time.Sleep(time.Millisecond); return nil }}
	if r, err := j.time(t.Context(), 1); err != nil || r.Seconds < .001 {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestEmptyFieldsAreNotNumbers(t *testing.T) {
	columns, err := columnsOf(strings.NewReader("region,eci,coi\nA,1,\nB,-2.5,3\n"), "coi", "eci")
	if err != nil || !slices.Equal(columns["eci"], []float64{1, -2.5}) || !math.IsNaN(columns["coi"][0]) || columns["coi"][1] != 3 {
		t.Errorf("%v, %v", columns, err)
	}
	for _, text := range []string{"", "region,pci\nA,1\n", "eci,coi\nx,1\n"} {
		if _, err := columnsOf(strings.NewReader(text), "eci", "coi"); err == nil {
			t.Errorf("%q went through", text)
		}
	}
}
