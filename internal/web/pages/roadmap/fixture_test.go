package roadmap

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/web/middleware"
	"naru/internal/web/pages/pagestest"
)

// desk is the pages about roadmaps over real stores.
type desk struct {
	*pagestest.Site

	t *testing.T
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{Site: pagestest.Open(t), t: t}
	d.Mount(middleware.Config{}, &Section{Roadmaps: d.Roadmaps, Studies: d.Studies, Policies: d.Policies, Diagnosis: d.Diagnosis, Regions: d.Regions})
	return d
}

// send sends a form and gives the address that it leads to.
func (d *desk) send(path string, form url.Values) string {
	d.t.Helper()
	w := d.Post(path, form)
	if w.Code != http.StatusSeeOther {
		d.t.Fatalf("%s: %d\n%s", path, w.Code, pagestest.Text(w))
	}
	return w.Header().Get("Location")
}

// made makes the hydrogen roadmap by its form and gives its id.
func (d *desk) made() string {
	d.t.Helper()
	to := d.send("/roadmaps/new", hydrogen())
	id, _, _ := strings.Cut(strings.TrimPrefix(to, "/roadmaps/"), "?")
	return id
}

// hydrogen is the form of a roadmap of 2027–2030.
func hydrogen() url.Values {
	return url.Values{
		"act": {actSave}, "title": {"수소 로드맵"}, "region": {"41220"}, "from": {"2027"}, "to": {"2030"}, "vision": {"수소 도시"},
		"kpi-0-id": {"k1"}, "kpi-0-title": {"수소 기업 수"}, "kpi-0-unit": {"개"}, "kpi-0-direction": {"up"},
		"kpi-0-baseline-year": {"2026"}, "kpi-0-baseline-value": {"10"}, "kpi-0-targets": {"2028=20; 2030=40"},
		"goal-0-id": {"g1"}, "goal-0-text": {"수소 기업을 키운다"}, "goal-0-kpis": {"k1"},
		"strategy-0-id": {"s1"}, "strategy-0-title": {"기반"}, "strategy-0-goals": {"g1"}, "strategy-1-id": {"s2"}, "strategy-1-title": {"기업"},
		"ceilings-city-2027": {"150"},
	}
}

// card is the form of a task.
func card(title, start, end string) url.Values {
	return url.Values{
		"act": {actSave}, "revision": {"0"}, "firstYear": {"2027"}, "lastYear": {"2030"}, "title": {title}, "strategy": {"s1"},
		"start": {start}, "end": {end}, "owner": {"진흥원"}, "budget-city-2027": {"100"}, "budget-national-2027": {"미정"},
		"kpi-on-k1": {"1"}, "kpi-amount-k1": {"2"},
	}
}

// task adds a task by its form and gives its id.
func (d *desk) task(id string, form url.Values) string {
	d.t.Helper()
	to := d.send("/roadmaps/"+id+"/tasks/new", form)
	task, _, _ := strings.Cut(to[strings.LastIndex(to, "/")+1:], "?")
	return task
}

func (d *desk) plan(id string) roadmap.Plan {
	d.t.Helper()
	p, err := d.Roadmaps.Plan(d.t.Context(), core.LocalOperator(core.DefaultAgency), id)
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

func (d *desk) read(id, task string) roadmap.Task {
	d.t.Helper()
	p := d.plan(id)
	t, ok := p.Task(task)
	if !ok {
		d.t.Fatalf("there is no task %s", task)
	}
	return *t
}

// formOf is what a browser would send of the form with an id.
func formOf(w *httptest.ResponseRecorder, id string) url.Values {
	_, form, _ := strings.Cut(w.Body.String(), `id="`+id+`"`)
	form, _, _ = strings.Cut(form, "</form>")
	v := pagestest.FormOf(form)
	for name, values := range v {
		if slices.Equal(values, []string{"mine", "theirs"}) { // the first of two radio buttons is on
			v.Set(name, values[0])
		}
	}
	return v
}
