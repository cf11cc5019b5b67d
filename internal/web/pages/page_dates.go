package pages

import (
	"time"

	"naru/internal/core"
	"naru/internal/web/ui"
)

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

func periodCell(text string) ui.Cell {
	p, err := core.ParsePeriod(text)
	if err != nil {
		return ui.Plain(text)
	}
	return ui.Label(periodText(p))
}
