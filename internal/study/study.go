package study

import (
	"time"

	"naru/internal/core"
	"naru/internal/diagnosis"
)

// Study is one selection of strategic industries. What people write is here;
// what follows from it is a Result.
type Study struct {
	ID       string `json:"id"`
	Agency   string `json:"agency"`
	Revision int    `json:"revision"` // 1, 2, 3 …, raised by every save
	State    State  `json:"state"`
	Archived bool   `json:"archived,omitempty"`

	Title     string `json:"title"`
	Purpose   string `json:"purpose,omitempty"`
	Preset    Preset `json:"preset"`
	Continues string `json:"continues,omitempty"` // id of the study that this one was started from

	Scope       Scope       `json:"scope"`
	Candidates  Candidates  `json:"candidates"`
	Indicators  []Indicator `json:"indicators,omitempty"`
	Weighting   Weighting   `json:"weighting"`
	Missing     MissingRule `json:"missing"`
	LongList    int         `json:"longList"` // how many candidates the long list takes
	Shortlist   Shortlist   `json:"shortlist"`
	Sensitivity Sensitivity `json:"sensitivity"`
	Decision    Decision    `json:"decision"`

	Signature *Signature `json:"signature,omitempty"` // of a signed study
	Frozen    *Frozen    `json:"frozen,omitempty"`    // of a signed study, or one that came from a file

	CreatedAt time.Time   `json:"createdAt"`
	CreatedBy core.Person `json:"createdBy"`
	UpdatedAt time.Time   `json:"updatedAt"`
	UpdatedBy core.Person `json:"updatedBy"`
}

// State is whether a study can still be changed.
type State string

// The states.
const (
	Draft  State = "draft"
	Signed State = "signed"
)

// Title names the state for people.
func (s State) Title() core.Text {
	if s == Signed {
		return core.T("서명됨", "Signed")
	}
	return core.T("작성 중", "Draft")
}

// Scope is what the study is about: the data that candidates are taken from,
// the region, what it is held against, and the span of growth.
type Scope struct {
	Dataset   string      `json:"dataset,omitempty"` // key; empty: the first that can be diagnosed
	Version   int         `json:"version,omitempty"` // 0: the newest published
	Measure   string      `json:"measure,omitempty"`
	Region    string      `json:"region,omitempty"`
	Reference string      `json:"reference,omitempty"` // empty: the nation
	From      core.Period `json:"from,omitzero"`
	To        core.Period `json:"to,omitzero"`
}

// View is what diagnosis shows of the scope.
func (s Scope) View() diagnosis.View {
	return diagnosis.View{
		Dataset: s.Dataset, Version: s.Version, Region: s.Region, Reference: s.Reference,
		Measure: s.Measure, From: s.From, To: s.To,
	}
}

// MissingRule says what becomes of a candidate that lacks an indicator.
type MissingRule string

// The rules.
const (
	NoScore     MissingRule = "no-score"    // it gets no score
	Renormalise MissingRule = "renormalise" // the indicators that it has are weighed anew
)

// MissingRules lists them in the order of a form.
func MissingRules() []MissingRule { return []MissingRule{NoScore, Renormalise} }

// Title names the rule for people.
func (r MissingRule) Title() core.Text {
	if r == Renormalise {
		return core.T("있는 지표만으로 가중치를 다시 매김", "Weigh the indicators that it has anew")
	}
	return core.T("점수를 내지 않음", "Give no score")
}

// Sensitivity says how weights are moved to see what the list depends on.
type Sensitivity struct {
	Draws         int     `json:"draws"`
	Concentration float64 `json:"concentration"` // the larger, the closer to the chosen weights
	Seed          uint64  `json:"seed"`
	Top           int     `json:"top,omitempty"` // 0: as many as the long list takes
}

// top is the size of the list whose stability is looked at.
func (s *Study) top() int {
	if s.Sensitivity.Top > 0 {
		return s.Sensitivity.Top
	}
	return s.LongList
}

// Signature says who put their name to the study.
type Signature struct {
	By            core.Person `json:"by"`
	At            time.Time   `json:"at"`
	Justification string      `json:"justification,omitempty"` // why inconsistent judgements were accepted
	Note          string      `json:"note,omitempty"`
}

// Summary is a study in a list.
type Summary struct {
	ID         string      `json:"id"`
	Revision   int         `json:"revision"`
	State      State       `json:"state"`
	Archived   bool        `json:"archived,omitempty"`
	Title      string      `json:"title"`
	Preset     Preset      `json:"preset"`
	Region     string      `json:"region,omitempty"`
	Indicators int         `json:"indicators"`
	Decided    []string    `json:"decided,omitempty"` // candidates chosen
	Signature  *Signature  `json:"signature,omitempty"`
	CreatedAt  time.Time   `json:"createdAt"`
	UpdatedAt  time.Time   `json:"updatedAt"`
	UpdatedBy  core.Person `json:"updatedBy"`
}

// Summary is what a list shows of the study.
func (s *Study) Summary() Summary {
	out := Summary{
		ID: s.ID, Revision: s.Revision, State: s.State, Archived: s.Archived, Title: s.Title, Preset: s.Preset,
		Region: s.Scope.Region, Indicators: len(s.Indicators), Signature: s.Signature,
		CreatedAt: s.CreatedAt, UpdatedAt: s.UpdatedAt, UpdatedBy: s.UpdatedBy,
	}
	for _, c := range s.Decision.Chosen {
		out.Decided = append(out.Decided, c.ID)
	}
	return out
}
