package study

import (
	"slices"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/diagnosis"
	"naru/internal/structure"
)

// Inputs are the numbers that a result is computed from, as they were read from
// the data. Together with the study's text they say everything.
type Inputs struct {
	Scope    Scope        `json:"scope"`           // with every choice made
	Reason   core.Text    `json:"reason,omitzero"` // why there is nothing to read
	Region   core.Text    `json:"region"`
	System   core.System  `json:"system,omitempty"` // of the candidates' codes
	Columns  []Column     `json:"columns"`          // by indicator
	Subjects []Subject    `json:"subjects"`         // candidates, by id
	Baskets  []Basket     `json:"baskets,omitempty"`
	Sources  []DataSource `json:"sources,omitempty"`
	Notes    []core.Text  `json:"notes,omitempty"`
}

// Column is one indicator as it was read.
type Column struct {
	ID       string        `json:"id"`
	Unit     core.Text     `json:"unit,omitzero"`
	Evidence core.Evidence `json:"evidence"`
	Reason   core.Text     `json:"reason,omitzero"` // why nobody has a value
}

// Subject is one candidate as it was read.
type Subject struct {
	ID    string          `json:"id"`
	Name  core.Text       `json:"name"`
	Level diagnosis.Level `json:"level"`
	Cells []Cell          `json:"cells"` // by indicator
	Type  Typing          `json:"type"`
}

// Cell is one raw value, or why there is none.
type Cell struct {
	Value  Number    `json:"value"`
	Reason core.Text `json:"reason,omitzero"`
}

// Typing is an industry's stage and strategy, the path they follow from, and
// the reasons in words.
type Typing struct {
	Stage    structure.Stage    `json:"stage"`
	Strategy structure.Strategy `json:"strategy"`
	Path     []PathPoint        `json:"path,omitempty"`
	Linkage  Number             `json:"linkage"`
	Cuts     structure.Cuts     `json:"cuts"`
	Reasons  []core.Text        `json:"reasons,omitempty"`
}

// PathPoint is one year of an industry's path.
type PathPoint struct {
	Period core.Period `json:"period"`
	Value  Number      `json:"value"`
	LQ     Number      `json:"lq"`
}

// Basket is a version of an industry definition as the study used it, so that
// it means the same where nobody has defined it.
type Basket struct {
	Key     string       `json:"key"`
	Version int          `json:"version"`
	Name    core.Text    `json:"name"`
	System  core.System  `json:"system"`
	Items   []BasketItem `json:"items"`
}

// BasketItem is one code of a basket with the share that belongs to it.
type BasketItem struct {
	Code   string    `json:"code"`
	Weight float64   `json:"weight"`
	Reason core.Text `json:"reason,omitzero"`
}

// DataSource is a dataset version that values were read from, with what tells
// its bytes apart from any others.
type DataSource struct {
	core.Source

	SHA256  string `json:"sha256"`  // of the original
	Profile string `json:"profile"` // SHA-256 of the mapping that it was read by
}

func sourceOf(d dataset.Dataset, v dataset.Version) DataSource {
	return DataSource{
		Source: core.Source{
			Dataset: d.Key, Version: v.Number, VersionID: v.ID, Title: d.Title,
			Demo: d.Demo, Stale: v.State == dataset.Withdrawn,
		},
		SHA256: v.Original.SHA256, Profile: checksum(v.Profile),
	}
}

// subject finds a candidate.
func (in *Inputs) subject(id string) (Subject, bool) {
	i := slices.IndexFunc(in.Subjects, func(s Subject) bool { return s.ID == id })
	if i < 0 {
		return Subject{}, false
	}
	return in.Subjects[i], true
}

// column gives one indicator's raw values, by candidate.
func (in *Inputs) column(j int) []float64 {
	out := make([]float64, len(in.Subjects))
	for i, s := range in.Subjects {
		out[i] = float64(s.Cells[j].Value)
	}
	return out
}

// known reports whether any candidate has the indicator.
func (in *Inputs) known(j int) bool {
	return slices.ContainsFunc(in.Subjects, func(s Subject) bool { return s.Cells[j].Value.Defined() })
}
