package structure

import (
	"math"

	"naru/internal/core"
)

// Stage is where an industry stands in its life in one region.
type Stage string

// The stages. StageUnknown means that the data do not tell.
const (
	StageUnknown      Stage = ""
	StageIntroduction Stage = "introduction" // 도입: not yet specialised, rising
	StageGrowth       Stage = "growth"       // 성장: specialised, rising
	StageMaturity     Stage = "maturity"     // 성숙: no clear trend
	StageDecline      Stage = "decline"      // 쇠퇴: falling
)

// Title names the stage.
func (s Stage) Title() core.Text {
	switch s {
	case StageIntroduction:
		return core.T("도입", "introduction")
	case StageGrowth:
		return core.T("성장", "growth")
	case StageMaturity:
		return core.T("성숙", "maturity")
	case StageDecline:
		return core.T("쇠퇴", "decline")
	default:
		return core.T("확인 필요", "unknown")
	}
}

// Strategy is what the position of an industry suggests.
type Strategy string

// The strategies, from level × growth × linkage.
const (
	StrategyUnknown   Strategy = ""
	StrategyLead      Strategy = "lead"      // 선도 육성: specialised and fast
	StrategyAttract   Strategy = "attract"   // 유망 유치: not specialised, fast
	StrategyTransform Strategy = "transform" // 전환 고도화: specialised and slow
	StrategyBase      Strategy = "base"      // 기반 협력: neither, but others depend on it
	StrategyWatch     Strategy = "watch"     // 관찰: none of these
)

// Title names the strategy.
func (s Strategy) Title() core.Text {
	switch s {
	case StrategyLead:
		return core.T("선도 육성", "lead")
	case StrategyAttract:
		return core.T("유망 유치", "attract")
	case StrategyTransform:
		return core.T("전환 고도화", "transform")
	case StrategyBase:
		return core.T("기반 협력", "base")
	case StrategyWatch:
		return core.T("관찰", "watch")
	default:
		return core.T("확인 필요", "unknown")
	}
}

// Path is one industry in one region over consecutive years, oldest first.
type Path struct {
	LQ        []float64 // level, by year
	Value     []float64 // the industry in the region
	Reference []float64 // what its growth is held against, such as all industries of the nation
	Linkage   float64   // input–output linkage, mean 1; NA when unknown
}

// Verdict is an industry's type with its reasons.
type Verdict struct {
	Stage    Stage
	Strategy Strategy
	Level    float64 // LQ of the last year
	Near     Trend   // over the last Cuts.Short years
	Far      Trend   // over the last Cuts.Long years
	Reasons  []core.Text
	Cuts     Cuts
}

// Trend is the change over some years, per year; NA when the path is too short
// or an end of it is.
type Trend struct {
	Gap   float64 // growth of the industry less that of the reference
	Level float64 // growth of its LQ
}

// Type decides stage and strategy of one industry. What the data do not tell
// stays unknown, and the reasons say why.
//
// The stage reads four signs, of growth gap and of LQ over the near and the far
// path, each +, 0 or − by its band: a balance of +Rise makes it rise (growth if
// specialised, else introduction) unless the near growth gap is falling; −Rise
// makes it decline unless the near growth gap is rising; otherwise maturity.
// The strategy reads the level, the near growth gap and the linkage.
func Type(p Path, cuts Cuts) (Verdict, error) {
	if err := cuts.Validate(); err != nil {
		return Verdict{}, err
	}
	if len(p.Value) != len(p.LQ) || len(p.Reference) != len(p.LQ) {
		return Verdict{}, core.Fail(core.Invalid,
			"입지계수, 값, 비교 대상의 시계열 길이가 다릅니다(%d, %d, %d).",
			"The series of LQ, value and reference differ in length (%d, %d, %d).",
			len(p.LQ), len(p.Value), len(p.Reference))
	}
	v := Verdict{Level: math.NaN(), Near: p.trend(cuts.Short), Far: p.trend(cuts.Long), Cuts: cuts}
	if len(p.LQ) > 0 {
		v.Level = p.LQ[len(p.LQ)-1]
	}
	v.decideStage(len(p.LQ))
	v.decideStrategy(p.Linkage, len(p.LQ))
	return v, nil
}

func (p Path) trend(steps int) Trend {
	last := len(p.LQ) - 1
	first := last - steps
	if first < 0 {
		return Trend{Gap: math.NaN(), Level: math.NaN()}
	}
	k := float64(steps)
	return Trend{
		Gap:   AnnualGrowth(p.Value[first], p.Value[last], k) - AnnualGrowth(p.Reference[first], p.Reference[last], k),
		Level: AnnualGrowth(p.LQ[first], p.LQ[last], k),
	}
}

