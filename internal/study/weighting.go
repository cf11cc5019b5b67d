package study

import "naru/internal/core"

// Weighting says how indicators are weighed.
type Weighting struct {
	Method  WeightMethod `json:"method"`
	Direct  []Weight     `json:"direct,omitempty"`
	Experts []Expert     `json:"experts,omitempty"` // for AHP
}

// WeightMethod is a way to weigh.
type WeightMethod string

// The ways.
const (
	EqualWeights   WeightMethod = "equal"
	DirectWeights  WeightMethod = "direct"
	AHPWeights     WeightMethod = "ahp"
	EntropyWeights WeightMethod = "entropy"
)

// WeightMethods lists them in the order of a form.
func WeightMethods() []WeightMethod {
	return []WeightMethod{EqualWeights, DirectWeights, AHPWeights, EntropyWeights}
}

// Title names the way for people.
func (m WeightMethod) Title() core.Text {
	switch m {
	case DirectWeights:
		return core.T("직접 입력", "Written directly")
	case AHPWeights:
		return core.T("계층분석(AHP)", "Analytic hierarchy process (AHP)")
	case EntropyWeights:
		return core.T("엔트로피", "Entropy")
	default:
		return core.T("모두 같게", "Equal")
	}
}

// Weight is what a person gave an indicator, as a share or in per cent. The id
// is the indicator's.
type Weight struct {
	ID    string  `json:"id"`
	Value float64 `json:"value"`
}

// Expert is one person's pairwise judgements.
type Expert struct {
	ID          string      `json:"id"`
	Name        string      `json:"name"`
	Affiliation string      `json:"affiliation,omitempty"`
	Weight      float64     `json:"weight"` // among the experts, relative
	Judgements  []Judgement `json:"judgements,omitempty"`
}

// Judgement says that the first indicator is so many times as important as the
// second: 1/9 … 9 on Saaty's scale.
type Judgement struct {
	ID     string  `json:"id"` // first:second
	First  string  `json:"first"`
	Second string  `json:"second"`
	Times  float64 `json:"times"`
}

// Judge makes a judgement.
func Judge(first, second string, times float64) Judgement {
	return Judgement{ID: first + ":" + second, First: first, Second: second, Times: times}
}
