package roadmap_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/roadmap"

	"github.com/google/go-cmp/cmp"
)

func TestOnlyWritersWrite(t *testing.T) {
	t.Parallel()
	s, r := service(t)
	ctx := t.Context()
	_, err := s.Create(ctx, reader, frame())
	wantCode(t, err, core.Forbidden)
	_, err = s.SaveTask(ctx, reader, task("A", 0, 0), "")
	wantCode(t, err, core.Forbidden)
	_, err = s.Submit(ctx, reader, r.ID, "")
	wantCode(t, err, core.Forbidden)
	_, err = s.Approve(ctx, officer, r.ID, "")
	wantCode(t, err, core.Forbidden)
	_, err = s.Approve(ctx, director, r.ID, "")
	wantCode(t, err, core.Conflict) // nobody submitted it
}

func TestTheLifeOfARoadmap(t *testing.T) {
	t.Parallel()
	s, r := service(t)
	ctx := t.Context()
	a := add(t, s, r, task("1-1", q(2027, 1), q(2027, 4)))
	b := add(t, s, r, task("1-2", q(2027, 3), q(2028, 4), finish(a.ID, 0)))
	_, err := s.Submit(ctx, officer, r.ID, "검토 부탁드립니다")
	if fields := fieldsOf(err); len(fields) != 1 || !strings.Contains(fields["tasks."+b.ID], "2028년 1분기부터") {
		t.Fatalf("a date that cannot hold is mended before the review, in which nothing can be: %v", fields)
	}
	_, err = s.MoveTask(ctx, officer, r.ID, roadmap.Move{Task: b.ID, Revision: 1, Quarters: 2, Grip: roadmap.GripStart})
	must(t, err)
	_, err = s.Submit(ctx, officer, r.ID, "")
	must(t, err)
	_, err = s.SendBack(ctx, director, r.ID, " ")
	wantCode(t, err, core.Invalid)
	_, err = s.SendBack(ctx, director, r.ID, "날짜를 고쳐 주십시오")
	must(t, err)
	_, err = s.Submit(ctx, officer, r.ID, "")
	must(t, err)
	v, err := s.Approve(ctx, director, r.ID, "의결 12호")
	must(t, err)
	if v.Number != 1 || v.By != director.Person() || v.Plan.Roadmap.State != roadmap.Approved || v.Tasks != 2 {
		t.Errorf("%+v", v.Approval)
	}

	// An approved plan takes reports, not edits.
	_, err = s.SaveTask(ctx, officer, a, "")
	wantCode(t, err, core.Conflict)
	_, err = s.ReportTask(ctx, officer, r.ID, a.ID, roadmap.Running, &roadmap.Report{Percent: 40, On: "2027-06-30"}, "")
	must(t, err)
	_, err = s.ReportTask(ctx, officer, r.ID, a.ID, roadmap.Running, &roadmap.Report{Percent: 140, On: "어제"}, "")
	if fields := fieldsOf(err); fields["progress.percent"] == "" || fields["progress.on"] == "" {
		t.Error(fields)
	}
	_, err = s.RecordActual(ctx, officer, r.ID, "k1", 2027, &roadmap.Typed{Value: 12, Note: "자체 조사"})
	must(t, err)
	_, err = s.RecordActual(ctx, officer, r.ID, "k1", 2028, &roadmap.Typed{Value: 12})
	wantCode(t, err, core.Invalid) // without saying where it comes from

	_, err = s.Amend(ctx, officer, r.ID, "변경 협약")
	must(t, err)
	_, err = s.UndoTasks(ctx, officer, r.ID, roadmap.Seen{Task: b.ID, Revision: 2})
	must(t, err)
	read, err := s.Version(ctx, officer, r.ID, 1)
	must(t, err)
	if diff := cmp.Diff(v, read); diff != "" {
		t.Errorf("the approved version changed:\n%s", diff)
	}
	got, err := s.Compare(ctx, officer, r.ID, 1, 0)
	must(t, err)
	var paths []string
	for _, part := range got.Parts {
		for _, o := range part.Objects {
			for _, f := range o.Fields {
				paths = append(paths, string(part.Part)+" "+o.Title.Ko+" "+f.Title.Ko+": "+f.Before.Ko+"→"+f.After.Ko)
			}
		}
	}
	want := []string{
		"kpis 수소 기업 수 직접 적은 실적: →2027 출처 자체 조사, 값 12",
		"tasks 1-2 과제 1-2 시작: 2028년 1분기→2027년 3분기",
		"progress 1-1 과제 1-1 진척: →진척률(%) 40, 기준일 2027-06-30",
		"progress 1-1 과제 1-1 상태: 계획→진행",
	}
	if diff := cmp.Diff(want, paths); diff != "" {
		t.Error(diff)
	}
}

