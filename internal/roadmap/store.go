package roadmap

import (
	"context"
	"time"

	"naru/internal/core"
	"naru/internal/revision"
)

// The kinds of object, as entries name them.
const (
	KindRoadmap  = "roadmap"
	KindTask     = "task"
	KindScenario = "scenario"
)

// The actions that entries name.
const (
	ActCreated   = "created"
	ActEdited    = "edited"
	ActMoved     = "moved"
	ActRestored  = "restored"
	ActReported  = "reported"
	ActImported  = "imported"
	ActArchived  = "archived"
	ActSubmitted = "submitted"
	ActSentBack  = "sent-back"
	ActApproved  = "approved"
	ActAmended   = "amended"
	ActApplied   = "applied"
)

// ActionTitle names an action.
func ActionTitle(action string) core.Text { return titleOf(action, actionTitles) }

var actionTitles = []word{
	{ActCreated, core.T("만듦", "Made")},
	{ActEdited, core.T("고침", "Edited")},
	{ActMoved, core.T("일정 이동", "Moved")},
	{ActRestored, core.T("되돌림", "Restored")},
	{ActReported, core.T("진척 보고", "Progress reported")},
	{ActImported, core.T("파일에서 가져옴", "Imported")},
	{ActArchived, core.T("보관", "Archived")},
	{ActSubmitted, core.T("검토 요청", "Submitted for review")},
	{ActSentBack, core.T("반려", "Sent back")},
	{ActApproved, core.T("승인", "Approved")},
	{ActAmended, core.T("변경 시작", "Amendment begun")},
	{ActApplied, core.T("시나리오 적용", "Scenario applied")},
}

// Summary is a roadmap as a list shows it.
type Summary struct {
	Roadmap

	Tasks     int // that are not archived
	ChangedAt time.Time
}

// Write is what one act changes. It is kept whole or not at all.
type Write struct {
	Agency, Roadmap string
	// Stamp is that of the plan which the act looked at; 0 makes the roadmap.
	// A plan that moved on since is core.Conflict.
	Stamp    int
	Head     *Roadmap // nil: unchanged
	Tasks    []Task
	Scenario *Scenario
	Version  *Version
	Entries  []revision.Entry // one for each object; its body is kept under that revision
	At       time.Time
}

// Store keeps roadmaps. Every method is confined to an agency; what is not
// there is core.NotFound.
type Store interface {
	WriteRoadmap(ctx context.Context, w Write) error
	Roadmaps(ctx context.Context, agency string) ([]Summary, error) // latest change first
	// PlanStamp tells whether a plan is still the one that was read before.
	PlanStamp(ctx context.Context, agency, id string) (int, error)
	// Plan reads a roadmap with all its tasks, as one moment shows them.
	Plan(ctx context.Context, agency, id string) (Plan, error)
	// RoadmapEntries gives what was done to an object, latest first.
	RoadmapEntries(ctx context.Context, agency, object string) ([]revision.Entry, error)
	// RoadmapRevision reads the body of an object as an entry left it.
	RoadmapRevision(ctx context.Context, agency, object string, number int, into any) error
	RoadmapVersions(ctx context.Context, agency, roadmap string) ([]Approval, error) // newest first
	RoadmapVersion(ctx context.Context, agency, roadmap string, number int) (Version, error)
	Scenarios(ctx context.Context, agency, roadmap string) ([]Scenario, error) // by name
}
