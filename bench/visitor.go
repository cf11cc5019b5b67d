package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

// visitor is a client of the running server that keeps its connections.
type visitor struct {
	base   string
	client *http.Client
}

var errNoPage = errors.New("no such page")

func newVisitor(base string) *visitor {
	return &visitor{base: base, client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: manyClients}}}
}

// ask fetches one page whole and makes sure that it is the page.
func (v *visitor) ask(ctx context.Context, path, holds string) (size int64, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, v.base+path, http.NoBody)
	if err != nil {
		return 0, fmt.Errorf("ask for %s: %w", path, err)
	}
	answer, err := v.client.Do(request)
	if err != nil {
		return 0, fmt.Errorf("ask for %s: %w", path, err)
	}
	body, err := io.ReadAll(answer.Body)
	if err := errors.Join(err, answer.Body.Close()); err != nil {
		return 0, fmt.Errorf("read %s: %w", path, err)
	}
	switch {
	case answer.StatusCode == http.StatusNotFound:
		return 0, fmt.Errorf("%w: %s", errNoPage, path)
	case answer.StatusCode != http.StatusOK || !strings.Contains(string(body), holds):
		return 0, fmt.Errorf("%s answers %s without %q", path, answer.Status, holds)
	}
	return int64(len(body)), nil
}

// requests is how many make a round of a hot page.
const requests = 400

// again asks for the addresses in turn until a round is full.
func (v *visitor) again(ctx context.Context, paths []string, holds string, clients int) (latency, error) {
	round := make([]string, requests)
	for k := range round {
		round[k] = paths[k%len(paths)]
	}
	return v.once(ctx, round, holds, clients)
}

// once asks for every address once, by so many clients at a time.
func (v *visitor) once(ctx context.Context, paths []string, holds string, clients int) (latency, error) {
	times := make([]time.Duration, len(paths))
	var next atomic.Int64
	work, ctx := errgroup.WithContext(ctx)
	start, used := time.Now(), cpuTime()
	for range clients {
		work.Go(func() error {
			for {
				k := int(next.Add(1)) - 1
				if k >= len(paths) {
					return nil
				}
				asked := time.Now()
				if _, err := v.ask(ctx, paths[k], holds); err != nil {
					return err
				}
				times[k] = time.Since(asked)
			}
		})
	}
	if err := work.Wait(); err != nil {
		return latency{}, err
	}
	n := time.Duration(max(len(paths), 1))
	return newLatency(times, time.Since(start)/n, (cpuTime()-used)/n), nil
}

// latency tells how long answers took.
type latency struct {
	P50  time.Duration `json:"p50"`
	P99  time.Duration `json:"p99"`
	Each time.Duration `json:"each"` // time of the round for every answer
	CPU  time.Duration `json:"cpu"`  // processor time of server and client for every answer
}

func newLatency(times []time.Duration, each, cpu time.Duration) latency {
	slices.Sort(times)
	at := func(share float64) time.Duration {
		if len(times) == 0 {
			return 0
		}
		return times[min(int(share*float64(len(times))), len(times)-1)]
	}
	const median, tail = .5, .99
	return latency{P50: at(median), P99: at(tail), Each: each, CPU: cpu}
}

// better is the round with the lower 99th percentile; none yet is no round.
func (l latency) better(other latency) latency {
	if l.P99 == 0 || other.P99 < l.P99 {
		return other
	}
	return l
}
