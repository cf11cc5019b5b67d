package roadmap

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"naru/internal/roadmap"
	"naru/internal/web/pages/pagestest"
)

func TestATaskCardKeepsWhatWasTyped(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	form := card("생산기지", "2027-Q1", "2027-Q4")
	for name, value := range map[string]string{
		"need": "수요가 는다", "content": "짓는다", "steps-2027": "설계", "milestone-0-id": "m1", "milestone-0-title": "준공", "milestone-0-at": "2027-Q4",
		"industries": "20, ksic11:2611", "partners": "시청, 대학", "programmes": "실증사업", "budget-city-2028": "0", "budget-private-2027": "12.345678",
	} {
		form.Set(name, value)
	}
	form["instruments"] = roadmap.Instruments()[:2]
	task := d.task(id, form)
	got := d.read(id, task)
	sums := map[string]string{}
	for _, l := range got.Budget {
		sums[l.ID] = millions(l.Won)
	}
	if sums["city-2027"] != "100" || sums["city-2028"] != "0" || sums["national-2027"] != unknownMark || sums["private-2027"] != "12.345678" || len(sums) != 4 {
		t.Errorf("money: %v", sums)
	}
	text := pagestest.Text(d.Page(taskHref(id, task)))
	pagestest.WantWords(t, text, "수요가 는다", "설계", "준공", "시청, 대학", "실증사업", "수소 기업을 키운다", "수소 기업 수", "이력")

	// The form, sent back as it is, changes nothing.
	again := formOf(d.Page(taskHref(id, task)+"/edit"), "task-form")
	again.Set("act", actSave)
	d.send(taskHref(id, task)+"/edit", again)
	if after := d.read(id, task); after.Revision != got.Revision {
		t.Errorf("sending the form back made revision %d", after.Revision)
	}
}

func TestMistakesStandBesideTheirFields(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	form := card("", "2027-Q4", "2027-Q1")
	form.Set("budget-city-2027", "많이")
	w := d.Post("/roadmaps/"+id+"/tasks/new", form)
	pagestest.WantWords(t, pagestest.Text(w), "금액이 아닙니다")
	if !strings.Contains(w.Body.String(), `href="#budget-city-2027"`) || !strings.Contains(w.Body.String(), `value="많이"`) {
		t.Error("the amount is lost, or nothing leads to it")
	}
	form.Set("budget-city-2027", "1")
	w = d.Post("/roadmaps/"+id+"/tasks/new", form)
	for _, field := range []string{"title", "end"} {
		if !strings.Contains(w.Body.String(), `href="#`+field+`"`) {
			t.Errorf("nothing leads to %s", field)
		}
	}
	if len(d.plan(id).Tasks) != 0 {
		t.Error("a faulty task was kept")
	}
}

func TestACircleIsToldAndNothingIsLost(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	first := d.task(id, card("생산기지", "2027-Q1", "2027-Q4"))
	next := card("충전소", "2028-Q1", "2028-Q4")
	next.Set("after-0-task", first)
	second := d.task(id, next)
	form := formOf(d.Page(taskHref(id, first)+"/edit"), "task-form")
	form.Set("act", actSave)
	form.Set("after-0-task", second)
	form.Set("title", "바꾼 이름")
	w := d.Post(taskHref(id, first)+"/edit", form)
	if w.Code == http.StatusSeeOther {
		t.Fatal("a circle was saved")
	}
	pagestest.WantWords(t, pagestest.Text(w), "돌고 돕니다", "충전소")
	if !strings.Contains(w.Body.String(), `value="바꾼 이름"`) || !strings.Contains(w.Body.String(), `href="#after-0-task"`) {
		t.Error("what was typed is lost, or nothing leads to the field")
	}
}

func TestTheSecondEditorMerges(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	task := d.task(id, card("생산기지", "2027-Q1", "2027-Q4"))
	edit := taskHref(id, task) + "/edit"
	mine, theirs := formOf(d.Page(edit), "task-form"), formOf(d.Page(edit), "task-form")
	theirs.Set("act", actSave)
	theirs.Set("owner", "경기도")
	theirs.Set("need", "그들이 쓴 필요성")
	d.send(edit, theirs)
	mine.Set("act", actSave)
	mine.Set("owner", "평택시")
	mine.Set("content", "내가 쓴 내용")
	w := d.Post(edit, mine)
	if w.Code != http.StatusConflict {
		t.Fatalf("code %d", w.Code)
	}
	pagestest.WantWords(t, pagestest.Text(w), "그사이 다른 사람이 저장했습니다", "둘 다 고친 곳: 주체", "경기도", "그들이 쓴 필요성", "내가 쓴 내용")
	merged := formOf(w, "task-form")
	merged.Set("act", actSave)
	for name := range merged {
		if strings.HasSuffix(name, "owner") && name != "owner" {
			merged.Set(name, "theirs")
		}
	}
	d.send(edit, merged)
	got := d.read(id, task)
	if got.Owner != "경기도" || got.Need != "그들이 쓴 필요성" || got.Content != "내가 쓴 내용" {
		t.Errorf("merged: %s, %s, %s", got.Owner, got.Need, got.Content)
	}
}

