package policy

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/policy"
	"naru/internal/roadmap"
	"naru/internal/web/middleware"
	"naru/internal/web/pages/pagestest"
)

// newBureau is the pages about policies over real stores; the agency is that of
// 평택.
func newBureau(t *testing.T) *pagestest.Site {
	t.Helper()
	b := pagestest.Open(t)
	b.Mount(middleware.Config{}, &Section{
		Policies: b.Policies, Studies: b.Studies, Roadmaps: b.Roadmaps, Datasets: b.Datasets, Regions: b.Regions, Home: []string{"41220", "41"},
	})
	return b
}

// officer is who acts in requests without cookies.
func officer() core.Actor { return core.LocalOperator(core.DefaultAgency) }

// chips is a programme of the city that says everything.
func chips() policy.Policy {
	return policy.Policy{
		Key: "C-01", Title: "평택 반도체 시제품", Kind: policy.Programme, Level: policy.City, Region: "41220", Owner: "평택산업진흥원",
		Instruments: []policy.Instrument{policy.Commercialisation}, Industries: []policy.Industry{{Definition: "semiconductors-ksic11"}},
		Stages: []policy.Stage{policy.Startup, policy.Latent}, From: 2026, To: 2027,
		Budget: policy.Budget{policy.CityFund: {2026: 300_000_000, 2027: 0}}, Source: "시험 자료", Tags: []string{"소부장"},
		Links: []policy.Link{{Title: "공고문", URL: "https://example.org/a"}},
	}
}

// national is a programme of the nation beside it.
func national(key, title string, instruments ...policy.Instrument) policy.Policy {
	p := chips()
	p.Key, p.Title, p.Level, p.Region, p.Owner, p.Instruments = key, title, policy.National, core.Nation, "산업통상자원부", instruments
	p.Budget, p.Links, p.Tags = policy.Budget{policy.NationalFund: {2026: 5_000_000_000, 2027: 5_000_000_000}}, nil, nil
	return p
}

func save(t *testing.T, b *pagestest.Site, p policy.Policy) policy.Policy {
	t.Helper()
	saved, err := b.Policies.Save(t.Context(), officer(), p, "")
	if err != nil {
		t.Fatalf("%v %+v", err, core.MessageOf(err))
	}
	return saved
}

// planned is a roadmap of 평택 with one task that names a policy.
func planned(t *testing.T, b *pagestest.Site, linked string) (roadmap.Roadmap, roadmap.Task) {
	t.Helper()
	r, err := b.Roadmaps.Create(t.Context(), officer(), roadmap.Roadmap{
		Title: "평택 반도체 로드맵", Region: "41220", From: 2026, To: 2031, Spans: roadmap.DefaultSpans(2026, 2031),
		Strategies: []roadmap.Strategy{{ID: "s1", Title: "기반"}},
	})
	if err != nil {
		t.Fatal(err, core.MessageOf(err))
	}
	won := int64(200_000_000)
	task, err := b.Roadmaps.SaveTask(t.Context(), officer(), roadmap.Task{
		Roadmap: r.ID, Strategy: "s1", Title: "시제품 센터", Start: roadmap.QuarterOf(2026, 1), End: roadmap.QuarterOf(2027, 4), Status: roadmap.Planned,
		Industries: []roadmap.Industry{{Definition: "semiconductors-ksic11"}}, Instruments: []string{"commercialisation"}, FirmStages: []string{"startup"},
		Budget: []roadmap.BudgetLine{{ID: "city-2026", Source: roadmap.City, Year: 2026, Won: &won}}, Policies: []string{linked},
	}, "")
	if err != nil {
		t.Fatal(err, core.MessageOf(err))
	}
	return r, task
}

// formOf reads what a browser would send of the form of a policy.
func formOf(page string) url.Values {
	if at := strings.Index(page, `id="policy"`); at >= 0 {
		page = page[at:]
	}
	return pagestest.FormOf(page)
}

// asReader asks for a page as somebody who may only look.
func asReader(t *testing.T, b *pagestest.Site, method, path string, form url.Values) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, "http://127.0.0.1"+path, strings.NewReader(form.Encode()))
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	r.AddCookie(&http.Cookie{Name: "role", Value: string(core.RoleReader)})
	return b.Ask(r)
}
