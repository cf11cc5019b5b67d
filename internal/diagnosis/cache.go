package diagnosis

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/fact"
)

// Cubes reads one measure of a version. dataset.Lake does.
type Cubes interface {
	Cube(ctx context.Context, v dataset.Version, measure string) (*fact.Cube, error)
}

// frameKey names a frame for ever: versions do not change.
type frameKey struct{ version, measure string }

// frameCache keeps the frames used last within a budget of bytes. A frame that
// several ask for at once is read once; the reading stops when nobody waits for
// it any more; a failure is told to those who waited and not kept.
type frameCache struct {
	read func(ctx context.Context, v dataset.Version, measure string) (*frame, error)

	mu      sync.Mutex
	kept    *recent[frameKey, *frame]
	flights map[frameKey]*flight
}

// flight is one reading that is under way.
type flight struct {
	stop    context.CancelFunc
	waiters int // guarded by the cache's mutex
	done    chan struct{}
	frame   *frame
	err     error
}

func newFrameCache(budget int64, read func(context.Context, dataset.Version, string) (*frame, error)) *frameCache {
	return &frameCache{read: read, kept: newRecent[frameKey, *frame](budget), flights: map[frameKey]*flight{}}
}

// get gives the frame of a measure of a version, reading it when it is not kept.
func (c *frameCache) get(ctx context.Context, v dataset.Version, measure string) (*frame, error) {
	key := frameKey{v.ID, measure}
	f, hit := c.join(ctx, key, v, measure)
	if hit != nil {
		return hit, nil
	}
	select {
	case <-f.done:
		return f.frame, f.err
	case <-ctx.Done():
		c.leave(key, f)
		return nil, stopped(ctx.Err())
	}
}

// join gives the kept frame, or a flight to wait for.
func (c *frameCache) join(ctx context.Context, key frameKey, v dataset.Version, measure string) (*flight, *frame) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if f, ok := c.kept.get(key); ok {
		return nil, f
	}
	if f, ok := c.flights[key]; ok {
		f.waiters++
		return f, nil
	}
	// The reading outlives the request that began it, as others may have joined.
	reading, stop := context.WithCancel(context.WithoutCancel(ctx))
	f := &flight{stop: stop, waiters: 1, done: make(chan struct{})}
	c.flights[key] = f
	go c.fly(reading, key, f, v, measure)
	return f, nil
}

func (c *frameCache) fly(ctx context.Context, key frameKey, f *flight, v dataset.Version, measure string) {
	defer f.stop()
	func() {
		defer func() {
			if r := recover(); r != nil {
				f.err = core.Fail(core.Internal,
					"자료를 여는 중에 문제가 생겼습니다. 다시 시도해 주십시오.",
					"The data could not be opened. Please try again.").Because(fmt.Errorf("%w: %v: %v", errPanic, key, r))
			}
		}()
		f.frame, f.err = c.read(ctx, v, measure)
	}()
	c.mu.Lock()
	if c.flights[key] == f {
		delete(c.flights, key)
	}
	if f.err == nil {
		c.kept.put(key, f.frame, f.frame.size)
	}
	c.mu.Unlock()
	close(f.done)
}

// leave ends the reading when the last one who waited has gone. A later asker
// begins anew instead of joining a reading that is being stopped.
func (c *frameCache) leave(key frameKey, f *flight) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if f.waiters--; f.waiters == 0 {
		f.stop()
		if c.flights[key] == f {
			delete(c.flights, key)
		}
	}
}

var errPanic = errors.New("diagnosis: panic while reading")

func stopped(cause error) error {
	return core.Fail(core.Cancelled, "요청이 중단되었습니다.", "The request was stopped.").Because(cause)
}
