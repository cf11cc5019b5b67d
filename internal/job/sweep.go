package job

import (
	"context"
	"time"
)

const (
	// sweepEvery is how often a working desk looks for what may go.
	sweepEvery = time.Hour
	// settled is the age at which a file that no job names is not one whose job
	// is just being recorded.
	settled = time.Hour
	// sweepWithin bounds one sweep.
	sweepWithin = time.Minute
)

// sweep removes jobs that ended longer than KeptFor ago, and files that no job
// names.
func (d *Desk) sweep() {
	ctx, cancel := context.WithTimeout(d.life, sweepWithin)
	defer cancel()
	now := d.Clock()
	_, err := d.Store.ForgetJobs(ctx, now.Add(-KeptFor))
	if err == nil {
		var sums []string
		if sums, err = d.Store.JobFiles(ctx); err == nil {
			_, err = d.Files.Keep(ctx, sums, now.Add(-settled))
		}
	}
	if err != nil {
		d.Log.Warn("old jobs could not be cleared away", "error", err)
	}
}
