package blob_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"naru/internal/blob"
	"naru/internal/core"
	"naru/internal/dataset"
)

// sumOfABC is the SHA-256 of "abc" as published in FIPS 180-4's examples.
const sumOfABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

func folder(t *testing.T) (*blob.Folder, string) {
	t.Helper()
	root := filepath.Join(t.TempDir(), "원본")
	f, err := blob.Open(root)
	if err != nil {
		t.Fatal(err)
	}
	return f, root
}

func put(t *testing.T, f *blob.Folder, content string) string {
	t.Helper()
	sum, size, err := f.Put(t.Context(), strings.NewReader(content), 0)
	if err != nil {
		t.Fatal(err)
	}
	if size != int64(len(content)) {
		t.Fatalf("size %d, want %d", size, len(content))
	}
	return sum
}

func read(t *testing.T, f *blob.Folder, sum string) string {
	t.Helper()
	b, err := f.Open(t.Context(), sum)
	if err != nil {
		t.Fatal(err)
	}
	defer closing(t, b)
	all, err := io.ReadAll(io.NewSectionReader(b, 0, b.Size()))
	if err != nil {
		t.Fatal(err)
	}
	return string(all)
}

func closing(t *testing.T, b dataset.Blob) {
	t.Helper()
	if err := b.Close(); err != nil {
		t.Error(err)
	}
}

// files lists every file below a folder.
func files(t *testing.T, root string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(root, path)
			out = append(out, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func wantCode(t *testing.T, err error, code core.Code) {
	t.Helper()
	if core.CodeOf(err) != code || err == nil {
		t.Fatalf("error %v of class %s, want %s", err, core.CodeOf(err), code)
	}
	if m := core.MessageOf(err); m.Ko == "" || m.En == "" {
		t.Fatalf("message lacks a language: %+v", m)
	}
}

func TestAFileIsKeptUnderItsContent(t *testing.T) {
	f, root := folder(t)
	if sum := put(t, f, "abc"); sum != sumOfABC {
		t.Fatalf("sum %s, want the published %s", sum, sumOfABC)
	}
	put(t, f, "abc")
	if got := files(t, root); len(got) != 1 || got[0] != "ba/78/"+sumOfABC {
		t.Fatalf("files %q, want one under ba/78", got)
	}
	if got := read(t, f, sumOfABC); got != "abc" {
		t.Fatalf("read %q", got)
	}
	if got := read(t, f, put(t, f, "")); got != "" {
		t.Fatalf("an empty file reads %q", got)
	}
}

func TestWhatWasPutIsRead(t *testing.T) {
	f, _ := folder(t)
	rapid.Check(t, func(rt *rapid.T) {
		content := rapid.SliceOfN(rapid.Byte(), 0, 1<<16).Draw(rt, "content")
		sum, size, err := f.Put(t.Context(), bytes.NewReader(content), int64(len(content)))
		want := sha256.Sum256(content)
		if err != nil || size != int64(len(content)) || sum != hex.EncodeToString(want[:]) {
			rt.Fatalf("put: %s, %d, %v", sum, size, err)
		}
		if got := read(t, f, sum); got != string(content) {
			rt.Fatal("another content came back")
		}
	})
}

func TestTheLimitIsExact(t *testing.T) {
	f, root := folder(t)
	if _, _, err := f.Put(t.Context(), strings.NewReader("12345"), 5); err != nil {
		t.Fatalf("a file of the limit's size: %v", err)
	}
	_, _, err := f.Put(t.Context(), strings.NewReader("123456"), 5)
	wantCode(t, err, core.TooLarge)
	if m := core.MessageOf(err); !strings.Contains(m.Ko, "5 B") {
		t.Errorf("the message does not name the limit: %s", m.Ko)
	}
	if got := files(t, root); len(got) != 1 {
		t.Errorf("files %q, want only the one that fits", got)
	}
}

type tornSource struct{ err error }

func (s *tornSource) Read(p []byte) (int, error) {
	return copy(p, "half a fi"), s.err
}

func TestABrokenUploadLeavesNothing(t *testing.T) {
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	tests := map[string]struct {
		ctx  context.Context //nolint:containedctx // one row of a table
		r    io.Reader
		want core.Code
	}{
		"connection lost": {t.Context(), &tornSource{errors.New("reset by peer")}, core.Invalid},
		"our own error":   {t.Context(), &tornSource{core.Fail(core.TooLarge, "큼", "big")}, core.TooLarge},
		"stopped":         {cancelled, strings.NewReader("whole"), core.Cancelled},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			f, root := folder(t)
			_, _, err := f.Put(tt.ctx, tt.r, 0)
			wantCode(t, err, tt.want)
			if got := files(t, root); len(got) != 0 {
				t.Errorf("left behind: %q", got)
			}
		})
	}
}

