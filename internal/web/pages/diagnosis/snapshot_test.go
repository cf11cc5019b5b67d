package diagnosis

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naru/internal/core"
	"naru/internal/web/pages/pagestest"
)

// keep saves what an address shows, as the form of the page does, and gives the
// address of the saved diagnosis.
func (b *bureau) keep(path, name string) string {
	b.t.Helper()
	body := b.Page(path).Body.String()
	_, rest, found := strings.Cut(body, `name="view" value="`)
	view, _, _ := strings.Cut(rest, `"`)
	if !found {
		b.t.Fatalf("%s has no form to save it", path)
	}
	w := b.Post("/snapshots", url.Values{"view": {strings.ReplaceAll(view, "&amp;", "&")}, "name": {name}})
	if w.Code != http.StatusSeeOther {
		b.t.Fatalf("saved: %d\n%s", w.Code, pagestest.Text(w))
	}
	to, _, _ := strings.Cut(w.Header().Get("Location"), "?")
	return to
}

func TestDiagnosisIsKeptAndOpenedAgain(t *testing.T) {
	t.Parallel()
	b := stockedBureau(t)
	to := b.keep("/?region=41", "2024년 보고")
	w := b.Page(to + "?done=saved")
	pagestest.Holds(t, "the snapshot", pagestest.Text(w),
		"‘2024년 보고’를 저장했습니다", "경기도의 제조업은 전국의 1.7배로 특화되어", "435 명", "+2.8%", "시험 조사 1판", "이름 바꾸기", "지우기")
	if strings.Contains(pagestest.Text(w), "그 뒤에 달라진 것") {
		t.Error("nothing has changed yet")
	}
	again := address(t, w.Body.String(), "같은 자료로 다시 열기")
	pagestest.Holds(t, "the address", again, "v=1", "region=41", "to=2024")
	pagestest.Holds(t, "opened again", pagestest.Text(b.Page(again)), "경기도의 제조업은 전국의 1.7배로 특화되어", "435 명")
	pagestest.Holds(t, "the list", pagestest.Text(b.Page("/snapshots")), "2024년 보고", "경기도의 제조업은", "그대로")
	pagestest.Holds(t, "the list in English", pagestest.Text(b.Page("/snapshots?lang=en")), "2024년 보고", "The share of Manufacturing", "up to date")
}

// address finds the link with these words.
func address(t *testing.T, body, words string) string {
	t.Helper()
	end := strings.LastIndex(body, words)
	at := strings.LastIndex(body[:max(end, 0)], `href="`)
	if at < 0 {
		t.Fatalf("there is no link %q", words)
	}
	href, _, _ := strings.Cut(body[at+len(`href="`):], `"`)
	return strings.ReplaceAll(href, "&amp;", "&")
}

