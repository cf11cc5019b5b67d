package cli

import "naru/internal/calc"

type calcImpact struct {
	calcTable

	Demand       string `help:"${calc_io_demand}"        placeholder:"FILE"   required:""`
	DemandSector string `help:"${calc_io_demand_sector}" placeholder:"COLUMN"`
	DemandValue  string `help:"${calc_io_demand_value}"  placeholder:"COLUMN"`

	calcOutput
}

// Run computes what a final demand sets in motion.
func (c calcImpact) Run(e *Env) error {
	demand := calc.DemandInput{File: c.Demand, Sector: c.DemandSector, Demand: c.DemandValue}
	return calcError(calc.Impact(e.Ctx, c.input(e), demand, c.output(e)))
}
