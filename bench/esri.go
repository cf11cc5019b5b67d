package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"naru/internal/supply"
)

// structureOf tells of a network what decides how hard it is.
func (f firmNetwork) structureOf() string {
	if f.hubs {
		return "extreme hubs"
	}
	return "no hubs"
}

// allFirmsWork is ESRI of every firm.
func allFirmsWork(f firmNetwork) []measurement {
	peer := "sweep/all-" + f.kind()
	return []measurement{
		{name: peer, work: "the full sweep of every firm, network in memory", needs: []input{f.file()}, rounds: 1, prepare: sweepAll(f)},
		{
			name: "esri/all-" + f.kind(), needs: []input{program, f.table()}, peer: peer, agree: nearlySwept,
			work:  "`naru calc esri`, the whole process, CSV in: every firm of 10,000, 100,000 edges, " + f.structureOf(),
			limit: goal{time: 10 * time.Second}, prepare: esriProcess(f),
		},
	}
}

// oneFirmWork is the failure of single firms in a large network.
func oneFirmWork(f firmNetwork) []measurement {
	peer := "sweep/one-" + f.kind()
	return []measurement{
		{name: peer, work: fmt.Sprintf("the full sweep, mean of %d firms", heldFirms), needs: []input{f.file()}, rounds: 1, prepare: sweepSome(f)},
		{
			name: "esri/one-" + f.kind(), needs: []input{f.file()}, peer: peer, agree: nearlySwept,
			work:  fmt.Sprintf("one firm of 1 M, 20 M edges, %s: p99 of %d firms", f.structureOf(), timedFirms),
			limit: goal{time: 50 * time.Millisecond}, prepare: esriSome(f),
		},
	}
}

func esriProcess(f firmNetwork) func(context.Context, *scene) (*job, error) {
	return func(_ context.Context, s *scene) (*job, error) {
		var out []byte
		return &job{
			run: func(ctx context.Context) (err error) {
				out, err = s.naru(ctx, "calc", "esri", f.path(s, "csv"), "--duplicates", "sum")
				return err
			},
			values: func(_ context.Context, folder string) error {
				columns, err := columnsOf(bytes.NewReader(out), "esri")
				if err != nil {
					return err
				}
				return writeColumns(folder, columns)
			},
			outside: true, close: nothing,
		}, nil
	}
}

// sweepAll sweeps for every firm, on all processors.
func sweepAll(f firmNetwork) func(context.Context, *scene) (*job, error) {
	return func(_ context.Context, s *scene) (*job, error) {
		n, err := f.open(s)
		if err != nil {
			return nil, err
		}
		lost := make([]float64, n.Firms())
		return &job{
			run: func(ctx context.Context) error {
				work, ctx := errgroup.WithContext(ctx)
				workers := runtime.GOMAXPROCS(0)
				for w := range workers {
					work.Go(func() error {
						sweep, err := newSweep(n)
						for k := w; k < len(lost) && err == nil; k += workers {
							lost[k], err = sweep.firm(ctx, k)
						}
						return err
					})
				}
				return work.Wait()
			},
			values: func(_ context.Context, folder string) error {
				return writeColumns(folder, map[string][]float64{"esri": lost})
			},
			close: nothing,
		}, nil
	}
}

// sweep lets firms fail by the formula as published.
type sweep struct {
	cascade *supply.Cascade
	left    []float64
}

func newSweep(n *supply.Network) (*sweep, error) {
	c, err := n.NewCascade(0)
	if err != nil {
		return nil, fmt.Errorf("make a cascade: %w", err)
	}
	return &sweep{c, slices.Repeat([]float64{1}, n.Firms())}, nil
}

func (s *sweep) firm(ctx context.Context, k int) (float64, error) {
	s.left[k] = 0
	r, err := s.cascade.Sweep(ctx, s.left)
	s.left[k] = 1
	return r.ESRI, err
}

// How many firms fail in turn, and for how many of them and of the largest the
// result is held against the full sweep.
const (
	timedFirms   = 1000
	heldFirms    = 40
	largestFirms = 10
)

// sample draws the firms that fail, and those that are held against the sweep: the
// first of them and the largest of all.
func sample(n *supply.Network, seed uint64) (timed, held []int) {
	draw := rand.New(rand.NewPCG(seed, timedFirms)) //nolint:gosec // must follow the seed
	for range timedFirms {
		timed = append(timed, draw.IntN(n.Firms()))
	}
	bySize := make([]int, n.Firms())
	for k := range bySize {
		bySize[k] = k
	}
	slices.SortFunc(bySize, func(a, b int) int { return cmp.Or(cmp.Compare(n.Output(b), n.Output(a)), cmp.Compare(a, b)) })
	return timed, append(bySize[:min(largestFirms, n.Firms())], timed[:heldFirms-largestFirms]...)
}

// esriSome times firms one by one and tells the 99th percentile.
func esriSome(f firmNetwork) func(context.Context, *scene) (*job, error) {
	return func(_ context.Context, s *scene) (*job, error) {
		n, err := f.open(s)
		if err != nil {
			return nil, err
		}
		c, err := n.NewCascade(0)
		if err != nil {
			return nil, fmt.Errorf("make a cascade: %w", err)
		}
		timed, held := sample(n, s.Seed)
		wall, processor := make([]time.Duration, timedFirms), make([]time.Duration, timedFirms)
		var last, best latency
		return &job{
			run: func(ctx context.Context) error {
				for k, firm := range timed {
					start, used := time.Now(), cpuTime()
					if _, err := c.Firm(ctx, firm); err != nil {
						return fmt.Errorf("firm %d: %w", firm, err)
					}
					wall[k], processor[k] = time.Since(start), cpuTime()-used
				}
				last = newLatency(wall, 0, newLatency(processor, 0, 0).P99)
				best = best.better(last)
				return nil
			},
			own: func() (float64, float64) { return last.P99.Seconds(), last.CPU.Seconds() },
			values: func(ctx context.Context, folder string) error {
				lost := make([]float64, len(held))
				for k, firm := range held {
					r, err := c.Firm(ctx, firm)
					if err != nil {
						return fmt.Errorf("firm %d: %w", firm, err)
					}
					lost[k] = r.ESRI
				}
				return writeColumns(folder, map[string][]float64{"esri": lost})
			},
			note:  func() string { return "median " + duration(best.P50.Seconds()) },
			close: nothing,
		}, nil
	}
}

// sweepSome sweeps for the firms that are compared and tells the mean time.
func sweepSome(f firmNetwork) func(context.Context, *scene) (*job, error) {
	return func(_ context.Context, s *scene) (*job, error) {
		n, err := f.open(s)
		if err != nil {
			return nil, err
		}
		full, err := newSweep(n)
		if err != nil {
			return nil, err
		}
		_, held := sample(n, s.Seed)
		if len(held) == 0 {
			return nil, errors.New("no firms")
		}
		lost := make([]float64, len(held))
		var wall, processor float64
		return &job{
			run: func(ctx context.Context) error {
				start, used := time.Now(), cpuTime()
				for k, firm := range held {
					if lost[k], err = full.firm(ctx, firm); err != nil {
						return fmt.Errorf("firm %d: %w", firm, err)
					}
				}
				count := float64(len(held))
				wall, processor = time.Since(start).Seconds()/count, (cpuTime()-used).Seconds()/count
				return nil
			},
			own: func() (float64, float64) { return wall, processor },
			values: func(_ context.Context, folder string) error {
				return writeColumns(folder, map[string][]float64{"esri": lost})
			},
			close: nothing,
		}, nil
	}
}
