package diagnosis

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"naru/internal/web/pages/pagestest"
)

func TestIndustryShowsHandWorkedFigures(t *testing.T) {
	t.Parallel()
	b := stockedBureau(t)
	w := b.Page("/industries/C")
	pagestest.Holds(t, "the page", pagestest.Text(w),
		"제조업 · 경기도", "한국표준산업분류 11차 코드 C", "2021년 200명에서 2024년 235명으로, 한 해 평균 +5.5% 변했습니다. 전국은 +3.7%입니다.",
		"경기의 입지계수는 2024년에 1.72입니다", "2024년에 경기에서는 54.0%, 전국에서는 31.5%입니다.",
		"모두 +35명 변했고, 가장 큰 몫은 전체 성장 요인(+13명)입니다.", "경기는 2곳 가운데 1위입니다", "선도 육성", "출처: 시험청, 시험 조사 1판")
	split := pagestest.Table(t, w, "split-table")
	want := map[string]string{"전체 성장 요인": "13", "산업구조 요인": "10", "지역경쟁력 요인": "12"}
	for _, row := range split {
		if amount, ok := want[row[0]]; ok {
			if diff := cmp.Diff(amount, row[1]); diff != "" {
				t.Errorf("%s (-hand +page):\n%s", row[0], diff)
			}
			delete(want, row[0])
		}
	}
	if len(want) > 0 {
		t.Errorf("parts that are not shown: %v in %v", want, split)
	}
	pagestest.Holds(t, "the English page", pagestest.Text(b.Page("/industries/C?lang=en")),
		"Manufacturing · Gyeonggi-do", "From 200 persons in 2021 to 235 persons in 2024: +5.5% a year, against +3.7% in Korea.", "The change is +35 persons in all")
}

func TestIndustryFilesAreTheScreen(t *testing.T) {
	t.Parallel()
	b := stockedBureau(t)
	series := b.Sheet("/industries/C/series.csv")
	if len(series) != 4 || series["2021"]["종사자수 (명)"] != "200" || series["2024"]["종사자수 (명)"] != "235" {
		t.Errorf("series: %v", series)
	}
	if peers := b.Sheet("/industries/C/peers.csv"); len(peers) != 2 {
		t.Errorf("peers: %v", peers)
	}
	for _, path := range []string{"/industries/C/series.xlsx", "/industries/C/waterfall.csv", "/industries/C/waterfall.xlsx", "/industries/C/peers.xlsx"} {
		b.Page(path)
	}
}

func TestEveryMethodOfShiftShareIsShown(t *testing.T) {
	t.Parallel()
	b := stockedBureau(t)
	// Esteban-Marquillas: homothetic 400·300/1000 = 120, competitive
	// 120·(0.175 − 0.11667) = 7, allocation 80·0.05833 = 4.67.
	w := b.Page("/industries/C?method=esteban-marquillas")
	pagestest.Holds(t, "Esteban-Marquillas", pagestest.Text(w), "+7명", "+5명")
	b.Page("/industries/C?method=dynamic")
	b.Page("/industries/C?base=others")
}
