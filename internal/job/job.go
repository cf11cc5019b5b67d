package job

import (
	"encoding/json"
	"time"

	"naru/internal/core"
)

// State is where a job stands.
type State string

// The states of a job. Waiting and Running are open, the others have ended.
const (
	Waiting     State = "waiting"     // not begun, or to be begun again by itself
	Running     State = "running"     // a worker has it
	Done        State = "done"        // its result is there
	Failed      State = "failed"      // Message says what to do
	Cancelled   State = "cancelled"   // stopped on request
	Interrupted State = "interrupted" // the program ended midway too often
)

// Ended reports whether nothing more happens by itself.
func (s State) Ended() bool { return s != Waiting && s != Running }

// Title names the state for people.
func (s State) Title() core.Text {
	switch s {
	case Waiting:
		return core.T("대기", "Waiting")
	case Running:
		return core.T("진행 중", "Running")
	case Done:
		return core.T("완료", "Done")
	case Failed:
		return core.T("실패", "Failed")
	case Cancelled:
		return core.T("취소", "Cancelled")
	default:
		return core.T("중단", "Interrupted")
	}
}

// Job is one piece of long work, as people see it and as it is kept.
type Job struct {
	ID         string          `json:"id"`
	Agency     string          `json:"agency"`
	Kind       string          `json:"kind"`
	Title      core.Text       `json:"title"`
	Params     json.RawMessage `json:"params"` // what the worker of its kind understands
	Key        string          `json:"key"`    // one job for each key of a kind; see Order
	State      State           `json:"state"`
	Cancelling bool            `json:"cancelling"` // runs, and was asked to stop
	Attempt    int             `json:"attempt"`    // how often it was begun since a person last asked for it
	Progress   Progress        `json:"progress"`
	Result     Result          `json:"result"`  // when done
	Message    core.Text       `json:"message"` // what went wrong and what to do
	By         core.Person     `json:"by"`
	CreatedAt  time.Time       `json:"createdAt"`
	StartedAt  time.Time       `json:"startedAt"`
	EndedAt    time.Time       `json:"endedAt"`

	// What follows is for the desks, not for people.

	Owner    string    `json:"owner"`    // the desk that runs it
	DueAt    time.Time `json:"dueAt"`    // waiting: not before; running: the owner is trusted until; unset when ended
	Revision int       `json:"revision"` // counted from 1, one more with each save
}

// Progress is how far a job has come. Total is zero while unknown.
type Progress struct {
	Done  int       `json:"done"`
	Total int       `json:"total"`
	Says  core.Text `json:"says"` // what is being done
}

// Result is what a job gave: a file of the desk, or a page of the site.
type Result struct {
	Name      string `json:"name"` // of the download, with its extension
	MediaType string `json:"mediaType"`
	SHA256    string `json:"sha256"` // empty when there is no file
	Size      int64  `json:"size"`   // bytes
	Link      string `json:"link"`   // address within the site
}

// KeptFor is how long a job that has ended stays in the list, and its file with
// it.
const KeptFor = 30 * 24 * time.Hour

// KeptUntil is when the job and its file will be removed; unset while it is open.
func (j Job) KeptUntil() time.Time {
	if !j.State.Ended() {
		return time.Time{}
	}
	return j.EndedAt.Add(KeptFor)
}

// CanCancel reports whether Cancel would do something.
func (j Job) CanCancel() bool { return !j.State.Ended() && !j.Cancelling }

// CanRetry reports whether the job may be asked for once more.
func (j Job) CanRetry() bool { return j.State.Ended() && j.State != Done }
