package roadmap

import (
	"naru/internal/core"
	"naru/internal/linkage"
)

// Followed is what a plan's money sets in motion, with how much of it could be
// followed: an effect of a part never stands beside the whole without a word.
type Followed struct {
	Ripple

	Plan    Sum    // all of the plan's money
	Covered int64  // won that the effects follow from
	Tasks   int    // tasks with money that is followed
	Left    []Left // what is not
}

// Left is money of a task that is not followed.
type Left struct {
	Task *Task
	Why  LeftWhy
	Won  int64     // 0 of amounts that are not known
	Text core.Text // what it is about, for a list
}

// LeftWhy is why money is not followed.
type LeftWhy string

// The reasons.
const (
	NoIndustry LeftWhy = "no-industry"
	NotLinked  LeftWhy = "not-linked"
	NoAmount   LeftWhy = "no-amount"
)

func (w LeftWhy) title() core.Text {
	switch w {
	case NoIndustry:
		return core.T("산업을 적지 않음", "no industry named")
	case NotLinked:
		return core.T("산업에 이어진 부문이 없음", "no sector linked to the industry")
	default:
		return core.T("금액 미정", "amount not known yet")
	}
}

// Reasons lists what is not followed, task by task.
func (f *Followed) Reasons() []core.Text {
	out := make([]core.Text, len(f.Left))
	for i, l := range f.Left {
		out[i] = l.Text
	}
	return out
}

// Say tells of how much of the money the effects are, and what the rest lacks.
func (f *Followed) Say() core.Text {
	all := linkage.SayWon(float64(f.Plan.Won))
	text := core.Tf("예산 %[1]s 가운데 산업연관으로 따라간 %[2]s(과제 %[3]d개)의 효과입니다.", "These are effects of %[2]s (%[3]d task(s)), the part of %[1]s that could be followed.",
		all, linkage.SayWon(float64(f.Covered)), f.Tasks)
	if f.Covered == f.Plan.Won && f.Covered > 0 {
		text = core.Tf("예산 %[1]s(과제 %[2]d개) 모두의 효과입니다.", "These are effects of all %[1]s (%[2]d task(s)).", all, f.Tasks)
	}
	if f.Covered == 0 {
		text = core.Tf("예산 %s 가운데 산업연관으로 따라간 돈이 없습니다.", "None of the %s could be followed.", all)
	}
	rest := core.Text{}
	for _, why := range []LeftWhy{NotLinked, NoIndustry, NoAmount} {
		won, tasks := int64(0), map[string]bool{}
		for _, l := range f.Left {
			if l.Why == why {
				won += l.Won
				tasks[l.Task.ID] = true
			}
		}
		if len(tasks) == 0 {
			continue
		}
		one := core.Tf("%[1]s %[2]s(과제 %[3]d개)", "%[1]s: %[2]s (%[3]d task(s))", why.title(), linkage.SayWon(float64(won)), len(tasks))
		if why == NoAmount {
			one = core.Tf("%[1]s 과제 %[2]d개", "%[1]s: %[2]d task(s)", why.title(), len(tasks))
		}
		if rest.IsZero() {
			rest = one
		} else {
			rest = core.Tf("%[1]s, %[2]s", "%[1]s, %[2]s", rest, one)
		}
	}
	if rest.IsZero() {
		return text
	}
	return core.Tf("%[1]s 들어 있지 않은 것: %[2]s.", "%[1]s Left out: %[2]s.", text, rest)
}
