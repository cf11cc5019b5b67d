package storetest

import (
	"errors"
	"sync"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/roadmap"
)

func roadmapService(t *testing.T, open Place) *roadmap.Service {
	t.Helper()
	return roadmap.New(roadmap.Config{Store: open.store(t), Clock: func() time.Time { return noon }, IDs: core.NewID})
}

var (
	planner  = core.Actor{Agency: home, Name: researcher, Role: core.RoleResearcher}
	approver = core.Actor{Agency: home, Name: "박원장", Role: core.RoleDirector, Verified: true}
	stranger = core.Actor{Agency: other, Name: "남", Role: core.RoleOperator}
)

func newRoadmap(t *testing.T, s *roadmap.Service) (roadmap.Roadmap, roadmap.Task) {
	t.Helper()
	r, err := s.Create(t.Context(), planner, roadmap.Roadmap{
		Title: "수소 로드맵", Region: "41220", From: 2027, To: 2030,
		Goals:      []roadmap.Goal{{ID: "g", Text: "수소 도시"}},
		Strategies: []roadmap.Strategy{{ID: "s", Title: "기반"}},
		Ceilings:   map[roadmap.Source]map[int]int64{roadmap.City: {2027: 9_000_000_000_000}},
	})
	must(t, err)
	won, share := int64(9_000_000_000_000), 1.0/3
	task, err := s.SaveTask(t.Context(), planner, roadmap.Task{
		Roadmap: r.ID, Strategy: "s", Title: "충전소", Start: roadmap.QuarterOf(2027, 2), End: roadmap.QuarterOf(2028, 1),
		Steps:  map[int]string{2027: "설계"},
		Budget: []roadmap.BudgetLine{{Source: roadmap.City, Year: 2027, Won: &won}, {Source: roadmap.National, Year: 2028}},
		Status: roadmap.Running, Progress: &roadmap.Report{Percent: share, On: "2027-06-30"},
	}, "처음")
	must(t, err)
	return r, task
}

func testRoadmaps(t *testing.T, open Place) {
	t.Helper()
	s, ctx := roadmapService(t, open), t.Context()
	r, task := newRoadmap(t, s)
	p, err := s.Plan(ctx, planner, r.ID)
	must(t, err)
	same(t, "roadmap", p.Roadmap, r)
	same(t, "tasks", p.Tasks, []roadmap.Task{task})

	_, err = s.Plan(ctx, stranger, r.ID)
	wantCode(t, err, core.NotFound)
	all, err := s.List(ctx, stranger)
	must(t, err)
	same(t, "the other agency's", all, []roadmap.Summary{})
	_, err = s.SaveTask(ctx, stranger, task, "")
	wantCode(t, err, core.NotFound)

	task.Title = "충전소 10곳"
	second, err := s.SaveTask(ctx, planner, task, "열 곳으로")
	must(t, err)
	entries, err := s.History(ctx, planner, task.ID)
	must(t, err)
	if len(entries) != 2 || entries[0].Revision != 2 || entries[0].Note != "열 곳으로" || len(entries[0].Changes) != 1 || entries[0].By.Verified {
		t.Fatalf("%+v", entries)
	}
	var first roadmap.Task
	must(t, s.Store.RoadmapRevision(ctx, home, task.ID, 1, &first))
	if first.Title != "충전소" || second.Revision != 2 {
		t.Fatalf("%+v", first)
	}
	wantCode(t, s.Store.RoadmapRevision(ctx, home, task.ID, 3, &first), core.NotFound)
	_, err = s.ArchiveTask(ctx, planner, r.ID, task.ID, true, "")
	must(t, err)
	all, err = s.List(ctx, planner)
	must(t, err)
	if len(all) != 1 || all[0].Tasks != 0 || all[0].ID != r.ID {
		t.Fatalf("%+v", all)
	}
}

