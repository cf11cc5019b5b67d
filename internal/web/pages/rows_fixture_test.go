package pages

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"naru/internal/blob"
	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/ingest"
	"naru/internal/lake"
	"naru/internal/lake/duckdb"
	"naru/internal/region"
	"naru/internal/sqlstore/sqlite"
	"naru/internal/web/middleware"
)

// shelf is the pages about datasets over real stores in a folder of the test.
type shelf struct {
	*Site

	t       *testing.T
	handler http.Handler
}

func newShelf(t *testing.T) *shelf {
	t.Helper()
	dir := t.TempDir()
	store, err := sqlite.Open(t.Context(), filepath.Join(dir, "naru.db"))
	if err != nil {
		t.Fatal(err)
	}
	originals, err := blob.Open(filepath.Join(dir, "blobs"))
	if err != nil {
		t.Fatal(err)
	}
	held, err := lake.Open(filepath.Join(dir, "lake"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := duckdb.Open(t.Context(), held, duckdb.Limits{MemoryMB: 128, Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	sets := dataset.NewService(dataset.Parts{
		Store: store, Runs: store, Profiles: store, Originals: originals, Lake: held, Rows: rows,
		Regions: region.Default(), Clock: core.SystemClock, IDs: core.NewID,
	})
	t.Cleanup(func() { sets.Stop(); _ = rows.Close(); _ = store.Close() })
	site := &Site{Datasets: sets, Regions: region.Default()}
	mux := http.NewServeMux()
	site.datasetRoutes(mux)
	site.importRoutes(mux)
	site.rowRoutes(mux)
	return &shelf{Site: site, t: t, handler: middleware.Stack(middleware.Config{}, mux)}
}

var operator = core.LocalOperator(core.DefaultAgency)

// survey is a small table with everything that a cell can be.
const survey = `지역,산업,연도,지표,값
경기도,C,2023,종사자수,100
경기도,C,2024,종사자수,1234.5
경기도,F,2023,종사자수,X
경기도,F,2024,종사자수,0
서울특별시,C,2023,종사자수,-
서울특별시,C,2024,종사자수,70
서울특별시,F,2023,종사자수,
서울특별시,F,2024,종사자수,9
경기도,C,2023,사업체수,5
경기도,C,2024,사업체수,6
`

func (s *shelf) bring(key, table string, system core.System) dataset.Version {
	s.t.Helper()
	u, err := s.Datasets.Receive(s.t.Context(), operator, key+".csv", strings.NewReader(table))
	if err != nil {
		s.t.Fatal(err)
	}
	industries := core.KSIC11
	if system == core.Custom {
		industries = core.Custom
	}
	v, err := s.Datasets.Import(s.t.Context(), operator, dataset.Request{
		Upload: u, Again: true, Dataset: dataset.Dataset{Key: key, Kind: dataset.Facts, Title: core.T("조사 "+key, "Survey "+key)},
		Profile: ingest.Profile{
			Region: ingest.Ref{Column: "지역"}, Industry: ingest.Ref{Column: "산업"}, Period: ingest.Ref{Column: "연도"},
			Measure: ingest.Ref{Column: "지표"}, Value: "값", RegionSystem: system, IndustrySystem: industries,
		},
	}, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return v
}

func (s *shelf) get(path string) *httptest.ResponseRecorder {
	s.t.Helper()
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://127.0.0.1"+path, nil))
	return w
}

// file gives the lines of a CSV answer: heading and rows, and the remarks.
func file(t *testing.T, w *httptest.ResponseRecorder) (lines [][]string, remarks []string) {
	t.Helper()
	body, marked := bytes.CutPrefix(w.Body.Bytes(), []byte("\ufeff"))
	if w.Code != http.StatusOK || !marked {
		t.Fatalf("%d, marked as UTF-8: %v\n%s", w.Code, marked, text(w))
	}
	r := csv.NewReader(bytes.NewReader(body))
	r.FieldsPerRecord = -1
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range all {
		if strings.HasPrefix(line[0], "# ") {
			remarks = append(remarks, line[0])
			continue
		}
		lines = append(lines, line)
	}
	return lines, remarks
}
