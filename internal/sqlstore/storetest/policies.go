package storetest

import (
	"encoding/json"
	"sync"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/policy"
	"naru/internal/revision"
)

func newPolicy(agency, key string) policy.Write {
	p := policy.Policy{
		ID: core.NewID(), Agency: agency, Revision: 1, Key: key, Title: "반도체 소부장 생태계 조사", Kind: policy.Programme, Level: policy.City, Region: "41220",
		Instruments: []policy.Instrument{policy.Network}, Industries: []policy.Industry{{System: core.KSIC11, Code: "261"}, {Definition: "hydrogen-ksic11"}},
		Stages: []policy.Stage{policy.Latent}, From: 2026, To: 2027, Funds: []policy.Fund{policy.NationalFund},
		Budget: policy.Budget{policy.CityFund: {2026: 1<<53 + 1, 2027: 0}}, // must come back to the last won
		Links:  []policy.Link{{ID: "l", Title: "공고", URL: "https://example.org/"}}, Tags: []string{"소부장"},
	}
	return policy.Write{Policy: p, Entry: newEntry(p, "created")}
}

func newEntry(p policy.Policy, action string) revision.Entry {
	return revision.Entry{
		ID: core.NewID(), Agency: p.Agency, Kind: "policy", Object: p.ID, Revision: p.Revision, At: noon.Add(time.Duration(p.Revision)),
		By: core.Person{Name: researcher, Role: core.RoleResearcher}, Action: action, Note: "메모",
		Changes: []revision.Change{{Path: "title", Kind: revision.Edited, Before: json.RawMessage(`"가"`), After: json.RawMessage(`"나"`)}},
	}
}

// next is an edit of a policy.
func next(w policy.Write, title string) policy.Write {
	w.Base = w.Policy.Revision
	w.Policy.Revision++
	w.Policy.Title = title
	w.Entry = newEntry(w.Policy, "edited")
	return w
}

func testPolicies(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	_, err := s.Policy(ctx, home, "none", 0)
	wantCode(t, err, core.NotFound)
	b, a, foreign := newPolicy(home, "B"), newPolicy(home, "A"), newPolicy(other, "A")
	must(t, s.SavePolicies(ctx, []policy.Write{b, a, foreign}))
	later := next(b, "새 제목")
	must(t, s.SavePolicies(ctx, []policy.Write{later}))

	all, err := s.Policies(ctx, home)
	must(t, err)
	same(t, "by key, the latest of each", all, []policy.Policy{a.Policy, later.Policy})
	for number, want := range map[int]policy.Policy{0: later.Policy, 1: b.Policy, 2: later.Policy} {
		got, err := s.Policy(ctx, home, b.Policy.ID, number)
		must(t, err)
		same(t, "revision", got, want)
	}
	_, err = s.Policy(ctx, home, b.Policy.ID, 3)
	wantCode(t, err, core.NotFound)
	_, err = s.Policy(ctx, other, b.Policy.ID, 0)
	wantCode(t, err, core.NotFound)
	history, err := s.PolicyHistory(ctx, home, b.Policy.ID)
	must(t, err)
	same(t, "history", history, []revision.Entry{later.Entry, b.Entry})
}

// All of a batch is saved or none of it.
func testPolicyBatch(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	first := newPolicy(home, "A")
	must(t, s.SavePolicies(ctx, []policy.Write{first}))
	stale := next(first, "둘째")
	stale.Base = 7
	wantCode(t, s.SavePolicies(ctx, []policy.Write{newPolicy(home, "B"), stale}), core.Conflict)
	wantCode(t, s.SavePolicies(ctx, []policy.Write{newPolicy(home, "C"), newPolicy(home, "A")}), core.Conflict)
	all, err := s.Policies(ctx, home)
	must(t, err)
	same(t, "what is saved", all, []policy.Policy{first.Policy})

	// A number may be given on in one batch once its owner has let go of it.
	freed := next(first, "첫째")
	freed.Policy.Key = "Z"
	taker := newPolicy(home, "A")
	must(t, s.SavePolicies(ctx, []policy.Write{freed, taker}))
}

func testPolicyRace(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	first := newPolicy(home, "A")
	must(t, s.SavePolicies(ctx, []policy.Write{first}))
	const savers = 8
	errs := make([]error, savers)
	var wg sync.WaitGroup
	for i := range savers {
		wg.Go(func() { errs[i] = s.SavePolicies(ctx, []policy.Write{next(first, "동시에")}) })
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
		t.Errorf("%d of %d savers won", won, savers)
	}
}
