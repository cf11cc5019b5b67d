package importing

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/source/kosis"
	"naru/internal/source/kosis/kosistest"
	"naru/internal/web/pages/pagestest"
)

// newKOSIS is the pages with a stand-in for the service behind them.
func newKOSIS(t *testing.T, s *kosistest.Service) *quay {
	t.Helper()
	return newQuayOf(t, kosis.Client{
		BaseURL: s.Start(t), Timeout: 200 * time.Millisecond, Attempts: 2,
		Sleep: func(context.Context, time.Duration) error { return nil },
	}, 0)
}

func kosisAnswers() url.Values {
	return url.Values{"table": {"101/DT_TEST"}, "from": {"2020"}, "to": {"2023"}, "key": {kosistest.Key}, "obj": {"ALL\nALL"}}
}

// fetched sends the form and waits until the fetch has ended.
func (q *quay) fetched(l core.Lang, form url.Values) *httptest.ResponseRecorder {
	q.t.Helper()
	w := q.Send(l, kosisHref, form)
	if w.Code != http.StatusSeeOther {
		return w
	}
	at := w.Header().Get("Location")
	q.waitFor(at)
	return q.Ask(pagestest.Lang(httptest.NewRequest(http.MethodGet, "http://127.0.0.1"+at, nil), l))
}

func (q *quay) waitFor(at string) {
	q.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		f, err := q.KOSIS.Watch(strings.TrimPrefix(at, fetchesHref))
		if err != nil {
			q.t.Fatal(err)
		}
		if f.Ended {
			return
		}
	}
	q.t.Fatal("the fetch does not end")
}

// A table comes in parts, since one answer does not hold it, and is then
// checked like any other file.
func TestATableIsFetchedFromKOSIS(t *testing.T) {
	s := &kosistest.Service{Limit: 8}
	q := newKOSIS(t, s)
	w := q.fetched(core.Korean, kosisAnswers())
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, pagestest.Text(w))
	}
	if s.Asked() < 3 {
		t.Errorf("asked %d times: nothing was split", s.Asked())
	}
	at := w.Header().Get("Location")
	page := q.Get(at)
	pagestest.WantWords(t, pagestest.Text(page), "그대로 가져올 수 있습니다", "JSON", "경기도 (41)", "제조업 (C)", "사업체수")
	form := pagestest.FormOf(page.Body.String())
	for name, want := range map[string]string{"title": "시도·산업별 사업체수", "publisher": "KOSIS", "tableId": "DT_TEST"} {
		if got := form.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	pagestest.WantWords(t, pagestest.Text(q.Outcome(core.Korean, q.start(core.Korean, at, page))), "들인 값 16", "2020년 ~ 2023년")
	q.wantNoKey(page)
}

// wantNoKey looks for the key where it must not be: the page, the log.
func (q *quay) wantNoKey(pages ...*httptest.ResponseRecorder) {
	q.t.Helper()
	seen := q.log.String()
	for _, p := range pages {
		seen += p.Body.String() + p.Header().Get("Location")
	}
	for _, form := range []string{kosistest.Key, url.QueryEscape(kosistest.Key), "Own/Key"} {
		if strings.Contains(seen, form) {
			q.t.Errorf("the key is shown: %s", form)
		}
	}
}

// Each fault of the service is told in the reader's language with what to do,
// and the form can be had again as it was, without the key.
func TestFaultsOfKOSIS(t *testing.T) {
	slow := func(_ int, _ http.ResponseWriter, r *http.Request) bool {
		select {
		case <-r.Context().Done():
		case <-time.After(5 * time.Second):
		}
		return true
	}
	for name, c := range map[string]struct {
		before func(int, http.ResponseWriter, *http.Request) bool
		ko, en string
	}{
		"quota":       {kosistest.Say(kosistest.Quota), "호출 횟수를 다 썼습니다", "calls are used up"},
		"bad key":     {kosistest.Say(kosistest.BadKey), "등록되지 않은 키", "not registered"},
		"expired key": {kosistest.Say(kosistest.Expired), "사용 기간이 끝났습니다", "has expired"},
		"no data":     {kosistest.Say(kosistest.NoData), "조건에 맞는 자료가 없습니다", "no data for this query"},
		"a web page":  {kosistest.Say(kosistest.WebPage), "파일로 내려받아 가져오십시오", "download the file"},
		"broken JSON": {kosistest.Say(kosistest.Broken), "파일로 내려받아 가져오십시오", "download the file"},
		"slow":        {slow, "잠시 뒤 다시 시도하거나", "Try again later"},
	} {
		t.Run(name, func(t *testing.T) {
			q := newKOSIS(t, &kosistest.Service{Before: c.before})
			for l, words := range map[core.Lang]string{core.Korean: c.ko, core.English: c.en} {
				w := q.fetched(l, kosisAnswers())
				pagestest.WantWords(t, pagestest.Text(w), words)
				pagestest.WantWords(t, w.Body.String(), "/datasets/import/kosis?", "table=101%2FDT_TEST")
				q.wantNoKey(w)
			}
			q.wantNothing()
		})
	}
}

func TestTheFormOfKOSIS(t *testing.T) {
	q := newKOSIS(t, &kosistest.Service{})
	for name, c := range map[string]struct {
		change map[string]string
		words  string
	}{
		"no key":        {map[string]string{"key": ""}, "인증키를 적어 주십시오"},
		"no table":      {map[string]string{"table": ""}, "통계표 번호로 읽을 수 없습니다"},
		"a wrong table": {map[string]string{"table": "DT_TEST"}, "통계표 번호로 읽을 수 없습니다"},
		"a wrong date":  {map[string]string{"from": "작년"}, "시점으로 읽을 수 없습니다"},
		"backwards":     {map[string]string{"to": "2001"}, "시작이 끝보다 앞서야"},
		"nine objects":  {map[string]string{"obj": strings.Repeat("ALL\n", 9)}, "8개까지"},
	} {
		form := kosisAnswers()
		for field, value := range c.change {
			form.Set(field, value)
		}
		w := q.Send(core.Korean, kosisHref, form)
		if w.Code < http.StatusBadRequest || w.Code >= http.StatusInternalServerError {
			t.Errorf("%s: status %d", name, w.Code)
		}
		pagestest.WantWords(t, pagestest.Text(w), c.words)
		q.wantNoKey(w)
	}
	// The address of a table's page is as good as its number.
	form := kosisAnswers()
	form.Set("table", "https://statistics.example/statHtml/statHtml.do?orgId=101&tblId=DT_TEST&conn_path=I2")
	if w := q.fetched(core.Korean, form); !strings.HasPrefix(w.Header().Get("Location"), "/datasets/import/") {
		t.Errorf("a pasted address: %d %s", w.Code, pagestest.Text(w))
	}
	if w := q.Get(fetchesHref + "nothing"); w.Code != http.StatusNotFound {
		t.Errorf("a fetch that never was: %d", w.Code)
	}
}

func TestAFetchCanBeStopped(t *testing.T) {
	q := newKOSIS(t, &kosistest.Service{Before: func(_ int, _ http.ResponseWriter, r *http.Request) bool {
		<-r.Context().Done()
		return true
	}})
	w := q.Send(core.Korean, kosisHref, kosisAnswers())
	at := w.Header().Get("Location")
	pagestest.WantWords(t, pagestest.Text(q.Get(at)), "KOSIS의 답을 기다리고 있습니다", "받기 멈추기")
	q.Send(core.Korean, at+"/cancel", url.Values{})
	q.waitFor(at)
	pagestest.WantWords(t, pagestest.Text(q.Get(at)), "멈추었습니다")
}
