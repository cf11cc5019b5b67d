package roadmap

import (
	"math"
	"time"

	"naru/internal/core"
)

// Pace is whether a task keeps up with its dates on a day. A start and an end are
// said to the quarter, and have passed when the quarter has.
type Pace string

// The paces. Each task has one.
const (
	PaceDone       Pace = "done"
	PaceStopped    Pace = "stopped"
	PaceLate       Pace = "late"       // it should have ended, and has not
	PaceNotBegun   Pace = "not-begun"  // it should have begun, and is still planned
	PaceUnreported Pace = "unreported" // under way, but nobody told how far
	PaceOnTime     Pace = "on-time"
)

// Pace tells how a task keeps up on a day.
func (t *Task) Pace(now time.Time) Pace {
	switch {
	case t.Status == Done:
		return PaceDone
	case t.Status == Stopped:
		return PaceStopped
	case t.Dated() && !now.Before((t.End + 1).begins()):
		return PaceLate
	case t.Status == Planned && t.Dated() && !now.Before((t.Start + 1).begins()):
		return PaceNotBegun
	case t.Status == Running && t.Progress == nil:
		return PaceUnreported
	default:
		return PaceOnTime
	}
}

// come is how far a task has come for an overall progress: as told, and 0 of a
// task that is planned and not due to begin yet.
func (t *Task) come(now time.Time) (float64, bool) {
	if percent, ok := t.Percent(); ok {
		return percent, true
	}
	return 0, t.Status == Planned && t.Pace(now) == PaceOnTime
}

// Pace says whether the plan keeps up with its dates, for every page that sums it
// up. It is empty where no progress or no date is known.
func (p *Plan) Pace(now time.Time) core.Text {
	tasks := p.sorted()
	count := map[Pace]int{}
	for _, t := range tasks {
		count[t.Pace(now)]++
	}
	a := p.Advance(now)
	if a.Percent == nil || a.Expected == nil {
		return core.Text{}
	}
	text := core.T("늦은 과제는 없습니다.", "No task is overdue.")
	late, behind := count[PaceLate], count[PaceNotBegun]
	switch {
	case late > 0 && behind > 0:
		text = core.Tf("과제 %[1]d개 가운데 %[2]d개가 끝날 때를 넘겼고 %[3]d개는 시작할 때를 넘겼습니다.", "Of %[1]d tasks %[2]d should have ended and have not, and %[3]d should have begun.", len(tasks), late, behind)
	case late > 0:
		text = core.Tf("과제 %[1]d개 가운데 %[2]d개가 끝날 때를 넘겼습니다.", "Of %[1]d tasks %[2]d should have ended and have not.", len(tasks), late)
	case behind > 0:
		text = core.Tf("과제 %[1]d개 가운데 %[2]d개가 시작할 때를 넘겼습니다.", "Of %[1]d tasks %[2]d should have begun and have not.", len(tasks), behind)
	}
	return core.Tf("%[1]s %[2]s%[3]s", "%[1]s %[2]s%[3]s", text, a.against(), a.unreported())
}

// against holds the progress against what the dates ask for.
func (a *Advance) against() core.Text {
	percent := func(x float64) string { return core.Grouped(x, 0, "−") }
	is, due := percent(*a.Percent), percent(*a.Expected)
	switch gap := math.Round(*a.Percent) - math.Round(*a.Expected); {
	case gap < 0:
		return core.Tf("진척률은 %[1]s%%(%[4]s)로, 날짜로 보아 되어야 할 %[2]s%%보다 %[3]s%%p 낮습니다.", "Progress is %[1]s%% (%[4]s), %[3]s points below the %[2]s%% that the dates ask for.", is, due, percent(-gap), a.By.Title())
	case gap > 0:
		return core.Tf("진척률은 %[1]s%%(%[4]s)로, 날짜로 보아 되어야 할 %[2]s%%보다 %[3]s%%p 앞섭니다.", "Progress is %[1]s%% (%[4]s), %[3]s points ahead of the %[2]s%% that the dates ask for.", is, due, percent(gap), a.By.Title())
	default:
		return core.Tf("진척률은 날짜로 보아 되어야 할 만큼인 %[1]s%%(%[2]s)입니다.", "Progress is %[1]s%% (%[2]s), as the dates ask for.", is, a.By.Title())
	}
}

// unreported says which tasks are not in the numbers.
func (a *Advance) unreported() core.Text {
	if a.Unknown == 0 {
		return core.Text{}
	}
	return core.Tf(" 진척이 보고되지 않은 과제 %d개는 빠져 있습니다.", " %d task(s) without a report are not in it.", a.Unknown)
}
