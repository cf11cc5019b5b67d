package dataset

import (
	"time"

	"naru/internal/core"
)

// RunState is where an import stands.
type RunState string

// The states of an import run. A run that was open when the process died is
// found Interrupted at the next start; nothing of it is visible.
const (
	RunOpen        RunState = "open"
	RunDone        RunState = "done"
	RunFailed      RunState = "failed"
	RunCancelled   RunState = "cancelled"
	RunInterrupted RunState = "interrupted"
)

// Stage is the part of an import that is under way.
type Stage string

// The stages of an import, in order.
const (
	StageReading    Stage = "reading"
	StageChecking   Stage = "checking"
	StageWriting    Stage = "writing"
	StagePublishing Stage = "publishing"
)

// Title names the stage for people.
func (s Stage) Title() core.Text {
	switch s {
	case StageReading:
		return core.T("파일을 읽고 있습니다", "Reading the file")
	case StageChecking:
		return core.T("중복과 합계를 살피고 있습니다", "Checking duplicates and totals")
	case StageWriting:
		return core.T("자료를 쓰고 있습니다", "Writing the data")
	default:
		return core.T("공개하고 있습니다", "Publishing")
	}
}

// Progress is how far an import has come. Total is zero while unknown.
type Progress struct {
	Stage    Stage
	Done     int64 // bytes while reading, rows while writing
	Total    int64
	Rows     int64
	Rejected int64
}

// Run is the record of one import, kept whether or not it succeeded.
type Run struct {
	ID        string
	Agency    string
	Dataset   string // key
	SHA256    string
	Name      string
	State     RunState
	VersionID string    // when done
	Message   core.Text // when failed: what to do
	Fields    []core.Field
	StartedBy string
	StartedAt time.Time
	EndedAt   time.Time
}
