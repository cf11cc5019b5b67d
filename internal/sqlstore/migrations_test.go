package sqlstore_test

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A database moves between engines by its records; the two schemas must
// therefore be the same at each number.
func TestBothEnginesHaveTheSameMigrations(t *testing.T) {
	names := func(engine string) []string {
		paths, err := filepath.Glob(filepath.Join(engine, "migrations", "*.sql"))
		if err != nil {
			t.Fatal(err)
		}
		for i := range paths {
			paths[i] = filepath.Base(paths[i])
		}
		return paths
	}
	sqlite, postgres := names("sqlite"), names("postgres")
	if len(sqlite) == 0 {
		t.Fatal("no migrations found")
	}
	if diff := cmp.Diff(sqlite, postgres); diff != "" {
		t.Errorf("migrations (-sqlite +postgres):\n%s", diff)
	}
}
