package ui

import (
	"math"

	"naru/internal/core"
)

// Header is the top of a page's own content. Children of PageHeader are its
// actions.
type Header struct {
	Title  core.Text
	Lead   core.Text // one plain sentence: what this page answers
	Crumbs []Link    // the way up, outermost first, without the page itself
}

// Finding is the sentence that says what the numbers say. An empty Text shows
// nothing: no finding, no sentence.
type Finding struct {
	Text  core.Text
	Why   string    // address or #fragment of the evidence
	Basis core.Text // short: on what it rests, such as "2024년 종사자수"
}

// KeyFigure is one of at most four numbers that a page leads with.
type KeyFigure struct {
	Label   core.Text
	Value   Cell
	Unit    core.Text // not repeated where the format writes it (%)
	Period  core.Text
	Change  *Change
	Compare core.Text // beside what: "전국 평균 1.00"
	Href    string    // where to see more
}

// Change is how a figure moved.
type Change struct {
	Value  float64
	Format Format
	Since  core.Text // "2023년보다", "since 2023"
}

func (c Change) direction() (arrow string, word core.Text) {
	switch {
	case math.IsNaN(c.Value):
		return "", core.T("변화를 알 수 없음", "change unknown")
	case c.Value > 0:
		return "↑", core.T("증가", "up")
	case c.Value < 0:
		return "↓", core.T("감소", "down")
	default:
		return "→", core.T("변동 없음", "no change")
	}
}

// amount is the size of the change without its sign, which the word tells.
func (c Change) amount(lang core.Lang) string {
	if math.IsNaN(c.Value) || c.Value == 0 {
		return ""
	}
	f := c.Format
	f.Signed = false
	return f.In(lang, math.Abs(c.Value))
}

// Fact is one line of a list of facts.
type Fact struct {
	Label core.Text
	Value Cell
}
