package roadmap

import (
	"slices"
	"time"

	"naru/internal/core"
)

// State is where a roadmap stands in its life.
type State string

// The states. Only a draft can be edited.
const (
	Draft    State = "draft"
	InReview State = "review"
	Approved State = "approved"
)

// Title names the state.
func (s State) Title() core.Text {
	switch s {
	case InReview:
		return core.T("검토 중", "In review")
	case Approved:
		return core.T("승인", "Approved")
	default:
		return core.T("초안", "Draft")
	}
}

// Roadmap is the frame of a plan; its tasks are objects of their own.
type Roadmap struct {
	ID       string `json:"id"`
	Agency   string `json:"agency"`
	Revision int    `json:"revision"` // 1 is its making; 0 before

	Title      string     `json:"title"`
	Region     string     `json:"region"` // region code
	From       int        `json:"from"`   // first and last year
	To         int        `json:"to"`
	Spans      []Span     `json:"spans"`
	Vision     string     `json:"vision,omitempty"`
	Goals      []Goal     `json:"goals,omitempty"`
	KPIs       []KPI      `json:"kpis,omitempty"`
	Strategies []Strategy `json:"strategies,omitempty"`
	// Ceilings bound the budget, in won by source and year. One that is not
	// there is not known.
	Ceilings map[Source]map[int]int64 `json:"ceilings,omitempty"`
	// Narrative is what people wrote for the report.
	Narrative Narrative `json:"narrative"`

	Studies    []string `json:"studies,omitempty"` // ids of what it rests on
	Policies   []string `json:"policies,omitempty"`
	Programmes []string `json:"programmes,omitempty"`

	State    State `json:"state"`
	Versions int   `json:"versions,omitempty"` // approved so far
	Archived bool  `json:"archived,omitempty"`
	Demo     bool  `json:"demo,omitempty"` // made up to show Naru

	CreatedAt time.Time `json:"createdAt"`
	UpdatedAt time.Time `json:"updatedAt"`
}

// Edition says which state of the roadmap this is: a draft, in review, approved
// as which version, or the amendment of one.
func (r *Roadmap) Edition() core.Text {
	switch {
	case r.Archived:
		return core.T("보관됨", "archived")
	case r.State == Approved:
		return core.Tf("승인됨(%d판)", "approved (version %d)", r.Versions)
	case r.State == InReview:
		return core.T("검토 중", "in review")
	case r.Versions > 0:
		return core.Tf("%d판의 변경안 작성 중", "draft after version %d", r.Versions)
	default:
		return core.T("작성 중", "draft")
	}
}

// Span is the years of a stage of the plan.
type Span struct {
	Term Term `json:"id"`
	From int  `json:"from"`
	To   int  `json:"to"`
}

// Goal is what the vision asks for, with the KPIs that tell whether it is met.
type Goal struct {
	ID   string   `json:"id"`
	Text string   `json:"text"`
	KPIs []string `json:"kpis,omitempty"`
}

// Strategy is a way to the goals that it serves. Tasks belong to one.
type Strategy struct {
	ID    string   `json:"id"`
	Title string   `json:"title"`
	Goals []string `json:"goals,omitempty"`
}

// KPI is a number that tells whether a goal is met.
type KPI struct {
	ID        string          `json:"id"`
	Title     string          `json:"title"`
	Unit      string          `json:"unit"`
	Direction Direction       `json:"direction"`
	Baseline  *Point          `json:"baseline,omitempty"`
	Targets   map[int]float64 `json:"targets,omitempty"` // by year
	Series    *Series         `json:"series,omitempty"`  // where the actual numbers come from
	Typed     map[int]Typed   `json:"typed,omitempty"`   // actual numbers by hand; they go before the series'
}

// Point is a number of a year.
type Point struct {
	Year  int     `json:"year"`
	Value float64 `json:"value"`
}

// Typed is an actual number that somebody wrote, with where it comes from.
type Typed struct {
	Value float64 `json:"value"`
	Note  string  `json:"note"`
}

// Transform is what of a dataset's series a KPI takes.
type Transform string

// The transformations.
const (
	AsValue  Transform = "value"
	AsGrowth Transform = "growth" // on the year before, in %
	AsShare  Transform = "share"  // of the region's total, in %
	AsLQ     Transform = "lq"
)

// Transforms lists them.
func Transforms() []Transform { return []Transform{AsValue, AsGrowth, AsShare, AsLQ} }

// Title names the transformation.
func (t Transform) Title() core.Text {
	switch t {
	case AsGrowth:
		return core.T("전년 대비 증가율(%)", "Growth on the year before (%)")
	case AsShare:
		return core.T("지역 안 비중(%)", "Share of the region (%)")
	case AsLQ:
		return core.T("입지계수", "Location quotient")
	default:
		return core.T("값", "Value")
	}
}

// Series names a series of a dataset.
type Series struct {
	Dataset   string    `json:"dataset"`
	Measure   string    `json:"measure"`
	Region    string    `json:"region"`
	Industry  string    `json:"industry"`
	Transform Transform `json:"transform"`
}

// Plan is a roadmap with its tasks, as one moment shows it. Stamp rises with
// every change of either.
type Plan struct {
	Roadmap Roadmap `json:"roadmap"`
	Tasks   []Task  `json:"tasks"`
	Stamp   int     `json:"-"`
}

// Strategy finds a strategy by its id.
func (r *Roadmap) Strategy(id string) (Strategy, bool) {
	i := slices.IndexFunc(r.Strategies, func(s Strategy) bool { return s.ID == id })
	if i < 0 {
		return Strategy{}, false
	}
	return r.Strategies[i], true
}

// KPI finds a KPI by its id.
func (r *Roadmap) KPI(id string) (KPI, bool) {
	i := slices.IndexFunc(r.KPIs, func(k KPI) bool { return k.ID == id })
	if i < 0 {
		return KPI{}, false
	}
	return r.KPIs[i], true
}

// DefaultSpans splits years into a short, a middle and a long stage of as
// equal a length as can be, the first ones longer.
func DefaultSpans(from, to int) []Span {
	terms := Terms()
	years, begin := to-from+1, from
	var out []Span
	for i, t := range terms {
		left := len(terms) - i
		n := (years + left - 1) / left
		if n <= 0 {
			break
		}
		out = append(out, Span{Term: t, From: begin, To: begin + n - 1})
		begin, years = begin+n, years-n
	}
	return out
}
