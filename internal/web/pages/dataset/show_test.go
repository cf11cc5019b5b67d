package dataset

import (
	"net/http"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/web/pages/pagestest"
)

// complete has a number in every cell, and its parts sum to the whole.
const complete = `지역,산업,연도,지표,값
전국,전체 산업,2023,종사자수,30
전국,전체 산업,2024,종사자수,33
경기도,전체 산업,2023,종사자수,10
경기도,전체 산업,2024,종사자수,11
서울특별시,전체 산업,2023,종사자수,20
서울특별시,전체 산업,2024,종사자수,22
`

func TestACompleteVersionSaysSoInASentence(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.Bring("complete", complete, core.MOIS)
	for lang, want := range map[string]string{
		"ko": "빈칸이 없습니다. 지역 3곳(전국 포함) × 산업 1개(합계 포함) × 시점 2개의 모든 칸에 값이 있습니다(종사자수).",
		"en": "No gaps: every cell of 3 regions (the nation among them) × 1 industry (the total among them) × 2 periods has a number (Employees).",
	} {
		w := s.Get("/datasets/complete?lang=" + lang)
		if w.Code != http.StatusOK || !strings.Contains(pagestest.Text(w), want) {
			t.Errorf("%d\n%s", w.Code, pagestest.Text(w))
		}
		if strings.Contains(w.Body.String(), `data-chart`) {
			t.Error("a picture of one colour is drawn")
		}
	}
}

func TestGapsAreNamedAndLeadToTheirCells(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.Bring("survey", pagestest.Survey, core.MOIS)
	w := s.Get("/datasets/survey/1?measure=employees")
	for _, want := range []string{
		"모든 칸에 값이 있는 지표: 사업체수.",
		"값이 없는 칸이 있는 지표: 종사자수.",
		"경기도의 건설업(시점의 50%에 값이 있음)", "서울특별시의 건설업(시점의 50%에 값이 있음)",
		"빈칸이 많은 산업", "F 건설업 50.0%",
	} {
		if !strings.Contains(pagestest.Text(w), want) {
			t.Errorf("‘%s’ is not said:\n%s", want, pagestest.Text(w))
		}
	}
	if link := "/datasets/survey/1/rows?industry=F&amp;measure=employees"; !strings.Contains(w.Body.String(), link) {
		t.Errorf("nothing leads to %s", link)
	} else if to := s.Get(strings.ReplaceAll(link, "&amp;", "&")); !strings.Contains(pagestest.Text(to), "4건") {
		t.Errorf("it leads to:\n%s", pagestest.Text(to))
	}
}

func TestTotalsThatAreOffAreCounted(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	var table strings.Builder
	table.WriteString("지역,산업,연도,지표,값\n")
	for _, p := range s.Regions.Provinces() {
		table.WriteString(p.Name.Ko + ",C,2024,종사자수,1\n")
	}
	v := s.Bring("off", table.String()+"전국,C,2024,종사자수,99\n", core.MOIS)
	if len(v.Quality.Totals) == 0 {
		t.Fatal("no total was checked")
	}
	w := s.Get("/datasets/off?lang=en")
	for _, want := range []string{"1 of 1 total differs from the sum of its parts.", "! 1", "82"} {
		if !strings.Contains(pagestest.Text(w), want) {
			t.Errorf("‘%s’ is not said:\n%s", want, pagestest.Text(w))
		}
	}
}

func TestOriginTellsWhatIsKnownAndNamesWhatIsNot(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	v := s.Bring("survey", pagestest.Survey, core.MOIS)
	says := pagestest.Text(s.Get("/datasets/survey"))
	for _, want := range []string{v.Original.SHA256, "CSV, UTF-8, 쉼표로 나눔", "적지 않은 것 펴낸 곳, 통계표 번호, 이용 조건, 받은 날", "‘비공개’ 표시 1"} {
		if !strings.Contains(says, want) {
			t.Errorf("‘%s’ is not said:\n%s", want, says)
		}
	}
}
