package study

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/study"
	"naru/internal/web/pages/pagestest"
)

// Two people edit the same step: nothing of either is lost, and the second
// decides what both changed.
func TestTheSecondEditorMerges(t *testing.T) {
	d := newDesk(t)
	x := d.begun()
	mine, theirs := d.form(x, "/scope"), d.form(x, "/scope")
	theirs.Set("title", "상대의 제목")
	theirs.Set("purpose", "상대의 목적")
	if w := d.send(x, "/scope", theirs); w.Code != http.StatusSeeOther {
		t.Fatal(w.Code)
	}
	mine.Set("title", "나의 제목")
	w := d.send(x, "/scope", mine)
	if w.Code != http.StatusConflict {
		t.Fatalf("%d %s", w.Code, pagestest.Text(w))
	}
	pagestest.WantWords(t, pagestest.Text(w), "그사이", "둘 다 고친 곳: 제목", "상대의 제목")
	merged := pagestest.FormOf(w.Body.String())
	if merged.Get("title") != "나의 제목" || merged.Get("purpose") != "상대의 목적" || merged.Get(paramRevision) != strconv.Itoa(x.Revision+1) {
		t.Fatalf("%v", merged)
	}
	merged.Set("act", actSave)
	merged.Set("decide.title", "theirs")
	merged.Set("scope.measure", "employees")
	if w := d.send(x, "/scope", merged); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, pagestest.Text(w))
	}
	if got := d.now(x.ID); got.Title != "상대의 제목" || got.Purpose != "상대의 목적" || got.Scope.Measure != "employees" || got.Revision != x.Revision+2 {
		t.Errorf("%+v", got)
	}
	history := pagestest.Text(d.Page(href(x.ID, "history")))
	pagestest.WantWords(t, history, "4판", "바뀐 곳")
}

func TestAReaderLooksAndChangesNothing(t *testing.T) {
	d := newDesk(t)
	x := d.finished()
	if w := d.sendAs(core.RoleReader, x, "/long", url.Values{"longList": {"2"}}); w.Code != http.StatusForbidden {
		t.Errorf("a reader saved: %d", w.Code)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "http://127.0.0.1"+href(x.ID, "long"), nil)
	r.AddCookie(&http.Cookie{Name: "role", Value: string(core.RoleReader)})
	w := d.Ask(r)
	pagestest.WantWords(t, pagestest.Text(w), "열람자는 고칠 수 없습니다")
	if strings.Contains(pagestest.Text(w), "저장하고 다음") || !strings.Contains(w.Body.String(), "disabled") {
		t.Error("a reader is offered to save")
	}
	if w := d.sendAs(core.RoleResearcher, x, "/signature", url.Values{}); w.Code != http.StatusForbidden {
		t.Errorf("a researcher signed: %d", w.Code)
	}
}

// A circle of judgements is told with the pair to look at; it can be signed with
// a reason only, and then stays as it is.
func TestInconsistentJudgementsNeedAReason(t *testing.T) {
	d := newDesk(t)
	x := d.finished()
	form := d.form(x, "/weights")
	form.Set("weighting.method", "ahp")
	if w := d.send(x, "/weights", form); w.Code != http.StatusSeeOther {
		t.Fatal(w.Code)
	}
	x = d.now(x.ID)
	pagestest.WantWords(t, pagestest.Text(d.Page(href(x.ID, "weights"))), "다시 볼 판단", "0.10보다 큼", "김전문 전문가의 판단은 서로 잘 맞지 않습니다")
	pagestest.WantWords(t, pagestest.Text(d.Page(href(x.ID, "weights", "experts", "e1"))), "다시 볼 판단입니다", "1/3")
	w := d.send(x, "/signature", url.Values{})
	pagestest.WantWords(t, pagestest.Text(w), "그대로 쓰는 까닭을 적어 주십시오")
	if w.Code < http.StatusBadRequest || d.now(x.ID).State == study.Signed {
		t.Fatalf("signed without a reason: %d", w.Code)
	}
	if w := d.send(x, "/signature", url.Values{"justification": {"전문가가 다시 보고 그대로 두었다."}}); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, pagestest.Text(w))
	}
	pagestest.WantWords(t, pagestest.Text(d.Page(href(x.ID))), "전문가가 다시 보고 그대로 두었다.", "확인되지 않음")
	for _, at := range []string{href(x.ID), href(x.ID, "signature")} { // what was chosen leads on to what is done about it
		w := d.Page(at)
		pagestest.WantWords(t, pagestest.Text(w), "정책 연계표 보기", "이 연구로 로드맵 만들기")
		pagestest.WantWords(t, w.Body.String(), `href="/policies/matrix?rows=study%3A`+x.ID+`"`, `href="/roadmaps/new?study=`+x.ID+`"`)
	}
	pagestest.WantWords(t, pagestest.Text(d.Page(href(x.ID, "recheck"))), "모두 같음", "같은 자료가 있음")
	if w := d.send(d.now(x.ID), "/long", url.Values{"longList": {"2"}}); w.Code != http.StatusForbidden {
		t.Errorf("a signed study was changed: %d", w.Code)
	}
}

func TestJudgementsTravelByWorkbook(t *testing.T) {
	d := newDesk(t)
	x := d.finished()
	w := d.Page(href(x.ID, "weights", "pairwise.xlsx"))
	sheet := w.Body.Bytes()
	x.Weighting.Experts[0].Judgements = nil
	x = d.keep(x)
	upload := func(content []byte) *httptest.ResponseRecorder {
		var b bytes.Buffer
		m := multipart.NewWriter(&b)
		if err := m.WriteField(paramRevision, strconv.Itoa(d.now(x.ID).Revision)); err != nil {
			t.Fatal(err)
		}
		part, err := m.CreateFormFile("file", "ahp.xlsx")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(content); err != nil {
			t.Fatal(err)
		}
		_ = m.Close()
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "http://127.0.0.1"+href(x.ID, "weights", "pairwise"), &b)
		r.Header.Set("Content-Type", m.FormDataContentType())
		return d.Ask(r)
	}
	if w := upload([]byte("no workbook")); w.Code < http.StatusBadRequest || !strings.Contains(pagestest.Text(w), "엑셀 파일") {
		t.Errorf("%d", w.Code)
	}
	if w := upload(sheet); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, pagestest.Text(w))
	}
	got := d.now(x.ID).Weighting
	if got.Method != study.AHPWeights || len(got.Experts) != 1 || got.Experts[0].ID != "e1" || len(got.Experts[0].Judgements) != 3 {
		t.Errorf("%+v", got)
	}
}

func TestAnEarlierRevisionIsSeenAndGoneBackTo(t *testing.T) {
	d := newDesk(t)
	x := d.begun()
	x.LongList = 2
	x = d.keep(x)
	pagestest.WantWords(t, pagestest.Text(d.Page(pastHref(x.ID, 2))), "지난 판을 보고 있습니다", "2판의 내용으로 되돌리기")
	if w := d.send(x, "/history", url.Values{paramRevision: {"2"}}); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, pagestest.Text(w))
	}
	if got := d.now(x.ID); got.LongList != 1 || got.Revision != 4 {
		t.Errorf("%+v", got)
	}
	compared := pagestest.Text(d.Page(compareHref(x.ID, 2, x.ID, 3)))
	pagestest.WantWords(t, compared, "정량 목록 수", "2판 순위", "설정 1곳이 다르지만")
}
