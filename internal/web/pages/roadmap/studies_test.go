package roadmap

import (
	"strings"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/revision"
	"naru/internal/roadmap"
	"naru/internal/study"
	"naru/internal/web/pages/pagestest"
)

// study keeps a study of a region; one with industries is signed on a day.
func (d *desk) study(id, region string, day int, industries ...string) {
	d.t.Helper()
	at := time.Date(2026, 5, day, 3, 0, 0, 0, time.UTC)
	x := study.Study{
		ID: id, Agency: core.DefaultAgency, Revision: 1, State: study.Draft, Title: "연구 " + id, Preset: study.Free,
		Scope: study.Scope{Region: region}, CreatedAt: at, UpdatedAt: at,
	}
	if len(industries) > 0 {
		x.State, x.Signature = study.Signed, &study.Signature{At: at}
		x.Frozen = &study.Frozen{At: at, Inputs: study.Inputs{System: core.KSIC11}}
	}
	for _, code := range industries {
		x.Decision.Chosen = append(x.Decision.Chosen, study.Choice{ID: code, Grade: "주력"})
		x.Frozen.Inputs.Subjects = append(x.Frozen.Inputs.Subjects, study.Subject{ID: code, Name: core.T("산업 "+code, "Industry "+code), Level: diagnosis.Group})
	}
	e := revision.Entry{ID: "e" + id, Agency: core.DefaultAgency, Kind: "study", Object: id, Revision: 1, At: at, Action: "made"}
	if err := d.Studies.Store.SaveStudy(d.t.Context(), x, 0, e); err != nil {
		d.t.Fatal(err)
	}
}

// A new roadmap starts from the study that was signed last.
func TestANewRoadmapStartsFromTheNewestSignedStudy(t *testing.T) {
	d := newDesk(t)
	d.study("old", "41", 1, "C26")
	d.study("new", "41220", 9, "261", "hydrogen-ksic11@2")
	d.study("draft", "11", 20)
	w := d.Page("/roadmaps/new")
	form := formOf(w, "roadmap-form")
	if form.Get("region") != "41220" || strings.Join(form["study"], " ") != "new" {
		t.Errorf("region %s, studies %v", form.Get("region"), form["study"])
	}
	pagestest.WantWords(t, pagestest.Text(w), "연구 new · 서명됨 · 경기도 평택시 · 2026. 5. 9.(토)", "연구 draft · 작성 중 · 서울특별시")
	if asked := formOf(d.Page("/roadmaps/new?study=old"), "roadmap-form"); asked.Get("region") != "41" || strings.Join(asked["study"], " ") != "old" {
		t.Errorf("asked for: region %s, studies %v", asked.Get("region"), asked["study"])
	}

	// Its industries are at hand for tasks.
	typed := hydrogen()
	typed["study"] = form["study"]
	to := d.send("/roadmaps/new", typed)
	id, _, _ := strings.Cut(strings.TrimPrefix(to, "/roadmaps/"), "?")
	pagestest.WantWords(t, pagestest.Text(d.Page("/roadmaps/"+id+"/tasks/new")), "선정한 전략산업", "산업 261 (주력)")
	task := card("생산기지", "2027-Q1", "2027-Q4")
	task["strategic"] = []string{"ksic11:261", "hydrogen-ksic11"}
	task.Set("industries", "20")
	made := d.task(id, task)
	want := []roadmap.Industry{{System: core.KSIC11, Code: "261"}, {Definition: "hydrogen-ksic11"}, {System: core.KSIC10, Code: "20"}}
	got := d.read(id, made)
	if len(got.Industries) != len(want) {
		t.Fatalf("industries: %+v", got.Industries)
	}
	for i := range want {
		if got.Industries[i] != want[i] {
			t.Errorf("industry %d: %+v", i, got.Industries[i])
		}
	}
	again := formOf(d.Page(taskHref(id, made)+"/edit"), "task-form")
	if again.Get("industries") != "20" || len(again["strategic"]) != 2 {
		t.Errorf("opened again: %q and %v", again.Get("industries"), again["strategic"])
	}
}

// A study of another region is no mistake, but is said wherever it may mislead.
func TestAStudyOfAnotherRegionIsSaid(t *testing.T) {
	d := newDesk(t)
	d.study("seoul", "11", 1, "261")
	form := hydrogen()
	form.Set("study", "seoul")
	to := d.send("/roadmaps/new", form)
	id, _, _ := strings.Cut(strings.TrimPrefix(to, "/roadmaps/"), "?")
	said := "‘연구 seoul’은 서울특별시의 연구인데 이 로드맵의 지역은 경기도 평택시입니다"
	pagestest.WantWords(t, pagestest.Text(d.Page("/roadmaps/"+id)), said)
	pagestest.WantWords(t, pagestest.Text(d.Page("/roadmaps/"+id+"/edit")), said)

	form.Set("region", "11")
	to = d.send("/roadmaps/new", form)
	id, _, _ = strings.Cut(strings.TrimPrefix(to, "/roadmaps/"), "?")
	if strings.Contains(pagestest.Text(d.Page("/roadmaps/"+id)), "의 연구인데") {
		t.Error("a study of the same region is warned of")
	}
}
