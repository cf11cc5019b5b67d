package industry_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/industry"
)

func TestSavingMakesVersionsAndNeverOverwrites(t *testing.T) {
	t.Parallel()
	s, _ := newService()
	ctx, who := context.Background(), core.LocalOperator(core.DefaultAgency)
	first, err := s.CopyPreset(ctx, who, "semiconductors-ksic11", "pt-chips", core.T("평택 반도체", "Pyeongtaek semiconductors"))
	if err != nil {
		t.Fatal(err)
	}
	if first.Version != 1 || first.Preset || first.Agency != who.Agency || first.ID == "" || first.Author != who.Name || first.CreatedAt.IsZero() {
		t.Errorf("the copy is %+v", first)
	}
	edit := first
	edit.Items = edit.Items[1:]
	second, err := s.Save(ctx, who, edit, first.Version)
	if err != nil || second.Version != 2 || second.ID == first.ID {
		t.Fatalf("%+v, %v", second, err)
	}
	if old, err := s.Get(ctx, who, "pt-chips", 1); err != nil || len(old.Items) != len(first.Items) {
		t.Errorf("version 1 changed: %v", err)
	}
	if latest, err := s.Get(ctx, who, "pt-chips", 0); err != nil || latest.Version != 2 {
		t.Errorf("latest is %d, %v", latest.Version, err)
	}
	if all, err := s.History(ctx, who, "pt-chips"); err != nil || len(all) != 2 || all[0].Version != 2 {
		t.Errorf("history %v, %v", all, err)
	}
	if list, err := s.List(ctx, who); err != nil || len(list) != 1+len(industry.Presets()) || list[0].Key != "pt-chips" {
		t.Errorf("list of %d, %v", len(list), err)
	}
}

func TestSavingOverSomebodyElseSaysWhatChanged(t *testing.T) {
	t.Parallel()
	s, store := newService()
	ctx, who := context.Background(), core.LocalOperator(core.DefaultAgency)
	mine := industry.Definition{Key: "chips", Name: core.T("칩", "Chips"), System: core.KSIC11, Items: []industry.Item{{Code: "261", Weight: 1}, {Code: "262", Weight: 1}}}
	base, err := s.Save(ctx, who, mine, 0)
	if err != nil {
		t.Fatal(err)
	}
	theirs := base
	theirs.Items = []industry.Item{{Code: "261", Weight: 0.5}, {Code: "29271", Weight: 1}}
	if _, err := s.Save(ctx, core.Actor{Agency: who.Agency, Name: "김나루", Role: core.RoleOperator}, theirs, 1); err != nil {
		t.Fatal(err)
	}
	_, err = s.Save(ctx, who, base, 1)
	var e *core.Error
	if !errors.As(err, &e) || e.Code != core.Conflict || !strings.Contains(e.Message.Ko, "김나루") {
		t.Fatalf("got %v", err)
	}
	said := make([]string, 0, len(e.Fields))
	for _, f := range e.Fields {
		said = append(said, f.Message.Ko)
	}
	for _, want := range []string{"29271 추가(가중치 1)", "262 삭제", "261 가중치 1 → 0.5"} {
		if !strings.Contains(strings.Join(said, "|"), want) {
			t.Errorf("the conflict says %v, not %q", said, want)
		}
	}
	if _, err := s.Save(ctx, who, mine, 0); core.CodeOf(err) != core.Conflict {
		t.Errorf("a new definition took a used key: %v", err)
	}
	if _, err := s.Save(ctx, who, mine, 9); core.CodeOf(err) != core.Conflict {
		t.Errorf("a version from the future was accepted: %v", err)
	}
	store.raced = true // somebody saves between the look and the write
	if _, err := s.Save(ctx, who, mine, 2); core.CodeOf(err) != core.Conflict || !strings.Contains(core.MessageOf(err).Ko, "3판") {
		t.Errorf("the race ends in %v", err)
	}
	if len(store.versions) != 3 {
		t.Errorf("%d versions are stored", len(store.versions))
	}
}

