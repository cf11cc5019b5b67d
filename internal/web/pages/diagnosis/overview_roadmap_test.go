package diagnosis

import (
	"testing"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/web/middleware"
	"naru/internal/web/pages/pagestest"
)

func TestOverviewShowsTheCurrentRoadmap(t *testing.T) {
	b := newBureau(t)
	b.Mount(middleware.Config{}, &Section{Datasets: b.Datasets, Diagnosis: b.Diagnosis, Regions: b.Regions, Roadmaps: b.Roadmaps})
	pagestest.WantWords(t, pagestest.Text(b.Page("/")), "로드맵 시작하기")

	who := core.LocalOperator(core.DefaultAgency)
	r, err := b.Roadmaps.Create(t.Context(), who, roadmap.Roadmap{
		Title: "경기 로드맵", Region: "41", From: 2020, To: 2029, Strategies: []roadmap.Strategy{{ID: "s", Title: "기반"}},
		KPIs: []roadmap.KPI{{ID: "k", Title: "매출", Direction: roadmap.Up}},
	})
	if err != nil {
		t.Fatal(err)
	}
	past := roadmap.Task{Roadmap: r.ID, Strategy: "s", Title: "지난 일", Start: roadmap.QuarterOf(2020, 1), End: roadmap.QuarterOf(2020, 4)}
	if _, err := b.Roadmaps.SaveTask(t.Context(), who, past, ""); err != nil {
		t.Fatal(err)
	}
	text := pagestest.Text(b.Page("/"))
	pagestest.WantWords(t, text, "로드맵: 경기 로드맵", "늦은 과제 1 개", "모두 1개, 뒤처짐 0개, 모름 1개", "한도를 모름")
	pagestest.WantWords(t, pagestest.Text(b.Page("/?lang=en")), "Roadmap: 경기 로드맵", "Late tasks 1")
}
