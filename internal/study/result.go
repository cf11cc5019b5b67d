package study

import (
	"naru/internal/core"
	"naru/internal/multicriteria"
)

// Result is what follows from a study's text and the data.
type Result struct {
	Weights    Weights     `json:"weights"`
	Normalised bool        `json:"normalised"` // quantitative totals were brought to 0 … 1 for the final score
	Candidates []Standing  `json:"candidates"` // by rank, then those without a score, by id
	Flips      []ListFlip  `json:"flips,omitempty"`
	Notes      []core.Text `json:"notes,omitempty"`
}

// Weights are the weights in use, and how they came about.
type Weights struct {
	Indicators  []IndicatorWeight `json:"indicators"`
	Judged      []Consistency     `json:"judged,omitempty"` // AHP: each expert, by their order
	Joint       *Consistency      `json:"joint,omitempty"`  // AHP: all experts together
	Fault       core.Text         `json:"fault,omitzero"`   // why there are no weights yet
	Unjudged    int               `json:"unjudged,omitempty"`
	Consistent  bool              `json:"consistent"`            // no ratio is above the acceptable one
	Renormalise bool              `json:"renormalise,omitempty"` // skipped indicators gave their weight to the others
}

// IndicatorWeight is the weight of one indicator in use.
type IndicatorWeight struct {
	ID     string    `json:"id"`
	Weight Number    `json:"weight"` // the weights in use sum to 1
	Skip   core.Text `json:"skip,omitzero"`
}

// Consistency says how well one set of judgements fits.
type Consistency struct {
	Expert     string   `json:"expert,omitempty"` // id; empty for all together
	Weights    []Number `json:"weights,omitempty"`
	Lambda     Number   `json:"lambda"`
	CI         Number   `json:"ci"`
	CR         Number   `json:"cr"`
	Acceptable bool     `json:"acceptable"`
	Open       int      `json:"open,omitempty"`    // pairs not judged yet
	Revisit    []Pair   `json:"revisit,omitempty"` // judgements worth another look, the most helpful first
}

// Pair is a judgement that fits the others badly.
type Pair struct {
	First     string `json:"first"`
	Second    string `json:"second"`
	Given     Number `json:"given"`
	Suggested Number `json:"suggested"` // what the other judgements imply
	CR        Number `json:"cr"`        // what would be left
}

// Standing is where one candidate stands.
type Standing struct {
	ID         string      `json:"id"`
	Name       core.Text   `json:"name"`
	Raw        []Cell      `json:"raw"`        // by indicator
	Normalised []Number    `json:"normalised"` // by indicator; not defined for skipped ones
	Parts      []Number    `json:"parts"`      // weight × normalised, by indicator
	Total      Number      `json:"total"`
	Rank       int         `json:"rank"` // 0 without a score
	Reason     core.Text   `json:"reason,omitzero"`
	Robust     *Robustness `json:"robust,omitempty"`
	Type       Typing      `json:"type"`

	Long        bool        `json:"long"`  // on the long list
	Short       bool        `json:"short"` // on the short list
	Changed     *Change     `json:"changed,omitempty"`
	Qualitative Qualitative `json:"qualitative"`
	Final       Number      `json:"final"`
	FinalRank   int         `json:"finalRank"` // 0 without a final score
	Choice      *Choice     `json:"choice,omitempty"`
	Moved       []core.Text `json:"moved,omitempty"` // what was decided by hand stands on other ground now
}

// Robustness is how a candidate fares when the weights move.
type Robustness struct {
	InTop Number `json:"inTop"` // share of the draws in which it is among the top
	Low   int    `json:"low"`   // 90% of the draws lie between Low and High
	High  int    `json:"high"`
	Best  int    `json:"best"`
	Worst int    `json:"worst"`
}

// Qualitative is what the experts' scores come to.
type Qualitative struct {
	Mean     Number    `json:"mean"` // weighted over criteria, LowestScore … HighestScore
	Raters   int       `json:"raters"`
	Criteria []Number  `json:"criteria,omitempty"` // mean by criterion
	Reason   core.Text `json:"reason,omitzero"`
}

// ListFlip is the smallest change of one weight that changes the list.
type ListFlip struct {
	Indicator string `json:"indicator"`
	From      Number `json:"from"`
	To        Number `json:"to"`
	Leaves    string `json:"leaves"`
	Enters    string `json:"enters"`
}

// name is what a candidate is called; one that there is not stands by its id.
func (r *Result) name(id string) core.Text {
	if c, ok := r.Standing(id); ok {
		return c.Name
	}
	return core.T(id, id)
}

// Standing finds a candidate's.
func (r *Result) Standing(id string) (Standing, bool) {
	for _, c := range r.Candidates {
		if c.ID == id {
			return c, true
		}
	}
	return Standing{}, false
}

// robustness of multicriteria as a result keeps it.
func robustness(r multicriteria.Robust) *Robustness {
	return &Robustness{InTop: Number(r.InTop), Low: r.Low, High: r.High, Best: r.Best, Worst: r.Worst}
}
