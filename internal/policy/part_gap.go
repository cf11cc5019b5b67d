package policy

import "naru/internal/core"

// gap is how much of what the policy does nobody in the place does yet. A step
// of which that is not known is neither open nor taken: it is left out.
func (w *worksheet) gap(p *Policy, matches []Match) Part {
	title := core.T("공백 보완", "Gap covered")
	formula := core.T(
		"Σᵢ 겹침ᵢ × 빈 칸ᵢ ÷ Σᵢ (정책의 칸 수 − 확인 필요ᵢ). 칸은 정책의 수단 × 단계, 빈 칸은 과제도 그 지역 같은 수준의 다른 정책도 확실히 다루지 않는 칸, 확인 필요는 수단·산업·단계를 적지 않은 과제나 지역 정책이 있어 비었는지 알 수 없는 칸, 겹침ᵢ는 산업 i 가운데 정책이 다루는 몫",
		"Σᵢ shareᵢ × openᵢ ÷ Σᵢ (steps of the policy − to be checkedᵢ). A step is an instrument for a stage; open steps are those that neither the task nor another policy of the place's own level covers for certain; to be checked are those that may be covered, because the task or such a policy leaves out instruments, industries or stages; shareᵢ is how much of industry i the policy covers")
	offered := steps(p.Instruments, p.Stages)
	if len(offered) == 0 {
		return na(PartGap, title, formula, core.T("정책의 수단이나 대상 단계가 적혀 있지 않아 알 수 없습니다.", "Not known: the policy does not state its instruments or stages."))
	}
	out := Part{Key: PartGap, Title: title, Formula: formula, Inputs: []Input{number("정책의 칸 수", "Steps of the policy", float64(len(offered)))}}
	var sum float64
	var told, most, unsure int
	for i, m := range matches {
		open, check := w.standing(i, offered)
		told += len(offered) - check
		sum += m.Share * float64(open)
		if m.Share > 0 {
			out.Known = out.Known || check < len(offered)
			most, unsure = max(most, open), max(unsure, check)
		}
		name := w.task.Industries[i].Title
		out.Inputs = append(out.Inputs,
			Input{Name: core.Tf("겹침: %s", "Share: %s", name), Number: m.Share},
			Input{Name: core.Tf("빈 칸: %s", "Open steps: %s", name), Number: float64(open)},
			Input{Name: core.Tf("확인 필요: %s", "To be checked: %s", name), Number: float64(check)})
	}
	if !out.Known {
		return na(PartGap, title, formula, core.Tf("정책이 다루는 %d칸 모두, 과제나 지역의 정책에 적히지 않은 것이 있어 비었는지 알 수 없습니다.",
			"Not known: of none of the %d steps that the policy covers can be told whether it is open, because the task or policies of the place leave something out.", len(offered)))
	}
	out.Value = sum / float64(told)
	out.Why = core.Tf("정책이 다루는 %[1]d칸 가운데 지역에 확실히 빈 칸이 산업에 따라 많게는 %[2]d칸입니다.",
		"Of the %[1]d steps that the policy covers, up to %[2]d are open in the place for certain, by industry.", len(offered), most)
	if unsure > 0 {
		out.Why = core.Tf("%[1]s 확인 필요 %[2]d칸은 세지 않았습니다.", "%[1]s %[2]d to be checked are not counted.", out.Why, unsure)
	}
	return out
}

// standing counts the steps that are open in an industry of the task, and those
// of which that is not known.
func (w *worksheet) standing(industry int, offered []step) (open, check int) {
	for _, s := range offered {
		switch {
		case w.taken[industry][s]:
		case w.unsure[industry][s]:
			check++
		default:
			open++
		}
	}
	return open, check
}
