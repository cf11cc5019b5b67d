package policy

import "naru/internal/core"

// Line is a policy in the drill-down of a cell.
type Line struct {
	Policy  Policy
	Verdict Verdict // Yes, or Unknown where it may cover the cell
	Above   bool    // another policy of the cell carries it out
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
		out = append(out, Line{Policy: p, Verdict: Yes, Above: c.Above, Match: m.classes.Match(&p, industry), Money: m.money[c.Policy]})
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
		return core.Tf("확실히 다루는 정책은 없고, 확인이 필요한 정책이 %d개 있습니다.", "No policy covers this cell for certain; %[1]d %[2]s to be checked.",
			len(c.Perhaps), core.Plural(len(c.Perhaps), "is", "are"))
	case Single:
		for _, cover := range c.Covers {
			if p := &m.Policies[cover.Policy]; !cover.Above {
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
		if !cover.Above {
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
