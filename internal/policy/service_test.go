package policy_test

import (
	"errors"
	"slices"
	"testing"

	"naru/internal/core"
	"naru/internal/policy"
)

func TestSaveKeepsEveryRevision(t *testing.T) {
	t.Parallel()
	s, _ := newService()
	ctx, who := t.Context(), researcher("김연구")
	first, err := s.Save(ctx, who, sample("P-1"), "처음")
	must(t, err)
	if first.Revision != 1 || first.ID == "" || first.Agency != who.Agency || first.Links[0].ID == "" {
		t.Fatalf("saved as %+v", first)
	}
	edit := first
	edit.Title = "반도체 사업화 지원(2단계)"
	second, err := s.Save(ctx, who, edit, "")
	must(t, err)
	same, err := s.Save(ctx, who, second, "")
	must(t, err)
	if second.Revision != 2 || same.Revision != 2 {
		t.Errorf("revisions %d and %d", second.Revision, same.Revision)
	}
	old, err := s.Get(ctx, who, first.ID, 1)
	must(t, err)
	if old.Title != first.Title {
		t.Errorf("revision 1 changed to %q", old.Title)
	}
	history, err := s.History(ctx, who, first.ID)
	must(t, err)
	if len(history) != 2 || history[0].Action != policy.ActionEdited || history[0].Changes[0].Path != "revision" && history[0].Changes[0].Path != "title" ||
		history[0].By.Name != who.Name || history[0].By.Verified || !history[0].At.Equal(noon) {
		t.Errorf("history %+v", history)
	}
	blind := second
	blind.Revision = 0
	if _, err := s.Save(ctx, who, blind, ""); core.CodeOf(err) != core.Invalid {
		t.Errorf("an edit of no revision: %v", err)
	}
	if _, err := s.Save(ctx, core.Actor{Agency: who.Agency, Role: core.RoleReader}, edit, ""); core.CodeOf(err) != core.Forbidden {
		t.Errorf("a reader saved: %v", err)
	}
	if _, err := s.Get(ctx, core.Actor{Agency: "other", Role: core.RoleOperator}, first.ID, 0); core.CodeOf(err) != core.NotFound {
		t.Errorf("another agency read it: %v", err)
	}
}

func TestTwoPeopleEditOnePolicy(t *testing.T) {
	t.Parallel()
	s, store := newService()
	ctx, kim, lee := t.Context(), researcher("김연구"), researcher("이담당")
	base, err := s.Save(ctx, kim, sample("P-1"), "")
	must(t, err)
	theirs := base
	theirs.Owner, theirs.Title = "평택시", "반도체 지원"
	mine := base.Normalise()
	mine.Title = "반도체 사업화"
	mine.Budget[policy.CityFund][2027] = 500

	_, err = s.Save(ctx, lee, theirs, "제목 정리")
	must(t, err)
	_, err = s.Save(ctx, kim, mine, "")
	clash, ok := errors.AsType[*policy.ConflictError](err)
	if !ok || core.CodeOf(err) != core.Conflict {
		t.Fatalf("no conflict: %v", err)
	}
	if len(clash.Since) != 1 || clash.Since[0].By.Name != "이담당" {
		t.Errorf("since: %+v", clash.Since)
	}
	if len(clash.Conflicts) != 1 || clash.Conflicts[0].Path != "title" {
		t.Errorf("conflicts: %+v", clash.Conflicts)
	}
	if m := clash.Merged; m.Title != mine.Title || m.Owner != "평택시" || m.Budget[policy.CityFund][2027] != 500 || m.Revision != 2 {
		t.Errorf("merged: %+v", m)
	}
	saved, err := s.Save(ctx, kim, clash.Merged, "")
	must(t, err)
	if saved.Revision != 3 {
		t.Errorf("revision %d", saved.Revision)
	}

	// Somebody is faster between the look and the write.
	store.before = func() {
		quick := saved
		quick.Source = "고시"
		_, err := s.Save(ctx, lee, quick, "")
		must(t, err)
	}
	slow := saved
	slow.Conditions = "공장등록"
	_, err = s.Save(ctx, kim, slow, "")
	if clash, ok = errors.AsType[*policy.ConflictError](err); !ok || clash.Merged.Source != "고시" || clash.Merged.Conditions != "공장등록" {
		t.Errorf("a late conflict: %v", err)
	}
}

