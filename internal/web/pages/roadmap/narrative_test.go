package roadmap

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/web/pages/pagestest"
)

func narrativeAt(id string) string { return "/roadmaps/" + id + "/narrative" }

func TestThePassagesAreWrittenAndRead(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	page := d.Page(narrativeAt(id))
	pagestest.WantWords(t, pagestest.Text(page), "추진 배경", "6개 항목 가운데 0개를 썼습니다", "빈 줄로 단락을 나누고")
	form := formOf(page, "narrative-form")
	form.Set("background", "왜 지금인가.\r\n\r\n- 수요\r\n- 기술")
	to := d.send(narrativeAt(id), form)
	pagestest.WantWords(t, pagestest.Text(d.Page(to)), "저장했습니다. 마지막 저장: 2026.", "6개 항목 가운데 1개를 썼습니다")
	if got := d.plan(id).Roadmap.Narrative[roadmap.Background]; got != "왜 지금인가.\n\n- 수요\n- 기술" {
		t.Errorf("%q", got)
	}

	again := formOf(d.Page(narrativeAt(id)), "narrative-form") // sent back as it is, it changes nothing
	pagestest.WantWords(t, pagestest.Text(d.Page(d.send(narrativeAt(id), again))), "바뀐 것이 없어")

	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "http://127.0.0.1"+narrativeAt(id), nil)
	r.AddCookie(&http.Cookie{Name: "role", Value: string(core.RoleReader)})
	read := d.Ask(r)
	pagestest.WantWords(t, pagestest.Text(read), "왜 지금인가.", "아직 쓰지 않았습니다.")
	if html := read.Body.String(); strings.Contains(html, "<textarea") || !strings.Contains(html, "<li>수요</li>") {
		t.Error("a reader is offered a field, or the list is none")
	}
	r = httptest.NewRequestWithContext(t.Context(), http.MethodPost, "http://127.0.0.1"+narrativeAt(id), strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.AddCookie(&http.Cookie{Name: "role", Value: string(core.RoleReader)})
	if w := d.Ask(r); w.Code != http.StatusForbidden {
		t.Errorf("a reader writes: %d", w.Code)
	}
}

func TestTheFrameKeepsTheNarrative(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	writes(d, id, "outlook", "일자리가 는다")
	form := formOf(d.Page("/roadmaps/"+id+"/edit"), "roadmap-form")
	form.Set("act", actSave)
	form.Set("vision", "새 비전")
	d.send("/roadmaps/"+id+"/edit", form)
	if got := d.plan(id).Roadmap; got.Vision != "새 비전" || got.Narrative[roadmap.Outlook] != "일자리가 는다" {
		t.Errorf("%+v", got.Narrative)
	}
}

// writes sends one passage on top of what is there.
func writes(d *desk, id, passage, text string) {
	d.t.Helper()
	form := formOf(d.Page(narrativeAt(id)), "narrative-form")
	form.Set(passage, text)
	d.send(narrativeAt(id), form)
}

func TestTwoWritersOfTheNarrative(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	old := formOf(d.Page(narrativeAt(id)), "narrative-form")
	writes(d, id, "background", "그들의 배경")

	old.Set("trends", "나의 동향")
	pagestest.WantWords(t, pagestest.Text(d.Page(d.send(narrativeAt(id), old))), "다른 사람이 저장한 것과 합쳐")

	old.Set("background", "나의 배경")
	w := d.Post(narrativeAt(id), old)
	if w.Code != http.StatusConflict {
		t.Fatalf("code %d", w.Code)
	}
	pagestest.WantWords(t, pagestest.Text(w), "둘 다 고친 곳: 서술 · 추진 배경", "그들의 배경", "나의 배경", "나의 동향")
	merged := formOf(w, "narrative-form")
	merged.Set("decide.narrative.background", "theirs")
	d.send(narrativeAt(id), merged)
	if got := d.plan(id).Roadmap.Narrative; got[roadmap.Background] != "그들의 배경" || got[roadmap.Trends] != "나의 동향" {
		t.Errorf("%v", got)
	}
}

func TestALongPassageIsToldAndKept(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	form := formOf(d.Page(narrativeAt(id)), "narrative-form")
	form.Set("survey", strings.Repeat("가", roadmap.LongestPassage+1))
	form.Set("trends", "다른 글")
	w := d.Post(narrativeAt(id), form)
	if html := w.Body.String(); w.Code == http.StatusSeeOther || !strings.Contains(html, `href="#survey"`) || !strings.Contains(html, "다른 글") || !strings.Contains(html, "가가가") {
		t.Errorf("%d: nothing leads to the passage, or what was typed is lost", w.Code)
	}
	d.task(id, card("생산기지", "2027-Q1", "2027-Q4"))
	d.send("/roadmaps/"+id+"/versions", url.Values{"act": {roadmap.ActSubmitted}})
	form.Set("survey", "짧은 글")
	w = d.Post(narrativeAt(id), form)
	pagestest.WantWords(t, pagestest.Text(w), "검토 중인 로드맵은 고칠 수 없습니다", "짧은 글")
}
