package cli

import "naru/internal/calc"

type calcConcentration struct {
	calcInput
	calcOutput

	By     string `default:"region"                 enum:"region,industry" help:"${calc_by}"`
	Prefix int    `default:"${calc_default_prefix}" help:"${calc_prefix}"  placeholder:"N"`
	Plants string `help:"${calc_plants}"            placeholder:"FILE"     type:"path"`
}

// Run describes the concentration of regions or of industries.
func (c calcConcentration) Run(e *Env) error {
	return calcError(calc.Concentration(e.Ctx, c.input(e), calc.ConcentrationOptions{
		By: calc.By(c.By), Prefix: c.Prefix, Plants: c.Plants,
	}, c.output(e)))
}
