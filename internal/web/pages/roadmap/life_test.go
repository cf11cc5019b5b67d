package roadmap

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/web/pages/pagestest"
)

func TestFromDraftToAnAmendment(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	life := "/roadmaps/" + id + "/versions"
	act := func(name, note string) { d.t.Helper(); d.send(life, url.Values{"act": {name}, "note": {note}}) }
	pagestest.WantWords(t, pagestest.Text(d.Page(life)), "승인 전에 고쳐야 할 것이 1개 있습니다")
	w := d.Post(life, url.Values{"act": {roadmap.ActSubmitted}})
	if w.Code == http.StatusSeeOther || d.plan(id).Roadmap.State != roadmap.Draft {
		t.Fatal("a plan without tasks was sent to review, where nobody can add one")
	}
	pagestest.WantWords(t, pagestest.Text(w), "승인 전에 고쳐야 할 것이 있습니다", "과제가 없습니다")
	task := d.task(id, card("생산기지", "2027-Q1", "2027-Q4"))
	act(roadmap.ActSubmitted, "")
	pagestest.WantWords(t, pagestest.Text(d.Post(life, url.Values{"act": {roadmap.ActSentBack}})), "까닭을 적어 주십시오")
	act(roadmap.ActSentBack, "과제를 더할 것")
	act(roadmap.ActSubmitted, "")
	if w := d.Get(taskHref(id, task) + "/edit"); w.Code != http.StatusConflict {
		t.Errorf("a roadmap in review can be edited: %d", w.Code)
	}
	act(roadmap.ActApproved, "좋다")
	pagestest.WantWords(t, pagestest.Text(d.Page(life)), "1판", "좋다", "변경안 만들기")
	act(roadmap.ActAmended, "")
	d.send("/roadmaps/"+id+"/move", url.Values{"task": {task}, "revision": {"1"}, "step": {"whole:1"}})
	text := pagestest.Text(d.Page("/roadmaps/" + id + "/compare?before=1&after=0"))
	pagestest.WantWords(t, text, "바뀐 항목이", "시작", "2027년 1분기", "2027년 2분기")
	pagestest.WantWords(t, pagestest.Text(d.Page("/roadmaps/"+id+"?version=1")), "승인된 1판을 그대로 보고 있습니다")
	if got := d.Get("/roadmaps/" + id + "?version=9"); got.Code != http.StatusNotFound {
		t.Errorf("a version that is not there: %d", got.Code)
	}
}

func TestKPIsTakeNumbersByHandAndUnknownIsNoZero(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	at := "/roadmaps/" + id + "/kpi"
	pagestest.WantWords(t, pagestest.Text(d.Page(at)), "아직 실적이 없습니다", "1개는 알 수 없습니다")
	pagestest.WantWords(t, pagestest.Text(d.Post(at+"/k1", url.Values{"act": {actSave}, "year": {"2028"}, "value": {"열"}})), "수가 아닙니다")
	w := d.Post(at+"/k1", url.Values{"act": {actSave}, "year": {"2028"}, "value": {"25"}})
	pagestest.WantWords(t, pagestest.Text(w), "어디에서 온 수인지 적어 주십시오")
	if body := w.Body.String(); !strings.Contains(body, `<details class="drawer" open>`) || !strings.Contains(body, `href="#note-k1"`) {
		t.Error("the fold is shut, or the summary leads nowhere")
	}
	d.send(at+"/k1", url.Values{"act": {actSave}, "year": {"2028"}, "value": {"25"}, "note": {"협회 조사"}})
	text := pagestest.Text(d.Page(at))
	pagestest.WantWords(t, text, "2028년 목표 20, 실적 25", "1개가 목표를 따라가고")
	d.send(at+"/k1", url.Values{"act": {actRemove}, "year": {"2028"}})
	pagestest.WantWords(t, pagestest.Text(d.Page(at)), "아직 실적이 없습니다")
}

func TestAWhatIfIsTriedKeptAndApplied(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	task := d.task(id, card("생산기지", "2027-Q1", "2027-Q4"))
	at := "/roadmaps/" + id + "/whatif"
	w := d.Get(at + "?act=add:shift")
	if w.Code != http.StatusSeeOther {
		t.Fatalf("adding a change: %d", w.Code)
	}
	form := formOf(d.Page(w.Header().Get("Location")), "scenario")
	form.Set("edit-0-task", task)
	form.Set("edit-0-quarters", "4")
	form.Set("act", "try")
	pagestest.WantWords(t, pagestest.Text(d.Page(at+"?"+form.Encode())), "2027년 4분기 대신 2028년 4분기에 끝납니다", "나란히", "파급효과를 알 수 없습니다")
	if d.read(id, task).Revision != 1 {
		t.Error("trying changed the plan")
	}
	form.Set("edit-0-quarters", "0")
	pagestest.WantWords(t, pagestest.Text(d.Get(at+"?"+form.Encode())), "0이 아닌 분기 수")
	form.Set("edit-0-quarters", "4")
	form.Set("act", actSave)
	w = d.Post(at, form)
	pagestest.WantWords(t, pagestest.Text(w), "적어 주십시오") // a name
	form.Set("name", "한 해 늦게")
	to := d.send(at, form)
	kept := d.Page(to)
	pagestest.WantWords(t, pagestest.Text(kept), "시나리오를 저장했습니다", "한 해 늦게", "대신 2028년 4분기")
	form = formOf(kept, "scenario")
	form.Set("act", "apply")
	pagestest.WantWords(t, pagestest.Text(d.Page(d.send(at, form))), "과제 1개가 바뀌었고")
	if d.read(id, task).Start.String() != "2028-Q1" {
		t.Error("not applied")
	}
}