func TestArchiveAndRestore(t *testing.T) {
	t.Parallel()
	s, _ := newService()
	ctx, who := t.Context(), researcher("김연구")
	p, err := s.Save(ctx, who, sample("P-1"), "")
	must(t, err)
	gone, err := s.Archive(ctx, who, p.ID, p.Revision, "끝난 사업")
	must(t, err)
	if !gone.Archived || gone.Revision != 2 {
		t.Errorf("archived as %+v", gone)
	}
	if _, err := s.Restore(ctx, who, p.ID, 1, ""); core.CodeOf(err) != core.Conflict {
		t.Errorf("restored from an old look: %v", err)
	}
	back, err := s.Restore(ctx, who, p.ID, 2, "")
	must(t, err)
	if back.Archived || back.Revision != 3 || back.Title != p.Title {
		t.Errorf("restored as %+v", back)
	}
	if _, err := s.Archive(ctx, core.Actor{Agency: who.Agency, Role: core.RoleReader}, p.ID, 3, ""); core.CodeOf(err) != core.Forbidden {
		t.Errorf("a reader archived: %v", err)
	}
}

func TestEveryFaultIsToldAtOnce(t *testing.T) {
	t.Parallel()
	s, _ := newService()
	ctx, who := t.Context(), researcher("김연구")
	above, err := s.Save(ctx, who, sample("P-0"), "")
	must(t, err)
	bad := sample("P-0")
	bad.Title, bad.Kind, bad.Level = " ", "law", policy.Provincial
	bad.From, bad.To = 2028, 2026
	bad.Budget = policy.Budget{policy.CityFund: {2027: -1, 20260: 1}, "lottery": {2026: 1}}
	bad.Industries = append(ksic("261", "99999", ""), policy.Industry{Definition: "none"}, policy.Industry{Code: "26"})
	bad.AllIndustries = true
	bad.Links = []policy.Link{{URL: "javascript:alert(1)"}, {}, {URL: "https://user:pw@example.org/"}}
	bad.Parent, bad.Instruments = "nowhere", []policy.Instrument{"magic"}
	_, err = s.Save(ctx, who, bad, "")
	fault, ok := errors.AsType[*core.Error](err)
	if !ok || fault.Code != core.Invalid {
		t.Fatalf("saved: %v", err)
	}
	var fields []string
	for _, f := range fault.Fields {
		if f.Message.Ko == "" || f.Message.En == "" {
			t.Errorf("%s lacks a language", f.Name)
		}
		fields = append(fields, f.Name)
	}
	for _, want := range []string{
		"key", "title", "kind", "region", "to", "budget.city.2027", "budget.city.20260", "budget.lottery", "industries",
		"links[0].url", "links[1]", "links[2].url", "parent", "instruments[0]",
	} {
		if !slices.Contains(fields, want) {
			t.Errorf("nothing is said about %s: %v", want, fields)
		}
	}
	child := sample("P-2")
	child.Parent = above.ID
	child, err = s.Save(ctx, who, child, "")
	must(t, err)
	above.Parent = child.ID
	if _, err := s.Save(ctx, who, above, ""); core.CodeOf(err) != core.Invalid {
		t.Errorf("two plans stand above each other: %v", err)
	}
}

func TestUnknownIsNotZero(t *testing.T) {
	t.Parallel()
	p := sample("P-1")
	for _, c := range []struct {
		budget policy.Budget
		year   int
		funds  []policy.Fund
		want   policy.Money
	}{
		{nil, 0, nil, policy.Money{Policies: 1, Unknown: 1}},
		{policy.Budget{policy.CityFund: {2026: 0, 2027: 0}}, 0, nil, policy.Money{Policies: 1}},
		{policy.Budget{policy.CityFund: {2026: 5}}, 0, nil, policy.Money{Known: 5, Policies: 1, Partial: 1}},
		{policy.Budget{policy.CityFund: {2026: 5}}, 2026, nil, policy.Money{Known: 5, Policies: 1}},
		{policy.Budget{policy.CityFund: {2026: 5}}, 2027, nil, policy.Money{Policies: 1, Unknown: 1}},
		{policy.Budget{policy.CityFund: {2026: 5}}, 0, []policy.Fund{policy.NationalFund}, policy.Money{Policies: 1, Unknown: 1}},
	} {
		p.Budget = c.budget
		if got := p.Money(c.year, c.funds); got != c.want {
			t.Errorf("%v in %d by %v: %+v, want %+v", c.budget, c.year, c.funds, got, c.want)
		}
	}
}
