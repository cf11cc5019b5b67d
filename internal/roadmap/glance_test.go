package roadmap_test

import (
	"testing"
	"time"

	"naru/internal/roadmap"
)

// noon of the fixture lies in the fourth quarter of 2026.
func TestAGlanceCountsEachTaskOnce(t *testing.T) {
	won := func(n int64) *int64 { return &n }
	late := task("1-1", q(2026, 1), q(2026, 2))
	running := task("1-2", q(2026, 1), q(2027, 2))
	running.Status = roadmap.Running
	told := task("1-3", q(2026, 1), q(2026, 4))
	told.Status, told.Progress = roadmap.Running, &roadmap.Report{Percent: 0, On: "2026-11-01"}
	done := task("1-4", q(2026, 1), q(2026, 4))
	done.Status = roadmap.Done
	stopped := task("1-5", q(2025, 1), q(2025, 2))
	stopped.Status = roadmap.Stopped
	waiting := task("1-7", q(2026, 3), q(2027, 4)) // should have begun in the third quarter, and is still planned
	due := task("1-8", q(2026, 4), q(2027, 4))     // may begin until the end of this quarter
	undated := task("1-6", 0, 0)
	undated.Milestones = []roadmap.Milestone{{ID: "m", Title: "준공", At: q(2027, 1)}, {ID: "n", Title: "지난 일", At: q(2026, 3)}}
	told.Budget = []roadmap.BudgetLine{{Source: roadmap.City, Year: 2026, Won: won(7)}, {Source: roadmap.City, Year: 2027, Won: won(101)}}
	late.Budget = []roadmap.BudgetLine{{Source: roadmap.City, Year: 2026}}
	p := roadmap.Plan{Roadmap: frame(), Tasks: []roadmap.Task{late, running, told, done, stopped, undated, waiting, due}}
	p.Roadmap.Ceilings[roadmap.City][2026] = 10

	g := p.Glance([]roadmap.Track{{Standing: roadmap.OnTrack}, {Standing: roadmap.Unknown}}, noon, 3)
	if g.Tasks != 8 || g.Late != 1 || g.NotBegun != 1 || g.Unreported != 1 || g.OnTime != 3 || g.Done != 1 || g.Stopped != 1 {
		t.Errorf("tasks: %+v", g)
	}
	if g.Year != 2026 || g.Money.Won != 7 || g.Money.Unknown != 1 || g.Ceiling == nil || *g.Ceiling != 10 || g.Over != 1 {
		t.Errorf("money: %+v", g)
	}
	if g.Standing[roadmap.OnTrack] != 1 || g.Standing[roadmap.Unknown] != 1 || g.Standing[roadmap.Behind] != 0 {
		t.Errorf("KPIs: %v", g.Standing)
	}
	if len(g.Next) != 3 || g.Next[0].Task.ID != "1-3" || g.Next[1].Milestone != "준공" || g.Next[2].Task.ID != "1-2" {
		t.Errorf("deadlines: %+v", g.Next)
	}
	p.Tasks[2].Budget = append(p.Tasks[2].Budget, roadmap.BudgetLine{Source: roadmap.National, Year: 2026, Won: won(1)})
	if g = p.Glance(nil, noon, 3); g.Ceiling != nil || g.Money.Won != 8 {
		t.Errorf("a source without a known ceiling: %+v", g)
	}
}

func TestThePaceOfAPlan(t *testing.T) {
	t.Parallel()
	waiting, running, told, next := task("1-1", q(2026, 3), q(2027, 2)), task("1-2", q(2026, 1), q(2027, 4)), task("1-3", q(2026, 1), q(2027, 4)), task("1-4", q(2027, 1), q(2027, 4))
	running.Status = roadmap.Running
	told.Status, told.Progress = roadmap.Running, &roadmap.Report{Percent: 20, On: "2026-11-01"}
	p := plan(waiting, running, told, next)
	a := p.Advance(noon)
	if a.Unknown != 2 || a.Counted != 2 || !near(a.Percent, 10) {
		t.Errorf("%+v", a)
	}
	want := "과제 4개 가운데 1개가 시작할 때를 넘겼습니다. 진척률은 10%(예산이 미정인 과제가 있어 과제 수로 평균)로, 날짜로 보아 되어야 할 22%보다 12%p 낮습니다. 진척이 보고되지 않은 과제 2개는 빠져 있습니다."
	if got := p.Pace(noon); got.Ko != want || got.En == "" {
		t.Errorf("%s\nwant %s", got.Ko, want)
	}
	for _, id := range []string{"1-1", "1-2", "1-4"} {
		x, _ := p.Task(id)
		if _, known := x.Percent(); known {
			t.Errorf("%s: nobody reported, so that no percentage is known", id)
		}
	}
}

func TestTheCurrentRoadmap(t *testing.T) {
	at := func(id, region string, versions, day int, archived bool) roadmap.Summary {
		return roadmap.Summary{
			Roadmap:   roadmap.Roadmap{ID: id, Region: region, Versions: versions, Archived: archived},
			ChangedAt: time.Date(2026, 1, day, 0, 0, 0, 0, time.UTC),
		}
	}
	if _, found := roadmap.Current([]roadmap.Summary{at("gone", "41220", 1, 9, true)}, "41220"); found {
		t.Error("an archived one is shown")
	}
	list := []roadmap.Summary{at("gone", "41220", 1, 9, true), at("draft", "41220", 0, 8, false), at("other", "41110", 3, 7, false), at("approved", "41220", 1, 2, false)}
	for region, want := range map[string]string{"41220": "approved", "41110": "other", "11": "other"} {
		if got, _ := roadmap.Current(list, region); got.ID != want {
			t.Errorf("%s: %s, not %s", region, got.ID, want)
		}
	}
}
