package pagestest

import (
	"context"
	"io"
	"testing"
	"time"

	"naru/internal/blob"
	"naru/internal/job"
	"naru/internal/web/middleware"
)

// jobFiles opens the files of jobs as jobs want them.
type jobFiles struct{ *blob.Folder }

// Open implements [job.Files].
func (f jobFiles) Open(ctx context.Context, sha256 string) (io.ReadSeekCloser, error) {
	b, err := f.Folder.Open(ctx, sha256)
	if err != nil {
		return nil, err
	}
	return struct {
		io.ReadSeeker
		io.Closer
	}{io.NewSectionReader(b, 0, b.Size()), b}, nil
}

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
