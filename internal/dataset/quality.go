package dataset

import (
	"naru/internal/core"
	"naru/internal/ingest"
)

// Quality is what can be said of a version's cells without knowing the world:
// how much is there, how much is withheld, and whether parts sum to wholes.
type Quality struct {
	Measures []MeasureQuality    `json:"measures,omitempty"`
	Totals   []ingest.TotalCheck `json:"totals,omitempty"`
	Tables   []TableQuality      `json:"tables,omitempty"` // input–output tables and coefficients, by year
}

// TableQuality is how sound an input–output table of a year is.
type TableQuality struct {
	Year     string      `json:"year"`
	Sectors  int         `json:"sectors"`
	SetAside []string    `json:"setAside,omitempty"` // sectors with zero output
	Aside    []core.Text `json:"aside,omitempty"`    // what they are called
	Checked  bool        `json:"checked,omitempty"`  // margins could be compared
	Off      int         `json:"off,omitempty"`      // margins that do not match
	Largest  float64     `json:"largest,omitempty"`  // gap, as a share of the output; of one for coefficients
	Where    string      `json:"where,omitempty"`    // the sector of the largest gap
	Negative int         `json:"negative,omitempty"` // cells below zero
	Totals   int         `json:"totals,omitempty"`   // printed totals that are not the sum of their parts
	Faults   []core.Text `json:"faults,omitempty"`   // in words, the first of each kind
}

// AsideNames are the sectors that are set aside, each as code and name. Tables
// that came in before names were kept have the codes alone.
func (q TableQuality) AsideNames() []core.Text {
	out := make([]core.Text, len(q.SetAside))
	for k, code := range q.SetAside {
		out[k] = core.T(code, code)
		if k < len(q.Aside) && q.Aside[k].Ko != code {
			out[k] = core.Tf("%[1]s %[2]s", "%[1]s %[2]s", code, q.Aside[k])
		}
	}
	return out
}

// MeasureQuality counts the cells of one measure over the full grid of its
// regions × industries × periods.
type MeasureQuality struct {
	Measure    core.Measure        `json:"measure"`
	Cells      int64               `json:"cells"`   // size of the grid
	Present    int64               `json:"present"` // cells in the file
	Flags      map[core.Flag]int64 `json:"flags,omitempty"`
	ByPeriod   []Share             `json:"byPeriod"`   // share of regions × industries with a number
	ByRegion   []Share             `json:"byRegion"`   // share of industries × periods
	ByIndustry []Share             `json:"byIndustry"` // share of regions × periods
	Grid       Grid                `json:"grid"`
}

// Grid is the share of periods with a number, by region and industry. Where
// there are more codes than a picture can show, the finest levels are left out.
type Grid struct {
	Regions    []string  `json:"regions,omitempty"`
	Industries []string  `json:"industries,omitempty"`
	Share      []float64 `json:"share,omitempty"` // row-major by region
}

// Share is how much of a slice of the grid carries a number, 0…1.
type Share struct {
	Code  string  `json:"code"`
	Share float64 `json:"share"`
}
