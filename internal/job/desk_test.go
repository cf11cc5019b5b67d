package job_test

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"naru/internal/core"
	"naru/internal/job"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// records keeps jobs in memory. What a desk does with a real store is tested
// with the stores.
type records struct {
	job.Files

	mu  sync.Mutex
	all []job.Job
}

func (r *records) AddJob(_ context.Context, j job.Job) (job.Job, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all = append(r.all, j)
	return j, nil
}

func (r *records) SaveJob(_ context.Context, j job.Job) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	i := slices.IndexFunc(r.all, func(k job.Job) bool { return k.ID == j.ID })
	if r.all[i].Revision != j.Revision {
		return core.Fail(core.Conflict, "바뀌었습니다.", "It has moved on.")
	}
	j.Revision++
	r.all[i] = j
	return nil
}

func (r *records) Job(_ context.Context, _, id string) (job.Job, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.all[slices.IndexFunc(r.all, func(j job.Job) bool { return j.ID == id })], nil
}

func (r *records) Jobs(context.Context, string, int) ([]job.Job, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.all), nil
}

func (r *records) DueJobs(_ context.Context, _ []string, at time.Time, limit int) ([]job.Job, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	var due []job.Job
	for _, j := range r.all {
		if !j.State.Ended() && !j.DueAt.After(at) && (limit == 0 || len(due) < limit) {
			due = append(due, j)
		}
	}
	return due, nil
}

func (r *records) RemoveJob(context.Context, string, string) error    { return nil }
func (r *records) ForgetJobs(context.Context, time.Time) (int, error) { return 0, nil }

func (r *records) JobFiles(context.Context) ([]string, error) { return nil, nil }

func (r *records) Keep(context.Context, []string, time.Time) (removed int, _ error) { return 0, nil }

// However a job ended, nothing of it goes on after Stop, and never do more run
// at once than there are workers.
func TestNothingIsLeftBehind(t *testing.T) {
	r := &records{}
	d := job.New(job.Config{Store: r, Files: r, Clock: core.SystemClock, IDs: core.NewID, Workers: 3, Beat: time.Millisecond})
	var (
		mu         sync.Mutex
		busy, most int
	)
	ways := []func(context.Context) (job.Output, error){
		func(context.Context) (job.Output, error) { return job.Output{Link: "/"}, nil },
		func(context.Context) (job.Output, error) { panic("on purpose") },
		func(ctx context.Context) (job.Output, error) { <-ctx.Done(); return job.Output{}, ctx.Err() },
	}
	for i, way := range ways {
		d.Register(string(rune('a'+i)), func(ctx context.Context, _ job.Task, _ job.Report) (job.Output, error) {
			mu.Lock()
			busy++
			most = max(most, busy)
			mu.Unlock()
			defer func() { mu.Lock(); busy--; mu.Unlock() }()
			return way(ctx)
		})
	}
	d.Work()
	actor := core.LocalOperator(core.DefaultAgency)
	for i := range 30 {
		kind := "ab"[i%2 : i%2+1]
		if i >= 28 {
			kind = "c"
		}
		if _, err := d.Start(t.Context(), actor, job.Order{Kind: kind, Title: core.T("시험", "Test")}); err != nil {
			t.Fatal(err)
		}
	}
	want := map[job.State]int{job.Done: 14, job.Failed: 14, job.Running: 2}
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(time.Millisecond) {
		all, err := d.List(t.Context(), actor, 0)
		if err != nil {
			t.Fatal(err)
		}
		got := map[job.State]int{}
		for _, j := range all {
			got[j.State]++
		}
		if got[job.Done] == want[job.Done] && got[job.Failed] == want[job.Failed] && got[job.Running] == want[job.Running] {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("got %v, want %v", got, want)
		}
	}
	d.Stop()
	mu.Lock()
	defer mu.Unlock()
	if busy != 0 || most < 1 || most > 3 {
		t.Errorf("%d still run; %d ran at once", busy, most)
	}
}

// Every state has a name, and only what has ended is kept until a day.
func TestStates(t *testing.T) {
	t.Parallel()
	names := map[core.Text]bool{}
	for _, s := range []job.State{job.Waiting, job.Running, job.Done, job.Failed, job.Cancelled, job.Interrupted} {
		j := job.Job{State: s, EndedAt: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
		names[s.Title()] = true
		if s.Ended() == j.KeptUntil().IsZero() || s.Ended() == j.CanCancel() || j.CanRetry() != (s.Ended() && s != job.Done) {
			t.Errorf("%s: ended %t, kept until %s, cancel %t, retry %t", s, s.Ended(), j.KeptUntil(), j.CanCancel(), j.CanRetry())
		}
	}
	if len(names) != 6 {
		t.Errorf("two states share a name: %v", names)
	}
}
