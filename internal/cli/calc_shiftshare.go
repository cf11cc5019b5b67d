package cli

import "naru/internal/calc"

type calcShiftShare struct {
	calcInput
	calcOutput

	From      string `help:"${calc_from}" placeholder:"PERIOD"                   required:""`
	To        string `help:"${calc_to}"   placeholder:"PERIOD"                   required:""`
	Method    string `default:"dunn"      enum:"dunn,esteban-marquillas,dynamic" help:"${calc_method}"`
	Reference string `default:"total"     enum:"total,others"                    help:"${calc_reference}"`
}

// Run splits the change between two periods.
func (c calcShiftShare) Run(e *Env) error {
	return calcError(calc.ShiftShare(e.Ctx, c.input(e), calc.ShiftShareOptions{
		From: c.From, To: c.To, Method: calc.Decomposition(c.Method), Reference: c.Reference,
	}, c.output(e)))
}
