package storetest

import (
	"sync"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/dataset"
)

func testRuns(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	r := newRun(census)
	must(t, s.OpenRun(ctx, r))
	wantCode(t, s.OpenRun(ctx, r), core.Conflict)
	got, err := s.Run(ctx, home, r.ID)
	must(t, err)
	same(t, "open run", got, r)
	_, err = s.Run(ctx, other, r.ID)
	wantCode(t, err, core.NotFound)

	r.State, r.EndedAt = dataset.RunFailed, noon.Add(time.Minute)
	r.Message = core.T("3행의 값을 읽을 수 없습니다.", "The value of line 3 cannot be read.")
	r.Fields = []core.Field{{Name: "value", Message: core.T("숫자가 아닙니다.", "Not a number.")}}
	wantCode(t, s.CloseRun(ctx, dataset.Run{ID: r.ID, Agency: other, State: dataset.RunFailed}), core.NotFound)
	wantCode(t, s.CloseRun(ctx, dataset.Run{ID: core.NewID(), Agency: home, State: dataset.RunFailed}), core.NotFound)
	must(t, s.CloseRun(ctx, r))
	wantCode(t, s.CloseRun(ctx, dataset.Run{ID: r.ID, Agency: home, State: dataset.RunDone}), core.Conflict)
	got, err = s.Run(ctx, home, r.ID)
	must(t, err)
	same(t, "closed run", got, r)
}

func testRunOrder(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	ids := make([]string, 0, 5)
	for i := range 5 {
		r := newRun(census)
		r.StartedAt = noon.Add(time.Duration(i) * time.Second)
		must(t, s.OpenRun(ctx, r))
		ids = append(ids, r.ID)
	}
	foreign := newRun(census)
	foreign.Agency = other
	must(t, s.OpenRun(ctx, foreign))
	for limit, want := range map[int][]string{
		2:  {ids[4], ids[3]},
		0:  {ids[4], ids[3], ids[2], ids[1], ids[0]},
		99: {ids[4], ids[3], ids[2], ids[1], ids[0]},
	} {
		runs, err := s.Runs(ctx, home, limit)
		must(t, err)
		got := make([]string, 0, len(runs))
		for _, r := range runs {
			got = append(got, r.ID)
		}
		same(t, "runs", got, want)
	}
}

func testInterrupt(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	left, done, foreign := newRun(census), newRun(census), newRun(census)
	foreign.Agency = other
	for _, r := range []dataset.Run{left, done, foreign} {
		must(t, s.OpenRun(ctx, r))
	}
	done.State, done.EndedAt = dataset.RunDone, noon
	must(t, s.CloseRun(ctx, done))

	end := dataset.Run{Message: core.T("나루가 중간에 꺼졌습니다.", "Naru was stopped midway."), EndedAt: noon.Add(time.Hour)}
	for _, want := range []int{1, 0} {
		n, err := s.InterruptRuns(ctx, home, end)
		must(t, err)
		if n != want {
			t.Fatalf("interrupted %d runs, want %d", n, want)
		}
	}
	left.State, left.Message, left.EndedAt = dataset.RunInterrupted, end.Message, end.EndedAt
	for _, want := range []dataset.Run{left, done, foreign} {
		got, err := s.Run(ctx, want.Agency, want.ID)
		must(t, err)
		same(t, "run", got, want)
	}
	_, err := s.Publish(ctx, newDataset(census), newVersion(), left.ID)
	wantCode(t, err, core.Conflict)
}

// A cancellation and a publication race for a run: either the version is
// visible and the run done, or the run is cancelled and nothing is visible.
func testCloseRace(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	for range 20 {
		r, v := newRun(census), newVersion()
		must(t, s.OpenRun(ctx, r))
		var (
			wg                    sync.WaitGroup
			publishing, cancelled error
		)
		wg.Go(func() { _, publishing = s.Publish(ctx, newDataset(census), v, r.ID) })
		wg.Go(func() {
			cancelled = s.CloseRun(ctx, dataset.Run{ID: r.ID, Agency: home, State: dataset.RunCancelled, EndedAt: noon})
		})
		wg.Wait()
		if (publishing == nil) == (cancelled == nil) {
			t.Fatalf("both or neither won: publishing %v, cancelling %v", publishing, cancelled)
		}
		got, err := s.Run(ctx, home, r.ID)
		must(t, err)
		versions, err := s.Versions(ctx, home, "")
		must(t, err)
		visible := false
		for _, seen := range versions {
			visible = visible || seen.ID == v.ID
		}
		if visible != (got.State == dataset.RunDone) || visible != (publishing == nil) {
			t.Fatalf("visible %t, run %s, publishing %v", visible, got.State, publishing)
		}
	}
}
