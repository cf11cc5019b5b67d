package study

import (
	"naru/internal/core"
	"naru/internal/study"
)

// drawer is the evidence of one indicator.
type drawer struct {
	ID       string
	Title    core.Text
	Evidence core.Evidence
}

// drawersOf are the evidence of a study's numbers, indicator by indicator.
func drawersOf(l study.Look) []drawer {
	var out []drawer
	for j, c := range l.Inputs.Columns {
		if c.Evidence.Method != "" && j < len(l.Study.Indicators) {
			out = append(out, drawer{ID: "evidence-" + c.ID, Title: l.Study.Indicators[j].Title, Evidence: c.Evidence})
		}
	}
	return out
}
