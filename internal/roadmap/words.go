package roadmap

import (
	"slices"

	"naru/internal/core"
	"naru/internal/policy"
)

// Source is who pays.
type Source string

// The sources of a budget, in the order of every table.
const (
	National   Source = "national"
	Provincial Source = "provincial"
	City       Source = "city"
	Private    Source = "private"
)

// Sources lists them.
func Sources() []Source { return []Source{National, Provincial, City, Private} }

// Title names the source.
func (s Source) Title() core.Text {
	return titleOf(string(s), sourceTitles)
}

// Term is a stage of the plan.
type Term string

// The stages.
const (
	Short  Term = "short"
	Middle Term = "middle"
	Long   Term = "long"
)

// Terms lists them in order.
func Terms() []Term { return []Term{Short, Middle, Long} }

// Title names the stage.
func (t Term) Title() core.Text { return titleOf(string(t), termTitles) }

// Status is where the work on a task stands.
type Status string

// The states of a task.
const (
	Planned Status = "planned"
	Running Status = "running"
	Done    Status = "done"
	Stopped Status = "stopped"
)

// Statuses lists them in the order of a board.
func Statuses() []Status { return []Status{Planned, Running, Done, Stopped} }

// Title names the status.
func (s Status) Title() core.Text { return titleOf(string(s), statusTitles) }

// Direction is which way a KPI is meant to go.
type Direction string

// The directions.
const (
	Up   Direction = "up"
	Down Direction = "down"
)

// Directions lists them.
func Directions() []Direction { return []Direction{Up, Down} }

// Title names the direction.
func (d Direction) Title() core.Text { return titleOf(string(d), directionTitles) }

// Instruments lists the words for how a task helps (시책수단).
func Instruments() []string { return keysOf(instrumentTitles) }

// InstrumentTitle names an instrument.
func InstrumentTitle(key string) core.Text { return titleOf(key, instrumentTitles) }

// FirmStages lists the words for whom a task helps.
func FirmStages() []string { return keysOf(firmStageTitles) }

// FirmStageTitle names a stage of firms.
func FirmStageTitle(key string) core.Text { return titleOf(key, firmStageTitles) }

// word is a key with what it says.
type word struct {
	key   string
	title core.Text
}

var (
	sourceTitles = []word{
		{string(National), core.T("국비", "National")},
		{string(Provincial), core.T("도비", "Provincial")},
		{string(City), core.T("시비", "City")},
		{string(Private), core.T("민자", "Private")},
	}
	termTitles = []word{
		{string(Short), core.T("단기", "Short term")},
		{string(Middle), core.T("중기", "Middle term")},
		{string(Long), core.T("장기", "Long term")},
	}
	statusTitles = []word{
		{string(Planned), core.T("계획", "Planned")},
		{string(Running), core.T("진행", "Under way")},
		{string(Done), core.T("완료", "Done")},
		{string(Stopped), core.T("중단", "Stopped")},
	}
	directionTitles = []word{
		{string(Up), core.T("높을수록 좋음", "Higher is better")},
		{string(Down), core.T("낮을수록 좋음", "Lower is better")},
	}
	linkTitles = []word{
		{string(FinishToStart), core.T("끝난 뒤 시작", "Finish to start")},
		{string(StartToStart), core.T("시작한 뒤 시작", "Start to start")},
	}
	// A task and a policy that do the same are called the same.
	instrumentTitles = wordsOf(policy.Instruments())
	firmStageTitles  = wordsOf(policy.Stages())
)

func wordsOf[T ~string](choices []policy.Choice[T]) []word {
	out := make([]word, len(choices))
	for i, c := range choices {
		out[i] = word{key: string(c.Value), title: c.Title}
	}
	return out
}

func keysOf(words []word) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.key
	}
	return out
}

// titleOf names a key; a key that there is not stands for itself.
func titleOf(key string, words []word) core.Text {
	if i := slices.IndexFunc(words, func(w word) bool { return w.key == key }); i >= 0 {
		return words[i].title
	}
	return core.T(key, key)
}

func known(key string, words []word) bool {
	return slices.ContainsFunc(words, func(w word) bool { return w.key == key })
}