func testRoadmapMerge(t *testing.T, open Place) {
	t.Helper()
	s, ctx := roadmapService(t, open), t.Context()
	r, task := newRoadmap(t, s)
	mine, theirs := task, task
	theirs.Owner = "시"
	_, err := s.SaveTask(ctx, approver, theirs, "")
	must(t, err)
	mine.Need = "수요가 있다"
	_, err = s.SaveTask(ctx, planner, mine, "")
	wantCode(t, err, core.Conflict)
	stale, ok := errors.AsType[*roadmap.StaleError[roadmap.Task]](err)
	if !ok || len(stale.Conflicts) != 0 || len(stale.Since) != 1 || stale.Since[0].By != approver.Person() {
		t.Fatalf("%+v", stale)
	}
	merged, err := s.SaveTask(ctx, planner, stale.Merged, "")
	must(t, err)
	if merged.Owner != "시" || merged.Need != "수요가 있다" || merged.Revision != 3 {
		t.Fatalf("%+v", merged)
	}

	// Many edit different tasks of one plan at once: each gets through.
	const people = 8
	var group sync.WaitGroup
	faults := make([]error, people)
	for i := range people {
		group.Go(func() {
			_, faults[i] = s.SaveTask(ctx, planner, roadmap.Task{Roadmap: r.ID, Strategy: "s", Title: "과제"}, "")
		})
	}
	group.Wait()
	must(t, errors.Join(faults...))
	p, err := s.Plan(ctx, planner, r.ID)
	must(t, err)
	numbers := map[string]bool{}
	for _, x := range p.Tasks {
		numbers[x.Number] = true
	}
	if len(p.Tasks) != people+1 || len(numbers) != people+1 {
		t.Fatalf("%d tasks with %d numbers", len(p.Tasks), len(numbers))
	}
}

func testRoadmapApproval(t *testing.T, open Place) {
	t.Helper()
	s, ctx := roadmapService(t, open), t.Context()
	r, task := newRoadmap(t, s)
	_, err := s.Submit(ctx, planner, r.ID, "")
	must(t, err)
	_, err = s.SaveTask(ctx, planner, task, "")
	wantCode(t, err, core.Conflict)
	_, err = s.Approve(ctx, planner, r.ID, "")
	wantCode(t, err, core.Forbidden)
	v, err := s.Approve(ctx, approver, r.ID, "의결")
	must(t, err)
	read, err := s.Version(ctx, planner, r.ID, 1)
	must(t, err)
	same(t, "version", read, v)
	_, err = s.Amend(ctx, planner, r.ID, "")
	must(t, err)
	task.Title = "바뀐 과제"
	_, err = s.SaveTask(ctx, planner, task, "")
	must(t, err)
	read, err = s.Version(ctx, planner, r.ID, 1)
	must(t, err)
	same(t, "the frozen version", read.Plan.Tasks, v.Plan.Tasks)
	list, err := s.Versions(ctx, planner, r.ID)
	must(t, err)
	same(t, "versions", list, []roadmap.Approval{v.Approval})
	_, err = s.Version(ctx, planner, r.ID, 2)
	wantCode(t, err, core.NotFound)
	difference, err := s.Compare(ctx, planner, r.ID, 1, 0)
	must(t, err)
	if difference.Count != 1 {
		t.Fatalf("%+v", difference)
	}
}

func testScenarios(t *testing.T, open Place) {
	t.Helper()
	s, ctx := roadmapService(t, open), t.Context()
	r, task := newRoadmap(t, s)
	percent := 1.0 / 3
	second, err := s.SaveScenario(ctx, planner, roadmap.Scenario{Roadmap: r.ID, Name: "나", Edits: []roadmap.Edit{{Do: roadmap.Cut, Task: task.ID, Percent: &percent}}})
	must(t, err)
	first, err := s.SaveScenario(ctx, planner, roadmap.Scenario{Roadmap: r.ID, Name: "가", Edits: []roadmap.Edit{{Do: roadmap.Shift, Task: task.ID, Quarters: 1}}})
	must(t, err)
	all, err := s.Scenarios(ctx, planner, r.ID)
	must(t, err)
	same(t, "by name", all, []roadmap.Scenario{first, second})
	all, err = s.Scenarios(ctx, stranger, r.ID)
	must(t, err)
	same(t, "the other agency's", all, []roadmap.Scenario{})

	changed, err := s.ApplyScenario(ctx, planner, r.ID, first.ID)
	must(t, err)
	if len(changed) != 1 || changed[0].Start != task.Start+1 {
		t.Fatalf("%+v", changed)
	}
	undone, err := s.UndoTasks(ctx, planner, r.ID, roadmap.Seen{Task: task.ID, Revision: changed[0].Revision})
	must(t, err)
	if undone[0].Start != task.Start || undone[0].Revision != 3 {
		t.Fatalf("%+v", undone)
	}
	second.Archived = true
	_, err = s.SaveScenario(ctx, planner, second)
	must(t, err)
	all, err = s.Scenarios(ctx, planner, r.ID)
	must(t, err)
	same(t, "without the archived", all, []roadmap.Scenario{first})
}
