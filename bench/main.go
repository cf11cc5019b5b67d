package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
)

type options struct {
	only   string
	rounds int
	peers  bool
	child  string // the measurement to run in this process
	scene  scene
}

func main() {
	var o options
	flag.StringVar(&o.only, "only", "", "run only the measurements whose name starts so")
	flag.IntVar(&o.rounds, "rounds", 3, "rounds of each measurement; the best is reported")
	flag.BoolVar(&o.peers, "peers", false, "also run the peers in Python, installed into a virtual environment in the folder")
	flag.StringVar(&o.child, "child", "", "used by the command itself")
	flag.StringVar(&o.scene.Dir, "dir", "", "folder for what is made; a temporary one when empty")
	flag.StringVar(&o.scene.Data, "data", "../shared/data", "folder of public reference data; what needs it is left out when it is not there")
	flag.IntVar(&o.scene.Regions, "regions", 250, "number of regions of the national table")
	flag.IntVar(&o.scene.Industries, "industries", 1200, "number of its industries")
	flag.IntVar(&o.scene.Years, "years", 20, "number of its years")
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
	const private = 0o700
	if err := os.MkdirAll(o.scene.Dir, private); err != nil {
		return err
	}
	r := report{scene: &o.scene, results: map[string]result{}, differences: map[string]difference{}}
	if o.peers {
		if err := o.scene.installPeers(ctx); err != nil {
			o.peers = false
			r.remarks = append(r.remarks, "The peers in Python were not run: they could not be installed on this machine.")
			fmt.Fprintln(os.Stderr, "The peers in Python cannot be installed; going on without them:", err)
		}
	}
	broken := o.measure(ctx, &r) // what was measured until then is told all the same
	apart := r.compare(o.scene.valuesPath)
	return errors.Join(r.print(os.Stdout, o.peers), broken, apart, reconcile(r.results))
}

// measure makes what the chosen measurements need and runs each in a process of
// its own.
func (o *options) measure(ctx context.Context, r *report) error {
	made := map[string]bool{}
	provide := func(needs []input) error {
		for _, in := range needs {
			if made[in.name] {
				continue
			}
			fmt.Fprintln(os.Stderr, "making", in.name)
			if err := in.make(ctx, &o.scene); err != nil {
				return fmt.Errorf("%s: %w", in.name, err)
			}
			made[in.name] = true
		}
		return nil
	}
	for _, m := range o.chosen() {
		if err := provide(m.needs); err != nil {
			return err
		}
		if err := os.RemoveAll(o.scene.valuesPath(m.name)); err != nil {
			return err
		}
		fmt.Fprintln(os.Stderr, "measuring", m.name)
		var answer result
		if err := spawn(ctx, o, m.name, &answer); err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
		if answer.Absent != "" {
			fmt.Fprintf(os.Stderr, "left out %s: %s\n", m.name, answer.Absent)
			continue
		}
		fmt.Fprintf(os.Stderr, "%s: %s, processor %s, %s\n", m.name, duration(answer.Seconds), duration(answer.CPU), megabytes(answer.PeakBytes))
		r.results[m.name] = answer
	}
	for _, g := range pageGroups() {
		if !strings.HasPrefix(g.name, o.only) {
			continue
		}
		if err := provide(g.needs); err != nil {
			return err
		}
		fmt.Fprintln(os.Stderr, "measuring", g.name)
		t := pageTable{title: g.title}
		if err := spawn(ctx, o, g.name, &t.pages); err != nil {
			return fmt.Errorf("%s: %w", g.name, err)
		}
		r.pages = append(r.pages, t)
	}
	return nil
}
