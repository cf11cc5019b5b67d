package policy

import (
	"context"
	"fmt"

	"naru/internal/core"
)

// Sources that the examples name.
const (
	exampleNote   = "예시: 이름만 옮겼고 수단·단계·산업은 이름에서 어림한 것이니, 원문과 견주어 고치고 채우십시오."
	balancedAct   = "지방자치분권 및 지역균형발전에 관한 특별법"
	scienceAct    = "과학기술기본법"
	planOfRegion  = "지역산업진흥계획"
	agencyProfile = "지역산업진흥원의 사업 목록"
)

// Examples are policies that show the form: the upper plans of a regional
// roadmap, the national tiers of regional industries, and the lines of a city's
// agency. They hold names only; what is not sure, the budgets above all, is left
// unknown. home is the canonical code of the city whose agency it is; without
// one the agency's lines are left out.
func Examples(home string) []Policy {
	out := upperPlans()
	if home != "" {
		out = append(out, agencyLines(home)...)
	}
	for i := range out {
		out[i].Example = true
		out[i].Tags = []string{"예시"}
		out[i] = out[i].Normalise()
	}
	return out
}

// upperPlans are the plans and tiers above a region's roadmap. Parent holds the
// key of the plan above until the examples are added.
func upperPlans() []Policy {
	national := func(kind Kind, key, name, owner, parent, source string) Policy {
		return Policy{
			Key: key, Title: name, Kind: kind, Level: National, Region: core.Nation, Owner: owner, Parent: parent, Source: source + ". " + exampleNote,
		}
	}
	out := []Policy{
		national(Plan, "예시-국가-01", "지방시대 종합계획", "지방시대위원회", "", balancedAct),
		national(Plan, "예시-국가-02", "지방과학기술진흥종합계획", "과학기술정보통신부", "", scienceAct),
		national(Plan, "예시-국가-03", "지역산업진흥계획", "", "예시-국가-01", planOfRegion),
	}
	for i, tier := range []string{"주력산업", "협력산업", "연고산업"} {
		out = append(out, national(Programme, fmt.Sprintf("예시-국가-1%d", i+1), "지역산업 육성: "+tier, "", "예시-국가-03", planOfRegion))
	}
	return out
}

// agencyLines are the lines of a city's agency for industry.
func agencyLines(home string) []Policy {
	hydrogen, electronics := basket("hydrogen"), basket("electronics")
	mobility, ict, chips := basket("future-mobility"), basket("ict"), basket("semiconductors")
	founders, growing := []Stage{Founder, Startup}, []Stage{Latent, Emerging}
	lines := []struct {
		title       string
		instruments []Instrument
		industry    []Industry // nil where the line does not say
		stages      []Stage    // nil where the line does not say
	}{
		{"수소산업 경쟁력 강화", nil, hydrogen, nil},
		{"전기·전자 전후방 선진화", nil, electronics, nil},
		{"미래자동차 부품산업 혁신", nil, mobility, nil},
		{"지역 ICT산업 육성기반", nil, ict, nil},
		{"창업허브 운영", []Instrument{Site}, nil, founders},
		{"혁신분야 창업 사업화", []Instrument{Commercialisation}, nil, founders},
		{"청년·중장년 창업 다각화", nil, nil, founders},
		{"사회적경제 혁신성장", nil, nil, nil},
		{"지역산업 DB", nil, nil, nil},
		{"산업별 협의체", []Instrument{Network}, nil, nil},
		{"원스톱 기업지원", nil, nil, nil},
		{"맞춤형 인력양성", []Instrument{Talent}, nil, nil},
		{"유망강소기업 육성", nil, nil, growing},
		{"기술사업화 역량", []Instrument{Commercialisation}, nil, nil},
		{"POST-BI 성장단계별 지원", nil, nil, []Stage{Startup, Latent}},
		{"BM 기획·기술사업화 컨설팅", []Instrument{Commercialisation}, nil, nil},
		{"반도체 소부장 생태계 조사", []Instrument{Network}, chips, nil},
		{"지역특화 콘텐츠 개발", nil, nil, nil},
		{"I.C.U. 플랫폼", []Instrument{Network}, nil, nil},
		{"IP기반 투자유치 컨설팅", []Instrument{Finance}, nil, nil},
		{"온라인 마케팅", []Instrument{Markets}, nil, nil},
		{"소부장 양산성능평가", []Instrument{Certification}, chips, nil},
	}
	out := make([]Policy, len(lines))
	for i, l := range lines {
		out[i] = Policy{
			Key: fmt.Sprintf("예시-기초-%02d", i+1), Title: l.title, Kind: Programme, Level: City, Region: home,
			Instruments: l.instruments, Industries: l.industry, Stages: l.stages,
			Source: agencyProfile + ". " + exampleNote,
		}
	}
	return out
}

func basket(key string) []Industry { return []Industry{{Definition: key + "-ksic11"}} }

// AddExamples saves the examples that the agency does not have yet, all or
// none, and tells how many there were.
func (s *Service) AddExamples(ctx context.Context, actor core.Actor, home string) (int, error) {
	if !actor.CanWrite() {
		return 0, mayNotWrite()
	}
	k, err := s.knowledge(ctx, actor)
	if err != nil {
		return 0, err
	}
	examples := Examples(home)
	ids := map[string]string{}
	for i := range examples {
		p := &examples[i]
		p.Agency, p.ID = actor.Agency, s.IDs()
		if there, ok := k.byKey[p.Key]; ok {
			p.ID = there.ID
		}
		ids[p.Key] = p.ID
	}
	for i := range examples {
		p := &examples[i]
		p.Parent = ids[p.Parent]
		if _, there := k.byID[p.ID]; !there {
			k.byID[p.ID] = *p
		}
	}
	var writes []Write
	for _, p := range examples {
		if _, there := k.byKey[p.Key]; there {
			continue
		}
		if err := k.check(p); err != nil {
			return 0, err
		}
		w, _, err := s.prepare(actor, Policy{}, p, ActionCreated, exampleNote)
		if err != nil {
			return 0, err
		}
		writes = append(writes, w)
	}
	if len(writes) == 0 {
		return 0, nil
	}
	return len(writes), s.Store.SavePolicies(ctx, writes)
}
