package roadmap

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/roadmap"
)

// taskInput is the form of a task, as it was typed.
type taskInput struct {
	Revision                int
	Number, Strategy, Title string
	Need, Content           string
	Start, End, Term        string
	Owner, Partners         string
	Steps                   map[int]string
	Budget                  map[string]string // budget-city-2027 → 백만원
	Milestones              []milestoneInput
	After                   []afterInput
	KPIs                    map[string]kpiShare
	Industries              string
	Instruments, FirmStages []string
	Policies                []string
	Programmes              string
	Note                    string // what the person says about the edit
	FirstYear, LastYear     int    // of the tables
}

type milestoneInput struct{ ID, Title, At string }

type afterInput struct{ Task, Kind, Lag string }

// kpiShare is what the task contributes to a KPI.
type kpiShare struct {
	On     bool
	Amount string
}

func readTask(v url.Values) taskInput {
	at := func(name string) string { return fieldValue(v, name) }
	f := taskInput{
		Number: at("number"), Strategy: at("strategy"), Title: at("title"), Need: at("need"), Content: at("content"),
		Start: at("start"), End: at("end"), Term: at("term"), Owner: at("owner"), Partners: at("partners"),
		Industries: strings.Join(append(slices.Clone(v["strategic"]), splitList(at("industries"))...), ", "), Instruments: v["instruments"], FirmStages: v["firmStages"], Policies: v["policy"],
		Programmes: at("programmes"), Note: at("note"), Steps: map[int]string{}, Budget: map[string]string{}, KPIs: map[string]kpiShare{},
	}
	f.Revision, _ = strconv.Atoi(v.Get("revision"))
	f.FirstYear, _ = strconv.Atoi(v.Get("firstYear"))
	f.LastYear, _ = strconv.Atoi(v.Get("lastYear"))
	for i := range rowCount(v, "milestone", "id") {
		f.Milestones = append(f.Milestones, milestoneInput{at(rowName("milestone", i, "id")), at(rowName("milestone", i, "title")), at(rowName("milestone", i, "at"))})
	}
	for i := range rowCount(v, "after", "task") {
		f.After = append(f.After, afterInput{at(rowName("after", i, "task")), at(rowName("after", i, "kind")), at(rowName("after", i, "lag"))})
	}
	for name := range v {
		if strings.HasPrefix(name, "budget-") {
			f.Budget[name] = at(name)
		}
		if year, ok := strings.CutPrefix(name, "steps-"); ok {
			if n, err := strconv.Atoi(year); err == nil {
				f.Steps[n] = at(name)
			}
		}
		if id, ok := strings.CutPrefix(name, "kpi-amount-"); ok {
			f.KPIs[id] = kpiShare{On: v.Get("kpi-on-"+id) != "", Amount: at(name)}
		}
	}
	return f
}

// taskInputOf fills the form from a task of a plan.
func taskInputOf(t roadmap.Task, r *roadmap.Roadmap) taskInput {
	f := taskInput{
		Revision: t.Revision, Number: t.Number, Strategy: t.Strategy, Title: t.Title, Need: t.Need, Content: t.Content,
		Start: t.Start.String(), End: t.End.String(), Term: string(t.SetTerm), Owner: t.Owner, Partners: strings.Join(t.Partners, ", "),
		Instruments: t.Instruments, FirmStages: t.FirmStages, Policies: t.Policies, Programmes: strings.Join(t.Programmes, "\n"),
		Steps: maps.Clone(t.Steps), Budget: map[string]string{}, KPIs: map[string]kpiShare{},
		FirstYear: r.From, LastYear: r.To,
	}
	for _, l := range t.Budget {
		f.Budget[budgetName(l.Source, l.Year)] = millions(l.Won)
		f.FirstYear, f.LastYear = min(f.FirstYear, l.Year), max(f.LastYear, l.Year)
	}
	for year := range t.Steps {
		f.FirstYear, f.LastYear = min(f.FirstYear, year), max(f.LastYear, year)
	}
	for _, m := range t.Milestones {
		f.Milestones = append(f.Milestones, milestoneInput{m.ID, m.Title, m.At.String()})
	}
	for _, d := range t.After {
		f.After = append(f.After, afterInput{d.Task, string(d.Kind), strconv.Itoa(d.Lag)})
	}
	for _, c := range t.KPIs {
		f.KPIs[c.KPI] = kpiShare{On: true, Amount: numberText(c.Amount)}
	}
	industries := make([]string, len(t.Industries))
	for i, x := range t.Industries {
		industries[i] = x.Text()
	}
	f.Industries = strings.Join(industries, ", ")
	return f
}

func budgetName(s roadmap.Source, year int) string { return "budget-" + string(s) + "-" + itoa(year) }