func (t Trend) known() bool { return !math.IsNaN(t.Gap) && !math.IsNaN(t.Level) }

// sign is +1, 0 or −1 by the band; the edge of the band is still level.
func sign(x, band float64) int {
	switch {
	case x > band:
		return 1
	case x < -band:
		return -1
	default:
		return 0
	}
}

func (v *Verdict) decideStage(years int) {
	c := v.Cuts
	if years <= c.Long {
		v.say("성장단계는 %[1]d개 시점이 있어야 판정하는데 %[2]d개뿐이어서 확인이 필요합니다.",
			"The stage needs %[1]d periods and there are %[2]d, so it is unknown.", c.Long+1, years)
		return
	}
	if math.IsNaN(v.Level) || !v.Near.known() || !v.Far.known() {
		v.say("경로의 처음이나 끝 값이 없거나 0이어서 성장단계를 확인해야 합니다.",
			"A value at an end of the path is missing or zero, so the stage is unknown.")
		return
	}
	near := sign(v.Near.Gap, c.GrowthBand)
	balance := near + sign(v.Far.Gap, c.GrowthBand) + sign(v.Near.Level, c.LevelBand) + sign(v.Far.Level, c.LevelBand)
	switch {
	case balance >= c.Rise && near >= 0 && v.Level >= c.Level:
		v.Stage = StageGrowth
	case balance >= c.Rise && near >= 0:
		v.Stage = StageIntroduction
	case balance <= -c.Rise && near <= 0:
		v.Stage = StageDecline
	default:
		v.Stage = StageMaturity
	}
	v.sayTrend(c.Short, v.Near)
	v.sayTrend(c.Long, v.Far)
	v.say("네 부호의 합이 %[1]d(추세 기준 ±%[2]d)이므로 성장단계는 %[3]s입니다.",
		"The four signs add up to %[1]d (a trend is ±%[2]d): the stage is %[3]s.", balance, c.Rise, v.Stage.Title())
}

func (v *Verdict) decideStrategy(linkage float64, years int) {
	c := v.Cuts
	if years <= c.Short {
		v.say("전략 유형은 %[1]d개 시점이 있어야 판정하는데 %[2]d개뿐이어서 확인이 필요합니다.",
			"The strategy needs %[1]d periods and there are %[2]d, so it is unknown.", c.Short+1, years)
		return
	}
	if math.IsNaN(v.Level) || math.IsNaN(v.Near.Gap) {
		v.say("수준이나 증가율이 정의되지 않아 전략 유형을 확인해야 합니다.",
			"The level or the growth is not defined, so the strategy is unknown.")
		return
	}
	special, fast := v.Level >= c.Level, v.Near.Gap >= c.Growth
	v.say("입지계수 %.2f(기준 %.2f), 최근 %d년 상대 증가율 연 %+.1f%%p(기준 %+.1f%%p)입니다.",
		"LQ %.2f (cut %.2f); growth over the last %d years %+.1f points a year against the reference (cut %+.1f).",
		v.Level, c.Level, c.Short, 100*v.Near.Gap, 100*c.Growth)
	switch {
	case special && fast:
		v.Strategy = StrategyLead
	case fast:
		v.Strategy = StrategyAttract
	case special:
		v.Strategy = StrategyTransform
	case linkage >= c.Linkage:
		v.Strategy = StrategyBase
		v.say("산업연관 %.2f(기준 %.2f)로 다른 산업의 기반이 됩니다.",
			"Linkage %.2f (cut %.2f): other industries build on it.", linkage, c.Linkage)
	default:
		v.Strategy = StrategyWatch
		if math.IsNaN(linkage) {
			v.say("산업연관 자료가 없어 기반 협력 여부는 따지지 못했습니다.",
				"No linkage data, so it could not be weighed as a base for others.")
		} else {
			v.say("산업연관 %.2f(기준 %.2f)로 연계도 약합니다.", "Linkage %.2f (cut %.2f) is weak too.", linkage, c.Linkage)
		}
	}
	v.say("따라서 전략 유형은 %s입니다.", "Hence the strategy is %s.", v.Strategy.Title())
}

func (v *Verdict) sayTrend(years int, t Trend) {
	v.say("최근 %d년 상대 증가율 연 %+.1f%%p(보합 ±%.1f), 입지계수 연 %+.1f%%(보합 ±%.1f)입니다.",
		"Last %d years: growth %+.1f points a year against the reference (flat within ±%.1f), LQ %+.1f%% a year (flat within ±%.1f).",
		years, 100*t.Gap, 100*v.Cuts.GrowthBand, 100*t.Level, 100*v.Cuts.LevelBand)
}

func (v *Verdict) say(ko, en string, args ...any) {
	v.Reasons = append(v.Reasons, core.Tf(ko, en, args...))
}
