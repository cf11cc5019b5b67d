package roadmap

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"naru/internal/core"
)

// Validate checks the task by itself. Whether what it names is there, and
// whether dependencies run in a circle, is for [Plan.Check] to say.
func (t *Task) Validate() error {
	f := newFaults("과제에 고칠 것이 있습니다.", "The task needs corrections.")
	f.title("title", t.Title)
	f.length("number", t.Number, mostNumber)
	f.length("need", t.Need, mostWords)
	f.length("content", t.Content, mostWords)
	f.length("owner", t.Owner, mostTitle)
	f.list("partners", len(t.Partners))
	t.checkDates(f)
	for _, year := range slices.Sorted(maps.Keys(t.Steps)) {
		path := fmt.Sprintf("steps.%d", year)
		f.year(path, year)
		f.length(path, t.Steps[year], mostWords)
	}
	t.checkBudget(f)
	t.checkLinks(f)
	checkWords(f, "instruments", t.Instruments, instrumentTitles)
	checkWords(f, "firmStages", t.FirmStages, firmStageTitles)
	for i, x := range t.Industries {
		if (x.Definition == "") == (x.Code == "") || x.Code != "" && x.System == "" {
			f.add(fmt.Sprintf("industries[%d]", i), "분류의 차수와 코드, 또는 산업 정의 하나를 골라 주십시오.",
				"Choose a code with its classification, or an industry definition.")
		}
	}
	if t.SetTerm != "" && !known(string(t.SetTerm), termTitles) {
		f.add("term", "단기, 중기, 장기 중 하나입니다.", "One of short, middle and long.")
	}
	if !known(string(t.Status), statusTitles) {
		f.add("status", "계획, 진행, 완료, 중단 중 하나입니다.", "One of planned, under way, done and stopped.")
	}
	t.Progress.check(f)
	return f.error()
}

func checkWords(f *faults, path string, keys []string, words []word) {
	f.list(path, len(keys))
	for i, key := range keys {
		if !known(key, words) {
			f.add(fmt.Sprintf("%s[%d]", path, i), "‘%s’은(는) 고를 수 있는 말이 아닙니다.", "‘%s’ is not one of the choices.", key)
		}
	}
}

func (t *Task) checkDates(f *faults) {
	for _, q := range []struct {
		path string
		at   Quarter
	}{{"start", t.Start}, {"end", t.End}} {
		if q.at != 0 {
			f.year(q.path, q.at.Year())
		}
	}
	switch {
	case t.Start == 0 || t.End == 0:
		if t.Start != t.End {
			f.add("end", "시작과 끝을 함께 적거나 둘 다 비워 두십시오.", "Give both start and end, or neither.")
		}
	case t.End < t.Start:
		f.add("end", "끝(%s)이 시작(%s)보다 앞섭니다.", "The end (%s) comes before the start (%s).", t.End.Title(), t.Start.Title())
	case t.Quarters() > mostYears*perYear:
		f.add("end", "기간이 %d년을 넘습니다.", "It takes more than %d years.", mostYears)
	}
	ids := make([]string, len(t.Milestones))
	for i, m := range t.Milestones {
		ids[i] = m.ID
		path := fmt.Sprintf("milestones[%d]", i)
		f.title(path+".title", m.Title)
		if m.At == 0 {
			f.add(path+".at", "분기를 적어 주십시오.", "Give the quarter.")
		} else {
			f.year(path+".at", m.At.Year())
		}
	}
	f.ids("milestones", ids)
}

func (t *Task) checkBudget(f *faults) {
	seen := map[string]bool{}
	f.list("budget", len(t.Budget))
	for i, l := range t.Budget {
		path := fmt.Sprintf("budget[%d]", i)
		if !known(string(l.Source), sourceTitles) {
			f.add(path+".source", "국비, 도비, 시비, 민자 중 하나입니다.", "One of national, provincial, city and private.")
		}
		f.year(path+".year", l.Year)
		if l.Won != nil {
			f.won(path+".won", *l.Won)
		}
		id := lineID(l.Source, l.Year)
		if seen[id] {
			f.add(path, "%[2]d년 %[1]s이(가) 두 번 있습니다. 한 줄로 합쳐 주십시오.", "%[1]s money of %[2]d is there twice. Make one line of it.", l.Source.Title(), l.Year)
		}
		seen[id] = true
	}
}

func (t *Task) checkLinks(f *faults) {
	kpis := make([]string, len(t.KPIs))
	for i, c := range t.KPIs {
		kpis[i] = c.KPI
		if c.Amount != nil {
			f.number(fmt.Sprintf("kpis[%d].amount", i), *c.Amount)
		}
	}
	f.ids("kpis", kpis)
	after := make([]string, len(t.After))
	for i, d := range t.After {
		after[i] = d.Task
		path := fmt.Sprintf("after[%d]", i)
		if d.Task != "" && d.Task == t.ID {
			f.add(path, "과제가 자기 자신을 기다릴 수는 없습니다. 이 선행 관계를 지워 주십시오.", "A task cannot wait for itself. Remove this dependency.")
		}
		if !known(string(d.Kind), linkTitles) {
			f.add(path+".kind", "선행 관계의 종류를 골라 주십시오.", "Choose the kind of dependency.")
		}
		if d.Lag < -mostLag || d.Lag > mostLag {
			f.add(path+".lag", "간격은 %d분기까지입니다.", "A lag is at most %d quarters.", mostLag)
		}
	}
	f.ids("after", after)
}

func (r *Report) check(f *faults) {
	if r == nil {
		return
	}
	if !(r.Percent >= 0 && r.Percent <= 100) {
		f.add("progress.percent", "0부터 100까지의 수를 적어 주십시오.", "Write a number from 0 to 100.")
	}
	if _, err := time.ParseInLocation(time.DateOnly, r.On, core.Seoul); err != nil {
		f.add("progress.on", "날짜를 2027-03-31처럼 적어 주십시오.", "Write the date as 2027-03-31.")
	}
}
