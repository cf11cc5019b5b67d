package main

import (
	"context"
	"os"
	"runtime/pprof"
	"testing"
	"time"
)

func TestProf(t *testing.T) {
	s := &scene{Dir: "/tmp/benchscene", Regions: 250, Industries: 1200, Years: 20, Seed: 1}
	os.MkdirAll(s.Dir, 0o755)
	if _, err := os.Stat(s.csvPath()); err != nil {
		if err := s.make(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	j, err := importFile(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	f, _ := os.Create("/tmp/cpu.prof")
	pprof.StartCPUProfile(f)
	st := time.Now()
	if err := j.run(context.Background()); err != nil {
		t.Fatal(err)
	}
	t.Log(time.Since(st))
	pprof.StopCPUProfile()
	t.Log(j.check())
	j.close()
}
