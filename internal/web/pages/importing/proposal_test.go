package importing

import (
	"fmt"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/web/pages/pagestest"
)

// A known survey is proposed by its name, and any other file by its own in
// words; either says that it is a proposal.
func TestATitleIsProposed(t *testing.T) {
	t.Parallel()
	q := newQuay(t)
	known := "지역,산업,연도,지표,값\n"
	for _, measure := range []string{"사업체수", "종사자수"} { // one after the other, as KOSIS has them
		for year := range 40 {
			known += fmt.Sprintf("전국,전체 산업,%d,%s,3\n", 1980+year, measure)
		}
	}
	for name, c := range map[string]struct{ text, want string }{
		"kosis_estab_survey.csv":     {known, "전국사업체조사"},
		"우리시_사업체__2024.csv":          {"지역,산업,연도,지표,값\n경기,제조업,2024,종사자수,1\n", "우리시 사업체 2024"},
		"경기_2020_83_inducement.csv":  {coefficients, "경기도 산업연관 유발계수(2020년)"},
		"2020_83_coefficients_x.csv": {coefficients, "2020 83 coefficients x"},
	} {
		w, _ := q.BringFile(core.Korean, name, []byte(c.text))
		if got := pagestest.FormOf(w.Body.String()).Get("title"); got != c.want {
			t.Errorf("%s is proposed as %q, want %q", name, got, c.want)
		}
		pagestest.WantWords(t, pagestest.Text(w), "파일을 보고 제안한 이름입니다")
	}
}

// coefficients are of three sectors, of which one has no production.
const coefficients = `sector_code,sector_name,prod_in,prod_out,va_in,va_out,emp_in,emp_out
01,작물,1.1877,0.3317,0.7523,0.1384,39.3501,1.8974
06,"석탄, 원유 및 천연가스",1.0,0.0,0.0,0.0,0.0,0.0
07,금속광석,1.5,0.4,0.6,0.2,8.5,1.2
`

// What no one told of a table is marked as a guess beside its field until it is
// changed; sectors that are set aside are named wherever they are told.
func TestGuessesAboutATableAreMarked(t *testing.T) {
	t.Parallel()
	q := newQuay(t)
	w, at := q.BringFile(core.Korean, "경기_2020_inducement.csv", []byte(coefficients))
	text := pagestest.Text(w)
	pagestest.WantWords(t, text, "추정: 파일에 적혀 있지 않아 흔한 쪽을 골라 두었습니다. 확인해 주십시오.", "생산이 없어(총산출 0) 빼고 들이는 부문: 06 석탄, 원유 및 천연가스")
	if n := strings.Count(text, "추정: 파일 이름에서 알아낸 것입니다"); n != 2 { // the place and the year
		t.Errorf("%d guesses from the name: %s", n, text)
	}
	if aside := pagestest.Table(t, w, "soundness")[0][2]; !strings.Contains(aside, "06 석탄, 원유 및 천연가스") {
		t.Errorf("set aside: %q", aside)
	}
	form := pagestest.FormOf(w.Body.String())
	form.Set("act", "preview")
	form.Set("tableMoney", "million-won")
	if text := pagestest.Text(q.Send(core.Korean, at, form)); strings.Contains(text, "흔한 쪽") || !strings.Contains(text, "추정: 파일 이름에서") {
		t.Errorf("what was chosen is told as a guess: %s", text)
	}
	form.Set("act", actImport)
	w = q.Outcome(core.Korean, q.Send(core.Korean, at, form))
	pagestest.WantWords(t, pagestest.Text(w), "뺀 부문", "06 석탄, 원유 및 천연가스")
	pagestest.WantWords(t, pagestest.Text(q.Page("/datasets/"+form.Get("key"))), "06 석탄, 원유 및 천연가스")
}

// The preview says how far it read: all of a short file, a round number of rows
// of a long one.
func TestThePreviewSaysHowFarItRead(t *testing.T) {
	t.Parallel()
	q := newQuay(t)
	rows := func(n int) []byte {
		var b strings.Builder
		b.WriteString("지역,산업,연도,지표,값\n")
		for k := range n {
			fmt.Fprintf(&b, "경기,제조업,%d,종사자수,%d\n", 1900+k%120, k)
		}
		return []byte(b.String())
	}
	w, _ := q.BringFile(core.Korean, "짧은.csv", rows(40))
	pagestest.WantWords(t, pagestest.Text(w), "파일의 40줄을 모두 읽을 수 있습니다")
	w, _ = q.BringFile(core.Korean, "긴.csv", rows(5000))
	pagestest.WantWords(t, pagestest.Text(w), "앞의 3,000줄을 모두 읽을 수 있습니다", "미리보기는 여기까지만 읽고, 나머지 줄은 가져올 때 모두 확인합니다")
}

// The nation and the total are not counted among the regions and industries, and
// that is said.
func TestTheCountOfRegionsSaysWhatItLeavesOut(t *testing.T) {
	t.Parallel()
	q := newQuay(t)
	w, at := q.BringFile(core.Korean, "조사.csv", []byte("지역,산업,연도,지표,값\n전국,전체 산업,2024,종사자수,9\n경기,전체 산업,2024,종사자수,4\n서울,전체 산업,2024,종사자수,5\n"))
	pagestest.WantWords(t, pagestest.Text(q.Outcome(core.Korean, q.start(core.Korean, at, w))), "지역(전국은 따로) 2", "산업(합계는 따로) 0")
}