func TestUnknownAndForeignNamesAreNotFound(t *testing.T) {
	f, _ := folder(t)
	for _, name := range []string{
		"", sumOfABC, strings.ToUpper(sumOfABC), "../../../etc/passwd", sumOfABC + "/..", sumOfABC[:63] + "\x00",
	} {
		_, err := f.Open(t.Context(), name)
		wantCode(t, err, core.NotFound)
		wantCode(t, f.Verify(t.Context(), name), core.NotFound)
	}
}

func TestDamageIsNoticedAndMended(t *testing.T) {
	f, root := folder(t)
	sum := put(t, f, "abc")
	path := filepath.Join(root, "ba", "78", sum)
	if err := f.Verify(t.Context(), sum); err != nil {
		t.Fatalf("a sound file: %v", err)
	}
	for _, damage := range []string{"abd", "ab", "abcd", ""} {
		if err := os.WriteFile(path, []byte(damage), 0o600); err != nil {
			t.Fatal(err)
		}
		err := f.Verify(t.Context(), sum)
		wantCode(t, err, core.Internal)
		if !strings.Contains(core.MessageOf(err).Ko, sum) {
			t.Errorf("the message does not name the file: %s", core.MessageOf(err).Ko)
		}
		put(t, f, "abc")
		if err := f.Verify(t.Context(), sum); err != nil {
			t.Fatalf("after putting it again: %v", err)
		}
	}
}

func TestSweepRemovesOnlyWhatDied(t *testing.T) {
	f, root := folder(t)
	sum := put(t, f, "kept")
	now := time.Now()
	for name, age := range map[string]time.Duration{"put-dead": 2 * time.Hour, "put-alive": time.Minute} {
		path := filepath.Join(root, "incoming", name)
		if err := os.WriteFile(path, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := f.Sweep(t.Context(), now.Add(-time.Hour)); n != 1 || err != nil {
		t.Fatalf("swept %d, %v; want the dead one", n, err)
	}
	if n, err := f.Sweep(t.Context(), now); n != 1 || err != nil {
		t.Fatalf("swept %d, %v; want the other one", n, err)
	}
	if got := files(t, root); len(got) != 1 || read(t, f, sum) != "kept" {
		t.Fatalf("files %q, want the stored one untouched", got)
	}
}

func TestConcurrentPutsOfTheSameContent(t *testing.T) {
	f, root := folder(t)
	other, err := blob.Open(root) // as another process would
	if err != nil {
		t.Fatal(err)
	}
	content := strings.Repeat("평택", 100_000)
	var wg sync.WaitGroup
	for i := range 16 {
		wg.Go(func() {
			to := []*blob.Folder{f, other}[i%2]
			sum, _, err := to.Put(t.Context(), strings.NewReader(content), 0)
			if err == nil {
				err = to.Verify(t.Context(), sum)
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if got := files(t, root); len(got) != 1 {
		t.Errorf("files %q, want one", got)
	}
}

func TestAFolderThatCannotBeOne(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, root := range []string{file, filepath.Join(file, "below")} {
		_, err := blob.Open(root)
		wantCode(t, err, core.Invalid)
		if !strings.Contains(core.MessageOf(err).En, root) {
			t.Errorf("the message does not name the folder: %s", core.MessageOf(err).En)
		}
	}
}
