package roadmap

import (
	"time"

	"naru/internal/core"
)

// Approval says who approved which version when.
type Approval struct {
	Roadmap string      `json:"roadmap"`
	Number  int         `json:"number"` // 1, 2, …
	At      time.Time   `json:"at"`
	By      core.Person `json:"by"`
	Note    string      `json:"note,omitempty"`
	Tasks   int         `json:"tasks"`
}

// Version is an approved plan, kept whole: it never changes.
type Version struct {
	Approval

	Plan Plan `json:"plan"`
	// Actuals are the numbers of datasets that the KPIs had on that day, with
	// the dataset versions that they came from.
	Actuals Actuals `json:"actuals"`
}
