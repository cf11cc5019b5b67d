package storetest

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/dataset"
)

func testCancelled(t *testing.T, open Place) {
	t.Helper()
	s := open.store(t)
	v := publish(t, s, newDataset(census), newVersion())
	r := newRun(census)
	must(t, s.OpenRun(t.Context(), r))

	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	late, end := context.WithDeadline(t.Context(), time.Unix(0, 0))
	defer end()
	for ctx, want := range map[context.Context]core.Code{cancelled: core.Cancelled, late: core.Unavailable} {
		_, err := s.Publish(ctx, newDataset(census), newVersion(), r.ID)
		wantCode(t, err, want)
		_, err = s.Datasets(ctx, home)
		wantCode(t, err, want)
		wantCode(t, s.Withdraw(ctx, home, v.ID, dataset.Withdrawal{}), want)
		wantCode(t, s.OpenRun(ctx, newRun(census)), want)
		wantCode(t, s.SaveProfile(ctx, newProfile("x")), want)
		wantCode(t, s.Ping(ctx), want)
	}

	versions, err := s.Versions(t.Context(), home, "")
	must(t, err)
	same(t, "versions", versions, []dataset.Version{v})
	runs, err := s.Runs(t.Context(), home, 0)
	must(t, err)
	if len(runs) != 2 {
		t.Errorf("%d runs, want 2", len(runs))
	}
}

func testClosed(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	must(t, s.Close())
	wantCode(t, s.Ping(ctx), core.Unavailable)
	wantCode(t, s.OpenRun(ctx, newRun(census)), core.Unavailable)
	_, err := s.Datasets(ctx, home)
	wantCode(t, err, core.Unavailable)
	_, err = s.Describe(ctx)
	wantCode(t, err, core.Unavailable)
}

func testReopen(t *testing.T, open Place) {
	t.Helper()
	s := open.store(t)
	v := publish(t, s, newDataset(census), newVersion())
	must(t, s.SaveProfile(t.Context(), newProfile("매핑")))
	must(t, s.Close())

	s = open.store(t)
	versions, err := s.Versions(t.Context(), home, census)
	must(t, err)
	same(t, "versions", versions, []dataset.Version{v})
	profiles, err := s.Profiles(t.Context(), home)
	must(t, err)
	same(t, "profiles", profiles, []dataset.SavedProfile{newProfile("매핑")})
}

func testSimultaneousStart(t *testing.T, open Place) {
	t.Helper()
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			s, err := open(t.Context())
			if err == nil {
				err = errors.Join(s.OpenRun(t.Context(), newRun(census)), s.Close())
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	runs, err := open.store(t).Runs(t.Context(), home, 0)
	must(t, err)
	if len(runs) != 6 {
		t.Errorf("%d runs, want one of each process", len(runs))
	}
}

func testDescribe(t *testing.T, open Place) {
	t.Helper()
	s := open.store(t)
	must(t, s.Ping(t.Context()))
	d, err := s.Describe(t.Context())
	must(t, err)
	if d.Engine == "" || d.Where == "" || d.Schema < 1 || d.Bytes <= 0 || len(d.Settings) == 0 {
		t.Errorf("the description has gaps: %+v", d)
	}
}
