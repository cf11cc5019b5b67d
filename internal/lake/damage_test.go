package lake_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/lake"
)

func TestDamageIsNamed(t *testing.T) {
	tests := []struct {
		name string
		harm func(t *testing.T, path string)
		code core.Code
	}{
		{"gone", func(t *testing.T, path string) { t.Helper(); must(t, os.Remove(path)) }, core.Unavailable},
		{"cut off", func(t *testing.T, path string) { t.Helper(); must(t, os.Truncate(path, 100)) }, core.Internal},
		{"empty", func(t *testing.T, path string) { t.Helper(); must(t, os.Truncate(path, 0)) }, core.Internal},
		{"footer overwritten", func(t *testing.T, path string) {
			t.Helper()
			overwrite(t, path, -40, []byte(strings.Repeat("\xff", 40)))
		}, core.Internal},
		{"another file", func(t *testing.T, path string) {
			t.Helper()
			info, err := os.Stat(path)
			must(t, err)
			must(t, os.WriteFile(path, []byte(strings.Repeat("x", int(info.Size()))), 0o600))
		}, core.Internal},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := openLake(t)
			v := store(t, l, "v1", wide(t, 3))
			tt.harm(t, filepath.Join(l.Root(), "v1", lake.FileName))
			_, err := l.Cube(t.Context(), v, "employees")
			named(t, err, tt.code)
			named(t, l.Verify(t.Context(), v), tt.code)
		})
	}
}

// A flipped byte may go unnoticed by a reader, but never by Verify, and it
// must not crash anything.
func TestFlippedBytes(t *testing.T) {
	l := openLake(t)
	v := store(t, l, "v1", wide(t, 3))
	path := filepath.Join(l.Root(), "v1", lake.FileName)
	whole, err := os.ReadFile(path)
	must(t, err)
	rng := rand.New(rand.NewPCG(3, 5))
	for range 400 {
		at := rng.IntN(len(whole))
		overwrite(t, path, at, []byte{whole[at] ^ byte(1+rng.IntN(255))})
		if _, err := l.Cube(t.Context(), v, "employees"); err != nil && core.CodeOf(err) != core.NotFound {
			named(t, err, core.CodeOf(err))
		}
		named(t, l.Verify(t.Context(), v), core.Internal)
		overwrite(t, path, at, whole[at:at+1])
	}
	must(t, l.Verify(t.Context(), v))
}

func TestAVersionWithoutFileIsNamed(t *testing.T) {
	_, err := openLake(t).Cube(t.Context(), dataset.Version{ID: "v7"}, "employees")
	if core.CodeOf(err) != core.Unavailable || !strings.Contains(core.MessageOf(err).En, "v7/") {
		t.Errorf("got %v", err)
	}
}

func named(t *testing.T, err error, code core.Code) {
	t.Helper()
	if core.CodeOf(err) != code || !strings.Contains(core.MessageOf(err).Ko, "v1/observations.parquet") {
		t.Errorf("got %v, want %s that names the file", err, code)
	}
}

func overwrite(t *testing.T, path string, at int, with []byte) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	must(t, err)
	if at < 0 {
		info, err := f.Stat()
		must(t, err)
		at += int(info.Size())
	}
	_, err = f.WriteAt(with, int64(at))
	must(t, err)
	must(t, f.Close())
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
