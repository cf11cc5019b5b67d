package main

import (
	"context"
	"fmt"
	"math"
	"time"
)

// measurement is one kind of work. To add one, append it to measurements.
type measurement struct {
	name    string // group/work
	work    string // as the table says it
	peer    string // name of the measurement it is held against; empty for a peer
	same    string // name of the measurement with the same rows and sum; empty when there is none
	limit   goal
	prepare func(ctx context.Context, s *scene) (*job, error)
}

// goal is what a measurement has to reach on two cores; a zero is no goal.
type goal struct {
	time   time.Duration
	memory int64
}

// met reports whether a result reaches the goal.
func (g goal) met(r result) bool {
	return (g.time == 0 || r.Seconds <= g.time.Seconds()) && (g.memory == 0 || r.PeakBytes <= g.memory)
}

// job is a prepared measurement. run is timed, several times over; check tells
// what came out: a number of rows and a sum.
type job struct {
	run   func(ctx context.Context) error
	check func() (rows int64, sum float64, err error)
	close func() error
}

// result is what a measurement's process answers.
type result struct {
	Seconds   float64 `json:"seconds"`
	CPU       float64 `json:"cpu"`       // processor seconds of all cores; 0 where the system does not tell
	PeakBytes int64   `json:"peakBytes"` // 0 where the system does not tell
	Rows      int64   `json:"rows"`
	Sum       float64 `json:"sum"`
}

// peerRead is the measurement that most are held against.
const peerRead = "peer/read_csv"

func measurements() []measurement {
	return []measurement{
		{name: peerRead, work: "DuckDB `read_csv`: count and sum of the CSV", prepare: peerCSV},
		{name: "peer/parquet", work: "DuckDB: `COPY … TO` Parquet, sorted", same: peerRead, prepare: peerWrite},
		{name: "peer/scan", work: "DuckDB: count and sum of the Parquet file", prepare: peerScan},
		{name: "peer/lq", work: "DuckDB: location quotients, table in memory", prepare: peerLQ},
		{name: "peer/lq_csv", work: "DuckDB: CSV in, location quotients, CSV out", prepare: peerLQFile},
		{name: "lake/write", work: "sort and write Parquet, synced", peer: "peer/parquet", same: "peer/parquet", prepare: lakeWrite},
		{name: "lake/cube", work: "load the cube", peer: "peer/scan", same: "peer/scan", prepare: lakeCube},
		{name: "lake/coverage", work: "coverage in SQL over the file", prepare: lakeCoverage},
		{
			name: "import/file", work: "import the CSV: keep, read, check, write, publish",
			peer: peerRead, same: peerRead, limit: goal{time: time.Second, memory: 3 << 30}, prepare: importFile,
		},
		{
			name: "structure/lq", work: "location quotients of every year, cube loaded",
			peer: "peer/lq", same: "peer/lq", limit: goal{time: 15 * time.Millisecond}, prepare: structureLQ,
		},
		{
			name: "calc/lq", work: "`naru calc lq`: read the CSV and compute",
			peer: peerRead, same: peerRead, limit: goal{time: 1500 * time.Millisecond}, prepare: calcRead,
		},
		{
			name: "calc/naru", work: "`naru calc lq`: the whole process, CSV in, CSV out",
			peer: "peer/lq_csv", same: peerRead, prepare: calcWhole,
		},
	}
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
