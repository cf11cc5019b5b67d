package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"time"
)

// pagesName is the name of the measurement of pages, which answers with a
// table of its own.
const pagesName = "pages"

// spawn runs one measurement in a process of its own and reads its answer.
func spawn(ctx context.Context, o *options, name string, answer any) error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program: %w", err)
	}
	s := &o.scene
	child := exec.CommandContext(ctx, self, "-child", name, "-dir", s.Dir, "-rounds", strconv.Itoa(o.rounds), //nolint:gosec // this program itself
		"-regions", strconv.Itoa(s.Regions), "-industries", strconv.Itoa(s.Industries), "-years", strconv.Itoa(s.Years),
		"-seed", strconv.FormatUint(s.Seed, 10))
	var out bytes.Buffer
	child.Stdout, child.Stderr = &out, os.Stderr
	if err := child.Run(); err != nil {
		return fmt.Errorf("child: %w", err)
	}
	if err := json.Unmarshal(out.Bytes(), answer); err != nil {
		return fmt.Errorf("child's answer: %w", err)
	}
	return nil
}

// runChild measures in this process and writes the answer to standard output.
func runChild(ctx context.Context, o *options) error {
	var answer any
	var err error
	if o.child == pagesName {
		answer, err = measurePages(ctx, &o.scene, o.rounds)
	} else {
		answer, err = measureJob(ctx, o)
	}
	if err != nil {
		return err
	}
	if err := json.NewEncoder(os.Stdout).Encode(answer); err != nil {
		return fmt.Errorf("answer: %w", err)
	}
	return nil
}

// measureJob times the rounds of a job. The best counts: on a shared machine
// the others measure the neighbours.
func measureJob(ctx context.Context, o *options) (r result, err error) {
	all := measurements()
	at := slices.IndexFunc(all, func(m measurement) bool { return m.name == o.child })
	if at < 0 {
		return r, fmt.Errorf("no measurement %q", o.child)
	}
	job, err := all[at].prepare(ctx, &o.scene)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, job.close()) }()
	for round := range max(o.rounds, 1) {
		start, used := time.Now(), cpuTime()
		if err := job.run(ctx); err != nil {
			return r, err
		}
		wall, cpu := time.Since(start).Seconds(), (cpuTime() - used).Seconds()
		if round == 0 || wall < r.Seconds {
			r.Seconds = wall
		}
		if round == 0 || cpu < r.CPU {
			r.CPU = cpu
		}
	}
	r.PeakBytes = max(peakMemory(), childrenPeak())
	r.Rows, r.Sum, err = job.check()
	return r, err
}
