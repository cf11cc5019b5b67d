package supply_test

import (
	"context"
	"errors"
	"math"
	"runtime"
	"slices"
	"sync"
	"testing"

	"golang.org/x/sync/errgroup"

	"naru/internal/core"
	"naru/internal/supply"
)

// TestFastIsWithinOnePercent lets every firm fail, in networks large enough for
// losses to be left untold, and holds the fast result and its steps against the
// full sweep.
func TestFastIsWithinOnePercent(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		seed                     uint64
		firms, edges, industries int
		hubs                     bool
		tolerance                float64
	}{
		"10,000 firms":    {seed: 1, firms: 10_000, edges: 10_000, industries: 200, hubs: true},
		"even":            {seed: 2, firms: 600, edges: 6000, industries: 50},
		"dense, hubs":     {seed: 3, firms: 600, edges: 12_000, industries: 10, hubs: true},
		"fragile":         {seed: 4, firms: 500, edges: 5000, industries: 100, hubs: true},
		"tight tolerance": {seed: 5, firms: 250, edges: 2500, industries: 30, hubs: true, tolerance: 1e-3},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := economy(t, c.seed, c.firms, c.edges, c.industries, c.hubs)
			fast, err := n.ESRI(t.Context(), c.tolerance, nil)
			if err != nil {
				t.Fatal(err)
			}
			full := sweepAll(t, n, c.tolerance)
			for i, want := range full {
				if fast[i].Steps != want.Steps || math.Abs(fast[i].ESRI-want.ESRI) > .01*want.ESRI {
					t.Errorf("firm %d: fast %v, full %v", i, fast[i], want)
				}
			}
		})
	}
}

func sweepAll(t *testing.T, n *supply.Network, tolerance float64) []supply.Result {
	t.Helper()
	out := make([]supply.Result, n.Firms())
	var work errgroup.Group
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		c := cascade(t, n, tolerance)
		work.Go(func() error {
			for i := w; i < len(out); i += workers {
				r, err := c.Sweep(t.Context(), one(n, i))
				if err != nil {
					return err
				}
				out[i] = r
			}
			return nil
		})
	}
	if err := work.Wait(); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestSameBitsOnAnyNumberOfThreads also runs firms in another order through one
// cascade: what a run leaves behind does not reach the next.
func TestSameBitsOnAnyNumberOfThreads(t *testing.T) {
	n := economy(t, 6, 500, 5000, 50, true)
	want, err := n.ESRI(t.Context(), 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(7))
	got, err := n.ESRI(t.Context(), 0, nil)
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("other bits on seven threads: %v", err)
	}
	c := cascade(t, n, 0)
	for i := n.Firms() - 1; i >= 0; i-- {
		if r, err := c.Firm(t.Context(), i); err != nil || r != want[i] {
			t.Fatalf("firm %d backwards: %v, %v; want %v", i, r, err, want[i])
		}
	}
}

func TestNothingIsAllocatedForAFirm(t *testing.T) {
	n := economy(t, 7, 500, 5000, 50, true)
	c := cascade(t, n, 0)
	all := func() {
		for i := range n.Firms() {
			if _, err := c.Firm(t.Context(), i); err != nil {
				t.Fatal(err)
			}
		}
	}
	all() // buffers grow to their size
	if got := testing.AllocsPerRun(1, all); got > 0 {
		t.Errorf("%v allocations for %d firms", got, n.Firms())
	}
}

func TestProgressAndCancel(t *testing.T) {
	t.Parallel()
	n := economy(t, 8, 1200, 4000, 50, true)
	var mu sync.Mutex
	var last, calls int
	if _, err := n.ESRI(t.Context(), 0, func(done, total int) {
		mu.Lock()
		defer mu.Unlock()
		if done < last || done > total || total != n.Firms() {
			t.Errorf("progress %d of %d after %d", done, total, last)
		}
		last = done
		calls++
	}); err != nil || last != n.Firms() || calls < 2 {
		t.Errorf("%v, told %d times, last %d", err, calls, last)
	}

	ctx, cancel := context.WithCancel(t.Context())
	_, err := n.ESRI(ctx, 0, func(int, int) { cancel() })
	if core.CodeOf(err) != core.Cancelled || !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	c := cascade(t, n, 0)
	if _, err := c.Sweep(ctx, one(n, 0)); core.CodeOf(err) != core.Cancelled {
		t.Errorf("a sweep that was cancelled: %v", err)
	}
	if _, err := c.Firm(ctx, 0); core.CodeOf(err) != core.Cancelled {
		t.Errorf("a firm's run that was cancelled: %v", err)
	}
	if r, err := c.Firm(t.Context(), 0); err != nil || !(r.ESRI > 0) {
		t.Errorf("the run after one that was cancelled: %v, %v", r, err)
	}
}