// A line of the budget is decided like any other field.
func TestTheSecondEditorTakesTheOthersMoney(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	first := card("생산기지", "2027-Q1", "2027-Q4")
	first.Set("budget-city-2027", "400")
	task := d.task(id, first)
	edit := taskHref(id, task) + "/edit"
	mine, theirs := formOf(d.Page(edit), "task-form"), formOf(d.Page(edit), "task-form")
	theirs.Set("act", actSave)
	theirs.Set("budget-city-2027", "500")
	d.send(edit, theirs)
	mine.Set("act", actSave)
	mine.Set("budget-city-2027", "580")
	w := d.Post(edit, mine)
	if w.Code != http.StatusConflict {
		t.Fatalf("code %d", w.Code)
	}
	merged := formOf(w, "task-form")
	merged.Set("act", actSave)
	merged.Set("decide.budget.city-2027.won", "theirs")
	d.send(edit, merged)
	for _, line := range d.read(id, task).Budget {
		if line.Source == roadmap.City && *line.Won != 500_000_000 {
			t.Errorf("%d won", *line.Won)
		}
	}
}

func TestProgressHistoryAndBack(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	task := d.task(id, card("생산기지", "2027-Q1", "2027-Q4"))
	at := taskHref(id, task)
	w := d.Post(at+"/report", url.Values{"status": {"running"}, "progress-percent": {"140"}, "progress-on": {"2027-02-01"}})
	pagestest.WantWords(t, pagestest.Text(w), "0부터 100까지")
	d.send(at+"/report", url.Values{"status": {"running"}, "progress-percent": {"40"}, "progress-on": {"2027-02-01"}, "note": {"착공"}})
	if got := d.read(id, task); got.Status != roadmap.Running || got.Progress.Percent != 40 {
		t.Errorf("progress: %+v", got.Progress)
	}
	form := formOf(d.Page(at+"/edit"), "task-form")
	form.Set("act", actSave)
	form.Set("title", "새 이름")
	d.send(at+"/edit", form)
	pagestest.WantWords(t, pagestest.Text(d.Page(at)), "40%", "착공", "새 이름")
	d.send(at+"/restore", url.Values{"revision": {"1"}})
	if got := d.read(id, task); got.Title != "생산기지" || got.Progress == nil {
		t.Errorf("brought back: %s, %v", got.Title, got.Progress)
	}
	d.send(at+"/archive", url.Values{"away": {"1"}})
	pagestest.WantWords(t, pagestest.Text(d.Page("/roadmaps/"+id)), "계획에서 뺀 과제 1개")
	d.send(at+"/archive", url.Values{})
	d.read(id, task)
}

func TestTwoPeopleEditTheFrame(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	edit := "/roadmaps/" + id + "/edit"
	mine, theirs := formOf(d.Page(edit), "roadmap-form"), formOf(d.Page(edit), "roadmap-form")
	theirs.Set("act", actSave)
	theirs.Set("vision", "그들의 비전")
	theirs.Set("title", "그들의 이름")
	d.send(edit, theirs)
	mine.Set("act", actSave)
	mine.Set("vision", "나의 비전")
	mine.Set("kpi-0-targets", "2030=50")
	w := d.Post(edit, mine)
	pagestest.WantWords(t, pagestest.Text(w), "둘 다 고친 곳: 비전", "그들의 비전")
	merged := formOf(w, "roadmap-form")
	merged.Set("act", actSave)
	d.send(edit, merged)
	p := d.plan(id)
	if got := p.Roadmap; got.Title != "그들의 이름" || got.Vision != "나의 비전" || len(got.KPIs[0].Targets) != 1 || got.KPIs[0].Targets[2030] != 50 {
		t.Errorf("merged: %s, %s, %v", got.Title, got.Vision, got.KPIs[0].Targets)
	}
}

// Sending the frame back as it is changes nothing; longer years take the usual
// stages along.
func TestTheFrameComesBackAsItWent(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	before := d.plan(id)
	form := formOf(d.Page("/roadmaps/"+id+"/edit"), "roadmap-form")
	form.Set("act", actSave)
	d.send("/roadmaps/"+id+"/edit", form)
	if after := d.plan(id); after.Roadmap.Revision != before.Roadmap.Revision {
		t.Errorf("revision %d", after.Roadmap.Revision)
	}
	form.Set("to", "2032")
	d.send("/roadmaps/"+id+"/edit", form)
	after := d.plan(id)
	if last := after.Roadmap.Spans[len(after.Roadmap.Spans)-1]; last.To != 2032 {
		t.Errorf("the last stage ends in %d", last.To)
	}
	form = formOf(d.Page("/roadmaps/"+id+"/edit"), "roadmap-form")
	form.Set("act", "remove:s2")
	w := d.Post("/roadmaps/"+id+"/edit", form)
	if text := w.Body.String(); strings.Contains(text, `value="기업"`) || !strings.Contains(text, `value="기반"`) {
		t.Error("a strategy is not taken out of the form")
	}
	form = hydrogen()
	form.Set("from", "이천")
	form.Set("kpi-0-targets", "많이")
	w = d.Post("/roadmaps/new", form)
	for _, field := range []string{"from", "kpi-0-targets"} {
		if !strings.Contains(w.Body.String(), `href="#`+field+`"`) {
			t.Errorf("nothing leads to %s", field)
		}
	}
}
