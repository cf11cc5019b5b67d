package study

import (
	"strconv"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/industry"
)

// Candidates says which industries are held against each other.
type Candidates struct {
	System  core.System     `json:"system,omitempty"` // revision of the codes
	Rule    CandidateRule   `json:"rule"`
	Level   diagnosis.Level `json:"level,omitempty"`   // by level
	AtLeast []AtLeast       `json:"atLeast,omitempty"` // by level: each must hold
	Chosen  []Candidate     `json:"chosen,omitempty"`  // one by one
}

// CandidateRule is how candidates are found.
type CandidateRule string

// The rules.
const (
	ByLevel CandidateRule = "level"  // all of a level that are large enough
	ByHand  CandidateRule = "chosen" // one by one
)

// CandidateRules lists them in the order of a form.
func CandidateRules() []CandidateRule { return []CandidateRule{ByLevel, ByHand} }

// Title names the rule for people.
func (r CandidateRule) Title() core.Text {
	if r == ByHand {
		return core.T("하나씩 고름", "Chosen one by one")
	}
	return core.T("한 분류 수준 전체", "Everything at one level")
}

// AtLeast keeps out industries that are too small. The id is the measure's.
type AtLeast struct {
	Measure string  `json:"id"`
	Value   float64 `json:"value"` // in the unit of the measure, in the region, at the last period
}

// Candidate is one industry: a code, or a version of an industry definition.
type Candidate struct {
	ID         string `json:"id"` // the code, or key@version
	Code       string `json:"code,omitempty"`
	Definition string `json:"definition,omitempty"` // key
	Version    int    `json:"version,omitempty"`
}

// CodeCandidate makes a candidate of a code.
func CodeCandidate(code string) Candidate { return Candidate{ID: code, Code: code} }

// DefinitionCandidate makes a candidate of a version of an industry definition.
func DefinitionCandidate(d industry.Definition) Candidate {
	return Candidate{ID: definitionID(d.Key, d.Version), Definition: d.Key, Version: d.Version}
}

func definitionID(key string, version int) string { return key + "@" + strconv.Itoa(version) }

// levelOf is the level of a code, by its form.
func levelOf(system core.System, code string) diagnosis.Level {
	if c, ok := industry.Builtin(system); ok {
		if n := int(c.Level(code)); n >= 1 && n <= 5 {
			return diagnosis.Levels()[n-1]
		}
	}
	return diagnosis.Own
}
