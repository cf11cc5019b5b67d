package dataset

import (
	"context"
	"slices"

	"naru/internal/core"
	"naru/internal/fact"
	"naru/internal/region"
)

// Service holds the rules about datasets: who may import and withdraw, what an
// import must satisfy, and what becomes visible when.
type Service struct {
	store     Store
	runs      RunStore
	profiles  ProfileStore
	originals Originals
	lake      Lake
	rows      Rows
	places    places
	clock     core.Clock
	ids       core.IDs
	live      *live
	tables    *tableCache
	limits    Limits
}

// Limits bound what one import may cost.
type Limits struct {
	FileBytes int64 // of the original
}

// DefaultLimits suit a small machine.
var DefaultLimits = Limits{FileBytes: 4 << 30}

// Parts are what a Service is made of.
type Parts struct {
	Store     Store
	Runs      RunStore
	Profiles  ProfileStore
	Originals Originals
	Lake      Lake
	Rows      Rows
	Regions   *region.Registry
	Clock     core.Clock
	IDs       core.IDs
	Limits    Limits
}

// NewService makes a Service.
func NewService(p Parts) *Service {
	if p.Limits == (Limits{}) {
		p.Limits = DefaultLimits
	}
	return &Service{
		store: p.Store, runs: p.Runs, profiles: p.Profiles, originals: p.Originals, lake: p.Lake, rows: p.Rows,
		places: places{p.Regions}, clock: p.Clock, ids: p.IDs, live: newLive(), tables: newTableCache(), limits: p.Limits,
	}
}

// Entry is a dataset with its newest published version, if any is left.
type Entry struct {
	Dataset  Dataset
	Latest   *Version
	Versions int
}

// List gives every dataset of the agency by key.
func (s *Service) List(ctx context.Context, actor core.Actor) ([]Entry, error) {
	sets, err := s.store.Datasets(ctx, actor.Agency)
	if err != nil {
		return nil, err
	}
	versions, err := s.store.Versions(ctx, actor.Agency, "")
	if err != nil {
		return nil, err
	}
	entries := make([]Entry, len(sets))
	at := make(map[string]*Entry, len(sets))
	for i, d := range sets {
		entries[i].Dataset = d
		at[d.ID] = &entries[i]
	}
	for i := range versions {
		e := at[versions[i].DatasetID]
		if e == nil {
			continue
		}
		e.Versions++
		if versions[i].State == Published && (e.Latest == nil || versions[i].Number > e.Latest.Number) {
			e.Latest = &versions[i]
		}
	}
	return entries, nil
}

// Show gives a dataset and its versions, newest first.
func (s *Service) Show(ctx context.Context, actor core.Actor, key string) (Dataset, []Version, error) {
	d, err := s.store.Dataset(ctx, actor.Agency, key)
	if err != nil {
		return Dataset{}, nil, err
	}
	versions, err := s.store.Versions(ctx, actor.Agency, key)
	return d, versions, err
}

// Version gives one version of a dataset; number 0 means the newest published.
func (s *Service) Version(ctx context.Context, actor core.Actor, key string, number int) (Dataset, Version, error) {
	d, versions, err := s.Show(ctx, actor, key)
	if err != nil {
		return Dataset{}, Version{}, err
	}
	i := slices.IndexFunc(versions, func(v Version) bool {
		return v.Number == number || number == 0 && v.State == Published
	})
	if i >= 0 {
		return d, versions[i], nil
	}
	if number == 0 {
		return d, Version{}, core.Fail(core.NotFound,
			"‘%[1]s’에는 쓸 수 있는 판이 없습니다. 모두 철회되었습니다. 새로 가져와 주십시오.",
			"‘%[1]s’ has no version in use: all were withdrawn. Import it again.", d.Title)
	}
	return d, Version{}, core.Fail(core.NotFound,
		"‘%[1]s’에는 %[2]d판이 없습니다.", "‘%[1]s’ has no version %[2]d.", d.Title, number)
}

// Withdraw takes a version out of use. Its original and its provenance stay;
// what was computed from it is stale from now on.
func (s *Service) Withdraw(ctx context.Context, actor core.Actor, key string, number int, reason string) (Version, error) {
	if err := mayWrite(actor); err != nil {
		return Version{}, err
	}
	if reason == "" {
		return Version{}, core.Fail(core.Invalid, "철회하는 까닭을 적어 주십시오.", "Say why the version is withdrawn.").
			With("reason", core.T("까닭이 비었습니다.", "The reason is empty."))
	}
	_, v, err := s.Version(ctx, actor, key, number)
	if err != nil {
		return Version{}, err
	}
	w := Withdrawal{By: actor.Name, At: s.clock(), Reason: reason}
	if err := s.store.Withdraw(ctx, actor.Agency, v.ID, w); err != nil {
		return Version{}, err
	}
	v.State, v.Withdrawal = Withdrawn, w
	return v, nil
}

// Cube reads one measure of a version.
func (s *Service) Cube(ctx context.Context, v Version, measure string) (*fact.Cube, error) {
	return s.lake.Cube(ctx, v, measure)
}

// OpenOriginal opens a file that an import kept: its original or its rejects.
func (s *Service) OpenOriginal(ctx context.Context, sha256 string) (Blob, error) {
	return s.originals.Open(ctx, sha256)
}

func mayWrite(actor core.Actor) error {
	if actor.CanWrite() {
		return nil
	}
	return core.Fail(core.Forbidden, "자료를 바꿀 권한이 없습니다.", "You may not change data.")
}
