package report

import (
	"time"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/diagnosis"
	"naru/internal/linkage"
	"naru/internal/policy"
	"naru/internal/roadmap"
	"naru/internal/study"
)

// Material is everything that a report is built from, read at one moment. What
// is not there is nil, with its reason beside it.
type Material struct {
	Ask Ask
	At  time.Time

	Plan     roadmap.Plan
	Approval *roadmap.Approval // of an approved version
	Tracks   []roadmap.Track
	Effects  Effects
	Place    core.Text // the region of the plan, in full

	Studies  []study.Look
	Policies Policies

	Region  Statistics
	Linkage *linkage.Scene // nil where there is no sound table

	Records map[string]Record // of dataset versions, by Source.VersionID

	outline bool // only what is missing is asked for
	gantt   roadmap.Gantt
	budgets roadmap.Budgets
	sheets  map[string]*roadmap.TaskSheet

	industryNames map[string]core.Text // of the tasks' industries, by Industry.String
}

// Effects are what the plan's money sets in motion.
type Effects struct {
	roadmap.Followed

	Notes    []core.Text
	Evidence core.Evidence
	Reason   core.Text // why nothing is known
}

// Policies are the policies around the plan.
type Policies struct {
	All     []policy.Policy // that are not archived
	Linked  []policy.Policy // that the roadmap or a task names, be they examples
	Classes policy.Classes
	Targets []policy.Target          // the strategic industries
	Matrix  *policy.Matrix           // nil without policies or industries
	Pairs   map[string][]policy.Pair // suggestions by task
}

// Statistics are the pages about the region.
type Statistics struct {
	Overview   *diagnosis.Overview // nil where there are no data of the region
	Table      *diagnosis.IndustryTable
	Measures   []*diagnosis.Overview // one for each measure of the data
	Comparison *diagnosis.Comparison
	Space      *diagnosis.Space
	Reason     core.Text // why there is nothing
	Other      core.Text // which place it is of, where that is not the plan's own
}

// Record is a dataset version as its publisher and its import tell of it.
type Record struct {
	Dataset dataset.Dataset
	Version dataset.Version
}

// draft reports whether the plan is not an approved one.
func (m *Material) draft() bool { return m.Approval == nil }

// status says what the document is worth: draft or which approved version.
func (m *Material) status() core.Text {
	if a := m.Approval; a != nil {
		return core.Tf("승인 제%d판", "Approved version %d", a.Number)
	}
	if m.Plan.Roadmap.State == roadmap.InReview {
		return core.T("검토 중인 초안", "Draft in review")
	}
	return core.T("초안", "Draft")
}
