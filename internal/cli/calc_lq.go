package cli

import "naru/internal/calc"

type calcLQ struct {
	calcInput
	calcOutput
}

// Run computes location quotients.
func (c calcLQ) Run(e *Env) error {
	return calcError(calc.LQ(e.Ctx, c.input(e), c.output(e)))
}
