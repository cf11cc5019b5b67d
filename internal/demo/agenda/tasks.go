package agenda

import (
	"context"

	"naru/internal/policy"
	"naru/internal/roadmap"
)

// card is a made-up task. Money is millions of won a year by source.
type card struct {
	number, strategy, title string
	need, content           string
	from, to                roadmap.Quarter
	owner                   string
	money                   map[roadmap.Source]int64
	instruments             []policy.Instrument
	stages                  []policy.Stage
	industry                string // key of a definition; empty: not said
	after                   []string
	kpis                    map[string]float64
	policies                []string // keys
	status                  roadmap.Status
	percent                 float64
	milestone               string
}

func cards() []card {
	const nation, province, own, private = roadmap.National, roadmap.Provincial, roadmap.City, roadmap.Private
	q := roadmap.QuarterOf
	won := func(pairs ...any) map[roadmap.Source]int64 {
		out := map[roadmap.Source]int64{}
		for i := 0; i+1 < len(pairs); i += 2 {
			source, _ := pairs[i].(roadmap.Source)
			sum, _ := pairs[i+1].(int)
			out[source] = int64(sum)
		}
		return out
	}
	young, growing, grown := []policy.Stage{policy.Founder, policy.Startup}, []policy.Stage{policy.Latent, policy.Emerging}, []policy.Stage{policy.Emerging, policy.Core}
	return []card{
		{number: "1-1", strategy: "s1", title: "소부장 실태와 공급망 조사", need: "앵커기업이 무엇을 밖에서 사 오는지 아직 모릅니다.", content: "조사표를 만들어 300개사를 방문하고, 공급 관계를 그림으로 정리합니다.", from: q(2025, 1), to: q(2025, 4), owner: "정책연구팀", money: won(own, 300), instruments: []policy.Instrument{policy.Network}, industry: "semiconductors", status: roadmap.Done},
		{number: "1-2", strategy: "s1", title: "양산성능평가 시험대", need: "제품을 앵커기업의 공정에서 시험할 곳이 없습니다.", content: "공동 시험대를 두고, 평가를 마친 제품의 구매 상담을 잇습니다.", from: q(2026, 1), to: q(2028, 4), owner: "기업지원팀", money: won(nation, 2000, province, 600, own, 1200, private, 400), instruments: []policy.Instrument{policy.Research, policy.Certification}, stages: grown, industry: "semiconductors", after: []string{"1-1"}, kpis: map[string]float64{"chips": 420, "sales": 1.2}, policies: []string{"시연-국-01"}, status: roadmap.Running, percent: 25, milestone: "시험대 열기"},
		{number: "1-3", strategy: "s1", title: "시제품 제작 지원", need: "첫 시제품 비용이 성장(잠재) 기업에 큰 부담입니다.", content: "해마다 20개사를 뽑아 시제품 제작비의 70%를 지원합니다.", from: q(2025, 2), to: q(2028, 4), owner: "기업지원팀", money: won(province, 300, own, 1500), instruments: []policy.Instrument{policy.Commercialisation}, stages: growing, industry: "semiconductors", kpis: map[string]float64{"sales": 0.8}, policies: []string{"시연-도-01"}, status: roadmap.Running, percent: 45},
		{number: "1-4", strategy: "s1", title: "반도체 현장 인력 과정", need: "장비 유지보수 인력이 모자랍니다.", content: "대학과 함께 6개월 과정을 열고 채용을 약속한 기업과 잇습니다.", from: q(2026, 3), to: q(2029, 4), owner: "인력양성팀", money: won(nation, 500, own, 500), instruments: []policy.Instrument{policy.Talent}, industry: "semiconductors", after: []string{"1-1"}, kpis: map[string]float64{"chips": 260}, policies: []string{"시연-국-02"}, status: roadmap.Running},
		{number: "2-1", strategy: "s2", title: "수소 협의체 운영", need: "수요처와 부품기업이 서로를 모릅니다.", content: "분기마다 모여 수요를 나누고 공동 과제를 정합니다.", from: q(2025, 1), to: q(2030, 4), owner: "전략산업팀", money: won(own, 80), instruments: []policy.Instrument{policy.Network}, industry: "hydrogen", status: roadmap.Running, percent: 30},
		{number: "2-2", strategy: "s2", title: "수소 기기 사업화 지원", need: "기존 기계·금속 기업이 수소 기기로 넘어갈 첫걸음이 필요합니다.", content: "기술 진단, 시제품, 인증을 한 묶음으로 지원합니다.", from: q(2025, 3), to: q(2029, 4), owner: "전략산업팀", money: won(own, 1200, private, 300), instruments: []policy.Instrument{policy.Commercialisation}, stages: growing, industry: "hydrogen", after: []string{"2-1"}, kpis: map[string]float64{"hydrogen": 22}, policies: []string{"시연-국-03"}, status: roadmap.Running, percent: 28},
		{number: "2-3", strategy: "s2", title: "수소 실증 부지 마련", need: "실증할 곳이 없어 다른 지역으로 갑니다.", content: "항만 배후에 실증 부지를 마련하고 안전 설비를 갖춥니다.", from: q(2027, 1), to: q(2028, 4), owner: "시 미래산업과", money: won(nation, 3000, province, 1000, own, 1600), instruments: []policy.Instrument{policy.Site}, industry: "hydrogen", kpis: map[string]float64{"hydrogen": 8}, milestone: "부지 사용 승인", status: roadmap.Planned},
		{number: "2-4", strategy: "s2", title: "수소 기기 수출 상담회", need: "해외 인증을 받아도 팔 곳을 찾기 어렵습니다.", content: "두 해에 한 번 구매자를 불러 상담회를 엽니다.", from: q(2029, 1), to: q(2030, 4), owner: "기업지원팀", money: won(province, 200, own, 300), instruments: []policy.Instrument{policy.Markets}, stages: grown, industry: "hydrogen", after: []string{"2-2", "2-3"}, status: roadmap.Planned},
		{number: "3-1", strategy: "s3", title: "부품기업 전환 진단", need: "내연기관 부품기업이 무엇으로 바꿀지 정하지 못하였습니다.", content: "전문가가 찾아가 공정과 기술을 살피고 전환 계획을 함께 씁니다.", from: q(2025, 2), to: q(2026, 4), owner: "전략산업팀", money: won(province, 150, own, 400), instruments: []policy.Instrument{policy.Network}, stages: growing, industry: "future-mobility", policies: []string{"시연-국-04", "시연-도-04"}, status: roadmap.Running, percent: 80},
		{number: "3-2", strategy: "s3", title: "전환 설비 융자 이자 지원", need: "설비를 바꾸는 돈의 이자가 부담입니다.", content: "시설자금 융자의 이자 2%p를 3년 동안 지원합니다.", from: q(2027, 1), to: q(2029, 4), owner: "시 기업지원과", money: won(own, 900), instruments: []policy.Instrument{policy.Finance}, stages: growing, industry: "future-mobility", after: []string{"3-1"}, kpis: map[string]float64{"vehicle": 0.05}, status: roadmap.Planned},
		{number: "3-3", strategy: "s3", title: "미래차 부품 공동 연구", need: "한 기업이 혼자 하기에는 연구비와 위험이 큽니다.", content: "완성차와 부품 2개사 이상이 함께하는 과제를 해마다 4건 뽑습니다.", from: q(2027, 2), to: q(2030, 2), owner: "전략산업팀", money: won(nation, 1200, own, 800, private, 500), instruments: []policy.Instrument{policy.Research}, stages: grown, industry: "future-mobility", after: []string{"3-1"}, kpis: map[string]float64{"vehicle": 0.08}, status: roadmap.Planned},
		{number: "4-1", strategy: "s4", title: "창업허브 운영", need: "사업자등록 전의 창업자가 찾아올 곳이 필요합니다.", content: "60석을 두고 여섯 달마다 새 기수를 받습니다.", from: q(2025, 1), to: q(2030, 4), owner: "창업팀", money: won(province, 300, own, 1100), instruments: []policy.Instrument{policy.Site}, stages: young, kpis: map[string]float64{"stay": 4}, policies: []string{"시연-도-03"}, status: roadmap.Running, percent: 32},
		{number: "4-2", strategy: "s4", title: "졸업기업 성장 지원(POST-BI)", need: "허브를 나간 뒤 두 해에 많이 문을 닫습니다.", content: "졸업 뒤 두 해 동안 판로와 투자 상담을 잇습니다.", from: q(2026, 3), to: q(2030, 4), owner: "창업팀", money: won(own, 600), instruments: []policy.Instrument{policy.Commercialisation, policy.Finance}, stages: growing, after: []string{"4-1"}, kpis: map[string]float64{"stay": 6}, status: roadmap.Planned},
		{number: "4-3", strategy: "s4", title: "유망강소기업 육성", need: "도약(예비) 기업이 중핵기업으로 크는 길이 끊겨 있습니다.", content: "해마다 8개사를 뽑아 3년 동안 기술·시장·인력을 함께 지원합니다.", from: q(2025, 1), to: q(2029, 4), owner: "기업지원팀", money: won(own, 2000, private, 800), instruments: []policy.Instrument{policy.Commercialisation, policy.Markets}, stages: grown, kpis: map[string]float64{"sales": 1.6}, status: roadmap.Running, percent: 38},
		{number: "4-4", strategy: "s4", title: "지역산업 DB와 통합 창구", need: "같은 서류를 여러 번 내고, 지원이 겹치거나 빠집니다.", content: "자료를 한곳에 모으고 신청부터 사후관리까지 한 창구로 합니다.", from: q(2025, 4), to: q(2026, 2), owner: "정책연구팀", money: won(own, 450), status: roadmap.Running, percent: 70},
	}
}

