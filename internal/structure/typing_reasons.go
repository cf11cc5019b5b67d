package structure

import (
	"math"
	"strings"

	"naru/internal/core"
)

// Reasons says what the stage and the strategy follow from, or what is missing.
// The verdict of nothing has none. They are put into words when they are asked
// for, because thousands of industries are typed for each that is read about.
func (v Verdict) Reasons() []core.Text {
	if v.Cuts == (Cuts{}) {
		return nil
	}
	out := append(v.stageReasons(), v.strategyReasons()...)
	for i, t := range out {
		out[i] = withMinus(t)
	}
	return out
}

// withMinus writes numbers below zero as tables do: △2.6 in Korean, −2.6 in
// English. The sentences have no hyphen of their own.
func withMinus(t core.Text) core.Text {
	return core.T(strings.ReplaceAll(t.Ko, "-", "△"), strings.ReplaceAll(t.En, "-", "−"))
}

func (v Verdict) stageReasons() []core.Text {
	c := v.Cuts
	switch {
	case v.Years <= c.Long:
		return []core.Text{core.Tf("성장단계는 이어진 시점 %[1]d개가 있어야 판정하는데 %[2]d개뿐이어서 확인이 필요합니다. 앞선 시점 %[3]d개가 더 든 자료를 가져오면 판정합니다.",
			"The stage needs %[1]d periods and there are %[2]d, so it is unknown. Data with %[3]d earlier %[4]s would settle it.",
			c.Long+1, v.Years, c.Long+1-v.Years, core.Plural(c.Long+1-v.Years, "period", "periods"))}
	case !v.stageKnown():
		return []core.Text{core.Tf("%[1]d년 전이나 %[2]d년 전, 또는 마지막 값이 없거나 0이어서 성장단계를 확인해야 합니다. 그 값이 든 자료가 있으면 판정합니다.",
			"A value at an end of the path (%[1]d or %[2]d years back, or the last) is missing or zero, so the stage is unknown. Data that have it would settle it.", c.Long, c.Short)}
	}
	return []core.Text{
		v.trendReason(c.Short, v.Near),
		v.trendReason(c.Long, v.Far),
		core.Tf("네 부호의 합이 %[1]d(추세 기준 ±%[2]d)이므로 성장단계는 %[3]s입니다.",
			"The four signs add up to %[1]d (a trend is ±%[2]d): the stage is %[3]s.", v.balance(), c.Rise, v.Stage.Title()),
	}
}

func (v Verdict) trendReason(years int, t Trend) core.Text {
	return core.Tf("최근 %d년 상대 증가율 연 %+.1f%%p(보합 ±%.1f), 입지계수 연 %+.1f%%(보합 ±%.1f)입니다.",
		"Last %d years: growth %+.1f points a year against the reference (flat within ±%.1f), LQ %+.1f%% a year (flat within ±%.1f).",
		years, 100*t.Gap, 100*v.Cuts.GrowthBand, 100*t.Level, 100*v.Cuts.LevelBand)
}

func (v Verdict) strategyReasons() []core.Text {
	c := v.Cuts
	switch {
	case v.Years <= c.Short:
		return []core.Text{core.Tf("전략 유형은 %[1]d개 시점이 있어야 판정하는데 %[2]d개뿐이어서 확인이 필요합니다.",
			"The strategy needs %[1]d periods and there are %[2]d, so it is unknown.", c.Short+1, v.Years)}
	case !v.strategyKnown():
		return []core.Text{core.T("수준이나 증가율이 정의되지 않아 전략 유형을 확인해야 합니다.",
			"The level or the growth is not defined, so the strategy is unknown.")}
	}
	out := []core.Text{core.Tf("입지계수 %.2f(기준 %.2f), 최근 %d년 상대 증가율 연 %+.1f%%p(기준 %+.1f%%p)입니다.",
		"LQ %.2f (cut %.2f); growth over the last %d years %+.1f points a year against the reference (cut %+.1f).",
		v.Level, c.Level, c.Short, 100*v.Near.Gap, 100*c.Growth)}
	switch {
	case v.Strategy == StrategyBase:
		out = append(out, core.Tf("산업연관 %.2f(기준 %.2f)로 다른 산업의 기반이 됩니다.",
			"Linkage %.2f (cut %.2f): other industries build on it.", v.Linkage, c.Linkage))
	case v.Strategy == StrategyWatch && math.IsNaN(v.Linkage):
		out = append(out, core.T("산업연관 자료가 없어 기반 협력 여부는 따지지 못했습니다.",
			"No linkage data, so it could not be weighed as a base for others."))
	case v.Strategy == StrategyWatch:
		out = append(out, core.Tf("산업연관 %.2f(기준 %.2f)로 연계도 약합니다.", "Linkage %.2f (cut %.2f) is weak too.", v.Linkage, c.Linkage))
	}
	if v.Stage == StageUnknown {
		return append(out, core.Tf("따라서 전략 유형은 %[1]s이지만, 성장단계를 모르고 최근 %[2]d년만 본 잠정 판정입니다.",
			"Hence the strategy is %[1]s, provisionally: the stage is unknown and only the last %[2]d years were seen.", v.Strategy.Title(), c.Short))
	}
	return append(out, core.Tf("따라서 전략 유형은 %s입니다.", "Hence the strategy is %s.", v.Strategy.Title()))
}
