package archtest_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// room is one package of the module.
type room struct {
	path    string            // below the module, with slashes: internal/core
	doc     bool              // it has a package comment
	imports map[string]string // import path → file that imports it; tests left out
	files   map[string]int    // file → lines; generated ones left out
}

// house loads every package of the module by its import lines.
func house(t *testing.T) map[string]*room {
	t.Helper()
	root := moduleRoot(t)
	rooms := map[string]*room{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); path != root && (name[0] == '.' || name == "node_modules" || name == "testdata" || name == "bin") {
				return filepath.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(path, ".go") {
			return add(rooms, root, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(rooms) < 10 {
		t.Fatalf("only %d packages found below %s", len(rooms), root)
	}
	return rooms
}

func add(rooms map[string]*room, root, path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	rel, err := filepath.Rel(root, path)
	if err != nil {
		return err
	}
	f, err := parser.ParseFile(token.NewFileSet(), path, text, parser.ImportsOnly|parser.ParseComments)
	if err != nil {
		return err
	}
	key := filepath.ToSlash(filepath.Dir(rel))
	r := rooms[key]
	if r == nil {
		r = &room{path: key, imports: map[string]string{}, files: map[string]int{}}
		rooms[key] = r
	}
	r.doc = r.doc || f.Doc != nil && !strings.HasSuffix(f.Name.Name, "_test")
	if !isGenerated(text) {
		r.files[filepath.ToSlash(rel)] = strings.Count(string(text), "\n")
	}
	if strings.HasSuffix(path, "_test.go") {
		return nil
	}
	for _, spec := range f.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return err
		}
		r.imports[p] = filepath.ToSlash(rel)
	}
	return nil
}

func isGenerated(text []byte) bool {
	head, _, _ := strings.Cut(string(text), "package ")
	return strings.Contains(head, "DO NOT EDIT")
}

func moduleRoot(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = parent
	}
}
