package agenda

import (
	"context"

	"naru/internal/core"
	"naru/internal/policy"
)

// million is a won amount in the unit of the tables below.
const million = 1_000_000

// programme is a made-up programme: budgets are in millions of won a year.
type programme struct {
	key, title  string
	level       policy.Level
	region      string
	owner       string
	instruments []policy.Instrument
	industries  []string // keys of definitions; none: every industry
	stages      []policy.Stage
	from, to    int
	fund        policy.Fund
	yearly      int64
	matched     bool
}

func programmes() []programme {
	const nation, province = core.Nation, "41"
	young, growing := []policy.Stage{policy.Founder, policy.Startup}, []policy.Stage{policy.Latent, policy.Emerging}
	grown := []policy.Stage{policy.Emerging, policy.Core}
	return []programme{
		{key: "시연-국-01", title: "소재·부품 공동 기술개발", level: policy.National, region: nation, owner: "시연 부처", instruments: []policy.Instrument{policy.Research}, industries: []string{"semiconductors", "electronics"}, stages: grown, from: 2024, to: 2028, fund: policy.NationalFund, yearly: 42000, matched: true},
		{key: "시연-국-02", title: "반도체 인력 양성", level: policy.National, region: nation, owner: "시연 부처", instruments: []policy.Instrument{policy.Talent}, industries: []string{"semiconductors"}, stages: grown, from: 2025, to: 2029, fund: policy.NationalFund, yearly: 18000},
		{key: "시연-국-03", title: "수소 기기 시험·인증 지원", level: policy.National, region: nation, owner: "시연 부처", instruments: []policy.Instrument{policy.Certification}, industries: []string{"hydrogen"}, stages: growing, from: 2025, to: 2027, fund: policy.NationalFund, yearly: 9000, matched: true},
		{key: "시연-국-04", title: "부품기업 사업 전환 지원", level: policy.National, region: nation, owner: "시연 부처", instruments: []policy.Instrument{policy.Commercialisation, policy.Finance}, industries: []string{"future-mobility"}, stages: grown, from: 2024, to: 2027, fund: policy.NationalFund, yearly: 25000},
		{key: "시연-국-05", title: "지역 소프트웨어 성장 지원", level: policy.National, region: nation, owner: "시연 부처", instruments: []policy.Instrument{policy.Commercialisation}, industries: []string{"ict"}, stages: young, from: 2025, to: 2029, fund: policy.NationalFund, yearly: 12000, matched: true},
		{key: "시연-도-01", title: "도 반도체 소부장 육성", level: policy.Provincial, region: province, owner: "시연 도청", instruments: []policy.Instrument{policy.Research, policy.Commercialisation}, industries: []string{"semiconductors"}, stages: growing, from: 2025, to: 2028, fund: policy.ProvincialFund, yearly: 6000, matched: true},
		{key: "시연-도-02", title: "도 수출 첫걸음", level: policy.Provincial, region: province, owner: "시연 도청", instruments: []policy.Instrument{policy.Markets}, stages: growing, from: 2025, to: 2027, fund: policy.ProvincialFund, yearly: 4500},
		{key: "시연-도-03", title: "도 창업 공간 운영", level: policy.Provincial, region: province, owner: "시연 도청", instruments: []policy.Instrument{policy.Site}, stages: young, from: 2025, to: 2029, fund: policy.ProvincialFund, yearly: 3800},
		{key: "시연-도-04", title: "도 미래차 전환 상담", level: policy.Provincial, region: province, owner: "시연 도청", instruments: []policy.Instrument{policy.Network}, industries: []string{"future-mobility"}, stages: growing, from: 2026, to: 2028, fund: policy.ProvincialFund, yearly: 900},
		{key: "시연-시-01", title: "반도체 소부장 시제품 제작", level: policy.City, region: city, owner: "시연 진흥원", instruments: []policy.Instrument{policy.Commercialisation}, industries: []string{"semiconductors"}, stages: growing, from: 2025, to: 2028, fund: policy.CityFund, yearly: 1500},
		{key: "시연-시-02", title: "수소 기업 사업화 지원", level: policy.City, region: city, owner: "시연 진흥원", instruments: []policy.Instrument{policy.Commercialisation}, industries: []string{"hydrogen"}, stages: growing, from: 2025, to: 2029, fund: policy.CityFund, yearly: 1200},
		{key: "시연-시-03", title: "유망강소기업 육성", level: policy.City, region: city, owner: "시연 진흥원", instruments: []policy.Instrument{policy.Commercialisation, policy.Markets}, stages: grown, from: 2025, to: 2029, fund: policy.CityFund, yearly: 2000},
		{key: "시연-시-04", title: "창업허브 운영", level: policy.City, region: city, owner: "시연 진흥원", instruments: []policy.Instrument{policy.Site}, stages: young, from: 2025, to: 2029, fund: policy.CityFund, yearly: 1100},
	}
}

func (p programme) policy() policy.Policy {
	out := policy.Policy{
		Key: p.key, Title: mark + p.title, Kind: policy.Programme, Level: p.level, Region: p.region, Owner: p.owner,
		Instruments: p.instruments, AllIndustries: len(p.industries) == 0, Stages: p.stages, From: p.from, To: p.to,
		Funds: []policy.Fund{p.fund}, Budget: policy.Budget{p.fund: {}}, Matching: policy.MatchingNone,
		Source: "시연용으로 지어낸 사업입니다.", Tags: []string{"시연"}, Demo: true,
	}
	for _, key := range p.industries {
		out.Industries = append(out.Industries, policy.Industry{Definition: key + "-ksic11"})
	}
	for year := p.from; year <= p.to; year++ {
		out.Budget[p.fund][year] = p.yearly * million
	}
	if p.matched {
		out.Matching, out.Funds = policy.MatchingRequired, append(out.Funds, policy.CityFund)
	}
	return out
}

// seedPolicies gives the ids of the programmes by their key.
func seedPolicies(ctx context.Context, s Services, say func(core.Text)) (map[string]string, error) {
	const all = 500
	have, err := s.Policies.List(ctx, officer(), policy.Query{Tag: "시연", Size: all})
	if err != nil {
		return nil, err
	}
	ids := map[string]string{}
	for _, r := range have.Rows {
		ids[r.Policy.Key] = r.Policy.ID
	}
	if len(ids) > 0 {
		return ids, nil
	}
	say(core.T("시연 정책을 만들고 있습니다.", "Making the demo policies."))
	for _, p := range programmes() {
		saved, err := s.Policies.Save(ctx, officer(), p.policy(), "")
		if err != nil {
			return nil, err
		}
		ids[saved.Key] = saved.ID
	}
	return ids, nil
}
