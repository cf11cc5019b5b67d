package app_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"naru/internal/app"
	"naru/internal/core"
	"naru/internal/job"
	"naru/internal/sqlstore/storetest"
)

// The variables tell a copy of this test binary to work on a job until it is
// killed: the folder of its data and the address of its database.
const (
	victimData = "NARU_TEST_VICTIM_DATA"
	victimDB   = "NARU_TEST_VICTIM_DB"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(victimData); dir != "" {
		if err := workUntilKilled(app.Config{Data: dir, DB: os.Getenv(victimDB)}); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

var letter = job.Order{Kind: "letter", Title: core.T("편지", "Letter"), Params: "dear reader", Key: "once"}

// workUntilKilled prints the id of a job when its worker has it.
func workUntilKilled(c app.Config) error {
	a, err := app.Open(context.Background(), c)
	if err != nil {
		return err
	}
	a.Jobs.Register("letter", func(_ context.Context, t job.Task, _ job.Report) (job.Output, error) {
		fmt.Println(t.ID)
		select {}
	})
	a.Jobs.Work()
	if _, err := a.Jobs.Start(context.Background(), operator, letter); err != nil {
		return err
	}
	select {}
}

// hasEnded waits for a job to end; the limit is for a machine that is busy.
func hasEnded(t *testing.T, a *app.App, id string) job.Job {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(5 * time.Millisecond) {
		j, err := a.Jobs.Watch(t.Context(), operator, id)
		if err != nil {
			t.Fatal(err)
		}
		if j.State.Ended() {
			return j
		}
		if time.Now().After(deadline) {
			t.Fatalf("the job has not ended: %+v", j)
		}
	}
}

// write is the worker that the victim should have been.
func write(_ context.Context, t job.Task, _ job.Report) (job.Output, error) {
	return job.Output{Name: "편지.txt", MediaType: "text/plain", Content: strings.NewReader(string(t.Params))}, nil
}

// A process that is killed in the middle of a job leaves it to the next one.
func TestKilledDuringAJob(t *testing.T) {
	t.Parallel()
	for engine, address := range map[string]func(*testing.T) string{
		"sqlite":   func(*testing.T) string { return "" },
		"postgres": storetest.Postgres,
	} {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			c := app.Config{Data: t.TempDir(), DB: address(t)}
			id := killedAtWork(t, c)
			a, err := app.Open(t.Context(), c)
			if err != nil {
				t.Fatal(err)
			}
			defer a.Close()
			a.Jobs.Register("letter", write)
			if j, err := a.Jobs.Start(t.Context(), operator, letter); err != nil || j.ID != id {
				t.Fatalf("the same order gave job %s, %v; want %s", j.ID, err, id)
			}
			a.Jobs.Work()
			j := hasEnded(t, a, id)
			if j.State != job.Done || j.Attempt != 2 {
				t.Errorf("the job: %+v", j)
			}
			if got := letterOf(t, a, id); got != `"dear reader"` {
				t.Errorf("the letter reads %s", got)
			}
		})
	}
}

// killedAtWork lets a victim begin a job, kills it and gives the job's id.
func killedAtWork(t *testing.T, c app.Config) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), victimData+"="+c.Data, victimDB+"="+c.DB)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Errorf("the victim said nothing: %v", err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed: that is its error
	return strings.TrimSpace(line)
}

func letterOf(t *testing.T, a *app.App, id string) string {
	t.Helper()
	r, file, err := a.Jobs.Open(t.Context(), operator, id)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	b, err := io.ReadAll(file)
	if err != nil || r.Name != "편지.txt" || r.Size != int64(len(b)) {
		t.Fatalf("%+v of %d bytes, %v", r, len(b), err)
	}
	return string(b)
}

// The server does jobs and, when it is ended, stops them; the next one does
// what was cut off.
func TestAServerThatIsEndedDuringAJob(t *testing.T) {
	t.Parallel()
	c := app.Config{Data: t.TempDir(), Addr: "127.0.0.1:0"}
	begun, heeded := make(chan struct{}), make(chan struct{})
	id := served(t, c, func(a *app.App) string {
		a.Jobs.Register("letter", func(ctx context.Context, _ job.Task, _ job.Report) (job.Output, error) {
			close(begun)
			<-ctx.Done()
			close(heeded)
			return job.Output{}, ctx.Err()
		})
		j, err := a.Jobs.Start(t.Context(), operator, letter)
		if err != nil {
			t.Fatal(err)
		}
		<-begun
		return j.ID
	})
	<-heeded
	served(t, c, func(a *app.App) string {
		a.Jobs.Register("letter", write)
		if j := hasEnded(t, a, id); j.State != job.Done {
			t.Errorf("the job: %+v", j)
		}
		return id
	})
}

// served opens Naru, serves while do works, and ends everything.
func served(t *testing.T, c app.Config, do func(*app.App) string) string {
	t.Helper()
	a, err := app.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(t.Context())
	ready, ended := make(chan string, 1), make(chan error, 1)
	go func() { ended <- a.Serve(ctx, func(at string) { ready <- at }) }()
	<-ready
	out := do(a)
	end()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if err := a.Close(); err != nil {
		t.Error(err)
	}
	return out
}