func TestSupersededDataSayWhatChanged(t *testing.T) {
	t.Parallel()
	b := stockedBureau(t)
	to := b.keep("/", "먼저 본 것")
	b.Publish(pagestest.Revised())
	w := b.Page(to)
	pagestest.Holds(t, "the snapshot", pagestest.Text(w), "1판 뒤에 2판이 나왔습니다", "그 뒤에 달라진 것", "435 명")
	// By version 2, 경기 ended where it began: 400, no growth, and the nation
	// grew by 3%; competitive 400 − 200·300/300 − 200·730/700 = −8.57.
	want := [][]string{
		{"종사자수 ( 명 )", "435", "400", "△35", "달라짐"},
		{"연평균 증가율", "+2.8%", "0.0%", "△2.8%p", "달라짐"},
		{"특화 산업(입지계수 1 이상) ( 개 산업 )", "1", "1", "0", "그대로"},
		{"지역경쟁력 요인 ( 명 )", "3.1", "△8.6", "△11.7", "달라짐"},
	}
	got := pagestest.Table(t, w, "moved")
	for i := range got {
		got[i][0] = strings.ReplaceAll(strings.ReplaceAll(got[i][0], "(명)", "( 명 )"), "(개 산업)", "( 개 산업 )")
		for k, cell := range got[i] {
			got[i][k] = strings.TrimLeft(cell, "!✓⚠△▲ ")
			if k > 0 && k < 4 {
				got[i][k] = cell
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what changed (-hand +page):\n%s", diff)
	}
	pagestest.Holds(t, "the list", pagestest.Text(b.Page("/snapshots")), "자료가 바뀜")
	overview := b.Page("/")
	pagestest.Holds(t, "the overview", pagestest.Text(overview), "다시 볼 것", "‘먼저 본 것’: ‘시험 조사’ 1판 뒤에 2판이 나왔습니다")
	pagestest.Holds(t, "the overview", overview.Body.String(), `href="`+to+`"`)
	pagestest.Holds(t, "in English", pagestest.Text(b.Page(to+"?lang=en")), "Version 2 of ‘Test survey’ has come after version 1", "What has changed since")
}

func TestWithdrawnDataMakeASnapshotStale(t *testing.T) {
	t.Parallel()
	b := stockedBureau(t)
	to := b.keep("/", "철회될 것")
	if _, err := b.Datasets.Withdraw(t.Context(), core.LocalOperator(core.DefaultAgency), "survey", 1, "원본에 오류가 있음"); err != nil {
		t.Fatal(err)
	}
	w := b.Page(to)
	pagestest.Holds(t, "the snapshot", pagestest.Text(w), "1판이 철회되었습니다", "435 명")
	again := address(t, w.Body.String(), "같은 자료로 다시 열기")
	pagestest.Holds(t, "opened again", pagestest.Text(b.Page(again)), "1판은 철회되었습니다", "435 명", "철회된 판")
	pagestest.Holds(t, "the overview", pagestest.Text(b.Page("/")), "쓸 수 있는 판이 없습니다", "다시 볼 것")
}

func TestSnapshotIsRenamed(t *testing.T) {
	t.Parallel()
	b := stockedBureau(t)
	to := b.keep("/", "옛 이름")
	w := b.Post(to+"/name", url.Values{"name": {"  새   이름 "}})
	if w.Code != http.StatusSeeOther {
		t.Fatalf("renamed: %d\n%s", w.Code, pagestest.Text(w))
	}
	pagestest.Holds(t, "the snapshot", pagestest.Text(b.Page(w.Header().Get("Location"))), "새 이름", "이름을 바꾸었습니다")
	w = b.Post(to+"/name", url.Values{"name": {" "}})
	if w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a name of nothing: %d", w.Code)
	}
	pagestest.Holds(t, "the form", pagestest.Text(w), "이름을 1~120자로 적어 주십시오", "새 이름")
	if w := b.Post("/snapshots/nothing/name", url.Values{"name": {"x"}}); w.Code != http.StatusNotFound {
		t.Errorf("of nothing: %d", w.Code)
	}
}

func TestSnapshotIsDeletedByItsName(t *testing.T) {
	t.Parallel()
	b := stockedBureau(t)
	to := b.keep("/", "지울 것")
	pagestest.Holds(t, "the question", pagestest.Text(b.Page(to+"/delete")), "‘지울 것’ 지우기", "되돌릴 수 없습니다", "그대로 두기")
	w := b.Post(to+"/delete", url.Values{"name": {"다른 것"}})
	if w.Code != http.StatusUnprocessableEntity {
		t.Errorf("by another name: %d", w.Code)
	}
	pagestest.Holds(t, "the question", pagestest.Text(w), "이름 ‘지울 것’을 그대로 적어 주십시오")
	b.Page(to)
	w = b.Post(to+"/delete", url.Values{"name": {"지울 것"}})
	if w.Code != http.StatusSeeOther {
		t.Fatalf("deleted: %d", w.Code)
	}
	pagestest.Holds(t, "the list", pagestest.Text(b.Page(w.Header().Get("Location"))), "저장한 진단을 지웠습니다", "아직 저장한 진단이 없습니다")
	if w := b.Get(to); w.Code != http.StatusNotFound {
		t.Errorf("it is still there: %d", w.Code)
	}
}

func TestHostileFormsAreAnsweredPlainly(t *testing.T) {
	t.Parallel()
	b := stockedBureau(t)
	for name, c := range map[string]struct {
		form url.Values
		code int
	}{
		"no name":          {url.Values{"view": {"region=41"}, "name": {""}}, http.StatusUnprocessableEntity},
		"long name":        {url.Values{"view": {"region=41"}, "name": {strings.Repeat("가", 121)}}, http.StatusUnprocessableEntity},
		"broken view":      {url.Values{"view": {"%zz"}, "name": {"x"}}, http.StatusUnprocessableEntity},
		"wrong view":       {url.Values{"view": {"sort=nothing"}, "name": {"x"}}, http.StatusUnprocessableEntity},
		"no such region":   {url.Values{"view": {"region=99999"}, "name": {"x"}}, http.StatusNotFound},
		"nothing to save":  {url.Values{"view": {"region=26"}, "name": {"x"}}, http.StatusUnprocessableEntity},
		"script for name":  {url.Values{"view": {""}, "name": {"<script>alert(1)</script>"}}, http.StatusSeeOther},
		"bytes for a name": {url.Values{"view": {""}, "name": {"\xff\xfe"}}, http.StatusUnprocessableEntity},
	} {
		if w := b.Post("/snapshots", c.form); w.Code != c.code {
			t.Errorf("%s: %d\n%s", name, w.Code, pagestest.Text(w))
		}
	}
	w := b.Page("/snapshots")
	if strings.Contains(w.Body.String(), "<script>alert") {
		t.Error("a name became a script")
	}
	pagestest.Holds(t, "a form that came back", pagestest.Text(b.Post("/snapshots", url.Values{"view": {"region=41"}})), "이름을 1~120자로 적어 주십시오", "진단 저장")
}
