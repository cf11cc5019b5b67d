package diagnosis

import (
	"math"
	"net/url"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/dataset"

	"github.com/google/go-cmp/cmp"
)

func TestSnapshotShowsTheSameAgainAndGoesStale(t *testing.T) {
	t.Parallel()
	data := twoProvinces()
	s := stocked(data)
	service := s.service("41")
	saved, err := service.SaveSnapshot(t.Context(), operator, "  2024년  진단 ", View{})
	if err != nil {
		t.Fatal(err)
	}
	if saved.Name != "2024년 진단" || saved.Author != "local" || len(saved.Numbers) != 4 || *saved.Numbers[0].Value != 435 || len(saved.Findings) == 0 {
		t.Errorf("saved %+v", saved)
	}
	if all, err := service.Saved(t.Context(), operator); err != nil || len(all) != 1 || len(all[0].Stale) != 0 {
		t.Errorf("fresh: %+v, %v", all, err)
	}

	data[[2]string{"41", "C"}] = []float64{200, 220, 230, 999}
	s.stock("test", 2, data.cube(core.Employees, core.KSIC11))
	all, err := service.Saved(t.Context(), operator)
	if err != nil || len(all[0].Stale) != 1 || all[0].Stale[0].Newer != 2 || all[0].Stale[0].Withdrawn {
		t.Fatalf("superseded: %+v, %v", all, err)
	}
	if x := all[0].Stale[0].Text(); x.Ko != "‘test 자료’ 1판 뒤에 2판이 나왔습니다. 다시 진단해 주십시오." ||
		x.En != "Version 2 of ‘test data’ has come after version 1. Diagnose again." {
		t.Errorf("says %+v", x)
	}

	q, _ := url.ParseQuery(saved.Address)
	v, err := ParseView(q.Get)
	if err != nil {
		t.Fatal(err)
	}
	again, err := service.Overview(t.Context(), operator, v)
	if err != nil || again.Figures[3].Value != *saved.Numbers[3].Value || again.Scene.Version.Number != 1 {
		t.Errorf("the address shows %+v, %v", again, err)
	}
	if len(again.Stale) != 1 {
		t.Error("the overview does not list what is stale")
	}

	s.versions[1].State = dataset.Withdrawn
	one, err := service.SavedOne(t.Context(), operator, saved.ID)
	if err != nil || !one.Stale[0].Withdrawn {
		t.Errorf("withdrawn: %+v, %v", one, err)
	}
	if again, err = service.Overview(t.Context(), operator, v); err != nil || !again.Figures[0].Evidence.Sources[0].Stale || !noted(again.Scene.Notes, "철회") {
		t.Errorf("a withdrawn version is shown without saying so: %v", err)
	}
	if err := service.DeleteSnapshot(t.Context(), operator, saved.ID); err != nil || len(s.saved) != 0 {
		t.Errorf("deleted: %v", err)
	}
}

func TestRevisitTellsWhatANewVersionChanged(t *testing.T) {
	t.Parallel()
	data := twoProvinces()
	s := stocked(data)
	service := s.service("41")
	saved, err := service.SaveSnapshot(t.Context(), operator, "x", View{})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok, err := service.Revisit(t.Context(), operator, saved); ok || err != nil {
		t.Errorf("the same version is no news: %v, %v", ok, err)
	}
	data[[2]string{"41", "C"}] = []float64{200, 220, 230, 999}
	s.stock("test", 2, data.cube(core.Employees, core.KSIC11))
	now, ok, err := service.Revisit(t.Context(), operator, saved)
	if err != nil || !ok || now.Version != 2 {
		t.Fatalf("revisited: %+v, %v, %v", now, ok, err)
	}
	// The total of 경기 is the same in both; its manufacturing is not.
	if n := now.Numbers[0]; n.Changed() || n.Now != 435 {
		t.Errorf("the size is the same in both versions, yet it says %+v", n)
	}
	if n := now.Numbers[3]; !n.Changed() {
		t.Errorf("the competitive part is another, yet it says %+v", n)
	}
	gone := saved
	gone.Address = "region=99999"
	if _, ok, err := service.Revisit(t.Context(), operator, gone); ok || err != nil {
		t.Errorf("of what is gone: %v, %v", ok, err)
	}
}

func TestSnapshotIsRenamed(t *testing.T) {
	t.Parallel()
	s := stocked(twoProvinces())
	service := s.service("41")
	saved, err := service.SaveSnapshot(t.Context(), operator, "x", View{})
	if err != nil {
		t.Fatal(err)
	}
	reader := core.Actor{Agency: core.DefaultAgency, Role: core.RoleReader}
	if err := service.RenameSnapshot(t.Context(), reader, saved.ID, "y"); core.CodeOf(err) != core.Forbidden {
		t.Errorf("by a reader: %v", err)
	}
	if err := service.RenameSnapshot(t.Context(), operator, saved.ID, " "); core.CodeOf(err) != core.Invalid {
		t.Errorf("to nothing: %v", err)
	}
	if err := service.RenameSnapshot(t.Context(), operator, saved.ID, " 새  이름 "); err != nil || s.saved[0].Name != "새 이름" {
		t.Errorf("renamed: %q, %v", s.saved[0].Name, err)
	}
}

func TestOnlyWhoMayWriteSaves(t *testing.T) {
	t.Parallel()
	s := stocked(twoProvinces())
	service := s.service("41")
	reader := core.Actor{Agency: core.DefaultAgency, Role: core.RoleReader}
	if _, err := service.SaveSnapshot(t.Context(), reader, "x", View{}); core.CodeOf(err) != core.Forbidden {
		t.Errorf("save: %v", err)
	}
	if err := service.DeleteSnapshot(t.Context(), reader, "x"); core.CodeOf(err) != core.Forbidden {
		t.Errorf("delete: %v", err)
	}
	if _, err := service.Overview(t.Context(), reader, View{}); err != nil {
		t.Errorf("looking is free: %v", err)
	}
	for _, name := range []string{"", "   ", strings.Repeat("가", 121)} {
		if _, err := service.SaveSnapshot(t.Context(), operator, name, View{}); core.CodeOf(err) != core.Invalid {
			t.Errorf("name %q: %v", name, err)
		}
	}
	if _, err := service.SaveSnapshot(t.Context(), operator, "x", View{Region: "26"}); core.CodeOf(err) != core.Invalid {
		t.Errorf("nothing to save: %v", err)
	}
}

func TestUndefinedNumberIsSavedAsNone(t *testing.T) {
	t.Parallel()
	data := twoProvinces()
	data[[2]string{"41", "C"}] = []float64{200, 220, 230, -1}
	saved, err := stocked(data).service("41").SaveSnapshot(t.Context(), operator, "x", View{})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range saved.Numbers {
		if n.Value != nil && math.IsNaN(*n.Value) {
			t.Errorf("%s is saved as NaN", n.ID)
		}
	}
	if saved.Numbers[3].Value != nil {
		t.Errorf("competitive part from a suppressed cell: %v", *saved.Numbers[3].Value)
	}
	if diff := cmp.Diff("competitive", saved.Numbers[3].ID); diff != "" {
		t.Error(diff)
	}
}
