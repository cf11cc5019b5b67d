package linkage

import (
	"bytes"
	"encoding/csv"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/linkage"
	"naru/internal/refdata"
	"naru/internal/region"
	"naru/internal/sqlstore/sqlite"
	"naru/internal/web/middleware"
	datasetpages "naru/internal/web/pages/dataset"
	"naru/internal/web/pages/importing"
	"naru/internal/web/pages/pagestest"
)

// exchange is the pages of an import, of datasets and of input–output over real
// stores.
type exchange struct {
	*pagestest.Site

	t *testing.T
}

func newExchange(t *testing.T) *exchange {
	t.Helper()
	q := &exchange{Site: pagestest.Open(t), t: t}
	store, err := sqlite.Open(t.Context(), filepath.Join(q.Folder, "naru.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	service := linkage.New(linkage.Config{Tables: q.Datasets, Bridges: store, Regions: region.Default(), Clock: core.SystemClock})
	q.Mount(middleware.Config{},
		&Section{Linkage: service, Regions: q.Regions},
		&datasetpages.Section{Datasets: q.Datasets, Regions: q.Regions},
		&importing.Section{Datasets: q.Datasets, Regions: q.Regions})
	return q
}

// actImport is the button that starts an import.
const actImport = "import"

// importTable brings a file through the form, as a person would.
func (q *exchange) importTable(name string, content []byte, set url.Values) {
	q.t.Helper()
	w, at := q.BringFile(core.Korean, name, content)
	form := pagestest.FormOf(w.Body.String())
	maps.Copy(form, set)
	form.Set("act", actImport)
	if done := pagestest.Text(q.Outcome(core.Korean, q.Send(core.Korean, at, form))); strings.Contains(done, "가져오지 못했습니다") {
		q.t.Fatal(done)
	}
}

// threeSectors is a table whose numbers can be followed by hand: B buys half of
// its output from A, and nobody else buys anything. In 억원.
const threeSectors = `부문,A,B,C,최종수요
A,0,50,0,50
B,0,0,0,100
C,0,0,0,10
부가가치,100,50,10,
취업자,200,50,10,
총투입,100,100,10,
`

func threeForm() url.Values {
	return url.Values{"tableRegion": {"41"}, "tableYear": {"2020"}, "tableMoney": {"eok-won"}, "key": {"three"}, "title": {"작은 표"}, "kind": {"io-table"}}
}

// importThree brings the small table, which is too small to be told by itself:
// the reader says what it is.
func (q *exchange) importThree() {
	q.t.Helper()
	_, at := q.BringFile(core.Korean, "three.csv", []byte(threeSectors))
	sha, _, _ := strings.Cut(at, "?")
	form := pagestest.FormOf(q.Get(sha + "?name=three.csv&kind=io-table").Body.String())
	maps.Copy(form, threeForm())
	form.Set("act", actImport)
	q.Outcome(core.Korean, q.Send(core.Korean, at, form))
}

func TestTableThroughTheForm(t *testing.T) {
	t.Parallel()
	q := newExchange(t)
	body := []byte(threeSectors)
	w, at := q.BringFile(core.Korean, "three.csv", body)
	if !strings.Contains(at, "/datasets/import/") {
		t.Fatal(pagestest.Text(w))
	}
	// Too small to be told by itself: the reader says what it is.
	sha, _, _ := strings.Cut(at, "?")
	w = q.Get(sha + "?name=three.csv&kind=io-table")
	pagestest.WantWords(t, pagestest.Text(w), "어떤 표입니까", "부문이 아닌 행", "부가가치", "취업자", "총투입", "최종수요", "아직 가져올 수 없습니다")
	form := pagestest.FormOf(w.Body.String())
	maps.Copy(form, threeForm())
	form.Set("act", "preview")
	w = q.Send(core.Korean, at, form)
	pagestest.WantWords(t, pagestest.Text(w), "부문 3개", "1개 연도를 읽었습니다")
	form.Set("act", actImport)
	q.Outcome(core.Korean, q.Send(core.Korean, at, form))

	page := pagestest.Text(q.Get("/datasets/three"))
	pagestest.WantWords(t, page, "경기도", "억원", "모든 행과 열의 합이 총산출과 맞습니다", "산업연관 보기")

	page = pagestest.Text(q.Get("/linkage"))
	pagestest.WantWords(t, page, "경기도 산업연관", "경기도 수준입니다", "1.500", "작은 표 1판")

	// 10억원 for B: 5 of A; value added 10; 2 persons per 억원 of A, .5 of B.
	page = pagestest.Text(q.Get("/linkage/what-if?sector=B&amount=10"))
	pagestest.WantWords(t, page, "B에 10억 원을 쓰면 생산 15억 원, 부가가치 10억 원, 취업유발 15.0명이 생깁니다.", "직접 10.0 · 간접 5.0")
	// B goes: A loses the half that it sold to B.
	page = pagestest.Text(q.Get("/linkage/what-if?gone=B&share=20"))
	pagestest.WantWords(t, page, "B의 20.0%가 사라지면", "그 산업 △20 · 다른 산업 △10")

	w = q.Get("/linkage/effect.csv?sector=B&amount=10")
	if !strings.Contains(w.Body.String(), "A,A,0,5,5,10") {
		t.Errorf("the file:\n%s", w.Body.String())
	}
	if w = q.Get("/linkage/loss.xlsx?gone=B"); w.Code != http.StatusOK || w.Body.Len() < 1000 {
		t.Errorf("workbook: %d, %d bytes", w.Code, w.Body.Len())
	}
	rows, err := csv.NewReader(strings.NewReader(beforeRemarks(q.Get("/linkage.csv").Body.String()))).ReadAll()
	if err != nil || len(rows) != 4 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

// beforeRemarks is the part of a file above its title and evidence.
func beforeRemarks(file string) string {
	var out strings.Builder
	for line := range strings.Lines(file) {
		if strings.HasPrefix(strings.TrimPrefix(line, `"`), "#") {
			break
		}
		out.WriteString(line)
	}
	return out.String()
}

func TestWhatIfSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	q := newExchange(t)
	q.importThree()
	for query, says := range map[string]string{
		"sector=A&amount=많이": "금액을 100이나 1,200처럼",
		"sector=&amount=5":   "어느 산업에 쓰는지",
		"sector=Z&amount=5":  "이 표에는 ‘Z’ 부문이 없습니다",
		"gone=A&share=200":   "0보다 크고 100 이하",
		"gone=A&plant=1000":  "보다 큽니다",
		"gone=Z":             "‘Z’ 부문이 없습니다",
	} {
		w := q.Get("/linkage/what-if?" + query)
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(pagestest.Text(w), says) {
			t.Errorf("%s: %d, %s missing", query, w.Code, says)
		}
	}
	for _, path := range []string{"/linkage?table=none", "/linkage/effect.csv"} {
		if w := q.Get(path); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	if w := q.Get("/linkage?year=1800"); w.Code != http.StatusOK {
		t.Errorf("a year that there is not: %d", w.Code)
	}
}

func TestNoTableTeaches(t *testing.T) {
	t.Parallel()
	q := newExchange(t)
	for _, path := range []string{"/linkage", "/linkage/what-if", "/linkage/sectors"} {
		pagestest.WantWords(t, pagestest.Text(q.Get(path)), "아직 산업연관표가 없습니다", "ECOS", "산업연관표 가져오기")
	}
	if w := q.Get("/linkage.csv"); w.Code != http.StatusNotFound {
		t.Errorf("%d", w.Code)
	}
}

func TestBridgeOnThePage(t *testing.T) {
	t.Parallel()
	q := newExchange(t)
	q.importThree()

	pagestest.WantWords(t, pagestest.Text(q.Get(bridgeHref)), "부문 3개 가운데 0개가", "아직 저장한 연결표가 없어")
	w := q.postBridge(map[string][]string{"system": {"ksic10"}, "sectorCode": {"A", "B"}, "codes": {"26, 27:0.5", "29"}, "act": {"save"}}, "")
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, pagestest.Text(w))
	}
	pagestest.WantWords(t, pagestest.Text(q.Get(bridgeHref+"?saved=1")), "연결표를 저장했습니다", "부문 3개 가운데 2개가", "비중의 합이 1보다 작은 코드: 27")
	w = q.Get(bridgeHref + ".csv")
	pagestest.WantWords(t, w.Body.String(), "A,A,26,1", "A,A,27,0.5", "C,C,,")

	w = q.postBridge(map[string][]string{"system": {"ksic10"}, "act": {"upload"}}, "sector,code,weight\nA,26,\nZ,04,1\n")
	if w.Code != http.StatusUnprocessableEntity {
		t.Errorf("%d", w.Code)
	}
	pagestest.WantWords(t, pagestest.Text(w), "표에 없는 부문입니다: Z", "분류에 없는 코드: 04")
	w = q.postBridge(map[string][]string{"system": {"ksic10"}, "act": {"upload"}}, "sector,code,weight\nA,26,\nC,35,1\n")
	if w.Code != http.StatusSeeOther {
		t.Errorf("%d %s", w.Code, pagestest.Text(w))
	}
	pagestest.WantWords(t, q.Get(bridgeHref+".csv").Body.String(), "C,C,35,1")
}

func (q *exchange) postBridge(fields map[string][]string, file string) *httptest.ResponseRecorder {
	q.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	for name, values := range fields {
		for _, v := range values {
			if err := form.WriteField(name, v); err != nil {
				q.t.Fatal(err)
			}
		}
	}
	part, err := form.CreateFormFile("file", "links.csv")
	if err != nil {
		q.t.Fatal(err)
	}
	if _, err := part.Write([]byte(file)); err != nil {
		q.t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		q.t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "http://127.0.0.1"+bridgeHref, &b)
	r.Header.Set("Content-Type", form.FormDataContentType())
	return q.Ask(pagestest.Lang(r, core.Korean))
}

// The Korean table in the two languages: c35 is flagged, its row has reasons.
func TestKoreanTablesOnThePages(t *testing.T) {
	t.Parallel()
	q := newExchange(t)
	q.importTable("wiod_korea_domestic_io_35x35.csv", refdata.Bytes(t, "korea/wiod_korea_domestic_io_35x35.csv"), url.Values{"tableMoney": {"million-usd"}, "key": {"wiod"}})
	q.importTable("bok_gyeonggi_2020_83_inducement.csv", refdata.Bytes(t, "korea/bok_gyeonggi_2020_83_inducement.csv"), url.Values{"key": {"gyeonggi"}})
	w := q.Get("/linkage?table=wiod&sort=-backward")
	pagestest.WantWords(t, pagestest.Text(w), "총산출이 0인 부문 c35", "대한민국 산업연관", "운송장비", "전국 수준입니다")
	pagestest.WantWords(t, w.Body.String(), "총산출이 0이라 계수를 정할 수 없어", `"kind":"bubbles"`)
	pagestest.WantWords(t, pagestest.Text(q.Get("/linkage?table=wiod&lang=en&year=1995")), "Input–output of", "1995", "Electrical and optical equipment")
	page := pagestest.Text(q.Get("/linkage/what-if?table=gyeonggi&sector=31&amount=100"))
	pagestest.WantWords(t, page, "반도체에 100억 원을 쓰면", "151억 원", "경기도 안 122.5억 원, 밖 28.5억 원", "경기도 수준입니다", "취업유발 25.6명")
	w = q.Get("/linkage/what-if?table=gyeonggi&gone=31")
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(pagestest.Text(w), "산업 사이의 거래가 없어") {
		t.Errorf("%d", w.Code)
	}
	pagestest.WantWords(t, pagestest.Text(q.Get("/datasets/wiod")), "1998년 부문 c25", "c35")
}
