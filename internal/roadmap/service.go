package roadmap

import (
	"context"
	"time"

	"naru/internal/core"
	"naru/internal/revision"
)

// Config is what a Service works with.
type Config struct {
	Store   Store
	Observe Observer // actual numbers of KPIs; nil: only those typed by hand
	Induce  Inducer  // what spending sets in motion; nil: not known
	Clock   core.Clock
	IDs     core.IDs
}

// Service keeps roadmaps. It is safe for concurrent use.
type Service struct {
	Config

	shelf shelf
}

// New makes a Service.
func New(c Config) *Service { return &Service{Config: c} }

// List gives the agency's roadmaps, latest change first, archived ones among them.
func (s *Service) List(ctx context.Context, actor core.Actor) ([]Summary, error) {
	return s.Store.Roadmaps(ctx, actor.Agency)
}

// Plan gives a roadmap with its tasks as they are now. What its objects hold is
// shared: do not change it.
func (s *Service) Plan(ctx context.Context, actor core.Actor, id string) (Plan, error) {
	return s.shelf.plan(ctx, s.Store, actor.Agency, id)
}

// History gives what was done to a roadmap, a task or a scenario, latest first.
func (s *Service) History(ctx context.Context, actor core.Actor, object string) ([]revision.Entry, error) {
	return s.Store.RoadmapEntries(ctx, actor.Agency, object)
}

// Create makes a roadmap in draft.
func (s *Service) Create(ctx context.Context, actor core.Actor, r Roadmap) (Roadmap, error) {
	if err := mayWrite(actor); err != nil {
		return r, err
	}
	now := s.Clock()
	r = NormaliseRoadmap(r)
	r.ID, r.Agency, r.Revision, r.State, r.Versions, r.Archived = s.IDs(), actor.Agency, 1, Draft, 0, false
	r.CreatedAt, r.UpdatedAt = now, now
	if err := r.Validate(); err != nil {
		return r, err
	}
	w := Write{Agency: actor.Agency, Roadmap: r.ID, Head: &r, At: now}
	w.Entries = append(w.Entries, s.entry(actor, KindRoadmap, r.ID, 1, ActCreated, ""))
	return r, s.Store.WriteRoadmap(ctx, w)
}

func mayWrite(actor core.Actor) error {
	if actor.CanWrite() {
		return nil
	}
	return core.Fail(core.Forbidden, "로드맵을 고칠 권한이 없습니다. 위쪽에서 역할을 확인해 주십시오.",
		"You may not change roadmaps. Check your role at the top.")
}

func (s *Service) entry(actor core.Actor, kind, object string, number int, action, note string) revision.Entry {
	return revision.Entry{
		ID: s.IDs(), Agency: actor.Agency, Kind: kind, Object: object, Revision: number,
		At: s.Clock(), By: actor.Person(), Action: action, Note: note,
	}
}

// act is one change of a plan on its way to the store.
type act struct {
	service *Service
	actor   core.Actor
	now     time.Time
	plan    Plan // as the store has it; not to be changed
	write   Write
}

// attempts bounds how often a change is tried anew because somebody else's came
// first. Each time somebody got through, so that a crowd of so many is served.
const attempts = 20

// change runs an act on a plan and keeps what it decided, all of it or nothing.
// The act runs again when the plan moved on between reading and writing.
func (s *Service) change(ctx context.Context, actor core.Actor, id string, do func(*act) error) error {
	if err := mayWrite(actor); err != nil {
		return err
	}
	for attempt := 1; ; attempt++ {
		plan, err := s.Plan(ctx, actor, id)
		if err != nil {
			return err
		}
		a := &act{service: s, actor: actor, now: s.Clock(), plan: plan}
		a.write = Write{Agency: actor.Agency, Roadmap: id, Stamp: plan.Stamp, At: a.now}
		if err := do(a); err != nil {
			return err
		}
		if len(a.write.Entries) == 0 {
			return nil
		}
		err = s.Store.WriteRoadmap(ctx, a.write)
		if err == nil || core.CodeOf(err) != core.Conflict || attempt == attempts {
			return err
		}
	}
}

// draft refuses acts that only a draft allows.
func (a *act) draft() error {
	r := a.plan.Roadmap
	switch {
	case r.Archived:
		return core.Fail(core.Conflict, "보관된 로드맵은 고칠 수 없습니다. 먼저 다시 꺼내 주십시오.", "The roadmap is archived. Bring it back first.")
	case r.State == InReview:
		return core.Fail(core.Conflict, "검토 중인 로드맵은 고칠 수 없습니다. 고치려면 먼저 반려해 주십시오.", "The roadmap is in review. Send it back first.")
	case r.State == Approved:
		return core.Fail(core.Conflict, "승인된 로드맵은 고칠 수 없습니다. ‘변경안 만들기’로 새 초안을 여십시오.", "The roadmap is approved. Open a new draft by ‘Amend’.")
	}
	return nil
}

// put keeps a task as its next revision.
func (a *act) put(t Task, action, note string) (Task, error) {
	before := Task{}
	if old, ok := a.plan.any(t.ID); ok {
		before = *old
	}
	t.Roadmap, t.Revision, t.UpdatedAt = a.plan.Roadmap.ID, before.Revision+1, a.now
	e := a.service.entry(a.actor, KindTask, t.ID, t.Revision, action, note)
	if before.Revision > 0 {
		var err error
		if e.Changes, err = changesOf(before, t); err != nil {
			return t, err
		}
		if len(e.Changes) == 0 {
			return before, nil // nothing was changed: there is nothing to keep
		}
	}
	a.write.Tasks = append(a.write.Tasks, t)
	a.write.Entries = append(a.write.Entries, e)
	return t, nil
}

// head keeps the roadmap as its next revision.
func (a *act) head(r Roadmap, action, note string) (Roadmap, error) {
	before := a.plan.Roadmap
	r.ID, r.Agency, r.CreatedAt = before.ID, before.Agency, before.CreatedAt
	r.Revision, r.UpdatedAt = before.Revision+1, a.now
	e := a.service.entry(a.actor, KindRoadmap, r.ID, r.Revision, action, note)
	var err error
	if e.Changes, err = changesOf(before, r); err != nil {
		return r, err
	}
	if len(e.Changes) == 0 {
		return before, nil
	}
	a.write.Head = &r
	a.write.Entries = append(a.write.Entries, e)
	return r, nil
}

// after is the plan as it will be.
func (a *act) after() Plan { return a.plan.with(a.write.Head, a.write.Tasks) }

// changesOf compares two states of an object, leaving out what every save moves.
func changesOf(before, after any) ([]revision.Change, error) {
	all, err := revision.Compare(before, after)
	out := all[:0]
	for _, c := range all {
		if c.Path != "revision" && c.Path != "updatedAt" && c.Path != "createdAt" {
			out = append(out, c)
		}
	}
	return out, err
}
