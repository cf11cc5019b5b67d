package diagnosis

import (
	"fmt"
	"strings"
	"testing"

	"naru/internal/web/pages/pagestest"
)

// many is a table of 200 industries in two regions. 경기 specialises in those
// with an even number in 2023, in those with an odd one in 2024; the later ones
// are the larger.
func many() string {
	var b strings.Builder
	b.WriteString("지역,산업,연도,값\n")
	for n := range 200 {
		code := fmt.Sprintf("10%d%02d", 1+n/80, 10+n%80)
		for year := 2023; year <= 2024; year++ {
			even := n%2 == 0
			own, other := 1, 3
			if even == (year == 2023) {
				own, other = 3, 1
			}
			fmt.Fprintf(&b, "경기,%s,%d,%d\n서울,%s,%d,%d\n", code, year, own*(n+1), code, year, other*(n+1))
		}
	}
	return b.String()
}

func TestManyIndustriesAreCutToTheLargest(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	b.Publish(many())
	w := b.Page("/")
	pagestest.Holds(t, "the overview", pagestest.Text(w),
		"산업 200개 가운데 종사자수가 큰 150개를 그렸습니다.", "모든 산업은 내려받는 표와 산업 진단에 있습니다.",
		"진입 100개와 이탈 100개 가운데 규모가 큰 것을 20개까지씩 적었습니다.")
	pagestest.Holds(t, "the English overview", pagestest.Text(b.Page("/?lang=en")), "Of 200 industries, the 150 largest by Employees are drawn.")
	rows := pagestest.Table(t, w, "matrix-table")
	if len(rows) < 150 || len(rows) > 151 { // what a sentence is about stays, however small
		t.Errorf("%d industries in the table of the picture", len(rows))
	}
	for _, r := range rows {
		if r[1] == "10110" {
			t.Error("the smallest is drawn")
		}
	}
	if n := len(pagestest.Table(t, w, "turnover")); n != 40 {
		t.Errorf("%d entries and exits", n)
	}
	if n := len(b.Sheet("/matrix.csv")); n != 200 {
		t.Errorf("%d industries in the file", n)
	}
	if n := strings.Count(b.Page("/changes.csv").Body.String(), "특화 진입"); n != 100 {
		t.Errorf("%d entries in the file", n)
	}
	pagestest.Holds(t, "the industries", pagestest.Text(b.Page("/industries")), "산업 200개 가운데 종사자수가 큰 150개를 그렸습니다.")
}
