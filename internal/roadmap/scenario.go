package roadmap

import (
	"fmt"
	"math"
	"time"

	"naru/internal/core"
)

// Change is what an edit of a scenario does.
type Change string

// The edits.
const (
	Shift Change = "shift" // a task begins and ends so many quarters later
	Cut   Change = "cut"   // a task gets less money
	Drop  Change = "drop"  // a task is not done at all
	Delay Change = "delay" // a source pays so many years later
)

// Changes lists them.
func Changes() []Change { return []Change{Shift, Cut, Drop, Delay} }

// Title names the edit.
func (c Change) Title() core.Text {
	switch c {
	case Cut:
		return core.T("예산 줄이기", "Cut a budget")
	case Drop:
		return core.T("과제 빼기", "Drop a task")
	case Delay:
		return core.T("재원 늦추기", "Delay a source")
	default:
		return core.T("일정 옮기기", "Shift a task")
	}
}

// Edit is one "what if". Task, Source and Year say which lines a Cut or a Delay
// is about; empty means all.
type Edit struct {
	ID        string   `json:"id"`
	Do        Change   `json:"do"`
	Task      string   `json:"task,omitempty"`
	Quarters  int      `json:"quarters,omitempty"`  // Shift: negative is sooner
	Followers bool     `json:"followers,omitempty"` // Shift: all that wait for it move as far
	Source    Source   `json:"source,omitempty"`
	Year      int      `json:"year,omitempty"`
	Won       *int64   `json:"won,omitempty"`     // Cut: so much from each line, down to 0
	Percent   *float64 `json:"percent,omitempty"` // Cut: so much of each line
	Years     int      `json:"years,omitempty"`   // Delay: of the lines from Year on
}

// Scenario is a named list of edits, kept to be looked at again.
type Scenario struct {
	ID        string      `json:"id"`
	Agency    string      `json:"agency"`
	Roadmap   string      `json:"roadmap"`
	Revision  int         `json:"revision"`
	Name      string      `json:"name"`
	Note      string      `json:"note,omitempty"`
	Edits     []Edit      `json:"edits"`
	Archived  bool        `json:"archived,omitempty"`
	By        core.Person `json:"by"`
	UpdatedAt time.Time   `json:"updatedAt"`
}

// Validate checks the scenario against the plan that it is about.
func (s *Scenario) Validate(p *Plan) error {
	f := newFaults("시나리오에 고칠 것이 있습니다.", "The scenario needs corrections.")
	f.title("name", s.Name)
	f.length("note", s.Note, mostWords)
	ids := make([]string, len(s.Edits))
	for i := range s.Edits {
		ids[i] = s.Edits[i].ID
		s.Edits[i].check(f, fmt.Sprintf("edits[%d]", i), p)
	}
	f.ids("edits", ids)
	return f.error()
}

func (e Edit) check(f *faults, path string, p *Plan) {
	_, found := p.Task(e.Task)
	needsTask := e.Do == Shift || e.Do == Drop
	if !found && (needsTask || e.Task != "") {
		f.add(path+".task", "없는 과제입니다. 과제를 다시 골라 주십시오.", "There is no such task. Choose one again.")
	}
	if e.Source != "" && !known(string(e.Source), sourceTitles) {
		f.add(path+".source", "국비, 도비, 시비, 민자 중 하나입니다.", "One of national, provincial, city and private.")
	}
	switch e.Do {
	case Shift:
		if e.Quarters == 0 || e.Quarters < -mostYears*perYear || e.Quarters > mostYears*perYear {
			f.add(path+".quarters", "0이 아닌 분기 수를 %d까지 적어 주십시오.", "Write a number of quarters other than 0, at most %d.", mostYears*perYear)
		}
	case Cut:
		e.checkCut(f, path)
	case Delay:
		if e.Years < 1 || e.Years > mostYears {
			f.add(path+".years", "1부터 %d까지의 햇수를 적어 주십시오.", "Write a number of years from 1 to %d.", mostYears)
		}
		if e.Source == "" {
			f.add(path+".source", "어느 재원이 늦어지는지 골라 주십시오.", "Choose the source that is late.")
		}
	case Drop:
	default:
		f.add(path+".do", "무엇을 바꿀지 골라 주십시오.", "Choose what to change.")
	}
}

func (e Edit) checkCut(f *faults, path string) {
	switch {
	case (e.Won == nil) == (e.Percent == nil):
		f.add(path, "금액과 비율 중 하나를 적어 주십시오.", "Write an amount or a percentage.")
	case e.Won != nil:
		if *e.Won <= 0 || *e.Won > mostWon {
			f.add(path+".won", "1원부터 10조원까지 적어 주십시오.", "Write from 1 to 10 trillion won.")
		}
	case !(*e.Percent > 0 && *e.Percent <= 100) || math.IsNaN(*e.Percent):
		f.add(path+".percent", "0보다 크고 100 이하인 수를 적어 주십시오.", "Write a number above 0 and at most 100.")
	}
}
