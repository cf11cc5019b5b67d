package roadmap

import "naru/internal/policy"

// Local is the task as the synergy with policies sees it, with the industries
// that the classes do not hold. Its funds are those of its budget lines, the
// ones whose sum is not known among them; lines of zero won pay nothing.
func (t *Task) Local(c policy.Classes) (local policy.Task, missing []Industry) {
	local = policy.Task{ID: t.ID, Title: t.Name()}
	if t.Start != 0 {
		local.From = t.Start.Year()
	}
	if t.End != 0 {
		local.To = t.End.Year()
	}
	for _, ind := range t.Industries {
		if target, ok := c.Target(policy.Industry(ind)); ok {
			local.Industries = append(local.Industries, target)
		} else {
			missing = append(missing, ind)
		}
	}
	for _, key := range t.Instruments {
		local.Instruments = append(local.Instruments, policy.Instrument(key))
	}
	for _, key := range t.FirmStages {
		local.Stages = append(local.Stages, policy.Stage(key))
	}
	paid := map[Source]bool{}
	for _, line := range t.Budget {
		paid[line.Source] = paid[line.Source] || line.Won == nil || *line.Won > 0
	}
	for _, s := range Sources() {
		if paid[s] {
			local.Funds = append(local.Funds, policy.Fund(s))
		}
	}
	return local, missing
}
