package study

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naru/internal/core"
	"naru/internal/study"
	"naru/internal/web/pages/pagestest"
)

// A form that is sent as it came changes nothing: every field is on it, and
// read as it was written.
func TestFormsSayWhatTheStudySays(t *testing.T) {
	d := newDesk(t)
	x := d.finished()
	for _, beneath := range []string{
		"/scope", "/candidates", "/indicators", "/weights", "/long", "/short", "/sensitivity", "/decision",
		"/indicators/lq", "/indicators/own", "/weights/experts/e1", "/short/raters/r1",
	} {
		w := d.send(x, beneath, d.form(x, beneath))
		if w.Code != http.StatusSeeOther {
			t.Fatalf("%s: %d\n%s", beneath, w.Code, pagestest.Text(w))
		}
		if diff := cmp.Diff(x, d.now(x.ID)); diff != "" {
			t.Errorf("%s changed the study:\n%s", beneath, diff)
		}
	}
}

func TestAStudyBeginsWithATitle(t *testing.T) {
	d := newDesk(t)
	pagestest.WantWords(t, pagestest.Text(d.Page(root)), "아직 연구가 없습니다", "새 연구 시작")
	pagestest.WantWords(t, pagestest.Text(d.Page(root+"/new")), "고를 자료가 아직 없습니다")
	d.Publish(pagestest.TwoProvinces)
	w := d.Post(root+"/new", url.Values{"title": {" "}, "preset": {"kiet"}, "region": {"41"}})
	pagestest.WantWords(t, pagestest.Text(w), "제목을 적어 주십시오")
	if !strings.Contains(w.Body.String(), `value="kiet" checked`) {
		t.Error("the chosen frame was lost")
	}
	w = d.Post(root+"/new", url.Values{"title": {"새 연구"}, "preset": {"kiet"}, "region": {"41"}})
	at, _, _ := strings.Cut(w.Header().Get("Location"), "?")
	if w.Code != http.StatusSeeOther || !strings.HasSuffix(at, "/scope") {
		t.Fatalf("%d %s", w.Code, at)
	}
	pagestest.WantWords(t, pagestest.Text(d.Page(at)), "새 연구", "범위 갖춤", "결정 부족 2")
	pagestest.WantWords(t, pagestest.Text(d.Page(root+"?q=경기")), "새 연구", "지표 5개, 선정 전")
	pagestest.WantWords(t, pagestest.Text(d.Page(root+"?q=부산")), "맞는 연구가 없습니다")
}

func TestWhatCannotBeReadComesBackAsItWasTyped(t *testing.T) {
	d := newDesk(t)
	x := d.finished()
	for beneath, fields := range map[string]map[string]string{
		"/weights":     {"weighting.direct[0].value": "절반"},
		"/long":        {"longList": "여덟"},
		"/sensitivity": {"sensitivity.seed": "-1"},
		"/scope":       {"title": ""},
		"/short":       {"shortlist.share": "150"},
		"/decision":    {"decision.minutes.date": "어제"},
	} {
		form := d.form(x, beneath)
		for name, v := range fields {
			form.Set(name, v)
		}
		form.Set("note", "")
		w := d.send(x, beneath, form)
		if w.Code < http.StatusBadRequest {
			t.Fatalf("%s: %d", beneath, w.Code)
		}
		for name, v := range fields {
			if back := pagestest.FormOf(w.Body.String()).Get(name); back != v {
				t.Errorf("%s: %s came back as %q", beneath, name, back)
			}
			if !strings.Contains(w.Body.String(), `href="#`+name+`"`) {
				t.Errorf("%s: the summary does not lead to %s", beneath, name)
			}
		}
		if d.now(x.ID).Revision != x.Revision {
			t.Errorf("%s was saved", beneath)
		}
	}
}

func TestWeightsThatDoNotSumAreKeptAndTold(t *testing.T) {
	d := newDesk(t)
	x := d.begun()
	form := d.form(x, "/weights")
	form.Set("weighting.method", "direct")
	for k, v := range []string{"50", "30", "40"} {
		form.Set(place("weighting.direct", k)+".value", v)
	}
	form.Set("act", actNext)
	if w := d.send(x, "/weights", form); w.Header().Get("Location") != href(x.ID, "long")+"?done=saved" {
		t.Fatalf("%d %s", w.Code, w.Header().Get("Location"))
	}
	pagestest.WantWords(t, pagestest.Text(d.Page(href(x.ID, "weights"))), "가중치의 합이 120입니다")
	if got := d.now(x.ID).Weighting.Direct; len(got) != 3 || got[2].Value != 40 {
		t.Errorf("%+v", got)
	}
}

func TestATableWithUnknownCodesIsRefusedWhole(t *testing.T) {
	d := newDesk(t)
	x := d.begun()
	form := d.form(x, "/indicators/own")
	form.Set("indicators[2].paste", "산업\t값\nC\t5\nZZ99\t1\nG\t많음")
	form.Set("indicators[2].source.origin", "특허청")
	w := d.send(x, "/indicators/own", form)
	pagestest.WantWords(t, pagestest.Text(w), "3번째 줄: ‘ZZ99’", "4번째 줄: ‘많음’")
	back := pagestest.FormOf(w.Body.String())
	if back.Get("indicators[2].source.origin") != "특허청" || !strings.Contains(back.Get("indicators[2].paste"), "ZZ99") {
		t.Errorf("typed text was lost: %v", back)
	}
	form.Set("indicators[2].paste", "C\t5\nG\t")
	if w := d.send(x, "/indicators/own", form); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, pagestest.Text(w))
	}
	if got := d.now(x.ID).Indicators[2].Source; len(got.Table) != 2 || *got.Table[0].Value != 5 || got.Table[1].Value != nil {
		t.Errorf("%+v", got)
	}
	page := pagestest.Text(d.Page(href(x.ID, "indicators")))
	pagestest.WantWords(t, page, "값 1/2", "‘올린 표’ 값이 없는 후보가 1개 있습니다")
}

func TestCandidatesAreChosenOneByOne(t *testing.T) {
	d := newDesk(t)
	x := d.begun()
	form := d.form(x, "/candidates")
	form.Set("act", actCopy)
	if w := d.send(x, "/candidates", form); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, pagestest.Text(w))
	}
	x = d.now(x.ID)
	if x.Candidates.Rule != study.ByHand || len(x.Candidates.Chosen) != 2 || x.Candidates.System != core.KSIC11 {
		t.Fatalf("%+v", x.Candidates)
	}
	form = d.form(x, "/candidates")
	form["chosen"] = []string{"C"}
	form.Set("q", "도매")
	form.Set("act", actShow)
	w := d.send(x, "/candidates", form)
	pagestest.WantWords(t, pagestest.Text(w), "1개를 찾았습니다", "도매 및 소매업")
	if got := pagestest.FormOf(w.Body.String())["chosen"]; len(got) != 1 || got[0] != "C" {
		t.Errorf("what was ticked came back as %v", got)
	}
	if d.now(x.ID).Revision != x.Revision {
		t.Error("looking saved the study")
	}
	form["chosen"] = []string{"C", "../x@y"}
	form.Set("act", actSave)
	if w := d.send(x, "/candidates", form); w.Code < http.StatusBadRequest {
		t.Errorf("an id of nothing was taken: %d", w.Code)
	}
}
