package postgres_test

import (
	"context"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/job"
	"naru/internal/sqlstore/postgres"
	"naru/internal/sqlstore/storetest"
)

// A worker that ends while the server is away has not worked in vain.
func TestAServerThatGoesAwayDuringAJob(t *testing.T) {
	server := storetest.Postgres(t)
	w := storetest.NewWire(t, server)
	s, err := postgres.Open(t.Context(), w.Through(t, server))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	d := job.New(job.Config{Store: s, Files: storetest.NewShelf(), Clock: core.SystemClock, IDs: core.NewID, Beat: 20 * time.Millisecond})
	defer d.Stop()
	begun, on := make(chan struct{}), make(chan struct{})
	d.Register("letter", func(ctx context.Context, _ job.Task, _ job.Report) (job.Output, error) {
		close(begun)
		<-on
		return job.Output{Link: "/"}, ctx.Err()
	})
	d.Work()
	actor := core.LocalOperator(core.DefaultAgency)
	j, err := d.Start(t.Context(), actor, job.Order{Kind: "letter", Title: core.T("편지", "Letter")})
	if err != nil {
		t.Fatal(err)
	}
	<-begun
	w.Cut()
	close(on)
	if _, err := d.Watch(t.Context(), actor, j.ID); core.CodeOf(err) != core.Unavailable {
		t.Errorf("while the server is away: %v", err)
	}
	w.Mend(t)
	for deadline := time.Now().Add(time.Minute); j.State != job.Done; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("the job is not done: %+v", j)
		}
		if j, err = d.Watch(t.Context(), actor, j.ID); err != nil && core.CodeOf(err) != core.Unavailable {
			t.Fatal(err)
		}
	}
	if j.Attempt != 1 {
		t.Errorf("attempt %d", j.Attempt)
	}
}
