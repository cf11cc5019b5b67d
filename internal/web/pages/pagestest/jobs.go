package pagestest

import (
	"testing"
	"time"

	"naru/internal/job"
	"naru/internal/web/middleware"
)

// Ended waits until every job has ended, and gives them, newest first.
func (s *Site) Ended(t *testing.T) []job.Job {
	t.Helper()
	who := middleware.Actor(t.Context())
	for until := time.Now().Add(time.Minute); ; time.Sleep(10 * time.Millisecond) {
		list, err := s.Jobs.List(t.Context(), who, 0)
		if err != nil {
			t.Fatal(err)
		}
		open := 0
		for _, j := range list {
			if !j.State.Ended() {
				open++
			}
		}
		if open == 0 {
			return list
		}
		if time.Now().After(until) {
			t.Fatalf("%d jobs go on", open)
		}
	}
}
