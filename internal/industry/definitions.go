package industry

import (
	"cmp"
	"context"
	"slices"

	"naru/internal/core"
)

// Definitions is the service of industry definitions: Naru's presets, and each
// agency's own with all their versions.
type Definitions struct {
	store  DefinitionStore
	tables Tables
	clock  core.Clock
	ids    core.IDs
}

// NewDefinitions makes the service.
func NewDefinitions(store DefinitionStore, tables Tables, clock core.Clock, ids core.IDs) *Definitions {
	return &Definitions{store: store, tables: tables, clock: clock, ids: ids}
}

// List gives the latest version of each of the agency's definitions by name,
// then the presets.
func (s *Definitions) List(ctx context.Context, actor core.Actor) ([]Definition, error) {
	own, err := s.store.Definitions(ctx, actor.Agency)
	if err != nil {
		return nil, err
	}
	own = slices.Clone(own)
	slices.SortStableFunc(own, func(a, b Definition) int {
		return cmp.Or(cmp.Compare(a.Name.Ko, b.Name.Ko), cmp.Compare(a.Key, b.Key))
	})
	return append(own, Presets()...), nil
}

// Get gives one version of a definition or preset, the latest for version 0.
func (s *Definitions) Get(ctx context.Context, actor core.Actor, key string, version int) (Definition, error) {
	if p, ok := preset(key); ok && (version == 0 || version == p.Version) {
		return p, nil
	}
	return s.store.Definition(ctx, actor.Agency, key, version)
}

// History lists all versions of a definition, newest first.
func (s *Definitions) History(ctx context.Context, actor core.Actor, key string) ([]Definition, error) {
	if p, ok := preset(key); ok {
		return []Definition{p}, nil
	}
	all, err := s.store.DefinitionHistory(ctx, actor.Agency, key)
	if err == nil && len(all) == 0 {
		return nil, core.Fail(core.NotFound, "‘%s’ 산업 정의가 없습니다.", "There is no industry definition ‘%s’.", key)
	}
	return all, err
}

// Save writes a new version of a definition. base is the version that the
// author edited, 0 for a new definition; when somebody saved another version
// meanwhile, nothing is written and the core.Conflict error lists what changed.
// Of d, the key, name, system, items, note and state are taken.
func (s *Definitions) Save(ctx context.Context, actor core.Actor, d Definition, base int) (Definition, error) {
	if !actor.CanWrite() {
		return Definition{}, mayNotWrite()
	}
	if _, taken := preset(d.Key); taken {
		return Definition{}, core.Fail(core.Conflict, "나루가 제공하는 기본 정의는 고칠 수 없습니다. 복사하여 다른 이름으로 저장해 주십시오.",
			"A preset cannot be changed. Copy it and save it under another key.")
	}
	c, err := s.tables.Classification(ctx, actor, d.System)
	if err != nil {
		return Definition{}, err
	}
	d = d.Normalise()
	if err := d.Validate(c); err != nil {
		return Definition{}, err
	}
	latest, err := s.latest(ctx, actor.Agency, d.Key)
	if err != nil {
		return Definition{}, err
	}
	if latest.Version != base {
		return Definition{}, s.conflict(ctx, actor.Agency, latest, base)
	}
	d.ID, d.Agency, d.Author, d.Preset = s.ids(), actor.Agency, actor.Name, false
	d.Version, d.CreatedAt = base+1, s.clock()
	err = s.store.AddDefinition(ctx, d)
	if err != nil && core.CodeOf(err) == core.Conflict { // somebody was faster between the look and the write
		if latest, lookErr := s.latest(ctx, actor.Agency, d.Key); lookErr == nil && latest.Version != base {
			return Definition{}, s.conflict(ctx, actor.Agency, latest, base)
		}
	}
	if err != nil {
		return Definition{}, err
	}
	return d, nil
}

// CopyPreset saves a preset as the first version of the agency's own definition.
func (s *Definitions) CopyPreset(ctx context.Context, actor core.Actor, from, key string, name core.Text) (Definition, error) {
	p, ok := preset(from)
	if !ok {
		return Definition{}, core.Fail(core.NotFound, "‘%s’ 기본 정의가 없습니다.", "There is no preset ‘%s’.", from)
	}
	p.Key = key
	if !name.IsZero() {
		p.Name = name
	}
	return s.Save(ctx, actor, p, 0)
}

// latest gives the newest version, or the zero definition when there is none.
func (s *Definitions) latest(ctx context.Context, agency, key string) (Definition, error) {
	d, err := s.store.Definition(ctx, agency, key, 0)
	if err != nil && core.CodeOf(err) == core.NotFound {
		return Definition{}, nil
	}
	return d, err
}

// conflict tells what happened since the base version.
func (s *Definitions) conflict(ctx context.Context, agency string, latest Definition, base int) error {
	if base == 0 {
		return core.Fail(core.Conflict, "‘%[1]s’(이)라는 주소 이름의 산업 정의가 이미 있습니다(%[2]s, %[3]d판). 다른 이름을 쓰거나 그 정의를 열어 고쳐 주십시오.",
			"An industry definition with the key ‘%[1]s’ exists already (%[2]s, version %[3]d). Use another key, or open and edit that one.",
			latest.Key, latest.Name, latest.Version)
	}
	if latest.Version < base {
		return core.Fail(core.Conflict, "고치려는 %[1]d판이 없습니다. 최신 판은 %[2]d판입니다. 다시 열어 주십시오.",
			"Version %[1]d does not exist; the latest is %[2]d. Open it again.", base, latest.Version)
	}
	fault := core.Fail(core.Conflict,
		"고치는 사이에 %[1]s 님이 %[2]d판을 저장했습니다. 달라진 점을 확인하고 최신 판에서 다시 고쳐 주십시오.",
		"While you were editing, %[1]s saved version %[2]d. See what changed and edit the latest version.",
		latest.Author, latest.Version)
	old, err := s.store.Definition(ctx, agency, latest.Key, base)
	if err != nil {
		return fault.Because(err)
	}
	diff, err := Compare(old, latest)
	if err != nil {
		return fault.With("system", core.Tf("분류 차수: %s → %s", "revision: %s → %s", old.System.Title(), latest.System.Title()))
	}
	return withChanges(fault, old, latest, diff)
}

func withChanges(fault *core.Error, old, latest Definition, diff Comparison) error {
	for _, i := range diff.Added {
		fault = fault.With("items", core.Tf("%s 추가(가중치 %g)", "%s added (weight %g)", i.Code, i.Weight))
	}
	for _, i := range diff.Removed {
		fault = fault.With("items", core.Tf("%s 삭제", "%s removed", i.Code))
	}
	for _, w := range diff.Reweighted {
		fault = fault.With("items", core.Tf("%s 가중치 %g → %g", "%s weight %g → %g", w.Code, w.From, w.To))
	}
	if old.Name != latest.Name {
		fault = fault.With("name", core.Tf("이름: %s → %s", "name: %s → %s", old.Name, latest.Name))
	}
	if old.State != latest.State {
		fault = fault.With("state", core.Tf("상태: %s → %s", "state: %s → %s", string(old.State), string(latest.State)))
	}
	return fault
}

func mayNotWrite() error {
	return core.Fail(core.Forbidden, "이 작업을 할 권한이 없습니다. 운영자에게 요청해 주십시오.",
		"You may not change this. Ask an operator.")
}
