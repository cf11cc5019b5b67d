package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"time"
)

type options struct {
	only   string
	rounds int
	child  string // the measurement to run in this process
	scene  scene
}

func main() {
	var o options
	flag.StringVar(&o.only, "only", "", "run only the measurements whose name starts so")
	flag.IntVar(&o.rounds, "rounds", 3, "rounds of each measurement; the median is reported")
	flag.StringVar(&o.child, "child", "", "used by the command itself")
	flag.StringVar(&o.scene.Dir, "dir", "", "folder for the table; a temporary one when empty")
	flag.IntVar(&o.scene.Regions, "regions", 250, "number of regions")
	flag.IntVar(&o.scene.Industries, "industries", 1200, "number of industries")
	flag.IntVar(&o.scene.Years, "years", 20, "number of years")
	flag.Uint64Var(&o.scene.Seed, "seed", 1, "seed of the made-up values")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, &o)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o *options) (err error) {
	if o.child != "" {
		return runChild(ctx, o)
	}
	if o.scene.Dir == "" {
		if o.scene.Dir, err = os.MkdirTemp("", "naru-bench-"); err != nil {
			return fmt.Errorf("make a folder: %w", err)
		}
		defer func() { err = errors.Join(err, os.RemoveAll(o.scene.Dir)) }()
	}
	fmt.Fprintf(os.Stderr, "making %d rows in %s\n", o.scene.rows(), o.scene.Dir)
	if err := o.scene.make(ctx); err != nil {
		return err
	}
	results := map[string]result{}
	for _, m := range measurements() {
		if !wanted(m, o.only) {
			continue
		}
		fmt.Fprintln(os.Stderr, "measuring", m.name)
		if results[m.name], err = spawn(ctx, o, m.name); err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
	}
	if err := reconcile(results); err != nil {
		return err
	}
	return printTable(os.Stdout, &o.scene, results)
}

// wanted keeps the chosen measurements and the peers that they are held against.
func wanted(m measurement, only string) bool {
	return strings.HasPrefix(m.name, only) || slices.ContainsFunc(measurements(), func(n measurement) bool {
		return n.peer == m.name && strings.HasPrefix(n.name, only)
	})
}

// spawn runs one measurement in a process of its own.
func spawn(ctx context.Context, o *options, name string) (r result, err error) {
	self, err := os.Executable()
	if err != nil {
		return r, fmt.Errorf("find this program: %w", err)
	}
	s := &o.scene
	child := exec.CommandContext(ctx, self, "-child", name, "-dir", s.Dir, "-rounds", strconv.Itoa(o.rounds),
		"-regions", strconv.Itoa(s.Regions), "-industries", strconv.Itoa(s.Industries), "-years", strconv.Itoa(s.Years),
		"-seed", strconv.FormatUint(s.Seed, 10))
	var out bytes.Buffer
	child.Stdout, child.Stderr = &out, os.Stderr
	if err := child.Run(); err != nil {
		return r, fmt.Errorf("child: %w", err)
	}
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		return r, fmt.Errorf("child's answer: %w", err)
	}
	return r, nil
}

func runChild(ctx context.Context, o *options) error {
	all := measurements()
	at := slices.IndexFunc(all, func(m measurement) bool { return m.name == o.child })
	if at < 0 {
		return fmt.Errorf("no measurement %q", o.child)
	}
	job, err := all[at].prepare(ctx, &o.scene)
	if err != nil {
		return err
	}
	var times, cpu []time.Duration
	for range max(o.rounds, 1) {
		start, used := time.Now(), cpuTime()
		if err := job.run(ctx); err != nil {
			return errors.Join(err, job.close())
		}
		times, cpu = append(times, time.Since(start)), append(cpu, cpuTime()-used)
	}
	slices.Sort(times)
	slices.Sort(cpu)
	r := result{Seconds: times[len(times)/2].Seconds(), CPU: cpu[len(cpu)/2].Seconds(), PeakBytes: peakMemory()}
	r.Rows, r.Sum, err = job.check()
	if err := errors.Join(err, job.close()); err != nil {
		return err
	}
	if err := json.NewEncoder(os.Stdout).Encode(r); err != nil {
		return fmt.Errorf("answer: %w", err)
	}
	return nil
}
