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

// TitleAt names the strategy of an industry at a stage. Without the stage it
// rests on the near path alone, and says that it is provisional.
func (s Strategy) TitleAt(stage Stage) core.Text {
	t := s.Title()
	if s == StrategyUnknown || stage != StageUnknown {
		return t
	}
	return core.T(t.Ko+"(잠정)", t.En+" (provisional)")
}

// Path is one industry in one region over consecutive years, oldest first.
type Path struct {
	LQ        []float64 // level, by year
	Value     []float64 // the industry in the region
	Reference []float64 // what its growth is held against, such as all industries of the nation
	Linkage   float64   // input–output linkage, mean 1; NA when unknown
}

// Verdict is an industry's type with what it follows from. Reasons says it in
// sentences.
type Verdict struct {
	Stage    Stage
	Strategy Strategy
	Years    int     // length of the path
	Level    float64 // LQ of the last year
	Near     Trend   // over the last Cuts.Short years
	Far      Trend   // over the last Cuts.Long years
	Linkage  float64 // input–output linkage; NA when unknown
	Cuts     Cuts
}

// Trend is the change over some years, per year; NA when the path is too short
// or an end of it is.
type Trend struct {
	Gap   float64 // growth of the industry less that of the reference
	Level float64 // growth of its LQ
}

// Type decides stage and strategy of one industry. What the data do not tell
// stays unknown, and the verdict's reasons say why.
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
	v := Verdict{
		Years: len(p.LQ), Level: math.NaN(), Near: p.trend(cuts.Short), Far: p.trend(cuts.Long),
		Linkage: p.Linkage, Cuts: cuts,
	}
	if v.Years > 0 {
		v.Level = p.LQ[v.Years-1]
	}
	v.Stage, v.Strategy = v.stage(), v.strategy()
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

// stageKnown reports whether the path tells the stage.
func (v Verdict) stageKnown() bool {
	return v.Years > v.Cuts.Long && !math.IsNaN(v.Level) && v.Near.known() && v.Far.known()
}

// balance adds up the four signs.
func (v Verdict) balance() int {
	c := v.Cuts
	return sign(v.Near.Gap, c.GrowthBand) + sign(v.Far.Gap, c.GrowthBand) +
		sign(v.Near.Level, c.LevelBand) + sign(v.Far.Level, c.LevelBand)
}

func (v Verdict) stage() Stage {
	if !v.stageKnown() {
		return StageUnknown
	}
	c, balance, near := v.Cuts, v.balance(), sign(v.Near.Gap, v.Cuts.GrowthBand)
	switch {
	case balance >= c.Rise && near >= 0 && v.Level >= c.Level:
		return StageGrowth
	case balance >= c.Rise && near >= 0:
		return StageIntroduction
	case balance <= -c.Rise && near <= 0:
		return StageDecline
	default:
		return StageMaturity
	}
}

// strategyKnown reports whether the path tells the strategy.
func (v Verdict) strategyKnown() bool {
	return v.Years > v.Cuts.Short && !math.IsNaN(v.Level) && !math.IsNaN(v.Near.Gap)
}

func (v Verdict) strategy() Strategy {
	if !v.strategyKnown() {
		return StrategyUnknown
	}
	special, fast := v.Level >= v.Cuts.Level, v.Near.Gap >= v.Cuts.Growth
	switch {
	case special && fast:
		return StrategyLead
	case fast:
		return StrategyAttract
	case special:
		return StrategyTransform
	case v.Linkage >= v.Cuts.Linkage:
		return StrategyBase
	default:
		return StrategyWatch
	}
}

// WithLinkage is the verdict of the same path once the input–output linkage is
// known.
func (v Verdict) WithLinkage(linkage float64) Verdict {
	v.Linkage = linkage
	v.Strategy = v.strategy()
	return v
}
