package pages

import "naru/internal/core"

// quality is one thing that can be said of a version's quality in a sentence.
type quality struct {
	Text core.Text
	Mind bool // something is amiss or missing
}

func (q quality) mark() string {
	if q.Mind {
		return "!"
	}
	return "✓"
}
