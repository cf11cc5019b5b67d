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

// roadmapInput is the form of a roadmap's frame, as it was typed.
type roadmapInput struct {
	Revision        int
	Title, Region   string
	From, To        string
	Spans           []spanInput
	Vision          string
	Goals           []goalInput
	KPIs            []kpiInput
	Strategies      []strategyInput
	Ceilings        map[string]string // ceilings-city-2027 → 백만원
	Studies         []string
	Policies        []string
	Programmes      string
	FirstYear, Last int // of the table of ceilings
}

type spanInput struct{ Term, From, To string }

type goalInput struct {
	ID, Text string
	KPIs     []string
}

type strategyInput struct {
	ID, Title string
	Goals     []string
}

type kpiInput struct {
	ID, Title, Unit, Direction              string
	BaselineYear, Baseline, Targets         string
	Dataset, Measure, Region, Industry, How string
	Shown                                   string // the dataset whose choices the form showed
}

// readRoadmap reads the form.
func readRoadmap(v url.Values) roadmapInput {
	f := roadmapInput{
		Title: fieldValue(v, "title"), Region: fieldValue(v, "region"), From: fieldValue(v, "from"), To: fieldValue(v, "to"),
		Vision: fieldValue(v, "vision"), Studies: v["study"], Policies: v["policy"], Programmes: fieldValue(v, "programmes"),
		Ceilings: map[string]string{},
	}
	f.Revision, _ = strconv.Atoi(v.Get("revision"))
	for i := range rowCount(v, "span", "id") {
		at := func(what string) string { return fieldValue(v, rowName("span", i, what)) }
		f.Spans = append(f.Spans, spanInput{at("id"), at("from"), at("to")})
	}
	for i := range rowCount(v, "goal", "id") {
		f.Goals = append(f.Goals, goalInput{fieldValue(v, rowName("goal", i, "id")), fieldValue(v, rowName("goal", i, "text")), v[rowName("goal", i, "kpis")]})
	}
	for i := range rowCount(v, "strategy", "id") {
		f.Strategies = append(f.Strategies, strategyInput{fieldValue(v, rowName("strategy", i, "id")), fieldValue(v, rowName("strategy", i, "title")), v[rowName("strategy", i, "goals")]})
	}
	for i := range rowCount(v, "kpi", "id") {
		at := func(what string) string { return fieldValue(v, rowName("kpi", i, what)) }
		f.KPIs = append(f.KPIs, kpiInput{
			at("id"), at("title"), at("unit"), at("direction"), at("baseline-year"), at("baseline-value"), at("targets"),
			at("dataset"), at("measure"), at("region"), at("industry"), at("transform"), at("shown"),
		})
	}
	for name := range v {
		if strings.HasPrefix(name, "ceilings-") {
			f.Ceilings[name] = fieldValue(v, name)
		}
	}
	f.years()
	return f
}

// years are those that the table of ceilings has.
func (f *roadmapInput) years() {
	from, _ := strconv.Atoi(f.From)
	to, _ := strconv.Atoi(f.To)
	const most = 50
	if from > 0 && to >= from && to-from < most {
		f.FirstYear, f.Last = from, to
	}
}

// roadmapInputOf fills the form.
func roadmapInputOf(r roadmap.Roadmap) roadmapInput {
	f := roadmapInput{
		Revision: r.Revision, Title: r.Title, Region: r.Region, Vision: r.Vision, Studies: r.Studies, Policies: r.Policies,
		Programmes: strings.Join(r.Programmes, "\n"), Ceilings: map[string]string{},
	}
	if r.From > 0 {
		f.From, f.To = itoa(r.From), itoa(r.To)
	}
	for _, s := range r.Spans {
		f.Spans = append(f.Spans, spanInput{string(s.Term), itoa(s.From), itoa(s.To)})
	}
	for _, g := range r.Goals {
		f.Goals = append(f.Goals, goalInput{g.ID, g.Text, g.KPIs})
	}
	for _, s := range r.Strategies {
		f.Strategies = append(f.Strategies, strategyInput{s.ID, s.Title, s.Goals})
	}
	for _, k := range r.KPIs {
		f.KPIs = append(f.KPIs, kpiInputOf(k))
	}
	for source, years := range r.Ceilings {
		for year, won := range years {
			f.Ceilings[ceilingName(source, year)] = millions(&won)
		}
	}
	f.years()
	return f
}

func kpiInputOf(k roadmap.KPI) kpiInput {
	row := kpiInput{ID: k.ID, Title: k.Title, Unit: k.Unit, Direction: string(k.Direction)}
	if k.Baseline != nil {
		row.BaselineYear, row.Baseline = itoa(k.Baseline.Year), numberText(&k.Baseline.Value)
	}
	var targets []string
	for _, year := range slices.Sorted(maps.Keys(k.Targets)) {
		x := k.Targets[year]
		targets = append(targets, itoa(year)+"="+numberText(&x))
	}
	row.Targets = strings.Join(targets, "; ")
	if s := k.Series; s != nil {
		row.Dataset, row.Measure, row.Region, row.Industry, row.How = s.Dataset, s.Measure, s.Region, s.Industry, string(s.Transform)
	}
	return row
}

func ceilingName(s roadmap.Source, year int) string {
	return "ceilings-" + string(s) + "-" + itoa(year)
}

