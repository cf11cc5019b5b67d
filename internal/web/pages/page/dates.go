package page

import (
	"time"

	"naru/internal/core"
	"naru/internal/web/ui"
)

// DateText writes a civil date as Koreans do: 2026. 11. 23.(월).
func DateText(t time.Time) core.Text {
	days := [...]string{"일", "월", "화", "수", "목", "금", "토"}
	t = t.In(core.Seoul)
	return core.T(t.Format("2006. 1. 2.")+"("+days[t.Weekday()]+")", t.Format("2 Jan 2006"))
}

// TimeText writes a moment to the minute, in Korean time.
func TimeText(t time.Time) core.Text {
	d := DateText(t)
	clock := t.In(core.Seoul).Format("15:04")
	return core.T(d.Ko+" "+clock, d.En+" "+clock)
}

// TimeCell shows a moment to the minute, in Korean time.
func TimeCell(t time.Time) ui.Cell { return ui.Label(TimeText(t)) }

// PeriodSpan shows the first and the last of periods in order.
func PeriodSpan(p []core.Period) ui.Cell {
	switch len(p) {
	case 0:
		return ui.NA(core.T("해당 없음", "does not apply"))
	case 1:
		return ui.Label(PeriodText(p[0]))
	default:
		return ui.Label(core.T(p[0].In(core.Korean)+" ~ "+p[len(p)-1].In(core.Korean), p[0].In(core.English)+" – "+p[len(p)-1].In(core.English)))
	}
}

// PeriodText names a period in both languages.
func PeriodText(p core.Period) core.Text { return core.T(p.In(core.Korean), p.In(core.English)) }

// PeriodCell shows a period that is stored as text; what is none stands as it is.
func PeriodCell(text string) ui.Cell {
	p, err := core.ParsePeriod(text)
	if err != nil {
		return ui.Plain(text)
	}
	return ui.Label(PeriodText(p))
}
