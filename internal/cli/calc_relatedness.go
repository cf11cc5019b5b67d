package cli

import (
	"naru/internal/calc"
	"naru/internal/core"
	"naru/internal/structure"
)

// calcSpace are the flags that say what counts as specialised and as related.
type calcSpace struct {
	Threshold float64 `default:"${calc_default_threshold}" help:"${calc_threshold}"                                placeholder:"LQ"`
	Method    string  `default:"proximity"                 enum:"proximity,association,cosine,jaccard,probability" help:"${calc_relatedness_method}"`
	Self      string  `default:"include"                   enum:"include,exclude"                                  help:"${calc_self}"`
}

func (c calcSpace) options() (calc.SpaceOptions, error) {
	if c.Threshold == 0 { // which the calculator would take for the default
		return calc.SpaceOptions{}, &calc.UsageError{Err: core.Fail(core.Invalid,
			"--threshold는 0보다 큰 수입니다.", "--threshold is a number above 0.")}
	}
	return calc.SpaceOptions{Threshold: c.Threshold, Method: structure.RelatednessMethod(c.Method), Self: c.Self}, nil
}

type calcRelatedness struct {
	calcInput
	calcSpace
	calcOutput
}

// Run computes how related industries are.
func (c calcRelatedness) Run(e *Env) error {
	opt, err := c.options()
	if err == nil {
		err = calc.Relatedness(e.Ctx, c.input(e), opt, c.output(e))
	}
	return calcError(err)
}

var calcRelatednessTexts = map[string]core.Text{
	"calc_relatedness": core.T(
		"같은 지역에 함께 특화된 정도로 산업 사이의 관련성을 잽니다. 예: naru calc relatedness 통계.csv --method proximity --self exclude",
		"How related industries are, by the regions specialised in both. Example: naru calc relatedness table.csv --method proximity --self exclude"),
	"calc_threshold":          core.T("특화로 볼 입지계수의 기준(이상).", "LQ from which a region counts as specialised."),
	"calc_relatedness_method": core.T("관련성: proximity, association, cosine, jaccard, probability.", "Relatedness: proximity, association, cosine, jaccard, probability."),
	"calc_self":               core.T("자기 자신과의 관련성: include(넣음, py-ecomplexity) 또는 exclude(뺌, EconGeo).", "An industry's relatedness to itself: include (as py-ecomplexity), or exclude (as EconGeo)."),
}
