package diagnosis

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"naru/internal/core"
	"naru/internal/dataset"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func version(n int) dataset.Version { return dataset.Version{ID: fmt.Sprint(n)} }

func TestManyAskOneReads(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var reads atomic.Int32
		open := make(chan struct{})
		c := newFrameCache(100, func(context.Context, dataset.Version, string) (*frame, error) {
			reads.Add(1)
			<-open
			return &frame{size: 10}, nil
		})
		var wg sync.WaitGroup
		for range 20 {
			wg.Go(func() {
				if f, err := c.get(t.Context(), version(1), "m"); f == nil || err != nil {
					t.Errorf("got %v, %v", f, err)
				}
			})
		}
		synctest.Wait()
		close(open)
		wg.Wait()
		if reads.Load() != 1 {
			t.Errorf("read %d times", reads.Load())
		}
	})
}

func TestOneWhoLeavesDoesNotStopTheOthers(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		open := make(chan struct{})
		c := newFrameCache(100, func(ctx context.Context, _ dataset.Version, _ string) (*frame, error) {
			select {
			case <-open:
				return &frame{size: 10}, nil
			case <-ctx.Done():
				return nil, ctx.Err()
			}
		})
		impatient, leave := context.WithCancel(t.Context())
		var first, second error
		var wg sync.WaitGroup
		wg.Go(func() { _, first = c.get(impatient, version(1), "m") })
		synctest.Wait()
		wg.Go(func() { _, second = c.get(t.Context(), version(1), "m") })
		synctest.Wait()
		leave()
		synctest.Wait()
		close(open)
		wg.Wait()
		if core.CodeOf(first) != core.Cancelled || second != nil {
			t.Errorf("left with %v, stayed with %v", first, second)
		}
	})
}

func TestReadingStopsWhenNobodyWaits(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		stopped := make(chan struct{})
		calls := 0
		c := newFrameCache(100, func(ctx context.Context, _ dataset.Version, _ string) (*frame, error) {
			if calls++; calls > 1 {
				return &frame{size: 1}, nil
			}
			<-ctx.Done()
			close(stopped)
			return nil, ctx.Err()
		})
		ctx, leave := context.WithCancel(t.Context())
		go func() { synctest.Wait(); leave() }()
		if _, err := c.get(ctx, version(1), "m"); core.CodeOf(err) != core.Cancelled {
			t.Errorf("got %v", err)
		}
		<-stopped
		if f, err := c.get(t.Context(), version(1), "m"); f == nil || err != nil {
			t.Errorf("the next asker got %v, %v", f, err)
		}
	})
}

func TestFailuresAreToldAndNotKept(t *testing.T) {
	t.Parallel()
	down := core.Fail(core.Unavailable, "저장소가 응답하지 않습니다.", "The store does not answer.")
	calls := 0
	c := newFrameCache(100, func(context.Context, dataset.Version, string) (*frame, error) {
		switch calls++; calls {
		case 1:
			return nil, down
		case 2:
			panic("broken file")
		default:
			return &frame{size: 1}, nil
		}
	})
	if _, err := c.get(t.Context(), version(1), "m"); !errors.Is(err, down) {
		t.Errorf("got %v", err)
	}
	if _, err := c.get(t.Context(), version(1), "m"); core.CodeOf(err) != core.Internal {
		t.Errorf("got %v", err)
	}
	if f, err := c.get(t.Context(), version(1), "m"); f == nil || err != nil {
		t.Errorf("got %v, %v", f, err)
	}
}

func TestBudgetDropsTheLeastRecentlyUsed(t *testing.T) {
	t.Parallel()
	reads := map[string]int{}
	c := newFrameCache(25, func(_ context.Context, v dataset.Version, _ string) (*frame, error) {
		reads[v.ID]++
		size := int64(10)
		if v.ID == "9" {
			size = 26
		}
		return &frame{size: size}, nil
	})
	for _, n := range []int{1, 2, 1, 3, 1, 2, 9, 9} { // 3 drops 2; 2 then drops 3; 9 never fits
		if _, err := c.get(t.Context(), version(n), "m"); err != nil {
			t.Fatal(err)
		}
	}
	if reads["1"] != 1 || reads["2"] != 2 || reads["3"] != 1 || reads["9"] != 2 || c.kept.used != 20 {
		t.Errorf("reads %v, used %d", reads, c.kept.used)
	}
}