func TestTwoEditorsOfOneTask(t *testing.T) {
	t.Parallel()
	s, r := service(t)
	ctx := t.Context()
	a := task("1-1", q(2027, 1), q(2027, 4))
	a.Budget = []roadmap.BudgetLine{line(roadmap.City, 2027, new(int64(10)))}
	a = add(t, s, r, a)
	theirs, mine := a, a
	theirs.Title, theirs.Owner = "수소 충전소", "시"
	theirs.Budget = []roadmap.BudgetLine{line(roadmap.City, 2027, new(int64(20)))}
	_, err := s.SaveTask(ctx, officer, theirs, "예산 반영")
	must(t, err)
	mine.Title, mine.Need = "수소 정거장", "수요"
	mine.Budget = []roadmap.BudgetLine{line(roadmap.City, 2027, new(int64(10))), line(roadmap.National, 2028, nil)}
	_, err = s.SaveTask(ctx, researcher, mine, "")
	wantCode(t, err, core.Conflict)
	stale, ok := errors.AsType[*roadmap.StaleError[roadmap.Task]](err)
	if !ok {
		t.Fatal(err)
	}
	if len(stale.Since) != 1 || stale.Since[0].By.Name != officer.Name || !stale.Since[0].At.Equal(noon) || len(stale.TheirChanges) != 3 {
		t.Errorf("%+v", stale)
	}
	if len(stale.Conflicts) != 1 || stale.Conflicts[0].Title.Ko != "제목" || stale.Conflicts[0].Theirs.Ko != "수소 충전소" {
		t.Errorf("%+v", stale.Conflicts)
	}
	if !strings.Contains(core.MessageOf(err).Ko, officer.Name) {
		t.Error(core.MessageOf(err))
	}
	merged, err := s.SaveTask(ctx, researcher, stale.Merged, "")
	must(t, err)
	if merged.Title != "수소 정거장" || merged.Owner != "시" || merged.Need != "수요" || lines(merged) != "city 2027 20, national 2028 ?" || merged.Revision != 3 {
		t.Errorf("%+v", merged)
	}
	frameEdit := r
	frameEdit.Vision = "새 비전"
	_, err = s.SaveRoadmap(ctx, officer, frameEdit, "")
	must(t, err)
	r.Title = "다른 제목"
	_, err = s.SaveRoadmap(ctx, researcher, r, "")
	frames, ok := errors.AsType[*roadmap.StaleError[roadmap.Roadmap]](err)
	if !ok || len(frames.Conflicts) != 0 || frames.Merged.Vision != "새 비전" || frames.Merged.Title != "다른 제목" {
		t.Fatalf("%v %+v", err, frames)
	}
	_, err = s.SaveRoadmap(ctx, researcher, frames.Merged, "")
	must(t, err)
}

