package storetest

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/job"
)

// A running job is cancelled where it runs and from another process.
func testDeskCancel(t *testing.T, open Place) {
	t.Helper()
	o := newOffice(open)
	d, elsewhere := o.working(t, hang), o.desk(t)
	for _, by := range []*job.Desk{d, elsewhere} {
		j := start(t, d, order(""))
		until(t, d, j.ID, in(job.Running))
		asked, err := by.Cancel(t.Context(), writer, j.ID)
		must(t, err)
		if !asked.Cancelling || asked.CanCancel() {
			t.Errorf("after asking: %+v", asked)
		}
		if j = until(t, by, j.ID, in(job.Cancelled)); j.Cancelling || j.EndedAt.IsZero() {
			t.Errorf("afterwards: %+v", j)
		}
	}
}

// Two processes share the work and never do one job twice.
func testDeskShared(t *testing.T, open Place) {
	t.Helper()
	const many = 40
	var (
		mu   sync.Mutex
		runs = map[string]int{}
	)
	w := func(_ context.Context, task job.Task, _ job.Report) (job.Output, error) {
		mu.Lock()
		defer mu.Unlock()
		runs[task.ID]++
		return job.Output{Link: "/"}, nil
	}
	o := newOffice(open)
	asking := o.desk(t)
	asking.Register("test", w)
	for range many {
		start(t, asking, order(""))
	}
	for range 2 {
		o.working(t, w)
	}
	all, err := asking.List(t.Context(), writer, 0)
	must(t, err)
	for _, j := range all {
		until(t, asking, j.ID, in(job.Done))
		mu.Lock()
		if runs[j.ID] != 1 {
			t.Errorf("job %s ran %d times", j.ID, runs[j.ID])
		}
		mu.Unlock()
	}
	if len(all) != many {
		t.Errorf("%d jobs, want %d", len(all), many)
	}
}

// A process that says nothing any more loses its job; when it comes back, it
// notices and does not write over the other's result.
func testDeskTakeover(t *testing.T, open Place) {
	t.Helper()
	o, told, wrote := newOffice(open), make(chan error, 1), make(chan struct{})
	silent := o.working(t, func(ctx context.Context, _ job.Task, _ job.Report) (job.Output, error) {
		<-ctx.Done()
		told <- context.Cause(ctx)
		<-wrote
		return job.Output{Link: "/stale"}, nil
	})
	j := start(t, silent, order(""))
	until(t, silent, j.ID, in(job.Running))
	o.ahead = time.Hour // for this one the other's word has run out
	next := o.working(t, func(_ context.Context, task job.Task, _ job.Report) (job.Output, error) {
		if task.Attempt != 2 {
			t.Errorf("attempt %d", task.Attempt)
		}
		return job.Output{Link: "/fresh"}, nil
	})
	until(t, next, j.ID, in(job.Done))
	if cause := <-told; cause == nil {
		t.Error("the first worker was not stopped")
	}
	close(wrote)
	silent.Stop()
	if got := until(t, next, j.ID, in(job.Done)); got.Result.Link != "/fresh" || got.Attempt != 2 {
		t.Errorf("the job in the end: %+v", got)
	}
}

// What is cut off by an orderly end waits and is done after the next start,
// whether its worker heeded or not.
func testDeskStop(t *testing.T, open Place) {
	t.Helper()
	o, deaf := newOffice(open), make(chan struct{})
	defer close(deaf)
	d := o.desk(t)
	d.Register("test", hang)
	d.Register("deaf", func(context.Context, job.Task, job.Report) (job.Output, error) {
		<-deaf
		return job.Output{}, nil
	})
	d.Work()
	a := start(t, d, order(""))
	b := start(t, d, job.Order{Kind: "deaf", Title: core.T("시험", "Test")})
	until(t, d, a.ID, in(job.Running))
	until(t, d, b.ID, in(job.Running))
	d.Stop()
	d.Stop() // twice does no harm
	quick := func(context.Context, job.Task, job.Report) (job.Output, error) { return job.Output{Link: "/"}, nil }
	next := o.desk(t)
	next.Register("test", quick)
	next.Register("deaf", quick)
	for _, id := range []string{a.ID, b.ID} {
		if j := until(t, next, id, in(job.Waiting)); j.Attempt != 0 || j.Owner != "" {
			t.Errorf("after the end: %+v", j)
		}
	}
	next.Work()
	until(t, next, a.ID, in(job.Done))
	until(t, next, b.ID, in(job.Done))
}

// A job that is running when its process dies begins again after the next
// start; one that was cut off too often waits for a person.
func testDeskRecover(t *testing.T, open Place) {
	t.Helper()
	o := newOffice(open)
	s := o.place.store(t)
	cut := func(attempt int, cancelling bool) job.Job {
		j := newJob("test", core.NewID())
		j.State, j.Owner, j.Attempt, j.Cancelling = job.Running, "of a dead process", attempt, cancelling
		j.DueAt = core.SystemClock().Add(time.Hour)
		_, err := s.AddJob(t.Context(), j)
		must(t, err)
		return j
	}
	once, thrice, unwanted := cut(1, false), cut(3, false), cut(1, true)
	d := o.desk(t)
	d.Register("test", func(context.Context, job.Task, job.Report) (job.Output, error) { return job.Output{Link: "/"}, nil })
	must(t, d.Recover(t.Context()))
	d.Work()
	if j := until(t, d, once.ID, in(job.Done)); j.Attempt != 2 {
		t.Errorf("attempt %d", j.Attempt)
	}
	until(t, d, unwanted.ID, in(job.Cancelled))
	if j := until(t, d, thrice.ID, in(job.Interrupted)); j.Message.Ko == "" || !j.CanRetry() {
		t.Errorf("cut off too often: %+v", j)
	}
	_, err := d.Retry(t.Context(), writer, thrice.ID)
	must(t, err)
	until(t, d, thrice.ID, in(job.Done))
}

// Old jobs go with their files; what a job still names stays.
func testDeskSweep(t *testing.T, open Place) {
	t.Helper()
	o := newOffice(open)
	w := func(_ context.Context, task job.Task, _ job.Report) (job.Output, error) {
		return job.Output{Name: "a.txt", Content: strings.NewReader(task.ID)}, nil
	}
	d := o.working(t, w)
	old := start(t, d, order(""))
	until(t, d, old.ID, in(job.Done))
	d.Stop()
	o.ahead = job.KeptFor - time.Hour
	d = o.working(t, w)
	young := start(t, d, order(""))
	until(t, d, young.ID, in(job.Done))
	until(t, d, old.ID, in(job.Done))
	d.Stop()
	o.ahead = job.KeptFor + time.Hour
	d = o.working(t, w)
	eventually(t, func() bool {
		_, err := d.Watch(t.Context(), writer, old.ID)
		return core.CodeOf(err) == core.NotFound && err != nil
	}, func() any { return old })
	eventually(t, func() bool {
		o.files.mu.Lock()
		defer o.files.mu.Unlock()
		return len(o.files.files) == 1
	}, func() any { return o.files.files })
	_, _, err := d.Open(t.Context(), writer, young.ID)
	must(t, err)
}
