package policy

import (
	"context"
	"fmt"
	"slices"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/region"
	"naru/internal/revision"
)

// recordKind is what entries of the record say of their objects.
const recordKind = "policy"

// What is done to a policy, as the record says it.
const (
	ActionCreated  = "created"
	ActionEdited   = "edited"
	ActionImported = "imported"
	ActionArchived = "archived"
	ActionRestored = "restored"
)

// Config is what a Service works with. Reach and Spill may be nil: what they
// would tell is then unknown, and says so.
type Config struct {
	Store       Store
	Definitions Definitions
	Tables      industry.Tables
	Regions     *region.Registry
	Reach       Reach
	Spill       Spill
	Clock       core.Clock
	IDs         core.IDs
}

// Service holds the rules about policies. It is safe for concurrent use.
type Service struct{ Config }

// New makes a Service.
func New(c Config) *Service { return &Service{c} }

// Get gives a policy as it stood at a revision, as it stands now for 0.
func (s *Service) Get(ctx context.Context, actor core.Actor, id string, number int) (Policy, error) {
	return s.Store.Policy(ctx, actor.Agency, id, number)
}

// History lists what was done to a policy, newest first.
func (s *Service) History(ctx context.Context, actor core.Actor, id string) ([]revision.Entry, error) {
	return s.Store.PolicyHistory(ctx, actor.Agency, id)
}

// Save makes a policy (no id) or a new revision of one. p.Revision is the
// revision that was edited; when somebody saved another one meanwhile, nothing
// is written and the error is a *ConflictError that holds both edits and the
// merged one. An edit that changes nothing writes nothing. Whether a policy is
// archived is not changed by an edit; that it is no longer an example may be.
func (s *Service) Save(ctx context.Context, actor core.Actor, p Policy, note string) (Policy, error) {
	if !actor.CanWrite() {
		return Policy{}, mayNotWrite()
	}
	p = s.named(p.Normalise())
	p.Agency = actor.Agency
	k, err := s.knowledge(ctx, actor)
	if err != nil {
		return Policy{}, err
	}
	if p.ID == "" {
		p.ID, p.Revision, p.Archived = s.IDs(), 0, false
		if err := k.check(p); err != nil {
			return Policy{}, err
		}
		return s.write(ctx, actor, Policy{}, p, ActionCreated, note)
	}
	if p.Revision < 1 {
		return Policy{}, core.Fail(core.Invalid, "어느 판을 고쳤는지 알 수 없습니다. 정책을 다시 열어 고쳐 주십시오.", "Which revision was edited is not known. Open the policy again and edit it.")
	}
	base, err := s.Store.Policy(ctx, actor.Agency, p.ID, p.Revision)
	if err != nil {
		return Policy{}, err
	}
	p.Archived, p.Example, p.Demo = base.Archived, base.Example && p.Example, base.Demo
	if now, ok := k.byID[p.ID]; ok && now.Revision != p.Revision {
		return Policy{}, s.conflict(ctx, base, p, now)
	}
	if err := k.check(p); err != nil {
		return Policy{}, err
	}
	saved, err := s.write(ctx, actor, base, p, ActionEdited, note)
	if err != nil && core.CodeOf(err) == core.Conflict { // somebody was faster between the look and the write
		if now, look := s.Store.Policy(ctx, actor.Agency, p.ID, 0); look == nil && now.Revision != base.Revision {
			return Policy{}, s.conflict(ctx, base, p, now)
		}
	}
	return saved, err
}

// Archive takes a policy out of lists and computations; it is kept, and
// Restore brings it back. number is the revision that was looked at.
func (s *Service) Archive(ctx context.Context, actor core.Actor, id string, number int, note string) (Policy, error) {
	return s.setArchived(ctx, actor, id, number, true, note)
}

// Restore brings an archived policy back.
func (s *Service) Restore(ctx context.Context, actor core.Actor, id string, number int, note string) (Policy, error) {
	return s.setArchived(ctx, actor, id, number, false, note)
}

func (s *Service) setArchived(ctx context.Context, actor core.Actor, id string, number int, archived bool, note string) (Policy, error) {
	if !actor.CanWrite() {
		return Policy{}, mayNotWrite()
	}
	base, err := s.Store.Policy(ctx, actor.Agency, id, 0)
	if err != nil {
		return Policy{}, err
	}
	if base.Revision != number {
		return Policy{}, core.Fail(core.Conflict, "보시는 사이에 이 정책이 바뀌었습니다(%[1]d판 → %[2]d판). 다시 열어 확인한 뒤 진행해 주십시오.",
			"The policy changed while you were looking (revision %[1]d → %[2]d). Open it again before going on.", number, base.Revision)
	}
	p := base
	p.Archived = archived
	action := ActionRestored
	if archived {
		action = ActionArchived
	}
	return s.write(ctx, actor, base, p, action, note)
}

// write saves one policy; one that is the same as its base is left alone.
func (s *Service) write(ctx context.Context, actor core.Actor, base, p Policy, action, note string) (Policy, error) {
	w, changed, err := s.prepare(actor, base, p, action, note)
	if err != nil || !changed {
		return p, err
	}
	return w.Policy, s.Store.SavePolicies(ctx, []Write{w})
}

// prepare makes the next revision of a policy with its record.
func (s *Service) prepare(actor core.Actor, base, p Policy, action, note string) (w Write, changed bool, err error) {
	p.Revision = base.Revision
	changes, err := revision.Compare(base, p)
	if err != nil {
		return Write{}, false, fmt.Errorf("policy: %w", err)
	}
	if len(changes) == 0 {
		return Write{}, false, nil
	}
	p.Revision++
	if base.Revision == 0 {
		changes = nil // all of it is new
	}
	return Write{Policy: p, Base: base.Revision, Entry: revision.Entry{
		ID: s.IDs(), Agency: actor.Agency, Kind: recordKind, Object: p.ID, Revision: p.Revision,
		At: s.Clock(), By: actor.Person(), Action: action, Note: note, Changes: changes,
	}}, true, nil
}

// named gives links that are new their ids.
func (s *Service) named(p Policy) Policy {
	p.Links = slices.Clone(p.Links)
	for i := range p.Links {
		if p.Links[i].ID == "" {
			p.Links[i].ID = s.IDs()
		}
	}
	return p
}

func mayNotWrite() error {
	return core.Fail(core.Forbidden, "정책을 고칠 권한이 없습니다. 위쪽 표시줄에서 맡은 일을 확인하거나 담당자에게 요청해 주십시오.",
		"You may not change policies. Check your role in the top bar, or ask whoever is in charge.")
}