func TestWhoMayChangeDefinitions(t *testing.T) {
	t.Parallel()
	s, _ := newService()
	ctx := context.Background()
	reader := core.Actor{Agency: core.DefaultAgency, Name: "r", Role: core.RoleReader}
	d := industry.Definition{Key: "chips", Name: core.T("칩", "Chips"), System: core.KSIC11, Items: []industry.Item{{Code: "261", Weight: 1}}}
	_, saved := s.Save(ctx, reader, d, 0)
	_, copied := s.CopyPreset(ctx, reader, "ict-ksic11", "ours", core.Text{})
	for name, err := range map[string]error{"save": saved, "copy": copied} {
		if core.CodeOf(err) != core.Forbidden {
			t.Errorf("%s by a reader: %v", name, err)
		}
	}
	if _, err := s.Get(ctx, reader, "ict-ksic11", 0); err != nil {
		t.Errorf("a reader cannot read: %v", err)
	}
	who := core.LocalOperator(core.DefaultAgency)
	d.Key = "ict-ksic11"
	if _, err := s.Save(ctx, who, d, 1); core.CodeOf(err) != core.Conflict {
		t.Errorf("a preset was overwritten: %v", err)
	}
	d.Key, d.System = "nine", core.KSIC9
	if _, err := s.Save(ctx, who, d, 0); core.CodeOf(err) != core.NotFound || !strings.Contains(core.MessageOf(err).Ko, "먼저 가져와") {
		t.Errorf("a revision without table: %v", err)
	}
	if _, err := s.Get(ctx, core.LocalOperator("elsewhere"), "chips", 0); core.CodeOf(err) != core.NotFound {
		t.Errorf("another agency's definition: %v", err)
	}
}

func newService() (*industry.Definitions, *memory) {
	store := &memory{}
	n := 0
	ids := func() string { n++; return strings.Repeat("i", n) }
	now := func() time.Time { return time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC) }
	return industry.NewDefinitions(store, ownTables{}, now, ids), store
}

// ownTables knows what ships with Naru only.
type ownTables struct{}

func (ownTables) Classification(_ context.Context, _ core.Actor, system core.System) (*industry.Classification, error) {
	if c, ok := industry.Builtin(system); ok {
		return c, nil
	}
	return nil, core.Fail(core.NotFound, "분류표를 먼저 가져와 주십시오.", "Import the table first.")
}

// memory is a store that can be overtaken.
type memory struct {
	versions []industry.Definition
	raced    bool
}

func (m *memory) AddDefinition(_ context.Context, d industry.Definition) error {
	if m.raced {
		other := d
		other.Author = "누군가"
		m.versions, m.raced = append(m.versions, other), false
	}
	for _, v := range m.versions {
		if v.Agency == d.Agency && v.Key == d.Key && v.Version == d.Version {
			return core.Fail(core.Conflict, "있음", "exists")
		}
	}
	m.versions = append(m.versions, d)
	return nil
}

func (m *memory) Definition(_ context.Context, agency, key string, version int) (industry.Definition, error) {
	var found industry.Definition
	for _, v := range m.versions {
		if v.Agency == agency && v.Key == key && (version == 0 || version == v.Version) {
			found = v
		}
	}
	if found.ID == "" {
		return found, core.Fail(core.NotFound, "없음", "none")
	}
	return found, nil
}

func (m *memory) Definitions(_ context.Context, agency string) ([]industry.Definition, error) {
	latest := map[string]industry.Definition{}
	for _, v := range m.versions {
		if v.Agency == agency {
			latest[v.Key] = v
		}
	}
	out := make([]industry.Definition, 0, len(latest))
	for _, d := range latest {
		out = append(out, d)
	}
	return out, nil
}

func (m *memory) DefinitionHistory(_ context.Context, agency, key string) ([]industry.Definition, error) {
	var out []industry.Definition
	for _, v := range m.versions {
		if v.Agency == agency && v.Key == key {
			out = append([]industry.Definition{v}, out...)
		}
	}
	return out, nil
}

func asError(err error, target **core.Error) bool { return errors.As(err, target) }

func fieldsOf(e *core.Error) []core.Field {
	if e == nil {
		return nil
	}
	return e.Fields
}
