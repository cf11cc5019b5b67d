package sample

import (
	"math"

	"naru/internal/document"
)

// Lines has a gap, a dashed target and a highlighted series.
func Lines() document.Lines {
	return document.Lines{
		Periods: []string{"2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025"},
		Value:   document.Axis{Title: "종사자 (천 명)", Decimals: 1},
		Series: []document.Series{
			{Name: "평택", Values: []float64{31.2, 33.5, 36.1, math.NaN(), 44.8, 47.2, 48.2, 49.9}, Highlight: true},
			{Name: "화성", Values: []float64{52.2, 53.1, 54.0, 54.8, 55.1, 55.9, 56.3, 57.0}},
			{Name: "용인", Values: []float64{41.0, 41.2, 41.9, 42.3, 43.0, 44.2, 46.0, 49.0}},
			{Name: "목표", Values: []float64{math.NaN(), math.NaN(), math.NaN(), 42, 45, 48, 51, 54}, Dashed: true},
		},
	}
}

// Scatter has more names than fit side by side.
func Scatter() document.Scatter {
	one, zero := 1.0, 0.0
	names := []string{
		"전자부품", "자동차", "기타 기계", "화학물질", "식료품", "금속가공", "전기장비", "의료·정밀", "고무·플라스틱", "1차 금속",
		"비금속광물", "가구", "섬유", "의복", "인쇄", "목재", "펄프·종이", "음료", "의약품", "기타 운송장비", "코크스·석유정제", "가죽·신발", "담배", "기타 제품",
	}
	s := document.Scatter{
		X: document.Axis{Title: "입지계수 (배)", Decimals: 1}, Y: document.Axis{Title: "연평균 성장률 (%)", Decimals: 1},
		XCut: &one, YCut: &zero, Fields: [4]string{"선도", "육성", "관망", "재편"},
	}
	for i, n := range names {
		a := float64(i)
		s.Points = append(s.Points, document.Point{Name: n, X: 0.3 + 1.1*math.Abs(math.Sin(a*1.3)) + 0.9*math.Exp(-a/4), Y: 6*math.Cos(a*0.9) + 1 - a/8, Size: 50000 / (a + 1), Highlight: i < 3})
	}
	return s
}

// Gantt has three strategies with their tasks.
func Gantt() document.Plan {
	return document.Plan{From: 2027, To: 2031, Bars: []document.Span{
		{Name: "전략 1. 반도체 소부장 생태계", Group: true},
		{Name: "양산성능평가 지원", Start: 2027, End: 2029.5, Highlight: true},
		{Name: "수요연계 공동 기술개발과 구매조건부 실증 사업", Start: 2027.5, End: 2031},
		{Name: "테스트베드 구축", Start: 2028.25, End: 2030.75},
		{Name: "전략 2. 미래자동차 부품 전환", Group: true},
		{Name: "사업재편 상담", Start: 2027, End: 2028},
		{Name: "전동화 부품 시험", Start: 2028, End: 2032},
		{Name: "전략 3. 수소산업", Group: true},
		{Name: "수소 모빌리티 실증", Start: 2026, End: 2029.25, Highlight: true},
	}}
}

// Budget is stacked by the source of money.
func Budget() document.Bars {
	return document.Bars{
		Categories: []string{"2027", "2028", "2029", "2030", "2031"}, Stacked: true, Value: document.Axis{Title: "예산 (백만원)"},
		Series: []document.Series{
			{Name: "국비", Values: []float64{12000, 15200, 18100, 16000, 9000}, Highlight: true},
			{Name: "도비", Values: []float64{4000, 5200, 6100, 5000, 3000}},
			{Name: "시비", Values: []float64{6000, 7100, 7900, 8000, 6000}},
			{Name: "민자", Values: []float64{500, 900, 1200, 2000, 2500}},
		},
	}
}

// Waterfall steps from the direct effect to the whole one, with a loss between.
func Waterfall() document.Bars {
	return document.Bars{
		Categories: []string{"직접효과", "생산유발", "소득유발", "역외 유출", "총효과"}, Value: document.Axis{Title: "생산 (억원)"},
		Series: []document.Series{{Name: "효과", Values: []float64{1200, 830, 240, -410, 1860}, Highlight: true}},
		Floats: []float64{0, 1200, 2030, 2270, 0},
	}
}
