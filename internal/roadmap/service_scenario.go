package roadmap

import (
	"context"
	"slices"

	"naru/internal/core"
)

// Scenarios lists the kept scenarios of a roadmap by name, without archived ones.
func (s *Service) Scenarios(ctx context.Context, actor core.Actor, id string) ([]Scenario, error) {
	all, err := s.Store.Scenarios(ctx, actor.Agency, id)
	return slices.DeleteFunc(all, func(x Scenario) bool { return x.Archived }), err
}

// Scenario gives one kept scenario.
func (s *Service) Scenario(ctx context.Context, actor core.Actor, roadmap, id string) (Scenario, error) {
	all, err := s.Store.Scenarios(ctx, actor.Agency, roadmap)
	if err != nil {
		return Scenario{}, err
	}
	i := slices.IndexFunc(all, func(x Scenario) bool { return x.ID == id })
	if i < 0 {
		return Scenario{}, noScenario()
	}
	return all[i], nil
}

// SaveScenario keeps a new scenario (Revision 0) or an edited one, whose
// Revision is the one that the person read.
func (s *Service) SaveScenario(ctx context.Context, actor core.Actor, x Scenario) (Scenario, error) {
	var saved Scenario
	err := s.change(ctx, actor, x.Roadmap, func(a *act) error {
		next, action := x, ActEdited
		if x.Revision == 0 {
			next.ID, action = s.IDs(), ActCreated
		} else {
			now, err := s.Scenario(ctx, actor, x.Roadmap, x.ID)
			if err != nil {
				return err
			}
			if now.Revision != x.Revision {
				return core.Fail(core.Conflict,
					"그사이 %s이(가) 이 시나리오를 저장했습니다. 다른 이름으로 저장하거나 다시 열어 주십시오.",
					"Meanwhile %s saved this scenario. Save yours under another name, or open it again.", now.By.Name)
			}
		}
		next.Edits = slices.Clone(x.Edits)
		for i := range next.Edits {
			if next.Edits[i].ID == "" {
				next.Edits[i].ID = s.IDs()
			}
		}
		if err := next.Validate(&a.plan); err != nil && !next.Archived {
			return err
		}
		next.Agency, next.By, next.UpdatedAt = actor.Agency, actor.Person(), a.now
		next.Revision++
		a.write.Scenario = &next
		a.write.Entries = append(a.write.Entries, s.entry(actor, KindScenario, next.ID, next.Revision, action, x.Note))
		saved = next
		return nil
	})
	return saved, err
}

// ApplyScenario makes the changes of a kept scenario in the draft, all of them
// or none. Each task gets a revision of its own, which can be undone.
func (s *Service) ApplyScenario(ctx context.Context, actor core.Actor, roadmap, id string) ([]Task, error) {
	x, err := s.Scenario(ctx, actor, roadmap, id)
	if err != nil {
		return nil, err
	}
	var saved []Task
	err = s.change(ctx, actor, roadmap, func(a *act) error {
		saved = nil
		if err := a.draft(); err != nil {
			return err
		}
		if err := x.Validate(&a.plan); err != nil {
			return err
		}
		planned := x.Apply(&a.plan)
		for _, t := range planned.Tasks {
			if err := t.Validate(); err != nil {
				return err
			}
			before := len(a.write.Tasks)
			t, err := a.put(t, ActApplied, x.Name)
			if err != nil {
				return err
			}
			if len(a.write.Tasks) > before {
				saved = append(saved, t)
			}
		}
		after := a.after()
		return after.Check()
	})
	return saved, err
}

func noScenario() error {
	return core.Fail(core.NotFound, "그런 시나리오가 없습니다. 시나리오 목록을 확인해 주십시오.", "There is no such scenario. Look at the list of scenarios.")
}
