package main

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// measurement is one kind of work. To add one, append it to the list of its
// table: nationalWork, methodWork or documentWork.
type measurement struct {
	name    string  // group/work
	work    string  // as the table says it
	needs   []input // what must lie in the folder
	peer    string  // name of the measurement it is held against; empty for a peer
	same    string  // name of the measurement with the same rows and sum; empty when there is none
	limit   goal
	agree   agreement     // how near its values must be to the peer's; none when they are not compared
	told    time.Duration // what the peer took when the goal was set; for runs without it
	toldBy  string        // that peer, where no measurement runs it
	python  bool          // runs only when the peers in Python are asked for
	rounds  int           // at most so many; 0 is as many as asked for
	prepare func(ctx context.Context, s *scene) (*job, error)
}

// goal is what a measurement has to reach on two cores; a zero is no goal.
type goal struct {
	time   time.Duration
	memory int64
}

// missed names what of the goal a result does not reach.
func (g goal) missed(r result) []string {
	var out []string
	if g.time > 0 && r.Seconds > g.time.Seconds() {
		out = append(out, "time")
	}
	if g.memory > 0 && r.PeakBytes > g.memory {
		out = append(out, "memory")
	}
	return out
}

// job is a prepared measurement. Only run and close must be there.
type job struct {
	// run is timed, several times over.
	run func(ctx context.Context) error
	// own tells wall and processor seconds of the last run, in place of what
	// passed meanwhile, for work that is only a part of its run.
	own func() (wall, cpu float64)
	// check tells what came out: a number of rows and a sum.
	check func() (rows int64, sum float64, err error)
	// values tells what came out, number by number, in the folder that is given.
	values func(ctx context.Context, folder string) error
	// note is what a reader of the table should know of this result.
	note func() string
	// outside is set when the work is another program's, so that the memory is too.
	outside bool
	close   func() error
}

// result is what a measurement's process answers.
type result struct {
	Seconds   float64 `json:"seconds"`
	CPU       float64 `json:"cpu"`       // processor seconds of all cores; 0 where the system does not tell
	PeakBytes int64   `json:"peakBytes"` // 0 where the system does not tell
	Rows      int64   `json:"rows"`
	Sum       float64 `json:"sum"`
	Note      string  `json:"note"`
	Absent    string  `json:"absent"` // why nothing was measured; empty when it was
}

// absentError says that the ground for a measurement is not on this machine.
type absentError struct{ what string }

func (e *absentError) Error() string { return e.what }

// measurements are those of every table, in the order in which they run.
func measurements() []measurement { return slices.Concat(nationalWork(), methodWork(), documentWork()) }

// chosen keeps the measurements that were asked for and the peers that they are
// held against.
func (o *options) chosen() []measurement {
	named := func(m measurement) bool { return strings.HasPrefix(m.name, o.only) }
	all := measurements()
	return slices.DeleteFunc(slices.Clone(all), func(m measurement) bool {
		wanted := named(m) || slices.ContainsFunc(all, func(n measurement) bool { return n.peer == m.name && named(n) })
		return !wanted || m.python && !o.peers
	})
}

// reconcile makes sure that those who did the same work found the same.
func reconcile(results map[string]result) error {
	const tolerance = 1e-9
	for _, m := range measurements() {
		a, okA := results[m.name]
		b, okB := results[m.same]
		if !okA || !okB {
			continue
		}
		if a.Rows != b.Rows || math.Abs(a.Sum-b.Sum) > tolerance*math.Abs(b.Sum) {
			return fmt.Errorf("%s found %d rows, sum %g; %s found %d, %g", m.name, a.Rows, a.Sum, m.same, b.Rows, b.Sum)
		}
	}
	return nil
}
