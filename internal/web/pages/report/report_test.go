package report

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/docgen/hwpx"
	"naru/internal/document"
	"naru/internal/job"
	"naru/internal/policy"
	"naru/internal/roadmap"
	"naru/internal/web/middleware"
	"naru/internal/web/pages/pagestest"
)

var researcher = core.Actor{Agency: core.DefaultAgency, Name: "김연구", Role: core.RoleOperator}

// desk is the pages about reports over real stores.
type desk struct {
	*pagestest.Site

	t *testing.T
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{Site: pagestest.Open(t), t: t}
	d.Mount(middleware.Config{}, &Section{Reports: d.Reports, Jobs: d.Jobs, Roadmaps: d.Roadmaps, Studies: d.Studies})
	return d
}

// plan makes a roadmap with one task.
func (d *desk) plan() roadmap.Roadmap {
	d.t.Helper()
	r, err := d.Roadmaps.Create(d.t.Context(), researcher, roadmap.Roadmap{
		Title: "평택 로드맵", Region: "41220", From: 2027, To: 2029, Strategies: []roadmap.Strategy{{ID: "s", Title: "기반"}},
	})
	if err == nil {
		_, err = d.Roadmaps.SaveTask(d.t.Context(), researcher, roadmap.Task{Roadmap: r.ID, Strategy: "s", Title: "시험대"}, "")
	}
	if err != nil {
		d.t.Fatal(err)
	}
	return r
}

// filled is a form with the choices of a person.
func filled(r roadmap.Roadmap, act string, more ...string) url.Values {
	form := url.Values{"what": {"summary"}, "plan": {r.ID + ":0"}, "lang-ko": {"1"}, "format-pdf": {"1"}, "act": {act}}
	for i := 0; i+1 < len(more); i += 2 {
		form.Set(more[i], more[i+1])
	}
	return form
}

