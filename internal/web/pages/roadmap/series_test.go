package roadmap

import (
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/web/pages/pagestest"
)

// look sends the form of a roadmap without saving it.
func (d *desk) look(act string, form url.Values) *httptest.ResponseRecorder {
	form.Set("act", act)
	return d.Post("/roadmaps/new", form)
}

// A person who knows no key chooses dataset, region and industry, sees the
// number, and takes it as the baseline.
func TestASeriesIsChosenWithoutKnowingKeys(t *testing.T) {
	d := newDesk(t)
	d.Publish(pagestest.TwoProvinces)
	sets, err := d.Datasets.List(t.Context(), core.LocalOperator(core.DefaultAgency))
	if err != nil || len(sets) != 1 {
		t.Fatal(err, sets)
	}
	set := sets[0].Dataset
	form := hydrogen()
	form.Set("region", "41")
	w := d.look("check", form)
	pagestest.WantWords(t, pagestest.Text(w), "자료에서 읽지 않음", set.Title.Ko)
	if strings.Contains(w.Body.String(), `name="kpi-0-measure"`) {
		t.Error("measures are asked for before there is a dataset")
	}

	form = formOf(w, "roadmap-form")
	form.Set("kpi-0-dataset", set.Key)
	w = d.look("check", form)
	pagestest.WantWords(t, pagestest.Text(w), "2024년 435명", "모든 산업", "경기")

	form = formOf(w, "roadmap-form")
	form.Set("kpi-0-industry", "제조업")
	w = d.look("check", form)
	pagestest.WantWords(t, pagestest.Text(w), "2024년 235명", "C 제조업", "2024년 235명을 기준값으로 쓰기")

	form = formOf(w, "roadmap-form")
	form.Set("kpi-0-unit", "")
	w = d.look("baseline:k1", form)
	form = formOf(w, "roadmap-form")
	if form.Get("kpi-0-baseline-year") != "2024" || form.Get("kpi-0-baseline-value") != "235" || form.Get("kpi-0-unit") != "명" {
		t.Errorf("baseline: %s in %s", form.Get("kpi-0-baseline-value"), form.Get("kpi-0-baseline-year"))
	}
	form.Set("act", actSave)
	id, _, _ := strings.Cut(strings.TrimPrefix(d.send("/roadmaps/new", form), "/roadmaps/"), "?")
	p := d.plan(id)
	want := roadmap.Series{Dataset: set.Key, Measure: core.Employees.ID, Region: "41", Industry: "C", Transform: roadmap.AsValue}
	if got := p.Roadmap.KPIs[0].Series; got == nil || *got != want {
		t.Errorf("series: %+v", got)
	}
}

// What is not in the data is said beside its field, and nothing typed is lost.
func TestASeriesThatIsNotThere(t *testing.T) {
	d := newDesk(t)
	d.Publish(pagestest.TwoProvinces)
	sets, err := d.Datasets.List(t.Context(), core.LocalOperator(core.DefaultAgency))
	if err != nil {
		t.Fatal(err)
	}
	form := hydrogen()
	form.Set("kpi-0-dataset", sets[0].Dataset.Key)
	form.Set("kpi-0-region", "41")
	form.Set("kpi-0-industry", "없는 산업")
	w := d.look(actSave, form)

	pagestest.WantWords(t, pagestest.Text(w), "‘없는 산업’은 이 자료의 산업이 아닙니다")
	if body := w.Body.String(); !strings.Contains(body, `href="#kpi-0-industry"`) || !strings.Contains(body, `value="없는 산업"`) {
		t.Error("nothing leads to the industry, or it is lost")
	}

	// A series that was kept before and went away since opens, and stays.
	who := core.LocalOperator(core.DefaultAgency)
	id := d.made()
	p := d.plan(id)
	old := roadmap.Series{Dataset: "gone", Measure: "employees", Region: "41", Industry: "C", Transform: roadmap.AsShare}
	p.Roadmap.KPIs[0].Series = &old
	if _, err := d.Roadmaps.SaveRoadmap(t.Context(), who, p.Roadmap, ""); err != nil {
		t.Fatal(err)
	}
	w = d.Page("/roadmaps/" + id + "/edit")
	pagestest.WantWords(t, pagestest.Text(w), "gone (자료에 없음)", "employees (자료에 없음)", "이 고름으로는 실적이 없습니다")
	form = formOf(w, "roadmap-form")
	form.Set("vision", "새 비전")
	form.Set("act", actSave)
	d.send("/roadmaps/"+id+"/edit", form)
	p = d.plan(id)
	if got := p.Roadmap.KPIs[0].Series; p.Roadmap.Vision != "새 비전" || got == nil || *got != old {
		t.Errorf("series: %+v", got)
	}
}
