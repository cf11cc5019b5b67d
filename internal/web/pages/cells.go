package pages

import (
	"time"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/web/ui"
)

func plainOr(s string) ui.Cell {
	if s == "" {
		return ui.NA(core.T("적지 않음", "not given"))
	}
	return ui.Plain(s)
}

func dateCell(t time.Time) ui.Cell { return ui.Label(dateText(t)) }

// dateText writes a civil date as Koreans do: 2026. 11. 23.(월).
func dateText(t time.Time) core.Text {
	days := [...]string{"일", "월", "화", "수", "목", "금", "토"}
	t = t.In(core.Seoul)
	return core.T(t.Format("2006. 1. 2.")+"("+days[t.Weekday()]+")", t.Format("2 Jan 2006"))
}

func timeCell(t time.Time) ui.Cell {
	d := dateText(t)
	clock := t.In(core.Seoul).Format("15:04")
	return ui.Label(core.T(d.Ko+" "+clock, d.En+" "+clock))
}

func periodSpan(p []core.Period) ui.Cell {
	switch len(p) {
	case 0:
		return ui.NA(core.T("해당 없음", "does not apply"))
	case 1:
		return ui.Label(periodText(p[0]))
	default:
		return ui.Label(core.T(p[0].In(core.Korean)+" ~ "+p[len(p)-1].In(core.Korean), p[0].In(core.English)+" – "+p[len(p)-1].In(core.English)))
	}
}

func periodText(p core.Period) core.Text { return core.T(p.In(core.Korean), p.In(core.English)) }

func runStateCell(run dataset.Run) ui.Cell {
	switch run.State {
	case dataset.RunDone:
		return ui.Label(core.T("끝남", "done")).Toned(ui.Success)
	case dataset.RunOpen:
		return ui.Label(core.T("진행 중", "running")).Toned(ui.Info)
	case dataset.RunCancelled:
		return ui.Label(core.T("멈춤", "stopped")).Toned(ui.Neutral)
	case dataset.RunInterrupted:
		return ui.Label(core.T("끊김", "interrupted")).Toned(ui.Warning)
	default:
		return ui.Label(core.T("실패", "failed")).Toned(ui.Danger)
	}
}
