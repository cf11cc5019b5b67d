package job

import (
	"context"
	"time"

	"naru/internal/core"
)

const (
	// lease is how long the owner of a running job is trusted to be alive after
	// it last said so. Clocks of machines that share a store may differ by less.
	lease = 30 * time.Second
	// mostAttempts bounds how often a job begins by itself, so that one that
	// kills its process does not do so for ever.
	mostAttempts = 3
	// grace is how long Stop waits for workers that were asked to stop.
	grace = time.Second
	// within bounds one access to the store on the desk's own account.
	within = 5 * time.Second
)

// Work begins to do jobs of the registered kinds, in the background, until Stop.
func (d *Desk) Work() {
	d.wg.Go(func() {
		look, tidy := time.NewTicker(d.Beat), time.NewTicker(sweepEvery)
		defer look.Stop()
		defer tidy.Stop()
		d.sweep()
		for well := true; ; {
			well = d.tell(well, d.fill())
			select {
			case <-d.life.Done():
				return
			case <-d.wake:
			case <-look.C:
			case <-tidy.C:
				d.sweep()
			}
		}
	})
}

// tell writes an outage of the store to the log when it begins, and its end.
func (d *Desk) tell(well bool, err error) bool {
	switch {
	case err != nil && well:
		d.Log.Warn("jobs wait: the store does not answer", "error", err)
	case err == nil && !well:
		d.Log.Warn("jobs go on: the store answers again")
	}
	return err == nil
}

// Stop asks the workers to stop and returns within two seconds, whether they
// heed it or not. What was cut off waits for the next start. The desk does not
// work again.
func (d *Desk) Stop() {
	d.end()
	cut := d.live.shut()
	rest := make(chan struct{})
	go func() { d.wg.Wait(); close(rest) }()
	late := time.NewTimer(grace)
	defer late.Stop()
	select {
	case <-rest:
		return
	case <-late.C:
	}
	ctx, cancel := context.WithTimeout(context.Background(), grace/2)
	defer cancel()
	for _, r := range cut { // those that have ended since are left alone by putBack
		if err := d.putBack(ctx, r.job); err != nil {
			d.Log.Warn("a job was cut off and will be taken up later", "job", r.job.ID, "error", err)
		}
	}
}

// Recover hands every running job to whoever works next, without waiting for
// the end of a lease. It must only be called while no other process works.
func (d *Desk) Recover(ctx context.Context) error {
	distant := d.Clock().Add(100 * 365 * 24 * time.Hour)
	open, err := d.Store.DueJobs(ctx, nil, distant, 0)
	if err != nil {
		return err
	}
	for _, j := range open {
		if j.State != Running {
			continue
		}
		if _, err := d.change(ctx, j.Agency, j.ID, func(j *Job) error {
			j.DueAt = d.Clock()
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}

// fill begins jobs that are due as long as a worker is free.
func (d *Desk) fill() error {
	ctx, cancel := context.WithTimeout(context.Background(), within)
	defer cancel()
	for {
		free, kinds := d.Workers-d.live.count(), d.kinds()
		if free <= 0 || len(kinds) == 0 {
			return nil
		}
		due, err := d.Store.DueJobs(ctx, kinds, d.Clock(), free)
		if err != nil {
			return err
		}
		moved := false
		for _, j := range due {
			took, err := d.take(ctx, j)
			if err != nil {
				return err
			}
			moved = moved || took
		}
		if !moved {
			return nil
		}
	}
}

// take begins a job that is due, or closes one that was cut off too often. It
// reports whether the job is not due any more by this desk's doing.
func (d *Desk) take(ctx context.Context, j Job) (bool, error) {
	if d.live.get(j.ID) != nil {
		return false, nil // its beat was late: it is not abandoned
	}
	switch {
	case j.State == Running && j.Cancelling:
		d.finish(&j, Cancelled, core.Text{})
	case j.State == Running && j.Attempt >= mostAttempts:
		d.finish(&j, Interrupted, core.Tf("작업하는 동안 프로그램이 %d번 꺼졌습니다. 다시 시도하고, 또 멈추면 관리자에게 알려 주십시오.",
			"The program ended %d times during this job. Try again; if it happens once more, tell the administrator.", j.Attempt))
	default:
		now := d.Clock()
		j.State, j.Owner, j.DueAt, j.StartedAt = Running, d.id, now.Add(lease), now
		j.Attempt++
		j.Message, j.Progress = core.Text{}, Progress{}
	}
	err := d.Store.SaveJob(ctx, j)
	switch code := core.CodeOf(err); {
	case err != nil && (code == core.Conflict || code == core.NotFound):
		return false, nil // somebody else was quicker
	case err != nil:
		return false, err
	}
	j.Revision++
	if j.State == Running {
		d.begin(j)
	}
	return true, nil
}

// begin lets a worker of this process do a job that it owns.
func (d *Desk) begin(j Job) {
	ctx, cancel := context.WithCancelCause(context.Background())
	r := &running{job: j, cancel: cancel}
	if !d.live.add(r) {
		cancel(errStopped)
	}
	d.wg.Go(func() {
		d.perform(ctx, r)
		cancel(nil)
		d.live.remove(j.ID)
		d.poke()
	})
}
