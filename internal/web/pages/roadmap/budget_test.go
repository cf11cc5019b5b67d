package roadmap

import (
	"strings"
	"testing"

	"naru/internal/web/pages/pagestest"
)

// An overrun stands in the picture, by a mark and not by colour alone, and in
// words; a ceiling that nobody knows is said.
func TestCeilingsStandInThePicture(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	form := card("생산기지", "2027-Q1", "2028-Q4")
	form.Set("budget-city-2027", "200")
	form.Set("budget-city-2028", "70")
	d.task(id, form)
	w := d.Page("/roadmaps/" + id + "/budget")
	pagestest.WantWords(t, pagestest.Text(w), "시비와 한도", "한도를 넘습니다(▲): 2027년 0.5억원", "한도를 모르는 해: 2028년", "국비의 한도를 모릅니다", "한도 합계는 그릴 수 없습니다", "한도 적기")
	if body := w.Body.String(); !strings.Contains(body, `"bound":150000000`) || !strings.Contains(body, `2027년 ▲`) {
		t.Error("the ceiling of the city is not drawn, or nothing marks the year beyond it")
	}

	// With every ceiling known the sum is drawn too.
	form = formOf(d.Page("/roadmaps/"+id+"/edit"), "roadmap-form")
	form.Set("act", actSave)
	form.Set("ceilings-national-2027", "20")
	form.Set("ceilings-city-2028", "100")
	d.send("/roadmaps/"+id+"/edit", form)
	w = d.Page("/roadmaps/" + id + "/budget")
	pagestest.WantWords(t, pagestest.Text(w), "2027년에는 예산이 그 합계를 넘습니다(▲)", "국비와 한도")
	if body := w.Body.String(); !strings.Contains(body, `"bound":170000000`) {
		t.Error("the sum of the ceilings of 2027 is not drawn")
	}
}
