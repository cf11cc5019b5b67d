package policy

import (
	"naru/internal/core"
)

// na is a part that cannot be told.
func na(key PartKey, title, formula, why core.Text) Part {
	return Part{Key: key, Title: title, Formula: formula, Why: why}
}

func number(ko, en string, v float64) Input { return Input{Name: core.T(ko, en), Number: v} }

func list(ko, en string, v core.Text) Input { return Input{Name: core.T(ko, en), Text: v} }

// ladder is how much of the task a step of the policy comes right before or
// after, while both are under way.
func (w *worksheet) ladder(p *Policy) Part {
	title := core.T("단계 이어짐", "Steps that follow")
	formula := core.T(
		"(이어지는 과제 칸 ÷ 과제 칸) × (함께하는 해 ÷ 과제 기간). 이어짐은 같은 수단의 다음 단계, 같은 단계의 다음 수단(R&D→규제·인증→사업화→금융·투자→판로·수출), 또는 둘 다 한 걸음. 함께하는 해는 정책 시작 한 해 전부터 끝난 뒤 한 해까지",
		"(steps of the task that one of the policy adjoins ÷ steps of the task) × (years together ÷ years of the task). Adjoining: the same instrument one stage on, the next instrument (R&D → certification → commercialisation → finance → markets) at the same stage, or both. Years together run from one before the policy to one after it")
	own, theirs := steps(w.task.Instruments, w.task.Stages), steps(p.Instruments, p.Stages)
	switch {
	case len(own) == 0:
		return na(PartLadder, title, formula, core.T("과제의 수단이나 대상 단계가 적혀 있지 않습니다.", "The task does not state its instruments or stages."))
	case len(theirs) == 0:
		return na(PartLadder, title, formula, core.T("정책의 수단이나 대상 단계가 적혀 있지 않습니다.", "The policy does not state its instruments or stages."))
	case w.task.From == 0 || w.task.To == 0 || p.From == 0 || p.To == 0:
		return na(PartLadder, title, formula, core.T("과제나 정책의 기간을 알 수 없습니다.", "The years of the task or of the policy are not known."))
	}
	joined := 0
	for _, a := range own {
		for _, b := range theirs {
			if next(a, b) {
				joined++
				break
			}
		}
	}
	years := w.task.To - w.task.From + 1
	together := max(0, min(w.task.To, p.To+1)-max(w.task.From, p.From-1)+1)
	return Part{
		Key: PartLadder, Title: title, Known: true, Formula: formula,
		Value: float64(joined) / float64(len(own)) * float64(together) / float64(years),
		Inputs: []Input{
			number("이어지는 과제 칸", "Steps that are adjoined", float64(joined)), number("과제 칸", "Steps of the task", float64(len(own))),
			number("함께하는 해", "Years together", float64(together)), number("과제 기간(년)", "Years of the task", float64(years)),
		},
		Why: core.Tf("과제 %[1]d칸 가운데 %[2]d칸의 앞이나 뒤를 정책이 잇고, %[3]d년 가운데 %[4]d년이 겹칩니다.",
			"The policy comes right before or after %[2]d of the task's %[1]d steps, in %[4]d of its %[3]d years.", len(own), joined, years, together),
	}
}

// funds is how much new money comes in beside the task's own.
func (w *worksheet) funds(p *Policy) Part {
	title := core.T("재원 보완", "Co-funding")
	formula := core.T(
		"과제에 없는 정책의 재원 수 ÷ 정책의 재원 수. 지방비 매칭이 필요한 정책이면, 과제에 도비나 시비가 있을 때 1, 없을 때 0",
		"Funds of the policy that the task does not have ÷ funds of the policy. Of a policy that requires local matching: 1 where the task has provincial or city funds, 0 where it has none")
	theirs, own := p.Paying(), w.task.Paying()
	switch {
	case len(own) == 0:
		return na(PartFunds, title, formula, core.T("과제의 재원을 알 수 없습니다.", "The funds of the task are not known."))
	case len(theirs) == 0 && p.Matching != MatchingRequired:
		return na(PartFunds, title, formula, core.T("정책의 재원을 알 수 없습니다.", "The funds of the policy are not known."))
	}
	out := Part{Key: PartFunds, Title: title, Known: true, Formula: formula, Inputs: []Input{
		list("과제의 재원", "Funds of the task", names(own)), list("정책의 재원", "Funds of the policy", names(theirs)),
		list("매칭", "Matching", p.Matching.Title()),
	}}
	if p.Matching == MatchingRequired {
		if local := without(own, []Fund{NationalFund, PrivateFund}); len(local) > 0 {
			out.Value = 1
			out.Why = core.Tf("정책이 지방비 매칭을 요구하고 과제에 %s이(가) 있습니다.", "The policy requires local matching and the task has %s.", names(local))
		} else {
			out.Why = core.T("정책이 지방비 매칭을 요구하나 과제에 도비와 시비가 없습니다.", "The policy requires local matching and the task has neither provincial nor city funds.")
		}
		return out
	}
	added := without(theirs, own)
	out.Value = float64(len(added)) / float64(len(theirs))
	out.Why = core.Tf("과제에 없는 재원: %s.", "Funds that the task does not have: %s.", names(added))
	return out
}

