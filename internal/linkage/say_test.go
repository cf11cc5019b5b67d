package linkage_test

import (
	"strings"
	"testing"

	"naru/internal/core"
)

// L = [1.2541 .3300; .2641 1.1221], with 10 and 15 persons per 1,000 million won: the
// columns of L sum to 1.5182 and 1.4521, l L is 16.502 and 20.132 per 1,000 million.
// The sentence tells rise and fall by its verb, not by signs.
func TestWordsOfADemandThatRisesAndFalls(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.bring("table.csv", []byte(millerBlair), home)
	for query, want := range map[string]core.Text{
		"sector=1&amount=100": core.T("1에 100억 원을 쓰면 생산 151.8억 원, 부가가치 100억 원, 취업유발 165.0명이 생깁니다.",
			"Spending 10 billion won on 1 sets 15.18 billion won of production, 10 billion won of value added and 165.0 persons of employment in motion."),
		"sector=1&amount=-100": core.T("1의 수요가 100억 원 줄면 생산 151.8억 원, 부가가치 100억 원, 취업유발 165.0명이 줄어듭니다.",
			"If demand for 1 falls by 10 billion won, this takes away 15.18 billion won of production, 10 billion won of value added and 165.0 persons of employment."),
		// 1.5182 × 14,400 − 1.4521 × 15,000 = 80, 16.502 × 14.4 − 20.132 × 15 = −64.3.
		"sector=1&amount=144&sector=2&amount=-150": core.T("여러 산업의 수요가 144억 원 늘고 150억 원 줄면 ", ""),
	} {
		f := y.effect(query).Findings
		if len(f) != 1 {
			t.Fatalf("%s: %v", query, f)
		}
		got := f[0].Text
		if want.En == "" {
			if strings.ContainsAny(got.Ko, "△−") || !strings.Contains(got.Ko, " 늘고, 부가가치 6억 원 줄고, 취업유발 64.4명 줄어듭니다.") || !strings.Contains(got.En, "adds") || !strings.Contains(got.En, " and takes away 600 million won of value added and 64.4 persons") {
				t.Errorf("%v", got)
			}
			continue
		}
		if got != want {
			t.Errorf("%s: %v, want %v", query, got, want)
		}
	}
}
