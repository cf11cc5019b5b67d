package policy_test

import (
	"slices"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/policy"
	"naru/internal/revision"
)

// filled is a service with four policies: two of the city, one of them
// archived, one of the province, one of the nation.
func filled(t *testing.T) *policy.Service {
	t.Helper()
	s, _ := newService()
	ctx, who := t.Context(), researcher("김연구")
	nation := sample("A-1")
	nation.Level, nation.Region, nation.Title, nation.From, nation.To, nation.Budget = policy.National, core.Nation, "수소 계획", 0, 0, nil
	province := sample("B-1")
	province.Level, province.Region, province.Title, province.Budget = policy.Provincial, gyeonggi, "경기 반도체 R&D", policy.Budget{policy.ProvincialFund: {2026: 5, 2027: 5}}
	province.Instruments = []policy.Instrument{policy.Research}
	old := sample("D-1")
	for _, p := range []policy.Policy{nation, province, sample("C-1"), old} {
		saved, err := s.Save(ctx, who, p, "")
		must(t, err)
		if p.Key == "D-1" {
			_, err = s.Archive(ctx, who, saved.ID, saved.Revision, "")
			must(t, err)
		}
	}
	return s
}

func TestListFindsSortsAndPages(t *testing.T) {
	t.Parallel()
	s := filled(t)
	for name, c := range map[string]struct {
		q    policy.Query
		want []string
	}{
		"all but the archived":        {policy.Query{}, []string{"A-1", "B-1", "C-1"}},
		"the archived":                {policy.Query{Archived: true}, []string{"D-1"}},
		"words in any order":          {policy.Query{Search: "r&d 경기"}, []string{"B-1"}},
		"an instrument":               {policy.Query{Instrument: policy.Research}, []string{"B-1"}},
		"first consonants":            {policy.Query{Search: "ㅂㄷㅊ"}, []string{"B-1", "C-1"}},
		"first consonants and words":  {policy.Query{Search: "ㅅㅇㅎ 평택"}, []string{"C-1"}},
		"consonants nobody has":       {policy.Query{Search: "ㅋㅋㅋ"}, nil},
		"a level":                     {policy.Query{Filter: policy.Filter{Levels: []policy.Level{policy.City}}}, []string{"C-1"}},
		"a year, unknown ones stay":   {policy.Query{Filter: policy.Filter{Year: 2027}}, []string{"A-1", "B-1", "C-1"}},
		"another year":                {policy.Query{Filter: policy.Filter{Year: 2030}}, []string{"A-1"}},
		"by budget, unknown last":     {policy.Query{Sort: policy.SortBudget}, []string{"B-1", "C-1", "A-1"}},
		"by budget, the largest":      {policy.Query{Sort: policy.SortBudget, Descending: true}, []string{"C-1", "B-1", "A-1"}},
		"by years, unknown last":      {policy.Query{Sort: policy.SortYears, Descending: true}, []string{"B-1", "C-1", "A-1"}},
		"by level":                    {policy.Query{Sort: policy.SortLevel, Descending: true}, []string{"C-1", "B-1", "A-1"}},
		"by title":                    {policy.Query{Sort: policy.SortTitle}, []string{"B-1", "C-1", "A-1"}},
		"the second page":             {policy.Query{Size: 2, Page: 2}, []string{"C-1"}},
		"a page beyond the last":      {policy.Query{Size: 2, Page: 9}, []string{"C-1"}},
		"nothing":                     {policy.Query{Search: "우주"}, nil},
		"sizes and pages out of sort": {policy.Query{Size: -3, Page: -1}, []string{"A-1", "B-1", "C-1"}},
	} {
		page, err := s.List(t.Context(), researcher("김연구"), c.q)
		must(t, err)
		var got []string
		for _, r := range page.Rows {
			got = append(got, r.Policy.Key)
			if r.Industries.Ko == "" {
				t.Errorf("%s: %s has no industries", name, r.Policy.Key)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// What a policy does not say keeps it among the answers, marked; what it says
// otherwise does not.
func TestListKeepsWhatIsUnknown(t *testing.T) {
	t.Parallel()
	s := filled(t)
	ctx, who := t.Context(), researcher("김연구")
	silent := sample("E-1")
	silent.Instruments, silent.Stages, silent.Industries = nil, nil, nil
	_, err := s.Save(ctx, who, silent, "")
	must(t, err)
	targets, err := s.Targets(ctx, who, ksic("26", "10"))
	must(t, err)
	for name, c := range map[string]struct {
		q    policy.Query
		want []string // doubtful ones with a question mark
	}{
		"an instrument":       {policy.Query{Instrument: policy.Research}, []string{"B-1", "E-1?"}},
		"a stage":             {policy.Query{Stage: policy.Core}, []string{"E-1?"}},
		"an industry":         {policy.Query{Industry: &targets[0]}, []string{"A-1", "B-1", "C-1", "E-1?"}},
		"another industry":    {policy.Query{Industry: &targets[1]}, []string{"E-1?"}},
		"those with a lack":   {policy.Query{Unstated: true}, []string{"E-1"}},
		"an instrument, year": {policy.Query{Instrument: policy.Research, Filter: policy.Filter{Year: 2030}}, nil},
	} {
		page, err := s.List(ctx, who, c.q)
		must(t, err)
		var got []string
		for _, r := range page.Rows {
			if r.Doubtful {
				r.Policy.Key += "?"
			}
			got = append(got, r.Policy.Key)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	if all, err := s.List(ctx, who, policy.Query{}); err != nil || all.Unstated != 1 {
		t.Errorf("unstated %d, %v", all.Unstated, err)
	}
}

func TestViewShowsWhatIsAround(t *testing.T) {
	t.Parallel()
	s := filled(t)
	ctx, who := t.Context(), researcher("김연구")
	page, err := s.List(ctx, who, policy.Query{})
	must(t, err)
	plan, child := page.Rows[0].Policy, page.Rows[1].Policy
	child.Parent = plan.ID
	child, err = s.Save(ctx, who, child, "")
	must(t, err)
	v, err := s.View(ctx, who, child.ID, 0)
	must(t, err)
	if len(v.Above) != 1 || v.Above[0].Key != "A-1" || v.Latest != 2 || len(v.History) != 2 || v.Place.Ko != "경기도" || !v.Industries[0].Found || v.Money.Known != 10 {
		t.Errorf("view %+v", v)
	}
	if up, err := s.View(ctx, who, plan.ID, 0); err != nil || len(up.Below) != 1 || up.Place.Ko == "" {
		t.Errorf("view of the plan %+v, %v", up, err)
	}
	changes, err := s.Compare(ctx, who, child.ID, 1, 2)
	must(t, err)
	if !slices.ContainsFunc(changes, func(c revision.Change) bool { return c.Path == "parent" }) {
		t.Errorf("changes %+v", changes)
	}
}

func TestServiceHoldsLocalAgainstOutside(t *testing.T) {
	t.Parallel()
	s := filled(t)
	ctx, who := t.Context(), researcher("김연구")
	targets, err := s.Targets(ctx, who, append(ksic("261"), policy.Industry{Definition: "hydrogen-ksic11"}))
	must(t, err)
	if _, err := s.Targets(ctx, who, []policy.Industry{{Definition: "none"}}); core.CodeOf(err) != core.Invalid {
		t.Errorf("a definition that is not there: %v", err)
	}
	m, err := s.Matrix(ctx, who, targets, policy.Filter{})
	must(t, err)
	if len(m.Policies) != 3 || len(m.Cells) != 2*8*5 {
		t.Errorf("%d policies, %d cells", len(m.Policies), len(m.Cells))
	}
	for n := range m.Cells {
		if say := m.Say(n); say.Ko == "" || say.En == "" {
			t.Errorf("cell %d says %+v", n, say)
		}
	}
	task := handTask()
	task.Industries = targets
	held, err := s.Synergy(ctx, who, task, policy.Options{Home: pyeongtaek})
	must(t, err)
	pairs := held.Pairs
	if len(pairs) != 2 || pairs[0].Policy.Level == policy.City || pairs[1].Policy.Level == policy.City {
		t.Errorf("pairs %+v", pairs)
	}
	// A city is held against the nation and its own province, a province against
	// the nation and its own cities; what is of another place is told, not scored.
	far := sample("far")
	far.Region = "41110"
	_, err = s.Save(ctx, who, far, "")
	must(t, err)
	elsewhere := sample("busan")
	elsewhere.Level, elsewhere.Region = policy.Provincial, "26"
	_, err = s.Save(ctx, who, elsewhere, "")
	must(t, err)
	before := held.Scope
	for home, want := range map[string]struct{ own, other int }{pyeongtaek: {before.Local, 2}, gyeonggi: {before.Compared[policy.Provincial], 1}} {
		held, err := s.Synergy(ctx, who, task, policy.Options{Home: home})
		must(t, err)
		if x := held.Scope; x.Local != want.own || x.Elsewhere != want.other {
			t.Errorf("%s: %+v", home, x)
		}
		for _, p := range held.Pairs {
			if p.Policy.Level == held.Scope.Level || p.Policy.Key == "busan" {
				t.Errorf("%s is held against %s of %s", home, p.Policy.Key, p.Policy.Region)
			}
		}
	}
	held, err = s.Synergy(ctx, who, task, policy.Options{Home: gyeonggi})
	must(t, err)
	if n := held.Scope.Compared[policy.City]; n != before.Local+1 || !strings.Contains(held.Scope.Say().Ko, "기초 2개") {
		t.Errorf("the province is held against %d policies of its cities: %s", n, held.Scope.Say().Ko)
	}
	for _, w := range []policy.Weights{{"none": 1}, {policy.PartGap: -1}, {policy.PartGap: 0}} {
		if _, err := s.Synergy(ctx, who, task, policy.Options{Weights: w}); core.CodeOf(err) != core.Invalid {
			t.Errorf("weights %v: %v", w, err)
		}
	}
}