// reach is how many local firms the policy reaches, against the one that
// reaches the most.
func (w *worksheet) reach(p *Policy) Part {
	title := core.T("지역 기업 도달", "Local firms reached")
	formula := core.T("정책이 닿는 지역 기업 수 ÷ 견주는 정책 가운데 가장 많은 기업 수", "Local firms that the policy reaches ÷ the most that any compared policy reaches")
	count, known := w.Reached[p.ID]
	if !known || w.most == 0 {
		return na(PartReach, title, formula, core.T("닿는 기업 수를 아직 셀 수 없습니다. 이 부분을 빼고 가중치를 다시 나눕니다.",
			"The firms that it reaches cannot be counted yet. The part is left out and the weights are shared anew."))
	}
	return Part{
		Key: PartReach, Title: title, Known: true, Formula: formula, Value: float64(count) / float64(w.most),
		Inputs: []Input{number("닿는 기업 수", "Firms reached", float64(count)), number("가장 많은 기업 수", "The most", float64(w.most))},
		Why:    core.Tf("지역 기업 %d개에 닿습니다.", "It reaches %d local firms.", count),
	}
}

// spill is how strongly the industries in which task and policy meet pull the
// rest of the economy.
func (w *worksheet) spill(matches []Match) Part {
	title := core.T("파급", "Spill-over")
	formula := core.T(
		"Σᵢ 겹침ᵢ × (유발ᵢ − 최소) ÷ (최대 − 최소) ÷ Σᵢ 겹침ᵢ. 유발ᵢ는 산업 i의 생산유발계수, 최소와 최대는 같은 표의 부문 가운데",
		"Σᵢ shareᵢ × (multiplierᵢ − least) ÷ (greatest − least) ÷ Σᵢ shareᵢ, with the output multipliers of the industries, and the least and greatest among the sectors of the same table")
	out := Part{Key: PartSpill, Title: title, Formula: formula}
	var sum, shares float64
	unknown := 0
	for i, m := range matches {
		if m.Share == 0 {
			continue
		}
		x, ok := w.Multipliers[w.task.Industries[i].Key]
		if !ok || !(x.Greatest > x.Least) {
			unknown++
			continue
		}
		name := w.task.Industries[i].Title
		sum += m.Share * (x.Value - x.Least) / (x.Greatest - x.Least)
		shares += m.Share
		out.Inputs = append(out.Inputs,
			Input{Name: core.Tf("겹침: %s", "Share: %s", name), Number: m.Share},
			Input{Name: core.Tf("유발: %s", "Multiplier: %s", name), Number: x.Value, Text: x.Grounds},
			number("최소", "Least", x.Least), number("최대", "Greatest", x.Greatest))
		if out.Evidence == nil {
			out.Evidence = &x.Evidence
		}
	}
	if shares == 0 {
		return na(PartSpill, title, formula, core.T("이 산업의 유발계수를 읽을 산업연관표가 없거나 부문이 이어져 있지 않습니다. 이 부분을 빼고 가중치를 다시 나눕니다.",
			"No input–output table is loaded for these industries, or its sectors are not linked to them. The part is left out and the weights are shared anew."))
	}
	out.Known, out.Value = true, sum/shares
	out.Why = core.Tf("겹치는 산업의 생산유발계수는 표의 부문 가운데 %.0f%% 자리에 있습니다(최소 0%%, 최대 100%%).",
		"The output multipliers of the shared industries lie at %.0f%% between the least (0%%) and the greatest (100%%) of the table.", 100*out.Value)
	if unknown > 0 {
		out.Why = core.Tf("%[1]s 겹치는 산업 %[2]d개는 계수를 알 수 없어 뺐습니다.", "%[1]s %[2]d of the shared industries have no multiplier and are left out.", out.Why, unknown)
	}
	return out
}
