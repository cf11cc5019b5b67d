package storetest

import (
	"strconv"
	"sync"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/revision"
	"naru/internal/study"
)

func newStudy(agency, title string) study.Study {
	value := 1.0 / 3 // must come back to the last digit
	by := core.Person{Name: researcher, Role: core.RoleResearcher}
	return study.Study{
		ID: core.NewID(), Agency: agency, Revision: 1, State: study.Draft, Title: title, Preset: study.Free,
		Scope:      study.Scope{Region: "41", From: core.Year(2021), To: core.Year(2024)},
		Candidates: study.Candidates{System: core.KSIC10, Rule: study.ByHand, Chosen: []study.Candidate{study.CodeCandidate("C")}},
		Indicators: []study.Indicator{{ID: "a", Title: core.T("지표", "Indicator"), Source: study.Source{
			Method: study.Uploaded, Table: []study.Entry{{ID: "C", Value: &value}, {ID: "J"}},
		}}},
		Frozen: &study.Frozen{At: noon, Inputs: study.Inputs{
			Subjects: []study.Subject{{ID: "C", Cells: []study.Cell{{Value: study.Number(value)}}}},
		}},
		CreatedAt: noon, CreatedBy: by, UpdatedAt: noon, UpdatedBy: by,
	}
}

func studyEntry(x study.Study, action string) revision.Entry {
	return revision.Entry{
		ID: core.NewID(), Agency: x.Agency, Kind: study.Kind, Object: x.ID, Revision: x.Revision, At: x.UpdatedAt, By: x.UpdatedBy,
		Action: action, Changes: []revision.Change{{Path: "title", Kind: revision.Edited, Before: []byte(`"가"`), After: []byte(`"나"`)}},
	}
}

func testStudies(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	_, err := s.Study(ctx, home, "none", 0)
	wantCode(t, err, core.NotFound)
	_, err = s.StudyHistory(ctx, home, "none")
	wantCode(t, err, core.NotFound)

	first, foreign := newStudy(home, "2026 전략산업"), newStudy(other, "남의 연구")
	made := studyEntry(first, study.Made)
	must(t, s.SaveStudy(ctx, first, 0, made))
	must(t, s.SaveStudy(ctx, foreign, 0, studyEntry(foreign, study.Made)))
	wantCode(t, s.SaveStudy(ctx, first, 0, made), core.Conflict)

	second := first
	second.Revision, second.Title, second.UpdatedAt = 2, "고친 제목", noon.Add(time.Hour)
	edited := studyEntry(second, study.Edited)
	must(t, s.SaveStudy(ctx, second, 1, edited))
	wantCode(t, s.SaveStudy(ctx, second, 1, edited), core.Conflict) // stale
	gone := newStudy(home, "없는 연구")
	gone.Revision = 2
	wantCode(t, s.SaveStudy(ctx, gone, 1, edited), core.NotFound)
	gone.ID = foreign.ID
	wantCode(t, s.SaveStudy(ctx, gone, 1, edited), core.NotFound)

	for number, want := range map[int]study.Study{0: second, 1: first, 2: second} {
		got, err := s.Study(ctx, home, first.ID, number)
		must(t, err)
		same(t, "revision "+strconv.Itoa(number), got, want)
	}
	_, err = s.Study(ctx, home, first.ID, 3)
	wantCode(t, err, core.NotFound)
	_, err = s.Study(ctx, other, first.ID, 0)
	wantCode(t, err, core.NotFound)
	entries, err := s.StudyHistory(ctx, home, first.ID)
	must(t, err)
	same(t, "history", entries, []revision.Entry{edited, made})

	older := newStudy(home, "오래된 연구")
	must(t, s.SaveStudy(ctx, older, 0, studyEntry(older, study.Made)))
	all, err := s.Studies(ctx, home)
	must(t, err)
	same(t, "last changed first", all, []study.Summary{second.Summary(), older.Summary()})
}

// Of many who edited the same revision exactly one writes the next.
func testStudyRace(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	x := newStudy(home, "경합")
	must(t, s.SaveStudy(ctx, x, 0, studyEntry(x, study.Made)))
	x.Revision = 2
	var wg sync.WaitGroup
	errs := make([]error, 8)
	for k := range errs {
		wg.Go(func() {
			mine := x
			mine.Title = strconv.Itoa(k)
			errs[k] = s.SaveStudy(ctx, mine, 1, studyEntry(mine, study.Edited))
		})
	}
	wg.Wait()
	won := 0
	for _, err := range errs {
		if err == nil {
			won++
			continue
		}
		wantCode(t, err, core.Conflict)
	}
	if won != 1 {
		t.Fatalf("%d saved the same revision", won)
	}
}
