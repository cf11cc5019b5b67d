package pages

import (
	"encoding/csv"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"naru/internal/blob"
	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/diagnosis"
	"naru/internal/industry"
	"naru/internal/ingest"
	"naru/internal/lake"
	"naru/internal/region"
	"naru/internal/sqlstore/sqlite"
	"naru/internal/web/middleware"
)

// bureau is the diagnosis pages over real stores in a folder of the test. Its
// home is 경기.
type bureau struct {
	*Site

	t       *testing.T
	handler http.Handler
}

func newBureau(t *testing.T) *bureau {
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
	site := &Site{Datasets: sets, Regions: region.Default(), Definitions: industry.NewDefinitions(store, sets, core.SystemClock, core.NewID)}
	site.Diagnosis = diagnosis.New(diagnosis.Config{
		Catalogue: store, Cubes: held, Snapshots: store, Regions: region.Default(),
		Classifications: sets, Definitions: site.Definitions,
		Clock: core.SystemClock, IDs: core.NewID, Home: []string{"41"},
	})
	mux := http.NewServeMux()
	site.diagnosisRoutes(mux)
	site.spaceRoutes(mux)
	return &bureau{Site: site, t: t, handler: middleware.Stack(middleware.Config{}, mux)}
}

// twoProvinces is all that the hand-worked figures of these tests come from:
// employees in 경기 and 서울, of manufacturing (C) and trade (G). 경기 makes
// things, 서울 does not.
const twoProvinces = `지역,산업,연도,값
전국,_T,2021,1000
전국,_T,2022,1030
전국,_T,2023,1050
전국,_T,2024,1065
전국,C,2021,300
전국,C,2022,320
전국,C,2023,330
전국,C,2024,335
전국,G,2021,700
전국,G,2022,710
전국,G,2023,720
전국,G,2024,730
경기,_T,2021,400
경기,_T,2022,420
경기,_T,2023,430
경기,_T,2024,435
경기,C,2021,200
경기,C,2022,220
경기,C,2023,230
경기,C,2024,235
경기,G,2021,200
경기,G,2022,200
경기,G,2023,200
경기,G,2024,200
서울,_T,2021,600
서울,_T,2022,610
서울,_T,2023,620
서울,_T,2024,630
서울,C,2021,100
서울,C,2022,100
서울,C,2023,100
서울,C,2024,100
서울,G,2021,500
서울,G,2022,510
서울,G,2023,520
서울,G,2024,530
`

// revised is the next version: 경기 lost 35 in manufacturing in 2024, and the
// nation with it.
func revised() string {
	return strings.NewReplacer(
		"전국,_T,2024,1065", "전국,_T,2024,1030", "전국,C,2024,335", "전국,C,2024,300",
		"경기,_T,2024,435", "경기,_T,2024,400", "경기,C,2024,235", "경기,C,2024,200",
	).Replace(twoProvinces)
}

// publish imports a table as the next version of the dataset "survey".
func (b *bureau) publish(table string) {
	b.t.Helper()
	who := core.LocalOperator(core.DefaultAgency)
	u, err := b.Datasets.Receive(b.t.Context(), who, "survey.csv", strings.NewReader(strings.ReplaceAll(table, "_T", "전체")))
	if err != nil {
		b.t.Fatal(err)
	}
	_, err = b.Datasets.Import(b.t.Context(), who, dataset.Request{
		Upload: u, Again: true,
		Dataset: dataset.Dataset{Key: "survey", Kind: dataset.Facts, Title: core.T("시험 조사", "Test survey"), Publisher: "시험청"},
		Profile: ingest.Profile{
			Region: ingest.Ref{Column: "지역"}, Industry: ingest.Ref{Column: "산업"}, Period: ingest.Ref{Column: "연도"},
			Measure: ingest.Ref{Constant: "종사자수"}, Value: "값", RegionSystem: core.MOIS, IndustrySystem: core.KSIC11,
		},
	}, nil)
	if err != nil {
		b.t.Fatal(err)
	}
}

func stockedBureau(t *testing.T) *bureau {
	t.Helper()
	b := newBureau(t)
	b.publish(twoProvinces)
	return b
}

func (b *bureau) get(path string) *httptest.ResponseRecorder {
	b.t.Helper()
	w := httptest.NewRecorder()
	b.handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://127.0.0.1"+path, nil))
	return w
}

// page reads a page that must be there.
func (b *bureau) page(path string) *httptest.ResponseRecorder {
	b.t.Helper()
	w := b.get(path)
	if w.Code != http.StatusOK {
		b.t.Fatalf("%s: %d\n%s", path, w.Code, text(w))
	}
	return w
}

func (b *bureau) post(path string, form url.Values) *httptest.ResponseRecorder {
	b.t.Helper()
	r := httptest.NewRequest(http.MethodPost, "http://127.0.0.1"+path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	b.handler.ServeHTTP(w, r)
	return w
}

// sheet reads a CSV answer: its lines by the text of their first cell, remarks
// left out, with the heading under "".
func (b *bureau) sheet(path string) map[string]map[string]string {
	b.t.Helper()
	w := b.page(path)
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(w.Body.String(), "\ufeff")))
	r.FieldsPerRecord = -1
	lines, err := r.ReadAll()
	if err != nil {
		b.t.Fatal(err)
	}
	var heading []string
	out := map[string]map[string]string{}
	for _, line := range lines {
		switch {
		case strings.HasPrefix(line[0], "# "):
		case heading == nil:
			heading = line
		default:
			row := map[string]string{}
			for i, cell := range line {
				row[heading[i]] = cell
			}
			out[line[0]] = row
		}
	}
	return out
}

var tags = regexp.MustCompile(`<[^>]*>`)

// table reads a table of a page: the texts of the cells of its rows.
func table(t *testing.T, w *httptest.ResponseRecorder, id string) [][]string {
	t.Helper()
	_, rest, found := strings.Cut(w.Body.String(), `id="`+id+`-caption"`)
	if !found {
		t.Fatalf("no table %q on the page", id)
	}
	_, rest, _ = strings.Cut(rest, "<tbody>")
	body, _, _ := strings.Cut(rest, "</tbody>")
	var out [][]string
	for row := range strings.SplitSeq(body, "</tr>") {
		cells := regexp.MustCompile(`(?s)<t[hd][^>]*>(.*?)</t[hd]>`).FindAllStringSubmatch(row, -1)
		var line []string
		for _, c := range cells {
			line = append(line, strings.Join(strings.Fields(tags.ReplaceAllString(c[1], " ")), " "))
		}
		if len(line) > 0 {
			out = append(out, line)
		}
	}
	return out
}

func holds(t *testing.T, what, got string, wanted ...string) {
	t.Helper()
	for _, want := range wanted {
		if !strings.Contains(got, want) {
			t.Errorf("%s does not say %q:\n%s", what, want, got)
		}
	}
}
