package roadmap

import (
	"cmp"
	"slices"
	"time"

	"naru/internal/core"
)

// Task is one card of the plan (과제).
type Task struct {
	ID       string `json:"id"`
	Roadmap  string `json:"roadmap"`
	Revision int    `json:"revision"` // 1 is its making; 0 before

	Number   string         `json:"number"` // such as 1-2: how people and files name it; unique in the plan
	Strategy string         `json:"strategy"`
	Title    string         `json:"title"`
	Need     string         `json:"need,omitempty"`    // 필요성
	Content  string         `json:"content,omitempty"` // 내용
	Steps    map[int]string `json:"steps,omitempty"`   // 연차: what is done in which year
	Start    Quarter        `json:"start,omitempty"`
	End      Quarter        `json:"end,omitempty"` // the last quarter of the work

	Milestones []Milestone    `json:"milestones,omitempty"`
	Budget     []BudgetLine   `json:"budget,omitempty"`
	Owner      string         `json:"owner,omitempty"`
	Partners   []string       `json:"partners,omitempty"`
	KPIs       []Contribution `json:"kpis,omitempty"`
	After      []Dependency   `json:"after,omitempty"`

	Industries  []Industry `json:"industries,omitempty"`
	Instruments []string   `json:"instruments,omitempty"`
	FirmStages  []string   `json:"firmStages,omitempty"`
	SetTerm     Term       `json:"term,omitempty"` // by hand; empty follows the years

	Status   Status  `json:"status"`
	Progress *Report `json:"progress,omitempty"` // nil: nobody has reported

	Policies   []string `json:"policies,omitempty"`
	Programmes []string `json:"programmes,omitempty"`
	Archived   bool     `json:"archived,omitempty"`

	UpdatedAt time.Time `json:"updatedAt"`
}

// Milestone is what shall be there at the end of a quarter.
type Milestone struct {
	ID    string  `json:"id"`
	Title string  `json:"title"`
	At    Quarter `json:"at"`
}

// BudgetLine is the money of one source in one year. Won is nil where the sum
// is not known yet.
type BudgetLine struct {
	ID     string `json:"id"` // source and year
	Source Source `json:"source"`
	Year   int    `json:"year"`
	Won    *int64 `json:"won,omitempty"`
}

// Contribution is how much of a KPI rests on the task, in the KPI's unit, from
// the year in which the task ends. Amount is nil where nobody can say.
type Contribution struct {
	KPI    string   `json:"id"`
	Amount *float64 `json:"amount,omitempty"`
}

// Link is how a task waits for another one.
type Link string

// The kinds of dependency.
const (
	FinishToStart Link = "finish-start" // it begins after the other's last quarter
	StartToStart  Link = "start-start"  // it begins with the other or later
)

// Links lists them.
func Links() []Link { return []Link{FinishToStart, StartToStart} }

// Title names the kind.
func (l Link) Title() core.Text { return titleOf(string(l), linkTitles) }

// Dependency says that a task waits for another, and Lag quarters more.
type Dependency struct {
	Task string `json:"id"`
	Kind Link   `json:"kind"`
	Lag  int    `json:"lag,omitempty"`
}

// Industry is an industry that a task serves: a code of a classification, or an
// industry definition by its key.
type Industry struct {
	System     core.System `json:"system,omitempty"`
	Code       string      `json:"code,omitempty"`
	Definition string      `json:"definition,omitempty"`
}

func (i Industry) String() string {
	if i.Definition != "" {
		return i.Definition
	}
	return i.Code
}

// Report is how far a task has come, as somebody told.
type Report struct {
	Percent float64 `json:"percent"` // 0…100
	On      string  `json:"on"`      // civil date
}

// Dated reports whether both ends of the task are known.
func (t *Task) Dated() bool { return t.Start > 0 && t.End >= t.Start }

// Quarters is how many quarters the task takes; 0 without dates.
func (t *Task) Quarters() int {
	if !t.Dated() {
		return 0
	}
	return int(t.End-t.Start) + 1
}

// Percent is how far the task has come: as reported, or all of it when it is done.
// It is not known of a task that nobody reported on, which is not 0.
func (t *Task) Percent() (float64, bool) {
	const all = 100
	switch {
	case t.Status == Done:
		return all, true
	case t.Progress != nil:
		return t.Progress.Percent, true
	default:
		return 0, false
	}
}

// Term is the stage that the task belongs to: as set by hand, or the one in
// which most of its quarters lie, the earlier of two alike; empty without dates.
func (r *Roadmap) Term(t *Task) Term {
	if t.SetTerm != "" || !t.Dated() {
		return t.SetTerm
	}
	best, most := Term(""), 0
	for _, s := range r.Spans {
		from, to := max(t.Start, QuarterOf(s.From, 1)), min(t.End, QuarterOf(s.To, perYear))
		if n := int(to-from) + 1; n > most {
			best, most = s.Term, n
		}
	}
	return best
}

// Name is the task as a sentence names it.
func (t *Task) Name() string {
	if t.Number == "" {
		return t.Title
	}
	return t.Number + " " + t.Title
}

// byNumber orders tasks as people count them: 1-2 before 1-10.
func byNumber(a, b *Task) int {
	return cmp.Or(compareNumbers(a.Number, b.Number), cmp.Compare(a.ID, b.ID))
}

// sorted gives the tasks that are not archived, in the order of their numbers.
func (p *Plan) sorted() []*Task {
	out := make([]*Task, 0, len(p.Tasks))
	for i := range p.Tasks {
		if !p.Tasks[i].Archived {
			out = append(out, &p.Tasks[i])
		}
	}
	slices.SortStableFunc(out, byNumber)
	return out
}

// byID finds the tasks that are not archived.
func (p *Plan) byID() map[string]*Task {
	out := make(map[string]*Task, len(p.Tasks))
	for i := range p.Tasks {
		if t := &p.Tasks[i]; !t.Archived {
			out[t.ID] = t
		}
	}
	return out
}

// Task finds a task that is not archived.
func (p *Plan) Task(id string) (*Task, bool) {
	i := slices.IndexFunc(p.Tasks, func(t Task) bool { return t.ID == id && !t.Archived })
	if i < 0 {
		return nil, false
	}
	return &p.Tasks[i], true
}
