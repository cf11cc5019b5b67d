package job_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"naru/internal/core"
	"naru/internal/job"
)

// mortal is a process's way to the records: after its death nothing comes
// through any more.
type mortal struct {
	*records

	life context.Context //nolint:containedctx // of one process of a test
}

var errDead = errors.New("this process is dead")

func (m mortal) SaveJob(ctx context.Context, j job.Job) error {
	if m.life.Err() != nil {
		return errDead
	}
	return m.records.SaveJob(ctx, j)
}

// Whatever is ordered, cancelled and retried while processes die at any moment:
// nothing is lost, no job is worked on twice at once, and all comes to an end.
func TestNoDeathLosesAJob(t *testing.T) {
	actor := core.LocalOperator(core.DefaultAgency)
	rapid.Check(t, func(t *rapid.T) {
		var (
			r    = &records{}
			mu   sync.Mutex
			busy = map[string]bool{}
			ids  []string
		)
		slow := rapid.Bool().Draw(t, "slow")
		work := func(ctx context.Context, task job.Task, report job.Report) (job.Output, error) {
			mu.Lock()
			if busy[task.ID] {
				t.Errorf("job %s is worked on twice", task.ID)
			}
			busy[task.ID] = true
			mu.Unlock()
			defer func() { mu.Lock(); delete(busy, task.ID); mu.Unlock() }()
			report(1, 1, core.Text{})
			if slow {
				select {
				case <-ctx.Done():
					return job.Output{}, ctx.Err()
				case <-time.After(2 * time.Millisecond):
				}
			}
			return job.Output{Link: "/" + task.ID}, nil
		}
		begin := func() (*job.Desk, context.CancelFunc) {
			life, die := context.WithCancel(context.Background())
			d := job.New(job.Config{
				Store: mortal{r, life}, Files: r, Clock: core.SystemClock, IDs: core.NewID, Beat: time.Millisecond,
			})
			d.Register("work", work)
			if err := d.Recover(context.Background()); err != nil {
				t.Fatal(err)
			}
			d.Work()
			return d, die
		}
		d, die := begin()
		step := func(do func(id string) (job.Job, error)) {
			if len(ids) == 0 {
				return
			}
			if _, err := do(rapid.SampledFrom(ids).Draw(t, "job")); err != nil && core.CodeOf(err) != core.Conflict {
				t.Fatal(err)
			}
		}
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			switch rapid.SampledFrom([]string{"order", "order", "cancel", "retry", "die", "end"}).Draw(t, "step") {
			case "order":
				j, err := d.Start(context.Background(), actor, job.Order{Kind: "work", Title: core.T("시험", "Test")})
				if err != nil {
					t.Fatal(err)
				}
				ids = append(ids, j.ID)
			case "cancel":
				step(func(id string) (job.Job, error) { return d.Cancel(context.Background(), actor, id) })
			case "retry":
				step(func(id string) (job.Job, error) { return d.Retry(context.Background(), actor, id) })
			case "die":
				time.Sleep(300 * time.Microsecond) // a worker may have begun
				die()
				d.Stop()
				d, die = begin()
			case "end":
				d.Stop()
				die()
				d, die = begin()
			}
		}
		defer func() { d.Stop(); die() }()
		for _, id := range ids {
			if j := ended(t, d, actor, id); j.State == job.Failed || j.State == job.Done && j.Result.Link != "/"+id {
				t.Fatalf("in the end: %+v", j)
			}
		}
	})
}

// ended waits for a job to end; the limit is for a machine that is busy.
func ended(t *rapid.T, d *job.Desk, actor core.Actor, id string) job.Job {
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(time.Millisecond) {
		j, err := d.Watch(context.Background(), actor, id)
		if err != nil {
			t.Fatal(err)
		}
		if j.State.Ended() {
			return j
		}
		if time.Now().After(deadline) {
			t.Fatalf("the job has not ended: %+v", j)
		}
	}
}