func (c card) task(plan string, ids, policies map[string]string) roadmap.Task {
	t := roadmap.Task{
		Roadmap: plan, Number: c.number, Strategy: c.strategy, Title: c.title, Need: c.need, Content: c.content,
		Start: c.from, End: c.to, Owner: c.owner, Status: roadmap.Planned,
	}
	for _, source := range roadmap.Sources() {
		for year := c.from.Year(); c.money[source] > 0 && year <= c.to.Year(); year++ {
			t.Budget = append(t.Budget, roadmap.BudgetLine{Source: source, Year: year, Won: new(c.money[source] * million)})
		}
	}
	for _, x := range c.instruments {
		t.Instruments = append(t.Instruments, string(x))
	}
	for _, x := range c.stages {
		t.FirmStages = append(t.FirmStages, string(x))
	}
	if c.industry != "" {
		t.Industries = []roadmap.Industry{{Definition: c.industry + "-ksic11"}}
	}
	for _, number := range c.after {
		t.After = append(t.After, roadmap.Dependency{Task: ids[number], Kind: roadmap.StartToStart})
	}
	for _, k := range []string{"chips", "sales", "vehicle", "hydrogen", "stay"} {
		if amount, ok := c.kpis[k]; ok {
			t.KPIs = append(t.KPIs, roadmap.Contribution{KPI: k, Amount: &amount})
		}
	}
	for _, key := range c.policies {
		t.Policies = append(t.Policies, policies[key])
	}
	if c.milestone != "" {
		t.Milestones = []roadmap.Milestone{{ID: "m", Title: c.milestone, At: c.to - 2}}
	}
	return t
}

// seedTasks gives the ids of the tasks by number.
func seedTasks(ctx context.Context, s Services, plan string, policies map[string]string) (map[string]string, error) {
	ids := map[string]string{}
	for _, c := range cards() {
		t, err := s.Roadmaps.SaveTask(ctx, officer(), c.task(plan, ids, policies), "")
		if err != nil {
			return nil, err
		}
		ids[c.number] = t.ID
	}
	return ids, nil
}
