package policy

import (
	"strings"

	"naru/internal/core"
	"naru/internal/policy"
	"naru/internal/web/pages/page"
)

// mark is a cell in the picture: its sign and its shape say the state, colour
// only underlines it.
type mark struct {
	Sign  string
	Class string
}

// markOf is a gap as an empty ring, a number for how many policies cover the
// cell, and a question mark where none does for certain.
func markOf(c *policy.Cell) mark {
	switch c.State {
	case policy.Gap:
		return mark{"○", "seg--gap"}
	case policy.Unclear:
		return mark{"?", "seg--unclear"}
	case policy.Partial:
		return mark{"◐", "seg--part"}
	case policy.Single:
		return mark{"1", "seg--single"}
	default:
		side := 0
		for _, n := range c.Levels {
			side += n
		}
		const most = 9
		if side > most {
			return mark{"9+", "seg--overlap"}
		}
		return mark{itoa(side), "seg--overlap"}
	}
}

// block is the cells of an industry and instrument, one for each stage.
type block struct {
	Href  string
	Label core.Text // the picture in words
	Marks []mark
}

// block gathers the cells of an industry and instrument.
func (v matrixView) block(industry int, instrument policy.Instrument) block {
	out := block{Href: v.cellHref(v.Industries[industry], instrument, v.onlyStage())}
	var ko, en strings.Builder
	t := v.Industries[industry].Title
	ko.WriteString(t.Ko + ", " + instrument.Title().Ko + ":")
	en.WriteString(t.In(core.English) + ", " + instrument.Title().En + ":")
	for _, stage := range v.Stages {
		c := &v.Cells[v.at(industry, instrument, stage)]
		m := markOf(c)
		out.Marks = append(out.Marks, m)
		ko.WriteString(" " + stage.Title().Ko + " " + c.State.Title().Ko)
		en.WriteString(" " + stage.Title().En + " " + c.State.Title().En)
		if c.State == policy.Overlap {
			ko.WriteString(" " + m.Sign)
			en.WriteString(" " + m.Sign)
		}
		ko.WriteString(",")
		en.WriteString(",")
	}
	out.Label = core.T(strings.TrimSuffix(ko.String(), ","), strings.TrimSuffix(en.String(), ","))
	return out
}

// onlyStage is the stage that is shown, where it is one.
func (v matrixView) onlyStage() policy.Stage {
	if len(v.Stages) == 1 {
		return v.Stages[0]
	}
	return ""
}

// stageInitials says what the places of the marks within a block stand for.
func (v matrixView) stageInitials() core.Text {
	var names []core.Text
	for _, s := range v.Stages {
		names = append(names, s.Title())
	}
	return page.Joined(names, " → ")
}

// sign is a mark with what it means.
type sign struct {
	Mark mark
	Text core.Text
}

// legend is the signs of the picture.
func legend() []sign {
	return []sign{
		{mark{"○", "seg--gap"}, core.T("공백: 다루는 정책이 없음", "gap: no policy")},
		{mark{"1", "seg--single"}, core.T("단독: 한 정책이 다룸", "single: one policy")},
		{mark{"2", "seg--overlap"}, core.T("중복: 둘 이상이 같은 일을 함(수는 정책 수)", "overlap: two or more do the same (how many)")},
		{mark{"◐", "seg--part"}, core.T("일부: 산업의 절반 미만만 다룸", "in part: less than half of the industry")},
		{mark{"?", "seg--unclear"}, core.T("확인 필요: 적히지 않은 것이 있어 알 수 없음", "to be checked: something is not stated")},
	}
}
