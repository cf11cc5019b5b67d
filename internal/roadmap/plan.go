package roadmap

import "slices"

// any finds a task, archived or not.
func (p *Plan) any(id string) (*Task, bool) {
	i := slices.IndexFunc(p.Tasks, func(t Task) bool { return t.ID == id })
	if i < 0 {
		return nil, false
	}
	return &p.Tasks[i], true
}

// with is the plan with another head and with tasks put in the place of those
// with the same id, or added. The plan itself stays as it is.
func (p *Plan) with(head *Roadmap, tasks []Task) Plan {
	out := *p
	if head != nil {
		out.Roadmap = *head
	}
	out.Tasks = slices.Clone(p.Tasks)
	for _, t := range tasks {
		if old, ok := out.any(t.ID); ok {
			*old = t
		} else {
			out.Tasks = append(out.Tasks, t)
		}
	}
	return out
}
