package blob

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"naru/internal/core"
)

// failing is a disk whose n-th operation fails. A write that fails leaves half
// of its bytes, as a full disk does.
type failing struct {
	osDisk

	left int
	err  error
}

func (d *failing) MkdirAll(dir string) error {
	if err := d.step(); err != nil {
		return err
	}
	return d.osDisk.MkdirAll(dir)
}

func (d *failing) CreateTemp(dir string) (tempFile, error) {
	if err := d.step(); err != nil {
		return nil, err
	}
	f, err := d.osDisk.CreateTemp(dir)
	return &failingFile{tempFile: f, disk: d}, err
}

func (d *failing) Rename(from, to string) error {
	if err := d.step(); err != nil {
		return err
	}
	return d.osDisk.Rename(from, to)
}

func (d *failing) SyncDir(dir string) error {
	if err := d.step(); err != nil {
		return err
	}
	return d.osDisk.SyncDir(dir)
}

func (d *failing) step() error {
	if d.left--; d.left == 0 {
		return d.err
	}
	return nil
}

type failingFile struct {
	tempFile

	disk *failing
}

func (f *failingFile) Write(p []byte) (int, error) {
	if err := f.disk.step(); err != nil {
		n, _ := f.tempFile.Write(p[:len(p)/2])
		return n, err
	}
	return f.tempFile.Write(p)
}

func (f *failingFile) Sync() error {
	if err := f.disk.step(); err != nil {
		return err
	}
	return f.tempFile.Sync()
}

func (f *failingFile) Close() error {
	if err := f.disk.step(); err != nil {
		_ = f.tempFile.Close()
		return err
	}
	return f.tempFile.Close()
}

// Whatever operation fails, Put says so, no file is there in part, and the
// same Put succeeds once the disk is well again.
func TestEveryFaultIsToldAndLeavesNoPart(t *testing.T) {
	content := strings.Repeat("가나다라마바사", 20_000)
	faults := []struct {
		err  error
		want core.Code
	}{
		{syscall.ENOSPC, core.Unavailable},
		{syscall.EIO, core.Unavailable},
		{syscall.EACCES, core.Forbidden},
	}
	for _, fault := range faults {
		told := 0
		for n := 1; ; n++ {
			root := filepath.Join(t.TempDir(), fmt.Sprint(n))
			f, err := Open(root)
			if err != nil {
				t.Fatal(err)
			}
			bad := &failing{left: n, err: fault.err}
			f.disk = bad
			sum, _, err := f.Put(t.Context(), strings.NewReader(content), 0)
			if bad.left > 0 { // more operations allowed than there are
				if err != nil {
					t.Fatalf("without a fault: %v", err)
				}
				break
			}
			if err == nil {
				t.Fatalf("%v at operation %d was acknowledged as %s", fault.err, n, sum)
			}
			if told++; core.CodeOf(err) != fault.want {
				t.Fatalf("%v at operation %d: class %s, want %s", fault.err, n, core.CodeOf(err), fault.want)
			}
			if strings.Contains(core.MessageOf(err).En, fault.err.Error()) && fault.want != core.Unavailable {
				t.Errorf("the system's words leaked: %s", core.MessageOf(err).En)
			}
			f.disk = osDisk{}
			sum, _, err = f.Put(t.Context(), strings.NewReader(content), 0)
			if err == nil {
				err = f.Verify(t.Context(), sum)
			}
			if err != nil {
				t.Fatalf("after %v at operation %d: %v", fault.err, n, err)
			}
		}
		if told < 8 { // create, write, sync, close, mkdir, rename, three folders
			t.Errorf("%v: only %d operations could fail", fault.err, told)
		}
	}
}

func TestOpenTellsAFullDisk(t *testing.T) {
	_, err := open(t.TempDir(), &failing{left: 2, err: syscall.ENOSPC})
	var e *core.Error
	if !errors.As(err, &e) || e.Code != core.Unavailable || !strings.Contains(e.Message.Ko, "가득") {
		t.Fatalf("got %v", err)
	}
}

func TestSizesReadLikePeopleWriteThem(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0 B", 1023: "1023 B", 1024: "1 KiB", 1536: "1.5 KiB", 2 << 30: "2 GiB", 1 << 62: "4 EiB",
	} {
		if got := bytes(n); got != want {
			t.Errorf("bytes(%d) = %q, want %q", n, got, want)
		}
	}
}
