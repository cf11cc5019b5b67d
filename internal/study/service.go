package study

import (
	"context"
	"slices"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/diagnosis"
	"naru/internal/industry"
	"naru/internal/linkage"
	"naru/internal/revision"
)

// Kind is what revision entries of studies are filed under.
const Kind = "study"

// What an entry records was done.
const (
	Made      = "made"
	Edited    = "edited"
	SignedOff = "signed"
	PutAway   = "archived"
	TakenBack = "restored"
	Imported  = "imported"
)

// Definitions gives a version of an industry definition, or core.NotFound.
// industry.Definitions does.
type Definitions interface {
	Get(ctx context.Context, actor core.Actor, key string, version int) (industry.Definition, error)
}

// Catalogue tells which datasets and versions there are. dataset.Store does.
type Catalogue interface {
	Datasets(ctx context.Context, agency string) ([]dataset.Dataset, error)
	Versions(ctx context.Context, agency, key string) ([]dataset.Version, error)
}

// Config is what a Service works with.
type Config struct {
	Store       Store
	Catalogue   Catalogue
	Diagnosis   *diagnosis.Service
	Linkage     *linkage.Service
	Definitions Definitions
	Clock       core.Clock
	IDs         core.IDs
}

// Service keeps studies and computes them. It is safe for concurrent use.
type Service struct{ Config }

// New makes a Service.
func New(c Config) *Service { return &Service{c} }

// List gives the agency's studies, last changed first.
func (s *Service) List(ctx context.Context, actor core.Actor) ([]Summary, error) {
	return s.Store.Studies(ctx, actor.Agency)
}

// Get gives a study; a revision of it, or the newest for 0.
func (s *Service) Get(ctx context.Context, actor core.Actor, id string, number int) (Study, error) {
	return s.Store.Study(ctx, actor.Agency, id, number)
}

// History lists who changed what, newest first.
func (s *Service) History(ctx context.Context, actor core.Actor, id string) ([]revision.Entry, error) {
	return s.Store.StudyHistory(ctx, actor.Agency, id)
}

// Create makes a study in the frame of a preset.
func (s *Service) Create(ctx context.Context, actor core.Actor, title string, p Preset, scope Scope) (Study, error) {
	if !slices.Contains(Presets(), p) {
		p = Free
	}
	x := Study{ID: s.IDs(), Title: title, Scope: scope}
	p.begin(&x)
	return s.create(ctx, actor, x, Made, "")
}

// Continue makes a new study from another, signed or not: its frame without what
// was said about single candidates, without decision, minutes and signature. It
// reads the newest data.
func (s *Service) Continue(ctx context.Context, actor core.Actor, id, title string) (Study, error) {
	x, err := s.Get(ctx, actor, id, 0)
	if err != nil {
		return Study{}, err
	}
	x.ID, x.Title, x.Continues = s.IDs(), title, id
	x.State, x.Archived, x.Signature, x.Frozen, x.Decision = Draft, false, nil, nil, Decision{}
	x.Scope.Version = 0
	x.Indicators = slices.Clone(x.Indicators)
	for j := range x.Indicators {
		x.Indicators[j].Source.Version = 0
	}
	x.Shortlist.Changes, x.Shortlist.Ratings = nil, nil
	return s.create(ctx, actor, x, Made, "")
}

func (s *Service) create(ctx context.Context, actor core.Actor, x Study, action, note string) (Study, error) {
	if !actor.CanWrite() {
		return Study{}, mayNotWrite()
	}
	x.Agency, x.Revision = actor.Agency, 1
	x.CreatedAt, x.CreatedBy = s.Clock(), actor.Person()
	x.UpdatedAt, x.UpdatedBy = x.CreatedAt, x.CreatedBy
	if err := x.Validate(); err != nil {
		return Study{}, err
	}
	return x, s.Store.SaveStudy(ctx, x, 0, s.entry(x, action, note, nil))
}

func (s *Service) entry(x Study, action, note string, changes []revision.Change) revision.Entry {
	return revision.Entry{
		ID: s.IDs(), Agency: x.Agency, Kind: Kind, Object: x.ID, Revision: x.Revision, At: x.UpdatedAt,
		By: x.UpdatedBy, Action: action, Note: note, Changes: changes,
	}
}

