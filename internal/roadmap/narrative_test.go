package roadmap_test

import (
	"errors"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/roadmap"

	"github.com/google/go-cmp/cmp"
)

func TestAPassageIsParagraphsAndLists(t *testing.T) {
	t.Parallel()
	got := roadmap.Stretches("첫 단락의\n두 줄.\n\n둘째 단락.\n- 하나\n- 둘은\n  길다\n\n- 새 목록\n끝 -말")
	want := []roadmap.Stretch{
		{Text: "첫 단락의 두 줄."}, {Text: "둘째 단락."}, {Items: []string{"하나", "둘은 길다"}}, {Items: []string{"새 목록 끝 -말"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := roadmap.Stretches(" \n\n"); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestEveryPassageHasATitleAndAPrompt(t *testing.T) {
	t.Parallel()
	for _, p := range roadmap.Passages() {
		for _, said := range []core.Text{p.Title(), p.Prompt()} {
			if said.Ko == "" || said.En == "" || said.Ko == string(p) {
				t.Errorf("%s: %+v", p, said)
			}
		}
	}
	if n := (roadmap.Narrative{roadmap.Trends: "x"}); len(n.Missing()) != len(roadmap.Passages())-1 {
		t.Errorf("%v", n.Missing())
	}
}

func TestTwoWritersMeetOnlyWhereBothWrote(t *testing.T) {
	t.Parallel()
	s, r := service(t)
	ctx := t.Context()
	first, err := s.SaveNarrative(ctx, officer, r.ID, r.Revision, roadmap.Narrative{roadmap.Background: "배경\r\n \r\n둘째  \r\n", roadmap.Survey: "  "})
	must(t, err)
	if diff := cmp.Diff(roadmap.Narrative{roadmap.Background: "배경\n\n둘째"}, first.Narrative); diff != "" {
		t.Error(diff)
	}
	edited := first
	edited.Vision = "새 비전"
	_, err = s.SaveRoadmap(ctx, officer, edited, "") // what else changes stands in no writer's way
	must(t, err)

	mine := roadmap.Narrative{roadmap.Trends: "내 동향"} // still on the revision without a background
	both, err := s.SaveNarrative(ctx, researcher, r.ID, r.Revision, mine)
	must(t, err)
	if both.Vision != "새 비전" || len(both.Narrative) != 2 || both.Narrative[roadmap.Trends] != "내 동향" {
		t.Errorf("%+v", both)
	}

	_, err = s.SaveNarrative(ctx, researcher, r.ID, r.Revision, roadmap.Narrative{roadmap.Background: "다른 배경"})
	wantCode(t, err, core.Conflict)
	stale, ok := errors.AsType[*roadmap.StaleError[roadmap.Roadmap]](err)
	if !ok || len(stale.Conflicts) != 1 || stale.Conflicts[0].Title.Ko != "서술 · 추진 배경" || stale.Conflicts[0].Theirs.Ko != "배경\n\n둘째" {
		t.Fatalf("%v %+v", err, stale)
	}
	if got := stale.Merged.Narrative; got[roadmap.Background] != "다른 배경" || got[roadmap.Trends] != "내 동향" {
		t.Errorf("merged: %v", got)
	}
}

func TestAPassageThatCannotBeKeptIsTold(t *testing.T) {
	t.Parallel()
	s, r := service(t)
	_, err := s.SaveNarrative(t.Context(), officer, r.ID, r.Revision, roadmap.Narrative{
		"poem": "시", roadmap.Outlook: strings.Repeat("가", roadmap.LongestPassage+1),
	})
	wantCode(t, err, core.Invalid)
	if got := fieldsOf(err); len(got) != 2 || got["narrative.poem"] == "" || !strings.Contains(got["narrative.outlook"], "20000") {
		t.Errorf("%v", got)
	}
	_, err = s.SaveNarrative(t.Context(), reader, r.ID, r.Revision, roadmap.Narrative{})
	wantCode(t, err, core.Forbidden)
}

func TestPassagesAreComparedOneByOne(t *testing.T) {
	t.Parallel()
	was, is := plan(), plan()
	is.Roadmap.Narrative = roadmap.Narrative{roadmap.Background: "배경", roadmap.Outlook: "기대"}
	got, err := roadmap.Compare(was, is)
	must(t, err)
	if len(got.Parts) != 1 || got.Parts[0].Part.Title().Ko != "서술" || got.Count != 2 {
		t.Fatalf("%+v", got)
	}
	fields := got.Parts[0].Objects[0].Fields
	if fields[0].Title.Ko != "추진 배경" || fields[0].After.Ko != "배경" || fields[1].Title.En != "Expected effects" {
		t.Errorf("%+v", fields)
	}
}

// A version keeps the words that were approved.
func TestAVersionFreezesTheNarrative(t *testing.T) {
	t.Parallel()
	s, r := service(t)
	ctx := t.Context()
	add(t, s, r, task("1-1", q(2027, 1), q(2027, 4)))
	_, err := s.SaveNarrative(ctx, officer, r.ID, r.Revision, roadmap.Narrative{roadmap.Background: "처음"})
	must(t, err)
	_, err = s.Submit(ctx, officer, r.ID, "")
	must(t, err)
	_, err = s.SaveNarrative(ctx, officer, r.ID, r.Revision+1, roadmap.Narrative{})
	wantCode(t, err, core.Conflict)
	_, err = s.Approve(ctx, director, r.ID, "")
	must(t, err)
	now, err := s.Amend(ctx, officer, r.ID, "")
	must(t, err)
	_, err = s.SaveNarrative(ctx, officer, r.ID, now.Revision, roadmap.Narrative{roadmap.Background: "나중"})
	must(t, err)
	diff, err := s.Compare(ctx, reader, r.ID, 1, 0)
	must(t, err)
	if len(diff.Parts) != 1 || diff.Parts[0].Objects[0].Fields[0].Before.Ko != "처음" {
		t.Errorf("%+v", diff)
	}
}
