package policy_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/policy"
	"naru/internal/region"
	"naru/internal/revision"
)

const (
	gyeonggi   = "41"
	pyeongtaek = "41220"
)

var noon = time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC)

// records keeps policies in memory, by the contract of policy.Store.
type records struct {
	now     map[string]policy.Policy
	bodies  map[string][]policy.Policy
	entries map[string][]revision.Entry
	before  func() // what happens just before a save
}

func newRecords() *records {
	return &records{now: map[string]policy.Policy{}, bodies: map[string][]policy.Policy{}, entries: map[string][]revision.Entry{}}
}

func (r *records) SavePolicies(_ context.Context, writes []policy.Write) error {
	if r.before != nil {
		do := r.before
		r.before = nil
		do()
	}
	for _, w := range writes {
		if r.now[w.Policy.ID].Revision != w.Base {
			return core.Fail(core.Conflict, "바뀌었습니다.", "It changed.")
		}
		for _, p := range r.now {
			if p.Key == w.Policy.Key && p.ID != w.Policy.ID {
				return core.Fail(core.Conflict, "이미 있습니다.", "It exists.")
			}
		}
	}
	for _, w := range writes {
		id := w.Policy.ID
		r.now[id] = w.Policy
		r.bodies[id] = append(r.bodies[id], w.Policy)
		r.entries[id] = append([]revision.Entry{w.Entry}, r.entries[id]...)
	}
	return nil
}

func (r *records) Policies(_ context.Context, agency string) ([]policy.Policy, error) {
	var out []policy.Policy
	for _, p := range r.now {
		if p.Agency == agency {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b policy.Policy) int { return strings.Compare(a.Key, b.Key) })
	return out, nil
}

func (r *records) Policy(_ context.Context, agency, id string, number int) (policy.Policy, error) {
	p, ok := r.now[id]
	if !ok || p.Agency != agency || number > len(r.bodies[id]) {
		return policy.Policy{}, core.Fail(core.NotFound, "없습니다.", "None.")
	}
	if number > 0 {
		p = r.bodies[id][number-1]
	}
	return p, nil
}

func (r *records) PolicyHistory(_ context.Context, _, id string) ([]revision.Entry, error) {
	return r.entries[id], nil
}

type tables struct{}

func (tables) Classification(_ context.Context, _ core.Actor, system core.System) (*industry.Classification, error) {
	if c, ok := industry.Builtin(system); ok {
		return c, nil
	}
	return nil, core.Fail(core.NotFound, "없습니다.", "None.")
}

type definitions struct{}

func (definitions) List(context.Context, core.Actor) ([]industry.Definition, error) {
	return industry.Presets(), nil
}

func newService() (*policy.Service, *records) {
	store, n := newRecords(), 0
	return policy.New(policy.Config{
		Store: store, Definitions: definitions{}, Tables: tables{}, Regions: region.Default(),
		Clock: func() time.Time { return noon },
		IDs:   func() string { n++; return fmt.Sprintf("id-%04d", n) },
	}), store
}

func researcher(name string) core.Actor {
	return core.Actor{Agency: core.DefaultAgency, Name: name, Role: core.RoleResearcher}
}

// classes are Naru's own tables and definitions.
func classes(tb testing.TB) policy.Classes {
	tb.Helper()
	s, _ := newService()
	c, err := s.Classes(context.Background(), researcher("김연구"))
	must(tb, err)
	return c
}

func ksic(codes ...string) []policy.Industry {
	out := make([]policy.Industry, len(codes))
	for i, c := range codes {
		out[i] = policy.Industry{System: core.KSIC11, Code: c}
	}
	return out
}

// sample is a policy that says everything.
func sample(key string) policy.Policy {
	return policy.Policy{
		Key: key, Title: "반도체 사업화 지원", Kind: policy.Programme, Level: policy.City, Region: pyeongtaek, Owner: "평택산업진흥원",
		Instruments: []policy.Instrument{policy.Commercialisation}, Industries: ksic("261"), Stages: []policy.Stage{policy.Startup},
		From: 2026, To: 2027,
		Budget:   policy.Budget{policy.CityFund: {2026: 100, 2027: 0}},
		Matching: policy.MatchingNone, Source: "시험 자료", Tags: []string{"반도체"},
		Links: []policy.Link{{Title: "공고문", URL: "https://example.org/a"}},
	}
}

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatalf("%v %+v", err, core.MessageOf(err))
	}
}
