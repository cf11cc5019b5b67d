package dataset

import (
	"naru/internal/industry"
)

// trades reads the labels of files with one revision of the classification.
type trades struct{ *industry.Classification }

// Resolve implements ingest.Trades.
func (t trades) Resolve(label string) (code string, unverified bool, err error) {
	code, err = t.Classification.Resolve(label)
	if err != nil {
		return "", false, err
	}
	return code, t.Check(code) == industry.Unverifiable, nil
}

// Parts implements ingest.Trades.
func (t trades) Parts(code string) []string {
	if !industry.IsComposite(code) && t.Level(code) >= t.CompleteTo() {
		return nil
	}
	children := t.Children(code)
	codes := make([]string, len(children))
	for i, c := range children {
		codes[i] = c.Code
	}
	return codes
}