// Save keeps an edited study. x.Revision is the revision that was edited; when
// somebody saved another one meanwhile nothing is written, and the error is a
// *ConflictError with both edits and their merge. What only the service may
// set (state, signature, archive, origin, dates) is taken from the kept study.
func (s *Service) Save(ctx context.Context, actor core.Actor, x Study, note string) (Study, error) {
	base := x.Revision
	old, err := s.editable(ctx, actor, x.ID)
	if err != nil {
		return Study{}, err
	}
	x = keeping(x, old)
	if err := x.Validate(); err != nil {
		return Study{}, err
	}
	if base != old.Revision {
		return Study{}, s.conflict(ctx, actor, x, base, old)
	}
	if err := s.ground(ctx, actor, &x); err != nil {
		return Study{}, err
	}
	saved, err := s.save(ctx, actor, x, old, Edited, note)
	if core.CodeOf(err) == core.Conflict && err != nil { // somebody came between reading and writing
		if theirs, e := s.Get(ctx, actor, x.ID, 0); e == nil && theirs.Revision != base {
			return Study{}, s.conflict(ctx, actor, x, base, theirs)
		}
	}
	return saved, err
}

// editable gives the newest revision of a study that the actor may change.
func (s *Service) editable(ctx context.Context, actor core.Actor, id string) (Study, error) {
	if !actor.CanWrite() {
		return Study{}, mayNotWrite()
	}
	old, err := s.Get(ctx, actor, id, 0)
	switch {
	case err != nil:
		return Study{}, err
	case old.State == Signed:
		return Study{}, core.Fail(core.Forbidden, "서명한 연구는 바꿀 수 없습니다. ‘이어서 시작’으로 새 연구를 만들어 주십시오.",
			"A signed study cannot be changed. Start a new one from it.")
	case old.Archived:
		return Study{}, core.Fail(core.Forbidden, "보관한 연구입니다. 먼저 되돌려 주십시오.", "This study has been put away. Take it back first.")
	}
	return old, nil
}

// keeping is the edited text of x with what only the service may set.
func keeping(x, old Study) Study {
	x.Agency, x.State, x.Archived, x.Preset, x.Continues = old.Agency, old.State, old.Archived, old.Preset, old.Continues
	x.Signature, x.Frozen = old.Signature, old.Frozen
	x.CreatedAt, x.CreatedBy, x.UpdatedAt, x.UpdatedBy = old.CreatedAt, old.CreatedBy, old.UpdatedAt, old.UpdatedBy
	return x
}

// save writes the next revision with the changes field by field. Nothing is
// written when nothing changed.
func (s *Service) save(ctx context.Context, actor core.Actor, x, old Study, action, note string) (Study, error) {
	x.Revision = old.Revision
	changes, err := compare(old, x)
	if err != nil {
		return Study{}, err
	}
	if len(changes) == 0 && action == Edited {
		return old, nil
	}
	x.Revision, x.UpdatedAt, x.UpdatedBy = old.Revision+1, s.Clock(), actor.Person()
	return x, s.Store.SaveStudy(ctx, x, old.Revision, s.entry(x, action, note, changes))
}

// compare lists the fields that differ, without what is computed or kept about
// the text.
func compare(a, b Study) ([]revision.Change, error) {
	plain := func(x Study) Study {
		x.Frozen, x.Revision, x.Agency = nil, 0, ""
		x.CreatedAt, x.UpdatedAt, x.CreatedBy, x.UpdatedBy = b.CreatedAt, b.CreatedAt, b.CreatedBy, b.CreatedBy
		return x
	}
	return revision.Compare(plain(a), plain(b))
}

// Archive puts a study away; it is not destroyed.
func (s *Service) Archive(ctx context.Context, actor core.Actor, id, note string) (Study, error) {
	return s.shelve(ctx, actor, id, note, true)
}

// Restore takes a study back that was put away.
func (s *Service) Restore(ctx context.Context, actor core.Actor, id, note string) (Study, error) {
	return s.shelve(ctx, actor, id, note, false)
}

func (s *Service) shelve(ctx context.Context, actor core.Actor, id, note string, away bool) (Study, error) {
	if !actor.CanWrite() {
		return Study{}, mayNotWrite()
	}
	old, err := s.Get(ctx, actor, id, 0)
	if err != nil || old.Archived == away {
		return old, err
	}
	x := old
	x.Archived = away
	action := TakenBack
	if away {
		action = PutAway
	}
	return s.save(ctx, actor, x, old, action, note)
}

func mayNotWrite() error {
	return core.Fail(core.Forbidden, "이 작업을 할 권한이 없습니다. 위에서 역할을 바꾸거나 운영자에게 요청해 주십시오.",
		"You may not change this. Change your role at the top, or ask an operator.")
}