func TestTasksTravelByFile(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	d.task(id, card("생산기지", "2027-Q1", "2027-Q4"))
	w := d.Page("/roadmaps/" + id + "/tasks.csv")
	text := strings.Replace(w.Body.String(), "생산기지", "바꾼 기지", 1)
	upload := func(name, content string) *httptest.ResponseRecorder {
		body, kind := pagestest.UploadBody(t, name, []byte(content))
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "http://127.0.0.1/roadmaps/"+id+"/import", bytes.NewReader(body))
		r.Header.Set("Content-Type", kind)
		return d.Ask(r)
	}
	looked := upload("tasks.csv", text)
	pagestest.WantWords(t, pagestest.Text(looked), "바뀌는 과제 1개", "바꾼 기지", "아직 아무것도 저장하지 않았습니다")
	form := url.Values{"act": {actSave}}
	_, carried, _ := strings.Cut(looked.Body.String(), `name="carried" value="`)
	carried, _, _ = strings.Cut(carried, `"`)
	form.Set("carried", carried)
	form.Set("name", "tasks.csv")
	d.send("/roadmaps/"+id+"/import", form)
	if got := d.plan(id).Tasks[0].Title; got != "바꾼 기지" {
		t.Errorf("title %s", got)
	}
	pagestest.WantWords(t, pagestest.Text(upload("tasks.csv", strings.Replace(text, "2027-Q1", "언젠가", 1))), "고칠 칸", "언젠가")
	pagestest.WantWords(t, pagestest.Text(upload("x.csv", "a,b\n1,2\n")), "제목")
	if book := d.Page("/roadmaps/" + id + "/tasks.xlsx"); !bytes.HasPrefix(book.Body.Bytes(), []byte("PK")) {
		t.Error("no workbook")
	}
}

// A reader looks at everything, is offered nothing to change, and is refused.
func TestAReaderOnlyLooks(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	task := d.task(id, card("생산기지", "2027-Q1", "2027-Q4"))
	as := func(method, path string, form url.Values) *httptest.ResponseRecorder {
		r := httptest.NewRequestWithContext(t.Context(), method, "http://127.0.0.1"+path, strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.AddCookie(&http.Cookie{Name: "role", Value: string(core.RoleReader)})
		return d.Ask(r)
	}
	for _, path := range []string{"", "/board", "/budget", "/kpi", "/narrative", "/whatif", "/versions", "/import", "/tasks/" + task} {
		w := as(http.MethodGet, "/roadmaps/"+id+path, nil)
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d", path, w.Code)
		}
		pagestest.WantWords(t, pagestest.Text(w), "보기만 할 수 있습니다")
		if strings.Contains(w.Body.String(), `method="post" action="/roadmaps`) || strings.Contains(w.Body.String(), `formmethod="post"`) {
			t.Errorf("%s offers a change", path)
		}
	}
	for path, form := range map[string]url.Values{
		"/roadmaps/new":                                   hydrogen(),
		"/roadmaps/" + id + "/move":                       {"task": {task}, "revision": {"1"}, "step": {"whole:1"}},
		"/roadmaps/" + id + "/undo":                       {"task": {task}, "revision": {"1"}, "count": {"1"}},
		"/roadmaps/" + id + "/board":                      {"task": {task}, "status": {"done"}},
		"/roadmaps/" + id + "/versions":                   {"act": {roadmap.ActSubmitted}},
		"/roadmaps/" + id + "/kpi/k1":                     {"act": {actSave}, "year": {"2028"}, "value": {"1"}, "note": {"x"}},
		"/roadmaps/" + id + "/edit":                       hydrogen(),
		"/roadmaps/" + id + "/tasks/" + task + "/report":  {"status": {"done"}},
		"/roadmaps/" + id + "/tasks/" + task + "/archive": {"away": {"1"}},
		"/roadmaps/" + id + "/tasks/" + task + "/restore": {"revision": {"1"}},
		"/roadmaps/" + id + "/whatif":                     {"act": {actSave}, "name": {"x"}},
	} {
		if w := as(http.MethodPost, path, form); w.Code != http.StatusForbidden {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	if got := d.plan(id); got.Stamp != 2 || got.Tasks[0].Revision != 1 {
		t.Errorf("something changed: stamp %d", got.Stamp)
	}
}
