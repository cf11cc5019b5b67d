package storetest

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"naru/internal/core"
)

// Shelf keeps the files of jobs in memory, under names of its own.
type Shelf struct {
	mu    sync.Mutex
	files map[string]string
}

// NewShelf makes an empty one.
func NewShelf() *Shelf { return &Shelf{files: map[string]string{}} }

// Put implements [job.Files].
func (s *Shelf) Put(_ context.Context, r io.Reader, _ int64) (string, int64, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return "", 0, fmt.Errorf("reading: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	sum := core.NewID()
	s.files[sum] = string(b)
	return sum, int64(len(b)), nil
}

// Open implements [job.Files].
func (s *Shelf) Open(_ context.Context, sum string) (io.ReadSeekCloser, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return struct {
		io.ReadSeeker
		io.Closer
	}{strings.NewReader(s.files[sum]), io.NopCloser(nil)}, nil
}

// Keep implements [job.Files]; it takes every file for an old one.
func (s *Shelf) Keep(_ context.Context, sums []string, _ time.Time) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	kept := map[string]string{}
	for _, sum := range sums {
		kept[sum] = s.files[sum]
	}
	gone := len(s.files) - len(kept)
	s.files = kept
	return gone, nil
}
