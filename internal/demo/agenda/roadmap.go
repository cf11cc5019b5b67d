package agenda

import (
	"context"
	"strconv"

	"naru/internal/core"
	"naru/internal/demo"
	"naru/internal/roadmap"
)

const (
	firstYear = 2025
	lastYear  = 2030
	ceiling   = 12_000 * million // of the city's money in a year
)

// frame is the roadmap without its tasks.
func frame(study string, policies map[string]string) roadmap.Roadmap {
	r := roadmap.Roadmap{
		Title: mark + "평택 전략산업 로드맵 2025–2030", Demo: true, Region: city, From: firstYear, To: lastYear,
		Spans:  []roadmap.Span{{Term: roadmap.Short, From: 2025, To: 2026}, {Term: roadmap.Middle, From: 2027, To: 2028}, {Term: roadmap.Long, From: 2029, To: 2030}},
		Vision: "반도체와 수소, 미래차가 서로 이어지는 제조 도시",
		Goals: []roadmap.Goal{
			{ID: "g1", Text: "소부장 기업이 앵커기업의 1차 공급망에 들어갑니다.", KPIs: []string{"chips", "sales"}},
			{ID: "g2", Text: "부품기업이 미래차와 수소로 사업을 넓힙니다.", KPIs: []string{"vehicle", "hydrogen"}},
			{ID: "g3", Text: "새 기업이 평택에서 시작하여 남습니다.", KPIs: []string{"stay"}},
		},
		Strategies: []roadmap.Strategy{
			{ID: "s1", Title: "반도체 소부장 생태계", Goals: []string{"g1"}},
			{ID: "s2", Title: "수소산업 경쟁력", Goals: []string{"g2"}},
			{ID: "s3", Title: "미래자동차 부품 전환", Goals: []string{"g2"}},
			{ID: "s4", Title: "창업과 성장의 기반", Goals: []string{"g1", "g3"}},
		},
		KPIs: []roadmap.KPI{
			{
				ID: "chips", Title: "반도체 제조업 종사자", Unit: "명", Direction: roadmap.Up,
				Series: &roadmap.Series{Dataset: demo.IndustryKey, Measure: core.Employees.ID, Region: city, Industry: "261", Transform: roadmap.AsValue},
			},
			{
				ID: "vehicle", Title: "자동차 부품 종사자의 입지계수", Unit: "배", Direction: roadmap.Up,
				Series: &roadmap.Series{Dataset: demo.IndustryKey, Measure: core.Employees.ID, Region: city, Industry: "303", Transform: roadmap.AsLQ},
			},
			{
				ID: "sales", Title: "지원기업 매출 증가율", Unit: "%", Direction: roadmap.Up,
				Baseline: &roadmap.Point{Year: 2024, Value: 4.1}, Targets: map[int]float64{2026: 6, 2028: 8, 2030: 10},
				Typed: map[int]roadmap.Typed{2025: {Value: 5.2, Note: "지원기업 조사 (시연)"}},
			},
			{
				ID: "hydrogen", Title: "수소 분야로 사업을 넓힌 기업", Unit: "개사", Direction: roadmap.Up,
				Baseline: &roadmap.Point{Year: 2024, Value: 6}, Targets: map[int]float64{2026: 15, 2028: 28, 2030: 40},
				Typed: map[int]roadmap.Typed{2025: {Value: 9, Note: "협의체 집계 (시연)"}},
			},
			{
				ID: "stay", Title: "창업 3년 뒤 평택에 남은 비율", Unit: "%", Direction: roadmap.Up,
				Baseline: &roadmap.Point{Year: 2024, Value: 58}, Targets: map[int]float64{2027: 64, 2030: 70},
			},
		},
		Ceilings:  map[roadmap.Source]map[int]int64{roadmap.City: {}},
		Studies:   []string{study},
		Narrative: narrative(),
	}
	for year := firstYear; year <= lastYear; year++ {
		r.Ceilings[roadmap.City][year] = ceiling
	}
	for _, key := range []string{"시연-국-01", "시연-국-03", "시연-국-04", "시연-도-01"} {
		r.Policies = append(r.Policies, policies[key])
	}
	return r
}

