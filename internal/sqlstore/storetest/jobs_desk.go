package storetest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/job"
)

var writer = core.Actor{Agency: home, Name: researcher, Role: core.RoleResearcher}

// office is a place with the files that its desks share. A desk that opens the
// place anew is as one of another process.
type office struct {
	place Place
	files *Shelf
	ahead time.Duration // of the clock of desks that are opened from now on
}

func newOffice(p Place) *office { return &office{place: p, files: NewShelf()} }

// desk opens a desk that has not begun to work; it stops with the test.
func (o *office) desk(t *testing.T) *job.Desk {
	t.Helper()
	ahead := o.ahead
	d := job.New(job.Config{
		Store: o.place.store(t), Files: o.files, IDs: core.NewID, Beat: 5 * time.Millisecond,
		Clock: func() time.Time { return core.SystemClock().Add(ahead) },
	})
	t.Cleanup(d.Stop)
	return d
}

// working opens a desk with a worker of the kind "test".
func (o *office) working(t *testing.T, w job.Worker) *job.Desk {
	t.Helper()
	d := o.desk(t)
	d.Register("test", w)
	d.Work()
	return d
}

func order(key string) job.Order {
	return job.Order{Kind: "test", Title: core.T("시험", "Test"), Params: map[string]string{"text": "가<나>"}, Key: key}
}

func start(t *testing.T, d *job.Desk, o job.Order) job.Job {
	t.Helper()
	j, err := d.Start(t.Context(), writer, o)
	must(t, err)
	return j
}

// until waits for a job to be as it should. The limit is for a machine that is
// busy with something else.
func until(t *testing.T, d *job.Desk, id string, is func(job.Job) bool) job.Job {
	t.Helper()
	var j job.Job
	eventually(t, func() bool {
		var err error
		j, err = d.Watch(t.Context(), writer, id)
		must(t, err)
		return is(j)
	}, func() any { return j })
	return j
}

func eventually(t *testing.T, holds func() bool, now func() any) {
	t.Helper()
	const limit = time.Minute
	for deadline := time.Now().Add(limit); !holds(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("not so within %s: %+v", limit, now())
		}
	}
}

func in(s job.State) func(job.Job) bool { return func(j job.Job) bool { return j.State == s } }

// hang works until it is told to stop.
func hang(ctx context.Context, _ job.Task, _ job.Report) (job.Output, error) {
	<-ctx.Done()
	return job.Output{}, ctx.Err()
}

func testDeskDone(t *testing.T, open Place) {
	t.Helper()
	o, half, on := newOffice(open), make(chan struct{}), make(chan struct{})
	d := o.working(t, func(_ context.Context, task job.Task, report job.Report) (job.Output, error) {
		var p map[string]string
		if err := json.Unmarshal(task.Params, &p); err != nil {
			return job.Output{}, fmt.Errorf("params: %w", err)
		}
		if task.Actor != writer || task.Attempt != 1 {
			return job.Output{}, errors.New("the task does not say who asked")
		}
		report(1, 2, core.T("반을 했습니다", "Half way"))
		close(half)
		<-on
		report(2, 2, core.T("다 했습니다", "All done"))
		return job.Output{Name: "결과.txt", MediaType: "text/plain", Content: strings.NewReader(p["text"]), Link: "/studies/1"}, nil
	})
	j := start(t, d, order(""))
	<-half
	if got := until(t, d, j.ID, in(job.Running)).Progress; got.Done != 1 || got.Total != 2 || got.Says.En != "Half way" {
		t.Errorf("progress %+v", got)
	}
	elsewhere := o.desk(t) // sees what has been saved, soon
	until(t, elsewhere, j.ID, func(j job.Job) bool { return j.Progress.Done == 1 })
	_, _, err := d.Open(t.Context(), writer, j.ID)
	wantCode(t, err, core.NotFound)
	close(on)
	j = until(t, elsewhere, j.ID, in(job.Done))
	if j.Progress.Done != 2 || j.Result.Link != "/studies/1" || j.EndedAt.Before(j.StartedAt) || j.KeptUntil().Sub(j.EndedAt) != job.KeptFor {
		t.Errorf("the record of the end: %+v", j)
	}
	r, file, err := elsewhere.Open(t.Context(), writer, j.ID)
	must(t, err)
	b, err := io.ReadAll(file)
	must(t, err)
	if r.Name != "결과.txt" || r.MediaType != "text/plain" || string(b) != "가<나>" || r.Size != int64(len(b)) {
		t.Errorf("%+v holds %q", r, b)
	}
	_, err = d.Retry(t.Context(), writer, j.ID)
	wantCode(t, err, core.Conflict)
	_, err = d.Cancel(t.Context(), writer, j.ID)
	wantCode(t, err, core.Conflict)
}

