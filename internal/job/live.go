package job

import (
	"context"
	"errors"
	"sync"

	"naru/internal/core"
)

// Why the work on a job is cut short.
var (
	errCancelled = errors.New("somebody cancelled the job")
	errStopped   = errors.New("the program is being ended")
	errLost      = errors.New("another process has taken the job over")
)

// live holds the jobs that this process runs.
type live struct {
	mu     sync.Mutex
	all    map[string]*running
	closed bool // nothing more may be begun
}

// running is a job in the hands of a worker of this process.
type running struct {
	job    Job // as it was begun
	cancel context.CancelCauseFunc

	mu   sync.Mutex
	seen Progress
}

func (r *running) report(done, total int, says core.Text) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seen = Progress{Done: done, Total: total, Says: says}
}

func (r *running) progress() Progress {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.seen
}

// add reports whether the job may run: not when the desk has been stopped.
func (l *live) add(r *running) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.closed {
		l.all[r.job.ID] = r
	}
	return !l.closed
}

func (l *live) remove(id string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.all, id)
}

// get gives a running job, nil when this process does not run it.
func (l *live) get(id string) *running {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.all[id]
}

func (l *live) count() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.all)
}

// shut lets nothing more begin, asks what runs to stop, and gives it.
func (l *live) shut() []*running {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.closed = true
	out := make([]*running, 0, len(l.all))
	for _, r := range l.all {
		r.cancel(errStopped)
		out = append(out, r)
	}
	return out
}
