package diagnosis

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naru/internal/web/pages/pagestest"
)

// The figures are worked by hand from the table: 경기 435 of 1,065, manufacturing
// LQ (235/435)/(335/1065) = 1.72; 435/400 − 1 = 8.75% in three years, 2.8% a year
// against 2.1%; shift-share 26 + 5.9 + 3.1 = 35.
func TestOverviewShowsHandWorkedFigures(t *testing.T) {
	t.Parallel()
	b := stockedBureau(t)
	w := b.Page("/")
	pagestest.Holds(t, "the overview", pagestest.Text(w),
		"경기도 산업 관제", "종사자수 기준 · 2021년~2024년 · 비교 대상 전국",
		"경기도의 제조업은 전국의 1.7배로 특화되어",
		"435 명", "전국에서 차지하는 비중 40.8%", "+2.8% 전국 +2.1%", "1 개 산업", "3 명 시작 값 대비 +0.8%",
		"산업 2개 가운데 1개가 특화되어 있고", "출처: 시험청, 시험 조사 1판", "이 진단을 저장")
	want := [][]string{
		{"제조업", "C", "1.72", "+3.4%p", "235", "54.0%"},
		{"도매 및 소매업", "G", "0.67", "△2.1%p", "200", "46.0%"},
	}
	got := pagestest.Table(t, w, "matrix-table")
	for i := range got {
		got[i] = got[i][:min(6, len(got[i]))]
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("matrix (-hand +page):\n%s", diff)
	}
	pagestest.Holds(t, "the English overview", pagestest.Text(b.Page("/?lang=en")),
		"Of 2 industries, 1 is specialised", "1 industry", "2 industries with a value",
		"Industry of Gyeonggi-do", "By Employees · 2021–2024 · held against Korea", "435 persons", "+2.8% Korea +2.1%", "Keep this diagnosis")
}

func TestOverviewLeadsOn(t *testing.T) {
	t.Parallel()
	body := stockedBureau(t).Page("/?region=11").Body.String()
	pagestest.Holds(t, "the overview", body, `href="/compare?region=11"`, `href="/industries?region=11"`, `href="/snapshots"`, `action="/snapshots"`)
}

func TestWithoutDataThePagesTeach(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	for _, path := range []string{"/", "/industries", "/industries/C", "/compare"} {
		w := b.Page(path)
		pagestest.Holds(t, path, pagestest.Text(w), "아직 진단할 통계 자료가 없습니다", "자료 가져오기", "naru demo")
		pagestest.Holds(t, path, w.Body.String(), `href="/datasets/import"`)
		pagestest.Holds(t, path+" in English", pagestest.Text(b.Page(path+"?lang=en")), "There are no statistics to diagnose yet", "Import data")
	}
	if w := b.Get("/compare.csv"); w.Code != http.StatusNotFound {
		t.Errorf("a file of nothing: %d", w.Code)
	}
	pagestest.Holds(t, "the list of snapshots", pagestest.Text(b.Page("/snapshots")), "아직 저장한 진단이 없습니다", "관제 화면으로")
}

// pagesOfAScene are all pages that an address with a region leads to.
func pagesOfAScene() []string { return []string{"/", "/industries", "/industries/C", "/compare"} }

func TestWhatDoesNotExistIsNotFoundWithAWayOut(t *testing.T) {
	t.Parallel()
	b := stockedBureau(t)
	for _, path := range pagesOfAScene() {
		w := b.Get(path + "?region=99999")
		if w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", path, w.Code)
		}
		pagestest.Holds(t, path, pagestest.Text(w), "‘99999’ 지역을 찾을 수 없습니다", "관제 화면으로")
		if strings.Contains(w.Body.String(), `href="/?region=99999`) {
			t.Errorf("%s: the way out leads back to what is not there", path)
		}
		pagestest.Holds(t, path, pagestest.Text(b.Get(path+"?region=99999&lang=en")), "There is no region ‘99999’", "Go to the overview")

		// 부산 exists, but these data do not have it.
		w = b.Get(path + "?region=26")
		if w.Code != http.StatusNotFound {
			t.Errorf("%s without 부산: %d", path, w.Code)
		}
		pagestest.Holds(t, path, pagestest.Text(w), "자료에는 부산광역시의 값이 없습니다", "이 자료의 다른 지역 보기")
		pagestest.Holds(t, path, pagestest.Text(b.Get(path+"?region=26&lang=en")), "has no values for Busan", "See another region of these data")
	}
	for path, says := range map[string]string{
		"/industries/ZZ":         "‘ZZ’ 산업을 찾을 수 없습니다",
		"/industries/ZZ?lang=en": "ZZ",
		"/?data=nothing":         "nothing",
		"/?v=7":                  "7",
		"/snapshots/nothing":     "그런 진단 기록이 없습니다",
	} {
		w := b.Get(path)
		if w.Code != http.StatusNotFound {
			t.Errorf("%s: %d\n%s", path, w.Code, pagestest.Text(w))
		}
		pagestest.Holds(t, path, pagestest.Text(w), says)
	}
}

func TestHostileAddressesGetAPlainAnswer(t *testing.T) {
	t.Parallel()
	b := stockedBureau(t)
	cases := map[string]struct {
		query string
		code  int
		says  string
	}{
		"script":        {"region=%3Cscript%3Ealert(1)%3C/script%3E", http.StatusNotFound, "지역을 찾을 수 없습니다"},
		"bytes":         {"region=%ff%fe", http.StatusOK, "경기도"},
		"long":          {"q=" + strings.Repeat("a", 3000), http.StatusUnprocessableEntity, "너무 깁니다"},
		"page":          {"page=-3", http.StatusOK, "경기도"},
		"page far":      {"page=999999999999999999999", http.StatusOK, "경기도"},
		"sort":          {"sort=-nothing", http.StatusUnprocessableEntity, "‘nothing’은 쓸 수 없습니다"},
		"order of time": {"from=2024&to=2021", http.StatusUnprocessableEntity, "앞서야 합니다"},
		"time":          {"to=yesterday", http.StatusUnprocessableEntity, "시점으로 읽을 수 없습니다"},
		"future":        {"from=2098&to=2099", http.StatusOK, ""},
		"version":       {"v=-1", http.StatusUnprocessableEntity, "판 번호가 아닙니다"},
		"level":         {"level=atoms", http.StatusUnprocessableEntity, "쓸 수 없습니다"},
		"reference":     {"ref=../../etc", http.StatusNotFound, "찾을 수 없습니다"},
		"peers":         {"peers=41&peers=,,&peers=11", http.StatusOK, "경기도"},
		"unit":          {"unit=bitcoin", http.StatusOK, "경기도"},
		"was":           {"was=%25zz&region=41", http.StatusSeeOther, ""},
		"measure":       {"measure=happiness", http.StatusOK, "종사자수"},
	}
	for name, c := range cases {
		for _, path := range pagesOfAScene() {
			w := b.Get(path + "?" + c.query)
			if w.Code != c.code {
				t.Errorf("%s, %s: %d\n%s", name, path, w.Code, pagestest.Text(w))
			}
			pagestest.Holds(t, name+", "+path, pagestest.Text(w), c.says)
			if strings.Contains(w.Body.String(), "<script>alert") {
				t.Errorf("%s, %s: the script is in the page", name, path)
			}
		}
	}
}
