package roadmap

import (
	"context"

	"naru/internal/core"
)

// Submit asks for approval, of a plan without blocking faults: it could not be
// approved, and in review nobody could mend them. From then on nothing can be
// edited until the roadmap is approved or sent back.
func (s *Service) Submit(ctx context.Context, actor core.Actor, id, note string) (Roadmap, error) {
	return s.turn(ctx, actor, id, ActSubmitted, note, func(a *act, r *Roadmap) error {
		if err := a.draft(); err != nil {
			return err
		}
		if err := Blocking(a.plan.Findings()); err != nil {
			return err
		}
		r.State = InReview
		return nil
	})
}

// SendBack gives a roadmap in review back to its authors, with a remark.
func (s *Service) SendBack(ctx context.Context, actor core.Actor, id, remark string) (Roadmap, error) {
	return s.turn(ctx, actor, id, ActSentBack, remark, func(_ *act, r *Roadmap) error {
		if r.State != InReview {
			return notInReview()
		}
		f := newFaults("반려하는 까닭을 적어 주십시오.", "Say why you send it back.")
		f.title("note", remark)
		f.length("note", remark, mostWords)
		if err := f.error(); err != nil {
			return err
		}
		r.State = Draft
		return nil
	})
}

// Approve freezes the roadmap in review as the next version. It needs someone
// who may approve, and a plan without blocking faults.
func (s *Service) Approve(ctx context.Context, actor core.Actor, id, note string) (Version, error) {
	var v Version
	if !actor.CanApprove() {
		return v, core.Fail(core.Forbidden, "로드맵 승인은 기관장이나 관리자가 합니다. 위쪽에서 역할을 확인해 주십시오.",
			"A roadmap is approved by the director or an operator. Check your role at the top.")
	}
	_, err := s.turn(ctx, actor, id, ActApproved, note, func(a *act, r *Roadmap) error {
		if r.State != InReview {
			return notInReview()
		}
		if err := Blocking(a.plan.Findings()); err != nil {
			return err
		}
		actuals, err := s.actuals(ctx, actor, r.KPIs)
		if err != nil {
			return err
		}
		r.State = Approved
		r.Versions++
		frozen := a.plan.with(nil, nil)
		frozen.Roadmap.State, frozen.Roadmap.Versions, frozen.Stamp = r.State, r.Versions, 0
		v = Version{
			Approval: Approval{Roadmap: r.ID, Number: r.Versions, At: a.now, By: actor.Person(), Note: note, Tasks: len(frozen.sorted())},
			Plan:     frozen, Actuals: actuals,
		}
		a.write.Version = &v
		return nil
	})
	return v, err
}

// Amend opens a new draft that starts from the approved version.
func (s *Service) Amend(ctx context.Context, actor core.Actor, id, note string) (Roadmap, error) {
	return s.turn(ctx, actor, id, ActAmended, note, func(_ *act, r *Roadmap) error {
		if r.State != Approved || r.Archived {
			return core.Fail(core.Conflict, "승인된 로드맵만 변경안을 만들 수 있습니다.", "Only an approved roadmap can be amended.")
		}
		r.State = Draft
		return nil
	})
}

// Archive takes a roadmap out of the lists of work, or brings it back.
func (s *Service) Archive(ctx context.Context, actor core.Actor, id string, archived bool, note string) (Roadmap, error) {
	return s.turn(ctx, actor, id, ActArchived, note, func(_ *act, r *Roadmap) error {
		r.Archived = archived
		return nil
	})
}

// turn changes where a roadmap stands.
func (s *Service) turn(ctx context.Context, actor core.Actor, id, action, note string, do func(*act, *Roadmap) error) (Roadmap, error) {
	var saved Roadmap
	err := s.change(ctx, actor, id, func(a *act) error {
		r := a.plan.Roadmap
		if err := do(a, &r); err != nil {
			return err
		}
		var err error
		saved, err = a.head(r, action, note)
		return err
	})
	return saved, err
}

func notInReview() error {
	return core.Fail(core.Conflict, "검토 중인 로드맵이 아닙니다. 먼저 검토를 요청해 주십시오.", "The roadmap is not in review. Submit it first.")
}

// Versions lists what has been approved, newest first.
func (s *Service) Versions(ctx context.Context, actor core.Actor, id string) ([]Approval, error) {
	return s.Store.RoadmapVersions(ctx, actor.Agency, id)
}

// Version gives an approved version as it was.
func (s *Service) Version(ctx context.Context, actor core.Actor, id string, number int) (Version, error) {
	return s.Store.RoadmapVersion(ctx, actor.Agency, id, number)
}

// PlanAt gives an approved version's plan, or for number 0 the plan as it is now.
func (s *Service) PlanAt(ctx context.Context, actor core.Actor, id string, number int) (Plan, error) {
	if number == 0 {
		return s.Plan(ctx, actor, id)
	}
	v, err := s.Version(ctx, actor, id, number)
	return v.Plan, err
}

// Compare holds two versions of a roadmap against each other; 0 is the plan as
// it is now.
func (s *Service) Compare(ctx context.Context, actor core.Actor, id string, before, after int) (Comparison, error) {
	a, err := s.PlanAt(ctx, actor, id, before)
	if err != nil {
		return Comparison{}, err
	}
	b, err := s.PlanAt(ctx, actor, id, after)
	if err != nil {
		return Comparison{}, err
	}
	return Compare(a, b)
}
