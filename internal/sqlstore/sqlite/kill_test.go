package sqlite_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/sqlstore/sqlite"
)

// victim names the file that a copy of this test binary writes to until it is
// killed.
const victim = "NARU_TEST_VICTIM"

func TestMain(m *testing.M) {
	if path := os.Getenv(victim); path != "" {
		if err := publishUntilKilled(context.Background(), path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// publishUntilKilled prints the id of each version once it is acknowledged.
func publishUntilKilled(ctx context.Context, path string) error {
	s, err := sqlite.Open(ctx, path)
	if err != nil {
		return err
	}
	for {
		r := dataset.Run{ID: core.NewID(), Agency: core.DefaultAgency, Dataset: "census", StartedAt: core.SystemClock()}
		if err := s.OpenRun(ctx, r); err != nil {
			return err
		}
		d := dataset.Dataset{
			ID: core.NewID(), Agency: core.DefaultAgency, Key: "census", Kind: dataset.Facts,
			Title: core.T("조사", "census"), CreatedAt: core.SystemClock(),
		}
		v, err := s.Publish(ctx, d, dataset.Version{ID: core.NewID(), ImportedAt: core.SystemClock()}, r.ID)
		if err != nil {
			return err
		}
		fmt.Println(v.ID)
	}
}

// A process that is killed at any moment loses nothing that it acknowledged
// and shows nothing in part.
func TestKilledAtAnyMoment(t *testing.T) {
	path := filepath.Join(t.TempDir(), "naru.db")
	acknowledged := map[string]bool{}
	const rounds = 8
	for round := range rounds {
		for _, id := range killed(t, path, time.Duration(20+37*round)*time.Millisecond) {
			acknowledged[id] = true
		}
		s, err := sqlite.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		versions, err := s.Versions(t.Context(), core.DefaultAgency, "")
		if err != nil {
			t.Fatal(err)
		}
		numbers := map[int]bool{}
		there := map[string]bool{}
		for _, v := range versions {
			numbers[v.Number], there[v.ID] = true, true
		}
		for id := range acknowledged {
			if !there[id] {
				t.Fatalf("round %d: version %s was acknowledged and is lost", round, id)
			}
		}
		for n := 1; n <= len(versions); n++ {
			if !numbers[n] {
				t.Fatalf("round %d: number %d is missing among %d versions", round, n, len(versions))
			}
		}
		if _, err := s.InterruptRuns(t.Context(), core.DefaultAgency, dataset.Run{EndedAt: core.SystemClock()}); err != nil {
			t.Fatal(err)
		}
		runs, err := s.Runs(t.Context(), core.DefaultAgency, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range runs {
			if (r.State == dataset.RunDone) != there[r.VersionID] {
				t.Fatalf("round %d: run %s is %s but its version's visibility is %t", round, r.ID, r.State, there[r.VersionID])
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if len(acknowledged) == 0 {
		t.Fatal("nothing was acknowledged: the test has tested nothing")
	}
}

// killed lets a victim work for a while after its first acknowledgement, kills
// it and gives what it acknowledged.
func killed(t *testing.T, path string, after time.Duration) []string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), victim+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var ids []string
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if ids = append(ids, lines.Text()); len(ids) == 1 {
			time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		}
	}
	_ = cmd.Wait() // it was killed: that is its error
	return ids
}
