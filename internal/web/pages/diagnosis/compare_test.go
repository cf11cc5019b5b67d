package diagnosis

import (
	"math"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naru/internal/web/pages/pagestest"
)

// 경기 beside 서울: growth 35/400 = 8.75% (2.8% a year) and 30/600 = 5%. National
// part 26 and 39. Krugman to the nation 2·(0.5402 − 0.3146) = 0.451; HHI
// 0.5402² + 0.4598² = 0.503; entropy 0.995.
func TestCompareShowsHandWorkedFigures(t *testing.T) {
	t.Parallel()
	b := stockedBureau(t)
	w := b.Page("/compare")
	want := [][]string{
		{"● 선택: 경기도", "435", "+2.8%", "+26", "+6", "+3", "1", "제조업(1.72)"},
		{"서울특별시", "630", "+1.6%", "+39", "△6", "△3", "1", "도매 및 소매업(1.23)"},
	}
	if diff := cmp.Diff(want, pagestest.Table(t, w, "regions")); diff != "" {
		t.Errorf("regions (-hand +page):\n%s", diff)
	}
	standing := pagestest.Table(t, w, "standing-table")
	if diff := cmp.Diff([]string{"● 선택: 경기도", "+2.8%", "+0.8%", "+1.5%", "1", "0.45", "0.006", "1.00"}, standing[0]); diff != "" {
		t.Errorf("standing (-hand +page):\n%s", diff)
	}
	growth := pagestest.Table(t, w, "growth-table")
	if diff := cmp.Diff([][]string{
		{"+0.8%", "+6.5%", "+1.5%"}, // 8.75% in all, on the edge of two ways to round
		{"△0.5%", "+6.5%", "△1.0%"},
	}, [][]string{growth[0][2:], growth[1][2:]}); diff != "" {
		t.Errorf("growth (-hand +page):\n%s", diff)
	}
	types := pagestest.Table(t, w, "types-table")
	if types[0][2] != "54.0%" || types[0][3] != "1" {
		t.Errorf("선도 육성 of 경기 is manufacturing, 54.0%%: %v", types[0])
	}
	if near := pagestest.Table(t, w, "similarity-table"); near[0][3] != "0.76" || near[1][2] != "0.76" {
		t.Errorf("similarity: %v", near)
	}
	pagestest.Holds(t, "the measures", strings.Join(pagestest.Table(t, w, "measures")[0], " "), "0.503", "0.451", "0.995")
	pagestest.Holds(t, "the page", pagestest.Text(w), "지역 비교: 경기도", "경기도의 자리", "전략 유형별 비중", "증가율은 2곳 가운데 1위입니다", "지역의 집중도와 다양성")
	pagestest.Holds(t, "the English page", pagestest.Text(b.Page("/compare?lang=en")),
		"Compare regions: Gyeonggi-do", "Where Gyeonggi-do stands", "By growth it is number 1 of 2", "Shares of the strategy types")
}

// At the level of sections there are no groups, so that the variety within and
// between them is not known: it must not read as zero.
func TestCoarseDataTellNoVarietyOfGroups(t *testing.T) {
	t.Parallel()
	w := stockedBureau(t).Page("/compare")
	if row := pagestest.Table(t, w, "measures")[0]; len(row) != 6 {
		t.Errorf("varieties of sections: %v", row)
	}
	if got := strings.Count(pagestest.Text(w), "관련 다양성과 비관련 다양성은 싣지 않았습니다. 대분류만으로는"); got != 1 {
		t.Errorf("the page says %d times why they are not there", got)
	}
	pagestest.Holds(t, "the page", pagestest.Text(w), "이 자료는 산업을 대분류 2개로만 나누고 있어")
}

func TestComparedRegionsAreInTheAddress(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	b.Publish(pagestest.TwoProvinces + "부산,_T,2021,10\n부산,_T,2024,11\n부산,C,2021,5\n부산,C,2024,6\n부산,G,2021,5\n부산,G,2024,5\n")
	if rows := pagestest.Table(t, b.Page("/compare"), "regions"); len(rows) != 3 {
		t.Errorf("all of the tier: %v", rows)
	}
	w := b.Page("/compare?peers=26")
	if rows := pagestest.Table(t, w, "regions"); len(rows) != 2 || rows[1][0] != "부산광역시" {
		t.Errorf("only 부산: %v", rows)
	}
	body := w.Body.String()
	pagestest.Holds(t, "the page", body,
		`name="peers" value="26" checked`, `name="peers" value="11"`, `href="/?region=26"`, `href="/compare.csv?peers=26"`, "같은 단계의 모든 지역과 비교")
	if strings.Contains(body, `value="11" checked`) {
		t.Error("서울 is ticked although it was not chosen")
	}
	if got := b.Get("/compare?peers=99999"); got.Code != http.StatusNotFound {
		t.Errorf("a region that is not there: %d", got.Code)
	}
}

func TestCompareFilesAreTheScreen(t *testing.T) {
	t.Parallel()
	b := stockedBureau(t)
	file := b.Sheet("/compare.csv")
	for column, want := range map[string]float64{
		"종사자수 (명)": 435, "증가율": 0.0875, "전체 성장 요인 (명)": 26, "지역경쟁력 요인(시작 값 대비)": 65. / 21 / 400,
		"허핀달-허시만 지수": (235.*235 + 200*200) / (435 * 435), "특화 산업 수 (개 산업)": 1,
	} {
		got, err := strconv.ParseFloat(file["41"][column], 64)
		if err != nil || math.Abs(got-want) > 1e-9 {
			t.Errorf("%s is %v (%v), want %v", column, got, err, want)
		}
	}
	if got := file["41"]["비관련 다양성 (비트)"]; got != "" {
		t.Errorf("a variety that is not known is %q in the file", got)
	}
	if types := b.Sheet("/types.csv"); !strings.HasPrefix(types["41"]["선도 육성 비중"], "0.54022") {
		t.Errorf("types: %v", types["41"])
	}
	if similar := b.Sheet("/similarity.csv"); !strings.HasPrefix(similar["41"]["서울특별시"], "0.7629") {
		t.Errorf("similarity: %v", similar)
	}
	if leading := b.Sheet("/leading.csv"); !strings.HasPrefix(leading["C"]["경기도"], "1.717") {
		t.Errorf("leading: %v", leading)
	}
	for _, path := range []string{"/compare.xlsx", "/types.xlsx", "/similarity.xlsx", "/leading.xlsx"} {
		b.Page(path)
	}
}
