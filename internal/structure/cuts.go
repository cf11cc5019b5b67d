package structure

import "naru/internal/core"

// Cuts are the parameters that decide an industry's type. They are shown with
// every verdict; Version changes whenever the defaults do.
type Cuts struct {
	Version    int     `json:"version"`
	Level      float64 `json:"level"`      // an LQ of at least this is specialised
	LevelBand  float64 `json:"levelBand"`  // annual change of LQ within ± this is flat
	Growth     float64 `json:"growth"`     // annual growth less the reference's, at least this is fast
	GrowthBand float64 `json:"growthBand"` // annual growth gap within ± this is level with the reference
	Linkage    float64 `json:"linkage"`    // an input–output linkage of at least this is strong; 1 is the mean
	Short      int     `json:"short"`      // steps of the near path
	Long       int     `json:"long"`       // steps of the far path
	Rise       int     `json:"rise"`       // of four signs (two measures × two paths), the balance that makes a trend
}

// DefaultCuts are the cuts of version 1.
func DefaultCuts() Cuts {
	return Cuts{Version: 1, Level: 1, LevelBand: 0.01, Growth: 0, GrowthBand: 0.01, Linkage: 1, Short: 3, Long: 5, Rise: 2}
}

// Validate says which cut cannot be used.
func (c Cuts) Validate() error {
	bad := func(name string, ko, en string) error {
		return core.Fail(core.Invalid, "유형화 기준을 고쳐 주십시오.", "Please correct the cuts of the typing.").With(name, core.T(ko, en))
	}
	switch {
	case !(c.Level > 0):
		return bad("level", "특화 기준은 0보다 커야 합니다.", "The level must be above 0.")
	case !(c.LevelBand >= 0):
		return bad("levelBand", "입지계수의 보합 폭은 0 이상이어야 합니다.", "The band of the level must be at least 0.")
	case !(c.GrowthBand >= 0):
		return bad("growthBand", "증가율의 보합 폭은 0 이상이어야 합니다.", "The band of growth must be at least 0.")
	case c.Growth != c.Growth || c.Linkage != c.Linkage:
		return bad("growth", "기준은 수여야 합니다.", "A cut must be a number.")
	case c.Short < 1 || c.Long <= c.Short:
		return bad("long", "짧은 경로는 1 이상, 긴 경로는 그보다 길어야 합니다.", "The near path needs at least 1 step and the far path more than that.")
	case c.Rise < 1 || c.Rise > 4:
		return bad("rise", "추세 기준은 1에서 4 사이여야 합니다.", "The balance must be between 1 and 4.")
	}
	return nil
}
