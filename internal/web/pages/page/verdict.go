package page

import "naru/internal/core"

// Verdict is one thing that can be said of the quality of data in a sentence.
type Verdict struct {
	Text core.Text
	Mind bool // something is amiss or missing
}

// Mark is the sign before the sentence.
func (v Verdict) Mark() string {
	if v.Mind {
		return "!"
	}
	return "✓"
}
