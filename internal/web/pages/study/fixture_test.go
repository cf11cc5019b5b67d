package study

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/multicriteria"
	"naru/internal/study"
	"naru/internal/web/middleware"
	"naru/internal/web/pages/pagestest"
)

// desk is the pages about studies over real stores, with the statistics of two
// provinces.
type desk struct {
	*pagestest.Site

	t *testing.T
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{Site: pagestest.Open(t), t: t}
	d.Mount(middleware.Config{}, &Section{
		Studies: d.Studies, Diagnosis: d.Diagnosis, Datasets: d.Datasets, Definitions: d.Definitions, Regions: d.Regions,
	})
	return d
}

func who() core.Actor { return core.LocalOperator(core.DefaultAgency) }

// begun is a study of 경기 by three indicators: location quotient, growth and an
// uploaded table; manufacturing (C) against trade (G).
func (d *desk) begun() study.Study {
	d.t.Helper()
	d.Publish(pagestest.TwoProvinces)
	x, err := d.Studies.Create(d.t.Context(), who(), "경기 연구", study.Free, study.Scope{Region: "41"})
	if err != nil {
		d.t.Fatal(err)
	}
	one, three := 1.0, 3.0
	for _, i := range []study.Indicator{
		{ID: "lq", Title: core.T("입지계수", "LQ"), Source: study.Source{Method: study.LQ}},
		{ID: "growth", Title: core.T("증가율", "Growth"), Source: study.Source{Method: study.Growth}},
		{ID: "own", Title: core.T("올린 표", "Own"), Source: study.Source{Method: study.Uploaded, Table: []study.Entry{{ID: "C", Value: &one}, {ID: "G", Value: &three}}}},
	} {
		i.Direction, i.Normalisation = multicriteria.Higher, multicriteria.MinMax
		x.Indicators = append(x.Indicators, i)
	}
	x.LongList = 1
	return d.keep(x)
}

func (d *desk) keep(x study.Study) study.Study {
	d.t.Helper()
	saved, err := d.Studies.Save(d.t.Context(), who(), x, "")
	if err != nil {
		d.t.Fatalf("%v %+v", err, err)
	}
	return saved
}

func (d *desk) now(id string) study.Study {
	d.t.Helper()
	x, err := d.Studies.Get(d.t.Context(), who(), id, 0)
	if err != nil {
		d.t.Fatal(err)
	}
	return x
}

// finished is a study that can be signed.
func (d *desk) finished() study.Study {
	d.t.Helper()
	x := d.begun()
	x.Shortlist.Criteria = []study.Criterion{{ID: "fit", Title: "정책 부합", Weight: 1}}
	x.Shortlist.Raters = []study.Rater{{ID: "r1", Name: "박위원"}}
	x.Shortlist.Ratings = []study.Rating{study.Rate("r1", "C", "fit", 4, "좋음"), study.Rate("r1", "G", "fit", 2, "")}
	x.Shortlist.Changes = []study.Change{{ID: "G", Reason: "시 역점"}}
	x.Weighting.Direct = []study.Weight{{ID: "lq", Value: .5}, {ID: "growth", Value: .25}, {ID: "own", Value: .25}}
	x.Weighting.Experts = []study.Expert{{ID: "e1", Name: "김전문", Weight: 1, Judgements: []study.Judgement{
		study.Judge("lq", "growth", 3), study.Judge("growth", "own", 3), study.Judge("own", "lq", 3), // a circle
	}}}
	x.Candidates.AtLeast = []study.AtLeast{{Measure: "employees", Value: 10}}
	x.Decision = study.Decision{
		Chosen:  []study.Choice{{ID: "C", Grade: "주력", Reason: "앞선다"}},
		Minutes: study.Minutes{Date: "2026-11-23", Place: "회의실", Attendees: []string{"김", "이"}, Text: "정하였다."},
	}
	return d.keep(x)
}

// send posts a form about a step as somebody, of a revision.
func (d *desk) send(x study.Study, beneath string, form url.Values) *httptest.ResponseRecorder {
	d.t.Helper()
	return d.sendAs(core.RoleOperator, x, beneath, form)
}

func (d *desk) sendAs(role core.Role, x study.Study, beneath string, form url.Values) *httptest.ResponseRecorder {
	d.t.Helper()
	if !form.Has(paramRevision) {
		form.Set(paramRevision, strconv.Itoa(x.Revision))
	}
	r := httptest.NewRequestWithContext(d.t.Context(), http.MethodPost, "http://127.0.0.1"+href(x.ID)+beneath, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.AddCookie(&http.Cookie{Name: "role", Value: string(role)})
	return d.Ask(r)
}

// form is what a browser would send of a page, no button pressed.
func (d *desk) form(x study.Study, beneath string) url.Values {
	d.t.Helper()
	v := pagestest.FormOf(d.Page(href(x.ID) + beneath).Body.String())
	v.Set("act", actSave)
	return v
}