// onto puts the form onto a task; what the form does not show stays.
func (f *taskInput) onto(t roadmap.Task, r *roadmap.Roadmap) (roadmap.Task, error) {
	var m mistakes
	t.Revision, t.Roadmap, t.Number, t.Strategy, t.Title = f.Revision, r.ID, f.Number, f.Strategy, f.Title
	t.Need, t.Content, t.Owner, t.SetTerm = f.Need, f.Content, f.Owner, roadmap.Term(f.Term)
	t.Start, t.End = m.quarter("start", f.Start), m.quarter("end", f.End)
	t.Partners, t.Programmes = splitList(f.Partners), splitList(f.Programmes)
	t.Instruments, t.FirmStages, t.Policies = f.Instruments, f.FirmStages, f.Policies
	before := t.Industries
	t.Steps, t.Milestones, t.After, t.KPIs, t.Industries = nil, nil, nil, nil, nil
	for year, text := range f.Steps {
		if text != "" {
			if t.Steps == nil {
				t.Steps = map[int]string{}
			}
			t.Steps[year] = text
		}
	}
	for i, x := range f.Milestones {
		if x.Title != "" || x.At != "" {
			t.Milestones = append(t.Milestones, roadmap.Milestone{ID: x.ID, Title: x.Title, At: m.quarter(rowName("milestone", i, "at"), x.At)})
		}
	}
	for i, x := range f.After {
		if x.Task != "" {
			t.After = append(t.After, roadmap.Dependency{Task: x.Task, Kind: roadmap.Link(x.Kind), Lag: m.whole(rowName("after", i, "lag"), x.Lag)})
		}
	}
	for _, k := range r.KPIs {
		if x := f.KPIs[k.ID]; x.On || x.Amount != "" {
			t.KPIs = append(t.KPIs, roadmap.Contribution{KPI: k.ID, Amount: m.number("kpi-amount-"+k.ID, x.Amount)})
		}
	}
	for _, part := range splitList(f.Industries) {
		x, err := roadmap.ParseIndustry(part)
		if err != nil {
			m.add("industries", core.MessageOf(err))
			continue
		}
		t.Industries = append(t.Industries, x)
	}
	if sameIndustries(before, t.Industries) { // ticked in another order than they were kept
		t.Industries = before
	}
	t.Budget = f.budget(&m)
	return t, m.error()
}

// sameIndustries reports whether two lists name the same, in whatever order.
func sameIndustries(a, b []roadmap.Industry) bool {
	order := func(x, y roadmap.Industry) int { return strings.Compare(x.Text(), y.Text()) }
	return slices.Equal(slices.SortedFunc(slices.Values(a), order), slices.SortedFunc(slices.Values(b), order))
}

func (f *taskInput) budget(m *mistakes) []roadmap.BudgetLine {
	var out []roadmap.BudgetLine
	for _, name := range slices.Sorted(maps.Keys(f.Budget)) {
		source, year, _ := strings.Cut(strings.TrimPrefix(name, "budget-"), "-")
		n, err := strconv.Atoi(year)
		won, absent, fault := readMillions(f.Budget[name])
		switch {
		case !fault.IsZero():
			m.add(name, fault)
		case err == nil && !absent:
			out = append(out, roadmap.BudgetLine{Source: roadmap.Source(source), Year: n, Won: won})
		}
	}
	return out
}

// quarter reads a quarter; empty is none.
func (m *mistakes) quarter(field, text string) roadmap.Quarter {
	q, err := roadmap.ParseQuarter(text)
	if err != nil {
		m.add(field, core.MessageOf(err))
	}
	return q
}

// whole reads an integer; empty is 0.
func (m *mistakes) whole(field, text string) int {
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		m.add(field, core.Tf("‘%s’은(는) 정수가 아닙니다.", "‘%s’ is not a whole number.", text))
	}
	return n
}

// years are those that the tables of the form have.
func (f *taskInput) years() []int {
	const most = 60
	var out []int
	for y := f.FirstYear; y <= f.LastYear && len(out) < most; y++ {
		out = append(out, y)
	}
	return out
}

// taskField names the form's field for a path of the domain; t is the task that
// the path is about.
func taskField(t *roadmap.Task) func(path string) string {
	return func(path string) string {
		if rest, ok := strings.CutPrefix(path, "tasks."+t.ID+"."); ok && t.ID != "" {
			path = rest
		} else if strings.HasPrefix(path, "tasks.") { // a new task has no id yet
			if parts := strings.SplitN(path, ".", 3); len(parts) == 3 && t.ID == "" {
				path = parts[2]
			}
		}
		rows, rest, found := strings.Cut(path, "[")
		number, what, _ := strings.Cut(rest, "]")
		i, err := strconv.Atoi(number)
		if !found || err != nil {
			if path == "after" {
				return rowName("after", 0, "task")
			}
			return strings.ReplaceAll(path, ".", "-")
		}
		what = strings.TrimPrefix(what, ".")
		switch {
		case rows == "budget" && i < len(t.Budget):
			return budgetName(t.Budget[i].Source, t.Budget[i].Year)
		case rows == "kpis" && i < len(t.KPIs):
			return "kpi-amount-" + t.KPIs[i].KPI
		case rows == "after" && (what == "" || what == "id"):
			return rowName("after", i, "task")
		case rows == "after":
			return rowName("after", i, what)
		case rows == "milestones":
			return rowName("milestone", i, what)
		default:
			return rows
		}
	}
}