// onto puts the form onto a roadmap; what the form does not show stays.
func (f *roadmapInput) onto(r roadmap.Roadmap) (roadmap.Roadmap, error) {
	var m mistakes
	typed := map[string]map[int]roadmap.Typed{}
	for _, k := range r.KPIs {
		typed[k.ID] = k.Typed
	}
	usual := slices.Equal(r.Spans, roadmap.DefaultSpans(r.From, r.To))
	was := [2]int{r.From, r.To}
	r.Revision, r.Title, r.Region, r.Vision = f.Revision, f.Title, f.Region, f.Vision
	r.From, r.To = m.year("from", f.From), m.year("to", f.To)
	r.Studies, r.Policies, r.Programmes = f.Studies, f.Policies, splitList(f.Programmes)
	r.Spans, r.Goals, r.Strategies, r.KPIs, r.Ceilings = nil, nil, nil, nil, nil
	for i, s := range f.Spans {
		if s.From != "" || s.To != "" {
			r.Spans = append(r.Spans, roadmap.Span{Term: roadmap.Term(s.Term), From: m.year(rowName("span", i, "from"), s.From), To: m.year(rowName("span", i, "to"), s.To)})
		}
	}
	if usual && was != [2]int{r.From, r.To} { // stages that nobody set follow the years
		r.Spans = nil
	}
	for _, g := range f.Goals {
		r.Goals = append(r.Goals, roadmap.Goal{ID: g.ID, Text: g.Text, KPIs: f.known(g.KPIs)})
	}
	for _, s := range f.Strategies {
		r.Strategies = append(r.Strategies, roadmap.Strategy{ID: s.ID, Title: s.Title, Goals: f.knownGoals(s.Goals)})
	}
	for i, k := range f.KPIs {
		one := k.kpi(&m, i)
		one.Typed = typed[k.ID]
		r.KPIs = append(r.KPIs, one)
	}
	f.ceilings(&r, &m)
	return r, m.error()
}

// known leaves out KPIs that the form no longer has.
func (f *roadmapInput) known(ids []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		return !slices.ContainsFunc(f.KPIs, func(k kpiInput) bool { return k.ID == id })
	})
}

func (f *roadmapInput) knownGoals(ids []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		return !slices.ContainsFunc(f.Goals, func(g goalInput) bool { return g.ID == id })
	})
}

func (f *roadmapInput) ceilings(r *roadmap.Roadmap, m *mistakes) {
	for _, name := range slices.Sorted(maps.Keys(f.Ceilings)) {
		source, year, _ := strings.Cut(strings.TrimPrefix(name, "ceilings-"), "-")
		n, err := strconv.Atoi(year)
		won, absent, fault := readMillions(f.Ceilings[name])
		if !fault.IsZero() {
			m.add(name, fault)
		}
		if err != nil || absent || won == nil {
			continue
		}
		if r.Ceilings == nil {
			r.Ceilings = map[roadmap.Source]map[int]int64{}
		}
		if r.Ceilings[roadmap.Source(source)] == nil {
			r.Ceilings[roadmap.Source(source)] = map[int]int64{}
		}
		r.Ceilings[roadmap.Source(source)][n] = *won
	}
}

func (k kpiInput) kpi(m *mistakes, i int) roadmap.KPI {
	out := roadmap.KPI{ID: k.ID, Title: k.Title, Unit: k.Unit, Direction: roadmap.Direction(k.Direction)}
	value := m.number(rowName("kpi", i, "baseline-value"), k.Baseline)
	year := m.year(rowName("kpi", i, "baseline-year"), k.BaselineYear)
	switch {
	case value != nil && k.BaselineYear == "":
		m.add(rowName("kpi", i, "baseline-year"), core.T("기준값의 해를 적어 주십시오.", "Write the year of the baseline."))
	case value == nil && k.BaselineYear != "" && k.Baseline == "":
		m.add(rowName("kpi", i, "baseline-value"), core.T("기준값을 적거나 기준 연도를 지워 주십시오.", "Write the baseline, or remove its year."))
	case value != nil:
		out.Baseline = &roadmap.Point{Year: year, Value: *value}
	}
	for _, part := range splitList(k.Targets) {
		at, text, found := strings.Cut(part, "=")
		name := rowName("kpi", i, "targets")
		target := m.number(name, strings.TrimSpace(text))
		if !found || target == nil {
			m.add(name, core.Tf("‘%s’을(를) 2028=110처럼 ‘해=목표’로 적어 주십시오.", "Write ‘%s’ as year=target, such as 2028=110.", part))
			continue
		}
		if out.Targets == nil {
			out.Targets = map[int]float64{}
		}
		out.Targets[m.year(name, strings.TrimSpace(at))] = *target
	}
	if k.Dataset != "" {
		out.Series = &roadmap.Series{Dataset: k.Dataset, Measure: k.Measure, Region: k.Region, Industry: k.Industry, Transform: roadmap.Transform(k.How)}
	}
	return out
}

// roadmapField names the form's field for a path of the domain:
// kpis[0].targets.2028 is kpi-0-targets.
func roadmapField(path string) string {
	for _, x := range [][2]string{{"goals[", "goal-"}, {"kpis[", "kpi-"}, {"strategies[", "strategy-"}, {"spans[", "span-"}} {
		if rest, ok := strings.CutPrefix(path, x[0]); ok {
			path = x[1] + rest
		}
	}
	path = strings.NewReplacer("].series.", "-", "].", "-", "]", "", ".", "-").Replace(path)
	if at := strings.Index(path, "-targets-"); at > 0 {
		path = path[:at] + "-targets"
	}
	if rest, ok := strings.CutPrefix(path, "span-"); ok && !strings.Contains(rest, "-") {
		path += "-from"
	}
	return path
}
