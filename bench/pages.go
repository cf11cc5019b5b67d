package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"naru/internal/app"
)

// Goals for a page, as told at the 99th percentile.
const (
	hotLimit   = 50 * time.Millisecond  // seen before, by anyone
	firstLimit = 100 * time.Millisecond // of a region that nobody has looked at yet
)

// manyClients is how many ask at once in the second column of the table.
const manyClients = 8

// sitePage is a page that is measured. Requests go to the addresses in turn.
type sitePage struct {
	name  string
	paths []string
	holds string // what the answer must hold, or it is not the page
	limit time.Duration
	once  bool // every address is asked for once only, without warming up
}

// pageResult is what was measured of a page.
type pageResult struct {
	Name  string        `json:"name"`
	Limit time.Duration `json:"limit"`
	Bytes int64         `json:"bytes"` // of one answer, as it is before compression
	One   latency       `json:"one"`
	Many  latency       `json:"many"`
}

// pageGroup is pages that are measured over the same content, in a process of
// its own.
type pageGroup struct {
	name  string // of the measurement
	title string // of its table
	needs []input
	load  func(ctx context.Context, a *app.App, s *scene) ([]sitePage, error)
}

func pageGroups() []pageGroup {
	return []pageGroup{
		{name: "pages", title: "page, all rows loaded", needs: []input{nationalTable}, load: loadNational},
		{
			name:  "agenda",
			title: fmt.Sprintf("page, %d tasks, %d policies, %d industries", agendaTasks, agendaPolicies, agendaIndustries), load: agendaPages,
		},
	}
}

// What pages hold that show something.
const (
	aTable = "<table"
	aChart = "data-chart"
)

// loadNational imports the national table.
func loadNational(ctx context.Context, a *app.App, s *scene) ([]sitePage, error) {
	if _, err := importInto(ctx, a, s); err != nil {
		return nil, err
	}
	industries, err := s.industryCodes()
	if err != nil {
		return nil, err
	}
	codes := s.regionCodes()
	hot, others := codes[:min(hotRegions, len(codes))], codes[min(hotRegions, len(codes)):]
	var single []string
	for k, region := range hot {
		single = append(single, fmt.Sprintf("/industries/%s?region=%s", industries[k%len(industries)], region))
	}
	return []sitePage{
		{name: "overview", paths: each("/?region=%s", hot), holds: aChart, limit: hotLimit},
		{name: "industries", paths: each("/industries?region=%s", hot), holds: aTable, limit: hotLimit},
		{name: "industries, by growth, a later page", paths: each("/industries?sort=growth&page=5&region=%s", hot), holds: aTable, limit: hotLimit},
		{name: "one industry", paths: single, holds: aChart, limit: hotLimit},
		{name: "comparison", paths: each("/compare?region=%s", hot), holds: aTable, limit: hotLimit},
		{name: "dataset", paths: []string{"/datasets/national"}, holds: "national", limit: hotLimit},
		{name: "rows of the dataset", paths: []string{"/datasets/national/1/rows"}, holds: aTable, limit: hotLimit},
		{name: "overview of a region not seen before", paths: each("/?region=%s", others), holds: aChart, limit: firstLimit, once: true},
		{name: "industries of a region not seen before", paths: each("/industries?region=%s", others), holds: aTable, limit: firstLimit, once: true},
	}, nil
}

// hotRegions is how many regions the hot pages are asked for in turn.
const hotRegions = 8

// each makes an address of every word.
func each(format string, words []string) []string {
	out := make([]string, len(words))
	for k, word := range words {
		out[k] = fmt.Sprintf(format, word)
	}
	return out
}

// measurePages serves a group's content on loopback and asks for every page of
// the running server as a browser would.
func measurePages(ctx context.Context, s *scene, g pageGroup, rounds int) (out []pageResult, err error) {
	folder := filepath.Join(s.Dir, g.name)
	if err := os.RemoveAll(folder); err != nil {
		return nil, fmt.Errorf("clear the folder: %w", err)
	}
	a, err := app.Open(ctx, app.Config{Data: folder, Addr: "127.0.0.1:0"})
	if err != nil {
		return nil, fmt.Errorf("open Naru: %w", err)
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	pages, err := g.load(ctx, a, s)
	if err != nil {
		return nil, err
	}
	base, stop, err := serve(ctx, a)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, stop()) }()
	client := newVisitor(base)
	for _, p := range pages {
		fmt.Fprintln(os.Stderr, "asking for", p.name)
		r, err := client.measure(ctx, p, rounds)
		if errors.Is(err, errNoPage) {
			fmt.Fprintln(os.Stderr, "there is no page at", err)
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.name, err)
		}
		out = append(out, r)
	}
	return out, nil
}

// serve starts the server and gives its address; stop ends it.
func serve(ctx context.Context, a *app.App) (base string, stop func() error, err error) {
	ctx, cancel := context.WithCancel(ctx)
	ready, done := make(chan string, 1), make(chan error, 1)
	go func() { done <- a.Serve(ctx, func(address string) { ready <- address }) }()
	select {
	case base = <-ready:
		return base, func() error { cancel(); return <-done }, nil
	case err = <-done:
		cancel()
		return "", nil, fmt.Errorf("serve: %w", err)
	}
}

// measure asks for a page by one client and by many at once. The best of the
// rounds counts: on a shared machine the others measure the neighbours.
func (v *visitor) measure(ctx context.Context, p sitePage, rounds int) (r pageResult, err error) {
	paths := p.paths
	r = pageResult{Name: p.name, Limit: p.limit}
	if r.Bytes, err = v.ask(ctx, paths[0], p.holds); err != nil {
		return r, err
	}
	if p.once { // half of the addresses for one client, half for many
		if r.One, err = v.once(ctx, paths[:len(paths)/2], p.holds, 1); err != nil {
			return r, err
		}
		r.Many, err = v.once(ctx, paths[len(paths)/2:], p.holds, manyClients)
		return r, err
	}
	if _, err := v.once(ctx, paths, p.holds, 1); err != nil { // warm up
		return r, err
	}
	for range max(rounds, 1) {
		one, err := v.again(ctx, paths, p.holds, 1)
		if err != nil {
			return r, err
		}
		many, err := v.again(ctx, paths, p.holds, manyClients)
		if err != nil {
			return r, err
		}
		r.One, r.Many = r.One.better(one), r.Many.better(many)
	}
	return r, nil
}
