package job

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"sync"
	"time"

	"naru/internal/core"
)

// perform does a job that this desk owns and records how it ended.
func (d *Desk) perform(ctx context.Context, r *running) {
	var beating sync.WaitGroup
	over := make(chan struct{})
	beating.Go(func() { d.beat(r, over) })
	result, err := d.do(ctx, r)
	close(over)
	beating.Wait()
	if core.CodeOf(err) == core.Internal && err != nil && ctx.Err() == nil {
		d.Log.Error("a job failed by a defect or a fault of the machine", "kind", r.job.Kind, "job", r.job.ID, "error", err)
	}
	d.conclude(ctx, r, result, err)
}

// do lets the worker work and keeps the file that it gives. A panic is an error
// of the job.
func (d *Desk) do(ctx context.Context, r *running) (_ Result, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = core.Fail(core.Internal, "작업하는 프로그램에 결함이 있어 끝내지 못했습니다. 관리자에게 알려 주십시오.",
				"The job could not be finished because of a defect. Please tell the administrator.").
				Because(fmt.Errorf("panic: %v\n%s", p, debug.Stack())) //nolint:err113 // for the log only
		}
	}()
	if err := context.Cause(ctx); err != nil {
		return Result{}, fmt.Errorf("before it began: %w", err)
	}
	out, err := d.worker(r.job.Kind)(ctx, Task{
		ID: r.job.ID, Params: r.job.Params, Attempt: r.job.Attempt,
		Actor: core.Actor{Agency: r.job.Agency, Name: r.job.By.Name, Role: r.job.By.Role, Verified: r.job.By.Verified},
	}, r.report)
	if c, ok := out.Content.(io.Closer); ok {
		defer func() { err = errors.Join(err, c.Close()) }()
	}
	if err != nil {
		return Result{}, err
	}
	result := Result{Name: out.Name, MediaType: out.MediaType, Link: out.Link}
	if out.Content != nil {
		result.SHA256, result.Size, err = d.Files.Put(ctx, out.Content, 0)
	}
	return result, err
}

// conclude records the end of the work. When the store does not answer it tries
// on until the desk stops: the work has been done and must not be lost.
func (d *Desk) conclude(ctx context.Context, r *running, result Result, err error) {
	again := time.NewTicker(d.Beat)
	defer again.Stop()
	for {
		saving, cancel := context.WithTimeout(context.WithoutCancel(ctx), within)
		_, failed := d.change(saving, r.job.Agency, r.job.ID, func(j *Job) error {
			if !j.heldAs(r.job) {
				return errAsIs
			}
			j.Progress = r.progress()
			d.settle(j, result, err, context.Cause(ctx))
			return nil
		})
		cancel()
		if failed == nil || core.CodeOf(failed) == core.NotFound {
			return
		}
		d.Log.Warn("the end of a job could not be recorded", "job", r.job.ID, "error", failed)
		select {
		case <-again.C:
		case <-d.life.Done():
			return
		}
	}
}

// settle is the rule of how a job ends: by what its worker gave and, when it was
// cut short, why.
func (d *Desk) settle(j *Job, result Result, err, why error) {
	switch {
	case err == nil:
		j.Result = result
		d.finish(j, Done, core.Text{})
	case j.Cancelling || errors.Is(why, errCancelled):
		d.finish(j, Cancelled, core.Text{})
	case errors.Is(why, errStopped):
		j.Attempt-- // the end of the program is not the job's fault
		requeue(j, d.Clock())
	case core.CodeOf(err) == core.Unavailable && j.Attempt < mostAttempts:
		requeue(j, d.Clock().Add(pause(j.Attempt)))
		j.Message = core.MessageOf(err)
	default:
		d.finish(j, Failed, core.MessageOf(err))
	}
}

// pause grows with each attempt: ten seconds, then a minute.
func pause(attempt int) time.Duration {
	if attempt <= 1 {
		return 10 * time.Second
	}
	return time.Minute
}

// heldAs reports whether the job is still in the hands that began it as b.
func (j Job) heldAs(b Job) bool {
	return j.State == Running && j.Owner == b.Owner && j.Attempt == b.Attempt
}

// putBack lets a job that was cut off wait for the next start.
func (d *Desk) putBack(ctx context.Context, b Job) error {
	_, err := d.change(ctx, b.Agency, b.ID, func(j *Job) error {
		if !j.heldAs(b) {
			return errAsIs
		}
		d.settle(j, Result{}, errStopped, errStopped)
		return nil
	})
	return err
}

// beat says at each beat that the owner is alive, saves the progress for other
// processes, and sees whether they asked to stop.
func (d *Desk) beat(r *running, over <-chan struct{}) {
	t := time.NewTicker(d.Beat)
	defer t.Stop()
	for {
		select {
		case <-over:
			return
		case <-t.C:
		}
		ctx, cancel := context.WithTimeout(context.Background(), within)
		j, err := d.change(ctx, r.job.Agency, r.job.ID, func(j *Job) error { return d.renew(j, r) })
		cancel()
		switch {
		case err != nil && core.CodeOf(err) != core.NotFound:
			// An outage: the worker goes on, and conclude waits for its end.
		case err != nil || !j.heldAs(r.job):
			r.cancel(errLost)
			return
		case j.Cancelling:
			r.cancel(errCancelled)
		}
	}
}

// renew is the rule of a beat. It writes only what others could not know.
func (d *Desk) renew(j *Job, r *running) error {
	now, seen := d.Clock(), r.progress()
	if !j.heldAs(r.job) || seen == j.Progress && j.DueAt.Sub(now) > lease/2 {
		return errAsIs
	}
	j.Progress, j.DueAt = seen, now.Add(lease)
	return nil
}
