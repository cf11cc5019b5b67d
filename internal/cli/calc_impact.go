package cli

import "naru/internal/calc"

type calcImpact struct {
	calcTable
	calcOutput

	Demand       string `help:"${calc_io_demand}"        placeholder:"FILE"   required:""`
	DemandSector string `help:"${calc_io_demand_sector}" placeholder:"COLUMN"`
	DemandValue  string `help:"${calc_io_demand_value}"  placeholder:"COLUMN"`

	Published     bool    `help:"${calc_io_published}"`
	Level         string  `help:"${calc_io_level}"     placeholder:"NAME"`
	Year          string  `help:"${calc_io_year}"      placeholder:"YEAR"`
	EmploymentPer float64 `help:"${calc_io_employment_per}"`
}

// Run computes what a final demand sets in motion.
func (c calcImpact) Run(e *Env) error {
	demand := calc.DemandInput{File: c.Demand, Sector: c.DemandSector, Demand: c.DemandValue}
	if c.Published {
		in := calc.PublishedInput{File: c.File, Stdin: e.In, Level: c.Level, Year: c.Year, EmploymentPer: c.EmploymentPer}
		return calcError(calc.PublishedImpact(e.Ctx, in, demand, c.output(e)))
	}
	return calcError(calc.Impact(e.Ctx, c.input(e), demand, c.output(e)))
}
