package kosis

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"sync"

	"naru/internal/core"
)

// Desk fetches tables in the background for pages, which cannot wait. What it
// knows of a fetch lives in memory only; the key is forgotten when the fetch
// ends and is not part of any answer.
type Desk struct {
	client Client
	ids    core.IDs

	mu      sync.Mutex
	fetches []*fetch // oldest first
	wg      sync.WaitGroup
}

// remembered is how many fetches a desk can still tell about.
const remembered = 100

// NewDesk makes a desk. The client's key is used where none is given.
func NewDesk(client Client, ids core.IDs) *Desk { return &Desk{client: client, ids: ids} }

// HasKey reports whether the desk has a key of its own.
func (d *Desk) HasKey() bool { return d.client.Key != "" }

// Fetch is where one query stands. It runs until Ended.
type Fetch struct {
	ID     string
	Query  Query
	Done   int // periods
	Total  int
	Ended  bool
	Err    error  // why it failed; core.Cancelled when it was stopped
	SHA256 string // of the answer that was kept
	Name   string // a file name for it
}

type fetch struct {
	Fetch

	cancel context.CancelFunc
}

// Keep stores an answer as it came and gives its checksum.
type Keep func(ctx context.Context, name string, body io.Reader) (sha256 string, err error)

// Start begins a fetch, which outlives ctx. An empty key means the desk's own.
func (d *Desk) Start(ctx context.Context, key string, q Query, keep Keep) (Fetch, error) {
	client := d.client
	if key != "" {
		client.Key = key
	}
	if client.Key == "" {
		return Fetch{}, fieldError("key", core.T("KOSIS 인증키를 적어 주십시오. KOSIS 공유서비스에서 받을 수 있습니다.",
			"Give the KOSIS key. It is issued at the KOSIS OpenAPI site."))
	}
	if err := q.validate(); err != nil {
		return Fetch{}, err
	}
	work, cancel := context.WithCancel(context.WithoutCancel(ctx))
	f := &fetch{Fetch: Fetch{ID: d.ids(), Query: q}, cancel: cancel}
	d.remember(f)
	started := f.Fetch
	client.Progress = func(done, total int) {
		d.change(func() { f.Done, f.Total = done, total })
	}
	d.wg.Go(func() {
		defer cancel()
		name, sha, err := client.fetchAndKeep(work, q, keep)
		d.change(func() { f.Name, f.SHA256, f.Err, f.Ended = name, sha, err, true })
	})
	return started, nil
}

func (c Client) fetchAndKeep(ctx context.Context, q Query, keep Keep) (name, sha string, err error) {
	r, err := c.Fetch(ctx, q)
	if err != nil {
		return "", "", err
	}
	sha, err = keep(ctx, r.Name(), bytes.NewReader(r.JSON()))
	if errors.Is(err, context.Canceled) {
		err = failCancelled(err)
	}
	return r.Name(), sha, err
}

func (d *Desk) remember(f *fetch) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.fetches) >= remembered {
		if old := slices.IndexFunc(d.fetches, func(f *fetch) bool { return f.Ended }); old >= 0 {
			d.fetches = slices.Delete(d.fetches, old, old+1)
		}
	}
	d.fetches = append(d.fetches, f)
}

func (d *Desk) change(do func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	do()
}

// Watch tells where a fetch stands.
func (d *Desk) Watch(id string) (Fetch, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if f := d.find(id); f != nil {
		return f.Fetch, nil
	}
	return Fetch{}, core.Fail(core.NotFound, "이 조회는 더 이상 남아 있지 않습니다. 다시 조회해 주십시오.",
		"This query is no longer kept. Please start it again.")
}

// Cancel stops a fetch. One that has ended already is left as it is.
func (d *Desk) Cancel(id string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if f := d.find(id); f != nil {
		f.cancel()
	}
}

func (d *Desk) find(id string) *fetch {
	i := slices.IndexFunc(d.fetches, func(f *fetch) bool { return f.ID == id })
	if i < 0 {
		return nil
	}
	return d.fetches[i]
}

// Stop ends what is under way and waits for it.
func (d *Desk) Stop() {
	d.mu.Lock()
	for _, f := range d.fetches {
		f.cancel()
	}
	d.mu.Unlock()
	d.wg.Wait()
}
