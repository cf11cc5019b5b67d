package archtest_test

import (
	"slices"
	"sort"
	"strings"
	"testing"
)

// floors are the rooms from the ground up. A room imports only rooms on lower
// floors, or one that its own entry names.
var floors = [][]string{
	{"core", "refdata"},
	{"fact", "document", "job", "multicriteria", "revision", "structure", "inout", "supply", "region", "region/boundary", "industry", "source", "source/kosis", "source/kosis/kosistest"},
	{"ingest", "ingest/iosheet", "calc"},
	{"dataset"},
	{"diagnosis", "linkage", "demo"},
	{"study", "policy"},
	{"roadmap"},
	{"report", "demo/agenda"},
	{"sqlstore", "sqlstore/sqlite", "sqlstore/postgres", "sqlstore/storetest", "blob", "lake", "lake/duckdb"},
	{"docgen/pack", "docgen/template"},
	{"docgen/typeface", "docgen/sample", "docgen/picture", "docgen/pdf", "docgen/xlsx", "docgen/docx", "docgen/hwpx", "docgen/pairwise"},
	{"docgen/press"},
	{"web/ui", "web/assets", "web/middleware", "web/export"},
	{"web/pages/page", "web/pages/scene", "web/pages/version", "web/pages/revise"},
	// The sections of the site: none imports another.
	{"web/pages/dataset", "web/pages/rows", "web/pages/importing", "web/pages/definition", "web/pages/diagnosis", "web/pages/space", "web/pages/linkage", "web/pages/study", "web/pages/policy", "web/pages/roadmap", "web/pages/report"},
	{"web/pages"},
	{"web"},
	{"app"},
	{"cli"},
	{"web/pages/pagestest"}, // on top, since only tests may import it
}

// sideways are imports within one floor that are meant.
var sideways = map[string][]string{
	"region/boundary":    {"region"},
	"linkage":            {"diagnosis"}, // findings and sheets are one form for every page
	"source/kosis":       {"source"},
	"sqlstore/sqlite":    {"sqlstore"},
	"sqlstore/postgres":  {"sqlstore"},
	"sqlstore/storetest": {"sqlstore"},
	"lake/duckdb":        {"lake"},
	"docgen/picture":     {"docgen/typeface"},
	"docgen/pdf":         {"docgen/typeface", "docgen/picture"},
	"docgen/template":    {"docgen/pack"},
	"docgen/sample":      {"docgen/pack"},
	"docgen/docx":        {"docgen/pack", "docgen/template"},
	"docgen/hwpx":        {"docgen/pack", "docgen/template"},
	"web/ui":             {"web/assets"},
	"web/middleware":     {"web/ui"},
	"web/export":         {"web/ui"},
	"web/pages/scene":    {"web/pages/page"},
	"web/pages/version":  {"web/pages/page"},
	"web/pages/revise":   {"web/pages/page"},
}

// domains hold rules. They know no driver, no HTTP and no SQL.
var domains = []string{
	"core", "fact", "document", "job", "multicriteria", "revision", "structure", "inout", "supply", "region", "region/boundary", "industry", "ingest", "calc", "dataset", "diagnosis", "linkage", "demo", "study", "policy", "roadmap", "report", "demo/agenda",
}

// drivers belong to one adapter each.
var drivers = map[string][]string{
	"modernc.org/sqlite":          {"sqlstore/sqlite"},
	"github.com/jackc/pgx":        {"sqlstore/postgres", "sqlstore/storetest"},
	"github.com/pressly/goose":    {"sqlstore", "sqlstore/sqlite", "sqlstore/postgres"},
	"github.com/duckdb":           {"lake/duckdb"},
	"database/sql":                {"sqlstore", "sqlstore/sqlite", "sqlstore/postgres", "sqlstore/storetest", "lake/duckdb"},
	"net/http":                    {"source/kosis", "source/kosis/kosistest", "web", "web/ui", "web/assets", "web/middleware", "web/export", "web/pages/...", "app", "cli"},
	"github.com/a-h/templ":        {"web", "web/ui", "web/pages/...", "web/middleware"},
	"github.com/alecthomas/kong":  {"cli"},
	"github.com/xuri/excelize":    {"source", "web/export", "docgen/xlsx", "docgen/pairwise"},
	"github.com/signintech/gopdf": {"docgen/pdf"},
	"naru/internal/docgen/sample": nil, // for tests only
	"naru/internal/refdata":       nil,
	"golang.org/x/image":          {"docgen/typeface", "docgen/picture"},
	"github.com/apache/arrow-go":  {"source", "lake", "calc", "lake/duckdb"},
}

