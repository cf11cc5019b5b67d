package dataset

import (
	"context"
	"sync"
)

// live holds the imports of this process that are under way, for their
// progress and for stopping them. The record itself is in the RunStore.
type live struct {
	mu   sync.Mutex
	runs map[string]*liveRun
	wg   sync.WaitGroup
}

type liveRun struct {
	progress Progress
	cancel   context.CancelFunc
}

func newLive() *live { return &live{runs: map[string]*liveRun{}} }

func (l *live) start(id string, cancel context.CancelFunc) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.runs[id] = &liveRun{cancel: cancel}
}

func (l *live) set(id string, p Progress) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if r := l.runs[id]; r != nil {
		r.progress = p
	}
}

func (l *live) get(id string) (Progress, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	r := l.runs[id]
	if r == nil {
		return Progress{}, false
	}
	return r.progress, true
}

func (l *live) stop(id string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	r := l.runs[id]
	if r == nil {
		return false
	}
	r.cancel()
	return true
}

func (l *live) end(id string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if r := l.runs[id]; r != nil {
		r.cancel()
		delete(l.runs, id)
	}
}
