package study

import (
	"strings"
	"testing"

	"naru/internal/web/pages/pagestest"
)

// Without statistics no study can be made: the page says so and leads to where
// they come in, and offers no form that would lead nowhere.
func TestAStudyWaitsForStatistics(t *testing.T) {
	d := newDesk(t)
	w := d.Page(root + "/new")
	pagestest.WantWords(t, pagestest.Text(w), "고를 자료가 아직 없습니다", "자료 가져오기")
	if body := w.Body.String(); strings.Contains(body, `name="title"`) || strings.Contains(pagestest.Text(w), "연구 만들기") || !strings.Contains(body, `href="/datasets/import"`) {
		t.Error("a form is offered that makes nothing")
	}
	d.Publish(pagestest.TwoProvinces)
	w = d.Page(root + "/new")
	pagestest.WantWords(t, pagestest.Text(w), "제목", "연구 만들기")
	if strings.Contains(pagestest.Text(w), "고를 자료가 아직") {
		t.Error("the statistics are there")
	}
}