// upload sends the form with a file.
func (d *desk) upload(form url.Values, name string, content []byte) *httptest.ResponseRecorder {
	d.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for key, values := range form {
		for _, v := range values {
			_ = w.WriteField(key, v)
		}
	}
	part, err := w.CreateFormFile("template", name)
	if err == nil {
		_, err = part.Write(content)
	}
	if err != nil || w.Close() != nil {
		d.t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(d.t.Context(), http.MethodPost, "http://127.0.0.1/reports/new", &body)
	r.Header.Set("Content-Type", w.FormDataContentType())
	return d.Ask(r)
}

func TestEmptyPagesTeach(t *testing.T) {
	d := newDesk(t)
	for path, want := range map[string][]string{
		"/reports":             {"아직 만든 보고서가 없습니다", "먼저 로드맵을 만드십시오", "로드맵 만들기"},
		"/reports?lang=en":     {"No reports yet", "Make a roadmap"},
		"/reports/new":         {"로드맵이 아직 없습니다", "로드맵 만들기"},
		"/reports/new?lang=en": {"There is no roadmap yet", "Make a roadmap"},
	} {
		pagestest.WantWords(t, pagestest.Text(d.Page(path)), want...)
	}
	if html := d.Page("/reports").Body.String(); !strings.Contains(html, `href="/roadmaps/new"`) || strings.Contains(html, `href="/reports/new"`) {
		t.Error("a report is offered before there is a roadmap")
	}
	d.plan()
	pagestest.WantWords(t, pagestest.Text(d.Page("/reports")), "첫 보고서 만들기")
}

func TestTheOutlineSaysWhatIsMissingAndWhere(t *testing.T) {
	d := newDesk(t)
	r := d.plan()
	page := d.Page("/reports/new")
	pagestest.WantWords(t, pagestest.Text(page), "차례와 빠진 것", "개요", "재원·성과관리·파급효과", "비전은 아직 정하지 않았습니다.", "과제 1개를 담습니다")
	if !strings.Contains(page.Body.String(), `href="/roadmaps/`+r.ID+`"`) {
		t.Error("no link leads to where the gap is closed")
	}
	pagestest.WantWords(t, pagestest.Text(d.Page("/reports/new?lang=en")), "Outline, and what is missing", "The vision: not settled yet.")
	w := d.Post("/reports/new", filled(r, actPreview, "what", "cards", "agency", "평택산업진흥원"))
	at, _, _ := strings.Cut(w.Header().Get("Location"), "#")
	if w.Code != http.StatusSeeOther || !strings.Contains(at, "what=cards") {
		t.Fatalf("%d %s", w.Code, at)
	}
	shown := d.Page(at)
	pagestest.WantWords(t, pagestest.Text(shown), "기반", "과제 1개의 예산 일부나 전부는 아직 정하지 않았습니다.")
	if !strings.Contains(shown.Body.String(), `value="평택산업진흥원"`) {
		t.Error("what was typed is lost")
	}
}

// What is closed elsewhere is no gap any more when the page is asked for again.
func TestTheOutlineFollowsItsObjects(t *testing.T) {
	d := newDesk(t)
	r := d.plan()
	const none = "등록된 정책이 없습니다"
	pagestest.WantWords(t, pagestest.Text(d.Page("/reports/new")), none, "비전은 아직 정하지 않았습니다.")
	p := policy.Policy{Key: "가-1", Title: "도 계획", Kind: policy.Plan, Level: policy.Provincial, Region: "41", AllIndustries: true}
	if _, err := d.Policies.Save(t.Context(), researcher, p, ""); err != nil {
		t.Fatal(core.MessageOf(err), err)
	}
	if text := pagestest.Text(d.Page("/reports/new")); strings.Contains(text, none) {
		t.Error("a policy was entered, and the outline still lacks one")
	}
	r.Vision = "수소 도시"
	if _, err := d.Roadmaps.SaveRoadmap(t.Context(), researcher, r, ""); err != nil {
		t.Fatal(err)
	}
	if text := pagestest.Text(d.Page("/reports/new")); strings.Contains(text, "비전은 아직") {
		t.Error("the vision was written, and the outline still lacks it")
	}
}

func TestAReportIsMadeDownloadedAndDeleted(t *testing.T) {
	d := newDesk(t)
	r := d.plan()
	w := d.Post("/reports/new", filled(r, actMake, "format-hwpx", "1"))
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/reports?done=started" {
		t.Fatalf("%d\n%s", w.Code, pagestest.Text(w))
	}
	waiting := d.Page("/reports?done=started")
	pagestest.WantWords(t, pagestest.Text(waiting), "보고서를 만들기 시작했습니다", "차례를 기다리고 있습니다", "멈추기")
	if !strings.Contains(waiting.Body.String(), "every 1s") || !strings.Contains(waiting.Body.String(), `http-equiv="refresh"`) {
		t.Error("the page does not renew itself, with scripts and without")
	}
	d.Jobs.Work()
	list := d.Ended(t)
	if len(list) != 2 || list[0].State != job.Done {
		t.Fatalf("%+v", list)
	}
	done := d.Page("/reports")
	pagestest.WantWords(t, pagestest.Text(done), "평택 로드맵 · 한 장 요약 · 한국어", "완료", "PDF 받기", "HWPX 받기", "다시 만들기", "KiB")
	file := d.Get("/reports/" + list[0].ID + "/file")
	if file.Code != http.StatusOK || !strings.Contains(file.Header().Get("Content-Disposition"), "attachment") || file.Body.Len() == 0 {
		t.Errorf("%d %v", file.Code, file.Header())
	}
	if w := d.Get("/reports/" + list[0].ID + "/progress"); w.Header().Get("Hx-Refresh") != "true" {
		t.Error("the page is not told that the work has ended")
	}
	pagestest.WantWords(t, pagestest.Text(d.Page("/reports?q=없는낱말")), "찾는 보고서가 없습니다")
	if w := d.Post("/reports/"+list[0].ID+"/again", nil); w.Code != http.StatusSeeOther {
		t.Errorf("again: %d", w.Code)
	}
	if got := d.Ended(t); len(got) != 3 || got[0].State != job.Done {
		t.Errorf("again gives %+v", got)
	}
	if w := d.Post("/reports/"+list[0].ID+"/delete", nil); w.Code != http.StatusSeeOther || len(d.Ended(t)) != 2 {
		t.Errorf("delete: %d", w.Code)
	}
	if w := d.Get("/reports/" + list[0].ID + "/file"); w.Code != http.StatusNotFound {
		t.Errorf("a file that was deleted: %d", w.Code)
	}
}

func TestWhatWaitsCanBeStopped(t *testing.T) {
	d := newDesk(t)
	d.Post("/reports/new", filled(d.plan(), actMake))
	list, err := d.Jobs.List(t.Context(), researcher, 0)
	if err != nil || len(list) != 1 {
		t.Fatalf("%v %v", list, err)
	}
	if w := d.Post("/reports/"+list[0].ID+"/delete", nil); w.Code != http.StatusConflict {
		t.Errorf("deleting what is open: %d", w.Code)
	}
	d.Post("/reports/"+list[0].ID+"/cancel", nil)
	pagestest.WantWords(t, pagestest.Text(d.Page("/reports?done=cancelled")), "멈췄습니다", "다시 만들기")
	d.Jobs.Work()
	d.Post("/reports/"+list[0].ID+"/again", nil)
	if got := d.Ended(t); len(got) != 1 || got[0].State != job.Done {
		t.Errorf("%+v", got)
	}
}

