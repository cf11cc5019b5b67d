package policy_test

import (
	"testing"

	"naru/internal/core"
	"naru/internal/policy"
)

func TestExamplesSayThatTheyAreExamples(t *testing.T) {
	t.Parallel()
	s, _ := newService()
	ctx, who := t.Context(), researcher("김연구")
	n, err := s.AddExamples(ctx, who, pyeongtaek)
	must(t, err)
	again, err := s.AddExamples(ctx, who, pyeongtaek)
	must(t, err)
	if n != 28 || again != 0 {
		t.Errorf("added %d, then %d", n, again)
	}
	page, err := s.List(ctx, who, policy.Query{Size: 100})
	must(t, err)
	titles := map[string]policy.Row{}
	for _, r := range page.Rows {
		p := r.Policy
		titles[p.Title] = r
		if !p.Example || p.Source == "" || r.Money.Unknown != 1 || len(p.Funds)+len(p.Budget) != 0 || p.From != 0 {
			t.Errorf("%s claims to know more than its name, or not to be an example: %+v", p.Title, p)
		}
	}
	if titles["지역산업 육성: 연고산업"].Parent.Ko != "지역산업진흥계획" || titles["지역산업진흥계획"].Parent.Ko != "지방시대 종합계획" {
		t.Error("the tiers do not hang on their plan")
	}
	if page.Found != 28 || page.Total.Unknown != 28 || page.Levels[policy.City] != 22 {
		t.Errorf("found %d, %+v", page.Found, page.Levels)
	}
	if n := len(policy.Examples("")); n != 6 {
		t.Errorf("%d examples without a city", n)
	}
	if _, err := s.AddExamples(ctx, core.Actor{Agency: who.Agency, Role: core.RoleReader}, pyeongtaek); core.CodeOf(err) != core.Forbidden {
		t.Errorf("a reader added examples: %v", err)
	}
}
