package diagnosis

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"naru/internal/core"
	"naru/internal/dataset"
)

// Snapshot is a diagnosis kept as it was: the numbers, what they came from, and
// the address that shows them again from the same version.
type Snapshot struct {
	ID        string
	Agency    string
	Name      string
	Address   string // canonical query of the view, its version pinned
	Findings  []core.Text
	Numbers   []SavedNumber
	Evidence  []core.Evidence
	Author    string
	CreatedAt time.Time
}

// SavedNumber is a key figure as it stood. A value that was not defined is nil.
type SavedNumber struct {
	ID     string    `json:"id"`
	Title  core.Text `json:"title"`
	Value  *float64  `json:"value"`
	Unit   core.Text `json:"unit"`
	Kind   Kind      `json:"kind"`
	Period core.Text `json:"period"`
}

// SnapshotStore keeps snapshots. Every method is confined to the agency it is
// given; an id that is not there is core.NotFound.
type SnapshotStore interface {
	SaveSnapshot(ctx context.Context, s Snapshot) error
	Snapshots(ctx context.Context, agency string) ([]Snapshot, error) // newest first
	Snapshot(ctx context.Context, agency, id string) (Snapshot, error)
	RenameSnapshot(ctx context.Context, agency, id, name string) error // the name only: what was kept stays
	DeleteSnapshot(ctx context.Context, agency, id string) error
}

// SavedState is a snapshot with what became of its data since.
type SavedState struct {
	Snapshot

	Stale []StaleSource
}

// StaleSource is a version that a snapshot used and that is no longer the one
// to use.
type StaleSource struct {
	Source    core.Source
	Withdrawn bool
	Newer     int // number of the published version that superseded it; 0 when none did
}

// Text says what happened and what to do.
func (x StaleSource) Text() core.Text {
	t, v := x.Source.Title, x.Source.Version
	switch {
	case x.Withdrawn && x.Newer > 0:
		return core.Tf("‘%[1]s’ %[2]d판이 철회되고 %[3]d판이 나왔습니다. 다시 진단해 주십시오.",
			"Version %[2]d of ‘%[1]s’ was withdrawn and version %[3]d is out. Diagnose again.", t, v, x.Newer)
	case x.Withdrawn:
		return core.Tf("‘%[1]s’ %[2]d판이 철회되었습니다. 다른 자료로 다시 진단해 주십시오.",
			"Version %[2]d of ‘%[1]s’ was withdrawn. Diagnose again from other data.", t, v)
	default:
		return core.Tf("‘%[1]s’ %[2]d판 뒤에 %[3]d판이 나왔습니다. 다시 진단해 주십시오.",
			"Version %[3]d of ‘%[1]s’ has come after version %[2]d. Diagnose again.", t, v, x.Newer)
	}
}

// longestName is how many characters a snapshot's name may have.
const longestName = 120

// SaveSnapshot keeps the overview of a view under a name.
func (s *Service) SaveSnapshot(ctx context.Context, actor core.Actor, name string, v View) (Snapshot, error) {
	if !actor.CanWrite() {
		return Snapshot{}, mayNotWrite()
	}
	name, err := snapshotName(name)
	if err != nil {
		return Snapshot{}, err
	}
	o, err := s.Overview(ctx, actor, v)
	if err != nil {
		return Snapshot{}, err
	}
	if e := o.Scene.Empty; e != nil {
		return Snapshot{}, core.Fail(core.Invalid, "저장할 진단 결과가 없습니다. %s", "There is no diagnosis to save. %s", e.Advice)
	}
	pinned := o.Scene.View
	pinned.Version = o.Scene.Version.Number
	saved := Snapshot{
		ID: s.IDs(), Agency: actor.Agency, Name: name, Address: pinned.Query().Encode(),
		Author: actor.Name, CreatedAt: s.Clock(),
	}
	for _, f := range o.Findings {
		saved.Findings = append(saved.Findings, f.Text)
	}
	for _, f := range o.Figures {
		n := SavedNumber{ID: f.ID, Title: f.Title, Unit: f.Unit, Kind: f.Kind, Period: f.Period}
		if defined(f.Value) {
			n.Value = &f.Value
		}
		saved.Numbers = append(saved.Numbers, n)
		saved.Evidence = append(saved.Evidence, f.Evidence)
	}
	return saved, s.Snapshots.SaveSnapshot(ctx, saved)
}

