package cli_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"naru/internal/app"
	"naru/internal/cli"
	"naru/internal/core"
	"naru/internal/dataset"
)

// childArgs, when set, makes the test binary be naru itself.
const childArgs = "NARU_TEST_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(childArgs) != "" {
		os.Exit(cli.Main(context.Background(), os.Args[1:], cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
	}
	os.Exit(m.Run())
}

// process is this test binary as a process of its own.
func process(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, os.Args[0], args...)
	cmd.Env = append(os.Environ(), childArgs+"=1", "NARU_LANG=en")
	return cmd
}

// TestKillDuringImport kills an import with SIGKILL at fifty moments. A
// dataset is there whole or not at all, the next start works, and nothing of
// the dead import is left in the lake.
func TestKillDuringImport(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("fifty processes take a while")
	}
	const rounds, rows = 50, 120_000
	file := filepath.Join(t.TempDir(), "table.csv")
	writeTable(t, file, rows)
	whole := howLong(t, file)
	random := rand.New(rand.NewPCG(7, 11))
	dir := t.TempDir()
	finished := 0
	for round := range rounds {
		cmd := process(t.Context(), "--data", dir, "import", file, "--dataset", fmt.Sprintf("round-%d", round), "--again", "--industry-system", "custom")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Float64() * 1.1 * float64(whole)))
		_ = cmd.Process.Kill() // it may have ended already
		_ = cmd.Wait()
		finished += inspect(t, dir, round, rows)
	}
	t.Logf("%d of %d imports had been published before the kill", finished, rounds)
	if finished == rounds {
		t.Error("every import finished: the kills came too late to test anything")
	}
}

// inspect opens the folder as the next start does and looks at everything.
func inspect(t *testing.T, dir string, round int, rows int64) (published int) {
	t.Helper()
	a, err := app.Open(t.Context(), app.Config{Data: dir})
	if err != nil {
		t.Fatalf("round %d: the next start failed: %v", round, err)
	}
	defer func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	}()
	actor := core.LocalOperator(core.DefaultAgency)
	entries, err := a.Datasets.List(t.Context(), actor)
	if err != nil {
		t.Fatal(err)
	}
	key := fmt.Sprintf("round-%d", round)
	for _, e := range entries {
		if e.Latest == nil || e.Latest.Summary.Accepted != rows {
			t.Fatalf("round %d: a partial dataset is visible: %+v", round, e)
		}
		if e.Dataset.Key == key {
			published = 1
			if err := a.Lake.Verify(t.Context(), *e.Latest); err != nil {
				t.Fatalf("round %d: %v", round, err)
			}
		}
	}
	folders, err := os.ReadDir(a.Lake.Root())
	if err != nil {
		t.Fatal(err)
	}
	if len(folders) != len(entries) {
		t.Fatalf("round %d: %d folders in the lake for %d versions", round, len(folders), len(entries))
	}
	runs, err := a.Datasets.Runs(t.Context(), actor, 1000)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range runs {
		if r.State == dataset.RunOpen {
			t.Fatalf("round %d: the run %s is still open", round, r.ID)
		}
	}
	return published
}

// howLong measures one import that is left alone.
func howLong(t *testing.T, file string) time.Duration {
	t.Helper()
	start := time.Now()
	out, err := process(t.Context(), "--data", t.TempDir(), "import", file, "--industry-system", "custom").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return time.Since(start)
}

func writeTable(t *testing.T, file string, rows int) {
	t.Helper()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, "region,industry,year,value")
	for i := range rows {
		fmt.Fprintf(w, "41220,i%d,%d,%d\n", i/10, 2010+i%10, i)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