func TestFaultsStandBesideTheirFields(t *testing.T) {
	d := newDesk(t)
	r := d.plan()
	for name, c := range map[string]struct {
		form url.Values
		want string
	}{
		"no format":         {url.Values{"plan": {r.ID + ":0"}, "lang-ko": {"1"}}, "파일 형식을 하나 이상"},
		"no language":       {url.Values{"plan": {r.ID + ":0"}, "format-pdf": {"1"}}, "언어를 하나 이상"},
		"no such roadmap":   {filled(roadmap.Roadmap{ID: "nothing"}, actMake), "그런 로드맵이 없습니다"},
		"no such version":   {filled(r, actMake, "plan", r.ID+":7"), ""},
		"nothing to check":  {filled(r, actCheck), "확인할 서식 파일을"},
		"not a template":    {nil, "HWPX나 DOCX 서식이 아닙니다"},
		"template's format": {filled(r, actMake, "template-sha", "ab", "template-name", "a.hwpx", "template-format", "hwpx"), "이 형식을 함께 고르거나"},
	} {
		var w *httptest.ResponseRecorder
		if c.form != nil {
			w = d.Post("/reports/new", c.form)
		} else {
			w = d.upload(filled(r, actCheck), "글.hwpx", []byte("그냥 글"))
		}
		if w.Code < 400 || w.Code >= 500 || !strings.Contains(pagestest.Text(w), c.want) {
			t.Errorf("%s: %d\n%s", name, w.Code, pagestest.Text(w))
		}
	}
	if len(d.Ended(t)) != 0 {
		t.Error("something was started all the same")
	}
}

func TestATemplateIsCheckedBeforeItIsFilled(t *testing.T) {
	d := newDesk(t)
	r := d.plan()
	var file bytes.Buffer
	blank := document.Document{Title: "서식", Body: []document.Block{document.Text("{{제목}} {{기안자}}")}}
	if err := hwpx.Write(t.Context(), &file, blank, hwpx.Options{}); err != nil {
		t.Fatal(err)
	}
	w := d.upload(filled(r, actMake), "공문.hwpx", file.Bytes()) // an unknown field is to be seen before anything is made
	at, _, _ := strings.Cut(w.Header().Get("Location"), "#")
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(at, "/reports/new?") {
		t.Fatalf("%d %s\n%s", w.Code, at, pagestest.Text(w))
	}
	page := d.Page(at)
	pagestest.WantWords(t, pagestest.Text(page), "공문.hwpx", "채울 칸 1개: 제목", "모르는 칸 1개: 기안자")
	form := pagestest.FormOf(page.Body.String())
	form.Set("act", actMake)
	if w := d.Post("/reports/new", form); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/reports?done=started" {
		t.Fatalf("%d %s\n%s", w.Code, w.Header().Get("Location"), pagestest.Text(w))
	}
	d.Jobs.Work()
	for _, j := range d.Ended(t) {
		if j.State != job.Done {
			t.Errorf("%+v", j)
		}
	}
	pagestest.WantWords(t, pagestest.Text(d.Page("/reports")), "서식 공문.hwpx")
	form.Set("act", actForget)
	if w := d.Post("/reports/new", form); strings.Contains(w.Header().Get("Location"), "template-sha") {
		t.Error("the template is not taken away")
	}
}

func TestAReaderOnlyDownloads(t *testing.T) {
	d := newDesk(t)
	r := d.plan()
	read := func(method, path string, form url.Values) *httptest.ResponseRecorder {
		q := httptest.NewRequestWithContext(t.Context(), method, "http://127.0.0.1"+path, strings.NewReader(form.Encode()))
		q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		q.AddCookie(&http.Cookie{Name: "role", Value: string(core.RoleReader)})
		return d.Ask(q)
	}
	for _, path := range []string{"/reports", "/reports/new"} {
		w := read(http.MethodGet, path, nil)
		pagestest.WantWords(t, pagestest.Text(w), "역할을 바꾸십시오")
		if strings.Contains(w.Body.String(), "보고서 만들기 시작") {
			t.Errorf("%s offers what is refused", path)
		}
	}
	if w := read(http.MethodPost, "/reports/new", filled(r, actMake)); w.Code != http.StatusForbidden || len(d.Ended(t)) != 0 {
		t.Errorf("%d", w.Code)
	}
}
