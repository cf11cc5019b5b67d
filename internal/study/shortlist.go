package study

// Shortlist is what experts make of the long list.
type Shortlist struct {
	// Share is the weight of the quantitative score in the final one, 0 … 1.
	Share    float64     `json:"share"`
	Changes  []Change    `json:"changes,omitempty"`
	Criteria []Criterion `json:"criteria,omitempty"`
	Raters   []Rater     `json:"raters,omitempty"`
	Ratings  []Rating    `json:"ratings,omitempty"`
}

// Change takes a candidate in that the numbers left out, or leaves one out that
// they took in. The id is the candidate's.
type Change struct {
	ID     string `json:"id"`
	Drop   bool   `json:"drop,omitempty"` // left out; else taken in
	Reason string `json:"reason"`
	Ground Ground `json:"ground,omitzero"`
}

// Criterion is a question that experts answer with a score.
type Criterion struct {
	ID     string  `json:"id"`
	Title  string  `json:"title"`
	Weight float64 `json:"weight"` // among the criteria, relative
}

// Rater is one expert of the short list.
type Rater struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Affiliation string `json:"affiliation,omitempty"`
}

// The scores that an expert may give.
const (
	LowestScore  = 1
	HighestScore = 5
)

// Rating is one expert's answer.
type Rating struct {
	ID        string `json:"id"` // rater:candidate:criterion
	Rater     string `json:"rater"`
	Candidate string `json:"candidate"`
	Criterion string `json:"criterion"`
	Score     int    `json:"score"` // LowestScore … HighestScore
	Comment   string `json:"comment,omitempty"`
}

// Rate makes a rating.
func Rate(rater, candidate, criterion string, score int, comment string) Rating {
	return Rating{
		ID: rater + ":" + candidate + ":" + criterion, Rater: rater, Candidate: candidate, Criterion: criterion,
		Score: score, Comment: comment,
	}
}

// Ground is where a candidate stood when something was decided about it by
// hand. The service notes it; when the candidate has moved since, the result
// says so and the decision stays. An edit that empties the ground takes the
// decision again: it is noted anew.
type Ground struct {
	Noted bool `json:"noted,omitempty"`
	Rank  int  `json:"rank,omitempty"`  // by the numbers; 0 without a score
	Final int  `json:"final,omitempty"` // of the short list; 0 when not on it
}
