package main

import (
	"context"
	"fmt"
	"io"

	"naru/internal/app"
	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/demo"
	"naru/internal/industry"
	"naru/internal/policy"
	"naru/internal/roadmap"
	"naru/internal/study"
)

// How much an agency has under way at once.
const (
	agendaTasks      = 500
	agendaPolicies   = 200
	agendaIndustries = 40
	agendaStrategies = 8
	agendaFrom       = 2025
	agendaTo         = 2034
	agendaCity       = "41220"
	studyTitle       = "40개 산업의 선정 연구"
	planTitle        = "과제 500개의 로드맵"
)

// agenda is what the pages about strategy are asked about.
type agenda struct {
	study, plan string   // ids
	tasks       []string // ids
	policies    []string
}

// loadAgenda fills an empty folder with a study, policies and a roadmap of the
// largest size that pages must bear, over the statistics of the demo region.
func loadAgenda(ctx context.Context, a *app.App) (*agenda, error) {
	for _, source := range demo.Sources(demo.Standard) {
		if source.Dataset.Key != demo.IndustryKey && source.Dataset.Key != demo.InducementKey {
			continue
		}
		if err := importDemo(ctx, a, source); err != nil {
			return nil, fmt.Errorf("import %s: %w", source.Dataset.Key, err)
		}
	}
	codes, err := divisions()
	if err != nil {
		return nil, err
	}
	var out agenda
	if out.study, err = loadStudy(ctx, a, codes); err != nil {
		return nil, fmt.Errorf("study: %w", err)
	}
	if out.policies, err = loadPolicies(ctx, a, codes); err != nil {
		return nil, fmt.Errorf("policies: %w", err)
	}
	if out.plan, out.tasks, err = loadRoadmap(ctx, a, codes, out.study, out.policies); err != nil {
		return nil, fmt.Errorf("roadmap: %w", err)
	}
	return &out, nil
}

func importDemo(ctx context.Context, a *app.App, s demo.Source) error {
	r, err := s.Open(ctx)
	if err != nil {
		return err
	}
	if c, ok := r.(io.Closer); ok {
		defer c.Close()
	}
	u, err := a.Datasets.Receive(ctx, operator, s.Name, r)
	if err != nil {
		return err
	}
	_, err = a.Datasets.Import(ctx, operator, dataset.Request{Upload: u, Dataset: s.Dataset, Profile: s.Profile, Table: s.Table, Again: true}, nil)
	return err
}

// divisions are the first forty of KSIC rev. 11 from manufacturing on.
func divisions() ([]string, error) {
	table, ok := industry.Builtin(core.KSIC11)
	if !ok {
		return nil, errNoKSIC
	}
	var out []string
	const manufacturing = "10"
	for _, e := range table.Entries() {
		if e.Level == industry.Division && e.Code >= manufacturing && len(out) < agendaIndustries {
			out = append(out, e.Code)
		}
	}
	return out, nil
}

func loadStudy(ctx context.Context, a *app.App, codes []string) (string, error) {
	x, err := a.Studies.Create(ctx, operator, studyTitle, study.KIET,
		study.Scope{Dataset: demo.IndustryKey, Measure: core.Employees.ID, Region: agendaCity})
	if err != nil {
		return "", err
	}
	x.Candidates = study.Candidates{System: core.KSIC11, Rule: study.ByHand}
	for _, code := range codes {
		x.Candidates.Chosen = append(x.Candidates.Chosen, study.CodeCandidate(code))
	}
	x.Weighting.Method, x.LongList, x.Missing = study.AHPWeights, agendaIndustries/2, study.Renormalise
	const experts = 7
	for n := range experts {
		e := study.Expert{ID: fmt.Sprintf("e%d", n), Name: fmt.Sprintf("전문가 %d", n+1), Weight: 1}
		for i := range x.Indicators {
			for j := i + 1; j < len(x.Indicators); j++ {
				e.Judgements = append(e.Judgements, study.Judge(x.Indicators[i].ID, x.Indicators[j].ID, float64(1+(i+j+n)%3)))
			}
		}
		x.Weighting.Experts = append(x.Weighting.Experts, e)
	}
	x.Shortlist.Criteria = []study.Criterion{{ID: "fit", Title: "부합", Weight: 1}, {ID: "base", Title: "기반", Weight: 1}}
	look, err := a.Studies.Look(ctx, operator, x)
	if err != nil {
		return "", err
	}
	for n := range experts {
		rater := study.Rater{ID: fmt.Sprintf("r%d", n), Name: fmt.Sprintf("평가위원 %d", n+1)}
		x.Shortlist.Raters = append(x.Shortlist.Raters, rater)
		for m, c := range look.Result.Candidates {
			for _, k := range x.Shortlist.Criteria {
				if c.Short {
					x.Shortlist.Ratings = append(x.Shortlist.Ratings, study.Rate(rater.ID, c.ID, k.ID, 1+(m+n)%study.HighestScore, ""))
				}
			}
		}
	}
	x.Decision.Chosen = []study.Choice{{ID: codes[0], Grade: "주력", Reason: "순위"}, {ID: codes[1], Grade: "협력", Reason: "순위"}}
	x, err = a.Studies.Save(ctx, operator, x, "")
	return x.ID, err
}

