package policy

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/policy"
	"naru/internal/web/export"
	"naru/internal/web/pages/pagestest"
)

// bring uploads a file and gives the address of its preview.
func bring(t *testing.T, b *pagestest.Site, name, content string) (at string, answer *httptest.ResponseRecorder) {
	t.Helper()
	body, kind := pagestest.UploadBody(t, name, []byte(content))
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "http://127.0.0.1/policies/import", bytes.NewReader(body))
	r.Header.Set("Content-Type", kind)
	w := b.Ask(r)
	return w.Header().Get("Location"), w
}

// filled is the template with rows, each of number, title and further cells by
// their Korean heading.
func filled(t *testing.T, rows ...map[string]string) string {
	t.Helper()
	form := policy.Template()
	for _, r := range rows {
		line := make([]string, len(form.Columns))
		for i, c := range form.Columns {
			line[i] = r[c.Title.Ko]
		}
		form.Rows = append(form.Rows, line)
	}
	var out strings.Builder
	if err := export.FormCSV(&out, form); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func row(key, title string, more ...string) map[string]string {
	out := map[string]string{"관리번호": key, "제목": title, "종류": "사업", "수준": "기초", "지역": "경기도 평택시"}
	for i := 0; i+1 < len(more); i += 2 {
		out[more[i]] = more[i+1]
	}
	return out
}

func TestAFileIsLookedAtBeforeItIsSaved(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	save(t, b, chips())
	at, _ := bring(t, b, "정책.csv", filled(t,
		row("C-01", "평택 반도체 시제품 2", "시작 연도", "2026", "종료 연도", "2027"),
		row("C-02", "새 사업", "시책수단", "인력; 네트워크"),
		row("C-03", "거꾸로", "시작 연도", "2028", "종료 연도", "2026"),
		row("C-04", "음수", "시작 연도", "2026", "종료 연도", "2026", "시비(원)", "-5"),
		row("C-05", "제 위에 선 계획", "상위계획 관리번호", "C-05"),
	))
	w := b.Page(at)
	text := pagestest.Text(w)
	pagestest.Holds(t, "the preview", text, "3개 줄을 받을 수 없습니다. 나머지 가운데 1개는 새것, 1개는 바뀐 것입니다.", "정책.csv", "제목: 평택 반도체 시제품 → 평택 반도체 시제품 2",
		"끝나는 해(2026)가 시작하는 해(2028)보다 앞섭니다", "예산이 0보다 작습니다", "받을 수 있는 2개만 저장")
	pagestest.Holds(t, "only the new ones", pagestest.Text(b.Page(at+"&show=new")), "새 사업")
	if found, err := b.Policies.List(t.Context(), officer(), policy.Query{}); err != nil || found.Found != 1 {
		t.Fatalf("looking saved something: %d %v", found.Found, err)
	}
	seen := hiddenValue(w.Body.String(), "seen")
	path, _, _ := strings.Cut(at, "?")
	if w := b.Post(path, url.Values{"name": {"정책.csv"}, "seen": {seen}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("with rejects and not told to take the others: %d", w.Code)
	}
	save(t, b, national("N-09", "그사이", policy.Research))
	renamed := chips()
	renamed.Key, renamed.Title = "C-02", "그사이 생긴 것"
	save(t, b, renamed)
	if w := b.Post(path, url.Values{"name": {"정책.csv"}, "seen": {seen}, "good": {"1"}}); w.Code != http.StatusConflict {
		t.Errorf("after the policies changed: %d", w.Code)
	} else {
		pagestest.Holds(t, "the new preview", pagestest.Text(w), "미리보기 뒤에 정책이 바뀌었습니다")
		seen = hiddenValue(w.Body.String(), "seen")
	}
	if w := b.Post(path, url.Values{"name": {"정책.csv"}, "seen": {seen}, "good": {"1"}}); w.Header().Get("Location") != "/policies?done=imported" {
		t.Fatal(w.Code, pagestest.Text(w))
	}
	pagestest.Holds(t, "the list", pagestest.Text(b.Page("/policies?done=imported")), "파일의 내용을 저장했습니다", "평택 반도체 시제품 2", "새 사업")
	again := pagestest.Text(b.Page(at))
	pagestest.Holds(t, "the file once more", again, "그대로 2")
}

func hiddenValue(page, name string) string {
	_, rest, _ := strings.Cut(page, `name="`+name+`" value="`)
	value, _, _ := strings.Cut(rest, `"`)
	return value
}

func TestFilesThatAreNoTemplate(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	at, _ := bring(t, b, "표.csv", "지역,산업,값\n서울,10,1\n")
	if w := b.Get(at); w.Code != http.StatusUnprocessableEntity || !strings.Contains(pagestest.Text(w), "정책 서식의 머리글을 찾지 못했습니다") {
		t.Errorf("%d %s", w.Code, pagestest.Text(w))
	}
	text := strings.Replace(filled(t, row("C-01", "가")), "꼬리표", "표식", 1)
	at, _ = bring(t, b, "다른 칸.csv", text)
	pagestest.Holds(t, "another column", pagestest.Text(b.Page(at)), "서식에 없는 칸은 읽지 않았습니다: ‘표식’", "파일에 없는 칸의 내용은 지금 그대로 둡니다: 꼬리표")
	if _, w := bring(t, b, "빈.csv", ""); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("an empty file: %d", w.Code)
	}
	if w := b.Post("/policies/import", nil); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("no file: %d", w.Code)
	}
	if w := b.Get("/policies/import/files/0000"); w.Code < http.StatusBadRequest || w.Code >= http.StatusInternalServerError {
		t.Errorf("a file that nobody sent: %d", w.Code)
	}
	for _, path := range []string{"/policies/import", "/policies/import/template.xlsx", "/policies/import/template.csv"} {
		b.Page(path)
	}
}