func TestMoveAndUndo(t *testing.T) {
	t.Parallel()
	s, r := service(t)
	ctx := t.Context()
	a := add(t, s, r, task("1-1", q(2027, 1), q(2027, 2)))
	b := add(t, s, r, task("1-2", q(2027, 3), q(2027, 4), finish(a.ID, 0)))
	moved, err := s.MoveTask(ctx, officer, r.ID, roadmap.Move{Task: a.ID, Revision: 1, Quarters: 1, Followers: true})
	must(t, err)
	if len(moved) != 2 || moved[0].Start != q(2027, 2) || moved[1].Start != q(2027, 4) || moved[1].Revision != 2 {
		t.Errorf("%+v", moved)
	}
	_, err = s.MoveTask(ctx, officer, r.ID, roadmap.Move{Task: a.ID, Revision: 1, Quarters: 1})
	wantCode(t, err, core.Conflict)
	_, err = s.UndoTasks(ctx, officer, r.ID, roadmap.Seen{Task: a.ID, Revision: 2}, roadmap.Seen{Task: b.ID, Revision: 1})
	wantCode(t, err, core.Conflict) // all or none
	undone, err := s.UndoTasks(ctx, officer, r.ID, roadmap.Seen{Task: a.ID, Revision: 2}, roadmap.Seen{Task: b.ID, Revision: 2})
	must(t, err)
	if undone[0].Start != a.Start || undone[0].Revision != 3 || undone[1].Start != b.Start {
		t.Errorf("%+v", undone)
	}
	_, err = s.UndoTasks(ctx, officer, r.ID, roadmap.Seen{Task: a.ID, Revision: 2})
	wantCode(t, err, core.Conflict)
	shrunk, err := s.MoveTask(ctx, officer, r.ID, roadmap.Move{Task: b.ID, Revision: 3, Quarters: -9, Grip: roadmap.GripEnd})
	must(t, err)
	if shrunk[0].End != shrunk[0].Start {
		t.Errorf("a bar keeps one quarter: %+v", shrunk)
	}
}

func TestScenariosAreKeptAndApplied(t *testing.T) {
	t.Parallel()
	s, r := service(t)
	ctx := t.Context()
	a := add(t, s, r, task("1-1", q(2027, 1), q(2027, 2)))
	b := add(t, s, r, task("1-2", q(2027, 3), q(2027, 4), finish(a.ID, 0)))
	x := edits(roadmap.Edit{Do: roadmap.Shift, Task: a.ID, Quarters: 4, Followers: true})
	x.Roadmap = r.ID
	x, err := s.SaveScenario(ctx, officer, x)
	must(t, err)
	kept, err := s.Scenarios(ctx, officer, r.ID)
	must(t, err)
	if len(kept) != 1 || kept[0].Name != "가정" || kept[0].By != officer.Person() {
		t.Errorf("%+v", kept)
	}
	o, err := s.Try(ctx, researcher, x, 0)
	must(t, err)
	differences, err := roadmap.Compare(o.Before, o.After)
	must(t, err)
	if differences.Count != 4 || o.Ripple.Reason.IsZero() || o.Ripple.Production.Total.After != nil {
		t.Errorf("%+v", differences)
	}
	old := x
	x.Name = "다른 가정"
	x, err = s.SaveScenario(ctx, officer, x)
	must(t, err)
	_, err = s.SaveScenario(ctx, officer, old)
	wantCode(t, err, core.Conflict)
	changed, err := s.ApplyScenario(ctx, officer, r.ID, x.ID)
	must(t, err)
	if len(changed) != 2 {
		t.Errorf("%+v", changed)
	}
	p, err := s.Plan(ctx, officer, r.ID)
	must(t, err)
	if now, _ := p.Task(b.ID); now.Start != q(2028, 3) || now.Revision != 2 {
		t.Errorf("%+v", now)
	}
}

