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

// spawn runs one measurement in a process of its own and reads its answer.
func spawn(ctx context.Context, o *options, name string, answer any) error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program: %w", err)
	}
	s := &o.scene
	child := exec.CommandContext(ctx, self, "-child", name, "-dir", s.Dir, "-data", s.Data, "-rounds", strconv.Itoa(o.rounds), //nolint:gosec // this program itself
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
	groups := pageGroups()
	if at := slices.IndexFunc(groups, func(g pageGroup) bool { return g.name == o.child }); at >= 0 {
		answer, err = measurePages(ctx, &o.scene, groups[at], o.rounds)
	} else {
		answer, err = o.measureJob(ctx)
	}
	if err != nil {
		return err
	}
	if err := json.NewEncoder(os.Stdout).Encode(answer); err != nil {
		return fmt.Errorf("answer: %w", err)
	}
	return nil
}

// measureJob prepares the child's measurement, times it and keeps what came out.
func (o *options) measureJob(ctx context.Context) (r result, err error) {
	all := measurements()
	at := slices.IndexFunc(all, func(m measurement) bool { return m.name == o.child })
	if at < 0 {
		return r, fmt.Errorf("no measurement %q", o.child)
	}
	m := all[at]
	j, err := m.prepare(ctx, &o.scene)
	if absent := (*absentError)(nil); errors.As(err, &absent) {
		return result{Absent: absent.what}, nil
	}
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, j.close()) }()
	rounds := max(o.rounds, 1)
	if m.rounds > 0 {
		rounds = min(rounds, m.rounds)
	}
	if r, err = j.time(ctx, rounds); err != nil {
		return r, err
	}
	if j.note != nil {
		r.Note = j.note()
	}
	if j.check != nil {
		if r.Rows, r.Sum, err = j.check(); err != nil {
			return r, err
		}
	}
	if j.values != nil {
		err = j.values(ctx, o.scene.valuesPath(m.name))
	}
	return r, err
}

// time runs the rounds of a job. The best counts: on a shared machine the others
// measure the neighbours.
func (j *job) time(ctx context.Context, rounds int) (r result, err error) {
	for round := range rounds {
		start, used := time.Now(), cpuTime()
		if err := j.run(ctx); err != nil {
			return r, err
		}
		wall, cpu := time.Since(start).Seconds(), (cpuTime() - used).Seconds()
		if j.own != nil {
			wall, cpu = j.own()
		}
		if round == 0 || wall < r.Seconds {
			r.Seconds = wall
		}
		if round == 0 || cpu < r.CPU {
			r.CPU = cpu
		}
	}
	r.PeakBytes = childrenPeak()
	if !j.outside {
		r.PeakBytes = max(r.PeakBytes, peakMemory())
	}
	return r, nil
}