func floorOf(name string) int {
	return slices.IndexFunc(floors, func(f []string) bool { return slices.Contains(f, name) })
}

func inside(path string) (string, bool) { return strings.CutPrefix(path, "naru/internal/") }

func TestRoomsImportDownwardOnly(t *testing.T) {
	t.Parallel()
	for path, r := range house(t) {
		name, ok := strings.CutPrefix(path, "internal/")
		if !ok || name == "archtest" {
			continue
		}
		floor := floorOf(name)
		if floor < 0 {
			t.Errorf("%s stands on no floor: add it to floors in this test and to docs/ARCHITECTURE.md", path)
			continue
		}
		for imported, file := range r.imports {
			other, ours := inside(imported)
			if !ours || slices.Contains(sideways[name], other) {
				continue
			}
			if floorOf(other) >= floor {
				t.Errorf("%s imports %s, which is not beneath %s", file, other, name)
			}
		}
	}
}

func TestDriversStayBehindTheirAdapter(t *testing.T) {
	t.Parallel()
	for path, r := range house(t) {
		name, ok := strings.CutPrefix(path, "internal/")
		if !ok {
			continue
		}
		for imported, file := range r.imports {
			for driver, rooms := range drivers {
				if (imported == driver || strings.HasPrefix(imported, driver+"/")) && !within(name, rooms) {
					t.Errorf("%s imports %s, which belongs to %s", file, imported, strings.Join(rooms, ", "))
				}
			}
		}
	}
}

// within reports whether a room is one of those named; a name that ends in /...
// means a room and all below it.
func within(name string, rooms []string) bool {
	return slices.ContainsFunc(rooms, func(room string) bool {
		top, all := strings.CutSuffix(room, "/...")
		return name == top || all && strings.HasPrefix(name, top+"/")
	})
}

func TestDomainsKnowNoDriver(t *testing.T) {
	t.Parallel()
	rooms := house(t)
	for _, d := range domains {
		r := rooms["internal/"+d]
		if r == nil {
			t.Errorf("the domain %s is gone: mend this test", d)
			continue
		}
		for _, banned := range []string{"net/http", "database/sql", "html/template", "github.com/a-h/templ"} {
			if file, ok := r.imports[banned]; ok {
				t.Errorf("%s imports %s: %s is a domain", file, banned, d)
			}
		}
	}
}

func TestOnlyAppWires(t *testing.T) {
	t.Parallel()
	for path, r := range house(t) {
		if path == "internal/app" || path == "internal/cli" || path == "cmd/naru" || strings.HasPrefix(path, "bench") {
			continue
		}
		for imported, file := range r.imports {
			other, ours := inside(imported)
			if !ours {
				continue
			}
			name := strings.TrimPrefix(path, "internal/")
			adapter := slices.Contains([]string{"sqlstore/sqlite", "sqlstore/postgres", "lake/duckdb", "blob"}, other)
			testing := name == "sqlstore/storetest" || name == "web/pages/pagestest" // only tests import these
			if other == "app" || adapter && !testing && name != other {
				t.Errorf("%s imports %s: only app wires", file, other)
			}
		}
	}
}

func TestNamesSayWhatARoomIsFor(t *testing.T) {
	t.Parallel()
	for path, r := range house(t) {
		last := path[strings.LastIndex(path, "/")+1:]
		if slices.Contains([]string{"util", "utils", "common", "helper", "helpers", "manager", "misc", "shared", "base"}, last) {
			t.Errorf("%s: the name says nothing", path)
		}
		if strings.HasPrefix(path, "internal/") && !r.doc {
			t.Errorf("%s has no package comment that says what lives there and what must not", path)
		}
	}
}

func TestFilesAreOneIdea(t *testing.T) {
	t.Parallel()
	const most, mostTest = 400, 650 // a table of cases may run on
	var long []string
	for _, r := range house(t) {
		for file, lines := range r.files {
			limit := most
			if strings.HasSuffix(file, "_test.go") {
				limit = mostTest
			}
			if lines > limit {
				long = append(long, file)
			}
		}
	}
	sort.Strings(long)
	for _, f := range long {
		t.Errorf("%s is long: which ideas does it hold?", f)
	}
}