func loadPolicies(ctx context.Context, a *app.App, codes []string) (ids []string, err error) {
	instruments, stages := policy.Instruments(), policy.Stages()
	levels := []policy.Policy{
		{Level: policy.National, Region: core.Nation, Funds: []policy.Fund{policy.NationalFund}},
		{Level: policy.Provincial, Region: agendaCity[:2], Funds: []policy.Fund{policy.ProvincialFund}},
		{Level: policy.City, Region: agendaCity, Funds: []policy.Fund{policy.CityFund}},
	}
	for n := range agendaPolicies {
		p := levels[n%len(levels)]
		p.Key, p.Title, p.Kind, p.Owner = fmt.Sprintf("P-%03d", n), fmt.Sprintf("지원사업 %d", n+1), policy.Programme, "기관"
		p.From, p.To = agendaFrom+n%3, agendaFrom+3+n%5
		p.Instruments = []policy.Instrument{instruments[n%len(instruments)].Value}
		p.Stages = []policy.Stage{stages[n%len(stages)].Value, stages[(n+1)%len(stages)].Value}
		for k := range 3 {
			p.Industries = append(p.Industries, policy.Industry{System: core.KSIC11, Code: codes[(n+k*7)%len(codes)]})
		}
		p.Budget = policy.Budget{p.Funds[0]: {}}
		for year := p.From; year <= p.To; year++ {
			p.Budget[p.Funds[0]][year] = int64(n+1) * 10_000_000
		}
		saved, err := a.Policies.Save(ctx, operator, p, "")
		if err != nil {
			return nil, err
		}
		ids = append(ids, saved.ID)
	}
	return ids, nil
}

func loadRoadmap(ctx context.Context, a *app.App, codes []string, study string, policies []string) (plan string, tasks []string, err error) {
	r := roadmap.Roadmap{
		Title: planTitle, Region: agendaCity, From: agendaFrom, To: agendaTo, Spans: roadmap.DefaultSpans(agendaFrom, agendaTo),
		Vision: "비전", Studies: []string{study}, Ceilings: map[roadmap.Source]map[int]int64{},
	}
	for n := range agendaStrategies {
		r.Strategies = append(r.Strategies, roadmap.Strategy{ID: fmt.Sprintf("s%d", n), Title: fmt.Sprintf("전략 %d", n+1)})
		r.KPIs = append(r.KPIs, roadmap.KPI{
			ID: fmt.Sprintf("k%d", n), Title: codes[n] + " 종사자", Unit: "명", Direction: roadmap.Up, Targets: map[int]float64{agendaTo: 1000},
			Series: &roadmap.Series{Dataset: demo.IndustryKey, Measure: core.Employees.ID, Region: agendaCity, Industry: codes[n], Transform: roadmap.AsValue},
		})
	}
	if r, err = a.Roadmaps.Create(ctx, operator, r); err != nil {
		return "", nil, err
	}
	for n := range agendaTasks {
		begin := roadmap.QuarterOf(agendaFrom, 1) + roadmap.Quarter(n%32)
		t := roadmap.Task{
			Roadmap: r.ID, Strategy: r.Strategies[n%agendaStrategies].ID, Title: fmt.Sprintf("과제 %d", n+1), Need: "필요성", Content: "내용",
			Start: begin, End: begin + 7, Owner: fmt.Sprintf("팀 %d", n%12), Status: roadmap.Planned,
			Industries: []roadmap.Industry{{System: core.KSIC11, Code: codes[n%len(codes)]}}, Policies: []string{policies[n%len(policies)]},
			KPIs: []roadmap.Contribution{{KPI: r.KPIs[n%agendaStrategies].ID, Amount: new(1.0)}},
		}
		for year := t.Start.Year(); year <= t.End.Year(); year++ {
			t.Budget = append(t.Budget, roadmap.BudgetLine{Source: roadmap.Sources()[n%4], Year: year, Won: new(int64(100_000_000))})
		}
		if n >= agendaStrategies && n%3 == 0 {
			t.After = []roadmap.Dependency{{Task: tasks[n-agendaStrategies], Kind: roadmap.StartToStart}}
		}
		saved, err := a.Roadmaps.SaveTask(ctx, operator, t, "")
		if err != nil {
			return "", nil, err
		}
		tasks = append(tasks, saved.ID)
	}
	return r.ID, tasks, nil
}

// agendaPages are the pages about strategy, the heaviest of each part.
func agendaPages(ctx context.Context, a *app.App, _ *scene) ([]sitePage, error) {
	x, err := loadAgenda(ctx, a)
	if err != nil {
		return nil, err
	}
	page := func(name, holds string, paths ...string) sitePage {
		return sitePage{name: name, paths: paths, holds: holds, limit: firstLimit}
	}
	study, plan := "/studies/"+x.study, "/roadmaps/"+x.plan
	return []sitePage{
		page("studies", studyTitle, "/studies"),
		page("study", studyTitle, study),
		page("study: candidates", aTable, study+"/candidates"),
		page("study: weights", studyTitle, study+"/weights"),
		page("study: long list", aChart, study+"/long"),
		page("study: short list", aTable, study+"/short"),
		page("study: sensitivity", aChart, study+"/sensitivity"),
		page("study: decision", studyTitle, study+"/decision"),
		page("policies", aTable, "/policies"),
		page("policy", "data-chart", each("/policies/%s", x.policies[:hotRegions])...),
		page("linkage matrix", aTable, "/policies/matrix?rows=roadmap:"+x.plan),
		page("synergy of a task", aTable, each("/policies/synergy?task=roadmap:"+x.plan+"/%s", x.tasks[:hotRegions])...),
		page("roadmaps", planTitle, "/roadmaps"),
		page("plan", planTitle, plan),
		page("plan by quarter", planTitle, plan+"?zoom=quarter"),
		page("board", planTitle, plan+"/board"),
		page("budget", aChart, plan+"/budget"),
		page("KPIs", aChart, plan+"/kpi"),
		page("what if", planTitle, plan+"/whatif"),
		page("task", planTitle, each(plan+"/tasks/%s", x.tasks[:hotRegions])...),
		page("reports", "<main", "/reports"),
		page("report to be ordered", planTitle, "/reports/new?roadmap="+x.plan),
	}, nil
}
