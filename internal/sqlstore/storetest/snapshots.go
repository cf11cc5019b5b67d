package storetest

import (
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/diagnosis"
)

func newSnapshot(agency string, after time.Duration) diagnosis.Snapshot {
	value := 1.0 / 3 // must come back to the last digit
	return diagnosis.Snapshot{
		ID: core.NewID(), Agency: agency, Name: "2026 상반기 보고", Address: "region=31&period=2024&v=census.3",
		Findings: []core.Text{core.T("전자부품의 특화도가 높습니다.", "Electronics are specialised.")},
		Numbers: []diagnosis.SavedNumber{
			{ID: "lq", Title: core.T("입지계수", "LQ"), Value: &value, Period: core.T("2024년", "2024")},
			{ID: "growth", Title: core.T("성장률", "Growth"), Unit: core.T("%", "%")}, // not defined
		},
		Evidence: []core.Evidence{{
			Method: "lq", MethodVer: 1, Parameters: map[string]string{"measure": "employees"}, Period: "2024",
			Sources: []core.Source{{Dataset: census, Version: 3, VersionID: "v", Demo: true}},
		}},
		Author: researcher, CreatedAt: noon.Add(after),
	}
}

func testSnapshots(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	first, second, foreign := newSnapshot(home, 0), newSnapshot(home, time.Nanosecond), newSnapshot(other, 0)
	for _, n := range []diagnosis.Snapshot{first, second, foreign} {
		must(t, s.SaveSnapshot(ctx, n))
	}
	wantCode(t, s.SaveSnapshot(ctx, first), core.Conflict)
	all, err := s.Snapshots(ctx, home)
	must(t, err)
	same(t, "newest first", all, []diagnosis.Snapshot{second, first})
	got, err := s.Snapshot(ctx, home, first.ID)
	must(t, err)
	same(t, "snapshot", got, first)

	wantCode(t, s.RenameSnapshot(ctx, other, first.ID, "x"), core.NotFound)
	must(t, s.RenameSnapshot(ctx, home, first.ID, "새 이름"))
	first.Name = "새 이름"
	got, err = s.Snapshot(ctx, home, first.ID)
	must(t, err)
	same(t, "renamed", got, first)

	_, err = s.Snapshot(ctx, other, first.ID)
	wantCode(t, err, core.NotFound)
	wantCode(t, s.DeleteSnapshot(ctx, other, first.ID), core.NotFound)
	must(t, s.DeleteSnapshot(ctx, home, first.ID))
	wantCode(t, s.DeleteSnapshot(ctx, home, first.ID), core.NotFound)
	all, err = s.Snapshots(ctx, home)
	must(t, err)
	same(t, "after deleting", all, []diagnosis.Snapshot{second})
	all, err = s.Snapshots(ctx, other)
	must(t, err)
	same(t, "the other agency's", all, []diagnosis.Snapshot{foreign})
}
