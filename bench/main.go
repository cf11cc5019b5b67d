package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
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
	flag.IntVar(&o.rounds, "rounds", 3, "rounds of each measurement; the best is reported")
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
		var r result
		if err := spawn(ctx, o, m.name, &r); err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
		results[m.name] = r
	}
	if err := reconcile(results); err != nil {
		return err
	}
	var pages []pageResult
	if strings.HasPrefix(pagesName, o.only) {
		fmt.Fprintln(os.Stderr, "measuring", pagesName)
		if err := spawn(ctx, o, pagesName, &pages); err != nil {
			return fmt.Errorf("%s: %w", pagesName, err)
		}
	}
	return printTables(os.Stdout, &o.scene, results, pages)
}

// wanted keeps the chosen measurements and the peers that they are held against.
func wanted(m measurement, only string) bool {
	return strings.HasPrefix(m.name, only) || slices.ContainsFunc(measurements(), func(n measurement) bool {
		return n.peer == m.name && strings.HasPrefix(n.name, only)
	})
}