// RenameSnapshot gives a snapshot another name. What was kept stays as it is.
func (s *Service) RenameSnapshot(ctx context.Context, actor core.Actor, id, name string) error {
	if !actor.CanWrite() {
		return mayNotWrite()
	}
	name, err := snapshotName(name)
	if err != nil {
		return err
	}
	return s.Snapshots.RenameSnapshot(ctx, actor.Agency, id, name)
}

// snapshotName tidies a name; core.Invalid when it is empty or too long.
func snapshotName(name string) (string, error) {
	name = strings.Join(strings.Fields(strings.ToValidUTF8(name, "")), " ")
	if n := utf8.RuneCountInString(name); n == 0 || n > longestName {
		message := core.Tf("이름을 1~%d자로 적어 주십시오.", "Give it a name of 1 to %d characters.", longestName)
		return "", (&core.Error{Code: core.Invalid, Message: message}).With("name", message)
	}
	return name, nil
}

// Saved lists the agency's snapshots, newest first, with what became of their data.
func (s *Service) Saved(ctx context.Context, actor core.Actor) ([]SavedState, error) {
	all, err := s.Snapshots.Snapshots(ctx, actor.Agency)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	versions, err := s.Catalogue.Versions(ctx, actor.Agency, "")
	if err != nil {
		return nil, err
	}
	out := make([]SavedState, len(all))
	for i, x := range all {
		out[i] = SavedState{Snapshot: x, Stale: staleOf(x, versions)}
	}
	return out, nil
}

// SavedOne gives one snapshot with what became of its data.
func (s *Service) SavedOne(ctx context.Context, actor core.Actor, id string) (SavedState, error) {
	x, err := s.Snapshots.Snapshot(ctx, actor.Agency, id)
	if err != nil {
		return SavedState{}, err
	}
	versions, err := s.Catalogue.Versions(ctx, actor.Agency, "")
	if err != nil {
		return SavedState{}, err
	}
	return SavedState{Snapshot: x, Stale: staleOf(x, versions)}, nil
}

// DeleteSnapshot removes a snapshot.
func (s *Service) DeleteSnapshot(ctx context.Context, actor core.Actor, id string) error {
	if !actor.CanWrite() {
		return mayNotWrite()
	}
	return s.Snapshots.DeleteSnapshot(ctx, actor.Agency, id)
}

func (s *Service) staleSnapshots(ctx context.Context, actor core.Actor, h *shelf) ([]SavedState, error) {
	all, err := s.Snapshots.Snapshots(ctx, actor.Agency)
	if err != nil {
		return nil, err
	}
	var out []SavedState
	for _, x := range all {
		if stale := staleOf(x, h.all); len(stale) > 0 {
			out = append(out, SavedState{Snapshot: x, Stale: stale})
		}
	}
	return out, nil
}

// staleOf holds the versions a snapshot used against the ones there are now. A
// version that is gone altogether counts as withdrawn.
func staleOf(x Snapshot, versions []dataset.Version) []StaleSource {
	var out []StaleSource
	seen := map[string]bool{}
	for _, e := range x.Evidence {
		for _, src := range e.Sources {
			if seen[src.VersionID] {
				continue
			}
			seen[src.VersionID] = true
			if stale := staleSource(src, versions); stale.Withdrawn || stale.Newer > 0 {
				out = append(out, stale)
			}
		}
	}
	return out
}

func staleSource(src core.Source, versions []dataset.Version) StaleSource {
	x := StaleSource{Source: src, Withdrawn: true}
	series := ""
	for _, v := range versions {
		if v.ID == x.Source.VersionID {
			x.Withdrawn = v.State == dataset.Withdrawn
			series = v.DatasetID
		}
	}
	for _, v := range versions {
		if series != "" && v.DatasetID == series && v.State == dataset.Published && v.Number > max(x.Newer, x.Source.Version) {
			x.Newer = v.Number
		}
	}
	return x
}

func mayNotWrite() error {
	return core.Fail(core.Forbidden, "진단 결과를 저장하거나 고칠 권한이 없습니다. 운영자에게 요청해 주십시오.",
		"You may not save or change diagnoses. Ask an operator.")
}
