package agenda

import (
	"context"
	"strings"

	"naru/internal/core"
	"naru/internal/demo"
	"naru/internal/study"
)

// rivals are the industries that the definitions are held against.
func rivals() []string { return []string{"10", "20", "22", "24", "25", "29", "52", "62"} }

// patents are made-up shares of patents, as an uploaded table would bring them,
// by the beginning of a candidate's id.
func patents() map[string]float64 {
	return map[string]float64{
		"semiconductors": 2.31, "electronics": 1.62, "future-mobility": 1.18, "hydrogen": 0.94, "ict": 0.71,
		"10": 0.42, "20": 1.05, "22": 0.88, "24": 0.63, "25": 0.97, "29": 1.36, "52": 0.21, "62": 0.58,
	}
}

// judgements are how many times as important the first indicator is as the
// second, in the order lq, establishments, employees, share, patents, by expert.
func judgements() map[string][][]float64 {
	return map[string][][]float64{
		"산업연구 분야 전문가": {{2, 1, 3, 2}, {1.0 / 2, 2, 1}, {3, 2}, {1.0 / 2}},
		"기업지원 분야 전문가": {{1, 1.0 / 2, 2, 1}, {1.0 / 2, 2, 1}, {3, 2}, {1.0 / 2}},
		"기술평가 분야 전문가": {{2, 1, 2, 1}, {1.0 / 2, 1, 1.0 / 2}, {2, 1}, {1.0 / 2}},
	}
}

func seedStudy(ctx context.Context, s Services, say func(core.Text)) (string, error) {
	have, err := s.Studies.List(ctx, researcher())
	if err != nil {
		return "", err
	}
	for _, x := range have {
		if isOurs(x.Title) {
			return x.ID, nil
		}
	}
	say(core.T("시연 연구를 만들고 있습니다.", "Making the demo study."))
	x, err := s.Studies.Create(ctx, researcher(), mark+"평택 전략산업 선정 연구", study.KIET,
		study.Scope{Dataset: demo.IndustryKey, Measure: core.Employees.ID, Region: city})
	if err != nil {
		return "", err
	}
	x.Purpose = "다음 5년의 지원을 모을 산업을 고릅니다. 합성 자료로 만든 시연이므로 실제 평택의 선정 결과가 아닙니다."
	if err := candidates(ctx, s, &x); err != nil {
		return "", err
	}
	weigh(&x)
	if x, err = s.Studies.Save(ctx, researcher(), x, "후보와 가중치"); err != nil {
		return "", err
	}
	if x, err = decide(ctx, s, x); err != nil {
		return "", err
	}
	_, err = s.Studies.Sign(ctx, director(), x.ID, x.Revision, "", "선정위원회 의결에 따라 확정합니다.")
	return x.ID, err
}

// candidates are the shipped definitions and the industries beside them.
func candidates(ctx context.Context, s Services, x *study.Study) error {
	definitions, err := s.Definitions.List(ctx, researcher())
	if err != nil {
		return err
	}
	x.Candidates = study.Candidates{System: core.KSIC11, Rule: study.ByHand}
	for _, d := range definitions {
		if d.Preset && d.System == core.KSIC11 {
			x.Candidates.Chosen = append(x.Candidates.Chosen, study.DefinitionCandidate(d))
		}
	}
	for _, code := range rivals() {
		x.Candidates.Chosen = append(x.Candidates.Chosen, study.CodeCandidate(code))
	}
	for i := range x.Indicators {
		if x.Indicators[i].ID != study.Patents {
			continue
		}
		x.Indicators[i].Source.Origin = "시연용 합성 자료"
		for _, c := range x.Candidates.Chosen {
			for name, value := range patents() {
				if c.ID == name || strings.HasPrefix(c.ID, name+"-") {
					x.Indicators[i].Source.Table = append(x.Indicators[i].Source.Table, study.Entry{ID: c.ID, Value: &value})
				}
			}
		}
	}
	// The city's figures of small classes are withheld; what is known counts.
	x.LongList, x.Missing = 9, study.Renormalise
	return nil
}

func weigh(x *study.Study) {
	x.Weighting.Method = study.AHPWeights
	given := judgements()
	for n, name := range []string{"산업연구 분야 전문가", "기업지원 분야 전문가", "기술평가 분야 전문가"} {
		e := study.Expert{ID: "e" + string(rune('1'+n)), Name: name, Affiliation: "시연", Weight: 1}
		for i, row := range given[name] {
			for k, times := range row {
				e.Judgements = append(e.Judgements, study.Judge(x.Indicators[i].ID, x.Indicators[i+1+k].ID, times))
			}
		}
		x.Weighting.Experts = append(x.Weighting.Experts, e)
	}
}

// opinion is the score that a made-up expert starts from: what the plans above
// name comes first.
func opinion(candidate string) int {
	const named, other = study.HighestScore, 2
	if strings.Contains(candidate, "@") {
		return named
	}
	return other
}

// decide lets two raters score the short list and takes its best.
func decide(ctx context.Context, s Services, x study.Study) (study.Study, error) {
	look, err := s.Studies.Look(ctx, researcher(), x)
	if err != nil {
		return x, err
	}
	x.Shortlist.Criteria = []study.Criterion{
		{ID: "fit", Title: "상위 계획과의 부합", Weight: 2}, {ID: "base", Title: "지역의 기반과 앵커기업", Weight: 2}, {ID: "reach", Title: "기업이 체감할 효과", Weight: 1},
	}
	x.Shortlist.Raters = []study.Rater{{ID: "a", Name: "평가위원 가"}, {ID: "b", Name: "평가위원 나"}}
	for n, c := range look.Result.Candidates {
		if !c.Short {
			continue
		}
		for m, k := range x.Shortlist.Criteria {
			high := opinion(c.ID)
			x.Shortlist.Ratings = append(x.Shortlist.Ratings,
				study.Rate("a", c.ID, k.ID, max(high-m%2, study.LowestScore), ""),
				study.Rate("b", c.ID, k.ID, max(high-(n+m)%2, study.LowestScore), ""))
		}
	}
	if x, err = s.Studies.Save(ctx, researcher(), x, "전문가 평가"); err != nil {
		return x, err
	}
	if look, err = s.Studies.Look(ctx, researcher(), x); err != nil {
		return x, err
	}
	grades := []string{"주력", "주력", "협력", "협력", "연고"}
	for _, c := range look.Result.Candidates {
		if n := c.FinalRank; n >= 1 && n <= len(grades) {
			x.Decision.Chosen = append(x.Decision.Chosen, study.Choice{ID: c.ID, Grade: grades[n-1], Reason: "정량과 전문가 평가를 합한 순위에 따릅니다."})
		}
	}
	x.Decision.Minutes = study.Minutes{
		Date: "2024-11-20", Place: "시연 회의실", Attendees: []string{"나원장", "평가위원 가", "평가위원 나"},
		Text: "정량 순위와 전문가 평가를 함께 검토하고 다섯 산업을 선정하였습니다.",
	}
	return s.Studies.Save(ctx, researcher(), x, "선정안")
}
