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
		if i, ok := policyInstruments[key]; ok {
			local.Instruments = append(local.Instruments, i)
		}
	}
	for _, key := range t.FirmStages {
		if st, ok := policyStages[key]; ok {
			local.Stages = append(local.Stages, st)
		}
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

// The words of a task in those of policies. A test holds them complete.
var (
	policyInstruments = map[string]policy.Instrument{
		"rnd": policy.Research, "regulation": policy.Certification, "commercialisation": policy.Commercialisation,
		"finance": policy.Finance, "market": policy.Markets, "workforce": policy.Talent, "infrastructure": policy.Site,
		"network": policy.Network,
	}
	policyStages = map[string]policy.Stage{
		"prestartup": policy.Founder, "startup": policy.Startup, "growth": policy.Latent, "leap": policy.Emerging, "core": policy.Core,
	}
)
