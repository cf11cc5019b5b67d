package supply

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// tellings is about how often progress is told.
const tellings = 1000

// ESRI lets every firm fail, each by itself, and gives the results by firm. It
// uses all processors; the result does not depend on how many there are.
// Progress, when not nil, is told from time to time how many firms are done,
// never by two goroutines at once.
func (n *Network) ESRI(ctx context.Context, tolerance float64, progress func(done, total int)) ([]Result, error) {
	out := make([]Result, n.Firms())
	var next, done atomic.Int64
	var telling sync.Mutex
	every := int64(len(out)/tellings + 1)
	work, ctx := errgroup.WithContext(ctx)
	for range min(runtime.GOMAXPROCS(0), n.Firms()) {
		c, err := n.NewCascade(tolerance)
		if err != nil {
			return nil, err
		}
		work.Go(func() error {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(out) {
					return nil
				}
				r, err := c.Firm(ctx, i)
				if err != nil {
					return err
				}
				out[i] = r
				now := done.Add(1)
				if progress != nil && now%every == 0 && telling.TryLock() {
					progress(int(done.Load()), len(out))
					telling.Unlock()
				}
			}
		})
	}
	if err := work.Wait(); err != nil {
		return nil, err
	}
	if progress != nil {
		progress(len(out), len(out))
	}
	return out, nil
}