// A job that fails says what to do, and can be asked for once more.
func testDeskFails(t *testing.T, open Place) {
	t.Helper()
	var mended atomic.Bool
	d := newOffice(open).working(t, func(_ context.Context, task job.Task, _ job.Report) (job.Output, error) {
		switch {
		case mended.Load():
			return job.Output{Link: "/"}, nil
		case strings.Contains(string(task.Params), "panic"):
			panic("on purpose")
		case strings.Contains(string(task.Params), "foreign"):
			return job.Output{}, errors.New("secret of a driver")
		}
		return job.Output{}, core.Fail(core.Invalid, "연구에 서명이 없습니다. 서명하고 다시 하십시오.", "The study is not signed. Sign it and try again.")
	})
	for params, words := range map[string]string{"plain": "Sign it", "foreign": "tell the administrator", "panic": "a defect"} {
		j := start(t, d, job.Order{Kind: "test", Title: core.T("시험", "Test"), Params: params})
		j = until(t, d, j.ID, in(job.Failed))
		if !strings.Contains(j.Message.En, words) || j.Message.Ko == "" || strings.Contains(j.Message.En, "secret") {
			t.Errorf("%s: the message is %+v", params, j.Message)
		}
	}
	mended.Store(true)
	all, err := d.List(t.Context(), writer, 0)
	must(t, err)
	for _, j := range all {
		again, err := d.Retry(t.Context(), writer, j.ID)
		must(t, err)
		if again.ID != j.ID {
			t.Fatal("another job")
		}
		if done := until(t, d, j.ID, in(job.Done)); !done.Message.IsZero() || done.Attempt != 1 {
			t.Errorf("after all went well: %+v", done)
		}
	}
}

// A service that is down is asked again by itself, later.
func testDeskUnavailable(t *testing.T, open Place) {
	t.Helper()
	o := newOffice(open)
	w := func(_ context.Context, task job.Task, _ job.Report) (job.Output, error) {
		if task.Attempt < 3 {
			return job.Output{}, core.Fail(core.Unavailable, "KOSIS가 답하지 않습니다.", "KOSIS does not answer.")
		}
		return job.Output{Link: "/"}, nil
	}
	d := o.working(t, w)
	j := start(t, d, order(""))
	j = until(t, d, j.ID, func(j job.Job) bool { return j.State == job.Waiting && j.Attempt == 1 })
	if j.Message.En != "KOSIS does not answer." || !j.DueAt.After(j.StartedAt) {
		t.Errorf("while it waits: %+v", j)
	}
	d.Stop()
	for o.ahead = time.Hour; o.ahead <= 2*time.Hour; o.ahead += time.Hour {
		d := o.working(t, w)
		until(t, d, j.ID, func(now job.Job) bool { return now.Attempt > j.Attempt && now.State != job.Running })
		j = until(t, d, j.ID, func(job.Job) bool { return true })
		d.Stop()
	}
	if j.State != job.Done || j.Attempt != 3 {
		t.Errorf("at last: %+v", j)
	}
}

func testDeskOrders(t *testing.T, open Place) {
	t.Helper()
	ctx := t.Context()
	d := newOffice(open).desk(t)
	d.Register("test", hang)
	first := start(t, d, order("one"))
	if again := start(t, d, order("one")); again.ID != first.ID {
		t.Error("the same key gave another job")
	}
	changed := order("one")
	changed.Params = "something else"
	_, err := d.Start(ctx, writer, changed)
	wantCode(t, err, core.Conflict)
	a, b := start(t, d, order("")), start(t, d, order(""))
	if a.ID == b.ID {
		t.Error("orders without a key are jobs of their own")
	}

	reader := core.Actor{Agency: home, Name: "이열람", Role: core.RoleReader}
	_, err = d.Start(ctx, reader, order(""))
	wantCode(t, err, core.Forbidden)
	_, err = d.Cancel(ctx, reader, first.ID)
	wantCode(t, err, core.Forbidden)
	_, err = d.Retry(ctx, reader, first.ID)
	wantCode(t, err, core.Forbidden)
	stranger := core.Actor{Agency: other, Name: "남", Role: core.RoleDirector}
	_, err = d.Watch(ctx, stranger, first.ID)
	wantCode(t, err, core.NotFound)
	_, err = d.Cancel(ctx, stranger, first.ID)
	wantCode(t, err, core.NotFound)
	_, _, err = d.Open(ctx, stranger, first.ID)
	wantCode(t, err, core.NotFound)

	_, err = d.Start(ctx, writer, job.Order{Kind: "nobody's", Key: strings.Repeat("k", 201), Params: func() {}})
	wantCode(t, err, core.Invalid)
	var names []string
	if e, ok := errors.AsType[*core.Error](err); ok {
		for _, f := range e.Fields {
			names = append(names, f.Name)
		}
	}
	same(t, "faults told at once", names, []string{"kind", "title", "key", "params"})

	for _, j := range []job.Job{first, a, b} { // nobody works here: they wait
		cancelled, err := d.Cancel(ctx, writer, j.ID)
		must(t, err)
		if cancelled.State != job.Cancelled || cancelled.EndedAt.IsZero() {
			t.Errorf("a waiting job after its cancellation: %+v", cancelled)
		}
	}
	d.Work()
	waiting, err := d.Retry(ctx, writer, first.ID)
	must(t, err)
	until(t, d, waiting.ID, in(job.Running))
}
