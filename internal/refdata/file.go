package refdata

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"
)

// File finds a file by its path under the reference data, with slashes.
func File(tb testing.TB, name string) string {
	tb.Helper()
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			tb.Fatal("no go.mod above the test")
		}
	}
	path := filepath.Join(dir, "..", "shared", "data", filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		tb.Skipf("the reference data do not lie beside the project: %s", name)
	}
	return path
}

// Bytes reads a file whole.
func Bytes(tb testing.TB, name string) []byte {
	tb.Helper()
	data, err := os.ReadFile(File(tb, name))
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// Rows reads a CSV file, its heading first. Rows may differ in length.
func Rows(tb testing.TB, name string) [][]string {
	tb.Helper()
	f, err := os.Open(File(tb, name))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	return rows
}
