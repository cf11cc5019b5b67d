package dataset

import "naru/internal/core"

// Quality is what can be said of a version's cells without knowing the world:
// how much is there, how much is withheld, and whether parts sum to wholes.
type Quality struct {
	Measures []MeasureQuality `json:"measures,omitempty"`
	Totals   []TotalCheck     `json:"totals,omitempty"`
}

// MeasureQuality counts the cells of one measure over the full grid of its
// regions × industries × periods.
type MeasureQuality struct {
	Measure    core.Measure        `json:"measure"`
	Cells      int64               `json:"cells"`   // size of the grid
	Present    int64               `json:"present"` // cells in the file
	Flags      map[core.Flag]int64 `json:"flags,omitempty"`
	ByPeriod   []Share             `json:"byPeriod"`       // share of regions × industries with a number
	ByRegion   []Share             `json:"byRegion"`       // share of industries × periods
	ByIndustry []Share             `json:"byIndustry"`     // share of regions × periods
	Grid       []float64           `json:"grid,omitempty"` // region × industry share of periods with a number, row-major by ByRegion × ByIndustry; nil when too large to draw
}

// Share is how much of a slice of the grid carries a number, 0…1.
type Share struct {
	Code  string  `json:"code"`
	Share float64 `json:"share"`
}

// TotalCheck compares published wholes with the sum of their parts.
type TotalCheck struct {
	Measure   string  `json:"measure"`
	Axis      string  `json:"axis"` // "region": provinces against the nation; "industry": sections against all industries
	Whole     string  `json:"whole"`
	Checked   int     `json:"checked"`   // wholes whose parts are all known
	Undecided int     `json:"undecided"` // wholes with a part withheld or missing
	Off       int     `json:"off"`       // wholes that differ by more than rounding
	Largest   float64 `json:"largest"`   // largest absolute difference, in the measure's unit
	Where     string  `json:"where"`     // the cell of the largest difference
}
