package storetest

import (
	"sync"
	"testing"

	"naru/internal/core"
	"naru/internal/industry"
)

func newDefinition(agency, key string, version int) industry.Definition {
	return industry.Definition{
		ID: core.NewID(), Agency: agency, Key: key, Name: core.T("반도체", "Semiconductors"), Version: version,
		System: core.KSIC10,
		Items: []industry.Item{
			{Code: "261", Weight: 1, Reason: core.T("소자와 집적회로", "devices and circuits")},
			{Code: "29271", Weight: 0.35, Reason: core.T("장비", "equipment")},
		},
		Note: core.T("평택 캠퍼스", "the Pyeongtaek campus"), Author: researcher, CreatedAt: noon, State: industry.Active,
	}
}

func testDefinitions(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	chips1, chips2, hydrogen, foreign := newDefinition(home, "chips", 1), newDefinition(home, "chips", 2),
		newDefinition(home, "a-hydrogen", 1), newDefinition(other, "chips", 1)
	chips2.Items, chips2.State, chips2.Preset = chips2.Items[:1], industry.Retired, true
	for _, d := range []industry.Definition{chips1, chips2, hydrogen, foreign} {
		must(t, s.AddDefinition(ctx, d))
	}
	wantCode(t, s.AddDefinition(ctx, newDefinition(home, "chips", 2)), core.Conflict)

	for version, want := range map[int]industry.Definition{0: chips2, 1: chips1, 2: chips2} {
		got, err := s.Definition(ctx, home, "chips", version)
		must(t, err)
		same(t, "version", got, want)
	}
	for _, absent := range []struct {
		agency, key string
		version     int
	}{{home, "chips", 3}, {home, "robots", 0}, {other, "a-hydrogen", 0}, {other, "chips", 2}} {
		_, err := s.Definition(ctx, absent.agency, absent.key, absent.version)
		wantCode(t, err, core.NotFound)
	}

	latest, err := s.Definitions(ctx, home)
	must(t, err)
	same(t, "latest of each key", latest, []industry.Definition{hydrogen, chips2})
	history, err := s.DefinitionHistory(ctx, home, "chips")
	must(t, err)
	same(t, "history", history, []industry.Definition{chips2, chips1})
	history, err = s.DefinitionHistory(ctx, other, "a-hydrogen")
	must(t, err)
	same(t, "history of nothing", history, []industry.Definition{})
}

// Several people save the same next version at once: one of them does.
func testDefinitionRace(t *testing.T, open Place) {
	t.Helper()
	s := open.store(t)
	const people = 6
	outcome := make(chan error, people)
	var wg sync.WaitGroup
	for range people {
		wg.Go(func() { outcome <- s.AddDefinition(t.Context(), newDefinition(home, "chips", 1)) })
	}
	wg.Wait()
	close(outcome)
	saved := 0
	for err := range outcome {
		if err == nil {
			saved++
			continue
		}
		wantCode(t, err, core.Conflict)
	}
	if saved != 1 {
		t.Errorf("%d were told that theirs was saved, want 1", saved)
	}
}
