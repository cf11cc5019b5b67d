package job

import (
	"context"
	"errors"
	"time"

	"naru/internal/core"
)

// Cancel stops a job. One that waits is cancelled at once; a running one is
// asked to stop, wherever it runs, and is cancelled when its worker has
// returned. One that has ended is core.Conflict.
func (d *Desk) Cancel(ctx context.Context, actor core.Actor, id string) (Job, error) {
	if !actor.CanWrite() {
		return Job{}, mayNotWrite()
	}
	j, err := d.change(ctx, actor.Agency, id, func(j *Job) error {
		switch j.State {
		case Waiting:
			d.finish(j, Cancelled, core.Text{})
		case Running:
			j.Cancelling = true
		default:
			return core.Fail(core.Conflict, "이 작업은 이미 끝났습니다(%s).", "This job has ended already (%s).", j.State.Title())
		}
		return nil
	})
	if err != nil {
		return Job{}, err
	}
	if r := d.live.get(id); r != nil && j.Cancelling {
		r.cancel(errCancelled)
	}
	return j, nil
}

// Retry asks for a job once more that failed, was cancelled or interrupted. Any
// other is core.Conflict.
func (d *Desk) Retry(ctx context.Context, actor core.Actor, id string) (Job, error) {
	if !actor.CanWrite() {
		return Job{}, mayNotWrite()
	}
	j, err := d.change(ctx, actor.Agency, id, func(j *Job) error {
		if !j.CanRetry() {
			return core.Fail(core.Conflict, "이 작업은 다시 할 것이 없습니다(%s).", "There is nothing to do again for this job (%s).", j.State.Title())
		}
		requeue(j, d.Clock())
		j.Attempt, j.Message, j.Progress = 0, core.Text{}, Progress{}
		return nil
	})
	if err == nil {
		d.poke()
	}
	return j, err
}

// Remove takes a job that has ended out of the list; its file goes with the next
// sweep. An open one is core.Conflict: it is to be cancelled first.
func (d *Desk) Remove(ctx context.Context, actor core.Actor, id string) error {
	if !actor.CanWrite() {
		return mayNotWrite()
	}
	return d.Store.RemoveJob(ctx, actor.Agency, id)
}

// errAsIs tells change that there is nothing to write.
var errAsIs = errors.New("nothing to change")

// change reads a job, applies a rule and writes it back, as often as somebody
// else comes between. The rule may refuse with an error. It gives the job as it
// is now.
func (d *Desk) change(ctx context.Context, agency, id string, rule func(*Job) error) (Job, error) {
	for {
		j, err := d.Store.Job(ctx, agency, id)
		if err != nil {
			return Job{}, err
		}
		switch err := rule(&j); {
		case errors.Is(err, errAsIs):
			return j, nil
		case err != nil:
			return Job{}, err
		}
		err = d.Store.SaveJob(ctx, j)
		if err == nil {
			j.Revision++
			return j, nil
		}
		if core.CodeOf(err) != core.Conflict {
			return Job{}, err
		}
	}
}

// requeue makes the job one that may be begun from a moment on.
func requeue(j *Job, from time.Time) {
	j.State, j.Cancelling, j.Owner, j.DueAt, j.EndedAt = Waiting, false, "", from, time.Time{}
}

// finish makes the job one for which nothing more happens by itself.
func (d *Desk) finish(j *Job, s State, message core.Text) {
	j.State, j.Cancelling, j.Owner, j.DueAt, j.EndedAt, j.Message = s, false, "", time.Time{}, d.Clock(), message
}
