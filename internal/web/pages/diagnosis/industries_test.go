package diagnosis

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"naru/internal/web/pages/pagestest"
)

// Manufacturing: 235/435 = 54.0%, LQ 1.72, (235/200)^⅓ − 1 = 5.5% a year against
// 3.7%, competitive part 235 − 200·335/300 = 11.67. Trade: 0.67, 0.0%, 1.4%,
// 200 − 200·730/700 = −8.57.
func TestIndustriesShowHandWorkedFigures(t *testing.T) {
	t.Parallel()
	b := stockedBureau(t)
	w := b.Page("/industries")
	want := [][]string{
		{"제조업", "C", "235", "54.0%", "1.72", "+5.5%", "+3.7%", "12"},
		{"도매 및 소매업", "G", "200", "46.0%", "0.67", "0.0%", "+1.4%", "△9"},
		{"전체 산업", "", "435", "100.0%", "1.00", "+2.8%", "+2.1%", "3"},
	}
	got := pagestest.Table(t, w, "industries")
	for i := range got {
		got[i] = got[i][:min(8, len(got[i]))]
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("industries (-hand +page):\n%s", diff)
	}
	pagestest.Holds(t, "the page", pagestest.Text(w), "경기도 산업 진단", "점 하나가 산업 하나입니다", "입지계수", "변이할당", "산업 유형화")
	english := b.Page("/industries?lang=en")
	pagestest.Holds(t, "the English page", pagestest.Text(english), "Industry diagnosis of Gyeonggi-do", "Manufacturing", "Annual growth", "Location quotient")
}

func TestIndustriesAreSortedAndFiltered(t *testing.T) {
	t.Parallel()
	b := stockedBureau(t)
	first := func(path string) string { return pagestest.Table(t, b.Page(path), "industries")[0][0] }
	for path, want := range map[string]string{
		"/industries?sort=lq":                           "도매 및 소매업",
		"/industries?sort=-lq":                          "제조업",
		"/industries?q=%EB%8F%84%EB%A7%A4":              "도매 및 소매업", // 도매
		"/industries?q=trade":                           "도매 및 소매업",
		"/industries?strategy=lead":                     "제조업",
		"/industries?q=%EC%97%86%EB%8A%94&lang=ko":      "조건에 맞는 산업이 없습니다. 찾는 말이나 고른 유형을 바꾸어 보십시오.", // 없는
		"/industries?q=nothing+of+the+kind&lang=en":     "No industry matches. Try other words or types.",
		"/industries?region=11&sort=-lq&from=2022":      "도매 및 소매업",
		"/industries?region=11&ref=41&sort=-lq&to=2023": "도매 및 소매업",
	} {
		if got := first(path); got != want {
			t.Errorf("%s begins with %q", path, got)
		}
	}
	pagestest.Holds(t, "a filtered page", pagestest.Text(b.Page("/industries?strategy=lead")), "모두 보기")
}

// What is downloaded is what is on the screen, with every digit.
func TestIndustriesFileIsTheScreen(t *testing.T) {
	t.Parallel()
	b := stockedBureau(t)
	file := b.Sheet("/industries.csv?strategy=lead")
	if len(file) != 2 { // manufacturing and the total
		t.Errorf("the filter is not in the file: %v", file)
	}
	c := file["C"]
	for column, want := range map[string]string{
		"산업": "제조업", "종사자수 (명)": "235", "입지계수": "1.717", "비중": "0.54022", "지역경쟁력 요인 (명)": "11.6666",
	} {
		if got := c[column]; len(got) < len(want) || got[:len(want)] != want {
			t.Errorf("%s is %q, want %s…; the file has %v", column, got, want, c)
		}
	}
	if all := b.Sheet("/industries.csv?lang=en"); all["G"]["Industry"] == "" || all["_T"]["Employees (persons)"] != "435" {
		t.Errorf("the English file: %v", all)
	}
}
