package blob_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"naru/internal/core"
)

// What is named stays, what is new stays, and nothing but stored files goes.
func TestKeepRemovesOldFilesThatNobodyNames(t *testing.T) {
	f, root := folder(t)
	named, unnamed := put(t, f, "보고서"), put(t, f, "버린 보고서")
	foreign := filepath.Join(root, "읽어 주십시오.txt")
	if err := os.WriteFile(foreign, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	keep := func(before time.Time, want int) {
		t.Helper()
		n, err := f.Keep(t.Context(), []string{named}, before)
		if err != nil || n != want {
			t.Fatalf("removed %d, want %d; err %v", n, want, err)
		}
	}
	keep(time.Now().Add(-time.Hour), 0)
	keep(time.Now().Add(time.Hour), 1)
	keep(time.Now().Add(time.Hour), 0)
	if got := read(t, f, named); got != "보고서" {
		t.Errorf("the named file holds %q", got)
	}
	if _, err := f.Open(t.Context(), unnamed); core.CodeOf(err) != core.NotFound {
		t.Errorf("the unnamed file: %v", err)
	}
	if _, err := os.Stat(foreign); err != nil {
		t.Error(err)
	}

	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := f.Keep(ended, nil, time.Now().Add(time.Hour)); core.CodeOf(err) != core.Cancelled {
		t.Errorf("a request that ended: %v", err)
	}
	keep(time.Now().Add(time.Hour), 0)
}
