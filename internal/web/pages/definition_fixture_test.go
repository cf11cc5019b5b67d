package pages

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"naru/internal/blob"
	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/industry"
	"naru/internal/ingest"
	"naru/internal/lake"
	"naru/internal/region"
	"naru/internal/sqlstore/sqlite"
	"naru/internal/web/middleware"
)

// desk is the pages about definitions over real stores in a folder of the test.
type desk struct {
	*Site

	t       *testing.T
	handler http.Handler
	folder  string // of its stores
}

func newDesk(t *testing.T) *desk {
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
	sets := dataset.NewService(dataset.Parts{
		Store: store, Runs: store, Profiles: store, Originals: originals, Lake: held,
		Regions: region.Default(), Clock: core.SystemClock, IDs: core.NewID,
	})
	t.Cleanup(func() { sets.Stop(); _ = store.Close() })
	site := &Site{
		Datasets: sets, Regions: region.Default(),
		Definitions: industry.NewDefinitions(store, sets, core.SystemClock, core.NewID),
	}
	mux := http.NewServeMux()
	site.definitionRoutes(mux)
	return &desk{Site: site, t: t, handler: middleware.Stack(middleware.Config{}, mux), folder: dir}
}

func (d *desk) ask(r *http.Request) *httptest.ResponseRecorder {
	d.t.Helper()
	w := httptest.NewRecorder()
	d.handler.ServeHTTP(w, r)
	return w
}

// get reads a page in Korean, or in English when the address asks for it.
func (d *desk) get(path string) *httptest.ResponseRecorder {
	d.t.Helper()
	return d.ask(httptest.NewRequest(http.MethodGet, "http://127.0.0.1"+path, nil))
}

func (d *desk) post(path string, form url.Values) *httptest.ResponseRecorder {
	d.t.Helper()
	r := httptest.NewRequest(http.MethodPost, "http://127.0.0.1"+path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return d.ask(r)
}

// save presses save and expects to be led on.
func (d *desk) save(path string, form url.Values) {
	d.t.Helper()
	form.Set("act", actSave)
	if w := d.post(path, form); w.Code != http.StatusSeeOther {
		d.t.Fatalf("saving at %s: %d\n%s", path, w.Code, text(w))
	}
}

func (d *desk) latest(key string) industry.Definition {
	d.t.Helper()
	got, err := d.Definitions.Get(d.t.Context(), core.LocalOperator(core.DefaultAgency), key, 0)
	if err != nil {
		d.t.Fatal(err)
	}
	return got
}

// bring imports a table of employees by industry.
func (d *desk) bring(key string, rows ...string) {
	d.t.Helper()
	ctx, who := context.Background(), core.LocalOperator(core.DefaultAgency)
	u, err := d.Datasets.Receive(ctx, who, key+".csv", strings.NewReader("지역,산업,연도,값\n"+strings.Join(rows, "\n")+"\n"))
	if err != nil {
		d.t.Fatal(err)
	}
	_, err = d.Datasets.Import(ctx, who, dataset.Request{
		Upload: u, Dataset: dataset.Dataset{Key: key, Kind: dataset.Facts, Title: core.T(key, key)},
		Profile: ingest.Profile{
			Region: ingest.Ref{Column: "지역"}, Industry: ingest.Ref{Column: "산업"}, Period: ingest.Ref{Column: "연도"},
			Measure: ingest.Ref{Constant: "종사자수"}, Value: "값", RegionSystem: core.MOIS, IndustrySystem: core.KSIC11,
		},
	}, nil)
	if err != nil {
		d.t.Fatal(err)
	}
}

// chips is a form with two codes.
func chips() url.Values {
	return url.Values{
		"key": {"chips"}, "name": {"칩"}, "nameEn": {"Chips"}, "system": {string(core.KSIC11)}, "state": {"active"}, "base": {"0"},
		"code": {"261", "262"}, "weight": {"1", "0.5"}, "reason": {"소자", "부품의 절반"}, "reasonEn": {"devices", "half of parts"},
	}
}

// text is what a page says: its visible words, tags taken out.
func text(w *httptest.ResponseRecorder) string {
	var b strings.Builder
	in := false
	for _, r := range w.Body.String() {
		switch {
		case r == '<':
			in = true
			b.WriteByte(' ')
		case r == '>':
			in = false
		case !in:
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
