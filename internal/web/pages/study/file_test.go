package study

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"naru/internal/web/pages/pagestest"
)

func (d *desk) bring(content []byte) *httptest.ResponseRecorder {
	d.t.Helper()
	body, kind := pagestest.UploadBody(d.t, "study.json", content)
	r := httptest.NewRequestWithContext(d.t.Context(), http.MethodPost, "http://127.0.0.1"+root+"/import", bytes.NewReader(body))
	r.Header.Set("Content-Type", kind)
	return d.Ask(r)
}

// A signed study goes to a machine that has none of its data, and shows there
// what it showed here.
func TestAStudyTravels(t *testing.T) {
	here, there := newDesk(t), newDesk(t)
	x := here.finished()
	if w := here.send(x, "/signature", url.Values{}); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, pagestest.Text(w))
	}
	file := here.Page(href(x.ID, "study.json")).Body.Bytes()
	if w := here.bring(file); w.Code != http.StatusConflict {
		t.Errorf("the same study came in twice: %d", w.Code)
	}
	w := there.bring(file)
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, pagestest.Text(w))
	}
	pagestest.WantWords(t, pagestest.Text(there.Page(w.Header().Get("Location"))), "파일에서 연구를 가져왔습니다", "모두 같음", "이 컴퓨터에 없습니다", "얼려 둔 것을 썼습니다")
	long := func(d *desk) string { return pagestest.Text(d.Page(href(x.ID, "long"))) }
	if !strings.Contains(long(there), "제조업") || strings.Count(long(there), "점수") != strings.Count(long(here), "점수") {
		t.Error("the long list is another one there")
	}
	for _, bad := range [][]byte{nil, []byte("{}"), []byte("no file"), bytes.Replace(file, []byte(`"schema": 1`), []byte(`"schema": 99`), 1)} {
		if w := there.bring(bad); w.Code < http.StatusBadRequest || w.Code >= http.StatusInternalServerError {
			t.Errorf("%.20q: %d", bad, w.Code)
		}
	}
}

func TestTheListsAreHandedOut(t *testing.T) {
	d := newDesk(t)
	x := d.finished()
	lines, _ := pagestest.File(t, d.Page(href(x.ID, "long.csv")))
	if len(lines) != 3 || lines[1][1] != "C" {
		t.Errorf("%v", lines)
	}
	lines, _ = pagestest.File(t, d.Page(href(x.ID, "short.csv")))
	if len(lines) != 3 {
		t.Errorf("%v", lines)
	}
	if w := d.Page(href(x.ID, "short.xlsx")); !bytes.HasPrefix(w.Body.Bytes(), []byte("PK")) {
		t.Error("no workbook")
	}
}

func TestAStudyIsPutAwayTakenBackAndCarriedOn(t *testing.T) {
	d := newDesk(t)
	x := d.finished()
	if w := d.Post(href(x.ID, "state"), url.Values{"act": {"archive"}}); w.Code != http.StatusSeeOther || !d.now(x.ID).Archived {
		t.Fatalf("%d", w.Code)
	}
	pagestest.WantWords(t, pagestest.Text(d.Page(root)), "맞는 연구가 없습니다")
	pagestest.WantWords(t, pagestest.Text(d.Page(root+"?state=archived")), "경기 연구")
	pagestest.WantWords(t, pagestest.Text(d.Page(href(x.ID, "scope"))), "보관한 연구입니다")
	if w := d.Post(href(x.ID, "state"), url.Values{"act": {"restore"}}); w.Code != http.StatusSeeOther || d.now(x.ID).Archived {
		t.Fatalf("%d", w.Code)
	}
	w := d.Post(href(x.ID, "continue"), url.Values{"title": {"이듬해 연구"}})
	at, _, _ := strings.Cut(w.Header().Get("Location"), "?")
	pagestest.WantWords(t, pagestest.Text(d.Page(at)), "이듬해 연구")
	compared := d.Page(root + "/compare?a=" + x.ID + "&b=" + strings.TrimPrefix(at, root+"/"))
	pagestest.WantWords(t, pagestest.Text(compared), "다른 설정", "회의록 · 날짜", "전문가 점수 · 박위원 · 제조업 · 정책 부합")
	for _, bad := range []string{href("없음"), href(x.ID, "weights", "experts", "x"), href(x.ID, "indicators", "x"), href(x.ID, "short", "raters", "x"), root + "/compare?a=" + x.ID + "@0&b=" + x.ID} {
		if w := d.Get(bad); w.Code != http.StatusNotFound && w.Code != http.StatusUnprocessableEntity && w.Code != http.StatusBadRequest {
			t.Errorf("%s: %d", bad, w.Code)
		}
	}
}
