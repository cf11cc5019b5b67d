package cli

import (
	"naru/internal/calc"
	"naru/internal/core"
)

type calcComplexity struct {
	calcInput
	calcSpace
	calcOutput

	Table  string `default:"regions"     enum:"regions,industries,pairs" help:"${calc_complexity_table}"`
	Anchor string `help:"${calc_anchor}" placeholder:"FILE"              type:"path"`
}

// Run computes complexity, density and outlook.
func (c calcComplexity) Run(e *Env) error {
	opt, err := c.options()
	if err == nil {
		err = calc.Complexity(e.Ctx, c.input(e), calc.ComplexityOptions{
			SpaceOptions: opt, Table: calc.ComplexityTable(c.Table), Anchor: c.Anchor,
		}, c.output(e))
	}
	return calcError(err)
}

var calcComplexityTexts = map[string]core.Text{
	"calc_complexity": core.T(
		"지역과 산업의 경제복잡도(ECI·PCI), 밀도, 전망, 적합도를 셉니다. 예: naru calc complexity 통계.csv --table pairs --anchor 임금.csv",
		"Economic complexity of regions and industries, density, outlook and fitness. Example: naru calc complexity table.csv --table pairs --anchor wages.csv"),
	"calc_complexity_table": core.T("쓸 표: regions(지역), industries(산업), pairs(지역·산업 쌍).", "Table to write: regions, industries, or pairs of them."),
	"calc_anchor":           core.T("지수의 위아래를 정할 값의 파일(지역 열과 값 열). 없으면 다양성과의 상관으로 정합니다.", "File of a series by region (columns of region and value) that the index must rise with; diversity without it."),
}
