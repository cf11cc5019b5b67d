package policy

import "naru/internal/core"

// Line is a policy in the drill-down of a cell.
type Line struct {
	Policy  Policy
	Verdict Verdict // Yes, or Unknown where it may cover the cell
	Above   bool    // another policy of the cell carries it out
	Part    bool    // it is for less than CertainFrom of the industry
	Match   Match
	Missing []core.Text // which facts would settle an unknown
	Money   Money
}

// Lines lists the policies that cover a cell, then those that may.
func (m *Matrix) Lines(n int) []Line {
	industry := m.Industries[n/(len(m.Instruments)*len(m.Stages))]
	cell := &m.Cells[n]
	out := make([]Line, 0, len(cell.Covers)+len(cell.Perhaps))
	for _, c := range cell.Covers {
		p := m.Policies[c.Policy]
		out = append(out, Line{Policy: p, Verdict: Yes, Above: c.Above, Part: c.Part, Match: m.classes.Match(&p, industry), Money: m.money[c.Policy]})
	}
	for _, i := range cell.Perhaps {
		p := m.Policies[i]
		match := m.classes.Match(&p, industry)
		out = append(out, Line{Policy: p, Verdict: Unknown, Match: match, Missing: m.missing(&p, match), Money: m.money[i]})
	}
	return out
}

// missing names the facts that a policy does not state.
func (m *Matrix) missing(p *Policy, match Match) []core.Text {
	var out []core.Text
	if match.Verdict == Unknown {
		out = append(out, match.Grounds...)
	}
	if len(p.Instruments) == 0 {
		out = append(out, core.T("시책수단이 적혀 있지 않습니다.", "The instruments are not stated."))
	}
	if len(p.Stages) == 0 {
		out = append(out, core.T("대상 기업 단계가 적혀 있지 않습니다.", "The stages of firms are not stated."))
	}
	if m.Filter.Year != 0 && p.under(m.Filter.Year) == Unknown {
		out = append(out, core.Tf("%d년에 시행하는지 알 수 없습니다.", "It is not known whether it is under way in %d.", m.Filter.Year))
	}
	if len(m.Filter.Funds) > 0 && p.paidBy(m.Filter.Funds) == Unknown {
		out = append(out, core.T("재원이 적혀 있지 않습니다.", "The funds are not stated."))
	}
	return out
}

// Say says in a sentence what a cell shows.
func (m *Matrix) Say(n int) core.Text {
	c := &m.Cells[n]
	switch c.State {
	case Gap:
		return core.T("이 칸을 다루는 정책이 없습니다.", "No policy covers this cell.")
	case Unclear:
		return core.Tf("확실히 다루는 정책은 없고, 확인이 필요한 정책이 %[1]d개 있습니다.", "No policy covers this cell for certain; %[1]d %[2]s to be checked.",
			len(c.Perhaps), core.Plural(len(c.Perhaps), "is", "are"))
	case Partial:
		return core.Tf("이 산업의 절반 이상을 확실히 다루는 정책은 없고, 일부만 다루는 정책이 %[1]d개 있습니다.", "No policy is for half of the industry for certain; %[1]d %[2]s for a part of it.",
			len(c.Covers), core.Plural(len(c.Covers), "is", "are"))
	case Single:
		for _, cover := range c.Covers {
			if p := &m.Policies[cover.Policy]; !cover.Above && !cover.Part {
				return core.Tf("‘%[1]s’(%[2]s)만 다룹니다.", "Only ‘%[1]s’ (%[2]s) covers it.", p.Title, p.Level.Title())
			}
		}
	default:
	}
	return m.sayOverlap(c)
}

func (m *Matrix) sayOverlap(c *Cell) core.Text {
	side := 0
	for _, cover := range c.Covers {
		if !cover.Above && !cover.Part {
			side++
		}
	}
	where := core.T("여러 수준", "across levels")
	if len(c.SameLevel) > 0 {
		where = c.SameLevel[0].Title()
		for _, l := range c.SameLevel[1:] {
			where = core.T(where.Ko+"·"+l.Title().Ko, where.En+", "+l.Title().En)
		}
		where = core.T(where.Ko+" 안", "within the level "+where.En)
		if c.Across {
			where = core.T(where.Ko+"과 여러 수준", where.En+" and across levels")
		}
	}
	return core.Tf("%[1]d개 정책이 같은 수단과 단계를 다룹니다(%[2]s).", "%[1]d policies do the same for the same firms (%[2]s).", side, where)
}

// Notes say what a reader of the matrix must know.
func (m *Matrix) Notes() []core.Text {
	out := []core.Text{
		core.T("한 정책의 예산은 그 정책이 다루는 칸마다 전체가 들어가므로 칸을 더하면 안 됩니다. 행·열·전체 합계는 정책마다 한 번만 셉니다.",
			"A policy's whole budget stands in every cell that it covers, so cells must not be added up. Totals count each policy once."),
		core.T("계획과 그 계획에 딸린 사업이 같은 칸에 있으면 중복으로 세지 않습니다.", "A plan and a programme that carries it out are no overlap."),
		core.T("산업·수단·단계가 적혀 있지 않은 정책은 ‘확인 필요’로 남고, 다루지 않는다고 보지 않습니다.",
			"A policy that does not state its industries, instruments or stages is left to be checked, not taken for one that does not cover the cell."),
	}
	if m.All.Partial > 0 {
		out = append(out, core.T("정책이 확실히 담은 소분류(가중치가 있으면 가중치)가 산업의 절반에 못 미치면 ‘일부’로 따로 셉니다. 공백도 ‘다룸’도 아닙니다.",
			"Where the groups (by weight, where there is one) that a policy holds for certain are less than half of the industry, it covers a part. That is neither a gap nor covered."))
	}
	if m.Examples > 0 && !m.Filter.Examples {
		out = append(out, core.Tf("예로 담은 정책 %[1]d개는 세지 않았습니다. 이름에서 어림한 것이기 때문입니다.", "%[1]d %[2]s that Naru ships to show the form %[3]s not counted: what they say was guessed from their names.",
			m.Examples, core.Plural(m.Examples, "policy", "policies"), core.Plural(m.Examples, "is", "are")))
	}
	if m.Filter.Share > 0 {
		out = append(out, core.Tf("산업의 %.0[1]f%%보다 적게 다루는 정책은 그 산업을 다루지 않는 것으로 봅니다.", "A policy for less than %.0[1]f%% of an industry counts as not for it.", 100*m.Filter.Share))
	}
	if t := m.All.Money; t.Unknown+t.Partial > 0 {
		out = append(out, core.Tf("예산 합계에는 금액을 모르는 정책 %[1]d개가 빠져 있고, 일부만 아는 정책 %[2]d개는 아는 만큼만 들어 있습니다.",
			"The sums leave out %[1]d %[3]s without a known amount; of %[2]d others only a part is known.", t.Unknown, t.Partial, core.Plural(t.Unknown, "policy", "policies")))
	}
	for _, line := range m.Matches {
		for _, match := range line {
			if match.Part {
				return append(out, core.T("정책이 소분류의 일부만 다루면 그 몫을 알 수 없습니다. 겹치는 몫에는 그 소분류 전체로 넣되, 절반을 확실히 다루는지 볼 때에는 넣지 않습니다.",
					"Where a policy is for a part of a group, how much of it is not known: the share counts the group whole, but whether half is covered for certain leaves it out."))
			}
		}
	}
	return out
}
