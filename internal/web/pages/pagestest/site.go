package pagestest

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"naru/internal/blob"
	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/diagnosis"
	"naru/internal/docgen/press"
	"naru/internal/industry"
	"naru/internal/job"
	"naru/internal/lake"
	"naru/internal/lake/duckdb"
	"naru/internal/linkage"
	"naru/internal/policy"
	"naru/internal/region"
	"naru/internal/report"
	"naru/internal/roadmap"
	"naru/internal/sqlstore/sqlite"
	"naru/internal/study"
	"naru/internal/web/middleware"
)

// Site is stores and services without a page; Mount gives it some.
type Site struct {
	Folder      string // of its stores
	Datasets    *dataset.Service
	Definitions *industry.Definitions
	Diagnosis   *diagnosis.Service // its home is 경기
	Linkage     *linkage.Service
	Studies     *study.Service
	Policies    *policy.Service
	Roadmaps    *roadmap.Service
	Reports     *report.Service
	Jobs        *job.Desk // does nothing until Jobs.Work
	Regions     *region.Registry

	t       *testing.T
	handler http.Handler
}

// Section is a part of the site.
type Section interface{ Routes(mux *http.ServeMux) }

// Open makes a site that ends with the test.
func Open(t *testing.T) *Site {
	t.Helper()
	return open(t, func(*lake.Lake) dataset.Rows { return nil })
}

// OpenWithRows makes a site that can show single rows too.
func OpenWithRows(t *testing.T) *Site {
	t.Helper()
	return open(t, func(held *lake.Lake) dataset.Rows {
		rows, err := duckdb.Open(t.Context(), held, duckdb.Limits{MemoryMB: 128, Threads: 1})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = rows.Close() })
		return rows
	})
}

func open(t *testing.T, rowsOf func(*lake.Lake) dataset.Rows) *Site {
	t.Helper()
	dir := t.TempDir()
	store, err := sqlite.Open(t.Context(), filepath.Join(dir, "naru.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	originals, err := blob.Open(filepath.Join(dir, "blobs"))
	if err != nil {
		t.Fatal(err)
	}
	held, err := lake.Open(filepath.Join(dir, "lake"))
	if err != nil {
		t.Fatal(err)
	}
	sets := dataset.NewService(dataset.Parts{
		Store: store, Runs: store, Profiles: store, Originals: originals, Lake: held, Rows: rowsOf(held),
		Regions: region.Default(), Clock: core.SystemClock, IDs: core.NewID,
	})
	t.Cleanup(sets.Stop)
	s := &Site{
		Folder: dir, Datasets: sets, Regions: region.Default(), t: t,
		Definitions: industry.NewDefinitions(store, sets, core.SystemClock, core.NewID),
	}
	s.Diagnosis = diagnosis.New(diagnosis.Config{
		Catalogue: store, Cubes: held, Snapshots: store, Regions: region.Default(),
		Classifications: sets, Definitions: s.Definitions,
		Clock: core.SystemClock, IDs: core.NewID, Home: []string{"41"},
	})
	s.Linkage = linkage.New(linkage.Config{
		Tables: sets, Bridges: store, Regions: region.Default(), Clock: core.SystemClock,
		Statistics: s.Diagnosis, Home: []string{"41"},
	})
	s.Studies = study.New(study.Config{
		Store: store, Catalogue: store, Diagnosis: s.Diagnosis, Linkage: s.Linkage, Definitions: s.Definitions,
		Clock: core.SystemClock, IDs: core.NewID,
	})
	s.Policies = policy.New(policy.Config{
		Store: store, Definitions: s.Definitions, Tables: sets, Regions: region.Default(),
		Spill: policy.LinkageSpill{Linkage: s.Linkage}, Clock: core.SystemClock, IDs: core.NewID,
	})
	s.Roadmaps = roadmap.New(roadmap.Config{
		Store: store, Observe: roadmap.Diagnosed{Profiles: s.Diagnosis},
		Induce: roadmap.Linked{Linkages: s.Linkage, Definitions: s.Definitions}, Clock: core.SystemClock, IDs: core.NewID,
	})
	s.Reports = report.New(report.Config{
		Roadmaps: s.Roadmaps, Studies: s.Studies, Policies: s.Policies, Diagnosis: s.Diagnosis, Linkage: s.Linkage,
		Catalogue: store, Regions: region.Default(), Press: press.Press{}, Files: originals, Clock: core.SystemClock,
	})
	results, err := blob.Open(filepath.Join(dir, "results"))
	if err != nil {
		t.Fatal(err)
	}
	s.Jobs = job.New(job.Config{Store: store, Files: blob.Results{Folder: results}, Clock: core.SystemClock, IDs: core.NewID})
	s.Jobs.Register(report.Kind, s.Reports.Work)
	t.Cleanup(s.Jobs.Stop)
	return s
}

// Mount gives the site the pages of some sections, in place of those before.
func (s *Site) Mount(c middleware.Config, sections ...Section) {
	mux := http.NewServeMux()
	for _, section := range sections {
		section.Routes(mux)
	}
	s.handler = middleware.Stack(c, mux)
}

// Ask answers a request.
func (s *Site) Ask(r *http.Request) *httptest.ResponseRecorder {
	s.t.Helper()
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	return w
}

// Get reads a page in Korean, or in English when the address asks for it.
func (s *Site) Get(path string) *httptest.ResponseRecorder {
	s.t.Helper()
	return s.Ask(httptest.NewRequestWithContext(s.t.Context(), http.MethodGet, "http://127.0.0.1"+path, nil))
}

// Page reads a page that must be there.
func (s *Site) Page(path string) *httptest.ResponseRecorder {
	s.t.Helper()
	w := s.Get(path)
	if w.Code != http.StatusOK {
		s.t.Fatalf("%s: %d\n%s", path, w.Code, Text(w))
	}
	return w
}

// Post sends a form.
func (s *Site) Post(path string, form url.Values) *httptest.ResponseRecorder {
	s.t.Helper()
	r := httptest.NewRequestWithContext(s.t.Context(), http.MethodPost, "http://127.0.0.1"+path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return s.Ask(r)
}