// aim sets targets on what the statistics say at the start: so much more a year.
func aim(ctx context.Context, s Services, r *roadmap.Roadmap, yearly map[string]float64) error {
	for i := range r.KPIs {
		k := &r.KPIs[i]
		rate, wanted := yearly[k.ID]
		if !wanted || k.Series == nil {
			continue
		}
		actual, err := s.Roadmaps.Observe.Observe(ctx, researcher(), *k.Series)
		if err != nil {
			return err
		}
		for _, o := range actual.Observed {
			if o.Year != firstYear-1 {
				continue
			}
			k.Baseline, k.Targets = &roadmap.Point{Year: o.Year, Value: o.Value}, map[int]float64{}
			for value, year := o.Value, firstYear; year <= lastYear; year++ {
				value *= 1 + rate
				k.Targets[year] = rounded(value)
			}
		}
	}
	return nil
}

// rounded keeps a target as people would write it.
func rounded(x float64) float64 {
	decimals := 0
	if x < 10 {
		decimals = 2
	}
	v, err := strconv.ParseFloat(core.Digits(x, decimals), 64)
	if err != nil {
		return x
	}
	return v
}

func seedRoadmap(ctx context.Context, s Services, say func(core.Text), study string, policies map[string]string) error {
	have, err := s.Roadmaps.List(ctx, officer())
	if err != nil {
		return err
	}
	for _, x := range have {
		if isOurs(x.Title) {
			return nil
		}
	}
	say(core.T("시연 로드맵을 만들고 있습니다.", "Making the demo roadmap."))
	plan := frame(study, policies)
	if err := aim(ctx, s, &plan, map[string]float64{"chips": 0.04, "vehicle": 0.01}); err != nil {
		return err
	}
	r, err := s.Roadmaps.Create(ctx, researcher(), plan)
	if err != nil {
		return err
	}
	ids, err := seedTasks(ctx, s, r.ID, policies)
	if err != nil {
		return err
	}
	if _, err := s.Roadmaps.Submit(ctx, researcher(), r.ID, "검토를 부탁드립니다."); err != nil {
		return err
	}
	if _, err := s.Roadmaps.Approve(ctx, director(), r.ID, "시행합니다."); err != nil {
		return err
	}
	return revise(ctx, s, r.ID, ids)
}

// revise is what came after approval: reports, an amendment, and a question.
func revise(ctx context.Context, s Services, plan string, ids map[string]string) error {
	for _, x := range cards() {
		if x.status == roadmap.Planned {
			continue
		}
		var progress *roadmap.Report
		if x.percent > 0 {
			progress = &roadmap.Report{Percent: x.percent, On: "2026-09-30"}
		}
		if _, err := s.Roadmaps.ReportTask(ctx, officer(), plan, ids[x.number], x.status, progress, "3분기 점검"); err != nil {
			return err
		}
	}
	if _, err := s.Roadmaps.Amend(ctx, researcher(), plan, "2027년 예산에 맞춥니다."); err != nil {
		return err
	}
	now, err := s.Roadmaps.Plan(ctx, researcher(), plan)
	if err != nil {
		return err
	}
	for _, m := range []struct {
		number string
		by     int
	}{{"2-3", 2}, {"3-3", 1}} {
		t, found := now.Task(ids[m.number])
		if !found {
			continue
		}
		if _, err := s.Roadmaps.MoveTask(ctx, researcher(), plan, roadmap.Move{Task: t.ID, Revision: t.Revision, Quarters: m.by, Grip: roadmap.GripWhole}); err != nil {
			return err
		}
	}
	_, err = s.Roadmaps.SaveScenario(ctx, researcher(), roadmap.Scenario{
		Roadmap: plan, Name: "2028년 시비가 20% 줄어든다면", Note: "세입이 줄 때를 대비하여 살핍니다.",
		Edits: []roadmap.Edit{{ID: "cut", Do: roadmap.Cut, Source: roadmap.City, Year: 2028, Percent: new(20.0)}},
	})
	return err
}
