package policy

import (
	"context"
	"net/url"
	"slices"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/web/ui"
)

// localTask is a task of a roadmap with what it belongs to.
type localTask struct {
	Roadmap roadmap.Roadmap
	Task    roadmap.Task
}

// ref names the task in an address.
func (t localTask) ref() string { return t.Roadmap.ID + "/" + t.Task.ID }

func (t localTask) href() string {
	return ui.SectionRoadmaps + "/" + url.PathEscape(t.Roadmap.ID) + "/tasks/" + url.PathEscape(t.Task.ID)
}

// localTasks lists the tasks of the agency's roadmaps that are at work, the
// roadmap that changed last first.
func (s *Section) localTasks(ctx context.Context, who core.Actor) ([]localTask, error) {
	plans, err := s.plans(ctx, who)
	var out []localTask
	for _, p := range plans {
		for _, t := range p.Tasks {
			if !t.Archived && t.Status != roadmap.Stopped {
				out = append(out, localTask{p.Roadmap, t})
			}
		}
	}
	return out, err
}

// plans are the agency's roadmaps with their tasks, archived ones left out.
func (s *Section) plans(ctx context.Context, who core.Actor) ([]roadmap.Plan, error) {
	list, err := s.Roadmaps.List(ctx, who)
	if err != nil {
		return nil, err
	}
	var out []roadmap.Plan
	for _, r := range list {
		if r.Archived {
			continue
		}
		p, err := s.Roadmaps.Plan(ctx, who, r.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// linking are those that name a policy.
func linking(tasks []localTask, policy string) []localTask {
	return slices.DeleteFunc(slices.Clone(tasks), func(t localTask) bool { return !slices.Contains(t.Task.Policies, policy) })
}