func TestBadInputIsToldByField(t *testing.T) {
	t.Parallel()
	s, r := service(t)
	ctx := t.Context()
	a := add(t, s, r, task("1-1", q(2027, 1), q(2027, 2)))
	b := add(t, s, r, task("1-2", q(2027, 3), q(2027, 4), finish(a.ID, 0)))
	for want, change := range map[string]func(*roadmap.Task){
		"after[0]":                    func(x *roadmap.Task) { x.After = []roadmap.Dependency{finish(a.ID, 0)} },
		"tasks." + a.ID + ".after[0]": func(x *roadmap.Task) { x.After = []roadmap.Dependency{finish("nobody", 0)} },
		"tasks." + a.ID + ".after":    func(x *roadmap.Task) { x.After = []roadmap.Dependency{finish(b.ID, 0)} },
		"tasks." + a.ID + ".strategy": func(x *roadmap.Task) { x.Strategy = "s9" },
		"tasks." + a.ID + ".kpis[0]":  func(x *roadmap.Task) { x.KPIs = []roadmap.Contribution{{KPI: "k9"}} },
		"end":                         func(x *roadmap.Task) { x.End = q(2026, 1) },
		"start":                       func(x *roadmap.Task) { x.Start, x.End = q(9999, 1), q(9999, 2) },
		"budget[0].won":               func(x *roadmap.Task) { x.Budget = []roadmap.BudgetLine{line(roadmap.City, 2027, new(int64(-1)))} },
		"budget[1]": func(x *roadmap.Task) {
			x.Budget = []roadmap.BudgetLine{line(roadmap.City, 2027, new(int64(1))), line(roadmap.City, 2027, new(int64(2)))}
		},
		"budget[0].source": func(x *roadmap.Task) { x.Budget = []roadmap.BudgetLine{line("moon", 2027, new(int64(1)))} },
		"title":            func(x *roadmap.Task) { x.Title = " " },
		"instruments[0]":   func(x *roadmap.Task) { x.Instruments = []string{"magic"} },
		"status":           func(x *roadmap.Task) { x.Status = "later" },
	} {
		x := a
		change(&x)
		_, err := s.SaveTask(ctx, officer, x, "")
		if fields := fieldsOf(err); fields[want] == "" {
			t.Errorf("%s: %v %v", want, err, fields)
		}
	}
	for want, change := range map[string]func(*roadmap.Roadmap){
		"to":   func(x *roadmap.Roadmap) { x.To = 3027 },
		"from": func(x *roadmap.Roadmap) { x.From = 0 },
		"spans[1]": func(x *roadmap.Roadmap) {
			x.Spans = []roadmap.Span{{Term: roadmap.Short, From: 2027, To: 2029}, {Term: roadmap.Middle, From: 2029, To: 2032}}
		},
		"ceilings.city.2027":   func(x *roadmap.Roadmap) { x.Ceilings = map[roadmap.Source]map[int]int64{roadmap.City: {2027: -5}} },
		"goals[0].kpis[0]":     func(x *roadmap.Roadmap) { x.Goals = []roadmap.Goal{{ID: "g1", Text: "목표", KPIs: []string{"k9"}}} },
		"kpis[0].targets.2020": func(x *roadmap.Roadmap) { x.KPIs = slices.Clone(x.KPIs); x.KPIs[0].Targets = map[int]float64{2020: 1} },
	} {
		x := frame()
		change(&x)
		if fields := fieldsOf(x.Validate()); fields[want] == "" {
			t.Errorf("%s: %v", want, fields)
		}
	}
	// A strategy that tasks belong to cannot go.
	now, err := s.Plan(ctx, officer, r.ID)
	must(t, err)
	now.Roadmap.Strategies = now.Roadmap.Strategies[1:]
	_, err = s.SaveRoadmap(ctx, officer, now.Roadmap, "")
	wantCode(t, err, core.Invalid)
}

func TestTheHistoryOfATaskInWords(t *testing.T) {
	t.Parallel()
	s, r := service(t)
	ctx := t.Context()
	a := add(t, s, r, task("1-1", q(2027, 1), q(2027, 2)))
	a.Owner = "평택시"
	a.Budget = []roadmap.BudgetLine{line(roadmap.City, 2027, new(int64(1200000)))}
	a, err := s.SaveTask(ctx, officer, a, "협의 결과")
	must(t, err)
	_, err = s.RestoreTask(ctx, director, r.ID, a.ID, 1)
	must(t, err)
	steps, err := s.Steps(ctx, reader, r.ID, a.ID)
	must(t, err)
	var got []string
	for _, x := range steps {
		words := []string{x.Action.Ko, x.Entry.By.Name, x.Entry.Note}
		for _, c := range x.Changes {
			words = append(words, c.Title.Ko+": "+c.Before.Ko+"→"+c.After.Ko)
		}
		got = append(got, strings.Join(words, " | "))
	}
	want := []string{
		"되돌림 | 박원장 |  | 예산 · 2027년 시비: 2027년 시비, 금액 1,200,000원→ | 주체: 평택시→진흥원",
		"고침 | 이담당 | 협의 결과 | 예산 · 2027년 시비: →2027년 시비, 금액 1,200,000원 | 주체: 진흥원→평택시",
		"만듦 | 김연구 | ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
