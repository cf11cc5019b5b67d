package roadmap

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"naru/internal/core"
)

// Bounds of a plan. They keep sums of money within 64 bits: 2,000 tasks with
// 4 sources in 50 years of 10조원 each are 4·10¹⁸ won.
const (
	mostYears  = 50
	mostTasks  = 2000
	mostWon    = 10_000_000_000_000
	mostLag    = 40
	mostWords  = 20_000 // characters of a long text
	mostTitle  = 200
	mostList   = 200 // entries of one list
	mostNumber = 20
)

// faults gathers what is wrong, each with the path of its field.
type faults struct{ err *core.Error }

func newFaults(ko, en string) *faults { return &faults{core.Fail(core.Invalid, ko, en)} }

func (f *faults) add(path, ko, en string, args ...any) {
	f.err = f.err.With(path, core.Tf(ko, en, args...))
}

func (f *faults) error() error {
	if len(f.err.Fields) == 0 {
		return nil
	}
	return f.err
}

func (f *faults) title(path, s string) {
	if strings.TrimSpace(s) == "" {
		f.add(path, "적어 주십시오.", "Please fill this in.")
	}
	f.length(path, s, mostTitle)
}

func (f *faults) length(path, s string, most int) {
	if utf8.RuneCountInString(s) > most {
		f.add(path, "너무 깁니다. %d자까지 쓸 수 있습니다.", "Too long; at most %d characters.", most)
	}
}

func (f *faults) list(path string, n int) {
	if n > mostList {
		f.add(path, "너무 많습니다. %d개까지 적을 수 있습니다.", "Too many; at most %d.", mostList)
	}
}

// year checks a year of the plan or around it.
func (f *faults) year(path string, year int) bool {
	if year < firstYear || year > lastYear {
		f.add(path, "%d년부터 %d년까지의 해를 적어 주십시오.", "Write a year from %d to %d.", firstYear, lastYear)
		return false
	}
	return true
}

func (f *faults) number(path string, x float64) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		f.add(path, "수를 적어 주십시오.", "Write a number.")
	}
}

func (f *faults) ids(path string, ids []string) map[string]bool {
	seen := map[string]bool{}
	f.list(path, len(ids))
	for i, id := range ids {
		if id == "" || seen[id] || strings.Contains(id, ".") {
			f.add(fmt.Sprintf("%s[%d].id", path, i), "비어 있거나 두 번 나옵니다.", "Empty, or there twice.")
		}
		seen[id] = true
	}
	return seen
}

// Validate checks the roadmap by itself and lists each fault as a field such
// as "kpis[0].targets.2028".
func (r *Roadmap) Validate() error {
	f := newFaults("로드맵에 고칠 것이 있습니다.", "The roadmap needs corrections.")
	f.title("title", r.Title)
	f.length("vision", r.Vision, mostWords)
	if r.Region == "" {
		f.add("region", "지역을 골라 주십시오.", "Choose a region.")
	}
	if f.year("from", r.From) && f.year("to", r.To) {
		switch {
		case r.To < r.From:
			f.add("to", "마지막 해가 첫 해보다 앞섭니다.", "The last year comes before the first.")
		case r.To-r.From >= mostYears:
			f.add("to", "기간이 %d년입니다. %d년까지 쓸 수 있습니다.", "The plan spans %d years; at most %d.", r.To-r.From+1, mostYears)
		default:
			r.checkSpans(f)
		}
	}
	r.checkKPIs(f)
	r.checkGoals(f)
	r.Narrative.check(f)
	for _, source := range slices.Sorted(maps.Keys(r.Ceilings)) {
		if !known(string(source), sourceTitles) {
			f.add("ceilings."+string(source), "재원이 아닙니다.", "Not a source.")
		}
		for _, year := range slices.Sorted(maps.Keys(r.Ceilings[source])) {
			path := fmt.Sprintf("ceilings.%s.%d", source, year)
			if f.year(path, year) {
				f.won(path, r.Ceilings[source][year])
			}
		}
	}
	return f.error()
}

