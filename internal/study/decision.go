package study

// Decision is what the body that decides made of it.
type Decision struct {
	Chosen  []Choice `json:"chosen,omitempty"`
	Minutes Minutes  `json:"minutes"`
}

// Choice is one industry that was chosen. The id is the candidate's.
type Choice struct {
	ID     string `json:"id"`
	Grade  string `json:"grade"` // 주력, 협력, 연고, or the agency's own word
	Reason string `json:"reason"`
	Ground Ground `json:"ground,omitzero"`
}

// Grades are the words that the national tiers use; others may be written.
func Grades() []string { return []string{"주력", "협력", "연고"} }

// Minutes are the record of the meeting that decided.
type Minutes struct {
	Date      string   `json:"date,omitempty"` // civil date, 2026-11-23
	Place     string   `json:"place,omitempty"`
	Attendees []string `json:"attendees,omitempty"`
	Text      string   `json:"text,omitempty"`
}
