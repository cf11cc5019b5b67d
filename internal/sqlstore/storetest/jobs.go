package storetest

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/job"
)

func newJob(kind, key string) job.Job {
	return job.Job{
		ID: core.NewID(), Agency: home, Kind: kind, Key: key, State: job.Waiting,
		Title: core.T("2026년 보고서 <초안>", "Report of 2026 <draft>"), Params: []byte(`{"study":"s-1","formats":["pdf"]}`),
		Progress: job.Progress{Done: 1, Total: 3, Says: core.T("그림을 그립니다", "Drawing")},
		By:       core.Person{Name: researcher, Role: core.RoleResearcher}, CreatedAt: noon, DueAt: noon, Revision: 1,
	}
}

func testJobs(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	a := newJob("report", "k")
	kept, err := s.AddJob(ctx, a)
	must(t, err)
	same(t, "added job", kept, a)

	// The same kind and key is the same job, but only within an agency.
	b := newJob("report", "k")
	kept, err = s.AddJob(ctx, b)
	must(t, err)
	same(t, "job of a known key", kept, a)
	b.Agency = other
	kept, err = s.AddJob(ctx, b)
	must(t, err)
	same(t, "job of another agency", kept, b)
	c := newJob("mail", "k")
	c.CreatedAt = noon.Add(time.Second)
	_, err = s.AddJob(ctx, c)
	must(t, err)

	_, err = s.Job(ctx, other, a.ID)
	wantCode(t, err, core.NotFound)
	all, err := s.Jobs(ctx, home, 0)
	must(t, err)
	same(t, "jobs, newest first", all, []job.Job{c, a})
	all, err = s.Jobs(ctx, home, 1)
	must(t, err)
	same(t, "the newest job", all, []job.Job{c})

	// Who read an older revision writes nothing.
	a.State, a.Result = job.Done, job.Result{Name: "보고서.pdf", MediaType: "application/pdf", SHA256: "ab", Size: 3}
	a.EndedAt, a.DueAt = noon.Add(time.Minute), time.Time{}
	must(t, s.SaveJob(ctx, a))
	wantCode(t, s.SaveJob(ctx, a), core.Conflict)
	a.Revision++
	got, err := s.Job(ctx, home, a.ID)
	must(t, err)
	same(t, "saved job", got, a)
	stray := newJob("report", "stray")
	wantCode(t, s.SaveJob(ctx, stray), core.NotFound)
	b.Agency = home
	wantCode(t, s.SaveJob(ctx, b), core.NotFound)

	files, err := s.JobFiles(ctx)
	must(t, err)
	same(t, "files", files, []string{"ab"})

	// Only what has ended can be removed, and only by its own agency.
	wantCode(t, s.RemoveJob(ctx, home, c.ID), core.Conflict)
	wantCode(t, s.RemoveJob(ctx, other, a.ID), core.NotFound)
	d := newJob("report", "removed")
	d.State, d.EndedAt, d.DueAt = job.Done, noon, time.Time{}
	_, err = s.AddJob(ctx, d)
	must(t, err)
	must(t, s.RemoveJob(ctx, home, d.ID))
	wantCode(t, s.RemoveJob(ctx, home, d.ID), core.NotFound)
	for _, want := range []int{0, 1, 0} {
		n, err := s.ForgetJobs(ctx, a.EndedAt.Add(time.Duration(want)))
		must(t, err)
		if n > want {
			t.Fatalf("forgot %d jobs, want %d", n, want)
		}
	}
	_, err = s.Job(ctx, home, a.ID)
	wantCode(t, err, core.NotFound)
	all, err = s.Jobs(ctx, home, 0)
	must(t, err)
	same(t, "an open job is never forgotten", all, []job.Job{c})
}

func testDueJobs(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	add := func(kind string, after time.Duration) job.Job {
		j := newJob(kind, core.NewID())
		j.DueAt = noon.Add(after)
		_, err := s.AddJob(ctx, j)
		must(t, err)
		return j
	}
	late, early, now := add("report", time.Second), add("report", -time.Second), add("mail", 0)
	strange := add("unknown", -time.Hour)
	ended := add("report", -time.Hour)
	ended.State, ended.DueAt, ended.EndedAt = job.Failed, time.Time{}, noon
	must(t, s.SaveJob(ctx, ended))

	kinds := []string{"mail", "report"}
	for _, c := range []struct {
		kinds []string
		at    time.Duration
		limit int
		want  []job.Job
	}{
		{kinds, 0, 0, []job.Job{early, now}},
		{kinds, time.Second, 0, []job.Job{early, now, late}},
		{kinds, time.Second, 1, []job.Job{early}},
		{kinds[:1], time.Hour, 0, []job.Job{now}},
		{nil, 0, 0, []job.Job{strange, early, now}},
		{[]string{"none"}, time.Hour, 0, nil},
	} {
		got, err := s.DueJobs(ctx, c.kinds, noon.Add(c.at), c.limit)
		must(t, err)
		same(t, "due jobs", got, c.want)
	}
}

// Of many who take the same job one succeeds, and of many who order under the
// same key all get one job.
func testJobRace(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	const many = 8
	var (
		wg    sync.WaitGroup
		ids   sync.Map
		taken atomic.Int32
	)
	for range many {
		wg.Go(func() {
			j, err := s.AddJob(ctx, newJob("report", "once"))
			if err != nil {
				t.Error(err)
				return
			}
			ids.Store(j.ID, true)
		})
	}
	wg.Wait()
	all, err := s.Jobs(ctx, home, 0)
	must(t, err)
	if len(all) != 1 {
		t.Fatalf("%d jobs under one key", len(all))
	}
	ids.Range(func(id, _ any) bool {
		if id != all[0].ID {
			t.Errorf("somebody was given job %v, which is not there", id)
		}
		return true
	})
	for range many {
		wg.Go(func() {
			j := all[0]
			j.State, j.Owner = job.Running, core.NewID()
			switch err := s.SaveJob(ctx, j); {
			case err == nil:
				taken.Add(1)
			case core.CodeOf(err) != core.Conflict:
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if taken.Load() != 1 {
		t.Errorf("%d took the job", taken.Load())
	}
}