func (f *faults) won(path string, won int64) {
	if won < 0 || won > mostWon {
		f.add(path, "금액은 0원부터 10조원까지입니다.", "An amount is from 0 to 10 trillion won.")
	}
}

// checkSpans wants the stages in order, each within the years of the plan.
func (r *Roadmap) checkSpans(f *faults) {
	last := r.From - 1
	ids := make([]string, len(r.Spans))
	for i, s := range r.Spans {
		path := fmt.Sprintf("spans[%d]", i)
		ids[i] = string(s.Term)
		if !known(string(s.Term), termTitles) {
			f.add(path+".id", "단기, 중기, 장기 중 하나입니다.", "One of short, middle and long.")
		}
		if s.From <= last || s.To < s.From || s.To > r.To {
			f.add(path, "%[1]s의 기간 %[2]d–%[3]d이(가) 계획 기간(%[4]d–%[5]d)을 벗어나거나 앞 단계와 겹칩니다.",
				"%[1]s, %[2]d–%[3]d, leaves the plan (%[4]d–%[5]d) or overlaps the stage before.", s.Term.Title(), s.From, s.To, r.From, r.To)
		}
		last = s.To
	}
	f.ids("spans", ids)
}

func (r *Roadmap) checkKPIs(f *faults) {
	ids := make([]string, len(r.KPIs))
	for i, k := range r.KPIs {
		ids[i] = k.ID
		path := fmt.Sprintf("kpis[%d]", i)
		f.title(path+".title", k.Title)
		if !known(string(k.Direction), directionTitles) {
			f.add(path+".direction", "방향을 골라 주십시오.", "Choose a direction.")
		}
		if b := k.Baseline; b != nil && f.year(path+".baseline.year", b.Year) {
			f.number(path+".baseline.value", b.Value)
		}
		for _, year := range slices.Sorted(maps.Keys(k.Targets)) {
			at := fmt.Sprintf("%s.targets.%d", path, year)
			f.number(at, k.Targets[year])
			if f.year(at, year) && k.Baseline != nil && year <= k.Baseline.Year {
				f.add(at, "목표 연도는 기준 연도(%d) 뒤여야 합니다.", "A target comes after the year of the baseline (%d).", k.Baseline.Year)
			}
		}
		for _, year := range slices.Sorted(maps.Keys(k.Typed)) {
			at := fmt.Sprintf("%s.typed.%d", path, year)
			f.year(at, year)
			f.number(at+".value", k.Typed[year].Value)
			if strings.TrimSpace(k.Typed[year].Note) == "" {
				f.add(at+".note", "%d년 실적이 어디에서 온 수인지 적어 주십시오.", "Write where the number of %d comes from.", year)
			}
			f.length(at+".note", k.Typed[year].Note, mostTitle)
		}
		if s := k.Series; s != nil {
			f.title(path+".series.dataset", s.Dataset)
			f.title(path+".series.measure", s.Measure)
			if !slices.Contains(Transforms(), s.Transform) {
				f.add(path+".series.transform", "값, 증가율, 비중, 입지계수 중 하나입니다.", "One of value, growth, share and LQ.")
			}
		}
	}
	f.ids("kpis", ids)
}

func (r *Roadmap) checkGoals(f *faults) {
	goals := make([]string, len(r.Goals))
	for i, g := range r.Goals {
		goals[i] = g.ID
		path := fmt.Sprintf("goals[%d]", i)
		f.title(path+".text", g.Text)
		for j, id := range g.KPIs {
			if _, ok := r.KPI(id); !ok {
				f.add(fmt.Sprintf("%s.kpis[%d]", path, j), "없는 KPI입니다.", "There is no such KPI.")
			}
		}
	}
	known := f.ids("goals", goals)
	strategies := make([]string, len(r.Strategies))
	for i, s := range r.Strategies {
		strategies[i] = s.ID
		path := fmt.Sprintf("strategies[%d]", i)
		f.title(path+".title", s.Title)
		for j, id := range s.Goals {
			if !known[id] {
				f.add(fmt.Sprintf("%s.goals[%d]", path, j), "없는 목표입니다.", "There is no such goal.")
			}
		}
	}
	f.ids("strategies", strategies)
}