func TestAHugeFileIsRefused(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	_, w := bring(t, b, "큰.csv", strings.Repeat("가나다라마바사,", 3_200_000))
	if w.Code != http.StatusRequestEntityTooLarge || !strings.Contains(pagestest.Text(w), "64 MiB보다 큽니다") {
		t.Errorf("%d %.300s", w.Code, pagestest.Text(w))
	}
}

func TestExamplesSayThatTheyAreToBeChecked(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	pagestest.Holds(t, "the examples", pagestest.Text(b.Page("/policies/examples")), "예시는 이름만 옮긴 것입니다", "지방시대 종합계획", "소부장 양산성능평가")
	if w := b.Post("/policies/examples", url.Values{"home": {"41220"}}); w.Header().Get("Location") != "/policies?done=examples" {
		t.Fatal(pagestest.Text(w))
	}
	if w := b.Post("/policies/examples", url.Values{"home": {"41220"}}); w.Header().Get("Location") != "/policies?done=nothing" {
		t.Error("put in twice")
	}
	if w := b.Post("/policies/examples", url.Values{"home": {"nowhere"}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a place that there is not: %d", w.Code)
	}
	found, err := b.Policies.List(t.Context(), officer(), policy.Query{Search: "수소산업"})
	if err != nil || len(found.Rows) != 1 {
		t.Fatal(found, err)
	}
	at := "/policies/" + found.Rows[0].Policy.ID
	pagestest.Holds(t, "an example", pagestest.Text(b.Page(at)), "인용하지 마십시오")
	form := formOf(b.Page(at + "/edit").Body.String())
	form.Set("checked", "1")
	form.Set("act", "save")
	if w := b.Post(at+"/edit", form); w.Code != http.StatusSeeOther {
		t.Fatal(pagestest.Text(w))
	}
	if strings.Contains(pagestest.Text(b.Page(at)), "인용하지 마십시오") {
		t.Error("what was checked is still an example")
	}
	if p, err := b.Policies.Get(t.Context(), core.LocalOperator(core.DefaultAgency), found.Rows[0].Policy.ID, 0); err != nil || p.Example {
		t.Error(p.Example, err)
	}
}

// The list of cities is read while it is shut, where no province heads it.
func TestCitiesOfOneNameAreToldApart(t *testing.T) {
	t.Parallel()
	text := pagestest.Text(newBureau(t).Page("/policies/examples"))
	pagestest.Holds(t, "the cities", text, "서울특별시 중구", "부산광역시 중구", "강원특별자치도 고성군", "경상남도 고성군", "평택시")
	if strings.Contains(text, "경기도 평택시") {
		t.Error("a name that is alone carries its province")
	}
}

// A row that cannot be taken is named as the file names it.
func TestARefusedRowIsNamed(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	at, _ := bring(t, b, "정책.csv", filled(t, row("X-7", "이름 있는 사업", "수준", "우주")))
	pagestest.Holds(t, "the preview", pagestest.Text(b.Page(at)), "받을 수 없음 X-7 이름 있는 사업")
}
