package app_test

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"naru/internal/core"
)

// TestADiskThatIsFull receives files into a file system of two megabytes. What
// does not fit is refused with a remedy, and what fits is taken as before.
func TestADiskThatIsFull(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	a := open(t, dir)
	incoming := filepath.Join(dir, "blobs", "incoming")
	if err := syscall.Mount("tmpfs", incoming, "tmpfs", 0, "size=2m"); err != nil {
		t.Skipf("no small file system can be mounted here: %v", err)
	}
	mounted := true
	unmount := func() {
		if mounted {
			mounted = false
			if err := syscall.Unmount(incoming, 0); err != nil {
				t.Error(err)
			}
		}
	}
	defer unmount()
	big := fine + strings.Repeat("경기,C,2023,종사자수,5\n", 200_000)
	err := attempt(t.Context(), a, "big.csv", strings.NewReader(big))
	if core.CodeOf(err) != core.Unavailable || !strings.Contains(fieldsText(err), "디스크가 가득 차서") || !strings.Contains(fieldsText(err), "공간을 비운 뒤") {
		t.Errorf("got %v", err)
	}
	wantUntouched(t, a)
	unmount()
	if err := attempt(t.Context(), a, "fine.csv", strings.NewReader(fine)); err != nil {
		t.Errorf("with room again: %v", err)
	}
}
